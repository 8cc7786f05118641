"""Pages within a number of bytes; whoever was asked for longest ago goes first. One lock for each page being made."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, RLock
from typing import Any

from cachetools import LRUCache

from .asked import Asked
from .kept import Kept

LARGEST_PART = 16  # no page takes more than one sixteenth of the whole
LONGEST_WAIT = 10.0  # seconds behind another reader's render; then a reader renders for themselves


class Store:
    def __init__(self, limit: int) -> None:
        self.largest = limit // LARGEST_PART
        self._pages: LRUCache[Asked, Kept] = LRUCache(limit, getsizeof=lambda page: page.size)
        self._lock = Lock()
        self._making: dict[Asked, tuple[Any, list[None]]] = {}

    def get(self, asked: Asked) -> Kept | None:
        with self._lock:
            return self._pages.get(asked)

    def put(self, asked: Asked, page: Kept) -> None:
        """Again after a page has grown by a compressed body: its size counts from then on."""
        with self._lock:
            self._pages.pop(asked, None)
            if page.size <= self.largest:
                self._pages[asked] = page

    @property
    def size(self) -> int:
        return int(self._pages.currsize)

    def __len__(self) -> int:
        return len(self._pages)

    @contextmanager
    def alone(self, asked: Asked) -> Iterator[None]:
        """One reader at a time: the first makes the page, the rest find it made."""
        with self._lock:
            lock, waiting = self._making.setdefault(asked, (RLock(), []))
            waiting.append(None)
        taken = lock.acquire(timeout=LONGEST_WAIT)
        try:
            yield
        finally:
            if taken:
                lock.release()
            with self._lock:
                waiting.pop()
                if not waiting:
                    self._making.pop(asked, None)
