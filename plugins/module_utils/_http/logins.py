# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refused logins: each counts towards locking the account, so the same login is not sent to the same node again in a run."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from .._errors import AuthenticationFailed
from . import run_notes
from .process_lock import exclusive_lock
from .retry import BY_GATEWAYS

_REFUSED, _ACCEPTED = "login-refused", "login-accepted"
_POLL_INTERVAL = 0.02  # seconds
_UNAUTHORIZED = 401
_UNDECIDED = (429, *BY_GATEWAYS)

# Accepted logins, and those that need no turns, because the node does not answer.
_SETTLED: set[str] = set()
_TURNS: dict[tuple[int, str], threading.Lock] = {}
_TURNS_LOCK = threading.Lock()


def login_scope(target: str) -> str:
    """Return which logins ISE accepts for a path: one API may refuse an account that another one accepts."""
    if target.startswith("/ers/config/guestuser"):
        return "sponsor"
    return next((api for api in ("/ers", "/admin/API/mnt", "/api") if target.startswith(f"{api}/")), "")


def login_mark(*parts: str) -> str:
    """Return the mark of a login: node, scope, user name, password and whatever else distinguishes it."""
    return run_notes.mark_of("login", *parts)


def is_refused(mark: str) -> bool:
    """Return whether ISE has refused a login. An empty mark is no login."""
    return bool(mark and run_notes.noted_at(_REFUSED, mark))


def note_outcome(mark: str, status: int | None) -> None:
    """Remember whether ISE accepts a login: from the status of its answer, None if there was none."""
    if not mark or status in _UNDECIDED:
        return
    if status == _UNAUTHORIZED:
        run_notes.note(_REFUSED, mark)
    elif mark not in _SETTLED:
        _SETTLED.add(mark)
        if status is not None:
            run_notes.note(_ACCEPTED, mark)


@contextmanager
def turn(mark: str, timeout: float) -> Iterator[None]:
    """Hold the only attempt while the block runs, as long as it is not known that ISE accepts the login.

    Waits for other processes of the run at most ``timeout`` seconds. An empty mark is no login.
    """
    if not mark or _is_settled(mark):
        yield
        return
    with _TURNS_LOCK:
        lock = _TURNS.setdefault((os.getpid(), mark), threading.Lock())
    with lock:
        folder = run_notes.shared_folder()
        if folder is None or _is_settled(mark):
            yield
            return
        with exclusive_lock(mark, timeout, folder=folder, poll_interval=_POLL_INTERVAL):
            yield


def _is_settled(mark: str) -> bool:
    if mark not in _SETTLED and run_notes.noted_at(_ACCEPTED, mark):
        _SETTLED.add(mark)
    return mark in _SETTLED


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
    for kind in (_REFUSED, _ACCEPTED):
        run_notes.forget(kind)
    _SETTLED.clear()
    _TURNS.clear()
