"""How else the words of a query may have been meant: in another alphabet, or with a surname in another case.

Words are typed in the wrong alphabet, or in two at once: "МS-10" with a Cyrillic М, "Оleg" with a Cyrillic О.

A query is searched for as it was typed and, where that differs, with such words wholly in each alphabet.

PostgreSQL's stemmer takes the endings of Russian surnames in -ов, -ев, -ин for cases of a noun: «Прокопьев» becomes
"прокоп" and «Прокопьева» "прокопьев", so that neither finds the other. Hence both are searched for.
"""

import re
from collections.abc import Callable

CYRILLIC = "АВЕКМНОРСТУХавекмнорстух"
LATIN = "ABEKMHOPCTYXabekmhopctyx"
TO_LATIN = str.maketrans(CYRILLIC, LATIN)
TO_CYRILLIC = str.maketrans(LATIN + "Ss", CYRILLIC + "Сс")  # S too: "МS-10" is what people make of "МС-10"

# What ships and expeditions are called in the other alphabet; the number stands after a hyphen.
NAMES = {
    "soyuz": "союз",
    "progress": "прогресс",
    "iss": "мкс",
    "ms": "мс",
    "tma": "тма",
    "tm": "тм",
    "m": "м",
    "fg": "фг",
}
NAMES_TO_LATIN = {cyrillic: latin for latin, cyrillic in NAMES.items()}
ONLY_WITH_NUMBER = {"m", "м"}

_SURNAME = re.compile(r"\b([а-яё]{2,}(?:[оеё]в|[иы]н))(а|у|ым|ом|е)?\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
# A designation in either alphabet or in both; "MC" is МС typed by its look.
_SERIES = {
    "MS-": re.compile(r"\b[MМ][SСC][ -]?(?=\d)", re.IGNORECASE),
    "TMA-": re.compile(r"\b[TТ][MМ][AА][ -]?(?=\d)", re.IGNORECASE),
    "TM-": re.compile(r"\b[TТ][MМ][ -]?(?=\d)", re.IGNORECASE),
    "ISS-": re.compile(r"\b(?:ISS|МКС)[ -]?(?=\d)", re.IGNORECASE),
}


def wordings(text: str) -> list[str]:
    """The words as typed, and as they might have been meant: in each alphabet, surnames in each case."""
    in_alphabets = variants(text)
    in_cases = [case(words) for words in in_alphabets for case in (nominative, genitive)]
    return list(dict.fromkeys([*in_alphabets, *in_cases]))


def normalised(query: str) -> str:
    """Designations spelt as they are stored: "МС 10", "МС10" and "МS-10" are MS-10."""
    for name, pattern in _SERIES.items():
        query = pattern.sub(name, query)
    return query


def variants(query: str) -> list[str]:
    """The query as it was typed, then in other alphabets where that makes a difference."""
    query = normalised(query)
    found = [query, _converted(query, _latin), _converted(query, _cyrillic)]
    return list(dict.fromkeys(found))


def _converted(query: str, convert: Callable[[str, bool], str]) -> str:
    def word(match: re.Match[str]) -> str:
        followed_by_number = re.match(r"-\d", query[match.end() :]) is not None
        return convert(match[0], followed_by_number)

    return _LETTERS.sub(word, query)


def _latin(word: str, numbered: bool) -> str:
    return _in_alphabet(word, numbered, word.translate(TO_LATIN), NAMES_TO_LATIN)


def _cyrillic(word: str, numbered: bool) -> str:
    return _in_alphabet(word, numbered, word.translate(TO_CYRILLIC), NAMES)


def _in_alphabet(word: str, numbered: bool, look_alike: str, names: dict[str, str]) -> str:
    """A ship's word by its name in the other alphabet; a word in two alphabets by the look of its letters."""
    key = word.lower()
    if key in names and (numbered or key not in ONLY_WITH_NUMBER):
        return names[key]
    return look_alike if is_mixed(word) and not is_mixed(look_alike) else word


def is_mixed(word: str) -> bool:
    return any("а" <= c <= "я" or c == "ё" for c in word.lower()) and any("a" <= c <= "z" for c in word.lower())


def nominative(query: str) -> str:
    """«о Прокопьеве» → «о Прокопьев»."""
    return _SURNAME.sub(r"\1", query)


def genitive(query: str) -> str:
    """«Прокопьев» → «Прокопьева»: all the other cases have its stem."""
    return _SURNAME.sub(r"\1а", query)
