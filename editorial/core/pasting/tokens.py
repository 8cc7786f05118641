"""The tokens of any HTML, in time that grows with its length alone."""

from collections.abc import Iterator
from typing import Any

from justhtml import stream

# justhtml looks for both ends that a comment may have, to the end of the text where there is none of one kind: with
# many comments that is the square. So both stand at each end, the second behind a sign that no text of ours has.
_SIGN = "\ue000--!>"


def tokens(html: str) -> Iterator[tuple[str, Any]]:
    """("text", words), ("start", (name, attributes)), ("end", name). A text comes whole, comments do not come."""
    html = html.replace("--!>", "-->").replace("-->", f"-->{_SIGN}")
    texts: list[str] = []  # it is cut at every "<" that begins no tag
    for kind, value in stream(html):
        if kind == "text":
            texts.append(str(value))
        elif kind in ("start", "end"):
            if texts:
                yield "text", "".join(texts).replace(_SIGN, "")
                texts.clear()
            yield kind, value
    if texts:
        yield "text", "".join(texts).replace(_SIGN, "")
