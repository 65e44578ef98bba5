# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The targets of a CoA: endpoints, their active sessions, and the outcome for each.

ISE accepts a CoA for a MAC address, and only with the PSN that owns the session. So for every target the newest record of its
MAC address is read, which shows whether another session has replaced it, and then its active session, which contains the PSN.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .._errors import InvalidInput, IseError
from .._types.mac_address import normalize_mac
from .client import Mnt
from .rests import ROOT
from .session_filters import matches_filter
from .session_record import Element, session_record
from .session_search import Session, active_with_id, api_address, list_sessions, newest_record, search_value

KEYS = ("mac", "user", "ip_address", "session_id")
DEVICE = "nas"
# Options whose sessions come from calls that return active sessions only.
_ACTIVE_ONLY = ("session_id", DEVICE)
_NOUNS = {"user": "user", "ip_address": "address", "session_id": "session id", DEVICE: "network device"}
SESSION_ID = "audit_session_id"
# Attributes that a CoA may change, and attributes that identify the session.
_RESULT_ATTRIBUTES = (
    "status",
    "username",
    SESSION_ID,
    "authentication_time",
    "authentication_method",
    "authorization_profiles",
    "security_group",
    "endpoint_profile",
    "posture_status",
    "failure_reason",
)


class NoSession(IseError):
    """The target has no active session."""


class UnknownTarget(NoSession):
    """ISE has no record of what names the target, so that it may be misspelt."""


@dataclass
class Target:
    """One endpoint: the option and value that name it, its session, and the outcome of the CoA.

    ``listed`` is its session in the list of a network device, where the value names that. ``before`` is its active session;
    ``newest`` and ``after`` are the newest records of its MAC address before and after the CoA. ``done`` is true if ISE
    accepted the CoA. ``outcome`` is empty while the CoA is pending.
    """

    option: str
    name: str
    mac: str = ""
    listed: Session = field(default_factory=dict)
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
    def label(self) -> str:
        """Return the option and value for messages; of an endpoint on a network device also its MAC address."""
        return f"{self.option} {self.name!r}{f', mac {self.mac!r}' if self.listed and self.mac else ''}"

    @property
    def nas_ip(self) -> str:
        """Return the address of the network device: the one from which it talks to ISE, if ISE reports two."""
        return str(self.before.get("device_ip_address") or self.before.get("nas_ip_address") or "")

    def finish(self, outcome: str, error: IseError | None = None, *, failed: bool = True) -> None:
        """Set the outcome. A target with an error has failed, unless ``failed`` is false."""
        self.outcome, self.error, self.failed = outcome, error, failed and error is not None

    def result(self) -> dict[str, Any]:
        """Return the entry of the target in the result of the task, without unknown values."""
        result = {
            "target": self.name,
            "mac": self.mac,
            "session_id": self.before.get(SESSION_ID),
            "psn": self.psn,
            "nas_ip": self.nas_ip,
            "request": f"GET {ROOT}{self.path}" if self.path else "",
            "outcome": self.outcome,
            "msg": self.error.message if self.error else "",
            "before": _result_attributes(self.before),
            "after": _result_attributes(self.after),
        }
        return {name: value for name, value in result.items() if value}


def named_targets(params: Mapping[str, Any]) -> list[Target]:
    """Return the endpoints in the options, without duplicates, in ISE's notation. Raises :class:`InvalidInput`."""
    targets: dict[tuple[str, str], Target] = {}
    for option in KEYS:
        for name in params.get(option) or []:
            if not name.strip():
                raise InvalidInput(f"{option}: an entry is empty; give each a value.")
            value = search_value(option, name)
            targets.setdefault((option, value), Target(option, value))
    if not targets and not params.get(DEVICE):
        given = next(option for option in (*KEYS, DEVICE) if params.get(option) is not None)
        raise InvalidInput(f"{given} is empty; name at least one endpoint.")
    return list(targets.values())


def targets_on_devices(mnt: Mnt, params: Mapping[str, Any]) -> list[Target]:
    """Return a target for each active session on the network devices in the options, and one for a device without any.

    Raises :class:`InvalidInput` for anything but addresses, and for more than ``max_targets`` sessions.
    """
    addresses = list(dict.fromkeys(api_address(DEVICE, address) for address in params.get(DEVICE) or []))
    if not addresses:
        return []

    def convert(element: Element) -> Session | None:
        session = session_record(element)
        return session if any(matches_filter(session, DEVICE, address) for address in addresses) else None

    listed = list_sessions(mnt, "Session/ActiveList", convert, max_sessions=params["max_sessions"])
    if len(listed) > params["max_targets"]:
        raise InvalidInput(
            f"max_targets: {len(listed)} sessions are active on {', '.join(addresses)}, and no CoA is sent to more than "
            f"{params['max_targets']} in one task. Raise it, or name fewer devices."
        )
    targets = []
    for address in addresses:
        sessions = [session for session in listed if matches_filter(session, DEVICE, address)]
        targets += [Target(DEVICE, address, listed=session) for session in sessions or [{}]]
    return targets


def look_up(mnt: Mnt, target: Target) -> None:
    """Find MAC address and active session of a target. Raises :class:`NoSession` if it has none."""
    named = None
    if target.option == "session_id":
        named = next(iter(active_with_id(mnt, target.name)), None)
    elif target.option == DEVICE:
        named = target.listed or None
    elif target.option != "mac":
        named = newest_record(mnt, target.option, target.name)
    if named is None and target.option != "mac":
        raise UnknownTarget(
            f"ISE has no session for this {_NOUNS[target.option]}. Check how it is spelt; if it may be missing, set missing_ok: "
            "true."
        )
    target.mac = _mac(named) if named else target.name
    target.newest = newest_record(mnt, "mac", target.mac) or {}
    same = named is None or named.get(SESSION_ID) == target.newest.get(SESSION_ID)
    is_active = target.option in _ACTIVE_ONLY
    session = named if is_active and same else active_session(mnt, target.newest)
    if session and not same:
        raise NoSession(f"This session of {target.mac} has ended; the endpoint has another session now.")
    if named and not session:  # the newest record may be of a later, rejected authentication
        session = named if is_active else active_session(mnt, named)
    if not session:
        raise NoSession(f"ISE has no active session for {target.mac}.")
    target.before = {**(target.newest if same else {}), **session, "status": "active"}


def active_session(mnt: Mnt, record: Session) -> Session | None:
    """Return the session of a record from the list of active sessions; None if it has ended.

    The record alone is not reliable: it may mix a rejected authentication, or accounting, with another session, and ISE
    forgets a session without accounting after an hour. A record without a session id is used as it is.
    """
    session_id = record.get(SESSION_ID)
    if session_id:
        return next(iter(active_with_id(mnt, session_id)), None)
    return record if record.get("status") == "active" else None


def has_ended(mnt: Mnt, target: Target) -> bool:
    """Return whether the session of a target has ended. ``after`` must have been read."""
    return active_session(mnt, target.before if target.before.get(SESSION_ID) else target.after) is None


def has_another_session(target: Target) -> bool:
    """Return whether the newest record, ``after``, is of another session, which has not ended."""
    session_id = target.after.get(SESSION_ID)
    return target.after.get("status") == "active" and session_id != target.before.get(SESSION_ID)


def has_reauthenticated(target: Target) -> bool:
    """Return whether ``after`` is a later authentication than ``newest``."""
    names = ("authentication_id", "authentication_time")
    return bool(target.after) and any(target.after.get(name) != target.newest.get(name) for name in names)


def failure(targets: Sequence[Target]) -> dict[str, Any]:
    """Return the keys of a failed task, naming the failed targets; an empty dictionary if none failed."""
    failed = [(target, target.error) for target in targets if target.failed and target.error]
    if not failed:
        return {}
    names = [target.label for target, _error in failed]
    errors = [error for _target, error in failed]
    result = next((error for error in errors if error.status is not None), errors[0]).result()
    if len(failed) == 1:
        message = f"{names[0]}: {errors[0].message}"
    else:
        listed = ", ".join(f"{name} ({target.outcome})" for name, (target, _error) in zip(names, failed, strict=True))
        message = (
            f"{len(failed)} of {len(targets)} targets failed, see targets: {listed}. The first: {errors[0].message}"
        )
    return {"failed": True, **result, "msg": message}


def warnings(targets: Sequence[Target]) -> list[str]:
    """Return a warning that names the targets without a session which are no failure; an empty list if there are none."""
    missing = [target for target in targets if target.outcome == "no_session" and target.error and not target.failed]
    if len(missing) > 1:
        named = ", ".join(target.label for target in missing)
        return [f"{len(missing)} targets have no active session, so no CoA was sent to them: {named}."]
    return [f"{target.label}: {target.error.message} No CoA was sent." for target in missing if target.error]


def _mac(record: Session) -> str:
    station = str(record.get("calling_station_id", ""))
    try:
        return normalize_mac(station)
    except ValueError:
        raise InvalidInput(
            f"ISE identifies the endpoint as {station!r}, but sends CoA to MAC addresses only; VPN clients have none."
        ) from None


def _result_attributes(record: Session) -> Session:
    return {name: record[name] for name in _RESULT_ATTRIBUTES if name in record}
