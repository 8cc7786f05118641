from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from editorial.content.models import Policy, Publishable, Record, Sluggable
from editorial.content.querysets import Embargo, PublishableQuerySet, Status
from editorial.content.translations_rebuild import rebuild_some
from editorial.core import bilingual, clock, languages
from editorial.core.fields import RichTextField
from editorial.core.functions import MoscowDay
from editorial.core.search import SearchColumn
from media_library.models import Photo
from missions.models import Expedition, ExpeditionTask, Flight, LaunchAttempt, Person
from missions.offsets import OffsetField

from . import anchors, day_counts
from .addresses import address, candidates, latin
from .published_days import PublishedDay  # noqa: F401 - Django looks for models here
from .querysets import ArticleQuerySet


class Section(Sluggable):
    """A rubric of news, with the policy of how its two languages go out."""

    slug = models.SlugField(_("address"), max_length=40, unique=True, help_text=_("Latin letters, no digits first."))
    name = bilingual.name(models.CharField(_("name"), max_length=60), needed=True, borrowed=False)
    policy = models.CharField(
        _("language policy"),
        max_length=14,
        choices=Policy.choices,
        default=Policy.BOTH,
        help_text=_("Both together: neither language goes out before the other is approved."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "slug"]
        triggers = day_counts.triggers()

    def __str__(self) -> str:
        return languages.text(self, "name") or self.slug

    def get_absolute_url(self) -> str:
        return reverse("news:section", args=[self.slug])

    def _saved(self, before: Self | None) -> None:
        super()._saved(before)
        if before is not None and before.policy != self.policy:
            rebuild_some(Article.objects.filter(section=self))  # what goes out, and what is wanted, follows the policy

    def public_languages(self) -> list[str]:
        return [languages.RUSSIAN] if self.policy == Policy.RUSSIAN_ONLY else list(languages.LANGUAGES)


class Project(Publishable):
    """A special project: a lasting page that gathers articles, such as «Планета Королёва» / Planet of Korolev."""

    page_view = "news.views.ProjectView"

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    title = bilingual.text(models.CharField(_("title"), max_length=120), needed=True)
    lead = bilingual.text(models.TextField(_("lead"), max_length=600, blank=True))
    body = bilingual.text(RichTextField(_("text"), blank=True))
    policy = models.CharField(_("language policy"), max_length=14, choices=Policy.choices, default=Policy.BOTH)
    picture = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )

    objects = PublishableQuerySet.as_manager()

    class Meta:
        verbose_name = _("special project")
        verbose_name_plural = _("special projects")
        ordering = ["-published_at"]

    def __str__(self) -> str:
        return languages.text(self, "title") or self.slug

    def get_absolute_url(self) -> str:
        return reverse("news:project", args=[self.slug])


class Article(Publishable):
    policy_path = "section__policy"
    group_field = "section"
    page_view = "news.views.ArticleView"
    moment_columns = Publishable.moment_columns | {"anchor_flight", "anchor_offset", "for_outcome", "attempt"}

    section = models.ForeignKey(Section, models.PROTECT, related_name="articles", verbose_name=_("section"))
    title = bilingual.text(
        models.CharField(_("title"), max_length=180, help_text=_("What happened, without a full stop.")),
        needed=True,
        search="A",
    )
    lead = bilingual.text(
        models.TextField(
            _("lead"),
            max_length=600,
            blank=True,
            help_text=_("One or two sentences: lists, feeds and search show them."),
        ),
        search="B",
    )
    place = bilingual.text(
        models.CharField(
            _("dateline place"),
            max_length=80,
            blank=True,
            help_text=_("Where this is written from: Baikonur, Korolev."),
        )
    )
    body = bilingual.text(RichTextField(_("text"), blank=True), needed=True, search="C")
    slug = models.SlugField(
        _("address"),
        max_length=90,
        blank=True,
        help_text=_("One Latin name for both languages. Empty: made from the title. A changed one redirects for ever."),
    )
    lead_photo = models.ForeignKey(
        Photo, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("lead photo")
    )
    leads_home = models.BooleanField(
        _("lead story"), default=False, help_text=_("The newest article marked so leads the home page.")
    )
    people = models.ManyToManyField(Person, blank=True, related_name="articles", verbose_name=_("people"))
    flights = models.ManyToManyField(Flight, blank=True, related_name="articles", verbose_name=_("flights"))
    expeditions = models.ManyToManyField(Expedition, blank=True, related_name="articles", verbose_name=_("expeditions"))
    projects = models.ManyToManyField(Project, blank=True, related_name="articles", verbose_name=_("special projects"))
    anchor_flight = models.ForeignKey(
        Flight,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="anchored_articles",
        verbose_name=_("goes out with the launch of"),
        help_text=_("The publication moment is then counted from this launch and moves with it."),
    )
    anchor_offset = OffsetField(
        _("counted from the launch"),
        null=True,
        blank=True,
        help_text=_("T−2 h, T+10 min. After the launch: held until an editor confirms that it flew."),
    )
    for_outcome = models.CharField(
        _("only if the launch is"),
        max_length=8,
        choices=LaunchAttempt.Result.choices,
        blank=True,
        help_text=_("Prepared beforehand: goes out when an editor confirms this outcome, and never otherwise."),
    )
    attempt = models.ForeignKey(
        LaunchAttempt, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )  # that released or locked it
    day = models.GeneratedField(
        expression=MoscowDay("published_at"),
        output_field=models.DateField(),
        db_persist=True,
        verbose_name=_("day"),
    )
    search_ru = SearchColumn(languages.RUSSIAN)
    search_en = SearchColumn(languages.ENGLISH)

    objects = ArticleQuerySet.as_manager()

    if TYPE_CHECKING:
        section_id: int
        anchor_flight_id: int | None
        _free_slugs: Iterator[str]  # of the save that is under way
        title_ru: str
        title_en: str

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="article_newest"),
            models.Index(fields=["section", "-published_at", "-id"], name="article_newest_of_section"),
            models.Index(fields=["-published_at", "-id"], name="article_leads_home", condition=Q(leads_home=True)),
            # The admin's filters.
            models.Index(fields=["status_ru", "-published_at", "-id"], name="article_status_ru"),
            models.Index(fields=["status_en", "-published_at", "-id"], name="article_status_en"),
            # What is public in any language: its days are counted without a look at the articles.
            models.Index(
                fields=["day"],
                include=["published_at", "section", "status_en"],
                name="article_public_days",
                condition=Q(status_ru=Status.APPROVED, hold=Embargo.NONE),
            ),
            GinIndex(fields=["search_ru"], name="article_search_ru"),
            GinIndex(fields=["search_en"], name="article_search_en"),
        ]
        triggers = [*day_counts.triggers(), day_counts.emptied()]
        constraints = [
            # Drafts have no day, and nulls do not collide. Collisions are solved in save(), not shown to an editor.
            models.UniqueConstraint(fields=["day", "slug"], name="article_address_once"),
            models.UniqueConstraint(
                fields=["anchor_flight", "for_outcome"],
                condition=Q(attempt__isnull=True) & ~Q(for_outcome=""),
                name="one_text_an_outcome",
                violation_error_message=_("Another text waits for this outcome of this flight already."),
            ),
        ]

    def __str__(self) -> str:
        return languages.text(self, "title") or languages.text(self, "title", languages.other()) or self.slug

    def get_absolute_url(self) -> str:
        """Empty while the article has no publication moment: its address has a date in it."""
        if self.published_at is None:
            return ""
        return address(self.moscow_day(), self.slug)

    def moscow_day(self) -> date:
        if self.published_at is None:
            raise ValueError("an article without a publication moment has no day")
        return clock.day_of(self.published_at)

    def clean(self) -> None:
        super().clean()
        anchors.validate(self)

    def withheld_reason(self) -> str:
        because = super().withheld_reason()
        return f"{because} {capfirst(anchors.anchor_text(self))}." if self.anchor_flight else because

    @classmethod
    def desk_notes(cls, keys: Iterable[int]) -> dict[int, str]:
        anchored = cls.objects.filter(pk__in=keys, anchor_flight__isnull=False).select_related("anchor_flight")
        return {article.pk: f"{capfirst(anchors.anchor_text(article))}." for article in anchored}

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        super().validate_constraints(exclude={*(exclude or ()), "slug", "day"})

    def _apply_defaults(self, before: Self | None) -> None:
        """The address is the first free one of the day: `launch`, `launch-2`, `launch-3` …"""
        if self.anchor_flight_id is not None or self.hold:
            anchors.apply(self, is_public=before is not None and before.was_public())
        super()._apply_defaults(before)
        self.slug = self.slug or latin(self.title_en or self.title_ru or "")
        if not self._stays_at(before):
            self._free_slugs = candidates(self, self.slug)
            self.slug = next(self._free_slugs)

    def _stays_at(self, before: Self | None) -> bool:
        """At the address that it has already: nobody else can have taken it."""
        if before is None or before.slug != self.slug or before.published_at is None or self.published_at is None:
            return False
        return before.moscow_day() == self.moscow_day()

    def _write(self, before: Self | None, *args: Any, **kwargs: Any) -> None:
        """Another worker may take an address between the look and the save; then the next one is tried."""
        if self._stays_at(before):
            return super()._write(before, *args, **kwargs)
        while True:
            try:
                with transaction.atomic():
                    return super()._write(before, *args, **kwargs)
            except IntegrityError as error:
                if "article_address_once" not in str(error):
                    raise
                self.slug = next(self._free_slugs)


class TaskProof(Record):
    """The article from which a reader sees what became of a task of an expedition."""

    revision_parent_field = "article"

    task = models.OneToOneField(ExpeditionTask, models.CASCADE, related_name="proof", verbose_name=_("task"))
    article = models.ForeignKey(Article, models.CASCADE, related_name="proofs", verbose_name=_("article"))

    if TYPE_CHECKING:
        task_id: int
        article_id: int

    class Meta:
        verbose_name = _("proof of a task")
        verbose_name_plural = _("proofs of tasks")

    def __str__(self) -> str:
        return f"{self.task} — {self.article}"
