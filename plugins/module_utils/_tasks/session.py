# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting session records that are stale, such as those of a controller that never sent the accounting stop.

What ISE answers to a deletion of what is not there is documented nowhere; it may call that a success. So it is looked for
first, with calls that tell active sessions: an endpoint's newest record may be of one that ended or was rejected.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from .._errors import InvalidInput, IseError, OutcomeUnknown
from .._mnt.client import Mnt
from .._mnt.session_record import Element, session
from .._mnt.session_search import Session, active_with_id, latest, listed, session_count
from .._schema.argument_spec import check_given, check_range
from .._types.mac_address import mac_option, normalize_mac
from .mnt import MntTask

_KEYS = ("mac", "session_id", "all")
_SHOWN = ("audit_session_id", "calling_station_id", "nas_ip_address", "server", "username")
_NO_COA = "Only ISE's records are concerned: no CoA is sent, so an endpoint that is still there stays on the network as it is."


class _Found(NamedTuple):
    """What there is to delete; ``sessions`` is empty where ISE was asked for the number only."""

    number: int = 0
    sessions: tuple[Session, ...] = ()

    def shown(self) -> dict[str, Any]:
        """Return this side of a diff."""
        return {"total": self.number, "sessions": list(self.sessions)}


class SessionTask(MntTask):
    """Keeps sessions out of ISE's table."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return which sessions."""
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
        """Return the ways to choose."""
        return [list(_KEYS)]

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return the ways to choose."""
        return [list(_KEYS)]

    def ask(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Look, delete unless in check mode, and report."""
        deleted = _deleted(mnt, _checked(params))
        return {
            "changed": deleted.number > 0,
            "sessions": list(deleted.sessions),
            "total": deleted.number,
            "msg": _NO_COA,
            "node": mnt.hostname,
            "diff": {"before": deleted.shown(), "after": _Found().shown()},
        }


def _checked(params: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options, with the MAC address as ISE writes it. Raises :class:`InvalidInput`."""
    check_given(params, "mac", "session_id")
    check_range(params, "max_sessions", 1)
    if params.get("all") is False:
        raise InvalidInput("all: false chooses nothing; give mac or session_id, or leave the task out.")
    if params.get("all") and not params["confirm_all"]:
        raise InvalidInput("all: this deletes the records of all sessions; set confirm_all: true if that is meant.")
    return {**params, "mac": mac_option("mac", params["mac"])} if params.get("mac") else params


def _deleted(mnt: Mnt, params: Mapping[str, Any]) -> _Found:
    """Return what was deleted, or would be in check mode. Where the answer to a deletion is lost, what is left decides."""
    found = _looked_for(mnt, params)
    if mnt.read_only or not found.number:
        return found
    path = f"Session/Delete/{_target(params)}"
    try:
        return found if mnt.delete(path) else _Found()  # "there is none": somebody else was faster
    except OutcomeUnknown as unknown:
        if _looked_for_again(mnt, params, unknown).number:
            mnt.delete(path)
        return found


def _target(params: Mapping[str, Any]) -> str:
    if params.get("mac"):
        return f"MACAddress/{params['mac']}"
    if params.get("session_id"):
        return f"SessionID/{quote(params['session_id'], safe='')}"
    return "All"


def _looked_for(mnt: Mnt, params: Mapping[str, Any]) -> _Found:
    if params.get("all"):
        return _Found(session_count(mnt, "ActiveCount"))
    if params.get("session_id"):
        found = active_with_id(mnt, params["session_id"])
    else:
        found = _of_endpoint(mnt, params["mac"], params["max_sessions"])
    shown = tuple({key: item[key] for key in _SHOWN if key in item} for item in found)
    return _Found(len(shown), shown)


def _looked_for_again(mnt: Mnt, params: Mapping[str, Any], unknown: OutcomeUnknown) -> _Found:
    try:
        return _looked_for(mnt, params)
    except IseError as error:
        raise unknown.with_context(after=f"Looking for the session again failed as well: {error.message}") from None


def _of_endpoint(mnt: Mnt, mac: str, most: int) -> list[Session]:
    """Return active sessions of an endpoint, with the heavy list only where its newest record is of no active one."""
    newest = latest(mnt, "mac", mac)
    if newest is None:
        return []
    key = newest.get("audit_session_id")
    return (active_with_id(mnt, key) if key else []) or listed(
        mnt, "Session/ActiveList", partial(_of_mac, mac), most=most
    )


def _of_mac(mac: str, element: Element) -> Session | None:
    """Return a session if it is that of a MAC address."""
    item = session(element)
    try:
        return item if normalize_mac(str(item.get("calling_station_id", ""))) == mac else None
    except ValueError:
        return None  # a VPN client, known by its address
