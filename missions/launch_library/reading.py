"""Records of a file of JSON, one after another: whatever its size, no more than one is in memory."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any

import ijson
from django.utils.translation import gettext as _

from .report import ImportRefused

MEGABYTE = 1_000_000
LARGEST = 150 * MEGABYTE  # of one file
LONGEST_TEXT = 2 * MEGABYTE  # without a quotation mark: the parser holds a whole text
MOST_VALUES = 200_000  # of one record: the most detailed launches have some thousands
DEEPEST = 40
CHUNK = 65_536


@dataclass
class Read:
    """One record. `envelope`: the address of the list that it stood in, or empty; `repeated`: keys it has twice."""

    data: dict[str, Any]
    envelope: str = ""
    repeated: list[str] = field(default_factory=list)


@dataclass
class Reading:
    """Of one file or page. `following` is the list's next page, known when everything has been read."""

    stream: IO[bytes]
    largest: int = LARGEST
    following: str = ""
    address: str = ""  # of the list's neighbouring page: it tells the version
    taken: int = 0

    def records(self) -> Iterator[Read]:
        """Raises ImportRefused for what is no JSON, breaks off or is too large."""
        try:
            yield from self._records()
        except ijson.IncompleteJSONError as error:
            raise ImportRefused(_broken(str(error))) from error
        except (ijson.JSONError, UnicodeDecodeError, ValueError) as error:
            raise ImportRefused(_("This is no JSON: %(reason)s") % {"reason": _line(str(error))}) from error

    def _records(self) -> Iterator[Read]:
        whole = _Building()
        record: _Building | None = None  # of the list, while it is being read
        for event, value in ijson.basic_parse(_Measured(self), use_float=True, buf_size=CHUNK):
            if record is not None:
                if not record.stack and event == "end_array":
                    record = None
                    continue
                record.take_in_list(event, value)
                if not record.stack:
                    yield Read(record.made, self.address, record.repeated)
                    record = _Building()
            elif whole.opens_list(event):
                record = _Building()
            else:
                whole.take(event, value)
                self._note_address(whole, event, value)
        if not whole.had_list:
            yield self._single(whole)

    def _note_address(self, whole: "_Building", event: str, value: Any) -> None:
        """Lists say where their pages are before they begin."""
        if whole.depth == 1 and event == "string" and whole.key in ("next", "previous"):
            self.address = str(value)
            self.following = self.address if whole.key == "next" else self.following

    def _single(self, whole: "_Building") -> Read:
        if not isinstance(whole.made, dict) or not whole.made:
            raise ImportRefused(_("There are no records in this: neither a list nor an object of Launch Library."))
        return Read(whole.made, "", whole.repeated)


class _Building:
    """An object put together from the parser's events, without recursion and within bounds."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.keys: list[str] = []
        self.made: Any = None
        self.repeated: list[str] = []
        self.values = 0
        self.had_list = False

    @property
    def depth(self) -> int:
        return len(self.stack)

    @property
    def key(self) -> str:
        return self.keys[-1] if self.keys else ""

    def opens_list(self, event: str) -> bool:
        """The list that an envelope keeps its records in, or one that is the whole file."""
        opens = event == "start_array" and (self.depth == 0 or (self.depth == 1 and self.key == "results"))
        self.had_list = self.had_list or opens
        return opens

    def take_in_list(self, event: str, value: Any) -> None:
        if not self.stack and event != "start_map":
            raise ImportRefused(_("A list of records has something else in it: %(what)s.") % {"what": event})
        self.take(event, value)

    def take(self, event: str, value: Any) -> None:
        self._count()
        if event == "map_key":
            if value in self.stack[-1]:
                self.repeated.append(".".join([*self.keys[:-1], value]))
            self.keys[-1] = value
        elif event in ("start_map", "start_array"):
            self._open({} if event == "start_map" else [])
        elif event in ("end_map", "end_array"):
            self._close()
        else:
            self._put(value)

    def _count(self) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            raise ImportRefused(_("One record here is larger than any of Launch Library: it was not read."))

    def _open(self, container: Any) -> None:
        if self.depth >= DEEPEST:
            raise ImportRefused(_("This is nested deeper than any record of Launch Library: it was not read."))
        self._put(container)
        self.stack.append(container)
        self.keys.append("")

    def _close(self) -> None:
        if self.stack:
            self.made = self.stack.pop()
            self.keys.pop()

    def _put(self, value: Any) -> None:
        if not self.stack:
            self.made = value
        elif isinstance(self.stack[-1], dict):
            self.stack[-1][self.keys[-1]] = value
        else:
            self.stack[-1].append(value)


class _Measured:
    """What the parser reads from: counts what went through, and refuses before it fills the memory."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.without_quote = 0
        self.first = True

    def read(self, size: int = -1) -> bytes:
        if size == 0:  # the parser asks once whether this is a stream of bytes
            return b""
        try:
            chunk = self.reading.stream.read(min(size, CHUNK) if size > 0 else CHUNK)
        except (OSError, HTTPException) as error:
            raise ImportRefused(_broken(str(error))) from error
        self.reading.taken += len(chunk)
        if self.reading.taken > self.reading.largest:
            raise ImportRefused(too_large(self.reading.largest))
        self.without_quote = 0 if b'"' in chunk else self.without_quote + len(chunk)
        if self.without_quote > LONGEST_TEXT:
            raise ImportRefused(_("There is a text of more than two million characters in this: it was not read."))
        if self.first and chunk:
            self.first = False
            chunk = chunk.removeprefix(codecs.BOM_UTF8) or self.read(size)
        return chunk


def too_large(largest: int) -> str:
    return _("This is larger than %(size)d MB: please take it in parts.") % {"size": largest // MEGABYTE or 1}


def open_file(path: Path, largest: int = LARGEST) -> IO[bytes]:
    """Raises ImportRefused for what cannot be read, and before reading for what is too large."""
    try:
        if path.stat().st_size > largest:
            raise ImportRefused(too_large(largest))
        return path.open("rb")
    except OSError as error:
        raise ImportRefused(_("It cannot be read: %(reason)s") % {"reason": error.strerror or error}) from error


def _broken(reason: str) -> str:
    return _("The file breaks off or is no JSON: %(reason)s") % {"reason": _line(reason)}


def _line(reason: str) -> str:
    return " ".join(reason.split())[:160]
