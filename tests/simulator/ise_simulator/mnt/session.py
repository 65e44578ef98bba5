# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The data that MnT has about one session: user, location, authorization and accounting.

A :class:`Session` is replaced, never changed, so that copying a table is fast. Names are those of the detail call where
it has one. Values that follow from the serial number are not stored: there may be 250,000 sessions.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

__all__ = ["Access", "Nas", "Psn", "Session", "attributes", "changed", "names"]


@dataclass(frozen=True)
class Nas:
    """A switch, controller or VPN gateway. ``nas_port_type`` is RADIUS's name: Ethernet, Wireless - IEEE 802.11, ..."""

    network_device_name: str = ""
    nas_ip_address: str = ""
    nas_ipv6_address: str = ""
    device_ip_address: str = ""
    location: str = "All Locations"
    device_type: str = "All Device Types"
    nas_port_type: str = "Ethernet"


@dataclass(frozen=True)
class Psn:
    """The node that owns the session; ``destination_ip_address`` is its RADIUS address."""

    acs_server: str = ""
    destination_ip_address: str = ""


@dataclass(frozen=True)
class Access:
    """Authentication and authorization of endpoints of one kind."""

    authentication_method: str = ""
    authentication_protocol: str = ""
    service_type: str = ""
    use_case: str = ""
    identity_store: str = ""
    identity_group: str = ""
    user_type: str = ""
    policy_set: str = "Default"
    authentication_rule: str = "Default"
    authorization_rule: str = ""
    selected_azn_profiles: str = ""
    cts_security_group: str = ""
    security_group_tag: int = 0
    endpoint_policy: str = ""
    execution_steps: str = ""
    message_code: str = "5200"


@dataclass(slots=True, eq=False)
class Session:
    """One session, or one rejected authentication (``failure_reason``).

    Times are milliseconds. ``auth_at`` 0: without authentication (a passive identity). ``acct_status_type`` empty: no
    accounting yet. ``auth_serial`` counts later authentications. ``earlier``: the session whose accounting ISE shows with
    this authentication. ``elements`` replace elements of the detail call; None omits one.
    """

    serial: int
    audit_session_id: str
    calling_station_id: str
    user_name: str
    nas: Nas
    psn: Psn
    access: Access
    nas_port_id: str = ""
    framed_ip_address: str = ""
    framed_ipv6_address: tuple[str, ...] = ()
    posture_status: str = ""
    failure_reason: str = ""
    auth_at: int = 0
    started_at: int = 0
    acct_status_type: str = ""
    acct_at: int = 0
    acct_terminate_cause: str = ""
    auth_serial: int = 0
    earlier: Session | None = None
    elements: Mapping[str, str | None] | None = None

    @property
    def key(self) -> str:
        """Return the audit session id; some records have none."""
        return self.audit_session_id or f"#{self.serial}"

    @property
    def latest(self) -> int:
        """Return the time of the latest event."""
        return max(self.auth_at, self.acct_at, self.started_at)

    @property
    def passed(self) -> bool:
        return not self.failure_reason

    @property
    def acct_session_id(self) -> str:
        return f"{self.serial & 0xFFFFFFFF:08X}" if self.acct_status_type else ""

    @property
    def auth_id(self) -> int:
        return (self.auth_at // 86_400_000) * 100_000_000_000 + (self.auth_serial or self.serial) * 10

    @property
    def session_time(self) -> int:
        """Return the accounted time in seconds."""
        return max(self.acct_at - self.started_at, 0) // 1000 if self.acct_status_type else 0

    @property
    def traffic(self) -> tuple[int, int, int, int]:
        """Return octets in and out, packets in and out, which increase with each interim update."""
        seconds = self.session_time
        into, out = seconds * (350 + self.serial % 977), seconds * (1200 + self.serial % 4111)
        return into, out, into // 146, out // 612

    @property
    def mab(self) -> bool:
        return self.access.authentication_method == "mab"


_PARTS: dict[str, type] = {"nas": Nas, "psn": Psn, "access": Access}
_OWN = frozenset(f.name for f in dataclasses.fields(Session)) - {*_PARTS, "serial", "auth_serial", "earlier"}


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Return every attribute that a test may set."""
    parts = (f.name for part in _PARTS.values() for f in dataclasses.fields(part))
    return (*sorted(_OWN), *parts)


def changed(session: Session, values: Mapping[str, Any]) -> Session:
    """Return a copy with other attributes, including those of its NAD, PSN and access. Raise KeyError for unknown ones."""
    own: dict[str, Any] = {}
    for name, part in _PARTS.items():
        fields = {f.name for f in dataclasses.fields(part)}
        given = {key: value for key, value in values.items() if key in fields}
        if given:
            own[name] = dataclasses.replace(getattr(session, name), **given)
    for key, value in values.items():
        if key in _OWN:
            own[key] = tuple(value) if key == "framed_ipv6_address" else value
        elif key not in names():
            raise KeyError(key)
    return dataclasses.replace(session, **own)


def attributes(session: Session) -> dict[str, Any]:
    """Return all attributes of a session in one dictionary."""
    found: dict[str, Any] = {name: getattr(session, name) for name in sorted(_OWN)}
    for name in _PARTS:
        found |= dataclasses.asdict(getattr(session, name))
    found |= {"framed_ipv6_address": list(session.framed_ipv6_address), "acct_session_id": session.acct_session_id}
    found["session_time"] = session.session_time
    return found
