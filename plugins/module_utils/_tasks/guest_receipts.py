# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The receipts of an action that nothing in ISE shows: whom an unfinished run has already sent a message, or a new password.

The file is JSON: ``{"action": ACTION, "guests": {ID: "done" or "begun"}}``, without names or passwords. A guest is noted as begun
before the request, so that neither a killed run nor a lost answer leads to a second one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from .._errors import InvalidInput
from .._types.json_file import write_json

DONE, BEGUN = "done", "begun"


class ReceiptsUnusable(InvalidInput):
    """The file of receipts cannot be read or written."""


class Receipts:
    """The receipts in a file; without a path there are none. Raises :class:`ReceiptsUnusable` for another or damaged file."""

    def __init__(self, path: str, action: str, *, read_only: bool) -> None:
        self._path = path
        self._action = action
        self._read_only = read_only
        self._guests = _read(path, action) if path else {}

    def of(self, guest_id: str) -> str:
        """Return what is noted about a guest; an empty text for nothing."""
        return self._guests.get(guest_id, "")

    def begin(self, guest_id: str) -> None:
        """Note that the action is about to be sent. Raises :class:`ReceiptsUnusable` if the file cannot be written."""
        self._write({**self._guests, guest_id: BEGUN})

    def done(self, guest_id: str) -> list[str]:
        """Note that the action is done. Returns warnings: with the file as it was, a rerun does not repeat it either."""
        return self._warnings(lambda: self._write({**self._guests, guest_id: DONE}))

    def forget(self, guest_id: str) -> list[str]:
        """Note that nothing was done. Returns warnings: with the file as it was, a rerun takes the outcome for unknown."""
        return self._warnings(
            lambda: self._write({key: state for key, state in self._guests.items() if key != guest_id})
        )

    def finish(self) -> list[str]:
        """Remove the file: everything is done, so the next run is a new one. Returns warnings."""
        if not self._path or self._read_only:
            return []
        try:
            Path(self._path).unlink(missing_ok=True)
        except OSError as error:
            return [
                f"receipts: {self._path!r} cannot be removed ({error.strerror}), so the next run skips these guests."
            ]
        return []

    @staticmethod
    def _warnings(write: Callable[[], None]) -> list[str]:
        try:
            write()
        except ReceiptsUnusable as error:
            return [error.message]
        return []

    def _write(self, guests: dict[str, str]) -> None:
        """Replace the file atomically, readable by its owner only."""
        self._guests = guests
        if not self._path or self._read_only:
            return
        try:
            write_json(self._path, {"action": self._action, "guests": dict(sorted(self._guests.items()))})
        except OSError as error:
            raise ReceiptsUnusable(f"receipts: {self._path!r} cannot be written ({error.strerror}).") from None


def _read(path: str, action: str) -> dict[str, str]:
    """Return the receipts in a file. A damaged file is refused: taken for empty, it would let everything be sent again."""
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ReceiptsUnusable(f"receipts: {path!r} cannot be read ({error.strerror}).") from None
    except (ValueError, RecursionError):
        content = None
    guests = content.get("guests") if isinstance(content, dict) else None
    if not isinstance(guests, dict) or not all(state in (DONE, BEGUN) for state in guests.values()):
        raise ReceiptsUnusable(f"receipts: {path!r} is not a file of receipts; name another file.")
    if content.get("action") != action:
        raise ReceiptsUnusable(
            f"receipts: {path!r} has the receipts of {content.get('action')}, not of {action}; name another file, or remove it."
        )
    return guests
