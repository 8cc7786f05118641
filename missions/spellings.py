"""A surname as a reader may spell it: in either alphabet, by any of the usual transliterations, without its marks."""

import re
import unicodedata

LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f h ts ch sh sh _ i _ e u a".replace("_", "-").split(),
        strict=True,
    )
)
SAME = (("kh", "h"), ("shch", "sh"), ("sch", "sh"), ("tz", "ts"), ("x", "ks"), ("ph", "f"), ("w", "v"))
SOFT = re.compile(r"[iyj](?=[aeou])|[^a-z ]")  # Prokopyev, Prokopiev, Prokopjev, Прокопьев
ENDING = re.compile(r"(?:ii|iy|yi|i)\b")


def spelling_key(text: str) -> str:
    """Equal for the spellings of one name: Kononenko and Кононенко, Artemyev, Artemiev and Артемьев."""
    text = unicodedata.normalize("NFC", text.casefold())
    text = "".join(LATIN.get(letter, letter) for letter in text)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    for one, other in SAME:
        plain = plain.replace(one, other)
    plain = SOFT.sub("", plain).replace("y", "i").replace("j", "i")
    return " ".join(ENDING.sub("i", plain).split())


def matches(typed: str, *names: str) -> bool:
    """Every word typed begins a word of the names."""
    words = [word for name in names for word in spelling_key(name.replace("-", " ")).split()]
    return all(any(word.startswith(part) for word in words) for part in spelling_key(typed.replace("-", " ")).split())
