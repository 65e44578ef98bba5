# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that is killed at any time and repeated ends in the same state as one that is not killed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.tests.config.reference_model import SECRET, TYPES, Item, State, held, identity, put
from ansible_collections.openise.ise.tests.config.state_pairs import Pair, purge_options
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import rows
from tools.checkout import collections_tree, hermetic_environment

_MODULE = Path(config.__file__)
_ROOTS = ["Device Type#All Device Types", "IPSEC#Is IPSEC Device#No"]
_WAIT = 60.0  # seconds for a process to send the expected writes


def _objects(tag: str, sites: int, each: int, network: int) -> dict[str, list[Item]]:
    """Return sites with their groups, devices, endpoints, security groups, cells and users, as options."""
    places = [f"Location#All Locations#{tag} {site}" for site in range(sites)]
    numbers = [(site, number) for site in range(sites) for number in range(each)]
    tags = [f"{tag}_{site}" for site in range(sites)]
    text = {"description": f"declared by {tag}"}
    return {
        "network_device_groups": [{"name": name, **text} for place in places for name in (place, f"{place}#Floor 1")],
        "network_devices": [
            {
                "name": f"{tag}-{site}-{number}",
                **text,
                "ip_addresses": [f"10.{network}.{site}.{number + 1}/32"],
                "groups": sorted([f"{places[site]}#Floor 1", *_ROOTS]),
                "radius": {"shared_secret": SECRET},
            }
            for site, number in numbers
        ],
        "endpoint_groups": [
            {"name": name, **text, "parent": parent}
            for site in range(sites)
            for name, parent in ((f"{tag} {site} all", ""), (f"{tag} {site}", f"{tag} {site} all"))
        ],
        "endpoints": [
            {"mac": f"02:00:{network:02X}:{site:02X}:00:{number:02X}", **text, "group": f"{tag} {site}"}
            for site, number in numbers
        ],
        "security_groups": [
            {"name": name, **text, "value": 1000 + 100 * network + number} for number, name in enumerate(tags)
        ],
        "security_group_acls": [{"name": f"{tag}_web", **text, "content": "permit tcp dst eq 443\ndeny ip"}],
        "egress_matrix_cells": [
            {
                "source": source,
                "destination": destination,
                **text,
                "status": "enabled",
                "default_rule": "none",
                "sgacls": [f"{tag}_web"],
            }
            for source in tags
            for destination in tags
        ],
        "internal_users": [
            {
                "name": f"{tag}.{number}",
                **text,
                "enabled": True,
                "user_password": SECRET,
                "identity_groups": ["Employee"],
            }
            for number in range(each)
        ],
    }


def _state(*parts: dict[str, list[Item]]) -> State:
    return {
        plural: {object_type.key_of(item): item for part in parts for item in part.get(plural, ())}
        for plural, object_type in TYPES.items()
    }


def _edited_by_hand(part: dict[str, list[Item]]) -> dict[str, list[Item]]:
    """Return the same objects with another description."""
    return {plural: [{**item, "description": "by hand"} for item in items] for plural, items in part.items()}


_NEW, _CHANGED, _OLD, _FOREIGN = (
    _objects("new", 4, 6, 20),
    _objects("changed", 2, 6, 21),
    _objects("old", 3, 6, 22),
    _objects("foreign", 2, 3, 23),
)
_PURGED = ("egress_matrix_cells", "endpoint_groups", "endpoints", "network_device_groups", "network_devices")
_KEPT_TYPES = ("internal_users", "security_group_acls", "security_groups")
# Undeclared objects: those of purged types are deleted, the others stay.
_ALL = Pair(_state(_edited_by_hand(_CHANGED), _OLD), _state(_NEW, _CHANGED), _PURGED)
_NO_PURGE = Pair(_state(_edited_by_hand(_CHANGED), _OLD, _FOREIGN), _state(_NEW, _CHANGED), ())
_EMPTIED = Pair(_state(_OLD, _FOREIGN), _state({name: _FOREIGN[name] for name in _KEPT_TYPES}), _PURGED)


@pytest.fixture(scope="module")
def node(simulators: Simulators) -> Iterator[Node]:
    """Return a slow node, so that requests are in progress whenever a process is killed."""
    sim = simulators.slow()
    yield Node(sim, rows()[0], "3.4")


def _begin(node: Node, pair: Pair) -> None:
    node.forget_server()
    node.sim.reset()
    put(node.sim, pair.current)


def _options(node: Node, pair: Pair) -> dict[str, Any]:
    return {**node.connection(), "resources": pair.resources, **purge_options(pair.purge)}


def _run_and_kill(node: Node, pair: Pair, after: int, pause: float, folder: Path) -> None:
    """Run the module as a process of its own; kill it ``pause`` seconds after ISE has received ``after`` writes."""
    given = folder / "arguments.json"
    given.write_text(json.dumps({"ANSIBLE_MODULE_ARGS": _options(node, pair)}))
    environment = {**hermetic_environment(folder / "home"), "PYTHONPATH": str(collections_tree())}
    already, end = node.sim.stats.writes, time.monotonic() + _WAIT
    with subprocess.Popen(
        [sys.executable, str(_MODULE), str(given)],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while node.sim.stats.writes - already < after and process.poll() is None and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(pause)
        process.kill()
    assert process.returncode == -9, "the process ended before it was killed"


def _minimum_writes(pair: Pair) -> int:
    """Return the least number of writes that the pair takes."""
    current, expected = pair.current, pair.expected
    before = {(plural, key): item for plural, items in current.items() for key, item in items.items()}
    after = {(plural, key): item for plural, items in expected.items() for key, item in items.items()}
    return sum(before.get(place) != after.get(place) for place in {*before, *after})


def _undeclared(node: Node, pair: Pair) -> dict[tuple[str, str], Any]:
    """Return the documents of undeclared objects that stay."""
    return {
        (plural, key): node.sim.store.get(TYPES[plural].path, identity(TYPES[plural].path, key))
        for plural, items in pair.expected.items()
        for key in items
        if key not in pair.declared[plural]
    }


def _assert_convergence(node: Node, pair: Pair, seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    _begin(node, pair)
    foreign = _undeclared(node, pair)
    others = {path: documents for path, documents in node.all_documents().items() if path not in _PATHS}
    after = chance.randrange(1, _minimum_writes(pair) - 40)
    _run_and_kill(node, pair, after, chance.uniform(0, 0.02), folder)
    assert node.sim.stats.writes >= after
    assert held(node.sim) != pair.expected, "the process had finished its work"
    node.forget_server()
    options = _options(node, pair)
    result = node.perform(config.TASK, options)
    assert "failed" not in result, result["msg"]
    assert held(node.sim) == pair.expected
    assert _undeclared(node, pair) == foreign
    assert {path: documents for path, documents in node.all_documents().items() if path not in _PATHS} == others
    assert node.perform(config.TASK, options)["changed"] is False
    node.close()
    node.results.clear()


_PATHS = {object_type.path for object_type in TYPES.values()}


@pytest.mark.parametrize("seed", range(20))
def test_killed_at_any_time(node: Node, seed: int, tmp_path: Path) -> None:
    """More than a hundred objects are created, changed and purged; every second time without a purge."""
    _assert_convergence(node, _ALL if seed % 2 else _NO_PURGE, seed, tmp_path)


@pytest.mark.parametrize("seed", range(20, 25))
def test_killed_while_deleting(node: Node, seed: int, tmp_path: Path) -> None:
    """All objects of several types are deleted: groups after their members, whichever of them the first run has deleted."""
    _assert_convergence(node, _EMPTIED, seed, tmp_path)
