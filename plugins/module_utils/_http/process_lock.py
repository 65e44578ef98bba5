# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking turns at something that must not be done twice at once by a user of a machine: between threads, and between processes.

Processes lock a file, below the folder for temporary files, that nobody else can touch. That is a courtesy to a server
and no more: where there can be no such file, or others take too long, the work is done regardless.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import stat
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_STEP = 0.2  # seconds between two looks at a lock that somebody has

# By process: a lock that was held when the process was forked is never released in the new one.
_THREADS: dict[tuple[int, str], threading.Lock] = {}
_THREADS_LOCK = threading.Lock()


@contextmanager
def alone(what: str, patience: float) -> Iterator[None]:
    """Let no other thread, and no other process of the same user and machine, do ``what`` while the block runs.

    Other threads wait as long as it takes, other processes ``patience`` seconds at most.
    """
    with _THREADS_LOCK:
        lock = _THREADS.setdefault((os.getpid(), what), threading.Lock())
    with lock:
        descriptor = _opened(what)
        try:
            if descriptor is not None:
                _wait_for(descriptor, patience)
            yield
        finally:
            if descriptor is not None:
                os.close(descriptor)  # gives the lock back; the file stays, others may be waiting for it


def _wait_for(descriptor: int, patience: float) -> None:
    for turn in range(int(patience / _STEP) + 1):
        if turn:
            time.sleep(_STEP)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        except OSError:  # a file system without locks
            pass
        return


def _opened(what: str) -> int | None:
    """Return the lock file, open; None where it cannot be had safely."""
    name = hashlib.sha256(what.encode()).hexdigest()[:32]
    try:
        folder = _folder()
        return os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600) if folder else None
    except OSError:
        return None


def _folder() -> Path | None:
    """Return a folder of this user alone; None where somebody else has put something in its place."""
    folder = Path(tempfile.gettempdir()) / f"openise-ise-{os.geteuid()}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077
    return folder if own else None
