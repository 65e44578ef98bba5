# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ers_resource`` and ``ers_resource_info``: the objects of every row again, with ISE's own attribute names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.modules import ers_resource, ers_resource_info
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.matrix import changeable, each, for_administrators
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import Example, Row
from ise_simulator.catalog import CATALOG

NETWORK_DEVICE = "network_device"
SECRET = "canary-generic-1"


def _is(module: str) -> Any:
    return lambda row: row.module == module


def _run(node: Node, more: Mapping[str, Any], *, check: bool = False) -> Result:
    return node.perform(ers_resource.TASK, {"path": node.row.path, **more}, check=check)


def _info(node: Node, **more: Any) -> Result:
    return node.perform(ers_resource_info.TASK, {"path": node.row.path, **more})


def _given(node: Node, example: Example, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options for a document: its key, and the secrets that their names do not reveal."""
    secrets = [leaf.api_path[-1] for leaf in node.row.leaves() if leaf.attribute.secret]
    hidden = [leaf.api_path[-1] for leaf in node.row.leaves() if leaf.attribute.visibility.hidden]
    lists = [leaf.api_path[-1] for leaf in node.row.leaves() if leaf.attribute.type == "list"]
    key = list(node.row.stored_key(example))
    return {
        "attributes": stored,
        "key": key,
        "secret_attributes": secrets,
        "hidden_attributes": hidden,
        "unordered": lists,
    }


def _comparable_document(row: Row, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document without write-only attributes, and those accepted after creation only."""
    later = [(row.cleared_with[option],) for option in row.after_create if option in row.cleared_with]
    aside = [leaf.api_path for leaf in row.leaves() if leaf.attribute.write_only or leaf.option in row.after_create]
    return trees.having(stored, *((wire, None) for wire in (*aside, *later)))


def _comparable(row: Row) -> bool:
    """Return whether reads and writes of an administrator have the same form."""
    return for_administrators(row) and not row.shown_as and not row.in_headers


@each(rows_with=_comparable)
def test_life_cycle(node: Node) -> None:
    """The stored documents of ``minimal`` and ``full``: created once, no change, predicted by check mode, deleted."""
    for example in (node.for_release(node.row.minimal), node.for_release(node.row.full)):
        given = _given(node, example, _comparable_document(node.row, example.stored))
        predicted = _run(node, given, check=True)
        assert predicted.get("changed") is True, predicted
        assert node.stored_document(example) is None
        result = _run(node, given)
        assert result.get("changed") is True, result
        assert node.stored_document(example) is not None
        assert predicted["diff"] == result["diff"]
        again = _run(node, given)
        assert again.get("changed") is False, (again, node.stored(example))
        assert again["diff"]["before"] == again["diff"]["after"]
        fed_back = _run(node, {**given, "attributes": again["resource"]})
        assert fed_back.get("changed") is False, fed_back
        if node.cost.deletes:
            gone = {**given, "state": "absent"}
            assert _run(node, gone, check=True)["changed"] is True
            assert _run(node, gone)["changed"] is True
            assert node.stored_document(example) is None
            assert _run(node, gone)["changed"] is False


@each(rows_with=lambda row: changeable(row) and _comparable(row))
def test_change(node: Node) -> None:
    """One attribute changes, by key and by id; the rest stays."""
    minimal = node.for_release(node.row.minimal)
    identity = node.put(minimal.stored)
    assert node.row.small_change is not None
    wire = node.small_change_wire()
    leaf = node.row.resource.leaf(tuple(node.row.small_change.option.split(".")))
    required = [
        (other.api_path, trees.at(minimal.stored, other.api_path)) for other in node.unreadable(leaf, minimal.stored)
    ]
    for number in (0, 1):
        attributes = trees.tree(*required, (wire, node.row.small_change.stored_value(number)))
        choice: dict[str, Any] = {"attributes": attributes, "id": identity}
        if number:
            choice = _given(node, minimal, {**node.row.stored_key(minimal), **attributes})
        held = node.all_documents()
        assert _run(node, choice, check=True).get("changed") is True
        assert node.all_documents() == held
        result = _run(node, choice)
        assert result.get("changed") is True, result
        assert node.effective_values(node.stored(minimal)) == node.effective_values(
            node.with_small_change(minimal.stored, number)
        )
        assert _run(node, choice)["changed"] is False


@each(rows_with=for_administrators, reads=True, releases=("3.0", "3.4"))
def test_reading(node: Node) -> None:
    """One by id, all with and without details, none; secrets are omitted, whatever ISE shows."""
    full = node.for_release(node.row.full)
    node.sim.configure(mask_secrets=False)
    identity = node.put(full.stored)
    secrets = [leaf.api_path[-1] for leaf in node.row.leaves() if leaf.attribute.secret]
    one = _info(node, id=identity, secret_attributes=secrets)
    assert one["total"] == 1 and one["resources"][0]["id"] == identity, one
    entries = _info(node)
    assert [item["id"] for item in entries["resources"]] == [item["id"] for item in node.listed_documents()]
    every = _info(node, details=True, secret_attributes=secrets)
    assert one["resources"][0] in every["resources"]
    assert _info(node, id="0000-none")["resources"] == []
    if node.row.is_listed_name:
        name = full.stored[node.row.resource.leaf((node.row.listed_as,)).api_path[0]]
        assert _info(node, name=name, secret_attributes=secrets)["resources"] == one["resources"]


@each(rows_with=_is(NETWORK_DEVICE), releases=("3.0", "3.4"))
def test_secrets_by_name(node: Node) -> None:
    """Secrets by name only: not shown, compared where ISE shows them, written on request."""
    minimal = node.for_release(node.row.minimal)
    radius = {"radiusSharedSecret": SECRET, "networkProtocol": "RADIUS"}
    given = {"attributes": {**minimal.stored, "authenticationSettings": radius}}
    assert ers_resource.TASK.hidden_values(given) == [SECRET]
    for masked in (False, True):
        node.sim.configure(mask_secrets=masked)
        node.remove(minimal)
        assert _run(node, given)["changed"] is True
        assert trees.at(node.stored_document(minimal), ("authenticationSettings", "radiusSharedSecret")) == SECRET
        assert _run(node, given)["changed"] is False
        assert _run(node, {**given, "update_secrets": "always"})["changed"] is masked
        other = {**given, "attributes": trees.having(given["attributes"], (_RADIUS, f"{SECRET}2"))}
        assert _run(node, other)["changed"] is not masked
        held = node.all_documents()
        block = {"name": minimal.stored["name"], "authenticationSettings": {"dtlsRequired": True}}
        result = _run(node, {"attributes": block})
        assert result.get("failed", False) is masked, result
        if masked:
            assert "authenticationSettings.radiusSharedSecret" in result["msg"]
            assert node.all_documents() == held


_RADIUS = ("authenticationSettings", "radiusSharedSecret")


@each(rows_with=_is(NETWORK_DEVICE), releases=("3.4",))
def test_invalid_options(node: Node) -> None:
    """An unknown path, an object without key, a mask as a secret."""
    name = {"name": "sw"}
    mask = {"authenticationSettings": {"radiusSharedSecret": "******"}}
    for given, words in (
        ({**name, "path": "sgtt"}, ("path: 'sgtt'", "did you mean 'sgt'?", "envelope")),
        ({}, ("attributes: name must be given",)),
        ({**name, "key": ["ipaddress"]}, ("attributes: ipaddress must be given", "key")),
        ({"name": ""}, ("name is empty",)),
        ({"id": ""}, ("id is empty",)),
        ({**name, "attributes": mask}, ("authenticationSettings.radiusSharedSecret", "mask")),
        ({**name, "attributes": {"/x": 1}}, ("'/x' is no name of an attribute",)),
    ):
        for check in (True, False):
            result = _run(node, given, check=check)
            assert result.get("failed") and all(word in result["msg"] for word in words), result
            assert node.sent == NOTHING


def _nameless(row: Row) -> bool:
    catalog = CATALOG[row.path]
    return bool(row.module) and not {"name"} & {*catalog.listed_attributes, *catalog.filters}


@each(rows_with=_nameless, releases=("3.4",))
def test_objects_without_name(node: Node) -> None:
    """If lists neither show names nor filter by them, a name that is not found is not absent."""
    node.put(node.for_release(node.row.minimal).stored)
    for result in (_run(node, {"name": "x"}), _run(node, {"name": "x", "state": "absent"}), _info(node, name="x")):
        assert result.get("failed") and "without names" in result["msg"], result


@each(rows_with=_is(NETWORK_DEVICE), releases=("3.4",))
def test_wrong_type_of_value(node: Node) -> None:
    """A string for an object or an object for a string is refused before the write, with the attribute."""
    minimal = node.for_release(node.row.minimal)
    node.put({**minimal.stored, "description": "x", "snmpsettings": {"version": "ONE", "roCommunity": SECRET}})
    for attributes, words in (
        ({"snmpsettings": "off"}, "attributes.snmpsettings: in ISE this is an object"),
        ({"description": {"de": "x"}}, "attributes.description: in ISE this is no object"),
    ):
        result = _run(node, {"name": minimal.stored["name"], "attributes": attributes})
        assert result.get("failed") and words in result["msg"], result
        assert not node.sent - Counter(GET=9)


@each(rows_with=_is(NETWORK_DEVICE), releases=("3.4",))
def test_cleared_values_and_strings_for_numbers(node: Node) -> None:
    """``""`` clears a string, ``{}`` an object; a number as a string is no change."""
    minimal = node.for_release(node.row.minimal)
    name = {"name": minimal.stored["name"]}
    node.put({**minimal.stored, "description": "x", "coaPort": 1700, "tacacsSettings": {"connectModeOptions": "OFF"}})
    assert _run(node, {**name, "attributes": {"coaPort": "1700"}})["changed"] is False
    cleared: list[dict[str, Any]] = [{"description": ""}, {"tacacsSettings": {}}]
    for attributes in cleared:
        for changed in (True, False):
            result = _run(node, {**name, "attributes": attributes})
            assert result.get("changed") is changed, result
    held = node.stored(minimal) or {}
    assert not held.get("description") and not held.get("tacacsSettings")


@each(rows_with=_is(NETWORK_DEVICE), releases=("3.4",))
def test_a_path_of_a_later_release(node: Node) -> None:
    """With ``envelope`` an unknown path is requested; a 404 for its list proves nothing, whatever its form."""
    assert "brandnew" not in CATALOG
    given = {"path": "brandnew", "envelope": "BrandNew"}
    for body in ("json", "html", "empty"):
        node.sim.configure(not_found_body=body)
        for state in ({}, {"state": "absent"}):
            result = node.perform(ers_resource.TASK, {**given, "name": "x", **state})
            assert result.get("failed") and result["status"] == 404, result
        result = node.perform(ers_resource_info.TASK, given)
        assert result.get("failed") and result["status"] == 404, result


@each(rows_with=_is(NETWORK_DEVICE), releases=("3.4",))
def test_an_empty_list_that_answers_404(node: Node) -> None:
    """A 404 for a list counts as an empty list where ISE is known to answer so, whatever its form."""
    for path in sorted(path for path, served in CATALOG.items() if served.empty_list_is_404):
        for body in ("json", "html", "empty"):
            node.sim.configure(not_found_body=body)
            assert node.perform(ers_resource_info.TASK, {"path": path})["resources"] == [], path
            result = node.perform(ers_resource.TASK, {"path": path, "name": "x", "state": "absent"})
            assert result.get("changed") is False, (path, result)
