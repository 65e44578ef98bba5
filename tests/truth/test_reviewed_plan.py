# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans that were reviewed: exactly they are applied, or nothing is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.result_file import content_hash
from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    SECRET,
    Resources,
    counts,
    device,
    names,
    once,
    put_device,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node, Result

on_both = each(rows_with=lambda row: row.module == "network_device", releases=("3.0", "3.4"))

REFERENCE = "secret://radius"
VALUES = {"radius": SECRET}
PURGE: dict[str, Any] = {"purge": ["network_devices"], "purge_protect": {"network_devices": ["lab-*"]}}


def plan(node: Node, file: Path, resources: Resources, **options: Any) -> Result:
    """Write the plan of a task in check mode."""
    result = run(node, resources, check=True, result_file=str(file), **options)
    return config.TASK.kept(result, {"result_file": str(file)}, check_mode=True)


def apply(node: Node, file: Path, resources: Resources, *, check: bool = False, **options: Any) -> Result:
    return run(node, resources, check=check, reviewed_plan=str(file), **options)


def refused(node: Node, result: Result, *words: str) -> None:
    """Fail unless a task was refused before any write, with these words."""
    assert result.get("failed"), result
    assert result["msg"].startswith("reviewed_plan: ")
    assert [word for word in words if word not in result["msg"]] == [], result["msg"]
    assert (result["changed"], writes(node)) == (False, 0)


def declared() -> dict[str, list[dict[str, Any]]]:
    """Return a new device, a changed one, one that is absent, and two groups as they are."""
    return {
        "endpoint_groups": [{"name": "Printers", "description": "declared"}],
        "network_devices": [
            device(1, radius={"shared_secret": REFERENCE}),
            device(2, description="declared", radius={"shared_secret": REFERENCE}),
            {"name": "sw-3", "state": "absent"},
        ],
    }


def stored(node: Node) -> None:
    """Store what the declared devices are compared with, and an undeclared one."""
    for number in (2, 3, 4):
        put_device(node, number)


@on_both
def test_applies_what_was_planned_without_secrets(node: Node, tmp_path: Path) -> None:
    """The plan knows the name of the secret, and the run its value."""
    stored(node)
    planned = plan(node, tmp_path / "plan.json", declared(), **PURGE)
    assert planned["needed_secrets"] == ["radius"]
    assert SECRET not in (tmp_path / "plan.json").read_text()
    result = apply(node, tmp_path / "plan.json", declared(), secrets=VALUES, **PURGE)
    assert counts(result) == {"create": 2, "change": 1, "delete": 2}
    assert "sw-1" in names(node, "networkdevice")


@once
def test_check_mode_compares_as_well(node: Node, tmp_path: Path) -> None:
    stored(node)
    plan(node, tmp_path / "plan.json", declared())
    assert "failed" not in apply(node, tmp_path / "plan.json", declared(), check=True)
    node.sim.store.delete("networkdevice", "sw-2")
    refused(node, apply(node, tmp_path / "plan.json", declared(), check=True), "'sw-2' is to create, and was to change")


def _declare(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    resources = declared()
    change(resources)
    return resources


def _device(number: int, **change: Any) -> dict[str, Any]:
    return _declare(lambda found: found["network_devices"][number - 1].update(change))


DECLARED = [
    (_device(1, description="x"), "network_devices 'sw-1' is declared in another way"),
    (_device(2, description="x"), "network_devices 'sw-2' is declared in another way"),
    (_device(1, radius={"shared_secret": "secret://other"}), "network_devices 'sw-1' is declared in another way"),
    (_device(1, radius={"shared_secret": SECRET}), "network_devices 'sw-1' is declared in another way"),
    (_device(2, update_secrets="always"), "network_devices 'sw-2' is declared in another way"),
    (_device(2, state="absent"), "network_devices 'sw-2' is to delete, and was to change"),
    (_declare(lambda found: found["network_devices"].pop(0)), "network_devices 'sw-1' cannot be planned any more"),
    (_declare(lambda found: found["network_devices"].pop(2)), "network_devices 'sw-3' cannot be planned any more"),
    (
        _declare(lambda found: found["network_devices"].append(device(9))),
        "network_devices 'sw-9' is to create, and was not",
    ),
    (_declare(lambda found: found.update(security_groups=[{"name": "BYOD"}])), "other security_groups are declared"),
    (_declare(lambda found: found["network_devices"].append({"name": "sw-4"})), "other network_devices are declared"),
]


@once
@pytest.mark.parametrize(("resources", "word"), DECLARED, ids=[str(number) for number in range(len(DECLARED))])
def test_other_declarations(node: Node, tmp_path: Path, resources: dict[str, Any], word: str) -> None:
    """What would be done may be the same; it is not what was reviewed."""
    stored(node)
    plan(node, tmp_path / "plan.json", declared(), secrets={"radius": SECRET, "other": SECRET})
    result = apply(node, tmp_path / "plan.json", resources, secrets={"radius": SECRET, "other": SECRET})
    refused(node, result, "differs from the reviewed one in one point", word, "Nothing was changed.")


@once
@pytest.mark.parametrize(
    ("name", "change", "word"),
    [
        ("sw-2", {"coaPort": 3799}, "network_devices 'sw-2' has changed on ISE"),
        ("sw-2", {"description": "By hand"}, "network_devices 'sw-2' has changed on ISE"),
        ("sw-3", {"description": "By hand"}, "network_devices 'sw-3' has changed on ISE"),
        ("sw-4", {"coaPort": 3799}, "network_devices 'sw-4' has changed on ISE"),
    ],
)
def test_other_state_on_ise(node: Node, tmp_path: Path, name: str, change: dict[str, Any], word: str) -> None:
    """Also in options that are not declared, and of objects that are deleted."""
    stored(node)
    plan(node, tmp_path / "plan.json", declared(), **PURGE)
    node.sim.store.update("networkdevice", name, change)
    refused(node, apply(node, tmp_path / "plan.json", declared(), secrets=VALUES, **PURGE), word)


@once
def test_other_objects_on_ise(node: Node, tmp_path: Path) -> None:
    stored(node)
    plan(node, tmp_path / "plan.json", declared(), **PURGE)
    put_device(node, 8)
    node.sim.store.delete("networkdevice", "sw-2")
    result = apply(node, tmp_path / "plan.json", declared(), secrets=VALUES, **PURGE)
    refused(node, result, "in 2 points", "'sw-8' is to delete, and was not", "'sw-2' is to create, and was to change")


@once
def test_what_does_not_matter_may_change(node: Node, tmp_path: Path) -> None:
    """Undeclared objects that are not purged, undeclared options of objects without changes, and the order in lists."""
    stored(node)
    group = {"name": "BYOD"}
    plan(node, tmp_path / "plan.json", {**declared(), "security_groups": [group]})
    put_device(node, 8)
    for document in node.sim.store.list("sgt"):
        if document["name"] == "BYOD":
            node.sim.store.update("sgt", document["id"], {"description": "By hand"})
    turned = declared()
    turned["network_devices"].reverse()
    result = apply(node, tmp_path / "plan.json", {"security_groups": [group], **turned}, secrets=VALUES)
    assert counts(result) == {"create": 2, "change": 1, "delete": 1, "unchanged": 1}


@once
@pytest.mark.parametrize(
    "options",
    [
        {"purge": ["network_devices"]},
        {**PURGE, "purge_protect": {"network_devices": ["lab-*", "dc-*"]}},
        {**PURGE, "max_deletes": 3},
        {**PURGE, "max_changes": 9},
        {**PURGE, "update_secrets": "always"},
        {**PURGE, "purge": ["network_devices", "endpoint_groups"]},
        {**PURGE, "rotate": ["radius"]},
    ],
    ids=str,
)
def test_other_options(node: Node, tmp_path: Path, options: dict[str, Any]) -> None:
    stored(node)
    plan(node, tmp_path / "plan.json", declared(), secrets=VALUES, **PURGE)
    (name,) = [name for name in options if options[name] != PURGE.get(name)] or ["purge_protect"]
    refused(
        node,
        apply(node, tmp_path / "plan.json", declared(), secrets=VALUES, **options),
        f"the option {name} has another value",
    )


@once
def test_options_of_the_run_may_differ(node: Node, tmp_path: Path) -> None:
    stored(node)
    plan(node, tmp_path / "plan.json", declared())
    other: dict[str, Any] = {
        "bulk": True,
        "on_error": "stop",
        "max_duration": 600,
        "progress": False,
        "diff_format": "full",
    }
    result = apply(node, tmp_path / "plan.json", declared(), secrets=VALUES, max_connections=2, **other)
    assert result["changed"] and "failed" not in result


@once
def test_another_ise(node: Node, tmp_path: Path) -> None:
    plan(node, tmp_path / "plan.json", declared())
    result = apply(node, tmp_path / "plan.json", declared(), secrets=VALUES, hostname="localhost", validate_certs=False)
    refused(node, result, f"https://{node.sim.host}:", "https://localhost:")


@on_both
@pytest.mark.parametrize("done", [1, 2, 3, 4])
def test_interrupted_and_run_again(node: Node, tmp_path: Path, done: int) -> None:
    """What the first run did counts as done, whatever it was; the second one does the rest."""
    stored(node)
    file = tmp_path / "plan.json"
    plan(node, file, declared(), **PURGE)
    node.sim.fault("status", method="POST|PUT|PATCH|DELETE", skip=done, status=400, times=0)
    first = apply(node, file, declared(), secrets=VALUES, max_connections=1, on_error="stop", **PURGE)
    assert first.get("failed")
    node.sim.clear_faults()
    second = apply(node, file, declared(), secrets=VALUES, **PURGE)
    assert "failed" not in second, second["msg"]
    assert sum(first["summary"][kind] + second["summary"][kind] for kind in ("create", "change", "delete")) == 5
    assert "failed" not in apply(node, file, declared(), secrets=VALUES, **PURGE)
    assert writes(node) == 0


@once
def test_a_done_step_that_was_undone_is_none(node: Node, tmp_path: Path) -> None:
    """Somebody deleted the device that was to change."""
    stored(node)
    file = tmp_path / "plan.json"
    plan(node, file, declared())
    apply(node, file, declared(), secrets=VALUES)
    node.sim.store.delete("networkdevice", "sw-2")
    refused(node, apply(node, file, declared(), secrets=VALUES), "'sw-2' is to create, and was to change")


@each(rows_with=lambda row: row.module == "network_device", releases=("3.0",))
def test_a_secret_that_differs_was_not_reviewed(node: Node, tmp_path: Path) -> None:
    """Where ISE shows secrets, a plan with values sees that; one without cannot."""
    stored(node)
    new = {"radius": f"{SECRET}-new"}
    plan(node, tmp_path / "plan.json", declared())
    result = apply(node, tmp_path / "plan.json", declared(), secrets=new)
    refused(node, result, "'sw-2' changes in other options (radius.shared_secret)")
    plan(node, tmp_path / "plan.json", declared(), secrets=new)
    assert "failed" not in apply(node, tmp_path / "plan.json", declared(), secrets=new)


@once
def test_objects_that_cannot_be_planned(node: Node, tmp_path: Path) -> None:
    stored(node)
    plan(node, tmp_path / "plan.json", declared())
    node.sim.fault("status", method="GET", path="networkdevice/", status=500, times=0)
    refused(node, apply(node, tmp_path / "plan.json", declared(), secrets=VALUES), "cannot be planned (")


@once
def test_a_failed_plan_is_not_applied(node: Node, tmp_path: Path) -> None:
    stored(node)
    plan(node, tmp_path / "plan.json", declared(), max_changes=0)
    refused_before_a_request(node, tmp_path / "plan.json", "failed, so it cannot be applied. The plan has more changes")


def refused_before_a_request(node: Node, file: Path, word: str) -> None:
    result = apply(node, file, declared(), secrets=VALUES)
    assert result["failed"] and word in result["msg"], result["msg"]
    assert str(file) in result["msg"]
    assert not node.sent


@once
def test_files_that_are_no_plan(node: Node, tmp_path: Path) -> None:
    """One sentence each, and no request."""
    stored(node)
    good = tmp_path / "plan.json"
    plan(node, good, declared())
    content = json.loads(good.read_text())

    def edited(name: str, *, seal: bool = False, **more: Any) -> Path:
        changed = {**content, **more}
        if seal:
            del changed["sha256"]
            changed["sha256"] = content_hash(changed)
        path = tmp_path / name
        path.write_text(json.dumps(changed))
        return path

    empty, text, half, binary = (tmp_path / name for name in ("empty", "text", "half", "binary"))
    empty.write_text("")
    text.write_text("{}")
    half.write_text(good.read_text()[:-200])
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (empty, text, half, binary):
        refused_before_a_request(node, path, "is not a result file of openise.ise.config, or not all of it.")
    refused_before_a_request(node, tmp_path / "missing", "cannot be read (No such file or directory)")
    refused_before_a_request(node, tmp_path, "cannot be read (Is a directory)")
    review = json.loads(json.dumps(content["review"]).replace("sw-2", "sw-3"))
    refused_before_a_request(node, edited("edited", review=review), "was edited, or is incomplete")
    refused_before_a_request(
        node, edited("format", format=2), "has format 2, and this release of the collection reads 1"
    )
    run_file = tmp_path / "run.json"
    result = run(node, {"endpoint_groups": [{"name": "Lab"}]}, result_file=str(run_file))
    config.TASK.kept(result, {"result_file": str(run_file)}, check_mode=False)
    refused_before_a_request(node, run_file, "is the result of a run, not of a plan in check mode.")
    for review in (None, [], {}, {"ise": 1}, {**content["review"], "steps": [{}]}, {**content["review"], "options": 7}):
        refused_before_a_request(node, edited("odd", review=review, seal=True), "reviewed_plan: ")
