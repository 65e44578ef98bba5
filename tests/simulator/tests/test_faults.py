# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults, statistics and the control path."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import threading
import time
from typing import Any

import pytest

from ise_simulator import Settings
from ise_simulator.faults import ACTIONS, FORMS, REPLACING, FaultError
from ise_simulator.probe import Api, Reply, device
from ise_simulator.testing import Simulator, running

BROKEN = (ConnectionError, http.client.HTTPException)


@pytest.mark.parametrize(
    ("rule", "status", "content_type", "start"),
    [
        ({"action": "status"}, 500, "application/json;charset=utf-8", '{\n  "ERSResponse"'),
        ({"action": "status", "status": 503}, 503, "application/json;charset=utf-8", '{\n  "ERSResponse"'),
        ({"action": "status", "status": 429, "body": {"a": 1}}, 429, "application/json;charset=utf-8", '{"a": 1}'),
        ({"action": "status", "status": 502, "headers": {"content-type": "x/y"}, "body": "z"}, 502, "x/y", "z"),
        ({"action": "html"}, 200, "text/html;charset=utf-8", "<!doctype html>"),
        ({"action": "html", "status": 502}, 502, "text/html;charset=utf-8", "<!doctype html>"),
        ({"action": "empty"}, 200, "application/json;charset=utf-8", ""),
        ({"action": "empty", "status": 404}, 404, "application/json;charset=utf-8", ""),
        ({"action": "malformed"}, 200, "application/json;charset=utf-8", '{\n  "SearchResult"'),
        ({"action": "wrong_type"}, 200, "text/html;charset=utf-8", '{\n  "SearchResult"'),
        ({"action": "csrf"}, 403, "text/html", "<html><body><h1>[ 403 ]"),
        ({"action": "no_route"}, 404, "application/json;charset=utf-8", '{"message": "no Route matched'),
        ({"action": "no_route", "form": "html"}, 404, "text/html;charset=utf-8", "<!doctype html>"),
        ({"action": "odd"}, 200, "application/json;charset=utf-8", "{}"),
        ({"action": "odd", "form": "list", "status": 201}, 201, "application/json;charset=utf-8", "[]"),
        ({"action": "odd", "form": "null"}, 200, "application/json;charset=utf-8", "null"),
        ({"action": "odd", "form": "text"}, 200, "text/plain;charset=utf-8", "OK"),
        ({"action": "odd", "form": "string"}, 200, "application/json;charset=utf-8", '"OK"'),
        ({"action": "odd", "form": "envelope"}, 200, "application/json;charset=utf-8", '{"response": ['),
        ({"action": "odd", "form": "html"}, 200, "text/html;charset=utf-8", "{}"),
        ({"action": "odd", "body": {"SearchResult": 7}}, 200, "application/json;charset=utf-8", '{"SearchResult": 7}'),
    ],
)
def test_answers(sim: Simulator, api: Api, rule: dict[str, Any], status: int, content_type: str, start: str) -> None:
    sim.fault(**rule)
    reply = api.get("networkdevice")
    assert (reply.status, reply.headers["Content-Type"]) == (status, content_type)
    assert reply.text.startswith(start)
    assert api.get("networkdevice").json["SearchResult"]["total"] == 1


def test_malformed_is_not_json(sim: Simulator, api: Api) -> None:
    sim.fault("malformed")
    reply = api.get("networkdevice")
    with pytest.raises(json.JSONDecodeError):
        json.loads(reply.body)


def test_redirect(sim: Simulator, api: Api) -> None:
    sim.fault("redirect")
    assert api.get("networkdevice").headers["Location"] == "/admin/"
    sim.fault("redirect", headers={"Location": "https://evil.example.com/ers/config/networkdevice"}, status=307)
    reply = api.get("networkdevice")
    assert (reply.status, reply.headers["Location"][:20]) == (307, "https://evil.example")


def test_headers_of_a_fault(sim: Simulator, api: Api) -> None:
    sim.fault("status", status=429, headers={"Retry-After": "3"})
    assert api.get("networkdevice").headers["Retry-After"] == "3"


@pytest.mark.parametrize(("action", "executed"), [("reset", False), ("reset_after", True), ("truncate", True)])
def test_broken_connections(sim: Simulator, api: Api, action: str, executed: bool) -> None:
    sim.fault(action, method="POST")
    with pytest.raises(BROKEN):
        api.post("networkdevice", device())
    assert (sim.store.get("networkdevice", "sw1") is not None) is executed
    assert sim.stats.by_method == {"POST": 1}
    assert api.get("networkdevice").status == 200


@pytest.mark.parametrize("action", ["reset", "reset_after"])
def test_a_reset_is_a_reset(action: str) -> None:
    """The client receives a RST (ECONNRESET), not just the end of the connection."""
    with running(Settings(tls="none")) as sim, socket.create_connection((sim.host, sim.port), 10) as raw:
        sim.fault(action)
        raw.sendall(b"GET /ers/config/networkdevice HTTP/1.1\r\nHost: x\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            raw.recv(1)


@pytest.mark.parametrize("action", ["status", "html", "empty", "redirect", "csrf"])
def test_faults_that_do_not_execute(sim: Simulator, api: Api, action: str) -> None:
    sim.fault(action, method="POST")
    api.post("networkdevice", device())
    assert sim.store.get("networkdevice", "sw1") is None


@pytest.mark.parametrize("action", ["malformed", "wrong_type"])
def test_faults_that_execute(sim: Simulator, api: Api, action: str) -> None:
    sim.fault(action, method="POST")
    api.post("networkdevice", device())
    assert sim.store.get("networkdevice", "sw1") is not None


def test_delay_and_timeout(sim: Simulator, api: Api) -> None:
    sim.fault("delay", seconds=0.1)
    started = time.monotonic()
    assert api.get("networkdevice").status == 200
    assert time.monotonic() - started >= 0.1
    sim.fault("timeout", seconds=0.1)
    with pytest.raises(BROKEN):
        api.get("networkdevice")


def test_run_before_is_a_race(sim: Simulator, api: Api) -> None:
    sim.fault(
        "run_before",
        method="POST",
        run={"op": "put", "resource": "networkdevice", "document": device()["NetworkDevice"]},
    )
    assert api.get("networkdevice").json["SearchResult"]["total"] == 1
    assert api.post("networkdevice", device()).title == "Network Device Create failed: Device Name Already Exist"
    sim.fault("run_before", method="GET", run=[{"op": "delete", "resource": "networkdevice", "key": "sw1"}])
    assert api.get("networkdevice/name/sw1").status == 404


def test_the_empty_404_of_a_gateway(sim: Simulator, api: Api) -> None:
    sim.fault("no_route", form="empty")
    reply = api.get("networkdevice")
    assert (reply.status, reply.body) == (404, b"")
    assert "ERSResponse" not in reply.text


def test_no_route_on_the_monitoring_api(sim: Simulator, api: Api) -> None:
    sim.fault("no_route", path="/admin/API/mnt/")
    assert api.request("GET", "/admin/API/mnt/Version").text.startswith('{"message": "no Route')


@pytest.mark.parametrize("action", sorted(set(REPLACING) - {"csrf", "redirect"}))
def test_a_write_is_done_and_reported_otherwise(sim: Simulator, api: Api, action: str) -> None:
    sim.fault(action, method="POST", executed=True)
    expected = {"status": 500, "no_route": 404}.get(action, 200)
    assert api.post("networkdevice", device()).status == expected
    assert sim.store.get("networkdevice", "sw1") is not None
    assert sim.stats.by_method == {"POST": 1}


def test_run_after_is_seen_by_the_next_request(sim: Simulator, api: Api) -> None:
    rename = {"op": "update", "resource": "networkdevice", "key": "sw1", "document": {"description": "theirs"}}
    sim.fault("run_after", method="POST|PUT", run=rename)
    api.post("networkdevice", device(description="ours"))
    assert api.get("networkdevice/name/sw1").json["NetworkDevice"]["description"] == "theirs"


@pytest.mark.parametrize("operation", ["update", "delete"])
def test_an_operation_on_an_object_that_is_gone(sim: Simulator, api: Api, operation: str) -> None:
    gone = {"op": operation, "resource": "networkdevice", "key": "nowhere", "document": {"description": "x"}}
    sim.fault("run_before", run=gone)
    assert api.get("networkdevice").json["SearchResult"]["total"] == 1


def test_run_after_needs_an_executed_request(sim: Simulator, api: Api) -> None:
    sim.store.put("networkdevice", device()["NetworkDevice"])
    sim.fault("run_after", run={"op": "delete", "resource": "networkdevice", "key": "sw1"})
    sim.fault("status", status=502)
    assert api.get("networkdevice/name/sw1").status == 502
    assert sim.store.get("networkdevice", "sw1") is not None


def test_a_second_administrator_writes_on_a_schedule(sim: Simulator, api: Api) -> None:
    put = {"op": "put", "resource": "networkdevicegroup", "document": {"name": "All Locations#theirs"}}
    sim.fault("run_before", every=3, times=0, run=[put])
    found = []
    for _ in range(7):
        api.get("networkdevice?size=1")
        found.append(sim.store.get("networkdevicegroup", "All Locations#theirs") is not None)
        if found[-1]:
            sim.store.delete("networkdevicegroup", "All Locations#theirs")
    assert found == [False, False, True, False, False, True, False]


def test_drip(sim: Simulator, api: Api) -> None:
    sim.fault("drip", seconds=0.001)
    reply = api.get("networkdevice?size=1")
    assert reply.json["SearchResult"]["total"] == 1
    with running(Settings(tls="none")) as other, socket.create_connection((other.host, other.port), 10) as raw:
        other.fault("drip", seconds=0.01)
        raw.sendall(b"GET /admin/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        pieces = [piece for piece in iter(lambda: raw.recv(4096), b"") if b"HTTP/1.1" not in piece]
    assert max(map(len, pieces[:20]), default=0) < 10 < len(b"".join(pieces))


def test_gzip_bomb(sim: Simulator, api: Api) -> None:
    sim.fault("bomb", size=8)
    reply = api.get("networkdevice")
    assert reply.headers["Content-Encoding"] == "gzip"
    whole = gzip.decompress(reply.body)
    assert len(whole) > 8 << 20 > 500 * len(reply.body)
    assert json.loads(whole)["SearchResult"]["total"] == 1


def test_deep_bomb(sim: Simulator, api: Api) -> None:
    sim.fault("bomb", form="deep", size=50)
    body = api.get("networkdevice").body
    assert body == b"[" * 50 + b"]" * 50


def test_total_bomb(sim: Simulator, api: Api) -> None:
    sim.fault("bomb", form="total", times=0)
    found = api.get("networkdevice").json["SearchResult"]
    assert (found["total"], len(found["resources"])) == (10**9, 1)
    identity = found["resources"][0]["id"]
    assert "NetworkDevice" in api.get(f"networkdevice/{identity}").json


def test_endless_pages(sim: Simulator, api: Api) -> None:
    sim.fault("bomb", form="pages", times=0)
    path = "networkdevice?size=100"
    for number in (2, 3, 4):
        page = api.get(path).json["SearchResult"]
        assert (page["resources"], page["total"]) == ([], 10**6)
        path = page["nextPage"]["href"].partition("/ers/config/")[2]
        assert path == f"networkdevice?size=100&page={number}"


def test_delay_and_a_decision_together(sim: Simulator, api: Api) -> None:
    sim.fault("delay", seconds=0.05)
    sim.fault("status", status=502)
    started = time.monotonic()
    assert api.get("networkdevice").status == 502
    assert time.monotonic() - started >= 0.05


@pytest.mark.parametrize(
    ("rule", "statuses"),
    [
        ({"method": "GET", "times": 2}, [500, 500, 200, 200]),
        ({"method": "GET", "skip": 1}, [200, 500, 200, 200]),
        ({"method": "get", "times": 0}, [500, 500, 500, 500]),
        ({"method": "PUT"}, [200, 200, 200, 200]),
        ({"method": "PUT|GET"}, [500, 200, 200, 200]),
        ({"every": 2, "times": 0}, [200, 500, 200, 500]),
        ({"every": 2, "times": 1, "skip": 1}, [200, 200, 500, 200]),
        ({"path": "networkdevicegroup"}, [200, 200, 200, 200]),
        ({"path": "^/ers/config/networkdevice\\?size=2$"}, [500, 200, 200, 200]),
    ],
)
def test_matching(sim: Simulator, api: Api, rule: dict[str, Any], statuses: list[int]) -> None:
    sim.fault("status", **rule)
    assert [api.get("networkdevice?size=2").status for _ in statuses] == statuses


@pytest.mark.parametrize(
    "rule",
    [
        {"action": "explode"},
        {"action": "status", "method": "GET", "statuss": 1},
        {"action": "status", "path": "("},
        {"action": "status", "times": -1},
        {"action": "run_before", "run": {"op": "explode", "resource": "networkdevice"}},
        {"action": "run_before", "run": [{"op": "put"}]},
        {"action": "run_after", "run": [{"op": "put"}]},
        {"action": "status", "every": 0},
        {"action": "status", "form": "json"},
        {"action": "no_route", "form": "xml"},
        {"action": "reset", "executed": True},
        {},
    ],
)
def test_invalid_rules(sim: Simulator, rule: dict[str, Any]) -> None:
    with pytest.raises(FaultError):
        sim.core.faults.add(rule)


def test_statistics(sim: Simulator, api: Api) -> None:
    api.get("networkdevice?size=1")
    api.post("networkdevice", device())
    api.get("networkdevice", port="ers")
    api.get("networkdevice/none")
    api.get("networkdevice")
    stats = sim.stats
    assert (stats.total, stats.by_method, stats.writes) == (5, {"GET": 4, "POST": 1}, 1)
    seen = [(r.method, r.path, r.query, r.status, r.port, r.connection) for r in sim.requests]
    assert seen == [
        ("GET", "/ers/config/networkdevice", "size=1", 200, "gateway", 1),
        ("POST", "/ers/config/networkdevice", "", 201, "gateway", 1),
        ("GET", "/ers/config/networkdevice", "", 200, "ers", 2),
        ("GET", "/ers/config/networkdevice/none", "", 404, "gateway", 1),
        ("GET", "/ers/config/networkdevice", "", 200, "gateway", 3),
    ]
    assert stats.connections == 3
    assert sim.requests[1].body == device()
    assert sim.requests[1].headers["Accept"] == "application/json"
    assert not any(name.lower() == "authorization" for r in sim.requests for name in r.headers)
    stats.reset()
    api.get("networkdevice")
    assert (stats.total, stats.connections, len(sim.requests)) == (1, 1, 1)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_refused_writes_are_counted(sim: Simulator, api: Api, method: str) -> None:
    sim.configure(read_only=True)
    assert api.request(method, "networkdevice/x", {}).status == 403
    assert api.get("networkdevice").status == 200
    assert (sim.stats.writes, sim.stats.total) == (1, 2)


def test_concurrency_is_measured(sim: Simulator) -> None:
    sim.configure(latency_ms=100)

    def ask() -> None:
        client = Api(sim)
        assert client.get("networkdevice").status == 200
        client.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 2 <= sim.stats.max_concurrent <= 4
    assert sim.stats.connections == 4


class Remote:
    """Uses the control path from outside the process."""

    def __init__(self, api: Api) -> None:
        self.api = api

    def __call__(self, method: str, path: str, body: Any = None) -> Reply:
        return self.api.request(method, f"/_simulator/{path}", body, user=None, headers={})


@pytest.fixture
def control(api: Api) -> Remote:
    return Remote(api)


def test_control_of_statistics(sim: Simulator, api: Api, control: Remote) -> None:
    api.add_device()
    stats = control("GET", "stats").json
    assert stats["total"] == stats["writes"] == 1
    assert stats["by_method"] == {"POST": 1}
    assert stats["requests"] == [
        {
            "method": "POST",
            "path": "/ers/config/networkdevice",
            "query": "",
            "status": 201,
            "port": "gateway",
            "connection": 1,
        }
    ]
    assert (stats["connections"], stats["masks_written"], stats["max_concurrent"]) == (1, 0, 1)
    assert control("DELETE", "stats").status == 204
    assert control("GET", "stats").json["total"] == 0


def test_control_of_faults(api: Api, control: Remote) -> None:
    added = control("POST", "faults", [{"action": "status", "status": 502}, {"action": "html"}]).json["faults"]
    assert [fault["action"] for fault in added] == ["status", "html"]
    assert [api.get("networkdevice").status for _ in range(3)] == [502, 200, 200]
    assert [fault["used"] for fault in control("GET", "faults").json["faults"]] == [1, 1]
    assert control("DELETE", "faults").status == 204
    assert control("GET", "faults").json == {"faults": []}
    refused = control("POST", "faults", {"action": "nothing"})
    assert refused.status == 400 and "action must be one of" in refused.json["error"]


def test_control_is_neither_delayed_nor_faulted_nor_counted(sim: Simulator, control: Remote) -> None:
    sim.fault("status", times=0)
    sim.configure(latency_ms=2000, tps=1, ers_disabled=True)
    started = time.monotonic()
    for _ in range(5):
        assert control("GET", "stats").json["total"] == 0
    assert time.monotonic() - started < 2


def test_control_of_switches(sim: Simulator, api: Api, control: Remote) -> None:
    shown = control("POST", "switches", {"profile": "3.0", "gateway_ers": True, "csrf": "true"}).json
    assert (shown["profile"], shown["csrf"], shown["mask_secrets"]) == ("3.0", True, False)
    assert sim.settings.csrf
    assert control("GET", "switches").json == shown
    refused = control("POST", "switches", {"csrf": "x"})
    assert (refused.status, refused.json) == (400, {"error": "switch csrf takes bool, not 'x'"})
    assert control("POST", "switches", [1]).status == 400


def test_control_of_objects(api: Api, control: Remote) -> None:
    identity = api.add_device(authenticationSettings={"radiusSharedSecret": "Canary"})
    stored = control("GET", f"objects/networkdevice/{identity}").json
    assert stored["authenticationSettings"]["radiusSharedSecret"] == "Canary"
    stored["description"] = "drift"
    assert control("PUT", "objects/networkdevice/sw1", stored).json == {"id": identity}
    assert api.device(identity)["description"] == "drift"
    assert [d["name"] for d in control("GET", "objects/networkdevice").json["objects"]] == ["ISE_EST_Local_Host", "sw1"]
    assert control("PUT", "objects/networkdevice", {"name": "new"}).status == 200
    assert api.get("networkdevice/name/new").status == 200
    assert control("DELETE", "objects/networkdevice/new").status == 204
    for method in ("GET", "DELETE"):
        assert control(method, "objects/networkdevice/new").status == 404
    assert control("GET", "objects/nothing").status == 400
    assert control("POST", "reset").status == 204
    assert api.get("networkdevice").json["SearchResult"]["total"] == 1


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "nothing", None, 404),
        ("GET", "", None, 404),
        ("POST", "stats", None, 404),
        ("PATCH", "faults", None, 405),
        ("DELETE", "switches", None, 405),
        ("POST", "faults", b"{", 400),
        ("POST", "faults", b"3", 400),
        ("PUT", "objects/networkdevice/x", b"[]", 400),
        ("POST", "objects/networkdevice/x", None, 405),
    ],
)
def test_control_refusals(control: Remote, method: str, path: str, body: bytes | None, status: int) -> None:
    reply = control(method, path, body)
    assert reply.status == status
    assert json.loads(reply.body)["error"]


def test_without_control() -> None:
    with running(Settings(control=False)) as sim:
        api = Api(sim)
        assert api.get("/_simulator/stats").status == 404
        assert sim.stats.total == 1
        api.close()


def test_every_action_has_its_meaning() -> None:
    assert all(ACTIONS.values())
    assert set(FORMS) <= set(ACTIONS)
    assert all(text for forms in FORMS.values() for text in forms.values())
