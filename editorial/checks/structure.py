"""Parts of the source that the translation does not have: fields, paragraphs, headings, list items, links, rows."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .text import Text
from .types import Finding

_PARTS: tuple[tuple[str, tuple[str, ...], Promise], ...] = (
    ("missing_paragraph", ("p",), _("This paragraph seems to be missing in the translation.")),
    ("missing_heading", ("h2", "h3", "h4"), _("This heading seems to be missing in the translation.")),
    ("missing_item", ("li",), _("This list item seems to be missing in the translation.")),
    ("missing_link", ("a",), _("This link seems to be missing in the translation.")),
    ("missing_row", ("tr",), _("This table row seems to be missing in the translation.")),
    ("missing_quotation", ("blockquote",), _("This quotation seems to be missing in the translation.")),
    ("missing_figure", ("figure",), _("This figure seems to be missing in the translation.")),
)
# Beyond this the parts are not laid side by side: so much is missing that the place says nothing.
_TOO_MANY = 20_000
_KNOWN = frozenset(tag for _code, tags, _message in _PARTS for tag in tags)
_LONGEST = 4_000  # characters of a part that are looked at
_MOST_PARTS = 5_000  # of one text
_TAG = re.compile(r"<[^<>]*>")
_TAG_NAME = re.compile(r"<(/?)(\w{1,12})")
_HREF = re.compile(r'href="([^"]*)"')
# The same page in the two languages differs by its first step: /ru/news/… and /en/news/….
_LANGUAGE_STEP = re.compile(r"/(?:ru|en)(?=/|$)")


@dataclass(frozen=True)
class _Part:
    tag: str
    start: int
    end: int
    size: int
    digits: frozenset[str]
    address: str


def check_missing_fields(sources: Sequence[Text], targets: Sequence[Text]) -> Iterator[Finding]:
    there = {text.field for text in targets}
    for text in sources:
        if text.field not in there:
            language = targets[0].language
            yield Finding("missing_field", language, text.field, 0, 0, "", _("This field is not translated."))


def check_structure(source: Text, target: Text) -> Iterator[Finding]:
    if not source.is_html:
        return
    all_ours, all_theirs = _parts(source.raw), _parts(target.raw)
    for code, tags, message in _PARTS:
        ours, theirs = ([part for part in parts if part.tag in tags] for parts in (all_ours, all_theirs))
        left = _links_left(ours, theirs) if code == "missing_link" else _left(ours, theirs)
        for part in left:
            excerpt = " ".join(_TAG.sub(" ", source.raw[part.start : min(part.end, part.start + _LONGEST)]).split())
            yield Finding(code, source.language, source.field, part.start, part.end, excerpt, message)


def _parts(html: str) -> list[_Part]:
    """Every part in the order of its beginning, in one reading: a paste may be a hundred thousand open tags."""
    found: list[_Part] = []
    opened: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _TAG.finditer(html):
        name = _TAG_NAME.match(match[0])
        if name is None or name[2].lower() not in _KNOWN:
            continue
        tag = name[2].lower()
        if not name[1]:
            opened[tag].append(match)
        elif opened[tag] and len(found) < _MOST_PARTS:
            found.append(_part(html, tag, opened[tag].pop(), match))
    return sorted(found, key=lambda part: part.start)


def _part(html: str, tag: str, first: re.Match[str], last: re.Match[str]) -> _Part:
    inside = html[first.end() : min(last.start(), first.end() + _LONGEST)]
    words = _TAG.sub("", inside)
    href = _HREF.search(first[0])
    address = _LANGUAGE_STEP.sub("", href[1], count=1) if href else ""
    return _Part(tag, first.start(), last.end(), len(words), frozenset(re.findall(r"\d+", words)), address)


def _links_left(ours: list[_Part], theirs: list[_Part]) -> list[_Part]:
    """Links whose address is not in the translation, no more than it is short of: an address may honestly differ."""
    short = len(ours) - len(theirs)
    there = {part.address for part in theirs}
    strangers = [part for part in ours if part.address not in there]
    return (strangers or ours[::-1])[: max(0, short)]


def _left(ours: list[_Part], theirs: list[_Part]) -> list[_Part]:
    """The parts to leave out so that the rest lie best beside the translation's, in order."""
    short = len(ours) - len(theirs)
    if short <= 0:
        return []
    if len(ours) * short > _TOO_MANY:
        return ours[len(theirs) :]
    # best[j] after i of ours: (cost, left out) with j of theirs matched. Every other path has too many left out.
    best: dict[int, tuple[float, list[_Part]]] = {0: (0.0, [])}
    for ahead, part in enumerate(ours, start=1):
        step: dict[int, tuple[float, list[_Part]]] = {}
        for matched in range(max(0, ahead - short), min(ahead, len(theirs)) + 1):
            options = []
            if matched in best:
                options.append((best[matched][0], [*best[matched][1], part]))
            if matched and matched - 1 in best:
                cost, out = best[matched - 1]
                options.append((cost + _distance(part, theirs[matched - 1]), out))
            if options:
                step[matched] = min(options, key=lambda option: option[0])
        best = step
    return best[len(theirs)][1]


def _distance(ours: _Part, theirs: _Part) -> float:
    """How unlike two parts are: by length, and by the figures that only one has."""
    longest = max(ours.size, theirs.size, 1)
    figures = len(ours.digits ^ theirs.digits) / max(len(ours.digits | theirs.digits), 1)
    return abs(ours.size - theirs.size) / longest + figures
