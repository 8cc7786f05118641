"""Known names: missing in the translation, misspelt in it, or written in a form known to be wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from editorial.checks import forms
from editorial.checks.text import Text
from editorial.checks.types import Finding, Term

# Names that are also common words: at the start of a sentence, outside quotation marks, they say nothing.
_COMMON = frozenset(
    {"поиск", "рассвет", "заря", "звезда", "наука", "причал", "союз", "прогресс", "энергия", "мир", "луч"}
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|\n\s*|—\s+)$")
# A capitalised word, hyphens inside: what may be a name's misspelling.
_CAPITALISED = re.compile(r"(?<![\w-])[A-ZА-ЯЁ][\w]+(?:-[A-ZА-ЯЁ]\w+)*")
_DESIGNATION = re.compile(r"\S*\d\S*")
_WRONG = _("A wrong form of a known name: {name}.")
_MISSPELT = _("A known name is misspelt: {name}.")
_MISSING = _("The other language does not have this name: {name}.")


def check_wrong(texts: Iterable[Text], terms: Sequence[Term]) -> Iterator[Finding]:
    """Forms that the glossary calls wrong, in either language."""
    for text in texts:
        folded = forms.fold(text.plain, text.language)
        for term in terms:
            approved = [m.span() for m in forms.pattern(term.form(text.language), text.language).finditer(folded)]
            for wrong in term.wrong(text.language):
                for match in forms.pattern(wrong, text.language).finditer(folded):
                    if not any(start <= match.start() and match.end() <= end for start, end in approved):
                        yield _wrong(text, match.start(), match.end(), wrong, term)


def _wrong(text: Text, start: int, end: int, wrong: str, term: Term) -> Finding:
    """One click mends it only where the wrong form stands as listed: a case cannot be carried over."""
    name = term.form(text.language)
    mended = name if text.plain[start:end] == wrong else None
    return text.finding("name_wrong", start, end, format_lazy(_WRONG, name=name), mended)


def check(sources: Sequence[Text], targets: Sequence[Text], terms: Sequence[Term]) -> Iterator[Finding]:
    """What the pair says of itself. A name said in one field of a text may stand in another of the translation."""
    ours, theirs = _Side(sources), _Side(targets)
    people = [term for term in terms if forms.is_person(term)]
    for term in terms:
        first = ours.first(term)
        if first is None:
            if theirs.first(term) is not None:
                yield from ours.misspelt(term, people)
            continue
        slips = list(theirs.misspelt(term, people))
        yield from slips
        if not slips and not theirs.has(term) and not theirs.has_wrong(term):
            text, start, end = first
            name = term.form(theirs.language)
            yield text.finding("name_missing", start, end, format_lazy(_MISSING, name=name))


class _Side:
    """All fields of one language."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.language = texts[0].language
        self.texts = [(text, forms.fold(text.plain, text.language)) for text in texts]

    def _search(self, form: str) -> Iterator[tuple[Text, int, int]]:
        for text, folded in self.texts:
            for match in forms.pattern(form, self.language).finditer(folded):
                yield text, match.start(), match.end()

    def first(self, term: Term) -> tuple[Text, int, int] | None:
        """Where the whole name, or a person's surname, is first said as a name.

        What has no capital, as "aft port", is a common word: a translation may well say it otherwise.
        """
        if term.form(self.language).islower():
            return None
        for form in _said_as(term, self.language):
            for text, start, end in self._search(form):
                common = forms.words(form)[0].lower() in _COMMON and len(forms.words(form)) == 1
                if not (common and _SENTENCE_START.search(text.plain[max(0, start - 12) : start])):
                    return text, start, end
        return None

    def has(self, term: Term) -> bool:
        if any(True for form in _said_as(term, self.language) for _place in self._search(form)):
            return True
        return self._has_designation(term)

    def has_wrong(self, term: Term) -> bool:
        return any(True for form in term.wrong(self.language) for _place in self._search(form))

    def _has_designation(self, term: Term) -> bool:
        """«Союз МС-11» и «МС-12»: a number without its ship's name counts where the ship is named, but not
        straight after another name: "Progress MS-12" is no Soyuz MS-12."""
        words = forms.words(term.form(self.language))
        if len(words) < 2 or not _DESIGNATION.fullmatch(words[-1]):
            return False
        family = re.compile(rf"(?<!\w){re.escape(words[0][:-1] if self.language == 'ru' else words[0])}")
        if not any(family.search(folded) for _text, folded in self.texts):
            return False
        return any(
            not re.search(r"[A-ZА-Я][a-zа-я]+[»”]?\s+[«“]?$", text.plain[max(0, start - 40) : start])
            for text, start, _end in self._search(words[-1])
        )

    def misspelt(self, term: Term, people: Sequence[Term]) -> Iterator[Finding]:
        name = term.form(self.language)
        if not forms.is_person(term):
            yield from self._misspelt_word(name, name, people) if len(forms.words(name)) == 1 else ()
            return
        given, surname = forms.words(name)[0], forms.words(name)[-1]
        yield from self._misspelt_word(surname, name, people)
        yield from self._misspelt_given(given, surname, name, people)

    def _misspelt_word(self, right: str, name: str, people: Sequence[Term]) -> Iterator[Finding]:
        """Capitalised words a slip away from a name, unless they are another person's name."""
        folded_right = forms.fold(right, self.language)
        if len(folded_right) < 5 or not folded_right[0].isupper() or folded_right.isupper():
            return
        known = [forms.pattern(w, self.language) for p in people for w in forms.words(p.form(self.language))]
        known.append(forms.pattern(right, self.language))
        # A hyphen lost in a double name, "Saint Jacques", is a slip too.
        spaced = re.compile(re.escape(folded_right.replace("-", " "))) if "-" in right else None
        for text, folded in self.texts:
            found = [
                (m.start(), m.end()) for m in _CAPITALISED.finditer(folded) if self._slip(m[0], folded_right, known)
            ]
            found += [m.span() for m in spaced.finditer(folded)] if spaced else []
            for start, end in found:
                mended = right if self.language == "en" else None
                yield text.finding("name_misspelt", start, end, format_lazy(_MISSPELT, name=name), mended)

    def _slip(self, word: str, right: str, known: list[re.Pattern[str]]) -> bool:
        if word == right or not forms.nearly(word, right, self.language):
            return False
        return not any(pattern.fullmatch(word) for pattern in known)

    def _misspelt_given(self, given: str, surname: str, name: str, people: Sequence[Term]) -> Iterator[Finding]:
        """Slips in a given name ("Ann McClain"), and a surname put first ("Ovchinin Alexey").

        English only: Russian puts a surname first in lists, and inflects.
        """
        if self.language != "en":
            return
        others = {p.en for p in people if p.en != name}
        family = re.escape(surname)
        for text, folded in self.texts:
            for match in re.finditer(rf"(?<![\w-])([A-Z]\w+) (?:[A-Z]\w+vi?ch )?({family})(?![\w-])", folded):
                if match[0] not in others and _near_given(match[1], given):
                    end = match.end(1)
                    yield text.finding("name_misspelt", match.start(), end, format_lazy(_MISSPELT, name=name), given)
            for match in re.finditer(rf"(?<![\w-]){family} ([A-Z]\w+)(?! ?\w*[A-Z]\w*ov\b)", folded):
                if match[1] == given or _near_given(match[1], given):
                    message = format_lazy(_MISSPELT, name=name)
                    yield text.finding("name_misspelt", match.start(), match.end(), message, name)


def _near_given(word: str, given: str) -> bool:
    """Sergei and Sergey, Ann and Anne, Alexey and Aleksey: two edits in a longer name, one in a short one."""
    return 0 < forms.distance(word, given) <= (2 if len(given) >= 6 else 1)


def _said_as(term: Term, language: str) -> list[str]:
    """The whole form; for a person the surname too, which is how a text goes on speaking of them."""
    form = term.form(language)
    return [form, forms.words(form)[-1]] if forms.is_person(term) else [form]
