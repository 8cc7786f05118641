"""How a known name looks in a text: Russian cases, and spellings that are nearly right."""

import re
from functools import lru_cache

from .alphabets import TO_CYRILLIC, TO_LATIN
from .types import Term

_DASHES = str.maketrans("\u2010\u2011\u00a0\u202f’", "--  '")
# Endings of nouns, surnames and adjectives in all cases, longest first so that a whole word is taken.
_ENDINGS = (
    "ого|его|ому|ему|ыми|ими|ами|ями|ой|ей|ою|ею|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ом|ем|ых|их|ах|ях|ам|ям|ов|ев|"
    "ью|ья|ье|а|я|о|е|у|ю|ы|и|ь|й"
)
ENDINGS = frozenset(["", *_ENDINGS.split("|")])
_ADJECTIVE = re.compile(r"(?:ий|ый|ой|ая|яя|ое|ее)$")
_VOWEL = re.compile(r"[аеиоуыэюяйь]$")
# Павел — Павла, Зубец — Зубца: the vowel before the last consonant may flee.
_FLEETING = re.compile(r"[ео](?=[бвгджзклмнпрстфхцчшщ]$)")
_MARKS = "«»„“”\"'()"
_MANY = 1 << 14  # forms of a name desk with some thousands of names


def fold(text: str, language: str) -> str:
    """The same text, character for character, with look-alike letters, ё, hyphens and spaces made one."""
    text = text.translate(_DASHES)
    if language == "en":
        return text.translate(TO_LATIN)
    # Latin words in a Russian text are left alone: only a letter beside a Russian one, or in MC-10, is a look-alike.
    text = re.sub(r"\bM[CS](?=-\d)|[A-Za-zА-Яа-яЁё]+", lambda m: _cyrillic(m[0]), text)
    return text.replace("ё", "е").replace("Ё", "Е")


@lru_cache(maxsize=_MANY)
def fold_name(name: str, language: str) -> str:
    return fold(name, language)


def _cyrillic(word: str) -> str:
    if word.isascii() and word not in {"MC", "MS"}:
        return word
    return word.replace("S", "С").translate(TO_CYRILLIC)


@lru_cache(maxsize=_MANY)
def name_words(form: str) -> tuple[str, ...]:
    return tuple(word for word in (part.strip(_MARKS) for part in form.split()) if word)


@lru_cache(maxsize=_MANY)
def is_person(term: Term) -> bool:
    """Unless it is known: two to four capitalised words without figures or quotation marks in both languages."""
    if term.is_person is not None:
        return term.is_person
    return all(
        2 <= len(form.split()) <= 4
        and not re.search(r"[\d«»“”]", form)
        and all(word[0].isupper() and not word.isupper() for word in name_words(form))
        for form in (term.ru, term.en)
    )


def surname_of(term: Term, language: str) -> str:
    return term.surname(language) or name_words(term.form(language))[-1]


def folded_surname(term: Term, language: str) -> str:
    return fold_name(surname_of(term, language), language)


def folded_given_name(term: Term, language: str) -> str:
    return fold_name(name_words(term.form(language))[0], language)


def _is_inflected(part: str) -> bool:
    """Abbreviations, figures and what is not Russian stay as they are in every case."""
    return len(part) >= 3 and not part.isupper() and bool(re.fullmatch(r"[А-Яа-яЁё]+", part))


def _stems(part: str) -> tuple[str, ...]:
    stem = _ADJECTIVE.sub("", part) if _ADJECTIVE.search(part) and len(part) > 4 else _VOWEL.sub("", part)
    short = _FLEETING.sub("", stem) if len(stem) > 3 and stem == part else stem
    return tuple(dict.fromkeys([stem, short]))


def _inflected(word: str) -> str:
    """A pattern for one Russian word in any case."""
    return "-".join(
        f"(?:{'|'.join(map(re.escape, _stems(part)))})(?:{_ENDINGS})?" if _is_inflected(part) else re.escape(part)
        for part in word.split("-")
    )


def declines(surname: str) -> bool:
    """A surname in -и, -у, -ю, -э, -ы, -о or -е is one in every case: Дои, Ногути, Песке, Кононенко.

    «Горы» and «Песков» are no cases of Гори and Песке (Розенталь, «Справочник по правописанию», § 149).
    """
    return not surname.endswith(("и", "у", "ю", "э", "ы", "о", "е"))


@lru_cache(maxsize=_MANY)
def name_pattern(form: str, language: str, in_cases: bool = True) -> re.Pattern[str]:
    """Finds a form in folded text. Quotation marks and a patronymic's place do not matter; «МС-1» is not in «МС-11»."""
    folded = [fold(word, language) for word in name_words(form)]
    if language == "ru" and in_cases:
        body = r"[»”\"]?\s+[«„\"]?".join(_inflected(word) for word in folded)
    else:
        body = r"[”\"]?\s+[“\"]?".join(re.escape(word) for word in folded)
    if folded and not folded[0][0].isupper():
        body = f"(?i:{body})"
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w]|-\w)" if folded else r"(?!)")


@lru_cache(maxsize=_MANY)
def name_beginning(form: str, language: str, in_cases: bool = True) -> tuple[str, tuple[str, ...], bool]:
    """Its first two letters, what its first run of letters may be, and whether a case may follow that. All lower-case.

    It says cheaply, of a thousand names, which few are worth `name_pattern`. Nothing: the form has no letters.
    """
    stems, inflected = _beginning(form, language, in_cases)
    low = tuple(stem.lower() for stem in stems)
    return low[0][:2] if low else "", low, inflected


def _beginning(form: str, language: str, in_cases: bool) -> tuple[tuple[str, ...], bool]:
    known = name_words(form)
    if not known:
        return (), False
    part = fold(known[0], language).split("-")[0]
    if language == "ru" and in_cases and _is_inflected(part):
        return _stems(part), True
    run = re.match(r"\w+", part)
    return ((run[0],) if run else ()), False


def may_begin(run: str, stems: tuple[str, ...], inflected: bool) -> bool:
    """Is a run of letters of the text the beginning of a form, as far as letters say? Both are lower-case."""
    if not inflected:
        return run in stems
    return any(run.startswith(stem) and run[len(stem) :] in ENDINGS for stem in stems)


@lru_cache(maxsize=1 << 16)
def distance(left: str, right: str) -> int:
    """Edits between two words: letters put in, left out, changed, or two neighbours swapped."""
    previous: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, previous, row = previous, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


@lru_cache(maxsize=1 << 16)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def nearly(word: str, right: str, language: str) -> bool:
    """Is a word a small slip away from a name? Russian cases are allowed for by comparing up to the stem's end."""
    if abs(len(word) - len(right)) > (4 if language == "ru" else 2):
        return False
    word, right = word.lower(), right.lower()  # "McLain" is one letter away, whatever its capitals
    allowed = 2 if len(right) >= 8 else 1
    stem = right if language == "en" else _VOWEL.sub("", right)
    if len(_letters(stem) - _letters(word)) > allowed:
        return False  # each edit takes away one letter at most: far cheaper than counting edits
    if language == "en":
        return 0 < distance(word, right) <= allowed
    heads = {word[: len(stem) + shift] for shift in (-1, 0, 1)}
    return any(word[len(head) :] in ENDINGS and 0 < distance(head, stem) <= allowed for head in heads)
