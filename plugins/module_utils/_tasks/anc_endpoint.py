# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Applying ANC policies to endpoints, and clearing them.

An endpoint has one policy at most, and ISE cannot replace it: the current one is cleared first. Both are actions without an
answer, so the new state is read from ISE's ANC endpoints. Only ISE knows which endpoint has an IP address: it looks for the
session, and the lists before and after show which endpoint changed.

ISE sends a CoA to the endpoint's session, and was seen to answer 500 when no device accepted it, although the action was done.
So a 500 is no failure if ISE is in the desired state afterwards; the task warns instead.
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
class _Desired:
    """The desired state: ``policy`` applied or cleared; an empty one, to be cleared, stands for any policy."""

    present: bool
    policy: str
    mac: str = ""
    address: str = ""

    @property
    def target(self) -> dict[str, str]:
        """Return the data that identify the endpoint in an action."""
        return {"macAddress": self.mac} if self.mac else {"ipAddress": self.address}

    def is_reached_with(self, policy: str) -> bool:
        """Return whether an endpoint with this policy, empty for none, is in the desired state."""
        applied = policy.lower() == self.policy.lower()
        return applied if self.present else not policy or (bool(self.policy) and not applied)


@dataclass(frozen=True)
class _Outcome:
    """An endpoint before and after, whether it was changed, and the error that ISE reported nevertheless."""

    before: dict[str, Any]
    after: dict[str, Any]
    changed: bool
    failure: ServerFailure | None = None


class AncEndpointTask(ErsTask):
    """Keeps an ANC policy applied to an endpoint, or cleared."""

    resource = ANC_ENDPOINT

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the endpoint, and its desired policy."""
        return {
            "mac": {"type": "str"},
            "ip_address": {"type": "str"},
            "policy": {"type": "str"},
            "state": STATE,
        }

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return the options that identify the endpoint."""
        return [["mac", "ip_address"]]

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return the options that identify the endpoint."""
        return [["mac", "ip_address"]]

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read, apply or clear unless in check mode, and report."""
        desired = _desired_state(params)
        outcome = _by_address(ers, desired) if desired.address else _by_mac(ers, desired)
        result: dict[str, Any] = {
            "changed": outcome.changed,
            "anc_endpoint": outcome.after if desired.present else {},
        }
        if outcome.failure:
            result["warnings"] = [
                "ISE holds what was asked for, but answered as if it had failed. The network device may not have taken the "
                f"CoA, so the session may go on as before. {outcome.failure.message}"
            ]
        if diff:
            result["diff"] = {"before": _shown(outcome.before), "after": _shown(outcome.after)}
        return result


def _desired_state(params: Mapping[str, Any]) -> _Desired:
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
    return _Desired(present, params.get("policy") or "", mac, address)


def _read_all(ers: Ers) -> dict[str, dict[str, Any]]:
    """Return all endpoints with a policy by their MAC address."""
    documents = ers.find_where(ANC_ENDPOINT, [], lambda _document: True)
    items = [Snapshot(ANC_ENDPOINT, document).result() for document in documents]
    return {_mac_of(item): {**item, "mac": _mac_of(item)} for item in items}


def _mac_of(item: Mapping[str, Any]) -> str:
    try:
        return normalize_mac(str(item.get("mac", "")))
    except ValueError:
        return str(item.get("mac", ""))


def _by_mac(ers: Ers, desired: _Desired) -> _Outcome:
    """Bring the endpoint with a MAC address into the desired state."""
    first = now = _read_all(ers).get(desired.mac, {})
    written = False
    for turn in range(_ROUNDS):
        held = str(now.get("policy", ""))
        if desired.is_reached_with(held):
            return _Outcome(first, now, written)
        if turn == 0:
            desired = _with_existing_policy(ers, desired)
        clearing = bool(held)
        try:
            if held and not ers.read_only:
                ers.act(ANC_ENDPOINT, "", "clear", desired.target)
                written = True
            clearing = False
            if desired.present and not ers.read_only:
                ers.act(ANC_ENDPOINT, "", "apply", {**desired.target, "policyName": desired.policy})
            break
        except (OutcomeUnknown, Rejected, ServerFailure) as error:
            # Another client may have been faster, or the answer to a write is lost: the current state decides.
            now = _read_again(ers, desired, error)
            written = written or not isinstance(error, Rejected)
            if desired.is_reached_with(str(now.get("policy", ""))):
                return _Outcome(first, now, written, error if isinstance(error, ServerFailure) else None)
            cleared = clearing and isinstance(error, ServerFailure) and not now
            if turn < _ROUNDS - 1 and (cleared or isinstance(error, OutcomeUnknown)):
                continue
            old = str(first.get("policy", ""))
            if old and not clearing and not now:
                outcome = _reapply(ers, desired, old)
                raise error.with_context(after=f"ANC policy {old!r} was cleared for it, and {outcome}") from None
            raise
    return _Outcome(first, {"mac": desired.mac, "policy": desired.policy} if desired.present else {}, True)


def _read_again(ers: Ers, desired: _Desired, failure: IseError) -> dict[str, Any]:
    try:
        return _read_all(ers).get(desired.mac, {})
    except IseError as error:
        raise failure.with_context(after=f"Looking at the endpoint again failed as well: {error.message}") from None


def _with_existing_policy(ers: Ers, desired: _Desired) -> _Desired:
    """Return the desired state with the policy as ISE spells it. Raises :class:`InvalidInput` if it does not exist."""
    if not desired.present:
        return desired
    policy = ers.get_by_name(ANC_POLICY, desired.policy)
    if policy is None:
        raise InvalidInput(f"policy: {missing(ers, [ANC_POLICY], desired.policy)}")
    return replace(desired, policy=str(policy["name"]))


def _reapply(ers: Ers, desired: _Desired, held: str) -> str:
    """Apply the cleared policy again, because it is better than none; return the outcome as the end of a sentence."""
    try:
        ers.act(ANC_ENDPOINT, "", "apply", {**desired.target, "policyName": held})
    except IseError as error:
        return f"could not be applied again: {error.message}"
    return "is applied again."


def _by_address(ers: Ers, desired: _Desired) -> _Outcome:
    """Bring the endpoint that has a session with an IP address into the desired state."""
    if ers.read_only:
        raise InvalidInput("ip_address: only ISE knows which endpoint has it now; give mac to use check mode.")
    if not desired.present and desired.policy:
        raise InvalidInput(
            "ip_address: a policy cannot be compared before it is cleared; leave policy out, or give mac."
        )
    desired = _with_existing_policy(ers, desired)
    before = _read_all(ers)
    action = "apply" if desired.present else "clear"
    failure: ServerFailure | None = None
    try:
        ers.act(
            ANC_ENDPOINT, "", action, {**desired.target, **({"policyName": desired.policy} if desired.present else {})}
        )
    except ServerFailure as error:
        failure = error
    after = _read_all(ers)
    touched = {mac for mac in (*before, *after) if _policy(before, mac) != _policy(after, mac)}
    ours = [mac for mac in touched if desired.is_reached_with(_policy(after, mac))]
    if failure and not ours:
        raise failure
    if len(ours) != 1:  # it was in the desired state already, or others changed endpoints at the same time
        return _Outcome({}, {}, bool(ours), failure)
    return _Outcome(before.get(ours[0], {}), after.get(ours[0], {}), True, failure)


def _policy(endpoints: Mapping[str, Mapping[str, Any]], mac: str) -> str:
    return str(endpoints.get(mac, {}).get("policy", ""))


def _shown(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: item[key] for key in ("mac", "policy") if key in item}
