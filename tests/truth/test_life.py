# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Create, same again, absent, absent again, for every example of every row."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ
from ansible_collections.openise.ise.tests.truth.expected import shown_options, with_placeholders
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row


def _examples(row: Row, _release: str) -> list[str]:
    return list(row.lives())


@each(example=_examples)
def test_create(node: Node, example: str) -> None:
    """Nothing there: one POST, and ISE holds exactly what the row says, secrets included."""
    case = node.case(node.row.lives()[example])
    confirmed = ONE_READ if case.chosen else NOTHING
    result = node.predicted(case.options, node.cost.create(case), confirmed=confirmed + node.cost.completion(case))
    assert result["changed"] is True
    assert node.stored(case) == case.stored
    after = with_placeholders(node.row, {**case.options, **case.implied}, "(secret, written)")
    assert result["diff"] == {"before": {}, "after": after}
    item = result[node.row.resource.name]
    assert item["id"] == node.identity(case)
    read = node.read(case)
    assert trees.holds(item, shown_options(node.row, case.options))
    assert not case.chosen or trees.holds(item, case.shown)
    assert trees.holds(read, item)
    assert trees.holds(read, case.shown)


@each(example=_examples)
def test_same_again(node: Node, example: str) -> None:
    """The same options once more: no change, nothing sent but the look-up, an empty diff."""
    case = node.case(node.row.lives()[example])
    assert node.run(case.options)["changed"] is True
    result = node.predicted(case.options, node.cost.unchanged(case))
    assert result["changed"] is False
    assert result["diff"]["before"] == result["diff"]["after"]


@each(example=_examples)
def test_answers_are_input(node: Node, example: str) -> None:
    """What a run, and what the info module returned, given back as options: no change."""
    case = node.case(node.row.lives()[example])
    created = node.run(case.options)[node.row.resource.name]
    for answer in (created, node.read(case)):
        assert node.predicted(node.settable(answer), ONE_READ)["changed"] is False


@each(example=_examples)
def test_absent(node: Node, example: str) -> None:
    """One DELETE; then absent again is no change; options beside the name do not matter."""
    case = node.case(node.row.lives()[example])
    node.run(case.options)
    held = node.read(case)
    gone: dict[str, Any] = {**node.key(case), "state": "absent"}
    if not node.cost.deletes:
        node.fails(gone, f"since {node.row.delete}", f"server is {node.release}", cost=node.cost.unchanged(case))
        return
    result = node.predicted(gone, node.cost.delete(case))
    assert result["changed"] is True
    assert result[node.row.resource.name] == {}
    assert result["diff"]["after"] == {}
    assert result["diff"]["before"] == trees.merged(with_placeholders(node.row, case.options, "(secret)"), held)
    assert node.stored(case) is None
    for options in (gone, {**case.options, "state": "absent"}):
        again = node.predicted(options, node.cost.absent(case))
        assert again["changed"] is False
        assert again["diff"] == {"before": {}, "after": {}}


@each()
def test_absent_by_id(node: Node) -> None:
    """An id finds the object on every release with one read; an id nobody has is absent."""
    case = node.case(node.row.minimal)
    gone = {"id": node.put(case.stored), "state": "absent"}
    if not node.cost.deletes:
        node.fails(gone, f"since {node.row.delete}", f"server is {node.release}", cost=ONE_READ)
        return
    assert node.predicted(gone, node.cost.delete(None))["changed"] is True
    assert node.stored(case) is None
    assert node.predicted(gone, ONE_READ)["changed"] is False


@each(known=False)
def test_first_contact(node: Node) -> None:
    """What a release lacks is found out once; the next task already knows it."""
    case = node.case(node.row.minimal)
    steps = [(case.options, node.cost.create(case) + (ONE_READ if case.chosen else NOTHING))]
    if node.row.small:
        steps.append(({**node.key(case), **node.small(0)}, node.cost.update(case)))
    if node.cost.deletes:
        steps.append(({**node.key(case), "state": "absent"}, node.cost.delete(case)))
    for options, cost in steps:
        node.forget()
        assert node.run(options)["changed"] is True
        names = node.cost.unknown_names(options, case, cost) + node.cost.unnamed(cost)
        assert node.sent == node.cost.first_contact(cost) + names
    if not node.cost.deletes or node.row.shown_by_name:  # such names are not met when an object is deleted
        return
    release = node.cost.unknown_release(steps[-1][1])
    for options, cost in steps:  # the process has met everything but an update, and the release if it needed that
        asked = NOTHING if release else node.cost.unknown_release(cost)
        release = release + asked
        names = node.cost.stored_names(options) if cost["POST"] else NOTHING
        assert node.run(options)["changed"] is True
        assert node.sent == cost + asked + names + node.cost.unknown_patch(cost)
