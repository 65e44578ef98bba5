# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A task from validated options to its result, with requests real and the network below it scripted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import JSON, Wire, ers_error
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import PASSWORD, SECRET, device

DEVICE, GROUP, DEVICES = ResourceTask(NETWORK_DEVICE), ResourceTask(NETWORK_DEVICE_GROUP), InfoTask(NETWORK_DEVICE)
LOGIN = {"hostname": "ise.example.com", "username": "netops", "password": PASSWORD, "max_requests_per_second": 0}
ABSENT = (404, ers_error())
FOUND = (200, {"NetworkDevice": device()})
URL = "https://ise.example.com/ers/config"
NEW = {"name": "sw9", "ip_addresses": ["10.9.9.9"], "radius": {"shared_secret": SECRET}}


def created(path: str) -> Any:
    return 201, b"", {**JSON, "Location": f"{URL}/{path}"}


def validated(task: Task, options: dict[str, Any]) -> dict[str, Any]:
    result = ArgumentSpecValidator(**task.specification()).validate({**LOGIN, **options})
    assert result.error_messages == []
    params: dict[str, Any] = result.validated_parameters
    return params


def run(task: Task, options: dict[str, Any], *, check_mode: bool = False, diff: bool = False) -> dict[str, Any]:
    result = task.perform(validated(task, options), check_mode=check_mode, diff=diff)
    assert PASSWORD not in json.dumps(result)
    assert SECRET not in json.dumps(result)
    return result


def test_create(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch, ABSENT, created("networkdevice/d9"))
    result = run(DEVICE, NEW, diff=True)
    assert wire.methods == ["GET", "POST"]
    assert SECRET.encode() in (wire.sent[1].body or b"")
    shown = {"name": "sw9", "ip_addresses": ["10.9.9.9/32"], "radius": {"shared_secret": "(secret, written)"}}
    assert result == {
        "changed": True,
        "network_device": {
            "id": "d9",
            "name": "sw9",
            "ip_addresses": ["10.9.9.9/32"],
            "radius": {"network_protocol": "radius"},
        },
        "diff": {"before": {}, "after": shown},
    }


def test_check_mode_reads_only_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch, ABSENT)
    result = run(DEVICE, NEW, check_mode=True)
    assert wire.methods == ["GET"]
    assert result["changed"] is True
    assert "id" not in result["network_device"]
    assert "diff" not in result


@pytest.mark.parametrize(
    ("answers", "methods", "changed"),
    [
        ([ABSENT], ["GET"], False),
        ([FOUND, (204, b"")], ["GET", "DELETE"], True),
        ([FOUND, ABSENT, ABSENT], ["GET", "DELETE", "GET"], False),
    ],
)
def test_absent(monkeypatch: pytest.MonkeyPatch, answers: list[Any], methods: list[str], changed: bool) -> None:
    wire = Wire(monkeypatch, *answers)
    result = run(DEVICE, {"name": "sw1", "state": "absent", "radius": {"shared_secret": SECRET}})
    assert (wire.methods, result) == (methods, {"changed": changed, "network_device": {}})


def test_rotating_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"name": "sw1", "radius": {"shared_secret": SECRET}}
    Wire(monkeypatch, FOUND)
    assert run(DEVICE, {**options, "update_secrets": "on_create"})["changed"] is False
    wire = Wire(monkeypatch, FOUND, FOUND)
    assert run(DEVICE, {**options, "update_secrets": "always"})["changed"] is True
    assert wire.methods == ["GET", "PATCH"]


def test_parents_of_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"name": "A#B#C", "description": "d"}
    Wire(monkeypatch, ABSENT, ABSENT)
    assert "create_parents" in run(GROUP, options)["msg"]
    wire = Wire(monkeypatch, ABSENT, ABSENT, created("networkdevicegroup/g1"), created("networkdevicegroup/g2"))
    assert run(GROUP, {**options, "create_parents": True}) == {
        "changed": True,
        "network_device_group": {"id": "g2", "name": "A#B#C", "description": "d"},
        "created_parents": ["A#B"],
    }
    assert wire.methods == ["GET", "GET", "POST", "POST"]


@pytest.mark.parametrize("task", [DEVICE, DEVICES])
@pytest.mark.parametrize("options", [{"name": ""}, {"name": "  "}, {"id": ""}])
def test_an_empty_name_chooses_nothing(monkeypatch: pytest.MonkeyPatch, task: Task, options: dict[str, Any]) -> None:
    wire = Wire(monkeypatch)
    for state in ({"state": "absent"}, {"state": "present"}) if task is DEVICE else ({},):
        result = run(task, {**options, **state})
        assert result["failed"] is True
        assert f"{next(iter(options))} is empty" in result["msg"]
    assert wire.sent == []


@pytest.mark.parametrize("state", ["present", "absent"])
@pytest.mark.parametrize(
    ("answer", "status"), [((401, b""), 401), ((500, ers_error("x")), 500), ((200, b"<html>"), 200), ((302, b""), 302)]
)
def test_a_failure_is_a_failure(monkeypatch: pytest.MonkeyPatch, state: str, answer: Any, status: int) -> None:
    Wire(monkeypatch, answer)
    result = run(DEVICE, {"name": "sw1", "state": state})
    assert (result["failed"], result["status"]) == (True, status)
    assert "changed" not in result


def test_wrong_options_never_reach_ise(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch)
    assert run(DEVICE, {"name": "sw1", "port": 0})["msg"].startswith("port: 0 is out of range")
    assert run(DEVICE, {"name": "sw1", "ip_addresses": ["x"]})["msg"].startswith("ip_addresses: 'x' is not an address")
    assert wire.sent == []


def test_a_defect_is_said_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: Any, **_options: Any) -> dict[str, Any]:
        raise KeyError(f"{PASSWORD} in the way")

    monkeypatch.setattr(DEVICE, "execute", broken)
    result = run(DEVICE, {"name": "sw1"})
    assert result["failed"] is True
    assert "Defect in openise.ise (KeyError in broken)" in result["msg"]
    assert "Traceback" in result["exception"]


# -- reading -----------------------------------------------------------------------------------------------------------

LISTED = [{"id": "d1", "name": "sw1", "description": "core", "link": {}}, {"id": "d2", "name": "sw2"}]
LIST = (200, {"SearchResult": {"total": 2, "resources": LISTED}})
SHORT = [{"id": "d1", "name": "sw1", "description": "core"}, {"id": "d2", "name": "sw2", "description": ""}]


@pytest.mark.parametrize(
    ("options", "answers", "found"),
    [
        ({}, [LIST], SHORT),
        ({"filters": []}, [LIST], SHORT),
        ({}, [(200, {"SearchResult": {"total": 0, "resources": []}})], []),
        ({"name": "sw1"}, [ABSENT], []),
        ({"id": "d9"}, [ABSENT], []),
    ],
)
def test_lists(monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], answers: Any, found: Any) -> None:
    Wire(monkeypatch, *answers)
    for check_mode in (False, True):
        Wire(monkeypatch, *answers)
        result = run(DEVICES, options, check_mode=check_mode, diff=True)
        assert result == {"changed": False, "network_devices": found, "total": len(found)}


@pytest.mark.parametrize(
    ("options", "answers", "path"),
    [
        ({"name": "sw1"}, [FOUND], "networkdevice/name/sw1"),
        ({"id": "d1"}, [FOUND], "networkdevice/d1"),
        (
            {"details": True},
            [(200, {"SearchResult": {"total": 1, "resources": LISTED[:1]}}), FOUND],
            "networkdevice/d1",
        ),
    ],
)
def test_whole_objects(monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], answers: Any, path: str) -> None:
    wire = Wire(monkeypatch, *answers)
    (found,) = run(DEVICES, options)["network_devices"]
    assert (found["id"], found["ip_addresses"]) == ("d1", ["10.1.2.3/32"])
    assert "shared_secret" not in found["radius"]
    assert str(wire.sent[-1].url).endswith(f"/ers/config/{path}")


def test_filters_are_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire(monkeypatch, LIST)
    filters = [{"field": "device_type", "value": "A#B"}, {"field": "name", "operator": "starts_with", "value": "sw"}]
    run(DEVICES, {"filters": filters, "match": "any"})
    url = str(wire.sent[0].url)
    assert "filter=type.EQ.A%23B&filter=name.STARTSW.sw&filtertype=or" in url


@pytest.mark.parametrize(
    "options", [{"name": "a", "id": "b"}, {"name": "a", "filters": []}, {"filters": [{"field": "x", "value": "y"}]}]
)
def test_one_way_to_choose(options: dict[str, Any]) -> None:
    assert ArgumentSpecValidator(**DEVICES.specification()).validate({**LOGIN, **options}).error_messages


def test_options_come_from_the_declaration() -> None:
    assert "update_secrets" in DEVICE.options
    assert "create_parents" not in DEVICE.options
    assert "update_secrets" not in GROUP.options
    assert "create_parents" in GROUP.options
    assert DEVICES.options["filters"]["options"]["field"]["choices"] == list(NETWORK_DEVICE.filters)
    assert ArgumentSpecValidator(**DEVICE.specification()).validate(LOGIN).error_messages  # neither name nor id


# -- as a module -------------------------------------------------------------------------------------------------------
