# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Properties of ``config`` and ``config_info`` for any current state and any declarations."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.tests.config.reference_model import TYPES, held, put
from ansible_collections.openise.ise.tests.config.state_pairs import Pair, pairs, purge_options
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import rows

_RELEASES = ("3.0", "3.1", "3.4", "3.5")
_DEVICES = 40
_WRITES = ("POST", "PUT", "PATCH", "DELETE")
# The examples are the same in every run.
_always = settings(
    max_examples=15,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
Documents = dict[str, dict[str, dict[str, Any]]]  # type -> id -> document


@pytest.fixture
def node(request: pytest.FixtureRequest, simulators: Simulators) -> Node:
    """Return a node of the release under test."""
    release: str = request.param
    return Node(simulators.of(release), rows()[0], release)


def _documents(node: Node) -> Documents:
    """Return all documents, without the attributes that ISE counts by itself."""
    return {
        path: {document["id"]: {**document, "generationId": None, "dateModified": None} for document in documents}
        for path, documents in node.all_documents().items()
    }


def _writes(node: Node) -> int:
    return sum(node.sent[method] for method in _WRITES)


def _differences(before: Documents, after: Documents) -> dict[str, list[tuple[str, str]]]:
    """Return path and id of created, changed and deleted objects."""
    found: dict[str, list[tuple[str, str]]] = {"create": [], "change": [], "delete": []}
    for path in after:
        old, new = before[path], after[path]
        found["create"] += [(path, each) for each in new if each not in old]
        found["delete"] += [(path, each) for each in old if each not in new]
        found["change"] += [(path, each) for each in new if each in old and new[each] != old[each]]
    return {kind: sorted(each) for kind, each in found.items()}


def _reported(result: Result, kind: str) -> list[tuple[str, str]]:
    return sorted((TYPES[entry["type"]].path, entry["id"]) for entry in result["plan"][kind])


def _begin(node: Node, pair: Pair) -> None:
    node.forget_server()
    node.sim.reset()
    put(node.sim, pair.current)


def _apply(node: Node, pair: Pair, *, check: bool = False) -> Result:
    return node.perform(config.TASK, {"resources": pair.resources, **purge_options(pair.purge)}, check=check)


def _assert_plan_is_applied(node: Node, pair: Pair) -> None:
    """Check mode and the run have the same plan; the run does exactly that; the second run does nothing."""
    _begin(node, pair)
    before = _documents(node)
    checked = _apply(node, pair, check=True)
    assert "failed" not in checked, checked["msg"]
    assert (_writes(node), _documents(node)) == (0, before)
    done = _apply(node, pair)
    assert "failed" not in done, done["msg"]
    for key in ("changed", "plan", "summary", "diff"):
        assert done[key] == checked[key], key
    assert done["changed"] is any(done["plan"].values())
    after = _documents(node)
    differences = _differences(before, after)
    created = [(entry["type"], entry["name"]) for entry in done["plan"]["create"]]
    expected = pair.expected
    assert held(node.sim) == expected
    assert sorted(created) == sorted(
        (plural, key) for plural, items in expected.items() for key in items if key not in pair.current[plural]
    )
    assert len(differences["create"]) == len(created)
    assert differences["change"] == _reported(done, "change")
    assert differences["delete"] == _reported(done, "delete")
    again = _apply(node, pair)
    assert (again["changed"], again["plan"]) == (False, {"create": [], "change": [], "delete": []})
    assert (_writes(node), _documents(node)) == (0, after)
    exported = node.perform(config_info.TASK, {"types": list(TYPES), "factory": "none"})
    assert exported["total"] == sum(map(len, expected.values()))
    same = node.perform(config.TASK, {"resources": exported["resources"], **purge_options(list(TYPES))})
    assert (same.get("msg"), same["changed"], _writes(node)) == (None, False, 0), same["plan"]
    node.close()
    node.results.clear()


@pytest.mark.parametrize("node", _RELEASES, indirect=True)
def test_plan_is_applied(node: Node) -> None:
    """For any pair of states, with or without a purge; without it no undeclared object is touched."""

    @_always
    @given(pair=pairs(node.release))
    def check(pair: Pair) -> None:
        _assert_plan_is_applied(node, pair)

    check()


@pytest.mark.parametrize("release", _RELEASES)
def test_export_changes_nothing(release: str, simulators: Simulators) -> None:
    """Built-in objects, generated devices and generated objects, exported and applied: no change and no write."""
    node = Node(simulators.with_devices(release, _DEVICES), rows()[0], release)

    @settings(_always, max_examples=2)
    @given(pair=pairs(release))
    def check(pair: Pair) -> None:
        _begin(node, pair)
        exported = node.perform(config_info.TASK, {"factory": True})
        assert "failed" not in exported, exported["msg"]
        generated = sum(map(len, pair.current.values()))
        assert exported["total"] > _DEVICES + generated
        same = node.perform(config.TASK, {"resources": exported["resources"]})
        assert "failed" not in same, same["msg"]
        assert (same["changed"], same["summary"]["unchanged"], _writes(node)) == (False, exported["total"], 0)

    check()
