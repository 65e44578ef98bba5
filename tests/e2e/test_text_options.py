# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options with secrets that arrive as text: JSON, ``key=value``, or broken. The controller fails the test if one is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.e2e.canaries import secret
from ansible_collections.openise.ise.tests.e2e.controller import FAST, MODULE, Controller, Run, connection_to
from ise_simulator.testing import Simulator

QUOTED = secret('a"quoted"one')
DEVICE = {
    "NetworkDeviceIPList": [{"ipaddress": "10.1.1.1", "mask": 32}],
    "authenticationSettings": {"networkProtocol": "RADIUS", "radiusSharedSecret": QUOTED},
    "dtlsDnsName": secret("listed"),
}
SETTINGS = json.dumps({"radiusSharedSecret": secret("inner")})


def _generic(**options: Any) -> dict[str, Any]:
    return {"openise.ise.ers_resource": {"path": "networkdevice", "secret_attributes": "dtlsDnsName,other", **options}}


def _device(**options: Any) -> dict[str, Any]:
    return {"openise.ise.network_device": {"name": "sw-block", "ip_addresses": ["10.1.9.9"], **options}}


def _config(resources: Any, secrets: Any) -> dict[str, Any]:
    return {"openise.ise.config": {"resources": resources, "secrets": secrets}}


def _declared(radius: Any) -> dict[str, Any]:
    return {"network_devices": [{"name": "sw-config", "ip_addresses": ["10.1.8.8"], "radius": radius}]}


# Whether each task changes ISE; None if it fails.
TASKS: Mapping[str, tuple[dict[str, Any], bool | None]] = {
    "JSON": (_generic(name="sw-json", attributes=json.dumps(DEVICE)), True),
    "JSON again": (_generic(name="sw-json", attributes=f"{json.dumps(DEVICE)} "), False),
    "Python": (_generic(name="sw-json", attributes=str(DEVICE)), False),
    "JSON, wrong port": (_generic(name="sw-json", attributes=json.dumps(DEVICE), port="https"), None),
    "JSON, unknown option": (_generic(nmae="sw-json", attributes=json.dumps(DEVICE)), None),
    "JSON, wrong path": (_generic(name="sw-json", path="../../admin", attributes=json.dumps(DEVICE)), None),
    "Pairs": (
        _generic(name="u", path="internaluser", attributes=f"password={secret('pair')} dtlsDnsName={QUOTED}"),
        None,
    ),
    "Broken JSON": (_generic(name="sw-json", attributes=json.dumps(DEVICE)[:-2]), None),
    "Broken pairs": (_generic(name="sw-json", attributes=f"password={secret('broken')} {secret('rest')}"), None),
    "Plain text": (_generic(name="sw-json", attributes=secret("plain")), None),
    "List": (_generic(name="sw-json", attributes=[{"password": secret("listed")}, secret("member")]), None),
    "Text inside": (_generic(name="sw-json", attributes={"authenticationSettings": SETTINGS}), None),
    "Broken text inside": (_generic(name="sw-json", attributes={"authenticationSettings": SETTINGS[:-1]}), None),
    "Number": (_generic(name="sw-json", attributes={"authenticationSettings": {"radiusSharedSecret": 7}}), False),
    "Block, JSON": (_device(radius=json.dumps({"shared_secret": QUOTED})), True),
    "Block, pairs": (_device(radius=f"shared_secret={secret('pairs')}"), False),
    "Block, broken": (_device(radius=json.dumps({"shared_secret": QUOTED})[:-1]), None),
    "Block, list": (_device(radius=[{"shared_secret": QUOTED}]), None),
    "Block in a block": (_device(trustsec={"configuration_deployment": f"exec_password={secret('x')} y"}), None),
    "Config": (_config(_declared({"shared_secret": "secret://R"}), json.dumps({"R": QUOTED})), True),
    "Config, JSON": (_config(json.dumps(_declared({"shared_secret": QUOTED})), {}), False),
    "Config, text in it": (_config(_declared(json.dumps({"shared_secret": QUOTED})), {}), False),
    "Config, broken secrets": (_config(_declared({"shared_secret": "secret://R"}), f"R={QUOTED} {QUOTED}"), None),
    "Config, broken resources": (_config(json.dumps(_declared({"shared_secret": QUOTED}))[:-1], {}), None),
    "Config, broken text": (_config(_declared(f'{{"shared_secret": "{QUOTED}"'), {}), None),
    "Config, wrong option": (_config(_declared(f"shared_secret={QUOTED} shared_secrt={QUOTED}"), {}), None),
}


def _play(controller: Controller, node: Simulator, *options: str, **how: Any) -> Run:
    tasks = [
        {
            "name": name,
            **{module: {**connection_to(node), **given} for module, given in task.items()},
            "ignore_errors": True,
        }
        for name, (task, _changed) in TASKS.items()
    ]
    playbook = controller.input / "text_options.yml"
    playbook.write_text(json.dumps([{"hosts": "all", "gather_facts": False, "tasks": tasks}]))
    # The callback junit writes the arguments of the playbook itself, and variables would turn text into dictionaries.
    environment = {"ANSIBLE_INJECT_INVOCATION": "true", "ANSIBLE_CALLBACKS_ENABLED": "record"}
    return controller.play(Path(playbook), node, environment=environment, options=options, **how)


@pytest.mark.smoke
@pytest.mark.parametrize("hosts", [FAST, MODULE], ids=["inside", "module"])
def test_text_is_searched_for_secrets(controller: Controller, ise: Simulator, hosts: Any) -> None:
    run = _play(controller, ise, "-vvv", "--diff", hosts=hosts)
    outcomes = {result.task: None if result.status == "failed" else result.values["changed"] for result in run.ours}
    assert outcomes == {name: changed for name, (_task, changed) in TASKS.items()}, run.output
    assert all("invocation" in result.values for result in run.ours)


@pytest.mark.parametrize("hosts", [FAST, MODULE], ids=["inside", "module"])
def test_a_secret_of_one_letter_leaves_words_alone(controller: Controller, ise: Simulator, hosts: Any) -> None:
    task = {**connection_to(ise), "name": "sw-short", "radius": {"shared_secret": "e", "coa_port": "here"}}
    playbook = controller.input / "short.yml"
    play = {"hosts": "all", "gather_facts": False, "tasks": [{"name": "Short", "openise.ise.network_device": task}]}
    playbook.write_text(json.dumps([play]))
    environment = {"ANSIBLE_INJECT_INVOCATION": "true", "ANSIBLE_CALLBACKS_ENABLED": "record"}
    run = controller.play(Path(playbook), ise, environment=environment, hosts=hosts)
    values = run.one("Short")
    assert "argument 'coa_port' is of type" in values["msg"]
    assert values["invocation"]["module_args"]["radius"]["shared_secret"] == "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"
    assert values["invocation"]["module_args"]["hostname"] == ise.host
