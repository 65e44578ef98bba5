# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends a Change of Authorization (CoA) to endpoints and reports the outcome for each.

The calls are GETs that act, so a call without a response is not retried. Sources: Cisco's guides and OpenAPI document of the
Monitoring API, public scripts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from .._errors import (
    AuthenticationFailed,
    InvalidInput,
    IseError,
    NotMonitoring,
    NotPermitted,
    OutcomeUnknown,
    ServerFailure,
    TlsFailure,
    Unreachable,
)
from .._mnt.client import OVERLOAD_STATUSES, Mnt
from .._mnt.coa_targets import (
    DEVICE,
    KEYS,
    SESSION_ID,
    NoSession,
    Target,
    UnknownTarget,
    active_session,
    failure,
    has_another_session,
    has_ended,
    has_reauthenticated,
    look_up,
    named_targets,
    targets_on_devices,
    warnings,
)
from .._mnt.rests import ROOT
from .._mnt.session_record import text_of
from .._mnt.session_search import Session, api_address, newest_record, psn_name
from .._schema.argument_spec import check_given, check_range
from .mnt_base import MntTask

_FIRST_POLL, _POLL_GROWTH, _MAX_POLL_INTERVAL = 1.0, 2.0, 10.0  # seconds between two reads of a session
_MAX_WAIT_TIMEOUT = 3600
_UNKNOWN_EFFECT = "ISE accepted the CoA, but its outcome is unknown:"


@dataclass(frozen=True)
class _Action:
    """One kind of CoA: the call in the path, the option that refines it, and ISE's numbers for the values of the option."""

    call: str
    option: str
    numbers: Mapping[str, str]


_ACTIONS = {
    "reauthenticate": _Action("Reauth", "reauthenticate_type", {"default": "0", "last": "1", "rerun": "2"}),
    "disconnect": _Action("Disconnect", "port_option", {"default": "0", "bounce": "1", "shutdown": "2"}),
}


class CoaTask(MntTask):
    """Sends a CoA to one endpoint or many."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options for the action, the targets, and the way to send it."""
        return {
            "action": {"type": "str", "required": True, "choices": list(_ACTIONS)},
            **{key: {"type": "list", "elements": "str"} for key in (*KEYS, DEVICE)},
            "max_targets": {"type": "int", "default": 100},
            "max_sessions": {"type": "int", "default": 10000},
            **{item.option: {"type": "str", "choices": list(item.numbers)} for item in _ACTIONS.values()},
            "psn": {"type": "str"},
            "nas_ip": {"type": "str"},
            "destination_ip": {"type": "str"},
            "addresses_from_session": {"type": "bool", "default": False},
            "missing_ok": {"type": "bool", "default": False},
            "wait": {"type": "bool", "default": False},
            "wait_timeout": {"type": "int", "default": 60},
        }

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return the options that name targets."""
        return [[*KEYS, DEVICE]]

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Look up the targets, send the CoA unless in check mode, and wait for the outcome if requested."""
        coa = _Coa(mnt, params)
        named = named_targets(params)
        targets = coa.look_up_all([*named, *targets_on_devices(mnt, params)])
        pending = [target for target in targets if not target.outcome]
        if mnt.read_only:
            for target in pending:
                target.finish("planned")
        else:
            coa.for_each(coa.send, pending)
            if params["wait"]:
                coa.wait([target for target in pending if target.done], params["wait_timeout"])
        changed = any(target.done or target.outcome == "planned" for target in targets)
        result = {"changed": changed, "targets": [target.result() for target in targets], "node": mnt.hostname}
        noted = [] if params["missing_ok"] else warnings(targets)
        return {**failure(targets), **result, **({"warnings": noted} if noted else {})}


class _Coa:
    """The CoA of one task, sent to each target. Raises :class:`InvalidInput` for options that exclude each other."""

    def __init__(self, mnt: Mnt, params: Mapping[str, Any]) -> None:
        check_given(params, "psn", "nas_ip", "destination_ip")
        self._mnt = mnt
        self._action = _ACTIONS[params["action"]]
        for name, other in _ACTIONS.items():
            if other is not self._action and params.get(other.option) is not None:
                raise InvalidInput(
                    f"{other.option} belongs to action: {name}; remove it, or use {self._action.option}."
                )
        self._number = self._action.numbers[params.get(self._action.option) or "default"]
        self._psn = psn_name("psn", params["psn"]) if params.get("psn") else ""
        self._addresses = _addresses(params)
        self._addresses_from_session = params["addresses_from_session"]
        self._missing_ok = params["missing_ok"]
        check_range(params, "wait_timeout", 1, _MAX_WAIT_TIMEOUT)
        check_range(params, "max_targets", 1)
        check_range(params, "max_sessions", 1)

    @property
    def _disconnects(self) -> bool:
        return self._action is _ACTIONS["disconnect"]

    def for_each(self, action: Callable[[Target], None], targets: Sequence[Target]) -> None:
        """Call ``action`` for all targets, with as many threads as the node may have connections."""
        if targets:
            with ThreadPoolExecutor(max_workers=min(self._mnt.max_connections, len(targets))) as pool:
                list(pool.map(action, targets))

    # -- look up -----------------------------------------------------------------------------------------------------

    def look_up_all(self, targets: Sequence[Target]) -> list[Target]:
        """Look up the targets and return them, without duplicate endpoints.

        The first is looked up before the others, so that a wrong password is tried only once. Raises the errors that
        concern the node or the account.
        """
        first, *others = targets
        self._look_up(first)
        if first.error and _concerns_all(first.error):
            raise first.error
        self.for_each(self._look_up, others)
        by_mac: dict[str, Target] = {}
        return [target for target in targets if target.outcome or by_mac.setdefault(target.mac, target) is target]

    def _look_up(self, target: Target) -> None:
        try:
            look_up(self._mnt, target)
            target.path = self._path(target)
        except NoSession as error:
            self._no_session(target, error)
        except IseError as error:
            target.finish("failed", error)

    def _no_session(self, target: Target, error: NoSession) -> None:
        """Finish a target without a session: a failure, unless there is nothing left to disconnect, or it may be missing.

        A name that ISE does not know may be misspelt, and then another session goes on. An endpoint that has left a network
        device is none of those on it.
        """
        done = (self._disconnects or bool(target.listed)) and not isinstance(error, UnknownTarget)
        target.finish("no_session", error, failed=not (done or self._missing_ok))

    def _path(self, target: Target) -> str:
        target.psn = self._psn or str(target.before.get("server", ""))
        if not target.psn:
            raise InvalidInput(f"ISE does not report the PSN of the session of {target.mac}; give psn.")
        addresses = self._addresses
        if self._addresses_from_session:
            addresses = [target.nas_ip, str(target.before.get("destination_ip_address", ""))]
            if not all(addresses):
                raise InvalidInput(
                    f"addresses_from_session: ISE does not report both addresses of the session of {target.mac}; remove it, or "
                    "give nas_ip and destination_ip."
                )
        parts = (self._action.call, target.psn, target.mac, self._number, *addresses)
        return "/".join(["CoA", *(quote(part, safe=":") for part in parts)])

    # -- send --------------------------------------------------------------------------------------------------------

    def send(self, target: Target) -> None:
        """Send the CoA once."""
        try:
            answer = self._mnt.document(target.path, "remoteCoA", acts=True)
        except OutcomeUnknown as error:
            target.finish("unknown", error)
            return
        except ServerFailure as error:  # ISE also reports failures after it has acted
            unknown = "Whether ISE carried it out is unknown; check the endpoint before you repeat it."
            target.finish("unknown", error.with_context(after=unknown))
            return
        except IseError as error:
            target.finish("failed", error)
            return
        accepted = text_of((answer or {}).get("results")).lower()
        if answer is None:
            self._no_session(target, NoSession(f"The session of {target.mac} ended before the CoA."))
        elif accepted == "true":
            target.done = True
            target.finish("accepted")
        elif accepted == "false":
            self._look_into_refusal(target)
        else:
            request = f"GET {ROOT}{target.path}"
            target.finish(
                "unknown",
                OutcomeUnknown(f"ISE answered {request} without reporting the outcome of the CoA.", status=200),
            )

    def _look_into_refusal(self, target: Target) -> None:
        """Finish a target whose CoA ISE did not carry out. ISE reports no cause, so the session is read again."""
        try:
            target.after = newest_record(self._mnt, "mac", target.mac) or {}
            session = active_session(self._mnt, target.before if target.before.get(SESSION_ID) else target.after)
        except IseError as error:
            cause = f"{self._advice(target)} Another look at the session failed: {error.message}"
        else:
            if session is None and not has_another_session(target):
                self._no_session(target, NoSession(f"The session of {target.mac} ended before the CoA."))
                return
            cause = self._cause(target, session)
        refused = f"ISE did not carry out the CoA for {target.mac} through {target.psn}."
        target.finish("refused", IseError(f"{refused} {cause}", status=200))

    def _cause(self, target: Target, session: Session | None) -> str:
        """Return what the session shows after a refusal; None: it has ended, and the endpoint has another one."""
        if session is None:
            return "The endpoint has another session now; run the task again."
        owner = str(session.get("server", ""))
        if owner and owner.lower() != target.psn.lower():
            if self._psn:
                return f"The PSN of the session is {owner}; remove psn to use it."
            return f"The session has moved to the PSN {owner}; run the task again."
        if not self._disconnects and has_reauthenticated(target):
            return (
                f"The endpoint has authenticated again since it was looked up, and is {target.after['status']}; whether because "
                "of the CoA is unknown."
            )
        return self._advice(target)

    def _advice(self, target: Target) -> str:
        nas = target.nas_ip or "the network device"
        port = (
            ""
            if self._number == "0" or not self._disconnects
            else " A wireless client has no port to bounce or shut down."
        )
        return f"Check that {nas} is reachable and accepts CoA from {target.psn} (UDP 1700 or 3799).{port}"

    # -- wait --------------------------------------------------------------------------------------------------------

    def wait(self, targets: Sequence[Target], seconds: int) -> None:
        """Poll the sessions, at growing intervals, until each shows the outcome, the time is up, or the task has to stop."""
        deadline = time.monotonic() + seconds
        interval, waiting = _FIRST_POLL, list(targets)
        while waiting and (left := deadline - time.monotonic()) > 0:
            time.sleep(min(interval, left))
            if stopped := self._mnt.guard.reason:
                for target in waiting:
                    late = f"ISE accepted the CoA for {target.mac}. Its outcome is unknown: {stopped}"
                    target.finish("unknown", IseError(late))
                return
            interval = min(interval * _POLL_GROWTH, _MAX_POLL_INTERVAL)
            self.for_each(self._poll, waiting)
            waiting = [target for target in waiting if target.outcome == "accepted"]
        state = "the session is still active" if self._disconnects else "there was no new authentication"
        for target in waiting:
            if not self._disconnects:
                self._end_if_gone(target)
                if target.outcome != "accepted":
                    continue
            late = f"ISE accepted the CoA for {target.mac}, but {state} after {seconds} seconds."
            target.finish("timed_out", IseError(f"{late} Raise wait_timeout, or check the endpoint."))

    def _poll(self, target: Target) -> None:
        try:
            target.after = newest_record(self._mnt, "mac", target.mac) or {}
            confirmed = has_ended(self._mnt, target) if self._disconnects else has_reauthenticated(target)
        except IseError as error:
            target.finish("unknown", error.with_context(_UNKNOWN_EFFECT))
            return
        if confirmed:
            target.finish("confirmed")
        elif not self._disconnects and target.after.get("status") != "active":
            self._end_if_gone(target)

    def _end_if_gone(self, target: Target) -> None:
        """Finish a target that cannot authenticate again in its session, because the session has ended."""
        try:
            gone = has_ended(self._mnt, target)
        except IseError as error:
            target.finish("unknown", error.with_context(_UNKNOWN_EFFECT))
            return
        if gone:
            ended = f"ISE accepted the CoA for {target.mac}, but its session ended without a new authentication."
            target.finish("session_ended", IseError(f"{ended} Check whether the endpoint is still connected."))


def _addresses(params: Mapping[str, Any]) -> list[str]:
    """Return the addresses of the network device and of the destination, or none."""
    given = {name: params[name] for name in ("nas_ip", "destination_ip") if params.get(name)}
    if given and params["addresses_from_session"]:
        raise InvalidInput(f"addresses_from_session excludes {' and '.join(given)}; remove one of them.")
    if len(given) == 1:
        other = "destination_ip" if "nas_ip" in given else "nas_ip"
        raise InvalidInput(
            f"{next(iter(given))} requires {other}; give both or neither, or set addresses_from_session."
        )
    return [api_address(name, address) for name, address in given.items()]


def _concerns_all(error: IseError) -> bool:
    """Return whether an error concerns the node or the account rather than one endpoint."""
    kinds = (AuthenticationFailed, NotPermitted, TlsFailure, Unreachable, NotMonitoring)
    return isinstance(error, kinds) or error.status in OVERLOAD_STATUSES
