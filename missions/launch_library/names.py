"""Names: in the right alphabet, and recognised in another spelling."""

import re
import unicodedata

from django.utils.translation import gettext as _

from editorial.checks.alphabets import TO_LATIN, check_alphabets
from editorial.checks.text import read

from ..spellings import spelling_key

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_DOUBLED = re.compile(r"(.)\1+")
# That begin with another letter, folded.
SHORT_FORMS = {"bil": "vilam", "bob": "robert", "dick": "richard", "ted": "edvard", "pegi": "margaret"}
PARTICLES = {"van", "vande", "von", "de", "der", "den", "di", "da", "del", "la", "le", "al", "bin", "ibn", "ten"}


def corrected_alphabet(name: str) -> tuple[str | None, str]:
    """The name with look-alike letters put right (None if that fails), and a sentence on what was wrong."""
    flaws = list(check_alphabets(read("name", "en", name, False)))
    if not flaws:
        return name, ""
    corrected = name
    for flaw in sorted(flaws, key=lambda flaw: flaw.start, reverse=True):
        letters = flaw.replacement if flaw.replacement is not None else flaw.excerpt.translate(TO_LATIN)
        corrected = corrected[: flaw.start] + letters + corrected[flaw.end :]
    if any(check_alphabets(read("name", "en", corrected, False))):
        return None, _("%(flaw)s “%(name)s” is left out.") % {"flaw": flaws[0].message, "name": name}
    return corrected, _("%(flaw)s Mended: “%(name)s”.") % {"flaw": flaws[0].message, "name": corrected}


def given_and_family(name: str) -> tuple[str, str]:
    """("Mark", "Vande Hei"): the last word, and what belongs to it. A person who knows better puts it right here."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def without_brackets(name: str) -> str:
    """ "Progress MS-16 (77P)" → "Progress MS-16"."""
    return _BRACKETS.sub("", name).strip() or name


def plain_letters(name: str) -> str:
    """Latin letters and figures alone, small: "Soyuz-2.1a" and "Soyuz 2.1a" are one."""
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_LETTERS.sub("", decomposed)


def folded(name: str) -> str:
    """What the usual spellings of a name have in common: Prokopyev and Prokopiev, Vagner and Wagner.

    Only for comparing: no name is ever written so.
    """
    return _DOUBLED.sub(r"\1", spelling_key(name).replace(" ", "").replace("ander", "andr"))


def is_same_person(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Given and family name in two spellings; middle names and initials do not count."""
    return folded(one[1]) == folded(other[1]) and _first(one[0]) == _first(other[0])


def may_be_called(one: str, other: str) -> bool:
    """Two given names of which one may be the short form of the other: Suni and Sunita, Bill and William."""
    letters = [SHORT_FORMS.get(first := _first(given), first)[:1] for given in (one, other)]
    return letters[0] == letters[1]


def _first(given: str) -> str:
    return folded(given.split(maxsplit=1)[0]) if given.split() else ""
