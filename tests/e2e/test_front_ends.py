# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The action plugin and the module return the same results, key for key.

The Python interpreter of the host records the modules that it runs, which shows which of the two ran.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.e2e.canaries import ACCOUNTS, BASIC, NEW, OLD, WRONG_PASSWORD
from ansible_collections.openise.ise.tests.e2e.controller import (
    BECOME,
    FAST,
    MODULE,
    PLAYBOOKS,
    Controller,
    Hosts,
    Run,
    closed_port,
)
from ise_simulator.testing import Simulator

Outcomes = list[tuple[str, str, Any]]

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def outcomes(run: Run) -> Outcomes:
    """Return the results in order, with ids, which differ between runs, replaced by numbers in order of appearance.

    Only the process of Ansible keeps the whole of a failed result, in a temporary file.
    """
    results = [
        (
            result.task,
            result.status,
            {name: each for name, each in result.values.items() if name != "result_file"},
        )
        for result in run.results
    ]
    text = json.dumps(results)
    seen: dict[str, str] = {}
    numbered = _ID.sub(lambda found: seen.setdefault(found.group(), f"id {len(seen)}"), text)
    loaded: Outcomes = [tuple(item) for item in json.loads(numbered)]
    return loaded


@pytest.fixture
def both(controller: Controller, ise: Simulator) -> Callable[..., Run]:
    """Return a function that runs a playbook both ways on the same node, compares, and returns the run inside ansible."""

    def run_both(
        playbook: str | Path,
        prepare: Callable[[], None] = lambda: None,
        environment: Mapping[str, str] = MappingProxyType({}),
        module_hosts: Hosts = MODULE,
        **how: Any,
    ) -> Run:
        def run(hosts: Hosts) -> Run:
            ise.reset()
            prepare()
            shown = {"ANSIBLE_INJECT_INVOCATION": "true", **environment}
            return controller.play(playbook, ise, hosts=hosts, environment=shown, options=("-vvvvv",), **how)

        inside, outside = run(FAST), run(module_hosts)
        assert inside.module_processes == []
        assert len(outside.module_processes) == len(outside.ours)
        # The controller searches it for secrets. A module without its required arguments logs nothing.
        logs = [each for each in outside.ours if "missing required arguments" not in str(each.values.get("msg"))]
        assert any("Invoked with" in line for line in outside.syslog) or not logs
        for one, other in zip(outcomes(inside), outcomes(outside), strict=True):
            assert one == other
        assert inside.code == outside.code
        assert all("invocation" in result.values for result in inside.ours)
        return inside

    return run_both


LIFECYCLE = {
    "Group, check": True,
    "Group, create": True,
    "Group, again": False,
    "Group, change": True,
    "Group, read": False,
    "Groups, list": False,
    "Device, check": True,
    "Device, create": True,
    "Device, again": False,
    "Device, check a change": True,
    "Device, change": True,
    "Device, change without diff": True,
    "Device, rename": True,
    "Device, write the secret": True,
    "Device, read": False,
    "Device, read by its id": False,
    "Devices, list": False,
    "Device, check removal": True,
    "Device, remove": True,
    "Device, remove again": False,
    "Group, remove": True,
    "Group, remove again": False,
    "Device, read what is gone": False,
}


def test_object_lifecycle(both: Callable[..., Run], ise: Simulator) -> None:
    run = both("lifecycle.yml", variables={"secrets": NEW}).succeeded()
    assert {result.task: result.values["changed"] for result in run.results} == LIFECYCLE
    assert run.one("Group, create")["created_parents"] == ["Location#All Locations#Europe"]
    for checked, applied in (("Device, check", "Device, create"), ("Device, check a change", "Device, change")):
        assert run.one(checked)["diff"] == run.one(applied)["diff"]
    changed = run.one("Device, change")["diff"]
    assert changed["before"]["description"] == "Access switch, building A"
    assert changed["after"]["description"] == "Moved"
    assert changed["after"]["radius"]["shared_secret"] == "(secret)"
    assert run.one("Device, write the secret")["diff"]["after"]["radius"]["shared_secret"] == "(secret, written)"
    assert "diff" not in run.one("Device, change without diff")
    shown = run.one("Device, create")["invocation"]["module_args"]
    assert shown["radius"]["shared_secret"] == shown["password"] == "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"
    assert shown["radius"]["coa_port"] == 1701
    read = run.one("Device, read")
    assert read["total"] == 1
    assert read["network_devices"] == run.one("Devices, list")["network_devices"]
    assert run.one("Device, read what is gone")["network_devices"] == []
    assert ise.store.get("networkdevice", "sw-paris-02") is None


def test_any_resource(both: Callable[..., Run], ise: Simulator) -> None:
    """Secrets among free-form attributes are recognized by their names, or because the user lists them."""
    run = both("any_resource.yml", variables={"secrets": NEW}).succeeded()
    changed = {result.task: result.values["changed"] for result in run.results if "changed" in result.values}
    assert {task: value for task, value in changed.items() if task.endswith(" it") and "beside" not in task} == {
        "Check it": True,
        "Create it": True,
        "Repeat it": False,
        "Read it": False,
        "Remove it": True,
    }
    shown = run.one("Create it")["diff"]["after"]
    assert shown["authenticationSettings"]["radiusSharedSecret"] == shown["dtlsDnsName"] == "(secret, written)"
    assert "dtlsDnsName" not in run.one("Create it")["resource"]
    assert "option 'nmae'" in run.one("Mistype an option beside it")["msg"]
    assert "port" in run.one("Use a wrong type beside it")["msg"]
    assert ise.store.get("networkdevice", "sw-open") is None


def test_whole_configuration(both: Callable[..., Run], ise: Simulator) -> None:
    """Many objects and their secrets in one task: results contain the changes, but no secrets."""
    environment = {"ISE_SECRET_RADIUS_ENVIRONMENT": NEW["tacacs"]}
    run = both("configuration.yml", variables={"secrets": NEW}, environment=environment).succeeded()
    counts = {
        result.task: {kind: number for kind, number in result.values["summary"].items() if number and kind != "types"}
        for result in run.results
        if "summary" in result.values
    }
    assert counts == {
        "Check it": {"create": 3, "total": 3},
        "Apply it": {"create": 3, "total": 3},
        "Repeat it": {"unchanged": 3, "total": 3},
        "Write the secrets again": {"change": 3, "total": 3},
        "Omit a secret": {"create": 1, "total": 1},
    }
    for what in ("plan", "diff"):
        assert run.one("Check it")[what] == run.one("Apply it")[what]
    shown = run.one("Apply it")["invocation"]["module_args"]
    assert (shown["resources"], shown["secrets"]) == ("(not shown)", "(not shown)")
    assert "did you mean 'shared_secret'" in run.one("Declare an unknown option")["problems"][0]
    lacking = run.one("Omit a secret")
    assert lacking["unresolved_secrets"] == lacking["needed_secrets"] == ["radius/nowhere"]
    assert run.one("Read it")["secrets"] == ["network_devices/radius.shared_secret"]
    held = [ise.store.get("networkdevice", f"sw-{name}") or {} for name in ("given", "environment", "plain")]
    secrets = [device["authenticationSettings"]["radiusSharedSecret"] for device in held]
    assert secrets == [NEW["radius"], NEW["tacacs"], NEW["radius2"]]


def faults(node: Simulator) -> None:
    """Make the node answer as playbooks/failures.yml expects."""
    for action, name, status in (
        ("status", "answers-500", 500),
        ("html", "answers-html", 200),
        ("html", "missing", 404),
    ):
        node.fault(action, path=name, status=status, times=0)
    secrets = f"{NEW['radius']} {NEW['tacacs']!r} {':'.join(ACCOUNTS['admin'])} {BASIC}"
    message = {"title": f"Bad value: {secrets}", "type": "ERROR", "code": secrets}
    node.fault("status", method="POST", status=400, body={"ERSResponse": {"messages": [message]}})
    node.fault("html", method="POST", status=500, body=f"<html>{secrets}</html>")
    unexpected = {"id": "1", "name": "unexpected", "description": secrets, "NetworkDeviceGroupList": [7]}
    node.fault("status", path="name/unexpected", times=0, status=200, body={"NetworkDevice": unexpected})
    node.store.put("networkdevice", {"name": "sw-kept", "NetworkDeviceIPList": [{"ipaddress": "10.7.7.7", "mask": 32}]})


# Words of the message, and the HTTP status in the result.
FAILURES: dict[str, tuple[list[str], int | None]] = {
    "Wrong password": (["refused the login of 'admin'", "username and password"], 401),
    "Closed port": (["refused the connection", "port"], None),
    "No such host": (["'ise.invalid' cannot be resolved", "DNS"], None),
    "Unknown authority": (["TLS", "not signed by a trusted authority", "ca_path"], None),
    "Server error": (["(500)", "Injected fault"], 500),
    "Web page": (["a web page instead of ERS", "Enable ERS"], 200),
    "Web page with status 404": (["a 404 that is not from ERS"], 404),
    "Account without the right": (["operator", "ERS Admin"], 403),
    "Response with the secrets": (["(400)", "Bad value: ********"], 400),
    "Response with the secrets in a web page": (["(500)"], 500),
    "Unexpected document": (["found nothing for PATCH"], 404),
    "Missing group": (["groups", "'Location#All Locations#Nowhere' does not exist"], 400),
    "Group without its parent": (["the parent 'Location#All Locations#Asia'", "create_parents"], None),
    "Information with the wrong password": (["refused the login of 'admin'"], 401),
    "Group information of a server error": (["(500)"], 500),
}


def test_failures(both: Callable[..., Run], ise: Simulator, unknown_ca: str) -> None:
    variables = {
        "secrets": NEW,
        "wrong_password": WRONG_PASSWORD,
        "closed_port": closed_port(),
        "unknown_ca": unknown_ca,
        "operator": ise.operator,
    }
    run = both("failures.yml", lambda: faults(ise), variables=variables)
    failed = {result.task: result.values for result in run.results if result.status == "failed"}
    assert list(failed) == list(FAILURES)
    for task, (words, status) in FAILURES.items():
        assert failed[task]["changed"] is False
        assert failed[task].get("status") == status, failed[task]
        assert all(word in failed[task]["msg"] for word in words), failed[task]["msg"]
    assert ise.store.get("networkdevice", "sw-kept")


ARGUMENTS = {
    "Mistyped option": "network_device has no option 'nmae'; did you mean 'name'?",
    "Mistyped nested option": "network_device has no option 'shared_secrt' inside radius; did you mean 'shared_secret'?",
    "Mistyped password": "network_device has no option 'passwrod'; did you mean 'password'?",
    "Mistyped option in a list": "network_device_info has no option 'feild' inside filters; did you mean 'field'?",
    "Secret in place of options": "argument 'tacacs' is of type",
    "Wrong type": "argument 'port' is of type",
    "Wrong nested type": "argument 'coa_port' is of type",
    "Not one of the choices": "value of state must be one of: present, absent, got: gone",
    "Neither name nor id": "one of the following is required: name, id",
    "Name that is a number": "name: the value is an integer, not text. Put it in quotes, or use the filter string.",
    "Secret that is a number": "radius.shared_secret: the secret is not text. YAML changes unquoted values; put it in quotes.",
    "Name and id": "parameters are mutually exclusive: name|id|filters",
    "Address out of range": "ip_addresses: '10.1.2.300' is not an address",
    "Host name with a scheme": "hostname: 'https://ise.example.com/' is not a host name or address",
    "Mask as a secret": "radius.shared_secret: the value is a mask of asterisks",
}


def test_arguments(both: Callable[..., Run], ise: Simulator) -> None:
    run = both("arguments.yml", variables={"secrets": NEW})
    messages = {result.task: result.values["msg"] for result in run.results if result.status == "failed"}
    assert list(messages) == list(ARGUMENTS)
    for task, start in ARGUMENTS.items():
        assert messages[task].startswith(start)
    shown = run.one("Mistyped nested option")["invocation"]["module_args"]
    assert shown["radius"]["shared_secrt"] == "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"
    assert shown["name"] == "sw-1"
    assert ise.stats.writes == 0


def test_surroundings(both: Callable[..., Run], ise: Simulator, tmp_path: Path) -> None:
    """Variables come from ansible's environment and from the keyword; paths are relative to the playbook."""
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copy(ise.ca_cert, folder / "authority.pem")
    shutil.copy(PLAYBOOKS / "surroundings.yml", folder)
    user, password = ise.admin
    process = {
        "ISE_HOSTNAME": ise.host,
        "ISE_PORT": str(ise.port),
        "ISE_USERNAME": "nobody",
        "ISE_PASSWORD": password,
        "ISE_CA_PATH": "authority.pem",
    }
    how = {"module_hosts": BECOME, "variables": {"user": user}, "cwd": tmp_path}
    run = both(folder / "surroundings.yml", environment=process, **how)
    assert run.one("From the process and the keyword")["total"] == 0
    assert "refused the login of 'nobody'" in run.one("From the process alone")["msg"]
    run = both(folder / "surroundings.yml", **how)
    assert run.one("From the process and the keyword")["msg"] == (
        "missing required arguments: hostname; set it in the task, or set ISE_HOSTNAME in the environment."
    )


def test_monitoring(both: Callable[..., Run], ise: Simulator, tmp_path: Path) -> None:
    mac = "00:1B:21:00:00:2A"

    def prepare() -> None:
        ise.sessions.authenticate(calling_station_id=mac)
        ise.sessions.authenticate(
            calling_station_id=mac, failure_reason="22040 Wrong password or invalid shared secret"
        )

    run = both("monitoring.yml", prepare, variables={"cache": str(tmp_path)}).succeeded()
    changed = {result.task: result.values["changed"] for result in run.results}
    assert [task for task, is_changed in changed.items() if is_changed] == ["Session, check", "Session, delete"]
    assert run.one("Session, check")["diff"] == run.one("Session, delete")["diff"]
    assert [run.one(f"Reason, {task}")["cached"] for task in ("kept", "found again", "not kept")] == [
        False,
        True,
        False,
    ]
    (warning,) = run.one("Reason, not kept")["warnings"]
    assert "cannot be written" in warning
    assert run.one("Authentications")["authentications"][0]["failure"]["id"] == 22040
    assert run.one("Accounting")["total"] == 1


def test_secrets_that_ise_shows(both: Callable[..., Run], ise: Simulator) -> None:
    """With 'Show Password in Plaintext' ISE returns the old secrets; no result may contain one."""

    def prepare() -> None:
        ise.configure(profile="3.5", mask_secrets=False)

    run = both("secrets.yml", prepare, variables={"old": OLD, "new": NEW}).succeeded()
    assert run.one("Configure the old secrets")["changed"] is True
    assert run.one("Check the new secrets")["changed"] is True
    kept = run.one("Configure the new secrets")
    assert kept["changed"] is True
    assert kept["diff"]["before"]["tacacs"]["shared_secret"] == "(secret)"
    assert kept["diff"]["after"]["tacacs"]["shared_secret"] == "(secret, written)"
    assert run.one("Configure other passwords for SNMP")["changed"] is True
    assert run.one("Read all")["total"] >= 2
    stored = ise.store.get("networkdevice", "sw-2")
    assert stored is not None
    assert NEW["auth"] in str(stored)
    assert OLD["auth"] not in str(stored)


@pytest.mark.smoke
def test_short_lifecycle(controller: Controller, ise: Simulator) -> None:
    """Every ansible-core returns the same result from both."""
    seen = []
    for hosts, processes in ((FAST, 0), (MODULE, 4)):
        ise.reset()
        run = controller.play("short.yml", ise, hosts=hosts, variables={"secrets": NEW})
        assert [result.values["changed"] for result in run.ours] == [True, False, False, False]
        assert "did you mean 'description'?" in run.one("Mistype an option")["msg"]
        assert len(run.module_processes) == processes
        seen.append(outcomes(run))
    assert seen[0] == seen[1]
