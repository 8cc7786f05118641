"""What a person reads on a page: its text, and the names and values of what has no text."""

import re
from html.parser import HTMLParser

UNSAID = re.compile(r"\b(None|undefined|NaN|Invalid Date|null)\b|\[\]|\{\}|''|\bobject at 0x|<QuerySet|%\(\w+\)[sd]")
READ = {"title", "alt", "aria-label", "placeholder", "content"}


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        named = dict(attrs)
        read = READ | ({"value"} if named.get("type") != "hidden" else set())
        self.found += [value for name, value in attrs if name in read and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def unsaid(html: str) -> list[str]:
    """Where the page prints what a program says for nothing."""
    page = _Text()
    page.feed(html)
    return [text.strip()[:120] for text in page.found if UNSAID.search(text)]


def in_one_line(html: str) -> str:
    """The markup without the line breaks and indents of its templates, so that a test may quote it: a break beside a
    tag is nothing, one between words or attributes is a space."""
    html = re.sub(r"<[^>]+>", lambda tag: re.sub(r"\s*\n\s*", " ", tag[0]).replace(" >", ">"), html)
    html = re.sub(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<)", "", html)
    return re.sub(r"\s*\n\s*", " ", html)
