# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bulk requests: their bodies, when they are sent, how long the client waits, and the outcome of each object in a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._ers import bulk
from ansible_collections.openise.ise.plugins.module_utils._ers.bulk import Bulk, ItemOutcome
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._redaction import PLACEHOLDER
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import JSON, FakeTransport, ers_error
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import MASK

BASE = "/ers/config/endpoint"
VERSION: Any = (200, {"VersionInfo": {"currentServerVersion": "1.3", "supportedVersions": "1.0,1.3"}})
ACCEPTED: Any = (202, b"", {**JSON, "Location": f"https://ise.example.com{BASE}/bulk/77"})
BUSY = errors.OutcomeUnknown("busy", status=503, errors=[{"title": "busy"}])
SECRET = "Canary-17"


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    time = Clock()
    monkeypatch.setattr(bulk, "time", time)
    return time


def row(status: str, other: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "id": "",
        "name": "",
        "description": "",
        "status": status,
        "resourceExecutionStatus": other or status,
        **more,
    }


def report(*rows: Any, done: bool = True) -> tuple[int, Any]:
    status = "COMPLETED" if done else "IN_PROGRESS"
    return 200, {"BulkStatus": {"bulkId": "77", "executionStatus": status, "resourcesStatus": list(rows)}}


def number_of_objects(number: Any) -> tuple[int, Any]:
    return 200, {"SearchResult": {"total": number, "resources": []}}


def answering(*answers: Any, version: Any = VERSION) -> FakeTransport:
    """Return a transport with these answers, apart from that to the question for the version."""
    script = list(answers)
    return FakeTransport(lambda _method, path, *_: version if path.endswith("/versioninfo") else script.pop(0))


def endpoints(*macs: str) -> list[dict[str, Any]]:
    return [{"mac": mac} for mac in macs]


def run(transport: FakeTransport, *arguments: Any, timeout: float = 600) -> list[ItemOutcome]:
    return Bulk(Ers(transport), timeout).run(*arguments)


def test_what_is_sent() -> None:
    transport = answering(ACCEPTED, report(row("SUCCESS", name="AA", id="e1"), row("SUCCESS", name="BB")))
    outcomes = run(transport, "endpoint", "create", endpoints("AA", "BB"))
    assert outcomes == [ItemOutcome("e1", "AA", True), ItemOutcome("", "BB", True)]
    versions, submit, poll = (
        ("GET", f"{BASE}/versioninfo"),
        ("PUT", f"{BASE}/bulk/submit"),
        ("GET", f"{BASE}/bulk/77"),
    )
    assert transport.calls == [versions, submit, poll]
    assert 'resourceMediaType="vnd.com.cisco.ise.identity.endpoint.1.3+xml"' in transport.documents[1]
    assert '<ns4:endpoint name="AA"><mac>AA</mac></ns4:endpoint>' in transport.documents[1]


def test_nothing_is_sent_for_nothing() -> None:
    transport = answering()
    assert run(transport, "endpoint", "create", []) == []
    assert transport.calls == []


@pytest.mark.parametrize(
    ("path", "operation", "items", "words"),
    [
        ("guesttype", "create", [{"name": "x"}], "no bulk requests"),
        ("endpoint", "merge", [{"name": "x"}], "no bulk operation"),
        ("endpoint", "create", [{"name": "x"}, {"name": "X"}], "X is contained twice"),
        ("endpoint", "update", [{"name": "x", "id": "1"}, {"name": "y", "id": "1"}], "y is contained twice"),
        ("endpoint", "delete", ["1", "1"], "1 is contained twice"),
        ("endpoint", "update", [{"name": "x"}], "To update x in bulk its id is needed"),
        ("endpoint", "delete", [""], "its id is needed"),
        (
            "networkdevice",
            "create",
            [{"name": "x", "authenticationSettings": {"radiusSharedSecret": MASK}}],
            "ISE hides",
        ),
        (NETWORK_DEVICE, "update", [{"id": "1", "snmpsettings": {"roCommunity": MASK}}], "ISE hides"),
        ("sgt", "create", [{"name": "x", "defaultSGACLs": []}], "not documented"),
    ],
)
def test_what_cannot_be_sent_is_told_before(path: Any, operation: str, items: list[Any], words: str) -> None:
    transport = answering()
    with pytest.raises(errors.InvalidInput, match=words):
        run(transport, path, operation, items)
    assert transport.calls == []


@pytest.mark.parametrize(("operation", "item"), [("create", "1"), ("update", "1"), ("delete", {"id": "1"})])
def test_documents_are_no_ids(operation: str, item: Any) -> None:
    with pytest.raises(TypeError, match=operation):
        run(answering(), "endpoint", operation, [item])


@pytest.mark.parametrize("answer", [(200, {}), (200, {"VersionInfo": []})])
def test_a_server_that_does_not_tell_its_version(answer: Any) -> None:
    with pytest.raises(errors.UnexpectedAnswer, match="version of endpoint"):
        run(answering(version=answer), "endpoint", "delete", ["1"])


@pytest.mark.parametrize("status", [404, 405])
def test_where_requests_go_is_found_out_once(status: int) -> None:
    gone = status, ers_error("no")
    done = report(row("SUCCESS", id="1"))
    transport = answering(gone, gone, ACCEPTED, done, ACCEPTED, done)
    ers = Ers(transport)
    for _time in range(2):
        assert Bulk(ers).run("sgt", "delete", ["1"]) == [ItemOutcome("1", "", True)]
    puts = [path.removeprefix("/ers/config/sgt/") for method, path in transport.calls if method == "PUT"]
    assert puts == ["submit", "bulk/submit", "bulk", "bulk"]
    assert [path for _method, path in transport.calls].count("/ers/config/sgt/versioninfo") == 1


def test_a_server_without_bulk_requests() -> None:
    with pytest.raises(errors.MethodNotAllowed, match="/endpoint/bulk/submit"):
        run(answering(*[(405, ers_error("no"))] * 3), "endpoint", "delete", ["1"])


def test_another_refusal_is_no_reason_to_try_elsewhere() -> None:
    transport = answering((400, ers_error("no")))
    with pytest.raises(errors.Rejected):
        run(transport, "endpoint", "delete", ["1"])
    assert len(transport.calls) == 2


@pytest.mark.parametrize("operation", ["update", "delete"])
def test_what_was_remembered_of_an_object_is_forgotten(operation: str) -> None:
    ers = Ers(answering(ACCEPTED, report()))
    ers.features.ids["endpoint", "aa"] = "1"
    ers.features.names["endpoint", "1"] = "AA"
    Bulk(ers).run("endpoint", operation, ["1"] if operation == "delete" else [{"id": "1", "name": "BB"}])
    assert (ers.features.ids, ers.features.names) == ({}, {})


def test_a_location_without_a_number() -> None:
    (outcome,) = run(answering((202, b""), *[number_of_objects(3)] * 20), "endpoint", "delete", ["1"])
    assert (outcome.succeeded, outcome.running) == (None, False)
    assert "did not return its id" in outcome.message


def test_waits_grow(clock: Clock) -> None:
    running = report(row("PENDING", id="1"), done=False)
    run(answering(ACCEPTED, *[running] * 12, report(row("SUCCESS", id="1"))), "endpoint", "delete", ["1"])
    assert clock.slept[:4] == [0.5, 0.75, 1.125, 1.6875]
    assert clock.slept[-2:] == [15.0, 15.0]


def test_another_bulk_request_is_waited_for(clock: Clock) -> None:
    transport = answering(BUSY, BUSY, ACCEPTED, report(row("SUCCESS", id="1")))
    assert run(transport, "endpoint", "delete", ["1"])[0].succeeded
    assert clock.slept == [0.5, 0.75, 0.5]


def test_another_bulk_request_that_never_ends(clock: Clock) -> None:
    transport = FakeTransport(lambda method, *_: VERSION if method == "GET" else BUSY)
    with pytest.raises(errors.ServerFailure, match=r"in 60 seconds .* Nothing was changed") as failure:
        run(transport, "endpoint", "delete", ["1"], timeout=60)
    assert failure.value.status == 503
    assert sum(clock.slept) == 60


PASSING = [
    errors.Unreachable("gone"),
    errors.ServerFailure("restarting", status=502),
    errors.UnexpectedAnswer("a web page"),
    (200, {"BulkStatus": []}),
    (200, {}),
]


@pytest.mark.parametrize("trouble", PASSING)
def test_a_report_that_cannot_be_read_for_a_while(trouble: Any) -> None:
    transport = answering(ACCEPTED, trouble, trouble, report(row("SUCCESS", id="1")))
    assert run(transport, "endpoint", "delete", ["1"]) == [ItemOutcome("1", "", True)]


@pytest.mark.parametrize("trouble", [*PASSING, report(row("PENDING", id="1"), done=False)])
def test_no_report_in_time(clock: Clock, trouble: Any) -> None:
    transport = FakeTransport(
        lambda method, path, *_: VERSION if path.endswith("versioninfo") else ACCEPTED if method == "PUT" else trouble
    )
    (outcome,) = run(transport, "endpoint", "delete", ["1"], timeout=30)
    assert outcome.succeeded is None
    assert "bulk request 77" in outcome.message
    assert "30 seconds" in outcome.message
    assert (str(trouble) in outcome.message) is isinstance(trouble, Exception)
    assert sum(clock.slept) == 30


def test_a_report_that_is_refused(clock: Clock) -> None:
    refused = (403, ers_error("no"))
    (outcome,) = run(answering(ACCEPTED, refused, refused), "endpoint", "delete", ["1"])
    assert (outcome.succeeded, outcome.running) == (None, True)
    assert "bulk request 77" in outcome.message
    assert "403" in outcome.message
    assert len(clock.slept) == 1


@pytest.mark.parametrize("trouble", PASSING)
def test_a_report_that_stays_unreadable(clock: Clock, trouble: Any) -> None:
    """After a minute the number of objects decides when ISE is idle."""

    def serve(method: str, path: str, query: Any, _body: Any) -> Any:
        if method == "PUT" or "versioninfo" in path:
            return ACCEPTED if method == "PUT" else VERSION
        return number_of_objects(1) if "size" in query else trouble

    (outcome,) = run(FakeTransport(serve), "endpoint", "delete", ["1"])
    assert (outcome.succeeded, outcome.running) == (None, False)
    assert "its report is lost" in outcome.message
    assert 60 + 20 <= sum(clock.slept) < 60 + 20 + 3 * 15


@pytest.mark.parametrize(
    ("numbers", "idle"),
    [
        ([5], True),
        ([5, 6, 7, 8, 9], True),
        ([5, None, 5, errors.Unreachable("gone"), 5, 4, 5], True),
        (range(1000), False),
        (["many"], False),
        ([-1], False),
        ([errors.Unreachable("gone")], False),
        ([5, errors.NotPermitted("no", status=403)], False),
    ],
)
def test_ise_is_idle_when_the_number_of_objects_does_not_change(clock: Clock, numbers: Any, idle: bool) -> None:
    """The last number is that of all later answers."""
    script = [each if isinstance(each, Exception) else number_of_objects(each) for each in numbers]

    def serve(method: str, path: str, _query: Any, _body: Any) -> Any:
        if method == "PUT" or "versioninfo" in path:
            return errors.OutcomeUnknown("cut off") if method == "PUT" else VERSION
        return script.pop(0) if len(script) > 1 else script[0]

    (outcome,) = run(FakeTransport(serve), "endpoint", "create", endpoints("AA"), timeout=600)
    assert (outcome.succeeded, outcome.message, outcome.running) == (None, "cut off", not idle)
    assert sum(clock.slept) <= 600


@pytest.mark.parametrize(
    ("rows", "succeeded"),
    [
        ([row("SUCCESS", id="1")], True),
        ([row("SUCCESS", "", id="1")], True),
        ([row("FAIL", id="1")], False),
        ([row("FAIL", "SUCCESS", id="1")], False),
        ([row("no such endpoint", "FAIL", id="1")], False),
        ([row("PENDING", id="1")], None),
        ([row("SUCCESS", "PENDING", id="1")], None),
        ([row("", id="1")], None),
        ([row("DONE", id="1")], None),
        ([{"id": "1"}], None),
        ([row("SUCCESS", id="2")], None),
        ([row("SUCCESS", id="1"), row("SUCCESS", id="1")], None),
        ([row("SUCCESS", name="1")], None),
        (["SUCCESS"], None),
        ([], None),
    ],
)
def test_what_a_report_tells(rows: list[Any], succeeded: bool | None) -> None:
    """Only what a report says of that very object counts, and only where it says so clearly."""
    (outcome,) = run(answering(ACCEPTED, report(*rows)), "endpoint", "delete", ["1"])
    assert (outcome.id, outcome.succeeded) == ("1", succeeded)
    assert bool(outcome.message) is (succeeded is not True)
    assert ("no reason" in outcome.message) is (succeeded is False and rows[0]["status"] in ("FAIL", "SUCCESS"))
    assert (succeeded is None) is ("77" in outcome.message)


def test_a_report_on_one_object_may_be_no_list() -> None:
    status = {"BulkStatus": {"executionStatus": "COMPLETED", "resourcesStatus": row("SUCCESS", id="1")}}
    assert run(answering(ACCEPTED, (200, status)), "endpoint", "delete", ["1"]) == [ItemOutcome("1", "", True)]


def test_new_objects_are_told_apart_by_name() -> None:
    rows = [row("SUCCESS", name="CC"), row("FAIL", name="aa"), row("SUCCESS", name="EE")]
    outcomes = run(answering(ACCEPTED, report(*rows)), "endpoint", "create", endpoints("AA", "BB", "CC"))
    assert [outcome.succeeded for outcome in outcomes] == [False, None, True]


@pytest.mark.parametrize(
    ("rows", "succeeded"),
    [
        ([row("SUCCESS", id="1"), row("SUCCESS", id="2")], [True, True]),
        ([row("FAIL"), row("FAIL")], [False, False]),
        ([row("SUCCESS"), row("FAIL")], [None, None]),
        ([row("PENDING"), row("PENDING")], [None, None]),
        ([row("SUCCESS")], [None, None]),
    ],
)
def test_new_objects_without_a_name(rows: list[Any], succeeded: list[bool | None]) -> None:
    """Rows do not identify objects, so outcomes are known only if all rows are the same."""
    cells = [{"sourceSgtId": "1", "destinationSgtId": number} for number in "12"]
    outcomes = run(answering(ACCEPTED, report(*rows)), "egressmatrixcell", "create", cells)
    assert [outcome.succeeded for outcome in outcomes] == succeeded
    assert {outcome.id for outcome in outcomes} == {""}


def served(macs: int) -> Callable[..., Any]:
    """Return a server that carries out everything, until it is asked for the ``macs``-th object; it never gets idle then."""
    seen: list[list[str]] = []
    numbers = iter(range(1000000))

    def serve(method: str, path: str, query: Any, body: Any) -> Any:
        if path.endswith("versioninfo"):
            return VERSION
        if "size" in query:
            return number_of_objects(next(numbers))
        if method == "PUT":
            names = [part.partition("<")[0] for part in body.split("<mac>")[1:]]
            if sum(len(chunk) for chunk in seen) + len(names) > macs:
                return errors.OutcomeUnknown("cut off")
            seen.append(names)
            return ACCEPTED
        return report(*(row("SUCCESS", name=name, id=name) for name in seen[-1]))

    return serve


def test_what_comes_after_a_failure_is_not_sent() -> None:
    names = [f"M{number}" for number in range(1700)]
    transport = FakeTransport(served(900))
    outcomes = run(transport, "endpoint", "create", endpoints(*names))
    assert [outcome.name for outcome in outcomes] == names
    assert [sum(outcome.succeeded is verdict for outcome in outcomes) for verdict in (True, None, False)] == [
        500,
        500,
        700,
    ]
    assert outcomes[500].message == "cut off"
    assert outcomes[1000].message.startswith("Not sent")
    assert [method for method, path in transport.calls if path != BASE] == ["GET", "PUT", "GET", "PUT"]


def test_a_refusal_of_the_first_request_is_raised() -> None:
    with pytest.raises(errors.Rejected, match="cut off"):
        run(answering(errors.Rejected("cut off")), "endpoint", "create", endpoints("AA"))


def test_an_unknown_outcome_of_the_first_request_is_returned() -> None:
    (outcome,) = run(FakeTransport(served(0)), "endpoint", "create", endpoints("AA"))
    assert (outcome.succeeded, outcome.message, outcome.running) == (None, "cut off", True)


def test_no_secret_in_a_message() -> None:
    device = {
        "name": "sw1",
        "authenticationSettings": {"radiusSharedSecret": SECRET},
        "snmpsettings": {"roCommunity": "x<y"},
    }
    said = row(f"{SECRET} and x&lt;y are too short", "FAIL", name="sw1")
    for resource in ("networkdevice", NETWORK_DEVICE):
        (outcome,) = run(answering(ACCEPTED, report(said)), resource, "create", [device])
        assert outcome.message == f"ISE could not create it: {PLACEHOLDER} and {PLACEHOLDER} are too short."


def test_the_spelling_of_a_release_is_used() -> None:
    transport = answering(ACCEPTED, report())
    ers = Ers(transport)
    ers.features.spelling["networkdevice", "ipaddressExclude"] = "getIpaddressExclude"
    document = {"name": "sw1", "NetworkDeviceIPList": [{"ipaddress": "192.0.2.0", "ipaddressExclude": "192.0.2.7"}]}
    Bulk(ers).run(NETWORK_DEVICE, "create", [document])
    assert "<getIpaddressExclude>192.0.2.7</getIpaddressExclude>" in transport.documents[1]
