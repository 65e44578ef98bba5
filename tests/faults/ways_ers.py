# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways through ERS: single objects of rows of the truth matrix, and what reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ansible_collections.openise.ise.plugins.modules import (
    anc_endpoint,
    ers_resource,
    ers_resource_info,
    guest_user_action,
    version_info,
)
from ansible_collections.openise.ise.tests.faults.judge import FALSE_ABSENT, FALSE_CHANGED, Case, Claim, Verdict
from ansible_collections.openise.ise.tests.faults.place import Place
from ansible_collections.openise.ise.tests.faults.way import ERS, INFO, Operations, Requests, Way
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Result
from ansible_collections.openise.ise.tests.truth.operations import (
    ABSENT,
    CHANGE,
    CREATE,
    DELETE,
    READ_ALL,
    READ_ONE,
    Operation,
)
from ansible_collections.openise.ise.tests.truth.row import CANARY, Row, rows_named

_SPONSOR = dict(zip(("sponsor_username", "sponsor_password"), ACCOUNTS["sponsor"], strict=True))
# What a second administrator changes in an object: never what the tasks change.
_THEIRS: dict[str, dict[str, Any]] = {
    "network_device": {"modelName": "theirs", "authenticationSettings": {"radiusSharedSecret": f"{CANARY}-theirs"}},
    "security_group": {"propogateToApic": True},
    "endpoint": {"portalUser": "theirs"},
    "internal_user": {"firstName": "Theirs"},
    "egress_matrix_cell": {"matrixCellStatus": "ENABLED"},
    "ip_sgt_mapping": {},
    "network_device_group": {},
    "guest_user": {},
}


def row(name: str) -> Row:
    """Return a row of the truth matrix."""
    return rows_named(name)[0]


def same_as_ever(place: Place, normal: Result, *, keys: tuple[str, ...]) -> Claim:
    """Claim that a read which succeeds returns what it returns without a fault."""

    def claim(case: Case) -> Verdict | None:
        if case.failed:
            return None
        for key in keys:
            expected, found = (_without_ids(result.get(key)) for result in (normal, case.result))
            if found == expected:
                continue
            if case.theirs:
                return None
            fewer = (
                isinstance(found, (list, dict)) and isinstance(expected, (list, dict)) and len(found) < len(expected)
            )
            gone = not found or fewer
            return Verdict(FALSE_ABSENT if gone else FALSE_CHANGED, f"{key}: {str(found)[:200]}")
        return None

    return claim


def _without_ids(value: Any) -> Any:
    """Return a value without ids, which are new in each cell."""
    if isinstance(value, dict):
        return {key: _without_ids(inner) for key, inner in value.items() if key not in ("id", "link")}
    return [_without_ids(inner) for inner in value] if isinstance(value, list) else value


def reading(place: Place, run: Any, *keys: str) -> Claim:
    """Run the task without a fault, and claim that it always returns the same."""
    normal: Result = run(place)
    assert "failed" not in normal, normal
    return same_as_ever(place, normal, keys=keys)


def _object_claim(operation: Operation) -> Any:
    """Claim that ISE is in the desired state after a task that succeeded, and that nothing of another one is undone."""

    def of_place(place: Place) -> Claim:
        example = place.for_release(place.row.minimal)

        def claim(case: Case) -> Verdict | None:
            stored = place.stored_document(example)
            if case.failed or case.check:
                return _undone(place, case, stored)
            if operation in (DELETE, ABSENT):
                return Verdict(FALSE_ABSENT, "it is still there") if stored is not None and not case.theirs else None
            if case.theirs in ("create", "delete") and case.to_the_end:
                return None
            if stored is None:
                return Verdict(FALSE_CHANGED, "it is not there")
            if operation is CREATE and not trees.holds(stored, _without_secrets(example.stored)):
                return Verdict(FALSE_CHANGED, f"it is another: {stored}")
            if operation is CHANGE and not place.has_small_change(stored, 0):
                return Verdict(FALSE_CHANGED, f"it does not have the change: {stored}")
            return _undone(place, case, stored)

        return claim

    return of_place


def _undone(place: Place, case: Case, stored: Mapping[str, Any] | None) -> Verdict | None:
    """Return a verdict where a change of the second administrator is gone although the object was there before."""
    theirs = _THEIRS.get(str(place.row), {})
    if case.theirs != "change" or stored is None or not theirs:
        return None
    if any(effect.kind == "created" for effect in case.effects) or trees.holds(stored, theirs):
        return None
    return Verdict(FALSE_CHANGED, f"undone: {theirs} is gone, {stored}")


def _without_secrets(stored: Mapping[str, Any]) -> dict[str, Any]:
    chosen = [(("value",), None), (("defaultSGACLs",), None)]
    return trees.having(stored, *chosen)


def _rival(place: Place) -> Mapping[str, Operations]:
    example = place.for_release(place.row.minimal)
    found = place.stored_document(example)
    name = str((found or example.stored).get("name"))
    same = {"resource": place.row.path, "key": name}
    acts: dict[str, Operations] = {
        "delete": [{"op": "delete", **same}],
        "create": [{"op": "put", "resource": place.row.path, "document": dict(example.stored), "key": name}],
    }
    if found is not None and _THEIRS.get(str(place.row)):
        acts["change"] = [{"op": "update", **same, "document": _THEIRS[str(place.row)]}]
    return acts


def _of_row(name: str, operation: Operation, release: str = "3.4", **more: Any) -> Way:
    check = bool(more.get("check"))
    words = f"{name} {operation} on {release}"
    way = Way(
        name=words,
        area=INFO if operation.info else ERS,
        row=row(name),
        release=release,
        prepare=operation.prepare,
        run=lambda place: operation.run(place, check=check),
        claim=_object_claim(operation),
        rival=_rival,
        writes=None if operation.info or operation is ABSENT or check else Requests("POST|PUT|PATCH|DELETE"),
    )
    if operation.info:
        way = replace(way, claim=lambda place: reading(place, operation.run, place.row.resource.plural))
    if check:
        way = replace(way, name=f"{words}, check mode")
    if more.get("known") is False:
        way = replace(way, name=f"{words}, first contact")
    return replace(way, **more)


def _unchanged(name: str, release: str = "3.4") -> Way:
    """The desired state is there already."""
    return replace(
        _of_row(name, CREATE, release),
        name=f"{name} unchanged on {release}",
        prepare=CHANGE.prepare,
        writes=None,
        run=lambda place: place.run({**place.for_release(place.row.minimal).options}),
    )


_PATH = "networkdevice"


def _generic(place: Place, **more: Any) -> Result:
    return place.perform(ers_resource.TASK, {"path": _PATH, "secret_attributes": ["radiusSharedSecret"], **more})


def _generic_ways() -> Iterator[Way]:
    device = row("network_device")
    template = _of_row("network_device", CREATE)

    def attributes(place: Place, **more: Any) -> dict[str, Any]:
        return {"attributes": {**place.for_release(device.minimal).stored, **more}, "key": ["name"]}

    yield replace(template, name="ers_resource create on 3.4", run=lambda place: _generic(place, **attributes(place)))
    yield replace(
        template,
        name="ers_resource change on 3.4",
        prepare=CHANGE.prepare,
        claim=_object_claim(CHANGE),
        run=lambda place: _generic(
            place,
            attributes={"name": place.for_release(device.minimal).stored["name"], **_small_change(place)},
            key=["name"],
        ),
    )
    yield replace(
        template,
        name="ers_resource delete on 3.4",
        prepare=DELETE.prepare,
        claim=_object_claim(DELETE),
        run=lambda place: _generic(
            place, attributes={"name": place.for_release(device.minimal).stored["name"]}, key=["name"], state="absent"
        ),
    )

    def read(place: Place) -> Result:
        return place.perform(ers_resource_info.TASK, {"path": _PATH, "details": True})

    yield replace(
        template,
        name="ers_resource_info on 3.4",
        area=INFO,
        prepare=READ_ALL.prepare,
        run=read,
        claim=lambda place: reading(place, read, "resources"),
        writes=None,
    )


def _small_change(place: Place) -> dict[str, Any]:
    assert place.row.small_change is not None
    return trees.tree((place.small_change_wire(), place.row.small_change.stored_value(0)))


# -- actions -------------------------------------------------------------------------------------------------------

_MAC = "00:1A:2B:3C:4D:5E"


def _with_policies(place: Place) -> None:
    for name in ("Quarantine", "Shut"):
        place.sim.store.put("ancpolicy", {"id": name, "name": name, "actions": ["QUARANTINE"]})


def _with_quarantine(place: Place) -> None:
    _with_policies(place)
    place.put({"macAddress": _MAC, "policyName": "Quarantine"})


def _anc(**options: Any) -> Any:
    return lambda place: place.perform(anc_endpoint.TASK, {"mac": _MAC, **options})


def _anc_claim(present: bool) -> Any:
    def of_place(place: Place) -> Claim:
        def claim(case: Case) -> Verdict | None:
            there = any(item["macAddress"] == _MAC for item in place.sim.store.list("ancendpoint"))
            if case.failed or there is present:
                return None
            return Verdict(FALSE_CHANGED if present else FALSE_ABSENT, "the policy is not as the task says")

        return claim

    return of_place


def _with_guests(place: Place) -> None:
    for name in ("anna", "bert"):
        info = {"password": f"{CANARY}-{name}", "emailAddress": f"{name}@example.com", "phoneNumber": "+13211239034"}
        place.put({**place.row.minimal.stored, "name": name, "guestInfo": info, "status": "ACTIVE"})


def _suspend(place: Place) -> Result:
    return place.perform(guest_user_action.TASK, {**_SPONSOR, "action": "suspend", "names": ["anna", "bert"]})


def _suspend_claim(place: Place) -> Claim:
    def claim(case: Case) -> Verdict | None:
        states = {item["name"]: item["status"] for item in place.sim.store.list("guestuser")}
        if not case.failed and set(states.values()) != {"SUSPENDED"}:
            return Verdict(FALSE_CHANGED, f"not suspended: {states}")
        return _outcome_verdict(case, {name: state == "SUSPENDED" for name, state in states.items()})

    return claim


def _reset(place: Place) -> Result:
    return place.perform(guest_user_action.TASK, {**_SPONSOR, "action": "reset_password", "names": ["anna", "bert"]})


def _reset_claim(place: Place) -> Claim:
    def claim(case: Case) -> Verdict | None:
        passwords = {item["name"]: item["guestInfo"]["password"] for item in place.sim.store.list("guestuser")}
        for guest in case.result.get("guest_users", []):
            if guest["outcome"] == "done" and guest["password"] != passwords[guest["name"]]:
                return Verdict(FALSE_CHANGED, f"not the password of {guest['name']}")
        return _outcome_verdict(case, {name: CANARY not in password for name, password in passwords.items()})

    return claim


def _outcome_verdict(case: Case, happened: Mapping[str, bool]) -> Verdict | None:
    """Return whether an outcome says more than what happened to a guest."""
    for guest in case.result.get("guest_users", []):
        did = happened[guest["name"]]
        if (guest["outcome"] == "done" and not did) or (guest["outcome"] in ("failed", "not_begun") and did):
            return Verdict(FALSE_CHANGED, f"{guest['name']}: {guest['outcome']}, but done is {did}")
    return None


def ways() -> Iterator[Way]:
    """Yield the ways through ERS."""
    for release in ("3.4", "3.0"):
        for operation in (CREATE, CHANGE, DELETE, ABSENT, READ_ONE, READ_ALL):
            yield _of_row("network_device", operation, release)
        yield _unchanged("network_device", release)
    for operation in (CREATE, ABSENT, READ_ALL):
        yield _of_row("network_device", operation, "3.0", known=False)
    for operation in (CREATE, DELETE):
        yield _of_row("network_device", operation, check=True)
    for name in ("security_group", "endpoint", "internal_user", "egress_matrix_cell"):
        for operation in (CREATE, CHANGE, DELETE):
            yield _of_row(name, operation)
    yield _of_row("internal_user", CHANGE, "3.0")
    for operation in (CREATE, CHANGE, DELETE):
        yield _of_row("endpoint", operation, known=False)
    yield _of_row("egress_matrix_cell", ABSENT)
    yield _of_row("network_device_group", CREATE)
    yield _of_row("network_device_group", DELETE)
    yield _of_row("ip_sgt_mapping", CREATE)
    yield replace(
        _of_row("ip_sgt_mapping", CREATE),
        name="ip_sgt_mapping create and deploy",
        run=lambda place: place.run({**place.for_release(place.row.minimal).options, "deploy": "on_change"}),
    )
    yield _of_row("guest_user", CREATE)
    yield _of_row("guest_user", DELETE)
    yield from _generic_ways()
    anc = row("anc_endpoint_info")
    yield Way("anc_endpoint apply", ERS, anc, _anc(policy="Quarantine"), _with_policies, _anc_claim(True))
    yield Way("anc_endpoint clear", ERS, anc, _anc(state="absent"), _with_quarantine, _anc_claim(False))
    guest = row("guest_user")
    yield Way("guest_user_action suspend", ERS, guest, _suspend, _with_guests, _suspend_claim)
    yield Way("guest_user_action reset_password", ERS, guest, _reset, _with_guests, _reset_claim)

    def version(place: Place) -> Result:
        return place.perform(version_info.TASK, {"resources": ["networkdevice", "nonsense"]})

    yield Way(
        "version_info",
        INFO,
        row("network_device"),
        version,
        writes=None,
        known=False,
        claim=lambda place: reading(place, version, "version", "patches", "resources", "features"),
    )
