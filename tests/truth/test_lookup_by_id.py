# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects found by their id: renamed, unchanged, missing; and empty names or ids."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ, Requests
from ansible_collections.openise.ise.tests.truth.matrix import changeable, each, renamable
from ansible_collections.openise.ise.tests.truth.node import Node


@each(rows_with=renamable)
def test_rename(node: Node) -> None:
    """An id and another name: one update, the same object, no other difference; the second run changes nothing."""
    minimal = node.for_release(node.row.minimal)
    identity = node.put(minimal.stored)
    renamed = node.row.renamed(minimal)
    required = node.unreadable_values(node.row.resource.leaf((node.row.listed_as,)))
    given = {"id": identity, node.row.listed_as: node.row.rename, **required}
    result = node.check_and_run(given, node.cost.update(None))
    assert result.get("changed") is True, result
    assert node.stored(minimal) is None
    assert node.effective_values(node.stored(renamed)) == node.effective_values(renamed.stored)
    assert result["diff"]["before"][node.row.listed_as] == minimal.options[node.row.listed_as]
    assert result["diff"]["after"] == {**result["diff"]["before"], node.row.listed_as: node.row.rename}
    assert result[node.row.resource.name]["id"] == identity
    assert node.check_and_run(given, ONE_READ)["changed"] is False


@each(rows_with=renamable)
def test_rename_and_change(node: Node) -> None:
    """A new name and a small change: both hold afterwards, also where ISE's PUT applies only the name.

    Without PATCH, one more read verifies the result, and a second PUT writes what the first lost.
    """
    minimal = node.for_release(node.row.minimal)
    identity = node.put(node.with_small_change(minimal.stored, 0))
    given = {"id": identity, node.row.listed_as: node.row.rename, **node.small_change(1)}
    assert node.run(given)["changed"] is True
    assert node.has_small_change(node.stored(node.row.renamed(minimal)), 1)
    if node.cost.patches:
        assert node.sent == node.cost.update(None)
    else:
        assert node.sent - node.cost.update(None) - ONE_READ in (NOTHING, Requests(PUT=1))
    assert node.check_and_run(given, ONE_READ)["changed"] is False


@each(rows_with=changeable)
def test_change_by_id(node: Node) -> None:
    """An id is sufficient for a change."""
    minimal = node.for_release(node.row.minimal)
    identity = node.put(minimal.stored)
    assert node.check_and_run({"id": identity, **node.small_change(1)}, node.cost.update(None))["changed"] is True
    assert node.effective_values(node.stored(minimal)) == node.effective_values(
        node.with_small_change(minimal.stored, 1)
    )


@each()
def test_unknown_id(node: Node) -> None:
    """Present with an unknown id: ISE assigns ids, so the task cannot create the object."""
    options = node.for_release(node.row.minimal).options
    node.fails({"id": "0000-none", **options}, "id: ISE has no", "0000-none", cost=ONE_READ)


@each()
def test_empty_key(node: Node) -> None:
    """An unset variable as name or id must not select an object, in any state."""
    for option in (*node.key_options(node.row.minimal), "id"):
        for state in ("present", "absent"):
            given = {"id": ""} if option == "id" else {**node.key_options(node.row.minimal), option: ""}
            node.fails({**given, "state": state}, f"{option} is empty", cost=NOTHING)
        assert f"{option} is empty" in node.info({option: " "})["msg"]
        assert node.sent == NOTHING


@each()
def test_required_to_create(node: Node) -> None:
    """A creation without a required option names it; an update does not need it."""
    minimal = node.for_release(node.row.minimal)
    made_up = {leaf.option for leaf in node.row.leaves() if leaf.attribute.generated}
    for option in set(minimal.options) - {*node.row.key, *node.row.narrowed_by} - set(node.row.always_given) - made_up:
        given = {key: value for key, value in minimal.options.items() if key != option}
        node.fails(given, f"{option} is needed to create", cost=node.cost.absent(minimal))
