# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters of sessions and authentications. ISE cannot filter, so the client does. Pure functions of records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._types.mac_address import normalize_mac
from .._types.text import COMMAS
from .session_search import Session, parse_address

Filter = Callable[[Session, str], bool]

# Filters by attributes that lists do not contain.
DETAIL_FILTERS = ("identity_group", "security_group", "profile", "location", "vlan")
# ISE may have no location of a device, and reports the VLAN only if it assigned one, in recent releases.
_NOT_ALWAYS_REPORTED = {"location": "location", "vlan": "VLAN"}


def matches_filter(session: Session, name: str, value: str | None) -> bool:
    """Return whether a session matches a filter, ignoring case; every session matches a filter of None."""
    return value is None or FILTERS[name](session, value.strip())


def unreported(session: Session, name: str) -> str:
    """Return what a record lacks that a filter compares; an empty text if the record shows whether it matches."""
    label = _NOT_ALWAYS_REPORTED.get(name, "")
    return label if label and not session.get(name) else ""


def _any_of(values: Callable[[Session], list[Any]]) -> Filter:
    """Return a filter that one of some values must equal; addresses are equal in any notation."""
    return lambda session, required: any(_equal(str(item).strip(), required) for item in values(session) if item)


def _equal(item: str, value: str) -> bool:
    address = parse_address(value)
    return parse_address(item) == address if address else item.lower() == value.lower()


def _is_user(session: Session, required: str) -> bool:
    """Return whether a session is of a user; devices without one have their MAC address as name, in any notation."""
    return _user(str(session.get("username", ""))) == _user(required)


def _user(name: str) -> str:
    try:
        return normalize_mac(name)
    except ValueError:
        return name.strip().lower()


def _is_below(session: Session, required: str) -> bool:
    """Return whether the location, a path such as ``All Locations#Berlin#Floor 1``, is the required one or below it.

    The required one is a path or its last parts. ERS begins paths with ``Location#``, and this API does not.
    """
    location = str(session.get("location", ""))
    path, parts = ([part.strip().lower() for part in text.split("#")] for text in (f"Location#{location}", required))
    starts = range(len(path) - len(parts) + 1) if location else ()
    return any(path[start : start + len(parts)] == parts for start in starts)


def _nas_names(session: Session) -> list[Any]:
    names = ("nas_ip_address", "nas_ipv6_address", "device_ip_address", "network_device_name")
    return [session.get(name) for name in names]


def _psn_names(session: Session) -> list[str]:
    name = str(session.get("server", ""))
    return [name, name.partition(".")[0]]


def _identity_groups(session: Session) -> list[str]:
    """Return identity groups with and without the path of their parents."""
    names = COMMAS.decode(session.get("identity_group", ""))
    return [*names, *(name.rpartition(":")[2] for name in names)]


def _profiles(session: Session) -> list[Any]:
    assigned = session.get("authorization_profiles")
    return [session.get("endpoint_profile"), *(assigned if isinstance(assigned, list) else [assigned])]


FILTERS: dict[str, Filter] = {
    "nas": _any_of(_nas_names),
    "psn": _any_of(_psn_names),
    "session_user": _is_user,
    "identity_group": _any_of(_identity_groups),
    "security_group": _any_of(lambda session: [session.get("security_group")]),
    "profile": _any_of(_profiles),
    "location": _is_below,
    "vlan": _any_of(lambda session: [session.get("vlan")]),
    "status": _any_of(lambda session: [session.get("status")]),
}
