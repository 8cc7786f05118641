"""Styles as far as they say that nobody was to read something, or that it is bold."""

import re

_COMMENT_MARK = re.compile(r"<!--|-->|/\*[^*]*\*/")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?\.([\w-]+)")
_BOLD = {"bold", "bolder", "600", "700", "800", "900"}

Declarations = dict[str, str]


def declarations(style: str) -> Declarations:
    """`"Mso-Hide: all !important"` as `{"mso-hide": "all"}`. The last of a name wins, as in browsers."""
    found = {}
    for part in style.lower().split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip()] = value.partition("!")[0].strip()
    return found


class Sheet:
    """The rules of a paste's `<style>` whose selector is a class: Pages and exported documents strike out by these."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], Declarations] = {}

    def read(self, text: str) -> None:
        for rule in _COMMENT_MARK.sub(" ", text).split("}"):
            selectors, brace, body = rule.rpartition("{")
            if not brace or "@" in selectors:
                continue
            said = declarations(body)
            for selector in selectors.lower().split(","):
                if known := _SELECTOR.fullmatch(selector.strip()):
                    self._rules.setdefault((known[1] or "", known[2]), {}).update(said)

    def of(self, name: str, classes: list[str], style: str) -> Declarations:
        if not self._rules:
            return declarations(style) if style else {}
        found: Declarations = {}
        for one in classes:
            found |= self._rules.get(("", one), {})
            found |= self._rules.get((name, one), {})
        return found | declarations(style)


def is_struck(said: Declarations) -> bool:
    decoration = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}"
    return "line-through" in decoration or said.get("text-line-through", "none") != "none"


def is_hidden(said: Declarations) -> bool:
    return (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or said.get("mso-hide") == "all"
        or said.get("content-visibility") == "hidden"
        or said.get("opacity") in ("0", "0.0", "0%")
    )


def marks(said: Declarations) -> list[str]:
    """The elements that say of a `<span>` what its style does: Google's and Apple's programs write no others."""
    found = []
    if said.get("font-weight") in _BOLD:
        found.append("strong")
    if said.get("font-style") in ("italic", "oblique"):
        found.append("em")
    if said.get("vertical-align") in ("super", "sub"):
        found.append(said["vertical-align"].replace("super", "sup"))
    return found


def is_plain(name: str, said: Declarations) -> bool:
    """A `<b>` that is not bold: the wrapper of Google's clipboard."""
    if name in ("b", "strong"):
        return said.get("font-weight", "bold") in ("normal", "400", "300", "lighter")
    return name in ("i", "em") and said.get("font-style") == "normal"


def keeps_lines(said: Declarations) -> bool:
    return said.get("white-space", "") in ("pre", "pre-wrap", "pre-line", "break-spaces")
