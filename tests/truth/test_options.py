# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every option of every row on every release: set for the first time, set to another value, cleared.

Each case starts from an object with all other options, and so verifies that omitted options do not change. Hidden secrets
that the write needs are given; test_secrets.py tests tasks without them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.matrix import changeable, each, options
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row, SideEffects
from ansible_collections.openise.ise.tests.truth.visible_options import shown_options, with_placeholders

NO_SIDE_EFFECTS = SideEffects()


def _with_second_value(row: Row, release: str) -> list[Leaf]:
    return [leaf for leaf in options(row, release) if row.second_value(leaf) is not None]


def _unsettable(row: Row, release: str) -> list[Leaf]:
    """Return the options that an object can lack, without the secret that every object has."""
    return [
        leaf for leaf in options(row, release) if leaf.attribute.visibility.masked_if_missing != leaf.attribute.name
    ]


def _clearable(row: Row, release: str) -> list[Leaf]:
    """Return strings and lists; numbers, flags and choices have no empty value."""
    return [
        leaf for leaf in options(row, release) if leaf.attribute.type in ("str", "list") and not leaf.attribute.choices
    ]


def _nothing(leaf: Leaf) -> Any:
    return [] if leaf.attribute.type == "list" else ""


def _path(option: str) -> trees.Path:
    return tuple(option.split("."))


def _placeholder(leaf: Leaf, value: Any, word: str) -> Any:
    return word if leaf.attribute.secret and value else value


def _hangers_on(node: Node, leaf: Leaf) -> list[Leaf]:
    """Return the hidden secrets that ISE only reveals by the presence of this option."""
    return [
        other
        for other in node.row.secrets(node.release)
        if other.attribute.visibility.implied_by == leaf.attribute.name and other.path[:-1] == leaf.path[:-1]
    ]


def _given(
    node: Node, leaf: Leaf, held: Mapping[str, Any], value: Any, effects: SideEffects = NO_SIDE_EFFECTS
) -> dict[str, Any]:
    """Return options that change one option, with the values that the write needs and reads do not return."""
    example = node.for_release(node.row.example_with(leaf))
    gone = [] if value else _hangers_on(node, leaf)  # without this value there is no such secret
    unreadable = [
        (other.path, trees.at(example.options, other.path))
        for other in node.unreadable(leaf, held, put_only=bool(effects.removed))
        if other not in gone
    ]
    given = trees.having(node.key_options(example), *unreadable)
    if node.hides(leaf):
        given["update_secrets"] = "always"
    trees.put(given, leaf.path, value)
    return given


def _change(
    node: Node, leaf: Leaf, held: Mapping[str, Any], value: Any, stored: Any, effects: SideEffects = NO_SIDE_EFFECTS
) -> tuple[Any, Any]:
    """Set an option to ``value`` where ISE has ``held``; return its values in the diff, before and after.

    The stored document must be ``held`` with ``stored`` for this option, and the diff must show no other difference, except the
    side effects.
    """
    full = node.for_release(node.row.example_with(leaf))
    node.put(held)
    confirmed = node.cost.unchanged(full) if leaf.attribute.update.verify else NOTHING
    added = node.row.added(effects, node.release)
    removed = [other for other in node.row.removed(effects) if other != leaf]
    beside = [(_path(option), given) for option, given in effects.required.items()]
    given = trees.having(_given(node, leaf, held, value, effects), *beside)
    cost = node.cost.update(full, put_only=bool(effects.removed))
    result = node.check_and_run(given, cost, confirmed=confirmed)
    assert result.get("changed") is True, result
    expected = node.row.with_value(held, leaf, stored)
    expected = trees.having(expected, *((other.api_path, None) for other in removed))
    expected = trees.having(expected, *((other.api_path, brought.stored) for other, brought in added))
    # A secret that its user name implied goes with it: PUT drops it, and what PATCH does with it is not known.
    gone = [(other.api_path, None) for other in _hangers_on(node, leaf) if not value]
    held_now = trees.having(node.stored(full) or {}, *gone)
    assert node.effective_values(held_now) == node.effective_values(trees.having(expected, *gone))

    before, after = [node.without_computed(result["diff"][side]) for side in ("before", "after")]
    for other in node.unreadable(leaf, held, put_only=bool(effects.removed)):
        if node.hides(leaf) and node.hides(other):
            assert trees.at(after, other.path) == "(secret, written)"
            trees.put(after, other.path, "(secret)")
    aside = [(other.path, None) for other in (leaf, *_hangers_on(node, leaf))]
    rest = trees.having(with_placeholders(node.row, full.options, "(secret)"), *aside)
    assert trees.having(before, *aside) == {**rest, "id": before["id"]}
    rest = trees.having(rest, *((other.path, None) for other in removed))
    rest = trees.having(rest, *((other.path, brought.value) for other, brought in added))
    assert trees.full(trees.having(after, *aside)) == trees.full({**rest, "id": before["id"]})
    return trees.at(before, leaf.path), trees.at(after, leaf.path)


def _nothing_left_to_do(node: Node, leaf: Leaf, value: Any) -> None:
    """Run the same option again, without a change. Values that ISE never returns are not compared."""
    if leaf.attribute.visibility.hidden:
        return
    full = node.for_release(node.row.example_with(leaf))
    again = node.run(trees.having(node.key_options(full), (leaf.path, value)))
    assert again.get("changed") is False, again
    assert node.sent == node.cost.unchanged(full)


@each(leaf=_unsettable)
def test_set(node: Node, leaf: Leaf) -> None:
    """Set for the first time. Afterwards task and info module return the object as in ``full``."""
    full = node.for_release(node.row.example_with(leaf))
    value = trees.at(full.options, leaf.path)
    held = trees.having(full.stored, *((other.api_path, None) for other in _hangers_on(node, leaf)))
    held = node.row.with_value(held, leaf, None)
    before, after = _change(node, leaf, held, value, trees.at(full.stored, leaf.api_path))
    unset = [None, "", [], leaf.attribute.server_default, *(["(secret)"] if leaf.attribute.visibility.hidden else [])]
    assert before in unset or not trees.full({"": before})
    assert after == _placeholder(leaf, value, "(secret, written)")
    whole = shown_options(node.row, full.options)
    shown = node.without_computed(node.read(full))
    assert shown == {**whole, "id": shown["id"]}
    assert node.without_computed(node.results[-2][node.row.resource.name]) == shown
    _nothing_left_to_do(node, leaf, value)


@each(leaf=_with_second_value)
def test_changed(node: Node, leaf: Leaf) -> None:
    """Set to another value."""
    full = node.for_release(node.row.example_with(leaf))
    other = node.row.second_value(leaf)
    assert other is not None
    before, after = _change(node, leaf, full.stored, other.value, other.stored, other.side_effects)
    assert before == _placeholder(leaf, trees.at(full.options, leaf.path), "(secret)")
    assert after == _placeholder(leaf, other.value, "(secret, written)")
    _nothing_left_to_do(node, leaf, other.value)


@each(leaf=_clearable)
def test_cleared(node: Node, leaf: Leaf) -> None:
    """Cleared, or refused with the reason."""
    full = node.for_release(node.row.example_with(leaf))
    if leaf.option in node.row.chosen_by_server:
        node.put(full.stored)
        given = trees.having(node.key_options(full), (leaf.path, ""))
        assert node.check_and_run(given, node.cost.unchanged(full))["changed"] is False
        return
    if leaf.option in node.row.not_clearable:
        node.put(full.stored)
        held = node.all_documents()
        result = node.run(_given(node, leaf, full.stored, _nothing(leaf)))
        assert result.get("failed") and node.row.not_clearable[leaf.option] in result["msg"], result
        assert node.sent == (
            node.cost.unchanged(full) if leaf.attribute.update.not_clearable else node.cost.update(full)
        )
        assert node.all_documents() == held
        return
    stored = node.row.stored_when_cleared.get(leaf.option)
    before, after = _change(node, leaf, full.stored, _nothing(leaf), stored)
    assert before == _placeholder(leaf, trees.at(full.options, leaf.path), "(secret)")
    assert after == (_nothing(leaf) if leaf.attribute.server_default is None else leaf.attribute.server_default)
    _nothing_left_to_do(node, leaf, _nothing(leaf))


def _never_told(row: Row, release: str) -> list[Leaf]:
    return [leaf for leaf in row.available(release) if leaf.attribute.write_only] if options(row, release) else []


@each(rows_with=changeable, leaf=_never_told)
def test_write_only(node: Node, leaf: Leaf) -> None:
    """Write-only options: no change by themselves, and sent with other changes of their block."""
    full = node.for_release(node.row.full)
    node.put(trees.having(full.stored, (leaf.api_path, None)))
    value = trees.at(full.options, leaf.path)
    alone = node.check_and_run(trees.having(node.key_options(full), (leaf.path, value)), node.cost.unchanged(full))
    assert alone["changed"] is False
    beside, change = next(
        (other, change)
        for other in _with_second_value(node.row, node.release)
        if (other.api_path[0] == leaf.api_path[0] or len(leaf.api_path) == 1) and not other.attribute.secret
        if (change := node.row.second_value(other)) and not change.side_effects.removed
    )
    given = trees.having(_given(node, beside, full.stored, change.value), (leaf.path, value))
    assert node.check_and_run(given, node.cost.update(full))["changed"] is True
    assert trees.at(node.stored(full), leaf.api_path) == trees.at(full.stored, leaf.api_path)


def _dependent(row: Row, release: str) -> list[Leaf]:
    """Return the options that are only relevant with certain values of a flag."""
    return [leaf for leaf in options(row, release) if leaf.attribute.relevant_when and not leaf.attribute.secret]


@each(leaf=_dependent)
def test_irrelevant_value(node: Node, leaf: Leaf) -> None:
    """With the other value of the flag, another value is no change, and is not written when the flag changes."""
    full = node.for_release(node.row.full)
    other = node.row.second_value(leaf)
    assert other is not None
    (when,) = leaf.attribute.relevant_when
    flag_leaf = node.row.resource.leaf((*leaf.path[:-1], when.option))
    off = not trees.at(full.options, flag_leaf.path)
    given = trees.having(node.key_options(full), (leaf.path, other.value), (flag_leaf.path, off))
    node.put(full.stored)
    assert node.check_and_run(given, node.cost.update(full))["changed"] is True
    assert node.effective_values(node.stored(full)) == node.effective_values(
        trees.having(full.stored, (flag_leaf.api_path, off))
    )
    assert node.check_and_run(given, node.cost.unchanged(full))["changed"] is False
    back = trees.having(node.key_options(full), (leaf.path, other.value))
    assert node.check_and_run(back, node.cost.update(full))["changed"] is True
    assert node.effective_values(node.stored(full)) == node.effective_values(
        trees.having(full.stored, (leaf.api_path, other.stored))
    )


@each(leaf=lambda row, release: [leaf for leaf in options(row, release) if leaf.attribute.update.verify])
def test_ignored_change(node: Node, leaf: Leaf) -> None:
    """ISE accepts another value and keeps the old one, or refuses it: a failure that names the option."""
    full = node.for_release(node.row.full)
    other = node.row.second_value(leaf)
    assert other is not None
    for handling, words in (("kept", f"accepted to change {leaf.option}"), ("refuse", leaf.api_path[-1])):
        node.sim.configure(**{node.row.verify[leaf.option]: handling})
        node.put(full.stored)
        result = node.run(_given(node, leaf, full.stored, other.value))
        assert result.get("failed") and words in result["msg"], result
        assert trees.at(node.stored(full), leaf.api_path) == trees.at(full.stored, leaf.api_path)


@each(leaf=lambda row, release: [leaf for leaf in row.available(release) if leaf.attribute.update.immutable])
def test_immutable(node: Node, leaf: Leaf) -> None:
    """An option that ISE cannot change is refused with another value, and no change with its own."""
    full = node.for_release(node.row.full)
    node.put(full.stored)
    other = node.row.second_value(leaf)
    assert other is not None
    same = trees.having(node.key_options(full), (leaf.path, trees.at(full.options, leaf.path)))
    assert node.check_and_run(same, node.cost.unchanged(full))["changed"] is False
    given = trees.having(same, (leaf.path, other.value))
    node.fails(given, f"{leaf.option}: ISE cannot change this", cost=node.cost.unchanged(full))


@each(example=lambda row, _release: row.all_examples())
def test_key_only(node: Node, example: str) -> None:
    """The key alone changes nothing."""
    case = node.for_release(node.row.all_examples()[example])
    node.put(case.stored)
    assert node.check_and_run(node.key_options(case), node.cost.unchanged(case))["changed"] is False
