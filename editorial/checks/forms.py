"""How a known name looks in a text: Russian cases, and spellings that are nearly right."""

import re
from functools import lru_cache

from editorial.checks.alphabets import TO_CYRILLIC, TO_LATIN
from editorial.checks.types import Term

_DASHES = str.maketrans("\u2010\u2011\u00a0\u202f’", "--  '")
# Endings of nouns, surnames and adjectives in all cases, longest first so that a whole word is taken.
_ENDINGS = (
    "ого|его|ому|ему|ыми|ими|ами|ями|ой|ей|ою|ею|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ом|ем|ых|их|ах|ях|ам|ям|ов|ев|"
    "ью|ья|ье|а|я|о|е|у|ю|ы|и|ь|й"
)
_ADJECTIVE = re.compile(r"(?:ий|ый|ой|ая|яя|ое|ее)$")
_VOWEL = re.compile(r"[аеиоуыэюяйь]$")
# Павел — Павла, Зубец — Зубца: the vowel before the last consonant may flee.
_FLEETING = re.compile(r"[ео](?=[бвгджзклмнпрстфхцчшщ]$)")
_MARKS = "«»„“”\"'()"


def fold(text: str, language: str) -> str:
    """The same text, character for character, with look-alike letters, ё, hyphens and spaces made one."""
    text = text.translate(_DASHES)
    if language == "en":
        return text.translate(TO_LATIN)
    # Latin words in a Russian text are left alone: only a letter beside a Russian one, or in MC-10, is a look-alike.
    text = re.sub(r"\bM[CS](?=-\d)|[A-Za-zА-Яа-яЁё]+", lambda m: _cyrillic(m[0]), text)
    return text.replace("ё", "е").replace("Ё", "Е")


def _cyrillic(word: str) -> str:
    if not re.search("[А-Яа-яЁё]", word) and word not in {"MC", "MS"}:
        return word
    return word.replace("S", "С").translate(TO_CYRILLIC)


def words(form: str) -> list[str]:
    return [word for word in (part.strip(_MARKS) for part in form.split()) if word]


def is_person(term: Term) -> bool:
    """Two to four capitalised words without figures or quotation marks in both languages: a name and a surname."""
    return all(
        2 <= len(form.split()) <= 4
        and not re.search(r"[\d«»“”]", form)
        and all(word[0].isupper() and not word.isupper() for word in words(form))
        for form in (term.ru, term.en)
    )


def _inflected(word: str) -> str:
    """A pattern for one Russian word in any case. Abbreviations and figures stay as they are."""
    parts = []
    for part in word.split("-"):
        if len(part) < 3 or part.isupper() or not re.fullmatch(r"[А-Яа-яЁё]+", part):
            parts.append(re.escape(part))
            continue
        stem = _ADJECTIVE.sub("", part) if _ADJECTIVE.search(part) and len(part) > 4 else _VOWEL.sub("", part)
        stems = dict.fromkeys([stem, _FLEETING.sub("", stem) if len(stem) > 3 and stem == part else stem])
        parts.append(f"(?:{'|'.join(map(re.escape, stems))})(?:{_ENDINGS})?")
    return "-".join(parts)


@lru_cache(maxsize=4096)
def pattern(form: str, language: str) -> re.Pattern[str]:
    """Finds a form in folded text. Quotation marks and a patronymic's place do not matter; «МС-1» is not in «МС-11»."""
    folded = [fold(word, language) for word in words(form)]
    if language == "ru":
        body = r"[»”\"]?\s+[«„\"]?".join(_inflected(word) for word in folded)
    else:
        body = r"[”\"]?\s+[“\"]?".join(re.escape(word) for word in folded)
    if folded and not folded[0][0].isupper():
        body = f"(?i:{body})"
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w]|-\w)" if folded else r"(?!)")


@lru_cache(maxsize=65536)
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


def nearly(word: str, right: str, language: str) -> bool:
    """Is a word a small slip away from a name? Russian cases are allowed for by comparing up to the stem's end."""
    if abs(len(word) - len(right)) > (4 if language == "ru" else 2):
        return False
    allowed = 2 if len(right) >= 8 else 1
    if language == "en":
        return 0 < distance(word, right) <= allowed
    stem = _VOWEL.sub("", right)
    heads = {word[: len(stem) + shift] for shift in (-1, 0, 1)}
    tails = re.compile(f"(?:{_ENDINGS})?$")
    return any(0 < distance(head, stem) <= allowed and tails.fullmatch(word[len(head) :]) for head in heads)
