# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every example of a module and every YAML block with a task of this collection, each task twice in a row.

A task that writes must report a change in the first run and none in the second, unless it always writes secrets or runs an
action that cannot be detected afterwards. A task that reads must never report a change, and its result must contain objects.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.tests.docs.documents import FILTERS, MODULES, PAGES, Block, blocks, examples
from ansible_collections.openise.ise.tests.docs.playground import Playground

_OURS = "openise.ise."
_AGAIN = " (again)"
# Actions that cannot be detected afterwards.
_DONE_EACH_TIME = ("reset_password", "email", "sms", "reauthenticate")
_INITIAL_OBJECTS = yaml.safe_load((Path(__file__).parent / "initial_objects.yml").read_text())


def _ours(task: dict[str, Any]) -> str:
    """Return the module of this collection that a task runs; empty if there is none."""
    return next((key.removeprefix(_OURS) for key in task if key.startswith(_OURS)), "")


def _twice(task: dict[str, Any]) -> list[dict[str, Any]]:
    again = {**task, "name": task["name"] + _AGAIN}
    if _ours(task).endswith("_info") and "register" in task:
        total = (
            f"{task['register']}.total | default(1)"  # results that describe the node itself have no number of objects
        )
        check = {
            "name": f"Something was found for {task['register']}",
            "ansible.builtin.assert": {"that": f"({total}) > 0"},
        }
        return [task, again, check]
    return [task, again] if _ours(task) else [task]


def _expected(task: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Return the expected statuses of the first and the second run."""
    module = _ours(task)
    if module.endswith("_info"):
        return {"ok"}, {"ok"}
    options = task[_OURS + module]
    always = options.get("update_secrets") == "always" or options.get("action") in _DONE_EACH_TIME
    always = always or bool(options.get("rotate")) or task.get("check_mode", False)
    return {"changed"}, {"changed"} if always else {"ok"}


def _run_twice(ground: Playground, found: list[Block]) -> None:
    plays = [play for block in found for play in block.plays]
    tasks = [task for play in plays for task in play["tasks"]]
    names = [task["name"] for task in tasks]
    assert len(set(names)) == len(names), f"two tasks of one page have the same name: {sorted(names)}"
    done = ground.play([{**play, "tasks": [copy for task in play["tasks"] for copy in _twice(task)]} for play in plays])
    assert done.code == 0, done.output
    assert "[WARNING]" not in done.output, done.output
    for task in tasks:
        if _ours(task):
            first, second = _expected(task)
            assert done.statuses.get(task["name"]) == first, f"{task['name']}\n{done.output}"
            assert done.statuses.get(task["name"] + _AGAIN) == second, f"{task['name']}, again\n{done.output}"


@pytest.mark.parametrize("module", MODULES)
def test_examples_of_modules(module: str, ground: Playground) -> None:
    block = examples(module)
    used = {_ours(task) for task in yaml.safe_load(block.text)}
    assert module in used, f"the EXAMPLES of {module} do not show {module}"
    if module.endswith("_info"):
        prepared = ground.play(_INITIAL_OBJECTS)
        assert prepared.code == 0, prepared.output
    _run_twice(ground, [block])


@pytest.mark.parametrize("name", FILTERS)
def test_examples_of_filters_are_idempotent(name: str, ground: Playground) -> None:
    block = examples(name, "filter")
    tasks = [task for task in yaml.safe_load(block.text) if _OURS + name in str(task)]
    assert tasks, f"the EXAMPLES of {name} do not show {name}"
    written = [task for task in tasks if "ansible.builtin.copy" in task]
    assert written or not name.endswith("_report"), f"the EXAMPLES of {name} write nothing that it made"
    for status in ("changed", "ok"):
        done = ground.play(block.plays)
        assert done.code == 0, done.output
        assert "[WARNING]" not in done.output, done.output
        assert [done.statuses[task["name"]] for task in written] == [{status}] * len(written), done.output
    for task in written:
        assert (ground.folder / task["ansible.builtin.copy"]["dest"]).stat().st_size


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_blocks_with_tasks(page: Path, ground: Playground) -> None:
    found = [block for block in blocks(page) if block.uses_modules and not block.file]
    for block in found:
        assert block.plays, f"{block.page}:{block.line} has tasks but is no list of tasks or plays"
    if found:
        _run_twice(ground, found)
