# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lock between threads and between processes of the same user.

Processes lock a file in a private folder below the folder for temporary files. The lock protects a server from load, not data
from corruption: without a usable lock file, or after the timeout, the work is done without the lock.
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

_POLL_INTERVAL = 0.2  # seconds

# By process: a lock that was held when the process was forked is never released in the child.
_THREAD_LOCKS: dict[tuple[int, str], threading.Lock] = {}
_THREAD_LOCKS_LOCK = threading.Lock()


@contextmanager
def exclusive_lock(
    name: str, timeout: float, *, folder: Path | None = None, poll_interval: float = _POLL_INTERVAL
) -> Iterator[None]:
    """Hold the lock called ``name`` while the block runs.

    Waits for other threads without a limit, and for other processes at most ``timeout`` seconds. ``folder`` is a private folder
    for the file of the lock, if it is not the usual one.
    """
    with _THREAD_LOCKS_LOCK:
        lock = _THREAD_LOCKS.setdefault((os.getpid(), name), threading.Lock())
    with lock:
        descriptor = _open_lock_file(name, folder)
        try:
            if descriptor is not None:
                _acquire(descriptor, timeout, poll_interval)
            yield
        finally:
            if descriptor is not None:
                os.close(descriptor)  # releases the lock; the file stays, because other processes may wait for it


def _acquire(descriptor: int, timeout: float, poll_interval: float) -> None:
    for attempt in range(int(timeout / poll_interval) + 1):
        if attempt:
            time.sleep(poll_interval)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        except OSError:  # a file system without locks
            pass
        return


def _open_lock_file(name: str, folder: Path | None) -> int | None:
    """Return the descriptor of the lock file; None if it cannot be opened safely."""
    file_name = hashlib.sha256(name.encode()).hexdigest()[:32]
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        folder = folder or _private_folder()
        return os.open(folder / file_name, flags, 0o600) if folder else None
    except OSError:
        return None


def _private_folder() -> Path | None:
    """Return a folder that only this user can access; None if another user has put something in its place."""
    folder = Path(tempfile.gettempdir()) / f"openise-ise-{os.geteuid()}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    status = folder.lstat()
    private = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o077
    return folder if private else None
