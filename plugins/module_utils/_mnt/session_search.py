# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds sessions through the Monitoring API: lists, the newest record with an attribute, and the status of a record.

ISE cannot filter. Its lists name user, endpoint and device; groups and profiles are in the record of a single session.
"""

from __future__ import annotations

import ipaddress
from datetime import datetime
from typing import Any
from urllib.parse import quote

from .._errors import InvalidInput, IseError, UnexpectedAnswer
from .._types.mac_address import mac_option
from .client import Mnt
from .session_record import session, text_of
from .xml_documents import Kept

Session = dict[str, Any]


CALLS = {"mac": "MACAddress", "user": "UserName", "nas_ip": "IPAddress", "ip_address": "EndPointIPAddress"}


# A GET does not find names with a domain, and servers refuse paths with these.
_POSTED = "@\\/"


_ELEMENT = "activeSession"


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


def checked(key: str, value: str) -> str:
    """Return what a session is asked for by, as ISE takes it. Raises :class:`InvalidInput` for what it cannot be."""
    if key == "mac":
        return mac_option("mac", value)
    return wire_address(key, value) if key in ("nas_ip", "ip_address") else value


def latest(mnt: Mnt, key: str, value: str) -> Session | None:
    """Return the newest record with an attribute that is checked already; None where ISE has none."""
    path = f"Session/{CALLS[key]}"
    if key == "user" and any(character in value for character in _POSTED):
        document = _posted(mnt, path, value)
    else:
        document = session_document(mnt, f"{path}/{quote(value, safe=':')}")
    return with_status(session(document)) if document else None


def _posted(mnt: Mnt, path: str, name: str) -> dict[str, Any] | None:
    """Cisco's way for names with a domain. Whether the name is in the path as well is not documented."""
    try:
        try:
            return session_document(mnt, path, posted=name)
        except IseError as error:
            if error.status not in (404, 405):
                raise
            return session_document(mnt, f"{path}/{quote(name, safe='')}", posted=name)
    except IseError as error:
        if "\\" not in name or error.status is None or error.status in (401, 403):
            raise
        raise error.with_context(
            after="user: Cisco documents the backslash as the one character this API does not take; ask for "
            "user@domain, or by mac."
        ) from None


def session_document(mnt: Mnt, path: str, *, posted: str = "") -> dict[str, Any] | None:
    return mnt.document(path, "sessionParameters", posted=posted)


def wire_address(option: str, text: str) -> str:
    """Return an address as the API knows it: of IPv6 all groups, without leading zeros."""
    address = ip_address(text)
    if address is None:
        raise InvalidInput(f"{option}: {text!r} is no IPv4 or IPv6 address.")
    if address.version == 4:
        return str(address)
    return ":".join(f"{int(group, 16):x}" for group in address.exploded.split(":"))


def ip_address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text.strip())
    except ValueError:
        return None


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


def session_count(mnt: Mnt, call: str) -> int:
    """Return one of ISE's counters. Raises :class:`UnexpectedAnswer` where there is no number."""
    path = f"Session/{call}"
    text = text_of((mnt.document(path, "sessionCount") or {}).get("count"))
    if not text.isdecimal():
        raise UnexpectedAnswer(f"ISE answered GET {path} without a number.", status=200)
    return int(text)
