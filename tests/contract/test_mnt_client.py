# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exact result of the modules for every sample that an ISE could send, with a simulator that answers with the sample."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.tests.contract.mnt_expected import CONVERTED, RENAMED, TYPED
from ansible_collections.openise.ise.tests.contract.mnt_samples import sample, text_of
from ansible_collections.openise.ise.tests.contract.shared_data import MNT
from ise_simulator import Settings
from ise_simulator.testing import Simulator, running

MODULES = "ansible_collections.openise.ise.plugins.modules"
MAC = "00:00:00:00:00:01"
NOT_SENT = {"AuthStatus_PUT_authRequest": "a request", "AcctStatus_PUT_acctRequest": "a request"}
# One document for three calls.
SAME = {"session_by_nas_ip": "session_by_username", "session_by_endpoint_ip": "session_by_username"}
# The order of the records of a sample: newest first.
ORDER = {"AuthStatus_multiple": (1, 0, 2), "AuthStatus_basic": (1, 0)}


@pytest.fixture(scope="module")
def shared() -> Iterator[Simulator]:
    with running(Settings(profile="3.4")) as simulator:
        yield simulator


@pytest.fixture
def sim(shared: Simulator) -> Simulator:
    shared.reset()
    return shared


def run(sim: Simulator, module: str, **options: Any) -> dict[str, Any]:
    """Return the result of a module."""
    task: Task = importlib.import_module(f"{MODULES}.{module}").TASK
    user, password = sim.mnt
    login = {"hostname": sim.host, "port": sim.port, "username": user, "password": password, "ca_path": sim.ca_cert}
    validation = ArgumentSpecValidator(**task.specification()).validate({**login, **options})
    assert not validation.error_messages, validation.error_messages
    return task.perform(validation.validated_parameters, check_mode=False, diff=False)


def answer(sim: Simulator, name: str, path: str, **fault: Any) -> ElementTree.Element:
    """Make the simulator answer a call with a sample; return the sample."""
    body = (MNT / f"{name}.xml").read_text(encoding="utf-8")
    status = 500 if "<http-code>500</http-code>" in body else 200
    headers = {"Content-Type": "application/xml"}
    sim.fault("status", path=path, status=status, body=body, headers=headers, **fault)
    return sample(name)


def texts(element: ElementTree.Element) -> dict[str, str]:
    """Return the elements that keep their text."""
    kept = [child for child in element if child.tag not in CONVERTED and text_of(child)]
    return {RENAMED.get(child.tag, child.tag): text_of(child) for child in kept}


def check_attributes(found: dict[str, Any] | None, element: ElementTree.Element) -> None:
    """Check that the result has each attribute of the packed text with a value once, and no other."""
    packed = next((text_of(child) for child in element if child.tag in ("other_attr_string", "other_attributes")), "")
    parts = [part for part in re.split(":!:" if ":!:" in packed else ",", packed) if not re.fullmatch(r"[^=]*=?", part)]
    pairs = [
        (key, value)
        for key, values in (found or {}).items()
        for value in (values if isinstance(values, list) else [values])
    ]
    written = [f"{key}={value}" + ("=StepData" if key == "StepData" else "") for key, value in pairs]
    assert sorted(written) == sorted(part.strip() for part in parts)


def check(found: list[dict[str, Any]], name: str, elements: list[ElementTree.Element], **more: Any) -> None:
    """Check that sessions or records match the elements of a sample exactly."""
    typed = TYPED[SAME.get(name, name)]
    order = ORDER.get(name, range(len(typed)))
    assert len(found) == len(elements) == len(typed)
    for item, index in zip(found, order, strict=True):
        check_attributes(item.pop("other_attributes", None), elements[index])
        assert item == {**texts(elements[index]), **typed[index], **more}


@pytest.mark.parametrize(
    ("name", "options", "status"),
    [
        ("session_by_mac", {"mac": MAC}, "rejected"),
        ("session_by_username", {"user": "anna"}, "active"),
        ("session_by_nas_ip", {"nas_ip": "192.0.2.1"}, "active"),
        ("session_by_endpoint_ip", {"ip_address": "192.0.2.1"}, "active"),
        ("session_by_mac_3.3p11_shape", {"mac": MAC}, "active"),
        ("session_by_mac_doc_1.x", {"mac": MAC}, "active"),
        ("session_failed_string_flags", {"mac": MAC}, "rejected"),
        ("session_all_elements_openapi", {"mac": MAC}, "active"),
    ],
)
def test_one_session(sim: Simulator, name: str, options: dict[str, str], status: str) -> None:
    root = answer(sim, name, "Session/")
    check(run(sim, "session_info", **options)["sessions"], name, [root], status=status)


@pytest.mark.parametrize(
    ("name", "options", "path"),
    [
        ("ActiveList", {}, "ActiveList"),
        ("ActiveList_doc_activeSessionList", {}, "ActiveList"),
        ("AuthList", {"authenticated": True}, "AuthList"),
        ("session_by_audit_session_id", {"session_id": "1"}, "SessionID"),
    ],
)
def test_lists(sim: Simulator, name: str, options: dict[str, Any], path: str) -> None:
    root = answer(sim, name, path)
    check(run(sim, "session_info", **options)["sessions"], name, list(root), status="active")


@pytest.mark.parametrize(
    "name", ["AuthStatus", "AuthStatus_doc", "AuthStatus_failed", "AuthStatus_multiple", "AuthStatus_basic"]
)
def test_authentications(sim: Simulator, name: str) -> None:
    root = answer(sim, name, "AuthStatus")
    found = run(sim, "authentication_status_info", mac=MAC, details=name != "AuthStatus_basic")["authentications"]
    # Records that do not name their endpoint get the address that was asked for.
    named = root[0][0].find("calling_station_id") is not None
    check(found, name, list(root[0]), **({} if named else {"calling_station_id": MAC}))


def test_accounting(sim: Simulator) -> None:
    root = answer(sim, "AcctStatus", "AcctStatus")
    check(run(sim, "accounting_status_info", mac=MAC)["accounting"], "AcctStatus", list(root[0]))


@pytest.mark.parametrize(
    ("name", "module", "options", "path", "key"),
    [
        ("ActiveList_empty", "session_info", {}, "ActiveList", "sessions"),
        ("session_by_audit_session_id_empty", "session_info", {"session_id": "1"}, "SessionID", "sessions"),
        ("error_500_no_session", "session_info", {"mac": MAC}, "MACAddress", "sessions"),
        ("error_500_short_form", "session_info", {"ip_address": "192.0.2.1"}, "EndPointIPAddress", "sessions"),
        ("AuthStatus_empty", "authentication_status_info", {"mac": MAC}, "AuthStatus", "authentications"),
        ("AcctStatus_empty", "accounting_status_info", {"mac": MAC}, "AcctStatus", "accounting"),
        ("FailureReasons_empty", "failure_reason_info", {}, "FailureReasons", "failure_reasons"),
        ("error_500_no_session", "authentication_status_info", {"mac": MAC}, "AuthStatus", "authentications"),
        ("error_500_no_session", "accounting_status_info", {"mac": MAC}, "AcctStatus", "accounting"),
    ],
)
def test_empty_results(sim: Simulator, name: str, module: str, options: dict[str, str], path: str, key: str) -> None:
    answer(sim, name, path)
    result = run(sim, module, **options)
    assert (result[key], result["total"]) == ([], 0)


@pytest.mark.parametrize(
    ("name", "key", "number"),
    [
        ("ActiveCount", "active", 5),
        ("ActiveCount_zero", "active", 0),
        ("PostureCount", "postured", 3),
        ("ProfilerCount", "profiled", 1),
    ],
)
def test_counts(sim: Simulator, name: str, key: str, number: int) -> None:
    answer(sim, name, name.partition("_")[0])
    expected = {"active": 0, "postured": 0, "profiled": 0, key: number}
    assert run(sim, "session_count_info") == {"changed": False, **expected, "node": sim.host}


@pytest.mark.parametrize(
    ("name", "version", "kind", "role"),
    [
        ("Version", "3.0.0.458", "stand_alone_mnt_node", "standalone"),
        ("Version_active_mnt_1.1", "1.1.0.665", "active_mnt_node", "active"),
    ],
)
def test_version(sim: Simulator, name: str, version: str, kind: str, role: str) -> None:
    answer(sim, name, "Version")
    told = {"hostname": sim.host, "reachable": True, "version": version, "type": kind, "role": role, "monitoring": True}
    assert run(sim, "mnt_node_info")["nodes"] == [told]


def test_failure_reasons(sim: Simulator) -> None:
    root = answer(sim, "FailureReasons", "FailureReasons")
    found = run(sim, "failure_reason_info")["failure_reasons"]
    names = ("code", "cause", "resolution")
    told = {
        int(row.get("id") or 0): {name: " ".join((row.findtext(name) or "").split()) for name in names} for row in root
    }
    assert len(told) == 767
    assert found == [{"id": number, **told[number]} for number in sorted(told)]


@pytest.mark.parametrize(
    ("name", "action", "outcome"),
    [
        ("CoA_Reauth", "reauthenticate", "accepted"),
        ("CoA_Reauth_failure", "reauthenticate", "refused"),
        ("CoA_Disconnect", "disconnect", "accepted"),
        ("CoA_Disconnect_failure", "disconnect", "refused"),
        ("CoA_Disconnect_inferred_requestType", "disconnect", "accepted"),
    ],
)
def test_coa(sim: Simulator, name: str, action: str, outcome: str) -> None:
    sim.sessions.authenticate(calling_station_id=MAC, acs_server="psn1")
    answer(sim, name, "CoA/")
    result = run(sim, "coa", mac=[MAC], action=action)
    assert [target["outcome"] for target in result["targets"]] == [outcome]
    assert result.get("failed", False) is (outcome == "refused")


@pytest.mark.parametrize(
    ("name", "changed"), [("session_delete_success", True), ("session_delete_not_found_inferred", False)]
)
def test_deletion(sim: Simulator, name: str, changed: bool) -> None:
    sim.sessions.authenticate(calling_station_id=MAC)
    answer(sim, name, "Session/Delete", method="DELETE")
    assert run(sim, "session", mac=MAC, state="absent")["changed"] is changed


def test_no_monitoring_node(sim: Simulator) -> None:
    answer(sim, "error_500_not_mnt_node", "ActiveCount")
    result = run(sim, "session_count_info")
    assert (result["failed"], result["status"]) == (True, 500)
    assert result["msg"].startswith(f"{sim.host} is not a Monitoring node")
    assert [error["code"] for error in result["errors"]] == ["34110"]


def test_all_samples_are_read() -> None:
    """Every sample is used by one of the tests above."""
    source = set(re.findall(r'"([\w.]+)"', Path(__file__).read_text(encoding="utf-8")))
    assert {path.stem for path in MNT.glob("*.xml")} - source == set()
    assert set(NOT_SENT) < source
