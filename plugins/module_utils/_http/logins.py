# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refused logins: each counts towards locking the account, so the same login is not sent to the same node again.

A process remembers its own. The workers of one run of Ansible share what they know as empty files in a private folder of that
run. Their names are keyed hashes of the logins, and the key is only in the memory of these processes.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .._errors import AuthenticationFailed
from .process_lock import exclusive_lock
from .retry import BY_GATEWAYS

_REFUSED, _ACCEPTED = "refused", "accepted"
_POLL_INTERVAL = 0.02  # seconds
_UNAUTHORIZED = 401
_UNDECIDED = (429, *BY_GATEWAYS)

# Of the process that has loaded this file; the workers that it forks inherit it.
_KEY = os.urandom(32)
_noted: set[tuple[str, str]] = set()
_turns: dict[tuple[int, str], threading.Lock] = {}
_lock = threading.Lock()
_folder: Path | None = None


def share_in(folder: str) -> None:
    """Share what is known of logins with other processes of this run, in an existing folder that only this user can access."""
    global _folder
    _folder = Path(folder)


def login_scope(target: str) -> str:
    """Return which logins ISE accepts for a path: one API may refuse an account that another one accepts."""
    if target.startswith("/ers/config/guestuser"):
        return "sponsor"
    return next((api for api in ("/ers", "/admin/API/mnt", "/api") if target.startswith(f"{api}/")), "")


def login_mark(*parts: str) -> str:
    """Return a keyed hash of a login: node, scope, user name, password and whatever else distinguishes it."""
    return hmac.new(_KEY, "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def is_refused(mark: str) -> bool:
    """Return whether ISE has refused a login. An empty mark is no login."""
    return bool(mark) and _is_noted(_REFUSED, mark)


def note_outcome(mark: str, status: int | None) -> None:
    """Remember whether ISE accepts a login: from the status of its answer, None if there was none."""
    if status == _UNAUTHORIZED:
        _note(_REFUSED, mark)
    elif status is None:  # waiting for each other would not protect the account
        with _lock:
            _noted.add((_ACCEPTED, mark))
    elif status not in _UNDECIDED:
        _note(_ACCEPTED, mark)


@contextmanager
def turn(mark: str, timeout: float) -> Iterator[None]:
    """Hold the only attempt while the block runs, as long as it is not known that ISE accepts the login.

    Waits for other processes of the run at most ``timeout`` seconds. An empty mark is no login.
    """
    if not mark or _is_noted(_ACCEPTED, mark):
        yield
        return
    with _lock:
        lock = _turns.setdefault((os.getpid(), mark), threading.Lock())
    with lock:
        if _folder is None or _is_noted(_ACCEPTED, mark):
            yield
            return
        with exclusive_lock(mark, timeout, folder=_folder, poll_interval=_POLL_INTERVAL):
            yield


def not_repeated(account: Mapping[str, Any]) -> AuthenticationFailed:
    """Return the failure of a task whose login was refused earlier, from its options."""
    username = account.get("sponsor_username") or account.get("username")
    return AuthenticationFailed(
        f"The login of {username!r} was not sent to {account.get('hostname')} again: the node has refused it (401) earlier in "
        "this run, and each refused login counts towards locking the account. Correct username and password, or unlock the "
        "account in ISE; then start the run again.",
        status=_UNAUTHORIZED,
    )


def forget_logins() -> None:
    """Forget all logins, as at the start of a process that shares nothing."""
    global _folder
    _noted.clear()
    _turns.clear()
    _folder = None


def _note(kind: str, mark: str) -> None:
    if not mark or (kind, mark) in _noted:
        return
    with _lock:
        _noted.add((kind, mark))
    if _folder is not None:
        with suppress(OSError):  # without the file only this process knows
            (_folder / f"login-{kind}-{mark}").touch(mode=0o600)


def _is_noted(kind: str, mark: str) -> bool:
    if (kind, mark) in _noted:
        return True
    if _folder is None or not (_folder / f"login-{kind}-{mark}").exists():
        return False
    _noted.add((kind, mark))
    return True
