# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``version_info``: version, patches and features of a node, on every release, and failures."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.modules import version_info
from ansible_collections.openise.ise.tests.truth.budget import gets
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import before
from ise_simulator.profiles import PROFILES


def _read(node: Node, *, check: bool = False, **options: Any) -> Result:
    return node.perform(version_info.TASK, options, check=check)


@each(rows_with=first_row, known=False)
def test_every_release(node: Node) -> None:
    """Version, patches and features; the same again and in check mode."""
    result = _read(node)
    profile = PROFILES[node.release]
    assert (result["changed"], result["version"], result["release"]) == (False, profile["ise_version"], node.release)
    assert result["patches"] == [int(profile["ise_patch"])] * (profile["ise_patch"] != "0")
    assert result["features"] == {
        "name_urls": not before(node.release, "3.1"),
        "patch_method": not before(node.release, "3.2"),
        "open_api": not before(node.release, "3.1"),
    }
    assert result["resources"] == []
    held = node.all_documents()
    assert _read(node, check=True) == result
    assert node.all_documents() == held


@each(rows_with=first_row, releases=("3.4",), known=False)
def test_requests(node: Node) -> None:
    """The version, a missing name, and each resource: one request each."""
    _read(node)
    assert node.sent == gets(2)
    _read(node, resources=["networkdevice", "nonsense"])
    assert node.sent == gets(4)


@each(rows_with=first_row)
def test_resources(node: Node) -> None:
    """Versions of resources; one that the release does not have is no failure."""
    found = _read(node, resources=["networkdevice", "nonsense"])["resources"]
    assert (found[0]["path"], found[0]["available"]) == ("networkdevice", True)
    assert found[0]["current"] == found[0]["supported"][-1]
    assert found[1] == {"path": "nonsense", "available": False, "current": "", "supported": []}


@each(rows_with=first_row, releases=("3.0", "3.4"))
@pytest.mark.parametrize(("text", "patches"), [("0", []), ("", []), ("3", [3]), ("1,2", [1, 2]), ("2, 1", [1, 2])])
def test_patches(node: Node, text: str, patches: list[int]) -> None:
    """Numbers, in order; ISE's 0 means none."""
    node.sim.configure(ise_patch=text)
    assert _read(node)["patches"] == patches


@each(rows_with=first_row, releases=("3.0", "3.4"), known=False)
@pytest.mark.parametrize("version", ["", "next"])
def test_invalid_version(node: Node, version: str) -> None:
    """Anything but a version is not a release."""
    node.sim.configure(ise_version=version)
    result = _read(node)
    assert result["failed"] and "did not return its version" in result["msg"]


@each(rows_with=first_row, releases=("3.4",))
def test_failures(node: Node) -> None:
    """ERS disabled, a failing server: a failure, and never a version."""
    node.sim.fault("status", path="iseversion", status=500, times=1)
    assert _read(node)["status"] == 500
    node.sim.configure(ers_disabled=True)
    result = _read(node)
    assert result["failed"] and "version" not in result
