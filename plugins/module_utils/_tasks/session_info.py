# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading sessions: lists, the latest one with some attribute, and what is left of them after filtering.

ISE cannot filter. Its lists tell who and where; groups and profiles are told for one session at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from .._errors import InvalidInput
from .._mnt.client import Mnt
from .._mnt.session_record import session
from .._mnt.session_search import (
    CALLS,
    Session,
    active_with_id,
    checked,
    ip_address,
    latest,
    listed,
    session_document,
)
from .._schema.argument_spec import check_given, check_range
from .._types.mac_address import normalize_mac
from .._types.text import COMMAS
from .._types.timestamp import in_node_time, moment, zone_of
from .mnt import MntTask

_KEYS = (*CALLS, "session_id")
_TEXTS = (*_KEYS, "since", "until", "nas", "psn", "identity_group", "security_group", "profile")
# What lists do not tell.
_DETAILED = ("identity_group", "security_group", "profile")


class SessionInfoTask(MntTask):
    """Reads sessions."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return how to choose sessions."""
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
        """Return the ways to choose."""
        return [[*_KEYS, "since"], [*_KEYS, "until"]]

    def ask(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read and report; there is nothing to check or to differ."""
        check_given(params, *_TEXTS, "timezone")
        found = _found(mnt, params)
        chosen = [item for item in found if all(fits(item, name, params.get(name)) for name in (*_FILTERS, "status"))]
        return {"changed": False, "sessions": chosen, "total": len(chosen), "node": mnt.hostname}


def _found(mnt: Mnt, params: Mapping[str, Any]) -> list[Session]:
    key = next((name for name in _KEYS if params.get(name) is not None), "")
    if key and params["authenticated"]:
        raise InvalidInput(f"authenticated chooses among lists; leave it out, or {key}.")
    if key in CALLS:
        item = latest(mnt, key, checked(key, params[key]))
        return [item] if item else []
    _check_filters(params)

    filters = _in_lists(params)

    def kept(element: Mapping[str, Any]) -> Session | None:
        item = session(element)
        item["status"] = "active"
        return item if all(fits(item, name, params.get(name)) for name in filters) else None

    if key:
        found = active_with_id(mnt, params[key], kept)
    else:
        path = _list_path(params)
        check_range(params, "max_sessions", 1)
        found = listed(mnt, path, kept, most=params["max_sessions"])
    if params["details"]:
        found = [_with_details(mnt, item) for item in found]
    return found


def _check_filters(params: Mapping[str, Any]) -> None:
    """Raise :class:`InvalidInput` for a filter by what is not told, which would find nothing."""
    for name in ("nas", *_DETAILED):
        if params.get(name) is not None and name not in _in_lists(params) and not params["details"]:
            what = "names of network devices" if name == "nas" else "this"
            raise InvalidInput(
                f"{name}: ISE's lists do not tell {what}; set details, which reads each session by itself, or ask for one "
                "session, such as by mac."
            )


def _in_lists(params: Mapping[str, Any]) -> list[str]:
    """Return the filters that can be decided by what lists tell."""
    return ["psn", *(["nas"] if ip_address(params.get("nas") or "") else [])]


def _list_path(params: Mapping[str, Any]) -> str:
    """Return which list to read. Raises :class:`InvalidInput` for times that are none."""
    zone = zone_of("timezone", params["timezone"])
    times = [moment(name, params[name], zone) if params.get(name) else None for name in ("since", "until")]
    since, until = times
    if since and until and until < since:
        raise InvalidInput(f"until: {params['until']!r} is before since, {params['since']!r}.")
    if not (since or until or params["authenticated"]):
        return "Session/ActiveList"
    ends = [quote(in_node_time(time, zone), safe=":") if time else "null" for time in times]
    return f"Session/AuthList/{'/'.join(ends)}"


def _with_details(mnt: Mnt, item: Session) -> Session:
    """Return a listed session with all of its attributes. ISE tells them of an endpoint's newest record only."""
    try:
        mac = normalize_mac(str(item.get("calling_station_id", "")))
    except ValueError:
        return item  # a VPN client, known by its address
    document = session_document(mnt, f"Session/MACAddress/{mac}")
    whole = session(document) if document else {}
    same = item.get("audit_session_id") and item["audit_session_id"] == whole.get("audit_session_id")
    return {**item, **whole} if same else item


def fits(item: Session, name: str, wanted: str | None) -> bool:
    """Tell whether a session fits a filter; every session fits one that is not given. Case does not count."""
    if wanted is None:
        return True
    if name == "status":
        return bool(item.get("status") == wanted)
    return any(_same(str(value).strip(), wanted.strip()) for value in _FILTERS[name](item) if value)


def _same(value: str, wanted: str) -> bool:
    address = ip_address(wanted)
    return ip_address(value) == address if address else value.casefold() == wanted.casefold()


def _psn(item: Session) -> list[str]:
    name = str(item.get("server", ""))
    return [name, name.partition(".")[0]]


def _groups(item: Session) -> list[str]:
    """Return identity groups as ISE writes them, and without those above them."""
    names = COMMAS.decode(item.get("identity_group", ""))
    return [*names, *(name.rpartition(":")[2] for name in names)]


def _nas(item: Session) -> list[Any]:
    names = ("nas_ip_address", "nas_ipv6_address", "device_ip_address", "network_device_name")
    return [item.get(name) for name in names]


_FILTERS: dict[str, Callable[[Session], list[Any]]] = {
    "nas": _nas,
    "psn": _psn,
    "identity_group": _groups,
    "security_group": lambda item: [item.get("security_group")],
    "profile": lambda item: [item.get("endpoint_profile"), *_listed(item.get("authorization_profiles"))],
}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
