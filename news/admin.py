from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from editorial.admin import BilingualAdmin, PublishableAdmin, page_links, states
from editorial.admin.filters import MissingFilter
from editorial.admin.forms import RecordForm
from editorial.admin.lists import in_either_language
from editorial.admin.meant import SearchedSelect
from editorial.content import roles
from editorial.content.querysets import Policy, Status
from editorial.core import languages
from media_library.admin import thumbnail
from missions.admin.expeditions import ExpeditionAdmin, TaskInline
from missions.models import Expedition, ExpeditionTask

from . import anchors
from .models import Article, Project, Section, TaskProof

SEARCH_HELP = _("By title, in either language")
BODY_HELP = _("May be pasted from Word: what the site does not use is left out. Pictures come from the media library.")
PEOPLE_HELP = _("Whom this is about: it stands on their pages then.")


@admin.register(Article)
class ArticleAdmin(PublishableAdmin):
    common_fields = ("section", "published_at", ("lead_photo", "photo_now"), "leads_home")
    more_fieldsets = (
        (_("With a launch"), {"fields": (("anchor_flight", "anchor_offset", "for_outcome"), "launch_moment")}),
        (_("What it is about"), {"fields": ("people", "flights", "expeditions", "projects")}),
        (_("Address"), {"classes": ("collapse",), "fields": ("slug", "source_language")}),
    )
    readonly_fields = ("photo_now", "launch_moment")
    radio_fields: ClassVar[dict[str, Any]] = {"section": admin.HORIZONTAL}  # one press, and all of them in sight
    autocomplete_fields = ("lead_photo", "anchor_flight", "people", "flights", "expeditions", "projects")
    help_texts: ClassVar[dict[str, Any]] = {
        "section": _("Where in the news it stands; the section says whether both languages go out together."),
        "lead_photo": _("Stands above the text and in lists. Search by its caption, or add a new one with +."),
        "body": BODY_HELP,
        "people": PEOPLE_HELP,
        "flights": _("The flights this is about: it stands on their pages then."),
        "expeditions": _("The expeditions this is about: it stands on their pages then."),
        "projects": _("The special projects it belongs to."),
    }
    list_display = ("photo", "title_text", "section_name", "moment", "russian", "english", "on_site")
    list_display_links = ("title_text",)
    list_filter = ("section", *PublishableAdmin.list_filter, "leads_home")
    list_select_related = ("section", "lead_photo")
    search_help_text = SEARCH_HELP
    date_hierarchy = "published_at"

    @admin.display(description=_("photo"))
    def photo(self, article: Article) -> SafeString | str:
        return thumbnail(article.lead_photo)

    @admin.display(description=_("as it is now"))
    def photo_now(self, article: Article) -> SafeString | str:
        return thumbnail(article.lead_photo)

    @admin.display(description=_("that is"))
    def launch_moment(self, article: Article) -> str:
        return anchors.anchor_text(article) or "—"

    @admin.display(description=_("section"), ordering="section")
    def section_name(self, article: Article) -> str:
        return in_either_language(article.section, "name")


@admin.register(Project)
class ProjectAdmin(PublishableAdmin):
    common_fields = ("published_at", "policy", "picture")
    more_fieldsets = ((_("Address"), {"fields": ("slug", "source_language")}),)
    autocomplete_fields = ("picture",)
    prepopulated_fields: ClassVar[dict[str, Any]] = {"slug": ("title_en",)}
    help_texts: ClassVar[dict[str, Any]] = {
        "slug": _("Latin letters: planet-of-korolev. A changed one redirects for ever."),
        "title": _("As it stands on the poster and above the page."),
        "lead": _("One or two sentences for the poster on the home page."),
        "body": BODY_HELP,
        "policy": _("Both together: neither language goes out before the other is approved."),
        "picture": _("Stands above the text."),
    }
    search_help_text = SEARCH_HELP


class SectionForm(RecordForm):
    def clean(self) -> dict[str, Any] | None:
        """Another policy takes down pages of many articles at once: asked with how many."""
        cleaned = super().clean() or {}
        policy = cleaned.get("policy")
        if self.instance.pk and "policy" in self.changed_data and policy and not states.is_loss_confirmed(self.data):
            number = _lost_under(self.instance, policy)
            question = ngettext(
                "Nothing has been saved yet: under this policy readers would lose %(number)d page of the site.",
                "Nothing has been saved yet: under this policy readers would lose %(number)d pages of the site.",
                number,
            )
            if number:
                self.add_error("policy", states.loss_question(question % {"number": number}))
        return cleaned


def _lost_under(section: Section, policy: str) -> int:
    articles = Article.objects.filter(section=section.pk)
    if policy == Policy.RUSSIAN_ONLY:
        return int(articles.published(languages.ENGLISH).count())
    if policy == Policy.BOTH:
        return int(articles.published(languages.RUSSIAN).exclude(status_en=Status.APPROVED).count())
    return 0


@admin.register(Section)
class SectionAdmin(BilingualAdmin):
    form = SectionForm
    common_fields = ("policy", "order", "slug")
    prepopulated_fields: ClassVar[dict[str, Any]] = {"slug": ("name_en",)}
    help_texts: ClassVar[dict[str, Any]] = {
        "name": _("One or two words: it stands in the menu."),
        "order": _("Smaller numbers stand first in the menu."),
    }
    list_display = ("name_text", "policy", "order", "slug", "on_site")
    list_filter = ("policy", MissingFilter)
    search_fields = ("name_ru", "name_en", "slug")

    @admin.display(description=_("name"))
    def name_text(self, section: Section) -> str:
        return in_either_language(section, "name")

    @admin.display(description=_("on the site"), empty_value="—")
    def on_site(self, section: Section) -> SafeString | None:
        return page_links(section)


PROOF_HELP = _("The article that shows what became of the task. Readers see it where it is public in their language.")


class TaskForm(forms.ModelForm):
    proved_by: Any = forms.ModelChoiceField(
        Article.objects.only("slug", "title_ru", "title_en"),
        required=False,
        label=_("proved by"),
        help_text=PROOF_HELP,
        widget=SearchedSelect(TaskProof._meta.get_field("article"), admin.site),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "proved_by" in self.fields:
            stored = self._stored()
            self.initial["proved_by"] = stored.article_id if stored else None
            self.fields["proved_by"].widget.attrs["aria-label"] = self.fields["proved_by"].label

    def _stored(self) -> TaskProof | None:
        return getattr(self.instance, "proof", None) if self.instance.pk else None

    def save(self, commit: bool = True) -> ExpeditionTask:
        task = super().save(commit)
        if commit and "proved_by" in self.changed_data:
            self._prove(task, self.cleaned_data["proved_by"])
        return task

    def _prove(self, task: ExpeditionTask, article: Article | None) -> None:
        proof = self._stored() or TaskProof(task=task)
        if article is None:
            if proof.pk:
                proof.delete()
            return
        proof.article = article
        proof.save()


class ProvedTaskInline(TaskInline):
    form = TaskForm
    fields: ClassVar[tuple[str, ...]] = ("text_ru", "text_en", "state", "proved_by", "order")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ExpeditionTask]:
        return super().get_queryset(request).select_related("proof")

    def get_fields(self, request: HttpRequest, obj: Expedition | None = None) -> list[Any]:
        """Which article proves a task is a fact: who translates alone does not choose it."""
        may = roles.may_edit_facts(request.user)
        return [name for name in super().get_fields(request, obj) if name != "proved_by" or may]


admin.site.unregister(Expedition)


@admin.register(Expedition)
class ProvedExpeditionAdmin(ExpeditionAdmin):
    inlines: ClassVar[Any] = tuple(
        ProvedTaskInline if inline is TaskInline else inline for inline in ExpeditionAdmin.inlines
    )
