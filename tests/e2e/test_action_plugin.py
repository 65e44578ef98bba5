# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The action plugin: where a task runs. Inside ansible for localhost and for ISE nodes, else on the host of the task."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.e2e.canaries import NEW
from ansible_collections.openise.ise.tests.e2e.controller import FAST, Controller, Hosts, closed_port
from ise_simulator.testing import Simulator

JUMP = {"ansible_connection": "jump", "ansible_host": "jump.example.com"}
LOCAL = {"ansible_connection": "local"}


def nodes(*simulators: Simulator) -> Hosts:
    """Return inventory hosts that are ISE nodes, to which ansible would connect by ssh."""
    return {
        f"node{number}": {"ansible_host": node.host, "ise_port": node.port, "ise_ca": node.ca_cert}
        for number, node in enumerate(simulators, 1)
    }


@pytest.mark.parametrize(
    ("variables", "options"),
    [
        pytest.param({}, (), id="forks", marks=pytest.mark.smoke),
        pytest.param({"at_once": 1, "become_wanted": True}, (), id="serial-become"),
        pytest.param({"strategy_wanted": "free"}, ("--forks=1", "-vvv"), id="free"),
    ],
)
def test_hosts_are_nodes(
    controller: Controller, ise: Simulator, ise2: Simulator, variables: dict[str, Any], options: tuple[str, ...]
) -> None:
    run = controller.play("nodes.yml", ise, hosts=nodes(ise, ise2), variables=variables, options=options).succeeded()
    assert [result.values["changed"] for result in run.of("Configure a device")] == [True, True]
    assert [result.values["diff"]["after"]["description"] for result in run.of("Check a change")] == ["Changed"] * 2
    assert (run.ssh_calls, run.become_calls, run.module_processes) == ([], [], [])
    for number, node in enumerate((ise, ise2), 1):
        assert node.store.get("networkdevice", f"sw-node{number}")
        assert not node.store.get("networkdevice", f"sw-node{3 - number}")
        assert node.stats.writes == 1


def test_unreachable_node(controller: Controller, ise: Simulator) -> None:
    """The task fails, with the cause. It is not 'unreachable', which plays may ignore."""
    hosts = nodes(ise)
    hosts = {"down": {**hosts["node1"], "ise_port": closed_port()}, **hosts}
    run = controller.play("nodes.yml", ise, hosts=hosts)
    assert [(result.host, result.status) for result in run.of("Configure a device")] == [
        ("node1", "ok"),
        ("down", "failed"),
    ]
    assert "refused the connection" in run.of("Configure a device")[1].values["msg"]
    assert "sw-node1" in str(run.of("Read it")[0].values)
    assert (run.code, run.ssh_calls) == (2, [])


def test_background_on_a_node(controller: Controller, ise: Simulator) -> None:
    run = controller.play("node_background.yml", ise, hosts={"node": {"ansible_host": ise.host}})
    assert run.one("Configure a device in the background")["msg"].startswith(
        "async requires a host that can run a background job"
    )
    assert (run.code, run.ssh_calls, ise.stats.total) == (2, [], 0)


def test_other_hosts(controller: Controller, ise: Simulator) -> None:
    hosts: Hosts = {"node": {"ansible_host": ise.host}, "jump": JUMP, "localhost": LOCAL}
    run = controller.play("places.yml", ise, hosts=hosts, variables={"secrets": NEW}, options=("-vvv",)).succeeded()
    assert run.ssh_calls == []
    reads = [result for result in run.ours if result.action.endswith("_info")]
    assert [result.values["total"] for result in reads] == [0] * 5
    # The jump host, the other user, and two in the background.
    assert len(run.module_processes) == 4
    assert [line for line in run.become_calls if "network_device" in line]
    assert run.one("Read the result")["changed"] is True
    assert ise.store.get("networkdevice", "sw-1")


def test_without_requests(controller: Controller, ise: Simulator) -> None:
    """Without the library on the controller the module runs, whose Python may have it; for an ISE node the task fails."""
    without = controller.input / "without" / "requests"
    without.mkdir(parents=True)
    (without / "__init__.py").write_text("raise ImportError(\"No module named 'requests'\")\n")
    lacking = {"PYTHONPATH": str(without.parent)}
    ise.store.put("networkdevice", {"name": "sw-1", "description": "{{ 1 + 1 }}"})
    run = controller.play("text.yml", ise, hosts=FAST, environment=lacking).succeeded()
    assert len(run.module_processes) == 1
    run = controller.play("nodes.yml", ise, hosts=nodes(ise), environment=lacking)
    assert "requests is not installed where this task runs" in run.one("Configure a device")["msg"]
    assert (run.code, run.ssh_calls, run.module_processes) == (2, [], [])


@pytest.mark.smoke
def test_main_process_imports(controller: Controller, ise: Simulator) -> None:
    """Ansible's main process imports the plugin while it reads the playbook, so that not every task imports it."""
    profile = {"PYTHONPROFILEIMPORTTIME": "1"}
    run = controller.play("loop.yml", ise, environment=profile, options=("--syntax-check",)).succeeded()
    loaded = {line.rpartition("|")[2].strip() for line in run.output.splitlines()}
    assert {"requests", "ansible_collections.openise.ise.plugins.action.ise"} <= loaded


@pytest.mark.smoke
def test_vault(controller: Controller, ise: Simulator, tmp_path: Path) -> None:
    password = tmp_path / "vault-password"
    password.write_text("open sesame")
    variables = tmp_path / "vaulted.yml"
    values = {"vaulted_password": ise.admin[1], "vaulted_secret": NEW["radius"]}
    variables.write_text("".join(controller.encrypt(name, value, password) for name, value in values.items()))
    options = (f"--vault-password-file={password}", f"--extra-vars=@{variables}", "-vvv")
    run = controller.play("vault.yml", ise, options=options).succeeded()
    assert run.one("Configure a device")["changed"] is True
    stored = ise.store.get("networkdevice", "sw-1")
    assert stored is not None
    assert stored["authenticationSettings"]["radiusSharedSecret"] == NEW["radius"]


@pytest.mark.smoke
def test_text_is_not_a_template(controller: Controller, ise: Simulator) -> None:
    ise.store.put("networkdevice", {"name": "sw-1", "description": "{{ 1 + 1 }}"})
    run = controller.play("text.yml", ise).succeeded()
    assert run.module_processes == []


@pytest.mark.smoke
def test_names(controller: Controller, ise: Simulator) -> None:
    """Full and short names, roles, handlers, defaults of the group and of one module: all run inside ansible."""
    run = controller.play("names.yml", ise).succeeded()
    assert run.module_processes == []
    assert run.one("Read with the defaults of this module")["total"] == 1
    assert run.one("Read without the defaults of the other module")["total"] >= 1
    assert run.one("Name the module in the keyword action")["total"] == 1
    assert run.one("Read the device")["network_devices"][0]["name"] == "sw-role"
    assert run.one("Read by the short name")["total"] == 1


@pytest.mark.parametrize("hosts", [FAST, {"runner": JUMP}], ids=["in the process", "as a module"])
def test_password_of_another_account(controller: Controller, ise: Simulator, hosts: Hosts) -> None:
    """A lone ``password`` would replace that of the connection, and could lock the account."""
    run = controller.play("misplaced_password.yml", ise, hosts=hosts, variables={"user_password": f"{NEW['radius']}-1"})
    run.succeeded()
    refused = [result for result in run.results if result.status != "ok"]
    assert [result.task for result in refused] == [
        "Lone password",
        "Lone password in one line",
        "Lone password in arguments",
        "Lone password of a guest",
    ]
    for result in refused:
        meant = "guest_password" if "guest" in result.task else "user_password"
        assert f" is {meant}. Nothing was sent." in result.values["msg"]
    assert [run.one(task)["changed"] for task in ("Both passwords", "Password of a login")] == [True, True]
    assert run.one("Password of a login to delete")["changed"] is True
