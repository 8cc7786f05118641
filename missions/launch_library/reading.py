"""Records of JSON, from a file or page after page over HTTP: no more than one record is in memory."""

import codecs
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import pairwise
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import ijson
from django.utils.translation import gettext as _
from ijson.common import ObjectBuilder

from .report import ImportRefused

MEGABYTE = 1_000_000
LARGEST = 150 * MEGABYTE  # of one file
LONGEST_TEXT = 2 * MEGABYTE  # without a quotation mark: the parser holds a whole text
MOST_VALUES = 200_000  # of one record: the most detailed launches have some thousands
DEEPEST = 40
CHUNK = 65_536
TIMEOUT = 60  # seconds
MOST_PAGES = 1_000  # of 100 records: more launches than there have been


@dataclass
class JsonRecord:
    """`envelope`: the address of the list that it stood in, or empty; `repeated`: keys that it has twice."""

    data: dict[str, Any]
    envelope: str = ""
    repeated: list[str] = field(default_factory=list)


@dataclass
class JsonStream:
    """One file or page. `next_page` is known when everything has been read."""

    stream: IO[bytes]
    largest: int = LARGEST
    next_page: str = ""
    envelope: str = ""  # the address of a neighbouring page: it tells the version

    def records(self) -> Iterator[JsonRecord]:
        """Raises ImportRefused for what is no JSON, breaks off or is too large."""
        try:
            yield from self._records()
        except ijson.IncompleteJSONError as error:
            raise ImportRefused(_broken(str(error))) from error
        except (ijson.JSONError, UnicodeDecodeError, ValueError) as error:
            raise ImportRefused(_("This is no JSON: %(reason)s") % {"reason": _line(str(error))}) from error

    def _records(self) -> Iterator[JsonRecord]:
        outer, had_list = _BoundedBuilder(), False
        record: _BoundedBuilder | None = None  # of the list, while it is being read
        for event, value in ijson.basic_parse(_BoundedStream(self), use_float=True, buf_size=CHUNK):
            if record is None:
                if event == "start_array" and (outer.depth == 0 or (outer.depth == 1 and outer.key == "results")):
                    record, had_list = _BoundedBuilder(), True
                else:
                    outer.event(event, value)
                    self._note_neighbour(outer, event, value)
                continue
            if not record.containers and event == "end_array":
                record = None
                continue
            if not record.containers and event != "start_map":
                raise ImportRefused(_("A list of records has something else in it: %(what)s.") % {"what": event})
            record.event(event, value)
            if not record.containers:
                yield JsonRecord(record.value, self.envelope, record.repeated)
                record = _BoundedBuilder()
        if not had_list:
            yield self._single(outer)

    def _note_neighbour(self, outer: "_BoundedBuilder", event: str, value: object) -> None:
        """Lists say where their pages are before they begin."""
        if outer.depth == 1 and event == "string" and outer.key in ("next", "previous"):
            self.envelope = str(value)
            self.next_page = self.envelope if outer.key == "next" else self.next_page

    def _single(self, outer: "_BoundedBuilder") -> JsonRecord:
        if not isinstance(outer.value, dict) or not outer.value:
            raise ImportRefused(_("There are no records in this: neither a list nor an object of Launch Library."))
        return JsonRecord(outer.value, "", outer.repeated)


class _BoundedBuilder(ObjectBuilder):
    """Refuses what no record of Launch Library is, before it fills the memory; notes the paths of repeated keys."""

    key = ""

    def __init__(self) -> None:
        super().__init__()
        self.size = 0
        self.repeated: list[str] = []

    @property
    def depth(self) -> int:
        return len(self.containers)

    def event(self, event: str, value: object) -> None:
        self.size += 1
        if self.size > MOST_VALUES:
            raise ImportRefused(_("One record here is larger than any of Launch Library: it was not read."))
        if event == "map_key":
            if value in self.containers[-1]:
                self.repeated.append(self._path(str(value)))
        elif event in ("start_map", "start_array") and len(self.containers) >= DEEPEST:
            raise ImportRefused(_("This is nested deeper than any record of Launch Library: it was not read."))
        super().event(event, value)

    def _path(self, key: str) -> str:
        return ".".join([*(_step(outer, inner) for outer, inner in pairwise(self.containers)), key])


def _step(outer: dict[str, Any] | list[Any], inner: object) -> str:
    if isinstance(outer, list):
        return str(len(outer) - 1)
    return next(name for name, value in outer.items() if value is inner)


class _BoundedStream:
    """What the parser reads from: counts what went through, and refuses before it fills the memory."""

    def __init__(self, source: JsonStream) -> None:
        self.stream, self.largest = source.stream, source.largest
        self.size = self.without_quote = 0

    def read(self, size: int = -1) -> bytes:
        if size == 0:  # the parser asks once whether this is a stream of bytes
            return b""
        is_first = self.size == 0
        try:
            chunk = self.stream.read(min(size, CHUNK) if size > 0 else CHUNK)
        except (OSError, HTTPException) as error:
            raise ImportRefused(_broken(str(error))) from error
        self.size += len(chunk)
        if self.size > self.largest:
            raise ImportRefused(too_large(self.largest))
        self.without_quote = 0 if b'"' in chunk else self.without_quote + len(chunk)
        if self.without_quote > LONGEST_TEXT:
            raise ImportRefused(_("There is a text of more than two million characters in this: it was not read."))
        if is_first and chunk.startswith(codecs.BOM_UTF8):
            return chunk.removeprefix(codecs.BOM_UTF8) or self.read(size)
        return chunk


def open_file(path: Path, largest: int = LARGEST) -> IO[bytes]:
    """Raises ImportRefused for what cannot be read, and before reading for what is too large."""
    try:
        if path.stat().st_size > largest:
            raise ImportRefused(too_large(largest))
        return path.open("rb")
    except OSError as error:
        raise ImportRefused(_("It cannot be read: %(reason)s") % {"reason": error.strerror or error}) from error


def is_url(name: str) -> bool:
    return urlsplit(name).scheme in ("http", "https")


def fetch_pages(url: str, token: str = "") -> Iterator[JsonStream]:
    """The list's pages, each to be read to its end before the next is asked for. Raises ImportRefused."""
    visited: set[str] = set()
    while url:
        if url in visited or len(visited) >= MOST_PAGES:
            raise ImportRefused(_("The pages of this list lead in a circle: %(address)s") % {"address": url})
        visited.add(url)
        with closing(_open_url(url, token)) as stream:
            page = JsonStream(stream)
            yield page
        url = _on_same_host(url, page.next_page)


def _on_same_host(here: str, next_page: str) -> str:
    """A list leads to its own host only: the key is sent with every request."""
    there = urljoin(here, next_page) if next_page else ""
    if there and urlsplit(there)[:2] != urlsplit(here)[:2]:
        raise ImportRefused(_("The next page of this list is on another host: %(address)s") % {"address": there})
    return there


def _open_url(url: str, token: str) -> IO[bytes]:
    headers = {"Accept": "application/json"} | ({"Authorization": f"Token {token}"} if token else {})
    try:
        return urlopen(Request(url, headers=headers), timeout=TIMEOUT)  # noqa: S310 - is_url has looked
    except (OSError, HTTPException, ValueError) as error:
        reason = str(error)
        if isinstance(error, HTTPError):
            error.close()
            busy = _("too many requests; without a key it answers 15 times an hour")
            reason = busy if error.code == 429 else str(error.code)
        words = {"address": url, "reason": _line(reason)}
        raise ImportRefused(_("%(address)s did not answer as it should: %(reason)s") % words) from error


def too_large(largest: int) -> str:
    return _("This is larger than %(size)d MB: please take it in parts.") % {"size": largest // MEGABYTE or 1}


def _broken(reason: str) -> str:
    return _("The file breaks off or is no JSON: %(reason)s") % {"reason": _line(reason)}


def _line(reason: str) -> str:
    return " ".join(reason.split())[:160]
