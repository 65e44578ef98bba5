# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bulk requests: the same objects as by single requests, the number of requests, and failures."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._ers import bulk
from ansible_collections.openise.ise.plugins.module_utils._ers.bulk import Bulk, ItemOutcome
from ansible_collections.openise.ise.plugins.module_utils._ers.bulk_xml import FORMS
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._ers.server import forget_features
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import CANARY, Row
from ise_simulator.testing import Simulator

ENDPOINT = "endpoint"
SECRET = f"{CANARY}-bulk"


class Clock:
    """A clock on which one second of waiting takes 10 ms."""

    def __init__(self) -> None:
        self.waited = 0.0

    def monotonic(self) -> float:
        return self.waited

    def sleep(self, seconds: float) -> None:
        self.waited += seconds
        time.sleep(seconds / 100)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(bulk, "time", made)
    return made


@pytest.fixture(params=["2.7", "3.4"])
def sim(request: pytest.FixtureRequest, simulators: Any) -> Iterator[Simulator]:
    simulator: Simulator = simulators.of(request.param)
    simulator.reset()
    forget_features()
    yield simulator
    assert simulator.stats.masks_written == 0
    simulator.reset()
    forget_features()


def connection(sim: Simulator, account: str = "admin") -> Connection:
    user, password = getattr(sim, account)
    return Connection.from_params(
        {
            "hostname": sim.host,
            "port": sim.port if sim.settings.gateway_ers else sim.ers_port,
            "username": user,
            "password": password,
            "ca_path": sim.ca_cert,
            "max_requests_per_second": 0,
        }
    )


def ers(sim: Simulator, account: str = "admin", *, check: bool = False) -> Ers:
    return Ers(Transport(connection(sim, account), read_only=check))


def macs(number: int) -> list[str]:
    return [f"02:00:00:00:{count // 256:02X}:{count % 256:02X}" for count in range(number)]


def endpoints(number: int) -> list[dict[str, Any]]:
    return [{"mac": mac, "description": f"number {count} & more"} for count, mac in enumerate(macs(number))]


def device(number: int, secret: str = SECRET) -> dict[str, Any]:
    return {
        "name": f"switch{number}",
        "authenticationSettings": {"networkProtocol": "RADIUS", "radiusSharedSecret": secret},
        "NetworkDeviceIPList": [{"ipaddress": f"10.1.{number // 256}.{number % 256}", "mask": 32}],
        "NetworkDeviceGroupList": ["Location#All Locations", "Device Type#All Device Types"],
    }


def put_endpoints(sim: Simulator, number: int) -> list[str]:
    return [sim.store.put(ENDPOINT, {"name": mac, "mac": mac}) for mac in macs(number)]


def sent(sim: Simulator) -> Counter[str]:
    return Counter(sim.stats.by_method)


def tally(outcomes: list[ItemOutcome]) -> Counter[bool | None]:
    return Counter(outcome.succeeded for outcome in outcomes)


# -- results --------------------------------------------------------------------------------------------------------------


def test_many_endpoints(sim: Simulator) -> None:
    """500 objects per request; the version is read once per process and server."""
    requests = Bulk(ers(sim))
    outcomes = requests.run(ENDPOINT, "create", endpoints(1200))
    assert sent(sim) == {"GET": 1 + 3, "PUT": 3}
    assert [outcome.name for outcome in outcomes] == macs(1200)
    assert tally(outcomes) == {True: 1200}
    held = {item["id"]: item for item in sim.store.list(ENDPOINT)}
    assert {outcome.id for outcome in outcomes} == set(held)
    assert all(held[outcome.id]["mac"] == outcome.name for outcome in outcomes)
    assert held[outcomes[7].id]["description"] == "number 7 & more"

    changes = [{"id": outcome.id, "name": outcome.name, "description": ""} for outcome in outcomes[:700]]
    assert tally(requests.run(ENDPOINT, "update", changes)) == {True: 700}
    assert sent(sim) == {"GET": 1 + 3 + 2, "PUT": 3 + 2}
    assert Counter(item.get("description") for item in sim.store.list(ENDPOINT))[""] == 700

    gone = requests.run(ENDPOINT, "delete", [outcome.id for outcome in outcomes])
    assert [outcome.id for outcome in gone] == [outcome.id for outcome in outcomes]
    assert sent(sim) == {"GET": 1 + 3 + 2 + 1, "PUT": 3 + 2 + 1}
    assert sim.store.list(ENDPOINT) == []


def test_many_devices(sim: Simulator) -> None:
    outcomes = Bulk(ers(sim)).run(NETWORK_DEVICE, "create", [device(number) for number in range(1200)])
    assert sent(sim) == {"GET": 1 + 3, "PUT": 3}
    assert tally(outcomes) == {True: 1200}
    assert SECRET not in repr(outcomes)
    last = sim.store.get("networkdevice", "switch1199") or {}
    assert last["authenticationSettings"]["radiusSharedSecret"] == SECRET
    assert last["NetworkDeviceIPList"] == device(1199)["NetworkDeviceIPList"]


def test_many_deletions(sim: Simulator) -> None:
    known = put_endpoints(sim, 6000)
    outcomes = Bulk(ers(sim)).run(ENDPOINT, "delete", known)
    assert sent(sim) == {"GET": 1 + 2, "PUT": 2}
    assert tally(outcomes) == {True: 6000}
    assert sim.store.list(ENDPOINT) == []


def _examples(row: Row, release: str) -> Iterator[str]:
    yield from ("minimal", "full")


def _in_bulk(row: Row) -> bool:
    return row.path in FORMS and "create" in FORMS[row.path].operations


# Their XML form is not documented, so these objects are sent in single requests.
UNWRITABLE = ("sgacls", "defaultSGACLs", "actions", "customAttributes", "modelledContent", "virtualnetworklist")


@each(releases=("3.0", "3.4"), rows_with=_in_bulk, known=False, example=_examples)
def test_the_same_objects(node: Node, example: str) -> None:
    """A document gives the same object in bulk and alone, for every resource with bulk requests."""
    row, stored = node.row, node.sim.store
    node.sim.configure(bulk_delete_devices="accept")
    alone = ers(node.sim, row.account)
    requests = Bulk(alone)
    document = dict(node.for_release(getattr(row, example)).stored)
    identity = alone.create(row.resource, document)
    expected = stored.get(row.path, identity) or {}
    stored.delete(row.path, identity)
    already = {item["id"] for item in stored.list(row.path)}

    def held() -> dict[str, Any]:
        (item,) = [item for item in stored.list(row.path) if item["id"] not in already]
        # A name that only identifies the object in the report is not part of the document.
        given = item if "name" in expected else {key: value for key, value in item.items() if key != "name"}
        return {key: value for key, value in given.items() if key not in ("id", *row.change_counters)}

    expected = {key: value for key, value in expected.items() if key not in ("id", *row.change_counters)}
    if strange := [key for key in document if key in UNWRITABLE]:
        with pytest.raises(errors.InvalidInput, match="|".join(strange)):
            requests.run(row.resource, "create", [document])
        return
    (outcome,) = requests.run(row.resource, "create", [document])
    assert (outcome.id not in already, outcome.succeeded, outcome.message) == (True, True, "")
    assert held() == expected
    known = next(item["id"] for item in stored.list(row.path) if item["id"] not in already)
    for operation, item in (("update", {**document, "id": known}), ("delete", known)):
        if operation in FORMS[row.path].operations:
            (outcome,) = requests.run(row.resource, operation, [item])
            assert outcome == ItemOutcome(known, outcome.name, True), operation
            if operation == "update":
                assert held() == expected
            else:
                assert stored.get(row.path, known) is None


# -- failures -------------------------------------------------------------------------------------------------------------


def test_partial_failure(sim: Simulator) -> None:
    """Each object is its own transaction: existing objects fail, the others are created."""
    for mac in macs(20)[::4]:
        sim.store.put(ENDPOINT, {"name": mac, "mac": mac})
    outcomes = Bulk(ers(sim)).run(ENDPOINT, "create", endpoints(20))
    assert [outcome.succeeded for outcome in outcomes] == [number % 4 != 0 for number in range(20)]
    assert all(outcome.message for outcome in outcomes if not outcome.succeeded)
    assert len(sim.store.list(ENDPOINT)) == 20

    known = [outcome.id for outcome in outcomes if outcome.succeeded]
    gone = Bulk(ers(sim)).run(ENDPOINT, "delete", [*known, "unknown"])
    assert [outcome.succeeded for outcome in gone] == [True] * 15 + [False]


def test_concurrent_request(sim: Simulator) -> None:
    """ISE runs one bulk request at a time in the deployment; the next one waits."""
    requests = Bulk(ers(sim))
    requests.run(ENDPOINT, "create", endpoints(1))
    sim.configure(bulk_seconds=0.3)
    impatient = Bulk(ers(sim), timeout=0).run("sgt", "delete", ["1"])
    assert tally(impatient) == {None: 1}
    before = sent(sim)
    outcomes = requests.run(ENDPOINT, "create", endpoints(2)[1:])
    assert tally(outcomes) == {True: 1}
    assert (sent(sim) - before)["PUT"] > 1


def test_concurrent_request_without_end(sim: Simulator, clock: Clock) -> None:
    sim.fault("status", method="PUT", path="bulk", status=503, times=0)
    with pytest.raises(errors.ServerFailure, match="one at a time, and others were running") as failure:
        Bulk(ers(sim), timeout=100).run(ENDPOINT, "create", endpoints(2))
    assert failure.value.status == 503
    assert clock.waited == 100
    assert sim.store.list(ENDPOINT) == []


@pytest.mark.parametrize("answer", ["html", "empty"])
def test_a_gateway_that_is_busy_without_end(sim: Simulator, answer: str) -> None:
    """Its 503 does not prove that ISE refused the request."""
    sim.fault(answer, method="PUT", path="bulk", status=503, times=0)
    assert tally(Bulk(ers(sim), timeout=100).run(ENDPOINT, "create", endpoints(2))) == {None: 2}
    assert sim.store.list(ENDPOINT) == []


@pytest.mark.parametrize("answer", ["status", "html", "empty"])
def test_a_repeated_request(sim: Simulator, answer: str) -> None:
    """After a 503 of ISE an object that exists is a failure; after one of a gateway this task may have created it."""
    sim.fault(answer, method="PUT", path="bulk", status=503, executed=True)
    outcomes = Bulk(ers(sim)).run(ENDPOINT, "create", endpoints(3))
    assert tally(outcomes) == {False if answer == "status" else None: 3}
    assert len(sim.store.list(ENDPOINT)) == 3


@pytest.mark.parametrize("trouble", ["status", "html", "reset", "malformed", "wrong_type", "truncate"])
def test_temporarily_unreadable_report(sim: Simulator, trouble: str) -> None:
    sim.fault(trouble, method="GET", path="bulk/", times=9)
    outcomes = Bulk(ers(sim)).run(ENDPOINT, "create", endpoints(3))
    assert tally(outcomes) == {True: 3}
    assert sent(sim)["PUT"] == 1


def test_timeout(sim: Simulator, clock: Clock) -> None:
    """The message contains the id of the running request. Later requests are not sent."""
    sim.configure(bulk_seconds=1e6)
    outcomes = Bulk(ers(sim), timeout=100).run(ENDPOINT, "create", endpoints(700))
    assert tally(outcomes) == {None: 500, False: 200}
    number = sim.requests[-1].path.rpartition("/")[2]
    assert f"bulk request {number}" in outcomes[0].message
    assert clock.waited == 100
    assert outcomes[-1].message.startswith("Not sent")
    assert sent(sim)["PUT"] == 1


def test_lost_response(sim: Simulator) -> None:
    """Its outcome is unknown, so it is not repeated and not reported as success. Later requests wait until ISE is idle."""
    sim.fault("reset_after", method="PUT", path="bulk", skip=1)
    outcomes = Bulk(ers(sim)).run(ENDPOINT, "create", endpoints(1200))
    assert tally(outcomes) == {True: 700, None: 500}
    assert not any(outcome.running for outcome in outcomes)
    assert len(sim.store.list(ENDPOINT)) == 1200


@pytest.mark.parametrize("operation", ["update", "register"])
def test_lost_response_to_a_change_that_no_number_shows(sim: Simulator, operation: str) -> None:
    """ISE may still be executing it, so later requests are not sent."""
    known = put_endpoints(sim, 600)
    items = [{"id": key, "description": "x"} for key in known] if operation == "update" else known
    sim.fault("reset_after", method="PUT", path="bulk")
    outcomes = Bulk(ers(sim)).run(ENDPOINT, operation, items)
    assert tally(outcomes) == ({None: 500, False: 100} if operation == "update" else {None: 600})
    assert {outcome.running for outcome in outcomes if outcome.succeeded is None} == {True}
    assert sent(sim)["PUT"] == 1


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_failure_after_the_work_was_done(sim: Simulator, status: int) -> None:
    """No answer but a refusal of ISE proves that nothing was done."""
    sim.fault("html", method="PUT", path="bulk", status=status, executed=True)
    outcomes = Bulk(ers(sim)).run(ENDPOINT, "create", endpoints(12))
    assert tally(outcomes) == {None: 12}
    assert not any(outcome.running for outcome in outcomes)
    assert len(sim.store.list(ENDPOINT)) == 12


def test_the_number_of_objects_cannot_be_read(sim: Simulator) -> None:
    """Whether ISE is idle is unknown then."""
    for status in (403, 500):
        sim.fault("reset_after", method="PUT", path="bulk")
        sim.fault("status", method="GET", path="size=1$", status=status, times=0)
        outcomes = Bulk(ers(sim), timeout=100).run(ENDPOINT, "create", endpoints(600))
        assert [(outcome.succeeded, outcome.running) for outcome in outcomes[:1] + outcomes[-1:]] == [
            (None, True),
            (False, False),
        ]
        sim.reset()


def test_the_end_of_the_task_ends_the_waits(sim: Simulator, clock: Clock) -> None:
    """Neither a report nor an idle ISE is waited for, and nothing more is sent."""
    sim.configure(bulk_seconds=1e6)
    client = ers(sim)
    client.transport.guard.stop_when(lambda: "It is late." if clock.waited > 5 else "")
    outcomes = Bulk(client).run(ENDPOINT, "create", endpoints(700))
    assert tally(outcomes) == {None: 500, False: 200}
    assert outcomes[0].running and "It is late." in outcomes[0].message
    assert clock.waited < 20
    with pytest.raises(errors.NotAttempted, match="It is late"):
        Bulk(client).run(ENDPOINT, "create", endpoints(1))
    assert sent(sim)["PUT"] == 1


def _wrong_password(sim: Simulator) -> Ers:
    return Ers(Transport(replace(connection(sim), password="Wrong-1")))


@pytest.mark.parametrize(
    ("made", "failure", "cost"),
    [
        (_wrong_password, errors.AuthenticationFailed, {"GET": 1}),
        (lambda sim: ers(sim, "operator"), errors.NotPermitted, {"GET": 1, "PUT": 1}),
        (lambda sim: ers(sim, check=True), errors.WriteInCheckMode, {"GET": 1}),
    ],
)
def test_account_without_permission(
    sim: Simulator, made: Callable[[Simulator], Ers], failure: type[Exception], cost: Any
) -> None:
    with pytest.raises(failure):
        Bulk(made(sim)).run(ENDPOINT, "create", endpoints(3))
    assert sent(sim) == cost
    assert sim.store.list(ENDPOINT) == []


def test_a_mask_is_not_written(sim: Simulator) -> None:
    for resource in (NETWORK_DEVICE, "networkdevice"):
        with pytest.raises(errors.InvalidInput, match="radiusSharedSecret"):
            Bulk(ers(sim)).run(resource, "create", [device(1), device(2, "******")])
    assert sent(sim) == {}


def test_devices_cannot_be_deleted_in_bulk(sim: Simulator) -> None:
    """Cisco's TAC says so; the reference says the opposite."""
    identity = sim.store.put("networkdevice", device(1))
    with pytest.raises(errors.Rejected, match="not supported in bulk"):
        Bulk(ers(sim)).run(NETWORK_DEVICE, "delete", [identity])
    assert sim.store.get("networkdevice", identity) is not None
    sim.configure(bulk_delete_devices="accept")
    assert tally(Bulk(ers(sim)).run(NETWORK_DEVICE, "delete", [identity])) == {True: 1}


# -- uncertain behaviour of ISE -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("switch", "value", "more"),
    [
        ("bulk_submit", "bulk/submit", 0),
        ("bulk_submit", "submit", 1),
        ("bulk_submit", "bulk", 2),
        ("bulk_location", "object", 0),
        ("bulk_location", "submit", 0),
        ("bulk_order", "any", 0),
        ("bulk_single", "object", 0),
        ("bulk_created_id", "omit", 0),
        ("csrf", True, 1),
    ],
)
def test_switches(sim: Simulator, switch: str, value: Any, more: int) -> None:
    """The result is the same; the path of requests is discovered once per process and server."""
    sim.configure(**{switch: value})
    requests = Bulk(ers(sim))
    first = requests.run(ENDPOINT, "create", endpoints(2)[:1])
    second = requests.run(ENDPOINT, "create", endpoints(2)[1:])
    assert sent(sim) == Counter({"PUT": 2 + more, "GET": 3 + (switch == "csrf")})
    held = {item["mac"]: item["id"] for item in sim.store.list(ENDPOINT)}
    ids = {} if value == "omit" else held
    assert [*first, *second] == [ItemOutcome(ids.get(mac, ""), mac, True) for mac in macs(2)]
    assert tally(requests.run(ENDPOINT, "delete", list(held.values()))) == {True: 2}
