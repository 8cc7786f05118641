"""Pages within a number of bytes; whoever was asked for longest ago goes first. One lock for each page being made."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, RLock
from typing import Any

from cachetools import LRUCache

from .cached_page import CachedPage
from .request_key import RequestKey

LARGEST_PART = 16  # no page takes more than one sixteenth of the whole
LONGEST_WAIT = 10.0  # seconds behind another reader's render; then a reader renders for themselves


class Store:
    def __init__(self, limit: int) -> None:
        self.largest = limit // LARGEST_PART
        self._pages: LRUCache[RequestKey, CachedPage] = LRUCache(limit, getsizeof=lambda page: page.size)
        self._lock = Lock()
        self._making: dict[RequestKey, tuple[Any, list[None]]] = {}

    def get(self, key: RequestKey) -> CachedPage | None:
        with self._lock:
            return self._pages.get(key)

    def put(self, key: RequestKey, page: CachedPage) -> None:
        """Again after a page has grown by a compressed body: its size counts from then on."""
        with self._lock:
            self._pages.pop(key, None)
            if page.size <= self.largest:
                self._pages[key] = page

    @property
    def size(self) -> int:
        return int(self._pages.currsize)

    def __len__(self) -> int:
        return len(self._pages)

    @contextmanager
    def alone(self, key: RequestKey) -> Iterator[None]:
        """One reader at a time: the first makes the page, the rest find it made."""
        with self._lock:
            lock, waiting = self._making.setdefault(key, (RLock(), []))
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
                    self._making.pop(key, None)
