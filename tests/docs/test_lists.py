# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists that follow from the modules are up to date, and name what the modules really manage."""

from __future__ import annotations

import importlib

from ansible_collections.openise.ise.docs.generate import lists
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask


def test_files_are_up_to_date() -> None:
    assert lists.outdated() == [], "run: python3 -m docs.generate.lists"


def test_configuration_has_what_modules_manage_but_guest_accounts() -> None:
    package = "ansible_collections.openise.ise.plugins.modules"
    tasks = [importlib.import_module(f"{package}.{name}").TASK for name in lists.modules()]
    managed = {task.resource.plural: task.resource for task in tasks if isinstance(task, ResourceTask)}
    assert managed.pop("guest_users").endpoint.sponsored
    assert managed == TYPES
