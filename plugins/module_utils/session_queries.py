# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading sessions: lists, the latest one with some attribute, and what is left of them after filtering.

ISE cannot filter. Its lists tell who and where; groups and profiles are told for one session at a time.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from .errors import InvalidInput, IseError
from .macs import mac_option, normalize_mac
from .mnt import Mnt
from .mnt_tasks import MntTask, session_count
from .mnt_xml import Kept
from .node_time import in_node_time, moment, zone_of
from .option_specs import check_given, check_range
from .sessions import session
from .texts import COMMAS

Session = dict[str, Any]

_CALLS = {"mac": "MACAddress", "user": "UserName", "nas_ip": "IPAddress", "ip_address": "EndPointIPAddress"}
_KEYS = (*_CALLS, "session_id")
_TEXTS = (*_KEYS, "since", "until", "nas", "psn", "identity_group", "security_group", "profile")
# What lists do not tell.
_DETAILED = ("identity_group", "security_group", "profile")
# A GET does not find names with a domain, and servers refuse paths with these.
_POSTED = "@\\/"
_ELEMENT = "activeSession"


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
    if key in _CALLS:
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
    return ["psn", *(["nas"] if _address(params.get("nas") or "") else [])]


def active_with_id(mnt: Mnt, session_id: str, kept: Kept = session) -> list[Session]:
    """Return the active session with an audit session id, in a list that is empty without one."""
    return mnt.members(f"Session/Active/SessionID/{quote(session_id, safe='')}/0", _ELEMENT, kept)


def listed(mnt: Mnt, path: str, kept: Kept, *, most: int) -> list[Session]:
    """Return what is kept of a list of sessions, or raise :class:`InvalidInput` where more than ``most`` are active."""
    number = session_count(mnt, "ActiveCount")
    if number > most:
        raise InvalidInput(
            f"max_sessions: ISE has {number} active sessions, and lists of more than {most} are not read, to spare the "
            "Monitoring node. Raise it, or ask for one session, such as by mac."
        )
    return mnt.members(path, _ELEMENT, kept, heavy=True)


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


def checked(key: str, value: str) -> str:
    """Return what a session is asked for by, as ISE takes it. Raises :class:`InvalidInput` for what it cannot be."""
    if key == "mac":
        return mac_option("mac", value)
    return wire_address(key, value) if key in ("nas_ip", "ip_address") else value


def latest(mnt: Mnt, key: str, value: str) -> Session | None:
    """Return the newest record with an attribute that is checked already; None where ISE has none."""
    path = f"Session/{_CALLS[key]}"
    if key == "user" and any(character in value for character in _POSTED):
        document = _posted(mnt, path, value)
    else:
        document = _document(mnt, f"{path}/{quote(value, safe=':')}")
    return with_status(session(document)) if document else None


def _posted(mnt: Mnt, path: str, name: str) -> dict[str, Any] | None:
    """Cisco's way for names with a domain. Whether the name is in the path as well is not documented."""
    try:
        try:
            return _document(mnt, path, posted=name)
        except IseError as error:
            if error.status not in (404, 405):
                raise
            return _document(mnt, f"{path}/{quote(name, safe='')}", posted=name)
    except IseError as error:
        if "\\" in name and error.status is not None and error.status not in (401, 403):
            error.message += (
                " user: Cisco documents the backslash as the one character this API does not take; ask for "
                "user@domain, or by mac."
            )
        raise


def _document(mnt: Mnt, path: str, *, posted: str = "") -> dict[str, Any] | None:
    return mnt.document(path, "sessionParameters", posted=posted)


def wire_address(option: str, text: str) -> str:
    """Return an address as the API knows it: of IPv6 all groups, without leading zeros."""
    address = _address(text)
    if address is None:
        raise InvalidInput(f"{option}: {text!r} is no IPv4 or IPv6 address.")
    if address.version == 4:
        return str(address)
    return ":".join(f"{int(group, 16):x}" for group in address.exploded.split(":"))


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text.strip())
    except ValueError:
        return None


def _with_details(mnt: Mnt, item: Session) -> Session:
    """Return a listed session with all of its attributes. ISE tells them of an endpoint's newest record only."""
    try:
        mac = normalize_mac(str(item.get("calling_station_id", "")))
    except ValueError:
        return item  # a VPN client, known by its address
    document = _document(mnt, f"Session/MACAddress/{mac}")
    whole = session(document) if document else {}
    same = item.get("audit_session_id") and item["audit_session_id"] == whole.get("audit_session_id")
    return {**item, **whole} if same else item


def with_status(item: Session) -> Session:
    """Return a record with what it says about the session. Its accounting may be that of an earlier session."""
    status = "active"
    if item.get("failed") is True or item.get("passed") is False:
        status = "rejected"
    elif item.get("accounting_status") == "Stop" or item.get("stopped") is True:
        began, ended = (time_of(item.get(name)) for name in ("authentication_time", "accounting_time"))
        status = "active" if began and ended and ended < began else "ended"
    return {**item, "status": status}


def time_of(text: Any) -> datetime | None:
    """Return a time of a session as a moment; None for one without an offset, which is none."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo else None


def fits(item: Session, name: str, wanted: str | None) -> bool:
    """Tell whether a session fits a filter; every session fits one that is not given. Case does not count."""
    if wanted is None:
        return True
    if name == "status":
        return bool(item.get("status") == wanted)
    return any(_same(str(value).strip(), wanted.strip()) for value in _FILTERS[name](item) if value)


def _same(value: str, wanted: str) -> bool:
    address = _address(wanted)
    return _address(value) == address if address else value.casefold() == wanted.casefold()


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
