# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads sessions: one by an attribute, or lists with filters.

ISE cannot filter. Its lists contain user, endpoint and device; groups and profiles are read for one session at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from .._errors import InvalidInput
from .._mnt.client import Mnt
from .._mnt.execution_steps import with_steps
from .._mnt.session_filters import DETAIL_FILTERS, FILTERS, matches_filter, unreported
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
from .._progress import Progress
from .._schema.argument_spec import check_given, check_range
from .._types.mac_address import normalize_mac
from .._types.timestamp import format_node_time, parse_time_zone, parse_timestamp
from .mnt_base import MntTask

_KEYS = (*SEARCH_CALLS, "session_id")
_NO_DETAILS = "details"


class SessionInfoTask(MntTask):
    """Returns sessions."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose sessions."""
        return {
            **{name: {"type": "str"} for name in (*_KEYS, "since", "until", *FILTERS)},
            "authenticated": {"type": "bool", "default": False},
            "timezone": {"type": "str", "default": "UTC"},
            "status": {"type": "str", "choices": ["active", "ended", "rejected"]},
            "details": {"type": "bool", "default": False},
            "step_texts": {"type": "bool", "default": False},
            "max_sessions": {"type": "int", "default": 10000},
        }

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return the options that exclude each other."""
        return [[*_KEYS, "since"], [*_KEYS, "until"]]

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read sessions and filter them."""
        check_given(params, *_KEYS, "since", "until", *FILTERS, "timezone")
        if params.get("psn"):
            params = {**params, "psn": psn_name("psn", params["psn"])}
        return _result(mnt, params, _read_sessions(mnt, params))


class _Found(NamedTuple):
    """A session, and whether it has the attributes that lists do not contain."""

    session: Session
    detailed: bool = True


def _read_sessions(mnt: Mnt, params: Mapping[str, Any]) -> list[_Found]:
    key = next((name for name in _KEYS if params.get(name) is not None), "")
    if key and params["authenticated"]:
        raise InvalidInput(f"authenticated selects a list and excludes {key}; remove one of them.")
    if key in SEARCH_CALLS:
        record = newest_record(mnt, key, search_value(key, params[key]))
        return [_Found(record)] if record else []
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
    if not params["details"]:
        return [_Found(session, detailed=False) for session in sessions]
    progress = Progress(mnt.report_progress)
    progress.begin("reading details of sessions", len(sessions))
    found = []
    for session in sessions:
        found.append(_with_details(mnt, session))
        progress.tick()
    return found


def _result(mnt: Mnt, params: Mapping[str, Any], found: list[_Found]) -> dict[str, Any]:
    """Return the result: the sessions that match, and how many may match, with a warning that says why it is unknown."""
    filters = {name: params[name] for name in FILTERS if params.get(name) is not None}
    listed = _list_filters(params)
    selected: list[Session] = []
    undecided: Counter[str] = Counter()
    for item in found:
        missing = [
            _NO_DETAILS if not (item.detailed or name in listed) else unreported(item.session, name)
            for name, value in filters.items()
            if not matches_filter(item.session, name, value)
        ]
        if not missing:
            selected.append(with_steps(item.session) if params["step_texts"] else item.session)
        elif all(missing):
            undecided[missing[0]] += 1
    warnings = [
        f"{number} of {len(found)} sessions are left out, although they may match, because ISE reports no {what} of them."
        for what, number in undecided.items()
    ]
    return {
        "changed": False,
        "sessions": selected,
        "total": len(selected),
        "undecided": sum(undecided.values()),
        "node": mnt.hostname,
        **({"warnings": warnings} if warnings else {}),
    }


def _check_filters(params: Mapping[str, Any]) -> None:
    """Raise :class:`InvalidInput` for a filter that would match nothing, because of what lists do not contain."""
    if params.get("status") not in (None, "active"):
        raise InvalidInput(
            f"status: the lists of ISE contain only active sessions, none that is {params['status']}; read one session, for "
            "example by mac or user, or the authentications of an endpoint with openise.ise.authentication_status_info."
        )
    for name in ("nas", *DETAIL_FILTERS):
        if params.get(name) is not None and name not in _list_filters(params) and not params["details"]:
            attribute = "names of network devices" if name == "nas" else "this attribute"
            raise InvalidInput(
                f"{name}: the lists of ISE do not contain {attribute}; set details: true, which reads each session, or read one "
                "session, for example by mac."
            )


def _list_filters(params: Mapping[str, Any]) -> list[str]:
    """Return the filters by attributes that lists contain."""
    return ["status", "psn", "session_user", *(["nas"] if parse_address(params.get("nas") or "") else [])]


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


def _with_details(mnt: Mnt, session: Session) -> _Found:
    """Return a session of a list with all attributes, if it is the newest one of its endpoint; ISE has no details of others."""
    try:
        mac = normalize_mac(str(session.get("calling_station_id", "")))
    except ValueError:
        return _Found(session, detailed=False)  # a VPN client, identified by its IP address
    document = session_document(mnt, f"Session/MACAddress/{mac}")
    details = session_record(document) if document else {}
    session_id = session.get("audit_session_id")
    if session_id and session_id == details.get("audit_session_id"):
        return _Found({**session, **details})
    return _Found(session, detailed=False)
