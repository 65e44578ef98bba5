# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``config`` with ``compare: everything``: each change by hand is seen, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf, is_within
from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import with_defaults
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import Row, SecondValue

_OLD_AND_NEW = ("3.0", "3.5")
# Numbers of which nobody has published what ISE does without them, and which therefore have no default to compare with.
_WITHOUT_DEFAULT = {"ip_sgt_mapping": ["ttl"]}


def _kept(row: Row) -> bool:
    return row.module != "" and row.resource.plural in TYPES


def _run(node: Node, options: Mapping[str, Any], *, check: bool = False, **more: Any) -> Result:
    item = {**node.row.always_given, **options}
    return node.perform(config.TASK, {"resources": {node.row.resource.plural: [item]}, **more}, check=check)


@each(rows_with=_kept, example=lambda row, _release: row.all_examples())
def test_a_new_object_has_the_defaults(node: Node, example: str) -> None:
    """Nothing differs in an object that was created from its declaration, with the same requests."""
    options = node.for_release(node.row.all_examples()[example]).options
    created = _run(node, options)
    assert "failed" not in created, created
    same = _run(node, options)
    sent = node.sent
    result = _run(node, options, compare="everything")
    assert (same["changed"], result["changed"], result["failed_objects"]) == (False, False, []), result["plan"]
    assert node.sent == sent


def _export(node: Node, form: str) -> dict[str, list[dict[str, Any]]]:
    """Return the exported objects of the row's type as configuration files give them to the module."""
    plural = node.row.resource.plural
    exported = node.perform(
        config_info.TASK, {"types": [plural], "factory": True, "form": form, "secret_names": "object"}
    )
    assert "failed" not in exported, exported
    return {
        plural: [with_defaults(item, exported["defaults"].get(plural, {})) for item in exported["resources"][plural]]
    }


@pytest.mark.parametrize("form", ["complete", "compact"])
@each(rows_with=_kept)
def test_an_export_changes_nothing(node: Node, form: str) -> None:
    """Every example and every factory object, in both forms, whatever is compared."""
    for example in node.row.all_examples().values():
        node.put(node.for_release(example).stored)
    resources = _export(node, form)
    for compare in ("declared", "everything"):
        result = node.perform(config.TASK, {"resources": resources, "compare": compare})
        assert (result["changed"], result["failed_objects"]) == (False, []), (compare, result["plan"])
        assert result["summary"]["unchanged"] == len(resources[node.row.resource.plural])


@each(rows_with=_kept, releases=_OLD_AND_NEW, example=lambda row, _release: row.all_examples())
def test_a_new_object_beside_an_export(node: Node, example: str) -> None:
    """The defaults of an export change nothing of a new object, and cost no request."""
    node.put(node.for_release(node.row.all_examples()["full" if example != "full" else "minimal"]).stored)
    plural = node.row.resource.plural
    defaults = node.perform(config_info.TASK, {"types": [plural], "factory": True})["defaults"].get(plural, {})
    expected = node.for_release(node.row.all_examples()[example])
    created = _run(node, with_defaults(expected.options, defaults))
    assert created.get("changed") is True, (created.get("msg"), created.get("summary"))
    # A flag that is off may be said or not.
    stored, wanted = node.effective_values(node.stored(expected)), node.effective_values(expected.stored)
    assert {path: value for path, value in stored.items() if path in wanted or value is not False} == wanted
    assert sum(node.sent[method] for method in ("POST", "PUT", "PATCH")) == 1 + bool(
        node.row.after_create and example == "full"
    )
    for compare in ("declared", "everything"):
        again = _run(node, with_defaults(expected.options, defaults), compare=compare)
        assert (again["changed"], again["failed_objects"]) == (False, []), again["plan"]


# What an export in each form sees with each comparison.
_WAYS = (("complete", "declared"), ("complete", "everything"), ("compact", "everything"))


def _secrets(node: Node) -> dict[str, str]:
    """Return the secrets of all examples, by the names of their references in an export."""
    row, found = node.row, {}
    for example in row.all_examples().values():
        key = ", ".join(str(example.options[option]) for option in row.key if option in example.options)
        for leaf in row.leaves():
            if leaf.attribute.secret and (value := trees.at(example.options, leaf.path)):
                found[f"{row.resource.plural}/{key}/{leaf.option}"] = value
    return found


def _seen(node: Node, resources: Mapping[str, Any], compare: str) -> set[str]:
    """Return the options that a plan names, as changes or in the message of a failure."""
    options = {"resources": resources, "compare": compare, "secrets": _secrets(node)}
    result = node.perform(config.TASK, options, check=True)
    changes = [change["option"] for step in result["plan"]["change"] for change in step["changes"]]
    return {*changes, *(each["msg"].partition(":")[0] for each in result["failed_objects"])}


def _unseen(node: Node, held: Mapping[str, Any], changed: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return what a plan does not name after changes by hand: ``changed`` has documents by option."""
    object_id = node.put(held)
    exports = {form: _export(node, form) for form, _compare in _WAYS}
    found = []
    for option, document in changed.items():
        node.put({**document, "id": object_id})
        for form, compare in _WAYS:
            seen = _seen(node, exports[form], compare)
            if not any(is_within(*sorted((_path(each), _path(option)), key=len, reverse=True)) for each in seen):
                found.append(f"{option} ({form}, {compare}): {sorted(seen)}")
    return found


def _path(option: str) -> trees.Path:
    return tuple(option.split("."))


def _comparable(row: Row, release: str) -> list[Leaf]:
    """Return the options that an object can have with other values, and that ISE shows."""
    available = [leaf for leaf in row.available(release) if leaf.option not in (*row.key, *row.narrowed_by)]
    return [leaf for leaf in available if not (leaf.attribute.secret or leaf.attribute.write_only)]


def _by_hand(node: Node, leaf: Leaf, held: Mapping[str, Any], second: SecondValue) -> dict[str, Any]:
    """Return a document after a change of one option by hand."""
    row = node.row
    added = [(other.api_path, brought.stored) for other, brought in row.added(second.side_effects, node.release)]
    removed = [(other.api_path, None) for other in row.removed(second.side_effects)]
    return trees.having(row.with_value(held, leaf, second.stored), *removed, *added)


@each(rows_with=_kept, releases=_OLD_AND_NEW)
def test_another_value_by_hand(node: Node) -> None:
    """Each option of each example, one at a time: another value is seen."""
    for example in {
        id(node.row.example_with(leaf)): node.row.example_with(leaf) for leaf in node.row.leaves()
    }.values():
        held = node.for_release(example).stored
        leaves = [leaf for leaf in _comparable(node.row, node.release) if node.row.example_with(leaf) is example]
        seconds = [(leaf, second) for leaf in leaves if (second := node.row.second_value(leaf))]
        changed = {leaf.option: _by_hand(node, leaf, held, second) for leaf, second in seconds}
        assert _unseen(node, held, changed) == []


@each(rows_with=_kept, releases=_OLD_AND_NEW)
def test_a_first_value_by_hand(node: Node) -> None:
    """Each option and each block that the smallest object lacks, one at a time: a value is seen."""
    row, held = node.row, node.for_release(node.row.minimal).stored
    changed = {
        leaf.option: row.with_value(held, leaf, trees.at(row.example_with(leaf).stored, leaf.api_path))
        for leaf in _comparable(row, node.release)
        if len(leaf.path) == 1 and not trees.at(held, leaf.api_path)
        if not (leaf.needs or leaf.attribute.relevant_when)  # its flag is seen
        if leaf.option not in _WITHOUT_DEFAULT.get(row.module, ())
    }
    for block in row.blocks(node.release):
        leaves = row.leaves_below(block, node.release) if len(block.path) == 1 else []
        values = [(leaf.api_path, trees.at(row.full.stored, leaf.api_path)) for leaf in leaves]
        changed |= {block.option: trees.merged(held, trees.tree(*values))} if values else {}
    assert _unseen(node, held, changed) == []
