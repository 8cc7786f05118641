"""Search in one language: people and ships by name, then articles. PostgreSQL does the work."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from html import unescape
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVectorField
from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat, Round

from editorial import languages
from editorial.cleaning import clean_text
from editorial.typography import no_break
from missions.models import Flight, Person
from news.models import Article

from .look_alikes import variants

LONGEST = 200
NAMES_SHOWN = 12
CONFIGS = {languages.RUSSIAN: "russian", languages.ENGLISH: "english"}
# Around a matched word: characters of the private use area, which no keyboard types.
START, STOP = "\ue000", "\ue001"
_MARKED = re.compile(f"{START}([^{START}{STOP}]*){STOP}")

Segments = list[tuple[str, bool]]


@dataclass(frozen=True)
class Query:
    """What is searched for: `text` clean and of a bearable length, `was_cut` if the reader typed more."""

    text: str
    was_cut: bool = False

    @classmethod
    def typed(cls, value: str) -> "Query":
        text = " ".join(clean_text(value).replace(START, "").replace(STOP, "").split())
        return cls(text[:LONGEST].strip(), len(text) > LONGEST)

    @property
    def config(self) -> str:
        return CONFIGS[languages.current()]

    @property
    def column(self) -> str:
        return languages.column("search")

    def parsed(self) -> Any:
        queries = [SearchQuery(text, config=self.config, search_type="websearch") for text in variants(self.text)]
        return reduce(or_, queries)


class TitleWords(Func):
    """The words of a search column that stand in names and titles: weight A."""

    template = "ts_filter(%(expressions)s, '{a}')"
    output_field = SearchVectorField()


class WithoutTags(Func):
    """Rich text without its tags. Entities stay; they are resolved in Python, after the excerpt is cut."""

    template = "regexp_replace(%(expressions)s, '<[^>]*>', ' ', 'g')"
    output_field = TextField()


def _named(records: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """Records whose name matches. A biography that mentions a ship does not make a person a result for it."""
    return records.annotate(words=TitleWords(F(query.column))).filter(**{query.column: query.parsed()}, words=query.parsed())


def people(query: Query) -> list[Person]:
    return list(_named(Person.objects.for_list(), query).order_by(languages.column("family_name"))[:NAMES_SHOWN])


def flights(query: Query) -> list[Flight]:
    return list(_named(Flight.objects.for_list(), query).order_by("-launch_at")[:NAMES_SHOWN])


def articles(query: Query) -> QuerySet[Any]:
    """The most relevant first, among equally relevant ones the newest. Titles weigh more than leads and bodies."""
    found = Article.objects.published().filter(**{query.column: query.parsed()}).for_list()
    rank = Round(SearchRank(F(query.column), query.parsed()), 1)
    return found.annotate(rank=rank).order_by("-rank", "-published_at", "-pk")


@dataclass(frozen=True)
class Result:
    article: Article
    title: Segments
    excerpt: Segments


def results(found: Iterable[Article], query: Query) -> list[Result]:
    """The articles of one page with their matched words marked: the only rows whose text is read. One query."""
    shown = list(found)
    marked = {row["pk"]: row for row in _headlines([article.pk for article in shown], query)}
    return [
        Result(article, segments(marked[article.pk]["title_marked"]), segments(unescape(marked[article.pk]["excerpt"])))
        for article in shown
        if article.pk in marked
    ]


def _headlines(pks: list[int], query: Query) -> QuerySet[Any]:
    def headline(text: Any, **options: Any) -> SearchHeadline:
        marks = {"start_sel": START, "stop_sel": STOP}
        return SearchHeadline(text, query.parsed(), config=query.config, **marks, **options)

    def filled(name: str) -> Coalesce:
        return Coalesce(F(languages.column(name)), Value(""), output_field=TextField())

    text = Concat(filled("lead"), Value(" "), WithoutTags(filled("body")), output_field=TextField())
    return Article.objects.filter(pk__in=pks).values(
        "pk",
        title_marked=headline(filled("title"), highlight_all=True),
        excerpt=headline(text, max_words=40, min_words=24, max_fragments=0),
    )


def segments(marked: str) -> Segments:
    """(text, is a match) in turn, for a template that puts <mark> around matches and escapes everything."""
    pieces = _MARKED.split(no_break(" ".join(marked.split())))
    cleaned = [piece.replace(START, "").replace(STOP, "") for piece in pieces]
    return [(piece, index % 2 == 1) for index, piece in enumerate(cleaned) if piece]
