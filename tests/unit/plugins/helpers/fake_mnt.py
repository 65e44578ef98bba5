# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Monitoring API with prepared responses, for tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._mnt.client import Mnt
from ansible_collections.openise.ise.plugins.module_utils._progress import ProgressCallback


class FakeMnt(Mnt):
    """Answers calls by their path: an element, a list of elements, or an exception to raise. ``calls`` lists the paths.

    A path without a response is one that ISE reports as not available.
    """

    def __init__(self, responses: Mapping[str, Any], *, hostname: str = "mnt1", read_only: bool = False) -> None:
        # Without super().__init__(), which would make sessions.
        self._responses = responses
        self._hostname = hostname
        self._read_only = read_only
        self.calls: list[str] = []
        self.others: list[Mnt] = []
        self.progress: list[str] = []

    @property
    def nodes(self) -> list[Mnt]:
        """Return this node and the others."""
        return [self, *self.others]

    @property
    def hostnames(self) -> list[str]:
        """Return the name of this node."""
        return [self._hostname]

    @property
    def read_only(self) -> bool:
        """Return whether the task runs in check mode."""
        return self._read_only

    @property
    def report_progress(self) -> ProgressCallback:
        """Return what collects the texts in ``progress``."""
        return self.progress.append

    @property
    def max_connections(self) -> int:
        """Return one, so that the order of calls is certain."""
        return 1

    def _response(self, path: str) -> Any:
        self.calls.append(path)
        response = self._responses.get(path)
        if isinstance(response, Exception):
            raise response
        return response

    def document(self, path: str, root: str, *, body: str = "", acts: bool = False) -> dict[str, Any] | None:
        """Return the prepared document."""
        document: dict[str, Any] | None = self._response(path)
        return document

    def members(
        self,
        path: str,
        element: str,
        convert: Any,
        *,
        heavy: bool = False,
        roots: tuple[str, ...] = (),
        body: str = "",
    ) -> list[dict[str, Any]]:
        """Return the prepared elements, converted."""
        converted = [convert(item) for item in self._response(path) or []]
        return [item for item in converted if item is not None]
