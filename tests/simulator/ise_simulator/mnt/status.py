# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""AuthStatus and AcctStatus: the history of an endpoint within some time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from ..settings import Settings
from .clock import timestamp
from .details import latency, other_attributes, response
from .documents import addresses, text
from .markup import Element, document, elements, flag, node
from .session import Session
from .table import Table

__all__ = ["ALL", "BASIC", "Query", "QueryError", "accounting", "authentications", "limits", "parsed_request"]

LONGEST = 432_000
MOST, USUAL = 500, 200
ALL, BASIC = "All", "0"
_BASIC = (
    "passed",
    "failed",
    "user_name",
    "nas_ip_address",
    "calling_station_id",
    "acs_server",
    "acs_timestamp",
)


class QueryError(ValueError):
    """A time, number or body that ISE rejects."""


@dataclass(frozen=True)
class Query:
    """``attributes``: All, 0 for the basic ones, or their names."""

    stations: tuple[str, ...]
    seconds: int
    records: int = USUAL
    attributes: str = ALL


def limits(seconds: str, records: str, settings: Settings) -> tuple[int, int]:
    """Return the time in seconds and the number of records; raise QueryError."""
    if not seconds.isascii() or not seconds.isdigit() or int(seconds) > LONGEST:
        raise QueryError(f"The number of seconds {seconds} is not between 0 and {LONGEST}.")
    if not records.isascii() or not records.isdigit() or int(records) > MOST:
        raise QueryError(f"The number of records {records} is not between 0 and {MOST}.")
    time = int(seconds)
    if time == 0 and settings.mnt_zero_seconds == "maximum":
        time = LONGEST
    return time, int(records) or USUAL


def parsed_request(body: bytes, root: str, settings: Settings) -> Query:
    """Return the query in the body of a PUT: valueList, searchCriteria, then optional elements. Raise QueryError."""
    try:
        request = ElementTree.fromstring(body)  # noqa: S314  (test equipment, reached from the machine it runs on)
    except ElementTree.ParseError as error:
        raise QueryError(f"The request can not be parsed: {error}.") from None
    names = [child.tag for child in request]
    optional = ("duration",) if root == "acctRequest" else ("duration", "noOfRecords", "attributes")
    known = ["valueList", "searchCriteria", *optional]
    if request.tag != root or names[:2] != known[:2] or names != [name for name in known if name in names]:
        raise QueryError(f"The request is not a valid {root}.")
    values = [value.text or "" for value in request.findall("valueList/value")]
    if not values or request.findtext("searchCriteria") != "MACAddress":
        raise QueryError(f"The {root} has no values or an unknown search criteria.")
    seconds, records = limits(request.findtext("duration") or "0", request.findtext("noOfRecords") or "0", settings)
    return Query(tuple(values), seconds, records, request.findtext("attributes") or ALL)


# Authentications


def _authentication(session: Session, settings: Settings) -> list[Element]:
    access, nas = session.access, session.nas
    moment = timestamp(session.auth_at, settings.mnt_timezone)
    return [
        ("passed", flag(session.passed, "boolean")),
        ("failed", flag(not session.passed, "boolean")),
        ("user_name", text(session.user_name)),
        ("nas_ip_address", text(nas.nas_ip_address)),
        ("nas_port_type", text(nas.nas_port_type)),
        ("failure_reason", text(session.failure_reason)),
        ("calling_station_id", text(session.calling_station_id)),
        ("identity_group", text(access.identity_group)),
        ("network_device_name", text(nas.network_device_name)),
        ("acs_server", text(session.psn.acs_server)),
        ("authentication_method", text(access.authentication_method)),
        ("authentication_protocol", text(access.authentication_protocol)),
        ("framed_ip_address", text(session.framed_ip_address)),
        ("acs_timestamp", moment),
        ("execution_steps", text(access.execution_steps)),
        ("response", response(session)),
        ("audit_session_id", text(session.audit_session_id)),
        ("nas_port_id", text(session.nas_port_id)),
        ("posture_status", text(session.posture_status)),
        ("selected_azn_profiles", text(access.selected_azn_profiles)),
        ("service_type", text(access.service_type)),
        ("message_code", access.message_code),
        ("nac_policy_compliance", text(session.posture_status)),
        ("nas_ipv6_address", text(nas.nas_ipv6_address)),
        ("framed_ipv6_address", addresses(session) or (("",) if settings.mnt_empty_elements == "show" else ())),
        ("id", session.auth_id),
        ("acsview_timestamp", moment),
        ("identity_store", text(access.identity_store)),
        ("response_time", latency(session)),
        ("location", text(nas.location)),
        ("device_type", text(nas.device_type)),
        ("cts_security_group", text(access.cts_security_group)),
        ("user_type", text(access.user_type)),
        ("other_attributes", other_attributes(session, "leading")),
    ]


def _shuffled(sessions: list[Session]) -> list[Session]:
    """Shuffle the records: ISE does not guarantee an order. The oldest of the newest is first."""
    half = (len(sessions) + 1) // 2
    return [*sessions[half - 1 :: -1], *sessions[half:]] if sessions else []


def authentications(table: Table, query: Query, settings: Settings) -> bytes | None:
    """Return AuthStatus, or None without an authentication in that time."""
    since = table.clock.now() - query.seconds * 1000
    asked = set(_BASIC) if query.attributes == BASIC else set(query.attributes.split("+"))
    show_empty = settings.mnt_empty_elements == "show"
    lists = []
    for station in query.stations:
        found = [s for s in table.all_of(station) if s.auth_at and s.auth_at >= since]
        found.sort(key=lambda session: session.auth_at, reverse=True)
        rows = []
        for session in _shuffled(found[: query.records]):
            pairs = _authentication(session, settings)
            if query.attributes != ALL:
                pairs = [pair for pair in pairs if pair[0] in asked]
            rows.append(node("authStatusElements", elements(pairs, show_empty=show_empty)))
        if rows:
            lists.append(node("authStatusList", "".join(rows), key=station))
    if not lists:
        return None
    root = "restAuthStatusOutputList" if query.attributes == BASIC else "authStatusOutputList"
    return document(node(root, "".join(lists)))


# Accounting


def _newest_versions(sessions: Iterable[Session]) -> list[Session]:
    """Return the latest accounted version of each session."""
    return list({session.key: session for session in sessions if session.acct_status_type}.values())


def accounting(table: Table, query: Query) -> bytes | None:
    """Return AcctStatus, or None without accounting in that time."""
    since = table.clock.now() - query.seconds * 1000
    lists = []
    for station in query.stations:
        rows = []
        for session in _newest_versions(table.all_of(station)):
            if session.acct_at < since:
                continue
            into, out, packets_in, packets_out = session.traffic
            pairs: list[Element] = [
                ("calling_station_id", station),
                ("audit_session_id", text(session.audit_session_id)),
                ("paks_in", packets_in),
                ("paks_out", packets_out),
                ("bytes_in", into),
                ("bytes_out", out),
                ("session_time", session.session_time),
                ("username", text(session.user_name)),
                ("server", text(session.psn.acs_server)),
            ]
            rows.append(node("acctStatusElements", elements(pairs)))
        if rows:
            lists.append(node("acctStatusList", "".join(rows), macAddress=station))
    return document(node("acctStatusOutputList", "".join(lists))) if lists else None
