# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds sessions through the Monitoring API: lists, the newest record with an attribute, and the status of a session.

ISE cannot filter. Its lists contain user, endpoint and device; groups and profiles are in the record of a single session.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from .._errors import InvalidInput, IseError, UnexpectedAnswer
from .._progress import Progress
from .._types.mac_address import mac_option
from .client import Mnt
from .session_record import session_record, text_of
from .xml_documents import Converter

Session = dict[str, Any]

SEARCH_CALLS = {"mac": "MACAddress", "user": "UserName", "nas_ip": "IPAddress", "ip_address": "EndPointIPAddress"}

# A GET does not find names with a domain, and servers reject paths with these characters.
_POST_CHARACTERS = "@\\/"
_ACTIVE_SESSION = "activeSession"


def active_with_id(mnt: Mnt, session_id: str, convert: Converter = session_record) -> list[Session]:
    """Return a list of the active session with an audit session id; an empty list if there is none."""
    return mnt.members(f"Session/Active/SessionID/{quote(session_id, safe='')}/0", _ACTIVE_SESSION, convert)


def list_sessions(mnt: Mnt, path: str, convert: Converter, *, max_sessions: int) -> list[Session]:
    """Return the converted members of a list. Raises :class:`InvalidInput` if more than ``max_sessions`` are active."""
    number = session_count(mnt, "ActiveCount")
    if number > max_sessions:
        raise InvalidInput(
            f"max_sessions: ISE has {number} active sessions, and lists of more than {max_sessions} are not read, to limit the "
            "load of the Monitoring node. Raise it, or read one session, for example by mac."
        )
    progress = Progress(mnt.report_progress)
    progress.begin("reading sessions", number)
    read = 0

    def counted(element: Mapping[str, Any]) -> Session | None:
        nonlocal read
        read += 1
        if read <= number:  # more if the list has grown, or is read again after the connection broke
            progress.tick()
        return convert(element)

    return mnt.members(path, _ACTIVE_SESSION, counted, heavy=True)


def search_value(key: str, value: str) -> str:
    """Return the value of a search option in the notation of the API. Raises :class:`InvalidInput` for invalid values."""
    if key == "mac":
        return mac_option("mac", value)
    return api_address(key, value) if key in ("nas_ip", "ip_address") else value


def psn_name(option: str, name: str) -> str:
    """Return the host name of a Policy Service node without its domain, as ISE writes it. Raises :class:`InvalidInput`."""
    short, _dot, domain = name.strip().partition(".")
    if ":" in short or (domain and (short.isdecimal() or not short)):
        raise InvalidInput(f"{option}: {name!r} is not a host name; give the host name of the PSN without its domain.")
    return short


def newest_record(mnt: Mnt, key: str, value: str) -> Session | None:
    """Return the newest record with an attribute, with its status; None if ISE has none.

    ``value`` comes from :func:`search_value`.
    """
    path = f"Session/{SEARCH_CALLS[key]}"
    if key == "user" and any(character in value for character in _POST_CHARACTERS):
        document = _search_by_post(mnt, path, value)
    else:
        document = session_document(mnt, f"{path}/{quote(value, safe=':')}")
    return with_status(session_record(document)) if document else None


def _search_by_post(mnt: Mnt, path: str, name: str) -> dict[str, Any] | None:
    """Search as Cisco does for names with a domain. Whether the path contains the name as well is not documented."""
    try:
        try:
            return session_document(mnt, path, body=name)
        except IseError as error:
            if error.status not in (404, 405):
                raise
            return session_document(mnt, f"{path}/{quote(name, safe='')}", body=name)
    except IseError as error:
        if "\\" in name and error.status is not None and error.status not in (401, 403):
            raise error.with_context(
                after="user: according to Cisco, the backslash is the one character that this API does not accept; use "
                "user@domain, or search by mac."
            ) from None
        raise


def session_document(mnt: Mnt, path: str, *, body: str = "") -> dict[str, Any] | None:
    """Return the elements of one session; None if ISE has none."""
    return mnt.document(path, "sessionParameters", body=body)


def api_address(option: str, text: str) -> str:
    """Return an address in the notation of the API: for IPv6 all eight groups, without leading zeros."""
    address = parse_address(text)
    if address is None:
        raise InvalidInput(f"{option}: {text!r} is not an IPv4 or IPv6 address.")
    if address.version == 4:
        return str(address)
    return ":".join(f"{int(group, 16):x}" for group in address.exploded.split(":"))


def parse_address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return an IP address; None if the text is something else."""
    try:
        return ipaddress.ip_address(text.strip())
    except ValueError:
        return None


def with_status(record: Session) -> Session:
    """Return a record with the status of its session: active, ended or rejected.

    The accounting in a record may belong to an earlier session.
    """
    status = "active"
    if record.get("failed") is True or record.get("passed") is False:
        status = "rejected"
    elif record.get("accounting_status") == "Stop" or record.get("stopped") is True:
        started, stopped = (parse_time(record.get(name)) for name in ("authentication_time", "accounting_time"))
        status = "active" if started and stopped and stopped < started else "ended"
    return {**record, "status": status}


def parse_time(text: Any) -> datetime | None:
    """Return a time of a record; None without an offset, because such times cannot be compared."""
    try:
        time = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return time if time.tzinfo else None


def session_count(mnt: Mnt, call: str) -> int:
    """Return one of the counters of ISE. Raises :class:`UnexpectedAnswer` for a response without a number."""
    path = f"Session/{call}"
    text = text_of((mnt.document(path, "sessionCount") or {}).get("count"))
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise UnexpectedAnswer(f"ISE answered GET {path} without a number.", status=200)
    return int(text)
