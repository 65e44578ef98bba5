# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deletions of objects that others use: refused before the write, unless force_in_use is set."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.modules import config, ers_resource
from ansible_collections.openise.ise.tests.truth.budget import Requests, gets
from ansible_collections.openise.ise.tests.truth.config_helpers import failures
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import Row, before

RELEASES = ("2.7", "3.0", "3.4")
SWITCHES = {
    "network_device_group": "ndg_delete_used",
    "endpoint_group": "group_delete_used",
    "external_radius_server": "external_server_delete_used",
    "tacacs_external_server": "external_server_delete_used",
}


def _used(row: Row) -> bool:
    return bool(row.used_by)


def _users(row: Row, release: str) -> list[str]:
    return list(row.used_by) if not (row.delete_since and before(release, row.delete_since)) else []


def _put_users(node: Node, path: str, *, number: int = 4) -> None:
    """Store the object of the row, and objects of a resource that use it."""
    minimal = node.for_release(node.row.minimal)
    identity = node.put(minimal.stored)
    for each_number in range(1, number + 1):
        node.sim.store.put(path, node.row.used_by[path](each_number, str(_name(node)), identity))


def _name(node: Node) -> Any:
    return node.row.minimal.options[node.row.listed_as]


def _words(path: str, number: int) -> str:
    plural = next(resource.plural_words for resource in TYPES.values() if resource.endpoint.path == path)
    return f"{number} {plural}" if number > 1 else f"1 {plural.removesuffix('s')}"


def _remove(node: Node, **options: Any) -> Result:
    return node.run({**node.key_options(node.row.minimal), "state": "absent", **options})


def _detaching(row: Row) -> dict[str, str]:
    """Return the switches for an ISE that deletes objects in use."""
    own = {SWITCHES[row.module]: "detach"} if row.module in SWITCHES else {}
    return {**own, **({"ndg_delete_parent": "cascade"} if row.module == "network_device_group" else {})}


def _asked(node: Node, path: str) -> Requests:
    """Return the cost of finding the users: a list for each resource, and all of its objects where ISE cannot filter."""
    read_whole = node.row.resource.used_by[0].filters is None
    return node.cost.unchanged(node.row.minimal) + gets(len(node.row.used_by) + (4 if read_whole else 0))


@each(rows_with=_used, releases=RELEASES, path=_users)
def test_refused(node: Node, path: str) -> None:
    """Names number, type and first users, the object and the option; nothing is written. Check mode says the same."""
    _put_users(node, path)
    held = node.all_documents()
    for check in (True, False):
        result = node.run({**node.key_options(node.row.minimal), "state": "absent"}, check=check)
        assert result.get("failed") and not result.get("changed"), result
        assert f"{_words(path, 4)} " in result["msg"] and ", ..." in result["msg"], result["msg"]
        assert "force_in_use" in result["msg"] and repr(_name(node)) in result["msg"], result["msg"]
        assert node.sent == _asked(node, path)
    assert node.all_documents() == held


@each(rows_with=_used, releases=("3.4",), path=_users)
def test_one_user(node: Node, path: str) -> None:
    """One user is singular, and named alone."""
    _put_users(node, path, number=1)
    message = _remove(node)["msg"]
    assert f"{_words(path, 1)} " in message and "..." not in message, message


@each(rows_with=_used, releases=RELEASES, path=_users)
def test_forced(node: Node, path: str) -> None:
    """With force_in_use the object is deleted as far as ISE does it, and a warning names the users."""
    node.sim.configure(**_detaching(node.row))
    _put_users(node, path)
    result = _remove(node, force_in_use=True)
    assert result.get("changed") is True, result
    (warning,) = result["warnings"]
    assert "force_in_use" in warning and f"{_words(path, 4)} " in warning, warning
    assert node.stored(node.row.minimal) is None


@each(rows_with=_used, releases=("3.0", "3.4"), path=_users)
def test_unreadable_users(node: Node, path: str) -> None:
    """Unknown is not zero: if a list of users fails, nothing is deleted, unless that is forced."""
    _put_users(node, path)
    for status in (403, 400, 500):
        node.sim.fault("status", method="GET", path=rf"/ers/config/{path}\?", status=status, times=0)
        result = _remove(node)
        assert result.get("failed") and "Whether other objects use it could not be read" in result["msg"], result
        assert node.stored(node.row.minimal) is not None and node.sent["DELETE"] == 0
        node.sim.clear_faults()
    node.sim.configure(**_detaching(node.row))
    node.sim.fault("status", method="GET", path=rf"/ers/config/{path}\?", status=403, times=0)
    forced = _remove(node, force_in_use=True)
    assert forced.get("changed") and node.stored(node.row.minimal) is None, forced
    assert "could not be read" in forced["warnings"][0] and "force_in_use" in forced["warnings"][0]


@each(rows_with=lambda row: row.module in SWITCHES, releases=RELEASES, path=_users)
def test_either_behaviour(node: Node, path: str) -> None:
    """Whether ISE would refuse the deletion or detach the users: it does not get to decide."""
    _put_users(node, path)
    held = node.all_documents()
    for behaviour in ("refuse", "detach"):
        node.sim.configure(**{SWITCHES[node.row.module]: behaviour})
        result = _remove(node)
        assert result.get("failed") and "force_in_use" in result["msg"], result
        assert (node.sent["DELETE"], node.all_documents()) == (0, held)


@each(rows_with=_used, releases=("3.0", "3.4"), path=_users)
def test_config(node: Node, path: str) -> None:
    """``config`` refuses the whole plan before any write, and warns with force_in_use."""
    _put_users(node, path)
    plural, held = node.row.resource.plural, node.all_documents()
    gone = {"resources": {plural: [node.key_options(node.row.minimal)]}, "state": "absent"}
    for check in (True, False):
        result = node.perform(config.TASK, gone, check=check)
        assert result.get("failed") and not result["changed"], result
        assert list(failures(result)) == [f"{plural} {_name(node)}"], result["failed_objects"]
        assert f"{_words(path, 4)} " in result["msg"] and "force_in_use" in result["msg"], result["msg"]
        assert node.all_documents() == held
    forced = node.perform(config.TASK, {**gone, "force_in_use": True}, check=True)
    assert forced["changed"] and not forced.get("failed"), forced
    assert any("force_in_use" in text and _words(path, 4) in text for text in forced["warnings"]), forced["warnings"]


@each(rows_with=_used, releases=("3.0", "3.4"), path=_users)
def test_by_path(node: Node, path: str) -> None:
    """``ers_resource`` knows resources by their paths alone: it refuses the same deletions."""
    _put_users(node, path)
    node.sim.configure(**_detaching(node.row))
    held = node.all_documents()
    gone = {"path": node.row.path, "name": _name(node), "state": "absent"}
    result = node.perform(ers_resource.TASK, gone)
    assert result.get("failed") and not result.get("changed"), result
    assert f"{_words(path, 4)} " in result["msg"] and "force_in_use" in result["msg"], result["msg"]
    assert node.all_documents() == held
    forced = node.perform(ers_resource.TASK, {**gone, "force_in_use": True})
    assert forced["changed"] and f"{_words(path, 4)} " in forced["warnings"][0]
    assert node.stored(node.row.minimal) is None
