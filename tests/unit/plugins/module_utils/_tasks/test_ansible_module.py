# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A task as a module: how the process ends, its argument errors, and what it logs."""

from __future__ import annotations

from typing import Any

import pytest
from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._tasks import ansible_module
from ansible_collections.openise.ise.plugins.module_utils._tasks.ansible_module import Module
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import PASSWORD

DEVICE = ResourceTask(NETWORK_DEVICE)
LOGIN = {"hostname": "ise.example.com", "username": "netops", "password": PASSWORD, "max_requests_per_second": 0}


class Ended(Exception):
    """A module has ended its process."""


@pytest.mark.parametrize(
    ("outcome", "end"),
    [
        ({"changed": True}, "exit_json"),
        ({"changed": True, "warnings": ["one", "two"]}, "exit_json"),
        ({"failed": True, "msg": "no"}, "fail_json"),
    ],
)
def test_run_module(monkeypatch: pytest.MonkeyPatch, outcome: dict[str, Any], end: str) -> None:
    seen: dict[str, Any] = {}

    class FakeModule:
        """Records how the process of a module ends."""

        params, given, check_mode, _diff = {"name": "x"}, {"name": "x"}, True, False

        def __init__(self, hidden_values: Any, shown: Any, **options: Any) -> None:
            seen["hidden"], seen["shown"], seen["options"] = hidden_values({}), shown({"name": "x"}), options

        def warn(self, warning: str) -> None:
            seen.setdefault("warnings", []).append(warning)

        def exit_json(self, **result: Any) -> None:
            seen["exit_json"] = result
            raise Ended

        def fail_json(self, **result: Any) -> None:
            seen["fail_json"] = result
            raise Ended

    monkeypatch.setattr(ansible_module, "Module", FakeModule)
    monkeypatch.setattr(DEVICE, "perform", lambda params, **how: seen.update(params=params, how=how) or dict(outcome))
    with pytest.raises(Ended):
        DEVICE.run_module()
    assert seen.get("warnings", []) == outcome.pop("warnings", [])  # newer releases refuse them among the results
    assert seen[end] == outcome
    assert (seen["hidden"], seen["shown"]) == ([], {"name": "x"})
    assert seen["options"] == {"supports_check_mode": True, **DEVICE.specification()}
    assert (seen["params"], seen["how"]) == ({"name": "x"}, {"check_mode": True, "diff": False})


@pytest.mark.parametrize(
    ("options", "msg"),
    [
        ({"nmae": "sw1"}, "network_device has no option 'nmae'; did you mean 'name'?"),
        ({"name": "sw1", "state": "gone"}, "value of state must be one of: present, absent, got: gone"),
        ({"name": "sw1"}, "as Ansible says it"),
    ],
)
def test_a_module_refuses_arguments_like_the_action_plugin(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], msg: str
) -> None:
    said: list[str] = []
    monkeypatch.setattr(AnsibleModule, "fail_json", lambda _module, text, **_options: said.append(text))
    module = Module.__new__(Module)
    module._hidden_values, module.no_log_values = lambda params: [f"from {len(params)}"], set()
    module._name = "openise.ise.network_device"
    module.argument_spec = DEVICE.specification()["argument_spec"]
    module.params = {**LOGIN, **options}
    module.validation_result = ArgumentSpecValidator(**DEVICE.specification()).validate(module.params)
    module.fail_json("as Ansible says it")
    assert said == [msg]
    assert module.no_log_values == (set() if msg == "as Ansible says it" else {f"from {len(LOGIN) + len(options)}"})
    assert (PASSWORD in str(module.params)) is (msg == "as Ansible says it")  # AnsibleModule hides it by itself then


def test_what_a_task_hides_is_hidden_before_anything_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    logged: list[set[str]] = []
    monkeypatch.setattr(AnsibleModule, "_log_invocation", lambda module: logged.append(set(module.no_log_values)))
    module = Module.__new__(Module)
    module._hidden_values, module.no_log_values = lambda params: params["attributes"].values(), {"login"}
    module.params, module._shown = {"attributes": {"password": "canary"}}, dict
    module._log_invocation()
    assert logged == [{"login", "canary"}]
