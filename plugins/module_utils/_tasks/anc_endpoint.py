# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Applying ANC policies to endpoints, and clearing them.

An endpoint has one policy at most, and ISE has no way to exchange it: the other one is cleared first. Both are actions
that answer nothing, so what ISE then holds is told by reading its ANC endpoints. An IP address is known to ISE alone: it
looks for the session with it, and what became of it shows in the list before and after.

ISE sends a CoA to the endpoint's session, and was seen to answer 500 when nobody took that, although it had done what was asked.
So a 500 is no failure where ISE then holds what is wanted; the task warns of it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .._engine.current_state import Snapshot
from .._engine.references import missing
from .._errors import InvalidInput, IseError, OutcomeUnknown, Rejected, ServerFailure
from .._ers.client import Ers
from .._resources.anc_endpoint import ANC_ENDPOINT
from .._resources.anc_policy import ANC_POLICY
from .._schema.argument_spec import STATE, check_given
from .._types.mac_address import mac_option, normalize_mac
from .ers import ErsTask

_ROUNDS = 3


@dataclass(frozen=True)
class _Wanted:
    """What the user asks for: ``policy`` is empty where any policy is to be cleared."""

    present: bool
    policy: str
    mac: str = ""
    address: str = ""

    @property
    def target(self) -> dict[str, str]:
        """Return how ISE is told which endpoint is meant."""
        return {"macAddress": self.mac} if self.mac else {"ipAddress": self.address}

    def reached(self, policy: str) -> bool:
        """Tell whether an endpoint with this policy is as it is wanted. None is an empty text."""
        applied = policy.casefold() == self.policy.casefold()
        return applied if self.present else not policy or (bool(self.policy) and not applied)


@dataclass(frozen=True)
class _Outcome:
    """An endpoint before and after, whether something was done, and what ISE nevertheless failed with."""

    before: dict[str, Any]
    after: dict[str, Any]
    changed: bool
    failure: ServerFailure | None = None


class AncEndpointTask(ErsTask):
    """Keeps an ANC policy applied to an endpoint, or cleared."""

    resource = ANC_ENDPOINT

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return which endpoint, and what it is to have."""
        return {
            "mac": {"type": "str"},
            "ip_address": {"type": "str"},
            "policy": {"type": "str"},
            "state": STATE,
        }

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return the ways to choose."""
        return [["mac", "ip_address"]]

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return the ways to choose."""
        return [["mac", "ip_address"]]

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read, do what is missing unless in check mode, and report."""
        wanted = _wanted(params)
        outcome = _by_address(ers, wanted) if wanted.address else _by_mac(ers, wanted)
        result: dict[str, Any] = {
            "changed": outcome.changed,
            "anc_endpoint": outcome.after if wanted.present else {},
        }
        if outcome.failure:
            result["warnings"] = [
                "ISE holds what was asked for, but answered as if it had failed. The network device may not have taken the "
                f"CoA, so the session may go on as before. {outcome.failure.message}"
            ]
        if diff:
            result["diff"] = {"before": _shown(outcome.before), "after": _shown(outcome.after)}
        return result


def _wanted(params: Mapping[str, Any]) -> _Wanted:
    check_given(params, "mac", "ip_address", "policy")
    present = params["state"] == "present"
    if present and not params.get("policy"):
        raise InvalidInput("policy is needed to apply it.")
    mac = mac_option("mac", params["mac"]) if params.get("mac") else ""
    address = (params.get("ip_address") or "").strip()
    try:
        address = str(ipaddress.ip_address(address)) if address else ""
    except ValueError:
        raise InvalidInput(f"ip_address: {address!r} is no IP address.") from None
    return _Wanted(present, params.get("policy") or "", mac, address)


def _applied(ers: Ers) -> dict[str, dict[str, Any]]:
    """Return all endpoints with a policy by their MAC address."""
    documents = ers.find_where(ANC_ENDPOINT, [], lambda _document: True)
    items = [Snapshot(ANC_ENDPOINT, document).result() for document in documents]
    return {_mac_of(item): {**item, "mac": _mac_of(item)} for item in items}


def _mac_of(item: Mapping[str, Any]) -> str:
    try:
        return normalize_mac(str(item.get("mac", "")))
    except ValueError:
        return str(item.get("mac", ""))


def _by_mac(ers: Ers, wanted: _Wanted) -> _Outcome:
    """Bring about what is wanted."""
    first = now = _applied(ers).get(wanted.mac, {})
    written = False
    for turn in range(_ROUNDS):
        held = str(now.get("policy", ""))
        if wanted.reached(held):
            return _Outcome(first, now, written)
        if turn == 0:
            wanted = _checked(ers, wanted)
        clearing = bool(held)
        try:
            if held and not ers.transport.read_only:
                ers.act(ANC_ENDPOINT, "", "clear", wanted.target)
                written = True
            clearing = False
            if wanted.present and not ers.transport.read_only:
                ers.act(ANC_ENDPOINT, "", "apply", {**wanted.target, "policyName": wanted.policy})
            break
        except (OutcomeUnknown, Rejected, ServerFailure) as error:
            # Somebody else may have been faster, or the answer to a write is lost: what ISE now holds decides.
            now = _looked_at_again(ers, wanted, error)
            written = written or not isinstance(error, Rejected)
            if wanted.reached(str(now.get("policy", ""))):
                return _Outcome(first, now, written, error if isinstance(error, ServerFailure) else None)
            cleared = clearing and isinstance(error, ServerFailure) and not now
            if turn < _ROUNDS - 1 and (cleared or isinstance(error, OutcomeUnknown)):
                continue
            old = str(first.get("policy", ""))
            if old and not clearing and not now:
                outcome = _applied_again(ers, wanted, old)
                raise error.with_context(after=f"ANC policy {old!r} was cleared for it, and {outcome}") from None
            raise
    return _Outcome(first, {"mac": wanted.mac, "policy": wanted.policy} if wanted.present else {}, True)


def _looked_at_again(ers: Ers, wanted: _Wanted, failure: IseError) -> dict[str, Any]:
    try:
        return _applied(ers).get(wanted.mac, {})
    except IseError as error:
        raise failure.with_context(after=f"Looking at the endpoint again failed as well: {error.message}") from None


def _checked(ers: Ers, wanted: _Wanted) -> _Wanted:
    """Return what is wanted with the policy as ISE spells it; raise :class:`InvalidInput` where it does not exist."""
    if not wanted.present:
        return wanted
    policy = ers.find(ANC_POLICY, wanted.policy)
    if policy is None:
        raise InvalidInput(f"policy: {missing(ers, [ANC_POLICY], wanted.policy)}")
    return replace(wanted, policy=str(policy["name"]))


def _applied_again(ers: Ers, wanted: _Wanted, held: str) -> str:
    """Apply the policy that was cleared, because that is better than none; return how that went."""
    try:
        ers.act(ANC_ENDPOINT, "", "apply", {**wanted.target, "policyName": held})
    except IseError as error:
        return f"could not be applied again: {error.message}"
    return "is applied again."


def _by_address(ers: Ers, wanted: _Wanted) -> _Outcome:
    """The same for the endpoint that has a session with this address, which ISE finds."""
    if ers.transport.read_only:
        raise InvalidInput("ip_address: only ISE knows which endpoint has it now; give mac to use check mode.")
    if not wanted.present and wanted.policy:
        raise InvalidInput(
            "ip_address: a policy cannot be compared before it is cleared; leave policy out, or give mac."
        )
    wanted = _checked(ers, wanted)
    before = _applied(ers)
    action = "apply" if wanted.present else "clear"
    failure: ServerFailure | None = None
    try:
        ers.act(
            ANC_ENDPOINT, "", action, {**wanted.target, **({"policyName": wanted.policy} if wanted.present else {})}
        )
    except ServerFailure as error:
        failure = error
    after = _applied(ers)
    touched = {mac for mac in (*before, *after) if _policy(before, mac) != _policy(after, mac)}
    ours = [mac for mac in touched if wanted.reached(_policy(after, mac))]
    if failure and not ours:
        raise failure
    if len(ours) != 1:  # it was so already, or others were busy at the same time
        return _Outcome({}, {}, bool(ours), failure)
    return _Outcome(before.get(ours[0], {}), after.get(ours[0], {}), True, failure)


def _policy(endpoints: Mapping[str, Mapping[str, Any]], mac: str) -> str:
    return str(endpoints.get(mac, {}).get("policy", ""))


def _shown(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: item[key] for key in ("mac", "policy") if key in item}
