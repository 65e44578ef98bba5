# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the processes of one run of Ansible share, such as that a login was refused.

A note has a kind and a mark. It is an empty file in a private folder of the run; a mark is a keyed hash, and the key is only
in the memory of these processes. Without a shared folder, or if it cannot be used, a process has its own notes only.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import time
from contextlib import suppress
from pathlib import Path

# Of the process that has loaded this file; the workers that it forks inherit it.
_KEY = os.urandom(32)
_NOTES: dict[tuple[str, str], float] = {}
_folder: Path | None = None


def share_in(folder: str) -> None:
    """Share notes with the other processes of this run, in an existing folder that only this user can access."""
    global _folder
    _folder = Path(folder)


def shared_folder() -> Path | None:
    """Return the folder that the processes of this run share; None if they share none."""
    return _folder


def mark_of(*parts: str) -> str:
    """Return the mark of what a note is about."""
    return hmac.new(_KEY, "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def note(kind: str, mark: str) -> None:
    """Make a note, or renew it."""
    _NOTES[kind, mark] = time.time()
    if _folder is not None:
        with suppress(OSError):
            path = _folder / f"{kind}-{mark}"
            path.touch(mode=0o600)
            os.utime(path)


def noted_at(kind: str, mark: str) -> float:
    """Return when a note was made last, in seconds since 1970; 0 if there is none."""
    own = _NOTES.get((kind, mark), 0.0)
    if _folder is not None:
        with suppress(OSError):
            return max(own, (_folder / f"{kind}-{mark}").stat().st_mtime)
    return own


def forget(kind: str) -> None:
    """Forget the notes of one kind, and the folder, as at the start of a process that shares nothing."""
    global _folder
    _folder = None
    for key in [key for key in _NOTES if key[0] == kind]:
        del _NOTES[key]
