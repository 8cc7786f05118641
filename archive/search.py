"""Search in one language: people and ships by name, then articles. PostgreSQL does the work."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from html import unescape
from operator import or_
from typing import Any

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchQueryCombinable,
    SearchRank,
    SearchVectorField,
)
from django.db.models import Expression, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat, Left, Round, Trim

from editorial.core import languages
from editorial.core.cleaning import clean_text
from editorial.core.content_cache import cached
from editorial.core.search import fold, folded
from editorial.core.typography import no_break
from missions.models import Flight, Person
from news.models import Article

from .wordings import wordings

LONGEST = 200
NAMES_SHOWN = 6
MOST_RANKED = 1000
SEARCHED_FOR_EXCERPT = 20_000  # characters of a text: a book pasted into one must not slow a page of results
CONFIGS = {languages.RUSSIAN: "russian", languages.ENGLISH: "english"}
# Around a matched word: control characters, which no stored text has (see `clean_text`) and the parser skips.
START, STOP = "\x02", "\x03"
# What is no word, with dashes behind it that would deny the next one: PostgreSQL would look for a word of that sign, or
# for the name of a tag.
_NO_WORD = re.compile(r"(?:</?[a-zA-Z][^<>]*>|[^\w\s\"'.,:;/@+%&#()-])+-*")
_LONELY_DASH = re.compile(r"(?:^|(?<=\s))-+(?=\s|$)")  # PostgreSQL would take it for "without the next word"
_NEGATED = re.compile(r"(?:^|(?<=\s))-+(\"[^\"]*\"|[^\s-]\S*)")

Segments = list[tuple[str, bool]]


@dataclass(frozen=True)
class Query:
    """What is searched for: `text` clean and of a bearable length, `was_cut` if the reader typed more."""

    text: str
    was_cut: bool = False

    @classmethod
    def typed(cls, value: str) -> "Query":
        text = " ".join(clean_text(value).split())
        return cls(text[:LONGEST].strip(), len(text) > LONGEST)

    @property
    def config(self) -> str:
        return CONFIGS[languages.current()]

    @property
    def column(self) -> str:
        return languages.column("search")

    def parsed(self) -> SearchQueryCombinable:
        """Any wording of what is wanted, without any wording of what is not (`-word`)."""
        text = _LONELY_DASH.sub(" ", _NO_WORD.sub(" ", fold(self.text)))
        wanted = _NEGATED.sub(" ", text).strip()
        unwanted = "".join(f" -{words}" for found in _NEGATED.findall(text) for words in wordings(found))
        queries = [
            SearchQuery(words + unwanted if wanted else "", config=self.config, search_type="websearch")
            for words in wordings(wanted)
        ]
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
    return records.annotate(words=TitleWords(F(query.column))).filter(
        **{query.column: query.parsed()}, words=query.parsed()
    )


@cached("missions", most=128)
def people(query: Query) -> list[Person]:
    return list(_named(Person.objects.for_list(), query).order_by(languages.column("family_name"))[:NAMES_SHOWN])


@cached("missions", most=128)
def flights(query: Query) -> list[Flight]:
    return list(_named(Flight.objects.for_list(), query).order_by("-launch_at")[:NAMES_SHOWN])


@cached("news", most=128)
def articles(query: Query) -> list[int]:
    """Keys of what is found, the most relevant first, of equally relevant ones the newest. One query.

    A title weighs more than lead and body. Of a word that stands nearly everywhere the newest MOST_RANKED + 1 are
    found and no more: to rank a hundred thousand articles would help no reader.
    """
    matching = Article.objects.published().filter(**{query.column: query.parsed()})
    newest = matching.newest_first().values("pk")[: MOST_RANKED + 1]
    rank = Round(SearchRank(F(query.column), query.parsed()), 1)
    ranked = Article.objects.filter(pk__in=newest).annotate(rank=rank).order_by("-rank", "-published_at", "-pk")
    return list(ranked.values_list("pk", flat=True))


def in_order(pks: Iterable[int]) -> list[Article]:
    """Articles as lists show them, in the order of their keys."""
    found = Article.objects.for_list().in_bulk(list(pks))
    return [found[pk] for pk in pks if pk in found]


@dataclass(frozen=True)
class Result:
    article: Article
    title: Segments
    excerpt: Segments


@cached("news", most=256)
def results(pks: tuple[int, ...], query: Query) -> list[Result]:
    """The articles of one page, matched words marked: the only rows whose text is read. Two queries."""
    rows = {row["pk"]: row for row in _marked(pks, query)}
    return [_result(article, rows[article.pk]) for article in in_order(pks) if article.pk in rows]


def _result(article: Article, row: dict[str, str]) -> Result:
    return Result(
        article, segments(row["whole_title"], row["title_marked"]), excerpt(row["text"], row["excerpt_marked"])
    )


def _marked(pks: Iterable[int], query: Query) -> QuerySet[Any]:
    """Title and text as they stand, and flattened: the title whole, of the text an excerpt, with marks in them."""

    def headline(text: Expression, **options: Any) -> SearchHeadline:
        flattened = Func(folded(text), Value("<>"), Value("  "), function="translate", output_field=TextField())
        options |= {"config": query.config, "start_sel": START, "stop_sel": STOP}
        return SearchHeadline(flattened, query.parsed(), **options)

    def filled(name: str) -> Coalesce:
        return Coalesce(F(languages.column(name)), Value(""), output_field=TextField())

    whole = Concat(filled("lead"), Value(" "), WithoutTags(filled("body")), output_field=TextField())
    text = Left(Trim(whole), SEARCHED_FOR_EXCERPT)
    return Article.objects.filter(pk__in=pks).values(
        "pk",
        text=text,
        whole_title=filled("title"),
        title_marked=headline(filled("title"), highlight_all=True),
        excerpt_marked=headline(text, max_words=36, min_words=20, max_fragments=1),
    )


def flat(text: str) -> str:
    """Folded, and without anything that PostgreSQL would take for a tag and leave out. No longer, no shorter."""
    return fold(text).replace("<", " ").replace(">", " ")


def excerpt(text: str, marked: str) -> Segments:
    """The part of `text` that was found and marked, with an ellipsis where something was left out."""
    bare = marked.replace(START, "").replace(STOP, "")
    start = max(flat(text).find(bare), 0)
    end = start + len(bare)
    before = [("… ", False)] if start else []
    after = [(" …", False)] if end < len(text) else []
    return before + segments(text[start:end], marked) + after


def segments(text: str, marked: str) -> Segments:
    """`text` in pieces, (piece, is a match): the template puts <mark> around matches and escapes everything.

    `marked` is the same text flattened, character for character, with marks in it.
    """
    pieces: list[tuple[str, bool]] = []
    place = 0
    for number, piece in enumerate(re.split(f"[{START}{STOP}]", marked)):
        pieces.append((text[place : place + len(piece)], number % 2 == 1))
        place += len(piece)
    if place != len(text):
        pieces = [(text, False)]
    return [(_readable(piece), is_match) for piece, is_match in pieces if piece]


def _readable(piece: str) -> str:
    return no_break(re.sub(r"\s+", " ", unescape(piece)))
