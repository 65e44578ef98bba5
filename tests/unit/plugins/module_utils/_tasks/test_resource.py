# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One object kept present or absent, from validated options to the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._engine import planner
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Values
from ansible_collections.openise.ise.plugins.module_utils._engine.references import References
from ansible_collections.openise.ise.plugins.module_utils._errors import IseError, OutcomeUnknown
from ansible_collections.openise.ise.plugins.module_utils._resources.egress_matrix_cell import EGRESS_MATRIX_CELL
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask, converge
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import CELL, HELD_CELL, PAIR, TAGS
from ansible_collections.openise.ise.tests.unit.plugins.helpers.engine import want
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeNetwork
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import SECRET
from ansible_collections.openise.ise.tests.unit.plugins.helpers.tasks import (
    ABSENT,
    DEVICE,
    DEVICES,
    FOUND,
    GROUP,
    LOGIN,
    NEW,
    created,
    run,
)


def test_create(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, ABSENT, created("networkdevice/d9"))
    result = run(DEVICE, NEW, diff=True)
    assert network.methods == ["GET", "POST"]
    assert SECRET.encode() in (network.sent[1].body or b"")
    shown = {"name": "sw9", "ip_addresses": ["10.9.9.9/32"], "radius": {"shared_secret": "(secret, written)"}}
    assert result == {
        "changed": True,
        "network_device": {
            "id": "d9",
            "name": "sw9",
            "ip_addresses": ["10.9.9.9/32"],
            "radius": {"network_protocol": "radius"},
        },
        "diff": {"before": {}, "after": shown},
    }


def test_check_mode_reads_only_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, ABSENT)
    result = run(DEVICE, NEW, check_mode=True)
    assert network.methods == ["GET"]
    assert result["changed"] is True
    assert "id" not in result["network_device"]
    assert "diff" not in result


@pytest.mark.parametrize(
    ("answers", "methods", "changed"),
    [
        ([ABSENT], ["GET"], False),
        ([FOUND, (204, b"")], ["GET", "DELETE"], True),
        ([FOUND, ABSENT, ABSENT], ["GET", "DELETE", "GET"], False),
    ],
)
def test_absent(monkeypatch: pytest.MonkeyPatch, answers: list[Any], methods: list[str], changed: bool) -> None:
    network = FakeNetwork(monkeypatch, *answers)
    result = run(DEVICE, {"name": "sw1", "state": "absent", "radius": {"shared_secret": SECRET}})
    assert (network.methods, result) == (methods, {"changed": changed, "network_device": {}})


def test_rotating_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"name": "sw1", "radius": {"shared_secret": SECRET}}
    FakeNetwork(monkeypatch, FOUND)
    assert run(DEVICE, {**options, "update_secrets": "on_create"})["changed"] is False
    network = FakeNetwork(monkeypatch, FOUND, FOUND)
    assert run(DEVICE, {**options, "update_secrets": "always"})["changed"] is True
    assert network.methods == ["GET", "PATCH"]


def test_parents_of_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"name": "A#B#C", "description": "d"}
    FakeNetwork(monkeypatch, ABSENT, ABSENT)
    assert "create_parents" in run(GROUP, options)["msg"]
    network = FakeNetwork(
        monkeypatch, ABSENT, ABSENT, created("networkdevicegroup/g1"), created("networkdevicegroup/g2")
    )
    assert run(GROUP, {**options, "create_parents": True}) == {
        "changed": True,
        "network_device_group": {"id": "g2", "name": "A#B#C", "description": "d"},
        "created_parents": ["A#B"],
    }
    assert network.methods == ["GET", "GET", "POST", "POST"]


@pytest.mark.parametrize("task", [DEVICE, DEVICES])
@pytest.mark.parametrize("options", [{"name": ""}, {"name": "  "}, {"id": ""}])
def test_an_empty_name_chooses_nothing(monkeypatch: pytest.MonkeyPatch, task: Task, options: dict[str, Any]) -> None:
    network = FakeNetwork(monkeypatch)
    for state in ({"state": "absent"}, {"state": "present"}) if task is DEVICE else ({},):
        result = run(task, {**options, **state})
        assert result["failed"] is True
        assert f"{next(iter(options))} is empty" in result["msg"]
    assert network.sent == []


def test_options_come_from_the_declaration() -> None:
    assert "update_secrets" in DEVICE.options
    assert "create_parents" not in DEVICE.options
    assert "update_secrets" not in GROUP.options
    assert "create_parents" in GROUP.options
    assert DEVICES.options["filters"]["options"]["field"]["choices"] == list(NETWORK_DEVICE.filters)
    assert ArgumentSpecValidator(**DEVICE.specification()).validate(LOGIN).error_messages  # neither name nor id


# -- names become ids once, ids become names once ------------------------------------------------------------------------


class Counting(References):
    """Counts the translations."""

    def __init__(self, ers: FakeErs, *, expect_missing: bool) -> None:
        super().__init__(ers, expect_missing=expect_missing)
        self.count: dict[str, int] = {"in": 0, "out": 0}

    def with_ids(self, resource: Resource, values: Values) -> Values:
        """Count the way in."""
        self.count["in"] += 1
        return super().with_ids(resource, values)

    def with_names(self, resource: Resource, tree: Mapping[str, Any]) -> dict[str, Any]:
        """Count the way out."""
        self.count["out"] += 1
        return super().with_names(resource, tree)


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, int]]:
    """Return the translations of each planner that is made."""
    found: list[dict[str, int]] = []

    def references(ers: FakeErs, *, expect_missing: bool) -> Counting:
        made = Counting(ers, expect_missing=expect_missing)
        found.append(made.count)
        return made

    monkeypatch.setattr(planner, "References", references)
    return found


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("params", "trouble"),
    [
        ({**PAIR, "status": "on"}, None),
        ({**PAIR, "status": "off"}, None),
        ({**PAIR, "status": "off"}, OutcomeUnknown("no answer")),
        ({**PAIR, "plane": "other"}, None),
        ({**PAIR, "plane": "other"}, OutcomeUnknown("no answer")),
    ],
)
def test_names_are_translated_once(
    params: dict[str, Any], trouble: IseError | None, read_only: bool, counts: list[dict[str, int]]
) -> None:
    ers = FakeErs(*TAGS, HELD_CELL, read_only=read_only)
    if trouble:
        ers.trouble("create" if "plane" in params else "replace", trouble)
    converge(ers, want(CELL, params), "cell", diff=False)
    assert counts == [{"in": 1, "out": 1}]


NOT_TEXT = "the secret is not text. YAML changes unquoted values; put it in quotes."


@pytest.mark.parametrize(
    ("task", "arguments", "message"),
    [
        (DEVICE, {"name": "0123", "description": 5}, ""),
        (DEVICE, {"name": 83}, "name: the value is an integer, not text. Put it in quotes, or use the filter string."),
        (DEVICE, {"name": True}, "name: the value is a boolean, not text. Put it in quotes, or use the filter string."),
        (ResourceTask(EGRESS_MATRIX_CELL), {"source": 5, "destination": 0, "description": 7}, ""),
        (
            ResourceTask(EGRESS_MATRIX_CELL),
            {"source": 5, "destination": False},
            "destination: the value is a boolean, not text. Put it in quotes, or use the filter string.",
        ),
        (
            DEVICE,
            {"name": "sw", "radius": {"shared_secret": "5"}, "tacacs": {"shared_secret": None}, "password": "x"},
            "",
        ),
        (DEVICE, {"name": "sw", "radius": {"shared_secret": 42798}}, f"radius.shared_secret: {NOT_TEXT}"),
        (DEVICE, {"name": "sw", "radius": {"shared_secret": {"a": "canary"}}}, f"radius.shared_secret: {NOT_TEXT}"),
        (DEVICE, {"name": "sw", "password": 42798}, f"password: {NOT_TEXT}"),
    ],
)
def test_keys_and_secrets_are_text(task: Task, arguments: dict[str, Any], message: str) -> None:
    """A number or a boolean would be converted to the name of another object; the number of a group stands for its name."""
    assert task.objection(arguments) == message


# -- failures after a write --------------------------------------------------------------------------------------------


def test_an_error_after_a_write_is_a_failure_with_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeNetwork(monkeypatch, ABSENT, (201, b""), (403, b""))
    result = run(DEVICE, NEW)
    assert (result["failed"], result["changed"]) == (True, True)
    FakeNetwork(monkeypatch, ABSENT, (403, b""))
    assert run(DEVICE, NEW)["changed"] is False
