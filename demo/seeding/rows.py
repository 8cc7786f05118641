"""What `Article.save()` would have stored, as lines for COPY: the article, the state of its translation, its links.

Columns are asked of the models, so that a new one comes with its default. Tests hold a row against `save()`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import GeneratedField, Model
from django.db.models.fields import NOT_PROVIDED

from editorial.content.models import Translation
from editorial.content.querysets import Policy, Status
from editorial.core import languages
from editorial.core.fingerprints import fingerprint
from missions.models import Expedition, Flight, Person
from news.models import Article, Section

from .texts import Writer

SLUG = "seeded"
NULL = r"\N"
YEARS = timedelta(days=30 * 365)
TEXTS = ("title", "lead", "body")
MOMENTS = ("published_at", "created_at", "changed_at")
LINKED = {"people": Person, "flights": Flight, "expeditions": Expedition}


def columns_of(model: type[Model]) -> list[str]:
    """All that can be written: not what PostgreSQL generates, nor what numbers itself."""
    fields = model._meta.local_concrete_fields
    return [str(field.column) for field in fields if not isinstance(field, GeneratedField)]


def literal(value: object) -> str:
    """A value as COPY's text format has it. Our texts hold no tab, line break or backslash."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value)
    if isinstance(value, list):
        return "{" + ",".join(value) + "}"
    return str(value)


def through(name: str) -> tuple[str, list[str]]:
    """Table and columns of a relation's links."""
    relation: Any = Article._meta.get_field(name)
    return relation.m2m_db_table(), [relation.m2m_column_name(), relation.m2m_reverse_name()]


class Line:
    """Lines of one table, of which a line is `form % values`: what is the same in every row is written once."""

    def __init__(self, model: type[Model], differs: Sequence[str], **same: object) -> None:
        self.table, self.columns = model._meta.db_table, columns_of(model)
        defaults = {column: self._default(model, column) for column in self.columns}
        written = {column: literal(value).replace("%", "%%") for column, value in (defaults | same).items()}
        written |= {column: f"%({column})s" for column in differs}
        self.form = "\t".join(written[column] for column in self.columns) + "\n"

    @staticmethod
    def _default(model: type[Model], column: str) -> object:
        field: Any = next(field for field in model._meta.local_concrete_fields if field.column == column)
        if field.null and field.default in (NOT_PROVIDED, None):
            return None
        return field.get_default()


@dataclass(frozen=True)
class Plan:
    """Which articles: `number` of them up to `end`, with ids from `first` on. The same seed writes the same archive."""

    number: int
    first: int
    first_translation: int
    end: datetime
    seed: int

    def moment(self, place: int) -> datetime:
        """Evenly over thirty years, at another minute of the day each time; the last one a while before `end`."""
        at = self.end - YEARS * ((self.number - place) / self.number)
        return at.replace(second=0, microsecond=0)


class Rows:
    """Rows of the articles in one slice of a plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.sections: Sequence[Section] = [
            section for section in Section.objects.order_by("pk") if section.policy != Policy.RUSSIAN_ONLY
        ]
        self.linked = {
            name: list(model._default_manager.order_by("pk").values_list("pk", flat=True))
            for name, model in LINKED.items()
        }
        self.writers = {language: Writer(language, Random(plan.seed)) for language in languages.LANGUAGES}
        self.article = Line(
            Article,
            ["id", "section_id", "slug", *MOMENTS, *(f"{name}{end}" for name in TEXTS for end in ("", "_ru", "_en"))],
            **dict.fromkeys(languages.columns(*Article.translated_texts), ""),
            **dict.fromkeys(("status", "status_ru", "status_en"), Status.APPROVED),
        )  # fmt: skip
        self.translation = Line(
            Translation,
            ["id", "object_id", "made_from", "title", "shelf", "due_at", "changed_at"],
            content_type_id=ContentType.objects.get_for_model(Article).pk, language=languages.ENGLISH,
            source_status=Status.APPROVED, target_status=Status.APPROVED, ready=list(languages.LANGUAGES),
        )  # fmt: skip

    def between(self, start: int, stop: int) -> tuple[list[str], list[str], dict[str, list[str]]]:
        """Lines of articles, of translations, and of links by relation."""
        random = Random(f"{self.plan.seed}/{start}")
        for writer in self.writers.values():
            writer.random = random
        articles, translations = [], []
        links: dict[str, list[str]] = {name: [] for name in LINKED}
        for place in range(start, stop):
            article, translation = self._pair(place, random)
            articles.append(article)
            translations.append(translation)
            for name, chosen in self._links(random):
                links[name].append(f"{self.plan.first + place}\t{chosen}\n")
        return articles, translations, links

    def _links(self, random: Random) -> Iterator[tuple[str, int]]:
        """Every other article is about somebody, every third about a flight or an expedition."""
        for name, one_in in (("people", 2), ("flights", 3), ("expeditions", 3)):
            if self.linked[name] and random.random() < 1 / one_in:
                yield name, random.choice(self.linked[name])

    def _pair(self, place: int, random: Random) -> tuple[str, str]:
        pk, at = self.plan.first + place, self.plan.moment(place).isoformat()
        section = self.sections[int(random.random() ** 2 * len(self.sections))]  # some have more than others
        texts: dict[str, str] = {}
        made_from: dict[str, str] = {}
        for language, writer in self.writers.items():
            title, lead, body = writer.title(place), writer.any_of(writer.leads), writer.any_of(writer.bodies)
            texts |= {f"title_{language}": title, f"lead_{language}": lead.text, f"body_{language}": body.text}
            if language == languages.RUSSIAN:
                made_from = {"title": fingerprint(title), "lead": lead.fingerprint, "body": body.fingerprint}
                # The column without a language holds the text of the language that was active: Russian.
                texts |= {"title": title, "lead": lead.text, "body": body.text}
        article = {"id": pk, "section_id": section.pk, "slug": f"{SLUG}-{place}", **dict.fromkeys(MOMENTS, at), **texts}
        translation = {
            "id": self.plan.first_translation + place, "object_id": pk, "made_from": json.dumps(made_from),
            "title": texts["title"], "shelf": section.pk, "due_at": at, "changed_at": at,
        }  # fmt: skip
        return self.article.form % article, self.translation.form % translation
