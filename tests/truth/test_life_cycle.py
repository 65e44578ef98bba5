# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Create, second run, delete, delete again, for every example of every row."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row
from ansible_collections.openise.ise.tests.truth.visible_options import shown_options, with_placeholders


def _examples(row: Row, _release: str) -> list[str]:
    return list(row.all_examples())


@each(example=_examples)
def test_create(node: Node, example: str) -> None:
    """Without the object: one POST, and ISE has exactly the document of the row, including secrets."""
    case = node.for_release(node.row.all_examples()[example])
    confirmed = ONE_READ if case.chosen_by_server else NOTHING
    result = node.check_and_run(
        case.options, node.cost.create(case), confirmed=confirmed + node.cost.update_after_create(case)
    )
    assert result["changed"] is True
    assert node.stored(case) == case.stored
    after = with_placeholders(node.row, {**case.options, **case.sets}, "(secret, written)")
    assert result["diff"] == {"before": {}, "after": after}
    item = result[node.row.resource.name]
    assert item["id"] == node.id_of(case)
    read = node.read(case)
    assert trees.holds(item, shown_options(node.row, case.options))
    assert not case.chosen_by_server or trees.holds(item, case.shown)
    assert trees.holds(read, item)
    assert trees.holds(read, case.shown)


@each(example=_examples)
def test_second_run(node: Node, example: str) -> None:
    """The same options again: no change, only the lookup, an empty diff."""
    case = node.for_release(node.row.all_examples()[example])
    assert node.run(case.options)["changed"] is True
    result = node.check_and_run(case.options, node.cost.unchanged(case))
    assert result["changed"] is False
    assert result["diff"]["before"] == result["diff"]["after"]


@each(example=_examples)
def test_results_as_options(node: Node, example: str) -> None:
    """Results of a run and of the info module as options: no change."""
    case = node.for_release(node.row.all_examples()[example])
    created = node.run(case.options)[node.row.resource.name]
    for answer in (created, node.read(case)):
        assert node.check_and_run(node.without_computed(answer), ONE_READ)["changed"] is False


@each(example=_examples)
def test_absent(node: Node, example: str) -> None:
    """One DELETE; the second run changes nothing; options beside the key do not matter."""
    case = node.for_release(node.row.all_examples()[example])
    node.run(case.options)
    held = node.read(case)
    gone: dict[str, Any] = {**node.key_options(case), "state": "absent"}
    if not node.cost.deletes:
        node.fails(
            gone,
            f"needs ISE {node.row.delete_since} or later",
            f"server runs {node.release}",
            cost=node.cost.unchanged(case),
        )
        return
    result = node.check_and_run(gone, node.cost.delete(case))
    assert result["changed"] is True
    assert result[node.row.resource.name] == {}
    assert result["diff"]["after"] == {}
    assert result["diff"]["before"] == trees.merged(with_placeholders(node.row, case.options, "(secret)"), held)
    assert node.stored(case) is None
    for options in (gone, {**case.options, "state": "absent"}):
        again = node.check_and_run(options, node.cost.absent(case))
        assert again["changed"] is False
        assert again["diff"] == {"before": {}, "after": {}}


@each()
def test_absent_by_id(node: Node) -> None:
    """An id finds the object on every release with one read; an unknown id is absent."""
    case = node.for_release(node.row.minimal)
    gone = {"id": node.put(case.stored), "state": "absent"}
    if not node.cost.deletes:
        node.fails(gone, f"needs ISE {node.row.delete_since} or later", f"server runs {node.release}", cost=ONE_READ)
        return
    assert node.check_and_run(gone, node.cost.delete(None))["changed"] is True
    assert node.stored(case) is None
    assert node.check_and_run(gone, ONE_READ)["changed"] is False


@each(known=False)
def test_first_contact(node: Node) -> None:
    """Missing features of a release are discovered once; the next task knows them."""
    case = node.for_release(node.row.minimal)
    steps = [(case.options, node.cost.create(case) + (ONE_READ if case.chosen_by_server else NOTHING))]
    if node.row.small_change:
        steps.append(({**node.key_options(case), **node.small_change(0)}, node.cost.update(case)))
    if node.cost.deletes:
        steps.append(({**node.key_options(case), "state": "absent"}, node.cost.delete(case)))
    for options, cost in steps:
        node.forget_server()
        assert node.run(options)["changed"] is True
        names = node.cost.reference_lookups(options, case, cost) + node.cost.unnamed_lookups(cost)
        assert node.sent == node.cost.first_contact(cost) + names
    if not node.cost.deletes or node.row.shown_as:  # a deletion does not read such names
        return
    release = node.cost.discover_release(steps[-1][1])
    for options, cost in steps:  # the process has cached everything except PATCH, and the release if it was needed
        asked = NOTHING if release else node.cost.discover_release(cost)
        release = release + asked
        names = node.cost.name_checks(options) if cost["POST"] else NOTHING
        assert node.run(options)["changed"] is True
        assert node.sent == cost + asked + names + node.cost.discover_patch(cost, release_known=bool(release))
