# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deletes stale session records, such as those of a controller that never sent the accounting stop.

What ISE answers to the deletion of a missing session is not documented; it may report success. So the task first searches with
calls that return active sessions only: the newest record of an endpoint may be of one that ended or was rejected.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from .._errors import InvalidInput, IseError, OutcomeUnknown, ServerFailure
from .._mnt.client import Mnt
from .._mnt.session_record import Element, session_record
from .._mnt.session_search import Session, active_with_id, list_sessions, newest_record, session_count
from .._schema.argument_spec import check_given, check_range
from .._types.mac_address import mac_option, normalize_mac
from .mnt_base import MntTask

_KEYS = ("mac", "session_id", "all")
_RESULT_ATTRIBUTES = ("audit_session_id", "calling_station_id", "nas_ip_address", "server", "username")
_NO_COA = "Only records in ISE are deleted: no CoA is sent, so a connected endpoint keeps its network access."


class _Matches(NamedTuple):
    """The sessions to delete; ``sessions`` is empty if only their number is known."""

    number: int = 0
    sessions: tuple[Session, ...] = ()

    def for_diff(self) -> dict[str, Any]:
        """Return one side of a diff."""
        return {"total": self.number, "sessions": list(self.sessions)}


class SessionTask(MntTask):
    """Deletes session records."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose sessions."""
        return {
            "mac": {"type": "str"},
            "session_id": {"type": "str"},
            "all": {"type": "bool"},
            "confirm_all": {"type": "bool", "default": False},
            "state": {"type": "str", "choices": ["absent"], "required": True},
            "max_sessions": {"type": "int", "default": 10000},
        }

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return the options of which one must be given."""
        return [list(_KEYS)]

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return the options that exclude each other."""
        return [list(_KEYS)]

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Search, delete unless in check mode, and report."""
        deleted = _delete(mnt, _checked(params))
        return {
            "changed": deleted.number > 0,
            "sessions": list(deleted.sessions),
            "total": deleted.number,
            "msg": _NO_COA,
            "node": mnt.hostname,
            "diff": {"before": deleted.for_diff(), "after": _Matches().for_diff()},
        }


def _checked(params: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the parameters with the MAC address in ISE's notation. Raises :class:`InvalidInput`."""
    check_given(params, "mac", "session_id")
    check_range(params, "max_sessions", 1)
    if params.get("all") is False:
        raise InvalidInput("all: false selects no session; give mac or session_id, or remove the task.")
    if params.get("all") and not params["confirm_all"]:
        raise InvalidInput("all deletes the records of all sessions; set confirm_all: true to confirm.")
    return {**params, "mac": mac_option("mac", params["mac"])} if params.get("mac") else params


def _delete(mnt: Mnt, params: Mapping[str, Any]) -> _Matches:
    """Delete, and return the deleted sessions, or in check mode those that would be deleted.

    If a deletion gets no response, another search decides whether it is repeated; if it gets a failure, whether it was done.
    """
    matches = _search(mnt, params)
    if mnt.read_only or not matches.number:
        return matches
    path = f"Session/Delete/{_target(params)}"
    try:
        return matches if mnt.delete(path) else _Matches()  # ISE has none: another client deleted it first
    except OutcomeUnknown as unknown:
        if _search_again(mnt, params, unknown).number:
            mnt.delete(path)
        return matches
    except ServerFailure as failure:  # ISE also reports failures after it has deleted
        doubt = f"{failure.message} Whether the deletion was carried out is unknown."
        if _search_again(mnt, params, OutcomeUnknown(doubt, status=failure.status)).number:
            raise
        return matches


def _target(params: Mapping[str, Any]) -> str:
    if params.get("mac"):
        return f"MACAddress/{params['mac']}"
    if params.get("session_id"):
        return f"SessionID/{quote(params['session_id'], safe='')}"
    return "All"


def _search(mnt: Mnt, params: Mapping[str, Any]) -> _Matches:
    if params.get("all"):
        return _Matches(session_count(mnt, "ActiveCount"))
    if params.get("session_id"):
        sessions = active_with_id(mnt, params["session_id"])
    else:
        sessions = _sessions_of_endpoint(mnt, params["mac"], params["max_sessions"])
    shown = tuple({key: item[key] for key in _RESULT_ATTRIBUTES if key in item} for item in sessions)
    return _Matches(len(shown), shown)


def _search_again(mnt: Mnt, params: Mapping[str, Any], unknown: OutcomeUnknown) -> _Matches:
    try:
        return _search(mnt, params)
    except IseError as error:
        raise unknown.with_context(after=f"Another search for the session failed as well: {error.message}") from None


def _sessions_of_endpoint(mnt: Mnt, mac: str, max_sessions: int) -> list[Session]:
    """Return the active sessions of an endpoint. The heavy list is read only if its newest record has no active session."""
    newest = newest_record(mnt, "mac", mac)
    if newest is None:
        return []
    session_id = newest.get("audit_session_id")
    return (active_with_id(mnt, session_id) if session_id else []) or list_sessions(
        mnt, "Session/ActiveList", partial(_session_of_mac, mac), max_sessions=max_sessions
    )


def _session_of_mac(mac: str, element: Element) -> Session | None:
    """Return a session if it belongs to a MAC address."""
    session = session_record(element)
    try:
        return session if normalize_mac(str(session.get("calling_station_id", ""))) == mac else None
    except ValueError:
        return None  # a VPN client, identified by its IP address
