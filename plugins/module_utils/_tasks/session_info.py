# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads sessions: one by an attribute, or lists with filters.

ISE cannot filter. Its lists contain user, endpoint and device; groups and profiles are read for one session at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from .._errors import InvalidInput
from .._mnt.client import Mnt
from .._mnt.session_record import session_record
from .._mnt.session_search import (
    SEARCH_CALLS,
    Session,
    active_with_id,
    list_sessions,
    newest_record,
    parse_address,
    psn_name,
    search_value,
    session_document,
)
from .._schema.argument_spec import check_given, check_range
from .._types.mac_address import normalize_mac
from .._types.text import COMMAS
from .._types.timestamp import format_node_time, parse_time_zone, parse_timestamp
from .mnt_base import MntTask

_KEYS = (*SEARCH_CALLS, "session_id")
_TEXTS = (*_KEYS, "since", "until", "nas", "psn", "identity_group", "security_group", "profile")
# Filters by attributes that lists do not contain.
_DETAIL_FILTERS = ("identity_group", "security_group", "profile")


class SessionInfoTask(MntTask):
    """Returns sessions."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose sessions."""
        return {
            **{name: {"type": "str"} for name in _TEXTS},
            "authenticated": {"type": "bool", "default": False},
            "timezone": {"type": "str", "default": "UTC"},
            "status": {"type": "str", "choices": ["active", "ended", "rejected"]},
            "details": {"type": "bool", "default": False},
            "max_sessions": {"type": "int", "default": 10000},
        }

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return the options that exclude each other."""
        return [[*_KEYS, "since"], [*_KEYS, "until"]]

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read sessions and filter them."""
        check_given(params, *_TEXTS, "timezone")
        if params.get("psn"):
            params = {**params, "psn": psn_name("psn", params["psn"])}
        names = (*_FILTERS, "status")
        selected = [
            session
            for session in _read_sessions(mnt, params)
            if all(matches_filter(session, name, params.get(name)) for name in names)
        ]
        return {"changed": False, "sessions": selected, "total": len(selected), "node": mnt.hostname}


def _read_sessions(mnt: Mnt, params: Mapping[str, Any]) -> list[Session]:
    key = next((name for name in _KEYS if params.get(name) is not None), "")
    if key and params["authenticated"]:
        raise InvalidInput(f"authenticated selects a list and excludes {key}; remove one of them.")
    if key in SEARCH_CALLS:
        record = newest_record(mnt, key, search_value(key, params[key]))
        return [record] if record else []
    _check_filters(params)

    filters = _list_filters(params)

    def convert(element: Mapping[str, Any]) -> Session | None:
        session = session_record(element)
        session["status"] = "active"
        return session if all(matches_filter(session, name, params.get(name)) for name in filters) else None

    if key:
        sessions = active_with_id(mnt, params[key], convert)
    else:
        path = _list_path(params)
        check_range(params, "max_sessions", 1)
        sessions = list_sessions(mnt, path, convert, max_sessions=params["max_sessions"])
    if params["details"]:
        sessions = [_with_details(mnt, session) for session in sessions]
    return sessions


def _check_filters(params: Mapping[str, Any]) -> None:
    """Raise :class:`InvalidInput` for a filter that would match nothing, because of what lists do not contain."""
    if params.get("status") not in (None, "active"):
        raise InvalidInput(
            f"status: the lists of ISE contain only active sessions, none that is {params['status']}; read one session, for "
            "example by mac or user, or the authentications of an endpoint with openise.ise.authentication_status_info."
        )
    for name in ("nas", *_DETAIL_FILTERS):
        if params.get(name) is not None and name not in _list_filters(params) and not params["details"]:
            attribute = "names of network devices" if name == "nas" else "this attribute"
            raise InvalidInput(
                f"{name}: the lists of ISE do not contain {attribute}; set details: true, which reads each session, or read one "
                "session, for example by mac."
            )


def _list_filters(params: Mapping[str, Any]) -> list[str]:
    """Return the filters by attributes that lists contain."""
    return ["psn", *(["nas"] if parse_address(params.get("nas") or "") else [])]


def _list_path(params: Mapping[str, Any]) -> str:
    """Return the path of the list to read. Raises :class:`InvalidInput` for invalid times."""
    zone = parse_time_zone("timezone", params["timezone"])
    times = [parse_timestamp(name, params[name], zone) if params.get(name) else None for name in ("since", "until")]
    since, until = times
    if since and until and until < since:
        raise InvalidInput(f"until: {params['until']!r} is before since, {params['since']!r}.")
    if not (since or until or params["authenticated"]):
        return "Session/ActiveList"
    limits = [quote(format_node_time(time, zone), safe=":") if time else "null" for time in times]
    return f"Session/AuthList/{'/'.join(limits)}"


def _with_details(mnt: Mnt, session: Session) -> Session:
    """Return a session of a list with all attributes, if it is the newest one of its endpoint; ISE has no details of others."""
    try:
        mac = normalize_mac(str(session.get("calling_station_id", "")))
    except ValueError:
        return session  # a VPN client, identified by its IP address
    document = session_document(mnt, f"Session/MACAddress/{mac}")
    details = session_record(document) if document else {}
    session_id = session.get("audit_session_id")
    return {**session, **details} if session_id and session_id == details.get("audit_session_id") else session


def matches_filter(session: Session, name: str, value: str | None) -> bool:
    """Return whether a session matches a filter, ignoring case; every session matches a filter of None."""
    if value is None:
        return True
    if name == "status":
        return bool(session.get("status") == value)
    return any(_equal(str(item).strip(), value.strip()) for item in _FILTERS[name](session) if item)


def _equal(item: str, value: str) -> bool:
    address = parse_address(value)
    return parse_address(item) == address if address else item.lower() == value.lower()


def _psn_names(session: Session) -> list[str]:
    name = str(session.get("server", ""))
    return [name, name.partition(".")[0]]


def _identity_groups(session: Session) -> list[str]:
    """Return identity groups with and without the path of their parents."""
    names = COMMAS.decode(session.get("identity_group", ""))
    return [*names, *(name.rpartition(":")[2] for name in names)]


def _nas_names(session: Session) -> list[Any]:
    names = ("nas_ip_address", "nas_ipv6_address", "device_ip_address", "network_device_name")
    return [session.get(name) for name in names]


_FILTERS: dict[str, Callable[[Session], list[Any]]] = {
    "nas": _nas_names,
    "psn": _psn_names,
    "identity_group": _identity_groups,
    "security_group": lambda session: [session.get("security_group")],
    "profile": lambda session: [session.get("endpoint_profile"), *_as_list(session.get("authorization_profiles"))],
}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
