# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calls of the Monitoring API. Paths are case-sensitive, responses are XML."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..answers import Answer, html_page
from ..settings import Settings
from . import documents, results, status
from .clock import parsed_time
from .coa import CoaError, execute
from .markup import document, elements, node
from .reasons import failure_reasons
from .session import Session
from .sessions import Sessions

__all__ = ["CALLS", "ROOT", "VERSION", "Call", "Calls", "MntRequest"]

ROOT = "/admin/API/mnt/"
NODE_TYPES = {"standalone": 0, "primary": 1, "secondary": 2}
_ELSEWHERE = 3
_MAC = re.compile(r"(?:[0-9A-F]{2}:){5}[0-9A-F]{2}")


@dataclass
class MntRequest:
    """A request for ``/admin/API/mnt/...``; ``path`` is unchanged from the request line."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def operation(self) -> str:
        """Return the requested-operation of an mnt-rest-result."""
        return "Delete" if self.method == "DELETE" else "Get By Type"


class Calls:
    """The response of each call; ``given`` are the segments after the fixed part of its path."""

    def __init__(self, sessions: Sessions, settings: Settings) -> None:
        self.sessions = sessions
        self.table = sessions.table
        self.settings = settings

    @property
    def monitors(self) -> bool:
        """Return whether this node has the Monitoring persona."""
        return self.settings.mnt_node in NODE_TYPES

    def _failed(self, text: str, request: MntRequest | None = None) -> Answer:
        operation = request.operation if request is not None else "Get By Type"
        return results.failed(self.settings, text, operation=operation)

    def _bad_mac(self, mac: str, request: MntRequest) -> Answer | None:
        if _MAC.fullmatch(mac):
            return None
        if self.settings.mnt_mac_error == "unavailable":
            return results.no_session(self.settings, mac, request.operation)
        return self._failed(f"{mac} is not a valid MAC address.", request)

    # Counters and lists

    def _active_count(self, request: MntRequest, given: list[str]) -> Answer:
        return _xml(documents.count(len(self.table.live)))

    def _posture_count(self, request: MntRequest, given: list[str]) -> Answer:
        postured = (s.posture_status not in ("", "NotApplicable") for s in self.table.live.values())
        return _xml(documents.count(sum(postured)))

    def _profiler_count(self, request: MntRequest, given: list[str]) -> Answer:
        profiled = (s.access.endpoint_policy not in ("", "Unknown") for s in self.table.live.values())
        return _xml(documents.count(sum(profiled)))

    def _active_list(self, request: MntRequest, given: list[str]) -> Answer:
        return self._list(list(self.table.live.values()))

    def _list(self, sessions: list[Session]) -> Answer:
        return Answer(200, content_type=results.CONTENT_TYPE, pieces=documents.listed(sessions, self.settings))

    def _auth_list(self, request: MntRequest, given: list[str]) -> Answer:
        settings = self.settings
        try:
            start, end = (None if text == "null" else parsed_time(text, settings.mnt_timezone) for text in given)
        except ValueError as error:
            return self._failed(f"Wrong date format: {error}.")
        if settings.mnt_auth_list == "literal" and (start is None) != (end is None):
            start, end = end, start
        found = [
            session
            for session in self.table.live.values()
            if session.auth_at
            and (start is None or session.auth_at >= start)
            and (end is None or session.auth_at <= end)
        ]
        return self._list(found)

    # The latest session with an attribute

    def _latest(self, key: str, matches: Callable[[Session], bool]) -> Answer:
        found = self.table.newest(matches)
        if found is None:
            return results.no_session(self.settings, key)
        return _xml(documents.detail(found, self.settings))

    def _by_mac(self, request: MntRequest, given: list[str]) -> Answer:
        mac = given[0]
        refusal = self._bad_mac(mac, request)
        if refusal is not None:
            return refusal
        records = self.table.all_of(mac)
        if not records:
            return results.no_session(self.settings, mac)
        return _xml(documents.detail(records[-1], self.settings))

    def _by_user(self, request: MntRequest, given: list[str]) -> Answer:
        """Return the session of a user. A GET does not find a user name with a domain; ISE requires a POST for those."""
        user = given[0]
        if "@" in user:
            return results.no_session(self.settings, user)
        return self._user(user, "refuse")

    def _by_posted_user(self, request: MntRequest, given: list[str]) -> Answer:
        if self.settings.mnt_user_post == ("named" if not given else "bare"):
            return html_page(404, "HTTP Status 404 \u2013 Not Found")
        try:
            user = request.body.decode().strip()
        except UnicodeDecodeError:
            user = ""
        if not user:
            return self._failed("The request has no user name.")
        return self._user(user, self.settings.mnt_user_backslash)

    def _user(self, user: str, backslash: str) -> Answer:
        if "\\" in user and backslash == "refuse":
            return self._failed(f"{user} is not a valid user name.")
        return self._latest(user, lambda session: session.user_name == user)

    def _by_nas(self, request: MntRequest, given: list[str]) -> Answer:
        address = _address(given[0])
        if address is None:
            return self._failed(f"{given[0]} is not a valid IP address.")
        if address.version == 6 and given[0].count(":") != 7 and self.settings.mnt_ipv6_form == "full":
            return results.no_session(self.settings, given[0])
        return self._latest(
            given[0],
            lambda s: (
                _same(s.nas.nas_ip_address, given[0], address) or _same(s.nas.nas_ipv6_address, given[0], address)
            ),
        )

    def _by_endpoint(self, request: MntRequest, given: list[str]) -> Answer:
        address = _address(given[0])
        if address is None:
            return self._failed(f"{given[0]} is not a valid IP address.")
        return self._latest(
            given[0],
            lambda s: (
                _same(s.framed_ip_address, given[0], address)
                or any(_same(other, given[0], address) for other in s.framed_ipv6_address)
            ),
        )

    def _by_session_id(self, request: MntRequest, given: list[str]) -> Answer:
        identity, output = given
        if output != "0":
            return self._failed(f"The output type {output} is not supported.")
        session = self.table.live.get(identity)
        if session is None and self.settings.mnt_unknown_session_id == "error":
            return results.no_session(self.settings, identity)
        return _xml(documents.active_session([] if session is None else [session], self.settings))

    # Deletion: the record is removed, no CoA is sent

    def _delete_mac(self, request: MntRequest, given: list[str]) -> Answer:
        return self._bad_mac(given[0], request) or self._delete(given[0], self.table.of(given[0]))

    def _delete_id(self, request: MntRequest, given: list[str]) -> Answer:
        session = self.table.live.get(given[0])
        return self._delete(given[0], [] if session is None else [session])

    def _delete_all(self, request: MntRequest, given: list[str]) -> Answer:
        self._drop(list(self.table.live.values()))
        return results.deleted(self.settings)

    def _delete(self, key: str, sessions: list[Session]) -> Answer:
        if not sessions and self.settings.mnt_delete_unknown == "error":
            return results.no_session(self.settings, key, "Delete")
        self._drop(sessions)
        return results.deleted(self.settings)

    def _drop(self, sessions: list[Session]) -> None:
        for session in sessions:
            self.table.retire(session, record=self.settings.mnt_deleted_record == "kept")

    # Troubleshooting

    def _version(self, request: MntRequest, given: list[str]) -> Answer:
        settings = self.settings
        if not self.monitors and settings.mnt_version_elsewhere == "error":
            return results.not_a_monitoring_node(settings, "Version", request.operation)
        kind = NODE_TYPES.get(settings.mnt_node, _ELSEWHERE)
        inner = elements([("version", settings.ise_version or ""), ("type_of_node", kind)])
        return _xml(document(node("product", inner, name="Cisco Identity Services Engine")))

    def _failure_reasons(self, request: MntRequest, given: list[str]) -> Answer:
        return _xml(failure_reasons(empty=self.settings.mnt_failure_reasons == "empty"))

    def _auth_status(self, request: MntRequest, given: list[str]) -> Answer:
        mac, seconds, records, attributes = given
        refusal = self._bad_mac(mac, request)
        if refusal is not None:
            return refusal
        try:
            time, number = status.limits(seconds, records, self.settings)
        except status.QueryError as error:
            return self._failed(str(error))
        return self._authentications(status.Query((mac,), time, number, attributes))

    def _acct_status(self, request: MntRequest, given: list[str]) -> Answer:
        mac, seconds = given
        refusal = self._bad_mac(mac, request)
        if refusal is not None:
            return refusal
        try:
            time, _ = status.limits(seconds, "0", self.settings)
        except status.QueryError as error:
            return self._failed(str(error))
        return self._accounting(status.Query((mac,), time))

    def _put_auth_status(self, request: MntRequest, given: list[str]) -> Answer:
        return self._asked(request, "authRequest", self._authentications)

    def _put_acct_status(self, request: MntRequest, given: list[str]) -> Answer:
        return self._asked(request, "acctRequest", self._accounting)

    def _asked(self, request: MntRequest, root: str, serve: Callable[[status.Query], Answer]) -> Answer:
        try:
            query = status.parsed_request(request.body, root, self.settings)
        except status.QueryError as error:
            return self._failed(str(error))
        wrong = next((self._bad_mac(mac, request) for mac in query.stations if not _MAC.fullmatch(mac)), None)
        if self.settings.mnt_put == "empty":
            return wrong or self._status(query, None, root.replace("Request", "StatusOutputList"))
        return wrong or serve(query)

    def _authentications(self, query: status.Query) -> Answer:
        found = status.authentications(self.table, query, self.settings)
        return self._status(query, found, "authStatusOutputList")

    def _accounting(self, query: status.Query) -> Answer:
        return self._status(query, status.accounting(self.table, query), "acctStatusOutputList")

    def _status(self, query: status.Query, found: bytes | None, root: str) -> Answer:
        if found is not None:
            return _xml(found)
        if self.settings.mnt_status_empty == "404":
            return html_page(404, "HTTP Status 404 \u2013 Not Found")
        if self.settings.mnt_status_empty == "500":
            return results.no_session(self.settings, query.stations[0])
        return _xml(document(node(root, "")))

    # Change of Authorization

    def _reauth(self, request: MntRequest, given: list[str]) -> Answer:
        return self._coa("Reauth", given)

    def _disconnect(self, request: MntRequest, given: list[str]) -> Answer:
        return self._coa("Disconnect", given)

    def _coa(self, kind: str, given: list[str]) -> Answer:
        settings = self.settings
        try:
            outcome = execute(self.sessions, settings, kind, given)
        except CoaError as error:
            return self._failed(str(error))
        if outcome.done is None and settings.mnt_coa_no_session == "error":
            return results.no_session(settings, given[1])
        said = "reauth" if kind == "Reauth" else settings.mnt_disconnect_type
        inner = elements([("results", "true" if outcome.done else "false")])
        answer = _xml(document(node("remoteCoA", inner, requestType=said)))
        answer.after = settings.mnt_coa_timeout if outcome.silent else 0.0
        return answer


def _xml(body: bytes) -> Answer:
    return Answer(200, body, results.CONTENT_TYPE)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _same(stored: str, text: str, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if stored == text:
        return True
    return address.version == 6 and ":" in stored and _address(stored.strip()) == address


Call = Callable[[Calls, MntRequest, list[str]], Answer]
VERSION = Calls._version  # the only call that every node serves

# Method, fixed part of the path, number of further segments, handler.
CALLS: tuple[tuple[str, tuple[str, ...], tuple[int, ...], Call], ...] = (
    ("GET", ("Session", "ActiveCount"), (0,), Calls._active_count),
    ("GET", ("Session", "PostureCount"), (0,), Calls._posture_count),
    ("GET", ("Session", "ProfilerCount"), (0,), Calls._profiler_count),
    ("GET", ("Session", "ActiveList"), (0,), Calls._active_list),
    ("GET", ("Session", "AuthList"), (2,), Calls._auth_list),
    ("GET", ("Session", "MACAddress"), (1,), Calls._by_mac),
    ("GET", ("Session", "UserName"), (1,), Calls._by_user),
    ("POST", ("Session", "UserName"), (0, 1), Calls._by_posted_user),
    ("GET", ("Session", "IPAddress"), (1,), Calls._by_nas),
    ("GET", ("Session", "EndPointIPAddress"), (1,), Calls._by_endpoint),
    ("GET", ("Session", "Active", "SessionID"), (2,), Calls._by_session_id),
    ("DELETE", ("Session", "Delete", "MACAddress"), (1,), Calls._delete_mac),
    ("DELETE", ("Session", "Delete", "SessionID"), (1,), Calls._delete_id),
    ("DELETE", ("Session", "Delete", "All"), (0,), Calls._delete_all),
    ("GET", ("Version",), (0,), Calls._version),
    ("GET", ("FailureReasons",), (0,), Calls._failure_reasons),
    ("GET", ("AuthStatus", "MACAddress"), (4,), Calls._auth_status),
    ("GET", ("AcctStatus", "MACAddress"), (2,), Calls._acct_status),
    ("GET", ("AcctStatusTT", "MACAddress"), (2,), Calls._acct_status),
    ("PUT", ("AuthStatus",), (0,), Calls._put_auth_status),
    ("PUT", ("AuthStatus", "MACAddress"), (0,), Calls._put_auth_status),
    ("PUT", ("AcctStatus",), (0,), Calls._put_acct_status),
    ("PUT", ("AcctStatus", "MACAddress"), (0,), Calls._put_acct_status),
    ("GET", ("CoA", "Reauth"), (3, 5), Calls._reauth),
    ("GET", ("CoA", "Disconnect"), (3, 5), Calls._disconnect),
)
