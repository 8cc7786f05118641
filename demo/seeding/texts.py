"""Titles, leads and bodies in two languages, from words as frequent as words are: the n-th has a share of 1/n."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from editorial.core.fingerprints import fingerprint

BODIES = 4_000  # different ones; every title is its own
WORDS = 8_000  # of each language
PARAGRAPHS, LONG, SHORT = 3, (25, 45), (8, 16)  # paragraphs of a body, words of a paragraph, words of a lead
RARE_EVERY = 997  # one article in so many names what no other does

# The most frequent first. `COMMON` is looked for by the benchmark, and so is `RARE`.
KNOWN = {
    "ru": """
        станция экипаж корабль полёт космонавты модуль испытания работа космический спутник двигатель программа орбита
        старт запуск центр специалисты эксперимент оборудование система ракета стыковка подготовка институт завод
        грузовой связь сегмент скафандр выход задача наука школьники музей конструктор проверка сборка топливо вода
    """,
    "en": """
        station crew spacecraft flight cosmonauts module tests work space satellite engine programme orbit
        launch liftoff centre specialists experiment equipment system rocket docking training institute plant
        cargo communication segment spacesuit spacewalk task science pupils museum designer check assembly fuel water
    """,
}
COMMON = {"ru": "станция", "en": "station"}
RARE = {"ru": "селенография", "en": "selenography"}
SYLLABLES = {
    "ru": "ба ве го ди жу зо ки лу ма не по ра су ти фо ха це чи ша ро",
    "en": "ba ve go di ju zo ki lu ma ne po ra su ti fo ha ce chi sha ro",
}


@dataclass(frozen=True)
class Text:
    text: str

    @cached_property
    def fingerprint(self) -> str:
        """Once a text, since it takes longer than all else that is done with it; of a translation never."""
        return fingerprint(self.text)


def vocabulary(language: str, random: Random) -> list[str]:
    """Each word as many times as is its share: the last one once, the first one as often as there are words."""
    words = dict.fromkeys(KNOWN[language].split())
    syllables = SYLLABLES[language].split()
    while len(words) < WORDS:
        words["".join(random.choices(syllables, k=random.randint(2, 4)))] = None
    return [word for rank, word in enumerate(words, 1) for _ in range(round(WORDS / rank))]


@dataclass
class Writer:
    """Of one language."""

    language: str
    random: Random

    def __post_init__(self) -> None:
        self.words = vocabulary(self.language, self.random)
        self.leads = [self._lead() for _ in range(BODIES)]
        self.bodies = [self._body() for _ in range(BODIES)]

    def sentence(self, length: tuple[int, int]) -> str:
        chosen = self.random.choices(self.words, k=self.random.randint(*length))
        return f"{' '.join(chosen).capitalize()}."

    def _lead(self) -> Text:
        return Text(self.sentence(SHORT))

    def _body(self) -> Text:
        return Text("".join(f"<p>{self.sentence(LONG)}</p>" for _ in range(PARAGRAPHS)))

    def title(self, number: int) -> str:
        words = self.random.choices(self.words, k=4)
        rare = [RARE[self.language]] if number % RARE_EVERY == 0 else []
        return f"{' '.join([*words, *rare]).capitalize()} {number}"

    def any_of(self, texts: Sequence[Text]) -> Text:
        return texts[int(self.random.random() * len(texts))]
