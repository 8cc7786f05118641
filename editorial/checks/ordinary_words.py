"""Words that surnames and names of ships may also be, and words that say that a surname is one.

The lists (`ordinary_words.toml`) were chosen by hand from the names of those who have flown: a dictionary says of
Иванов and Johnson too that they are words. What they leave out costs one superfluous warning; a word too many, that
a surname at the start of a sentence is not missed unless something beside it says that a person is meant.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from .name_forms import ENDINGS

_TEXTS: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_LISTS = {name: frozenset(words.split()) for name, words in _TEXTS.items()}
_SHORT_FORMS = [frozenset(line.split()) for line in _TEXTS["short_forms"].splitlines()]
_STEMS = _LISTS["russian_stems"]
_PLURALS = _LISTS["russian_plurals"]
_PLURALS_WITHOUT_YO = frozenset(word.replace("ё", "е") for word in _PLURALS)
GIVEN = {"ru": _LISTS["russian_given_names"], "en": _LISTS["english_given_names"]}
FIRST_IN_ASIA = _LISTS["first_in_asia"]


@lru_cache(maxsize=1 << 14)
def is_word(word: str, language: str) -> bool:
    """May this capitalised word, as it is typed, be an ordinary one at the start of a sentence?"""
    low = word.lower()
    if language == "en":
        return low in _LISTS["english"] or low in _LISTS["english_capital_anyway"]
    if is_oblique(word, language):
        return True
    low = low.replace("ё", "е")
    return any(low[:cut] in _STEMS and low[cut:] in ENDINGS for cut in range(2, len(low) + 1))


def is_oblique(word: str, language: str) -> bool:
    """A word only in a case that no subject stands in: «волков», «скворцов». «Королёва» with its ё is no queen."""
    low = word.lower()
    return language == "ru" and (low in _PLURALS if "ё" in low else low in _PLURALS_WITHOUT_YO)


def is_no_slip(word: str, language: str) -> bool:
    """May it begin a sentence without being a misspelt surname?"""
    slips = _LISTS["english_no_slips" if language == "en" else "russian_no_slips"]
    return is_word(word, language) or word.lower() in slips


def has_capital_anyway(word: str) -> bool:
    return word.lower() in _LISTS["english_capital_anyway"]


def is_short_form(one: str, other: str) -> bool:
    """«Боб Бенкен» is Robert."""
    return any(one in names and other in names for names in _SHORT_FORMS)


_RU_TITLES = (
    "академик|астронавт|бортинженер|генерал|герой|геро[яюе]|госп(?:один|ожа)|директор|доктор|дублер|инженер|капитан|"
    "командир|командующ|конструктор|космонавт|летчик|майор|напарник|подполковник|полковник|пилот|президент|профессор|"
    "специалист|тайконавт|товарищ|турист|участни[кц]|экипаж|юбиляр"
)
_EN_TITLES = (
    "astronauts?|captain|col\\.|colonel|commander|cosmonauts?|crewmates?|designer|director|doctor|dr\\.?|engineers?|"
    "general|lieutenant|major|mr\\.?|mrs\\.?|ms\\.?|pilot|president|prof\\.|professor|specialists?|taikonauts?|tourist"
)
# «астронавт НАСА Лав», "flight engineer Love": the title, and what it is the title of.
TITLE_BEFORE = {
    "ru": re.compile(
        rf"\b(?:{_RU_TITLES})\w*(?:[- ](?:испытател\w+|космонавт\w*|НАСА|NASA|ЕКА|JAXA|ЯАКИ|МКС(?:-\d+)?|Роскосмоса|"
        r"корабля|полета|шаттла|миссии|экипажа|станции|России|США|Китая|Японии|Кореи|СССР)){0,2} $",
        re.IGNORECASE,
    ),
    "en": re.compile(rf"\b(?:{_EN_TITLES}) $", re.IGNORECASE),
}
# Things that bear the name of whoever it may be: «острова Кука», "Cook Islands".
NAMED_AFTER_BEFORE = re.compile(
    r"\b(?:остров\w*|мыс\w*|пролив\w*|залив\w*|гор[аыуе]|вулкан\w*|кратер\w*|улиц\w+|площад\w+|проспект\w*|шоссе|закон\w*|"
    r"теорем\w+|эффект\w*|комет\w+|музык\w+|опер\w+|роман\w*|фильм\w*) $",
    re.IGNORECASE,
)
_RU_SAID = (
    "сказал|рассказал|сообщил|доложил|заявил|отметил|добавил|пояснил|уточнил|подчеркнул|ответил|поблагодарил|"
    "поздравил|признался|вспоминал|вспомнил|родил[сa]|командовал|пилотировал|полетел|полетит"
)
_EN_SAID = (
    "said|says|told|added|adds|noted|reported|replied|answered|explained|recalled|recalls|thanked|wrote|writes|flew|"
    "flies|commanded|commands|piloted|was born|returned|returns|spent|worked|became|joined|performed|conducted|stepped|"
    "landed|launched|trained|retired|and (?:his|her)"
)
SPEAKS_AFTER = {
    "ru": re.compile(rf"^ (?:тогда |затем |также |ещё |уже )?(?:{_RU_SAID})\w*\b", re.IGNORECASE),
    "en": re.compile(rf"^,? (?:also |then |later |first )?(?:{_EN_SAID})\b"),
}
# After «Волков», which is a plural's case too, one man's deed: «Волков открыл», and not «Волков не видно».
ACTED_AFTER = re.compile(r"^ \w+л(?:ся)?\b")
