# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The endpoints a CoA is for: how they are named, the session each has, and what is told of them.

ISE takes a CoA for a MAC address, and only with the PSN that owns the session. So whatever an endpoint is named by, the newest
record of its MAC address is read, which tells that nobody else is there now, and then its active session, which tells the PSN.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .._errors import InvalidInput, IseError
from .._types.mac_address import normalize_mac
from .client import ROOT, Mnt
from .session_search import Session, active_with_id, checked, latest

KEYS = ("mac", "user", "ip_address", "session_id")
_ID = "audit_session_id"
# What a CoA may change of a session, and what tells whose it is.
_SHOWN = (
    "status",
    "username",
    _ID,
    "authentication_time",
    "authentication_method",
    "authorization_profiles",
    "security_group",
    "endpoint_profile",
    "posture_status",
    "failure_reason",
)


class NoSession(IseError):
    """There is no session to act upon."""


@dataclass
class Target:
    """One endpoint: how the user named it, what ISE knows of it, and what became of it.

    ``before`` is its active session; ``newest`` and ``after`` are the newest records of its MAC address before and after the CoA.
    ``done`` tells that ISE answered true. ``outcome`` is empty as long as there is something to do.
    """

    option: str
    name: str
    mac: str = ""
    before: Session = field(default_factory=dict)
    newest: Session = field(default_factory=dict)
    after: Session = field(default_factory=dict)
    psn: str = ""
    path: str = ""
    done: bool = False
    outcome: str = ""
    failed: bool = False
    error: IseError | None = None

    @property
    def nas_ip(self) -> str:
        """Return the address of the network device: that from which it talks to ISE, where ISE tells two."""
        return str(self.before.get("device_ip_address") or self.before.get("nas_ip_address") or "")

    def end(self, outcome: str, error: IseError | None = None, *, failed: bool = True) -> None:
        """Note what became of it; with an error it has failed, unless told otherwise."""
        self.outcome, self.error, self.failed = outcome, error, failed and error is not None

    def result(self) -> dict[str, Any]:
        """Return what is told of it, without what is not known."""
        told = {
            "target": self.name,
            "mac": self.mac,
            "session_id": self.before.get(_ID),
            "psn": self.psn,
            "nas_ip": self.nas_ip,
            "request": f"GET {ROOT}{self.path}" if self.path else "",
            "outcome": self.outcome,
            "msg": self.error.message if self.error else "",
            "before": _shown(self.before),
            "after": _shown(self.after),
        }
        return {name: value for name, value in told.items() if value}


def named_targets(params: Mapping[str, Any]) -> list[Target]:
    """Return who is named, each once, in ISE's notation. Raises :class:`InvalidInput`."""
    found: dict[tuple[str, str], Target] = {}
    for option in KEYS:
        for name in params.get(option) or []:
            if not name.strip():
                raise InvalidInput(f"{option}: an entry is empty; give each a value.")
            value = checked(option, name)
            found.setdefault((option, value), Target(option, value))
    if not found:
        given = next(option for option in KEYS if params.get(option) is not None)
        raise InvalidInput(f"{given} is empty; name at least one endpoint.")
    return list(found.values())


def look_up(mnt: Mnt, target: Target) -> None:
    """Find the endpoint and its active session. Raises :class:`NoSession` where there is none."""
    named = None
    if target.option == "session_id":
        named = next(iter(active_with_id(mnt, target.name)), None)
    elif target.option != "mac":
        named = latest(mnt, target.option, target.name)
    if named is None and target.option != "mac":
        raise NoSession("ISE has no session of it.")
    target.mac = _mac(named) if named else target.name
    target.newest = latest(mnt, "mac", target.mac) or {}
    same = named is None or named.get(_ID) == target.newest.get(_ID)
    is_active = target.option == "session_id"  # it is from the list of active sessions
    session = named if is_active and same else active_session(mnt, target.newest)
    if session and not same:
        raise NoSession(f"Its session at {target.mac} is over; the endpoint has another one now.")
    if named and not session:  # what came after it may have been rejected
        session = named if is_active else active_session(mnt, named)
    if not session:
        raise NoSession(f"ISE has no active session of {target.mac}.")
    target.before = {**(target.newest if same else {}), **session, "status": "active"}


def active_session(mnt: Mnt, record: Session) -> Session | None:
    """Return the session of a record as the list of active ones has it; None where it is over.

    A record does not tell for sure: it may mix a rejected authentication, or accounting, with another session, and a session
    without accounting is forgotten after an hour. Without an id the record is all there is.
    """
    session_id = record.get(_ID)
    if session_id:
        return next(iter(active_with_id(mnt, session_id)), None)
    return record if record.get("status") == "active" else None


def is_over(mnt: Mnt, target: Target) -> bool:
    """Tell whether the session of a target is over, whose newest record was read again."""
    return active_session(mnt, target.before if target.before.get(_ID) else target.after) is None


def is_authenticated_anew(target: Target) -> bool:
    """Tell whether the newest record, which was read again, is of another authentication than before."""
    names = ("authentication_id", "authentication_time")
    return bool(target.after) and any(target.after.get(name) != target.newest.get(name) for name in names)


def failure(targets: Sequence[Target]) -> dict[str, Any]:
    """Return the keys of a failed task that names the targets that failed; none where all is well."""
    failed = [(target, target.error) for target in targets if target.failed and target.error]
    if not failed:
        return {}
    names = [f"{target.option} {target.name!r}" for target, _error in failed]
    errors = [error for _target, error in failed]
    result = next((error for error in errors if error.status is not None), errors[0]).result()
    if len(failed) == 1:
        message = f"{names[0]}: {errors[0].message}"
    else:
        told = ", ".join(f"{name} ({target.outcome})" for name, (target, _error) in zip(names, failed, strict=True))
        message = f"{len(failed)} of {len(targets)} targets failed, see targets: {told}. The first: {errors[0].message}"
    return {"failed": True, **result, "msg": message}


def _mac(record: Session) -> str:
    station = str(record.get("calling_station_id", ""))
    try:
        return normalize_mac(station)
    except ValueError:
        raise InvalidInput(
            f"ISE knows the endpoint as {station!r}, and sends CoA to MAC addresses only; VPN clients have none."
        ) from None


def _shown(record: Session) -> Session:
    return {name: record[name] for name in _SHOWN if name in record}
