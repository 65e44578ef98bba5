# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Statistics of requests: counters and a list. Thread-safe."""

from __future__ import annotations

import threading
from collections import Counter, deque
from dataclasses import dataclass
from typing import Any

__all__ = ["RequestRecord", "Stats"]

KEPT = 100_000


@dataclass
class RequestRecord:
    """One request. ``port`` is "gateway" or "ers"; ``connection`` numbers TCP connections in the order of first use.

    ``headers`` are without Authorization; ``body`` is the parsed JSON, the text if it was not JSON, or None.
    ``status`` 0: no response was sent.
    """

    method: str
    path: str
    query: str
    port: str
    connection: int
    headers: dict[str, str]
    body: Any = None
    status: int = 0

    def as_json(self) -> dict[str, Any]:
        names = ("method", "path", "query", "status", "port", "connection")
        return {name: getattr(self, name) for name in names}


class Stats:
    """Counters since start or ``reset``. Requests to the control path are not counted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._resets = 0
        self._connection_numbers: dict[int, int] = {}
        self._clear()

    def _clear(self) -> None:
        self._requests: deque[RequestRecord] = deque(maxlen=KEPT)
        self._total = 0
        self._by_method: Counter[str] = Counter()
        self._connection_numbers.clear()
        self._connections = 0
        self._writes = 0
        self._masks = 0
        self._running = 0
        self._peak = 0

    def reset(self) -> None:
        """Clear all counters.

        Open connections are counted again when they are used. Requests in progress, which a client may have given up long
        ago, no longer count.
        """
        with self._lock:
            self._resets += 1
            self._clear()

    def begin(self, connection: int, record: RequestRecord) -> int:
        """Count an incoming request and return what :meth:`end` needs; ``connection`` identifies its TCP connection."""
        with self._lock:
            number = self._connection_numbers.get(connection)
            if number is None:
                self._connections += 1
                number = self._connection_numbers[connection] = self._connections
            record.connection = number
            self._requests.append(record)
            self._total += 1
            self._by_method[record.method] += 1
            if record.method in ("POST", "PUT", "PATCH", "DELETE"):
                self._writes += 1
            self._running += 1
            self._peak = max(self._peak, self._running)
            return self._resets

    def end(self, begun: int) -> None:
        """Count the end of a request; ``begun`` is what :meth:`begin` returned."""
        with self._lock:
            if begun == self._resets:
                self._running -= 1

    def closed(self, connection: int) -> None:
        with self._lock:
            self._connection_numbers.pop(connection, None)

    def add_masks(self, count: int) -> None:
        with self._lock:
            self._masks += count

    @property
    def total(self) -> int:
        return self._total

    @property
    def by_method(self) -> dict[str, int]:
        with self._lock:
            return dict(self._by_method)

    @property
    def connections(self) -> int:
        """Return the number of TCP connections with at least one request."""
        return self._connections

    @property
    def writes(self) -> int:
        """Return the number of POST, PUT, PATCH and DELETE requests, including refused ones."""
        return self._writes

    @property
    def masks_written(self) -> int:
        """Return the number of strings of asterisks sent as a secret."""
        return self._masks

    @property
    def max_concurrent(self) -> int:
        return self._peak

    @property
    def requests(self) -> list[RequestRecord]:
        """Return the latest requests, oldest first."""
        with self._lock:
            return list(self._requests)

    def as_json(self) -> dict[str, Any]:
        return {
            "total": self.total,
            "by_method": self.by_method,
            "connections": self.connections,
            "requests": [record.as_json() for record in self.requests],
            "writes": self.writes,
            "masks_written": self.masks_written,
            "max_concurrent": self.max_concurrent,
        }
