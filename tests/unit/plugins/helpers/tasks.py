# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks of modules, run with requests real and the network below it scripted."""

from __future__ import annotations

import json
from typing import Any

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import JSON, ers_error
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import PASSWORD, SECRET, device

DEVICE, GROUP, DEVICES = ResourceTask(NETWORK_DEVICE), ResourceTask(NETWORK_DEVICE_GROUP), InfoTask(NETWORK_DEVICE)


LOGIN = {"hostname": "ise.example.com", "username": "netops", "password": PASSWORD, "max_requests_per_second": 0}


ABSENT = (404, ers_error())


FOUND = (200, {"NetworkDevice": device()})


URL = "https://ise.example.com/ers/config"


NEW = {"name": "sw9", "ip_addresses": ["10.9.9.9"], "radius": {"shared_secret": SECRET}}


def created(path: str) -> Any:
    """Return the answer to a creation."""
    return 201, b"", {**JSON, "Location": f"{URL}/{path}"}


def validated(task: Task, options: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of a task as Ansible validates them."""
    result = ArgumentSpecValidator(**task.specification()).validate({**LOGIN, **options})
    assert result.error_messages == []
    params: dict[str, Any] = result.validated_parameters
    return params


def run(task: Task, options: dict[str, Any], *, check_mode: bool = False, diff: bool = False) -> dict[str, Any]:
    """Run a task and return its result, which contains no secret."""
    result = task.perform(validated(task, options), check_mode=check_mode, diff=diff)
    assert PASSWORD not in json.dumps(result)
    assert SECRET not in json.dumps(result)
    return result
