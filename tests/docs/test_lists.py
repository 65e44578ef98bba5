# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists that follow from the modules are up to date, and name what the modules really manage."""

from __future__ import annotations

import importlib
from typing import Any

from ansible_collections.openise.ise.docs.generate import lists
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES, path_problem
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask


def test_files_are_up_to_date() -> None:
    assert lists.outdated() == [], "run: python3 -m docs.generate.lists"


def _tasks() -> dict[str, Any]:
    package = "ansible_collections.openise.ise.plugins.modules"
    return {name: importlib.import_module(f"{package}.{name}").TASK for name in lists.modules()}


def test_paths_that_a_module_manages_are_no_generic_types() -> None:
    """The message names the type, or the module of what is no configuration."""
    managed = {name: task.resource.endpoint.path for name, task in _tasks().items() if isinstance(task, ResourceTask)}
    assert {"networkdevice", "guestuser"} <= set(managed.values())
    for module, path in {**managed, "anc_endpoint": "ancendpoint"}.items():
        plurals = [plural for plural, resource in TYPES.items() if resource.endpoint.path == path]
        problem = path_problem(f"ers_resources/{path}")
        assert (plurals or [f"module {module}"])[0] in problem, path
        assert path_problem(f"ers_resources/{path.upper()}/x").startswith(problem.partition(repr(path))[0])


def test_configuration_has_what_modules_manage_but_guest_accounts() -> None:
    tasks = _tasks().values()
    managed = {task.resource.plural: task.resource for task in tasks if isinstance(task, ResourceTask)}
    assert managed.pop("guest_users").endpoint.sponsored
    assert managed == TYPES
