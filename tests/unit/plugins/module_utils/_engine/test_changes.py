# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must change, for every attribute there is: computed from the declarations, so later attributes are covered."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.bodies import updated_document
from ansible_collections.openise.ise.plugins.module_utils._engine.changes import Change, differences
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.paths import put
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Integer, String
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf, Resource, is_within
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import IMMUTABLE
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import (
    MASK,
    RESOURCES,
    device_snapshot,
    holding,
    label,
    values,
)


def plain(resource: Resource) -> list[Leaf]:
    """Return the attributes that are compared as they are."""
    return [
        leaf
        for leaf in resource.leaves
        if not (leaf.attribute.secret or leaf.attribute.write_only or leaf.attribute.derive or leaf.path == ("name",))
    ]


def changeable(resource: Resource) -> list[Leaf]:
    """Return the attributes that can be read and changed."""
    return [leaf for leaf in plain(resource) if not leaf.attribute.update.immutable] + secrets(resource)


def secrets(resource: Resource) -> list[Leaf]:
    """Return the secrets that ISE returns, masked or not."""
    return [leaf for leaf in resource.leaves if leaf.attribute.secret and not leaf.attribute.visibility.hidden]


def hidden(resource: Resource) -> list[Leaf]:
    """Return the secrets that ISE never returns."""
    return [leaf for leaf in resource.leaves if leaf.attribute.visibility.hidden]


def write_only(resource: Resource) -> list[Leaf]:
    """Return the attributes that are sent and never compared."""
    return [leaf for leaf in resource.leaves if leaf.attribute.write_only and not leaf.attribute.derive]


every_resource = pytest.mark.parametrize("resource", RESOURCES, ids=label)


def found(snapshot: Snapshot, path: tuple[str, ...], value: Any, *, always: bool = False) -> list[Change]:
    return differences(snapshot, {path: value}, write_unreadable=always)


def after(snapshot: Snapshot, path: tuple[str, ...], value: Any, changes: list[Change]) -> Snapshot:
    """Return the object as it is once the changes are written."""
    return Snapshot(snapshot.resource, updated_document(snapshot, {path: value}, changes).whole)


def assert_written_once(snapshot: Snapshot, leaf: Leaf, value: Any) -> None:
    """Check that the value is a difference, is written in ERS's form, and is none any more afterwards."""
    before = None if leaf.attribute.secret else snapshot.value(leaf.path)
    expected = Change(leaf, before, leaf.attribute.compare.merged(before, value))
    changes = found(snapshot, leaf.path, value)
    assert changes == [expected], leaf.option
    later = after(snapshot, leaf.path, value, changes)
    wire: Any = later.document
    for key in leaf.api_path:
        wire = wire[key]
    assert wire == leaf.attribute.encode(expected.after), leaf.option
    assert found(later, leaf.path, value) == [], leaf.option


def mattering(resource: Resource, leaf: Leaf) -> list[tuple[Leaf, Any]]:
    """Return values of the siblings with which this one matters."""
    return [(resource.leaf((*leaf.path[:-1], when.option)), when.values[0]) for when in leaf.attribute.relevant_when]


@every_resource
def test_unset_to_set_and_set_to_changed(resource: Resource) -> None:
    for leaf in changeable(resource):
        first, second = values(leaf)
        beside = mattering(resource, leaf)
        if leaf.attribute.server_default not in (first, second):
            assert_written_once(holding(resource, beside), leaf, second)
        assert_written_once(holding(resource, beside), leaf, first)
        assert_written_once(holding(resource, [*beside, (leaf, first)]), leaf, second)
        assert_written_once(holding(resource, [*beside, (leaf, second)]), leaf, first)


@every_resource
def test_set_to_cleared(resource: Resource) -> None:
    for leaf in changeable(resource):
        # What has a default goes back to it; numbers, flags and choices cannot be empty.
        if (
            leaf.attribute.type not in ("str", "list")
            or leaf.attribute.choices
            or leaf.attribute.server_default is not None
        ):
            continue
        nothing: Any = [] if leaf.attribute.type == "list" else ""
        snapshot = holding(resource, [*mattering(resource, leaf), (leaf, values(leaf)[0])])
        if leaf.attribute.visibility.masked_if_missing != leaf.attribute.name:
            assert found(holding(resource), leaf.path, nothing) == [], leaf.option
        if leaf.attribute.update.cleared_with:
            update = updated_document(snapshot, {}, found(snapshot, leaf.path, nothing))
            assert update.patch == {}
            assert Snapshot(resource, update.whole).value(leaf.path) is None
        elif leaf.attribute.update.not_clearable:
            with pytest.raises(InvalidInput) as failure:
                found(snapshot, leaf.path, nothing)
            assert failure.value.message == f"{leaf.option}: {leaf.attribute.update.not_clearable}"
        else:
            assert_written_once(snapshot, leaf, nothing)


@every_resource
def test_the_same_again_is_no_difference(resource: Resource) -> None:
    for leaf in plain(resource):
        for value in values(leaf):
            assert found(holding(resource, [(leaf, value)]), leaf.path, value, always=True) == [], leaf.option
        if leaf.attribute.server_default is not None:
            assert found(holding(resource), leaf.path, leaf.attribute.server_default) == [], leaf.option
        for other, kept in leaf.attribute.equivalent_values if isinstance(leaf.attribute, (Integer, String)) else ():
            assert found(holding(resource, [(leaf, other)]), leaf.path, kept) == [], leaf.option
            assert found(holding(resource, [(leaf, kept)]), leaf.path, other) == [], leaf.option


@every_resource
def test_a_secret_is_compared_where_ise_shows_it_only(resource: Resource) -> None:
    for leaf in secrets(resource):
        first, second = values(leaf)
        shown, masked = holding(resource, [(leaf, first)]), holding(resource, [(leaf, MASK)])
        for always in (True, False):
            assert found(shown, leaf.path, first, always=always) == [], leaf.option
            assert found(shown, leaf.path, second, always=always) == [Change(leaf, None, second)], leaf.option
            if not leaf.attribute.update.not_clearable:
                assert found(masked, leaf.path, "", always=always) == [Change(leaf, None, "")], leaf.option
            if leaf.attribute.visibility.masked_if_missing != leaf.attribute.name:
                assert found(holding(resource), leaf.path, "", always=always) == [], leaf.option
        assert found(masked, leaf.path, first, always=False) == [], leaf.option
        assert found(masked, leaf.path, first, always=True) == [Change(leaf, None, first)], leaf.option


@every_resource
def test_a_secret_that_ise_never_returns(resource: Resource) -> None:
    for leaf in hidden(resource):
        sibling = resource.leaf((*leaf.path[:-1], leaf.attribute.visibility.implied_by))
        there = holding(resource, [(sibling, "user")])
        assert found(holding(resource), leaf.path, "word") == [Change(leaf, None, "word")], leaf.option
        assert found(there, leaf.path, "word") == [], leaf.option
        assert found(there, leaf.path, "word", always=True) == [Change(leaf, None, "word")], leaf.option
        assert found(there, leaf.path, "", always=False) == [], leaf.option
        assert found(there, leaf.path, "", always=True) == [Change(leaf, None, "")], leaf.option


@every_resource
def test_what_is_only_sent_is_never_a_difference(resource: Resource) -> None:
    for leaf in write_only(resource):
        for value in values(leaf):
            assert found(holding(resource), leaf.path, value, always=True) == [], leaf.option


@every_resource
def test_a_block_is_cleared_with_all_its_parts(resource: Resource) -> None:
    for block in resource.branches:
        inside = [leaf for leaf in resource.leaves if is_within(leaf.path, block.path)]
        full = holding(resource, [(leaf, values(leaf)[0]) for leaf in inside])
        assert found(holding(resource), block.path, {}) == [], block.option
        if block.attribute.update.not_clearable:
            with pytest.raises(InvalidInput) as failure:
                found(full, block.path, {})
            assert failure.value.message == f"{block.option}: {block.attribute.update.not_clearable}"
            continue
        changes = found(full, block.path, {})
        assert changes == [Change(block, None, None)], block.option
        assert changes[0].clears, block.option
        update = updated_document(full, {block.path: {}}, changes)
        assert update.patch is None, block.option
        cleared = Snapshot(resource, update.whole)
        assert not cleared.is_configured(block), block.option
        assert found(cleared, block.path, {}) == [], block.option


def test_what_ise_cannot_change_is_refused() -> None:
    kept = Resource(
        "big_thing",
        "ts",
        endpoint=Endpoint("t", "T"),
        attributes=(String("name"), String("parent", update=IMMUTABLE)),
    )
    snapshot = Snapshot(kept, {"id": "1", "name": "n", "parent": "a"})
    assert found(snapshot, ("parent",), "a") == []
    with pytest.raises(InvalidInput, match="parent: ISE cannot change this of an existing big thing"):
        found(snapshot, ("parent",), "b")


def test_only_what_was_given_is_compared() -> None:
    assert differences(device_snapshot(), {}, write_unreadable=True) == []


@pytest.mark.parametrize("written", [["10.1.2.3"], ["10.1.2.3/32", "10.1.2.3/32"]])
def test_order_and_repetition_of_addresses_mean_nothing(written: list[str]) -> None:
    snapshot = device_snapshot()
    desired = [f"{text}/32" if "/" not in text else text for text in written]
    assert found(snapshot, ("ip_addresses",), desired) == []


def test_documents_are_left_as_they_are() -> None:
    snapshot = device_snapshot(snmpsettings={"version": "ONE", "roCommunity": "x"})
    before = copy.deepcopy(snapshot.document)
    desired: dict[tuple[str, ...], Any] = {("snmp",): {}, ("description",): "new", ("radius", "shared_secret"): "s"}
    updated_document(snapshot, desired, differences(snapshot, desired, write_unreadable=True))
    assert snapshot.document == before


def test_put_replaces_what_is_no_object() -> None:
    document: dict[str, Any] = {"a": "text"}
    put(document, ("a", "b", "c"), 1)
    assert document == {"a": {"b": {"c": 1}}}


def test_every_kind_of_attribute_is_covered() -> None:
    for resource in RESOURCES:
        covered = [*plain(resource), *secrets(resource), *hidden(resource), *write_only(resource)]
        names = [leaf for leaf in resource.leaves if leaf.path == ("name",) and leaf not in covered]
        derived = [leaf for leaf in resource.leaves if leaf.attribute.derive and leaf not in names]
        assert len(covered) + len(names) + len(derived) == len(resource.leaves), resource.name
    groups = (plain, changeable, secrets, hidden, write_only)
    assert [len(group(NETWORK_DEVICE)) > 0 for group in groups] == [True] * len(groups)
