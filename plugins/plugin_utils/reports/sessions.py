# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of sessions as an HTML page and as CSV. Pure functions of the results of session_info.

Sessions are sorted, so that the order of ISE's list does not change the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

from .html import Section, bar_chart, counted, facts, page, table
from .tables import cell_text, csv_text

Session = Mapping[str, Any]

# CSV has all of these columns; the page has those with a value in at least one session.
_COLUMNS = {
    "status": "Status",
    "username": "User",
    "calling_station_id": "MAC address",
    "framed_ip_address": "IP address",
    "framed_ipv6_addresses": "IPv6 addresses",
    "network_device_name": "Network device",
    "nas_ip_address": "NAS address",
    "nas_ipv6_address": "NAS IPv6 address",
    "nas_port_id": "Port",
    "location": "Location",
    "vlan": "VLAN",
    "server": "PSN",
    "endpoint_profile": "Endpoint profile",
    "authorization_profiles": "Authorization profiles",
    "security_group": "SGT",
    "identity_group": "Identity group",
    "policy_set": "Policy set",
    "authorization_rule": "Authorization rule",
    "authentication_method": "Method",
    "authentication_protocol": "Protocol",
    "authentication_time": "Authenticated",
    "session_time": "Seconds",
    "posture_status": "Posture",
    "failure_reason": "Failure",
    "audit_session_id": "Session id",
}
_UNKNOWN = "unknown"
_NAS = ("network_device_name", "nas_ip_address", "nas_ipv6_address", "device_ip_address")


def _nas(session: Session) -> Any:
    return next((session[name] for name in _NAS if session.get(name)), None)


def _values_of(name: str) -> Callable[[Session], list[Any]]:
    """Return a function for the values of an attribute of a session: none, one or several."""

    def values(session: Session) -> list[Any]:
        value = session.get(name)
        return value if isinstance(value, list) else [] if value is None else [value]

    return values


_CHARTS: dict[str, Callable[[Session], list[Any]]] = {
    "Status": _values_of("status"),
    "NAS": lambda session: [found for found in [_nas(session)] if found],
    "PSN": _values_of("server"),
    "Endpoint profile": _values_of("endpoint_profile"),
    "Authorization profile": _values_of("authorization_profiles"),
    "SGT": _values_of("security_group"),
}


_FAILURE_GROUPS = {"user": "user", "nas": "NAS", "location": "location", "reason": "reason"}
_FAILURE_COLUMNS = {"total": "Number", "endpoints": "Endpoints", "first": "First", "last": "Last"}


def sessions_page(
    sessions: Sequence[Session], title: str, note: str = "", failures: Mapping[str, Sequence[Session]] | None = None
) -> str:
    """Return a page with charts and a table, and a note about attributes that no session has.

    ``failures`` are numbers of failed authentications, as authentication_status_info returns them, for a section of their own.
    """
    ordered = _ordered(sessions)
    values = {name: [values_of(session) for session in ordered] for name, values_of in _CHARTS.items()}
    charts = [
        bar_chart(f"Sessions by {name}", counted(chain.from_iterable(each or [None] for each in found)))
        for name, found in values.items()
        if any(found)
    ]
    missing = [name for name, found in values.items() if not any(found)]
    hint = (
        f"No session here has: {', '.join(missing)}. Set details: true for attributes that lists of ISE do not contain."
    )
    columns = [name for name in _COLUMNS if any(session.get(name) not in (None, "", []) for session in ordered)]
    rows = [[session.get(name) for name in columns] for session in ordered]
    summary = {
        "Sessions": len(ordered),
        "Users": _distinct(ordered, "username"),
        "Endpoints": _distinct(ordered, "calling_station_id"),
        "Network devices": len({found for found in map(_nas, ordered) if found}),
    }
    return page(
        title,
        [
            Section("Overview", [facts(summary), *charts, *([hint] if ordered and missing else [])]),
            *([] if failures is None else [_failures(failures)]),
            Section("Sessions", [table([_COLUMNS[name] for name in columns], rows)]),
        ],
        introduction=[note] if note else [],
    )


def _failures(failures: Mapping[str, Sequence[Session]]) -> Section:
    """Return the section of failed authentications: a chart and a table for each group."""
    parts: list[str] = []
    for group, title in _FAILURE_GROUPS.items():
        entries = failures.get(group, [])
        if entries:
            counts = {str(entry.get("name") or _UNKNOWN): entry["total"] for entry in entries}
            rows = [
                [entry.get("name") or _UNKNOWN, *(entry.get(name) for name in _FAILURE_COLUMNS)] for entry in entries
            ]
            parts += [
                bar_chart(f"Failed authentications by {title}", counts),
                table([title.capitalize() if title.islower() else title, *_FAILURE_COLUMNS.values()], rows),
            ]
    return Section("Failed authentications", parts or ["No failed authentication was found."])


def sessions_csv(sessions: Sequence[Session]) -> str:
    """Return a line for each session; the columns have the names of the attributes."""
    return csv_text(list(_COLUMNS), ([session.get(name) for name in _COLUMNS] for session in _ordered(sessions)))


def _ordered(sessions: Sequence[Session]) -> list[Session]:
    names = ("username", "calling_station_id", "audit_session_id", "authentication_time")
    return sorted(
        sessions, key=lambda session: [cell_text(_nas(session)), *(cell_text(session.get(name)) for name in names)]
    )


def _distinct(sessions: Sequence[Session], name: str) -> int:
    return len({cell_text(session.get(name)) for session in sessions} - {""})
