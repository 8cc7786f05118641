"""What a reader can see: a text of joiners and soft hyphens alone is empty, whatever its length."""

import unicodedata

# Controls, formats (joiners, soft hyphen, tags), separators, and marks that stand on other letters.
_UNSEEN = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me"}
_BLANKS = set("\u115f\u1160\u2800\u3164\uffa0")  # letters and a symbol by their category, drawn as nothing


def is_visible(text: str) -> bool:
    return any(unicodedata.category(letter) not in _UNSEEN and letter not in _BLANKS for letter in text)
