"""The findings as a page shows them, whoever made the page: a form, the translation view, the answer to a script."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any, NamedTuple

from django.urls import reverse

from editorial.checks import Finding
from editorial.content.lookup import label
from editorial.content.models import Record
from editorial.content.warnings import Piece, check_texts, pieces, texts_of
from editorial.core import languages

QUOTATION_MARKS = {"straight_quote", "foreign_quote"}
MOST = 100  # that are findings_context at once; their number is said

_AROUND = 40  # characters of the text beside a place
_LONGEST = 160  # of the place itself
_TAGS = re.compile(r"<[^<>]*>")
_CUT_TAG = re.compile(r"^[^<>]*>|<[^<>]*$")
_SPACES = re.compile(r"\s+")


class ShownWarning(NamedTuple):
    """One warning. `start` and `end` count as a browser does: in units of UTF-16."""

    code: str
    key: str
    label: str
    language: str
    start: int
    end: int
    before: str
    excerpt: str
    after: str
    message: str
    replacement: str | None

    @property
    def is_quotation_mark(self) -> bool:
        return self.code in QUOTATION_MARKS

    @property
    def is_spacing(self) -> bool:
        """What is marked or put there cannot be seen."""
        return not self.excerpt.strip()


def panel_context(record: Record) -> dict[str, Any]:
    """What `_panel.html` needs for a record, stored or new."""
    known = pieces(record)
    texts = texts_of(known)
    return {
        "url": reverse("admin:checks"),
        "label": label(record),
        "pk": record.pk or "",
        "source_language": record.source_language,
        "keys": " ".join(texts),
        **findings_context(shown_warnings(known, check_texts(known, record.source_language, texts), texts)),
    }


def findings_context(warnings: list[ShownWarning]) -> dict[str, Any]:
    """What `_findings.html` needs."""
    marks = [warning for warning in warnings if warning.is_quotation_mark and warning.replacement is not None]
    return {"warnings": warnings[:MOST], "count": len(warnings), "marks": len(marks)}


def shown_warnings(known: list[Piece], findings: list[Finding], texts: Mapping[str, str]) -> list[ShownWarning]:
    by_name = {piece.name: piece for piece in known}
    return [_shown_warning(finding, by_name[finding.field], texts) for finding in findings]


def _shown_warning(finding: Finding, piece: Piece, texts: Mapping[str, str]) -> ShownWarning:
    key = languages.column(finding.field, finding.language)
    raw = texts.get(key, "")
    before = _readable(raw[max(0, finding.start - 4 * _AROUND) : finding.start], piece.is_rich)
    after = _readable(raw[finding.end : finding.end + 4 * _AROUND], piece.is_rich)
    excerpt = finding.excerpt
    return ShownWarning(
        finding.code,
        key,
        piece.label,
        finding.language,
        _units(raw[: finding.start]),
        _units(raw[: finding.end]),
        f"…{before[-_AROUND:]}" if len(before) > _AROUND else before,
        f"{excerpt[:_LONGEST]}…" if len(excerpt) > _LONGEST else excerpt,
        f"{after[:_AROUND]}…" if len(after) > _AROUND else after,
        str(finding.message),
        finding.replacement,
    )


def _units(text: str) -> int:
    """How long a browser says that a text is: an emoji counts twice."""
    return len(text) + sum(char > "\uffff" for char in text)


def _readable(text: str, is_rich: bool) -> str:
    """What is read in a piece of a text that may have been cut inside a tag."""
    return _SPACES.sub(" ", unescape(_TAGS.sub(" ", _CUT_TAG.sub("", text))) if is_rich else text)
