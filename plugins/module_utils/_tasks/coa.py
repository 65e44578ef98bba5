# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change of Authorization: what is sent to which endpoint, through which PSN, and what became of it.

The calls are GETs that act; one whose answer is lost is never sent again. Sources: Cisco's guides and OpenAPI document of the
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
    TlsFailure,
    Unreachable,
)
from .._mnt.client import GATEWAY, ROOT, Mnt
from .._mnt.coa_targets import (
    KEYS,
    NoSession,
    Target,
    failure,
    is_authenticated_anew,
    is_over,
    look_up,
    named_targets,
)
from .._mnt.session_record import text_of
from .._mnt.session_search import latest, wire_address
from .._schema.argument_spec import check_given, check_range
from .mnt import MntTask

_FIRST_LOOK, _GROWTH, _LONGEST_REST = 1.0, 2.0, 10.0  # seconds between looks at a session
_LONGEST_WAIT = 3600


@dataclass(frozen=True)
class _Action:
    """One kind of CoA: its word in ISE's path, and the option with the numbers ISE has for its values."""

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
        """Return what to do, to whom, and how."""
        return {
            "action": {"type": "str", "required": True, "choices": list(_ACTIONS)},
            **{key: {"type": "list", "elements": "str"} for key in KEYS},
            **{item.option: {"type": "str", "choices": list(item.numbers)} for item in _ACTIONS.values()},
            "psn": {"type": "str"},
            "nas_ip": {"type": "str"},
            "destination_ip": {"type": "str"},
            "addresses_from_session": {"type": "bool", "default": False},
            "wait": {"type": "bool", "default": False},
            "wait_timeout": {"type": "int", "default": 60},
        }

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return that somebody must be named."""
        return [list(KEYS)]

    def ask(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Look all endpoints up, send what is to be sent unless in check mode, and wait for the outcome where wanted."""
        order = _Order(mnt, params)
        targets = order.looked_up(named_targets(params))
        pending = [target for target in targets if not target.outcome]
        if mnt.read_only:
            for target in pending:
                target.end("planned")
        else:
            order.each(order.send, pending)
            if params["wait"]:
                order.wait([target for target in pending if target.done], params["wait_timeout"])
        changed = any(target.done or target.outcome == "planned" for target in targets)
        told = {"changed": changed, "targets": [target.result() for target in targets], "node": mnt.hostname}
        return {**failure(targets), **told}


class _Order:
    """What is to be done to each target of a task. Raises :class:`InvalidInput` for options that do not fit."""

    def __init__(self, mnt: Mnt, params: Mapping[str, Any]) -> None:
        check_given(params, "psn", "nas_ip", "destination_ip")
        self._mnt = mnt
        self._action = _ACTIONS[params["action"]]
        for name, other in _ACTIONS.items():
            if other is not self._action and params.get(other.option) is not None:
                raise InvalidInput(f"{other.option} is for action: {name}; leave it out, or see {self._action.option}.")
        self._number = self._action.numbers[params.get(self._action.option) or "default"]
        self._psn = _psn(params.get("psn") or "")
        self._addresses = _addresses(params)
        self._addresses_from_session = params["addresses_from_session"]
        check_range(params, "wait_timeout", 1, _LONGEST_WAIT)

    @property
    def _ends(self) -> bool:
        return self._action is _ACTIONS["disconnect"]

    def each(self, work: Callable[[Target], None], targets: Sequence[Target]) -> None:
        """Do it to all targets, as many at once as the node is to bear."""
        if targets:
            with ThreadPoolExecutor(max_workers=min(self._mnt.max_connections, len(targets))) as pool:
                list(pool.map(work, targets))

    # -- who it is ---------------------------------------------------------------------------------------------------

    def looked_up(self, targets: Sequence[Target]) -> list[Target]:
        """Return the targets with what ISE knows of them, each endpoint once.

        The first is looked up alone: a wrong password must not be tried as often as there are targets. Raises what is
        wrong with the node or the account.
        """
        first, *others = targets
        self._look_up(first)
        if first.error and _concerns_all(first.error):
            raise first.error
        self.each(self._look_up, others)
        firsts: dict[str, Target] = {}
        return [target for target in targets if target.outcome or firsts.setdefault(target.mac, target) is target]

    def _look_up(self, target: Target) -> None:
        try:
            look_up(self._mnt, target)
            target.path = self._path(target)
        except NoSession as error:
            target.end("no_session", error, failed=not self._ends)
        except IseError as error:
            target.end("failed", error)

    def _path(self, target: Target) -> str:
        target.psn = self._psn or str(target.before.get("server", ""))
        if not target.psn:
            raise InvalidInput(f"ISE does not tell which node has the session of {target.mac}; give psn.")
        addresses = self._addresses
        if self._addresses_from_session:
            addresses = [target.nas_ip, str(target.before.get("destination_ip_address", ""))]
            if not all(addresses):
                raise InvalidInput(
                    f"addresses_from_session: ISE does not tell both addresses of the session of {target.mac}; leave it out, or "
                    "give nas_ip and destination_ip."
                )
        parts = (self._action.call, target.psn, target.mac, self._number, *addresses)
        return "/".join(["CoA", *(quote(part, safe=":") for part in parts)])

    # -- what is done ------------------------------------------------------------------------------------------------

    def send(self, target: Target) -> None:
        """Send the CoA, once."""
        try:
            answer = self._mnt.document(target.path, "remoteCoA", acts=True)
        except OutcomeUnknown as error:
            target.end("unknown", error)
            return
        except IseError as error:
            target.end("failed", error)
            return
        said = text_of((answer or {}).get("results")).lower()
        if answer is None:
            gone = NoSession(f"The session of {target.mac} ended before the CoA.")
            target.end("no_session", gone, failed=not self._ends)
        elif said == "true":
            target.done = True
            target.end("accepted")
        elif said == "false":
            target.end("refused", IseError(self._advice(target), status=200))
        else:
            request = f"GET {ROOT}{target.path}"
            target.end(
                "unknown", OutcomeUnknown(f"ISE answered {request} without saying whether it was done.", status=200)
            )

    def _advice(self, target: Target) -> str:
        """Return what to look at where ISE says false, which it does whatever the cause."""
        owner = str(target.before.get("server", ""))
        refused = f"ISE did not carry out the CoA for {target.mac} through {target.psn}."
        if owner and owner.casefold() != target.psn.casefold():
            return f"{refused} The session is at {owner}; leave psn out to use it."
        nas = target.nas_ip or "the network device"
        port = "" if self._number == "0" or not self._ends else " A wireless client has no port to bounce or shut down."
        return (
            f"{refused} Check that the session is still there, and that {nas} answers, and takes CoA from {target.psn} (UDP "
            f"1700 or 3799).{port}"
        )

    # -- what became of it -------------------------------------------------------------------------------------------

    def wait(self, targets: Sequence[Target], seconds: int) -> None:
        """Look at the sessions until each shows the outcome, with growing rests, or the time is up."""
        end = time.monotonic() + seconds
        rest, waiting = _FIRST_LOOK, list(targets)
        while waiting and (left := end - time.monotonic()) > 0:
            time.sleep(min(rest, left))
            rest = min(rest * _GROWTH, _LONGEST_REST)
            self.each(self._look_again, waiting)
            waiting = [target for target in waiting if target.outcome == "accepted"]
        sought = "the session is still there" if self._ends else "there was no new authentication"
        for target in waiting:
            late = f"ISE accepted the CoA for {target.mac}, but {sought} after {seconds} seconds."
            target.end("timed_out", IseError(f"{late} Raise wait_timeout, or look at the endpoint."))

    def _look_again(self, target: Target) -> None:
        try:
            target.after = latest(self._mnt, "mac", target.mac) or {}
            seen = is_over(self._mnt, target) if self._ends else is_authenticated_anew(target)
        except IseError as error:
            target.end("unknown", error.with_context("ISE accepted the CoA, but what became of it is unknown:"))
            return
        if seen:
            target.end("confirmed")


def _psn(name: str) -> str:
    """Return a node as ISE wants it, without its domain."""
    short, _dot, domain = name.strip().partition(".")
    if ":" in short or (domain and (short.isdecimal() or not short)):
        raise InvalidInput(f"psn: {name!r} is no host name; give that of the Policy Service node, without its domain.")
    return short


def _addresses(params: Mapping[str, Any]) -> list[str]:
    """Return the addresses of the network device and of the destination; none or both."""
    given = {name: params[name] for name in ("nas_ip", "destination_ip") if params.get(name)}
    if given and params["addresses_from_session"]:
        raise InvalidInput(f"addresses_from_session: leave it out, or {' and '.join(given)}.")
    if len(given) == 1:
        other = "destination_ip" if "nas_ip" in given else "nas_ip"
        raise InvalidInput(
            f"{next(iter(given))} needs {other}, too: give both or neither, or set addresses_from_session."
        )
    return [wire_address(name, address) for name, address in given.items()]


def _concerns_all(error: IseError) -> bool:
    """Tell whether a failure has to do with the node or the account rather than with one endpoint."""
    kinds = (AuthenticationFailed, NotPermitted, TlsFailure, Unreachable, NotMonitoring)
    return isinstance(error, kinds) or error.status in GATEWAY
