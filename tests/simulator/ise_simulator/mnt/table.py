# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The session table: active sessions, records of ended ones, and the events of a session.

Lifetimes are ISE's: an hour without accounting, five days after the last accounting packet, none after a stop.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .clock import Clock
from .population import audit_session_id, new_session
from .session import Access, Session, attributes, changed

__all__ = ["SessionError", "Table"]

SECOND, HOUR, DAY = 1000, 3_600_000, 86_400_000
WITHOUT_ACCOUNTING, WITH_ACCOUNTING = HOUR, 5 * DAY
_BY_AUTHORIZATION = "15039"


class SessionError(LookupError):
    """An unknown session, or an attribute that sessions do not have."""


class Table:
    """Sessions by key, and the records of each endpoint. Callers hold the node's lock."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.live: dict[str, Session] = {}
        self.log: dict[str, list[Session]] = {}
        self.by_station: dict[str, str] = {}
        self.twins: set[str] = set()
        self.serial = 0
        self.number = 0
        self.pending: list[tuple[int, Callable[[], None]]] = []
        self.next_expiry = 0
        self._saved: tuple[Any, ...] | None = None

    # Reset

    def touch(self) -> None:
        """Save the state at the start before the first change."""
        if self._saved is None:
            log = {station: list(records) for station, records in self.log.items()}
            indexes = (dict(self.live), log, dict(self.by_station), set(self.twins))
            self._saved = (*indexes, self.serial, self.number, self.next_expiry)

    def restore(self) -> None:
        """Restore sessions and clock to the state at the start."""
        self.pending.clear()
        self.clock.restart()
        if self._saved is not None:
            self.live, self.log, self.by_station, self.twins, self.serial, self.number, self.next_expiry = self._saved
            self._saved = None

    # Time

    def due(self) -> None:
        """Run the events that are due: results of CoA, and the end of expired sessions."""
        now = self.clock.now()
        while self.pending:
            self.pending.sort(key=lambda item: item[0])
            if self.pending[0][0] > now:
                break
            self.pending.pop(0)[1]()
        if self.live and now >= self.next_expiry:
            self.touch()
            for session in [session for session in self.live.values() if _expiry(session) <= now]:
                self.retire(session)
            self.next_expiry = min((_expiry(session) for session in self.live.values()), default=0)

    def later(self, seconds: float, action: Callable[[], None]) -> None:
        """Run an action after this time on the node's clock; at once for 0."""
        if seconds <= 0:
            action()
        else:
            self.pending.append((self.clock.now() + int(seconds * SECOND), action))

    # Reading

    def newest(self, matches: Callable[[Session], bool]) -> Session | None:
        """Return the record with the latest event, active or not."""
        found: Session | None = None
        for session in self.records():
            if matches(session) and (found is None or session.latest >= found.latest):
                found = session
        return found

    def records(self) -> Iterator[Session]:
        """Return every record; active ones last, so that they win a tie."""
        for records in self.log.values():
            yield from records
        yield from self.live.values()

    def of(self, station: str) -> list[Session]:
        """Return the active sessions of a MAC address, the newest last."""
        key = self.by_station.get(station)
        if key is None:
            return []
        if station not in self.twins:
            return [self.live[key]]
        return [session for session in self.live.values() if session.calling_station_id == station]

    def all_of(self, station: str) -> list[Session]:
        """Return every record of a MAC address, the oldest first."""
        return sorted([*self.log.get(station, ()), *self.of(station)], key=lambda session: session.latest)

    def active(self, key: str) -> Session:
        """Return the active session with this audit session id or MAC address; raise SessionError."""
        found = self.live.get(key)
        if found is None:
            sessions = self.of(key)
            if not sessions:
                raise SessionError(f"there is no active session {key!r}")
            found = sessions[-1]
        return found

    # Writing

    def put(self, session: Session) -> None:
        """Store a new active session, or a newer version of one."""
        self.touch()
        self.live[session.key] = session
        station = session.calling_station_id
        known = self.by_station.get(station)
        if known is not None and known != session.key:
            self.twins.add(station)
        self.by_station[station] = session.key
        expiry = _expiry(session)
        self.next_expiry = min(self.next_expiry, expiry) if self.next_expiry else expiry

    def keep(self, session: Session) -> None:
        """Add a session to the records of its endpoint."""
        self.touch()
        self.log.setdefault(session.calling_station_id, []).append(session)

    def retire(self, session: Session, *, record: bool = True) -> None:
        """Remove a session from the lists; with ``record`` its attributes still find it."""
        self.touch()
        del self.live[session.key]
        station = session.calling_station_id
        if station in self.twins:
            left = [other for other in self.live.values() if other.calling_station_id == station]
            self.by_station[station] = left[-1].key
            if len(left) == 1:
                self.twins.discard(station)
        else:
            del self.by_station[station]
        if record:
            self.keep(session)

    def next_serial(self) -> int:
        self.serial += 1
        return self.serial

    # Events

    def begin(self, values: Mapping[str, Any], *, age: float = 0.0, accounting: bool = True) -> Session:
        """Authenticate an endpoint: the next one of the population, with these attributes.

        ``age``: seconds since the start. A ``failure_reason`` makes it a rejected authentication, which is no session.
        Raise SessionError for an unknown attribute.
        """
        self.touch()
        moment = self.clock.now() - int(age * SECOND)
        self.number += 1
        session = new_session(self.number, self.next_serial(), moment, len(self.live))
        given = dict(values)
        if "calling_station_id" in given and "user_name" not in given and session.mab:
            given["user_name"] = given["calling_station_id"]
        session = _changed(session, given)
        if "nas_ip_address" in given and "device_ip_address" not in given:
            session = changed(session, {"device_ip_address": given["nas_ip_address"]})
        if "audit_session_id" not in given and "nas_ip_address" in given:
            session.audit_session_id = audit_session_id(session.nas, session.serial, moment)
        return self.store_authentication(session, accounting=accounting)

    def store_authentication(self, session: Session, *, accounting: bool) -> Session:
        """Store a new authentication: a session, or a rejection with the accounting of the previous session."""
        if not session.passed:
            before = [record for record in self.all_of(session.calling_station_id) if record.acct_status_type]
            rejected = dataclasses.replace(
                session,
                access=_rejected(session),
                acct_status_type="",
                earlier=before[-1] if before else None,
            )
            self.keep(rejected)
            return rejected
        if accounting and not session.acct_status_type:
            session = dataclasses.replace(session, acct_status_type="Start", acct_at=session.latest)
        self.put(session)
        return session

    def account(self, session: Session, status: str = "Interim-Update") -> Session:
        """Apply an accounting packet: Start, Interim-Update or Stop."""
        if status == "Stop":
            return self.end(session, "User Request")
        new = dataclasses.replace(session, acct_status_type=status, acct_at=self.clock.now())
        self.put(new)
        return new

    def roam(self, session: Session, values: Mapping[str, Any]) -> Session:
        """Move the session to another NAD or port."""
        moved = _changed(session, _without_identity(values))
        new = dataclasses.replace(moved, acct_status_type="Interim-Update", acct_at=self.clock.now())
        self.put(new)
        return new

    def reauthenticate(self, session: Session, values: Mapping[str, Any]) -> Session:
        """Authenticate again in the same session, at a later time; a ``failure_reason`` ends it."""
        self.touch()
        moment = max(self.clock.now(), session.auth_at + 1)
        later = dataclasses.replace(session, auth_at=moment, auth_serial=self.next_serial(), elements=None)
        new = _changed(later, _without_identity(values))
        if new.passed:
            self.keep(session)
            self.put(new)
            return new
        self.end(session, "Reauthentication Failure")
        return self.store_authentication(new, accounting=False)

    def end(self, session: Session, cause: str) -> Session:
        """Apply an accounting stop."""
        self.touch()
        self.retire(session, record=False)
        ended = dataclasses.replace(
            session, acct_status_type="Stop", acct_at=self.clock.now(), acct_terminate_cause=cause
        )
        self.keep(ended)
        return ended

    def again(self, session: Session, values: Mapping[str, Any]) -> Session:
        """Start a session of the endpoint of an ended one, with a new audit session id."""
        self.touch()
        now, serial = self.clock.now(), self.next_serial()
        fresh = dataclasses.replace(
            session,
            serial=serial,
            auth_serial=0,
            audit_session_id=audit_session_id(session.nas, serial, now),
            auth_at=now,
            started_at=now,
            acct_status_type="",
            acct_at=0,
            acct_terminate_cause="",
            failure_reason="",
            earlier=None,
            elements=None,
        )
        return self.store_authentication(_changed(fresh, _without_identity(values)), accounting=True)

    # Bulk data

    def fill(self, count: int) -> None:
        """Start ``count`` sessions in the last hours; for one in five hundred the NAD stopped accounting a day ago."""
        now, self.live, self.by_station = self.clock.now(), {}, {}
        live, stations = self.live, self.by_station
        for number in range(1, count + 1):
            silent = DAY if number % 500 == 0 else 0
            moment = now - silent - (number * 7919 % 28_800 + 60) * SECOND - number % SECOND
            session = new_session(number, number, moment, count)
            session.acct_at = moment if number % 3 == 0 else now - silent - number % 600 * SECOND // 10
            session.acct_status_type = "Start" if session.acct_at == moment else "Interim-Update"
            live[session.key] = session
            stations[session.calling_station_id] = session.key
        self.serial = self.number = count
        self.next_expiry = now + WITH_ACCOUNTING - 2 * DAY

    def shown(self, key: str) -> dict[str, Any] | None:
        """Return all attributes of an active session, or of the latest record with this id or MAC address."""
        try:
            session = self.active(key)
        except SessionError:
            records = self.log.get(key) or [s for kept in self.log.values() for s in kept if s.key == key]
            if not records:
                return None
            session = records[-1]
        return {**attributes(session), "active": session.key in self.live}


def _changed(session: Session, values: Mapping[str, Any]) -> Session:
    try:
        return changed(session, values)
    except KeyError as unknown:
        raise SessionError(f"sessions have no attribute {unknown}") from None


def _without_identity(values: Mapping[str, Any]) -> dict[str, Any]:
    """Require that the id and the endpoint of a session stay the same."""
    return {name: value for name, value in values.items() if name not in ("audit_session_id", "calling_station_id")}


def _expiry(session: Session) -> int:
    if session.acct_status_type:
        return session.acct_at + WITH_ACCOUNTING
    return max(session.auth_at, session.started_at) + WITHOUT_ACCOUNTING


def _rejected(session: Session) -> Access:
    """Return ISE's record of a rejection: the steps end with the Access-Reject; its stage determines the other data."""
    access = session.access
    steps = access.execution_steps.split(",")
    if session.failure_reason.startswith(_BY_AUTHORIZATION):
        ending = f"{_BY_AUTHORIZATION},11003"
        return dataclasses.replace(
            access,
            message_code="5400",
            selected_azn_profiles="DenyAccess",
            cts_security_group="",
            execution_steps=",".join([*steps[:-1], ending]),
        )
    return dataclasses.replace(
        access,
        message_code="5400",
        identity_group="",
        authorization_rule="",
        selected_azn_profiles="",
        cts_security_group="",
        execution_steps=",".join(
            [*steps[: max(len(steps) // 2, 3)], session.failure_reason.partition(" ")[0], "11003"]
        ),
    )
