# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Control of the sessions by tests: each event of a session by name, or steps that simulate the activity of a site."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from random import Random
from typing import Any

from .clock import Clock
from .population import KINDS, kind_of, nas_of, place
from .session import Session, attributes
from .table import SessionError, Table

__all__ = ["Order", "SessionError", "Sessions"]

_SEED = 0x15E
_EVENTS = (("account", 50), ("reauthenticate", 18), ("authenticate", 12), ("end", 9), ("roam", 8), ("fail", 3))
_CAUSES = ("User Request", "Lost Carrier", "Idle Timeout", "Session Timeout", "Admin Reset")
_FAILURES = (
    "22040 Wrong password or invalid shared secret",
    "24408 User authentication against Active Directory failed since user has entered the wrong password",
    "12514 EAP-TLS failed SSL/TLS handshake because of an unknown CA in the client certificates chain",
    "15039 Rejected per authorization profile",
    "22056 Subject not found in the applicable identity store(s)",
)
_BOUNCE = "1"
_REAUTH = ("Reauth", "0")
# The CoA for an action of an ANC policy; all other actions cause a reauthentication.
_ANC = {"PORTBOUNCE": ("Disconnect", _BOUNCE), "SHUTDOWN": ("Disconnect", "2")}
_UNKNOWN_ENDPOINT = "22056 Subject not found in the applicable identity store(s)"


@dataclass(frozen=True)
class Order:
    """A CoA order that reached the node: ``kind`` Reauth or Disconnect, ``result`` ISE's response, None for an error."""

    kind: str
    psn: str
    mac: str
    option: str
    nas_ip: str
    destination_ip: str
    result: bool | None


class Sessions:
    """The session table of one node. ``key``: an audit session id, or a MAC address for its newest session.

    Attributes are those of :mod:`.session`, in one flat dictionary. All methods are thread-safe.
    """

    def __init__(self, lock: threading.RLock, count: int, *, running: bool = False) -> None:
        self.lock = lock
        self.clock = Clock(running)
        self.table = Table(self.clock)
        self.table.fill(count)
        self.random = Random(_SEED)
        self.orders: list[Order] = []
        self.silent: set[str] = set()
        self.plans: dict[str, dict[str, Any]] = {}
        self.usual: dict[str, dict[str, Any]] = {}

    def reset(self) -> None:
        """Restore sessions, clock, orders, plans and silent NADs to the state at the start."""
        with self.lock:
            self.table.restore()
            self.random = Random(_SEED)
            self.orders.clear()
            self.silent.clear()
            self.plans.clear()
            self.usual.clear()

    # Time

    @property
    def now(self) -> datetime:
        """Return the node's time, in UTC."""
        return datetime.fromtimestamp(self.clock.now() / 1000, timezone.utc)

    def advance(self, seconds: float) -> None:
        """Advance the node's clock and run the events that are due."""
        with self.lock:
            self.clock.move(seconds)
            self.table.due()

    # Reading

    def __len__(self) -> int:
        """Return the number of active sessions."""
        with self.lock:
            self.table.due()
            return len(self.table.live)

    def get(self, key: str) -> dict[str, Any] | None:
        """Return all attributes of a session, including ``active``; for a MAC address also of an ended one."""
        with self.lock:
            self.table.due()
            return self.table.shown(key)

    def ids(self) -> list[str]:
        """Return the audit session ids of the active sessions."""
        with self.lock:
            self.table.due()
            return list(self.table.live)

    # Events

    def authenticate(self, *, age: float = 0.0, accounting: bool = True, **values: Any) -> str:
        """Start a session (with a ``failure_reason``: a rejected authentication); return its audit session id.

        Omitted attributes are generated. ``age``: seconds since its start; ``accounting=False``: without a start packet.
        """
        with self.lock:
            return self.table.begin(values, age=age, accounting=accounting).key

    def account(self, key: str, status: str = "Interim-Update") -> None:
        """Send an accounting packet: Start, Interim-Update or Stop."""
        with self.lock:
            self.table.account(self.table.active(key), status)

    def roam(self, key: str, **values: Any) -> None:
        """Move the session to another NAD or port; without attributes to one of the same kind."""
        with self.lock:
            session = self.table.active(key)
            self.table.roam(session, values or self._elsewhere(session))

    def reauthenticate(self, key: str, **values: Any) -> None:
        """Authenticate again in the same session."""
        with self.lock:
            self.table.reauthenticate(self.table.active(key), values)

    def end(self, key: str, cause: str = "User Request") -> None:
        """Send an accounting stop."""
        with self.lock:
            self.table.end(self.table.active(key), cause)

    def forget(self, key: str) -> None:
        """Remove the session and its records."""
        with self.lock:
            self.table.retire(self.table.active(key), record=False)

    def plan(self, mac: str, **values: Any) -> None:
        """Set the result of this endpoint's authentications after a CoA, such as another profile.

        With a ``failure_reason`` they are rejected; without attributes the next one is as before.
        """
        with self.lock:
            self.plans[mac] = values

    def planned(self, session: Session) -> dict[str, Any]:
        """Return the changes of the next authentication: the planned ones, or those that restore the previous state."""
        mac = session.calling_station_id
        plan = self.plans.get(mac)
        if not plan:
            return self.usual.pop(mac, {})
        before = attributes(session)
        self.usual[mac] = {**{name: before[name] for name in plan if name in before}, **self.usual.get(mac, {})}
        return plan

    def silence(self, nas: str, silent: bool = True) -> None:
        """Set whether this NAD (name or address) answers CoA."""
        with self.lock:
            (self.silent.add if silent else self.silent.discard)(nas)

    # Change of Authorization

    def change(self, session: Session, kind: str, option: str, seconds: float) -> bool:
        """Send a CoA to the NAD (kind and option as in :class:`Order`); the session changes some seconds later.

        Return False if the NAD does not answer.
        """
        nas = session.nas
        if {nas.network_device_name, nas.nas_ip_address, nas.device_ip_address} & self.silent:
            return False
        self.table.later(seconds, lambda: self._changed(session.key, kind, option))
        return True

    def enforce(self, mac: str, action: str, seconds: float) -> bool:
        """Send ISE's own CoA after a change of an endpoint's ANC policy; return False if the NAD does not answer."""
        active = self.table.of(mac)
        return not active or self.change(active[-1], *_ANC.get(action, _REAUTH), seconds)

    def station_at(self, address: str) -> str:
        """Return the MAC address of the endpoint whose active session has this address; empty if there is none."""
        with self.lock:
            self.table.due()
            found = [session for session in self.table.live.values() if session.framed_ip_address == address]
            return max(found, key=lambda session: session.latest).calling_station_id if found else ""

    def _changed(self, key: str, kind: str, option: str) -> None:
        """Apply the result to the session as it is then."""
        try:
            session = self.table.active(key)
        except SessionError:
            return
        plan = self.planned(session)
        if kind == "Reauth":
            self.table.reauthenticate(session, plan)
            return
        ended = self.table.end(session, "Admin Reset")
        if option == _BOUNCE:
            self.table.again(ended, plan)

    def run(self, operation: str, key: str | None, document: Mapping[str, Any]) -> None:
        """Run the operation of a ``run_before`` fault on ``sessions``: put, update (reauthenticate), delete."""
        if operation == "put":
            self.authenticate(**document)
        elif operation == "update":
            self.reauthenticate(str(key), **document)
        else:
            self.end(str(key))

    # Simulated activity

    def seed(self, number: int) -> None:
        """Choose other steps; the same number always gives the same steps."""
        with self.lock:
            self.random.seed(number)

    def step(self, steps: int = 1, *, seconds: float = 60.0, events: int | None = None) -> list[dict[str, str]]:
        """Advance the clock, and start, move, account and end sessions; the same every time after a reset.

        ``events`` per step; by default one for every twenty active sessions, at least one. Return the events: ``event``,
        ``mac``, ``user_name`` and ``audit_session_id`` of each.
        """
        happened: list[dict[str, str]] = []
        with self.lock:
            for _ in range(steps):
                self.clock.move(seconds)
                self.table.due()
                keys = list(self.table.live)
                for _ in range(max(1, len(keys) // 20) if events is None else events):
                    name, session = self._happen(keys)
                    happened.append(
                        {
                            "event": name,
                            "mac": session.calling_station_id,
                            "user_name": session.user_name,
                            "audit_session_id": session.audit_session_id,
                        }
                    )
        return happened

    def _happen(self, keys: list[str]) -> tuple[str, Session]:
        table, random = self.table, self.random
        name = random.choices([name for name, _ in _EVENTS], [weight for _, weight in _EVENTS])[0]
        session = table.live.get(random.choice(keys)) if keys else None
        if session is None:  # no session, or the chosen one ended in this step
            name = "authenticate"
        if session is None or name == "authenticate":
            return name, self._returning() or table.begin({})
        if name == "fail":
            wrong = random.choice(_FAILURES)
            mab = kind_of(table.number + 1).access.authentication_method == "mab"
            return name, table.begin({"failure_reason": _UNKNOWN_ENDPOINT if mab else wrong})
        if name == "account":
            return name, table.account(session)
        if name == "roam":
            return name, table.roam(session, self._elsewhere(session))
        if name == "reauthenticate":
            return name, table.reauthenticate(session, {})
        return name, table.end(session, random.choice(_CAUSES))

    def _returning(self) -> Session | None:
        """Let every second endpoint be one that left before, if there is one."""
        if self.table.log and self.random.random() < 0.5:
            station = self.random.choice(list(self.table.log))
            latest = self.table.all_of(station)[-1]
            if latest.acct_status_type == "Stop" and not self.table.of(station):
                return self.table.again(latest, {})
        return None

    def _elsewhere(self, session: Session) -> dict[str, Any]:
        """Return another NAD of the endpoint's kind, and a port of it."""
        spread = self.random.randrange(1 << 16)
        kind = next((k for k in KINDS if k.nas_port_type == session.nas.nas_port_type), KINDS[0])
        nas = nas_of(kind, spread, len(self.table.live))
        if nas == session.nas:
            nas = nas_of(kind, spread + 1, len(self.table.live))
        return {**asdict(nas), "nas_port_id": place(nas.nas_port_type, spread)}
