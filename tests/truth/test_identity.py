# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects found by their id: renamed, left alone, not there; and options that choose nothing."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ, Requests
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node


@each()
def test_rename(node: Node) -> None:
    """An id and another name: one update, the same object, nothing else differs; then no change."""
    minimal = node.case(node.row.minimal)
    identity = node.put(minimal.stored)
    given = {"id": identity, "name": node.row.rename}
    result = node.predicted(given, node.cost.update(""))
    assert result.get("changed") is True, result
    assert node.stored(minimal.name) is None
    assert node.meaning(node.stored(node.row.rename)) == node.meaning({**minimal.stored, "name": node.row.rename})
    assert result["diff"]["before"]["name"] == minimal.name
    assert result["diff"]["after"] == {**result["diff"]["before"], "name": node.row.rename}
    assert result[node.row.resource.name]["id"] == identity
    assert node.predicted(given, ONE_READ)["changed"] is False


@each()
def test_rename_and_more(node: Node) -> None:
    """A new name and a new description at once: both hold afterwards, also where ISE's PUT takes only the name.

    Where there is no PATCH, one more read makes sure, and a second PUT writes what the first lost.
    """
    identity = node.put({**node.case(node.row.minimal).stored, "description": "old"})
    given = {"id": identity, "name": node.row.rename, "description": "new"}
    assert node.run(given)["changed"] is True
    assert (node.stored(node.row.rename) or {})["description"] == "new"
    if node.cost.patches:
        assert node.sent == node.cost.update("")
    else:
        assert node.sent - node.cost.update("") - ONE_READ in (NOTHING, Requests(PUT=1))
    assert node.predicted(given, ONE_READ)["changed"] is False


@each()
def test_change_by_id(node: Node) -> None:
    """An id alone is enough to change something."""
    minimal = node.case(node.row.minimal)
    identity = node.put(minimal.stored)
    assert node.predicted({"id": identity, "description": "new"}, node.cost.update(""))["changed"] is True
    assert node.meaning(node.stored(minimal.name)) == node.meaning({**minimal.stored, "description": "new"})


@each()
def test_unknown_id(node: Node) -> None:
    """Present with an id nobody has: ISE gives ids itself, so there is nothing to create."""
    node.fails({"id": "0000-none", **node.row.minimal.options}, "id: ISE has no", "0000-none", cost=ONE_READ)


@each()
def test_empty_choice(node: Node) -> None:
    """An unset variable as name or id must not choose an object, whatever the state."""
    for option in ("name", "id"):
        for state in ("present", "absent"):
            node.fails({option: "", "state": state}, f"{option} is empty", cost=NOTHING)
        assert f"{option} is empty" in node.info({option: " "})["msg"]
        assert node.sent == NOTHING


@each()
def test_required_to_create(node: Node) -> None:
    """Creating without a mandatory option names it; changing an existing object does not need it."""
    for option in set(node.row.minimal.options) - {"name"}:
        given = {key: value for key, value in node.row.minimal.options.items() if key != option}
        node.fails(given, f"{option} is needed to create", cost=node.cost.absent())
