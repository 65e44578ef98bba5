# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that is killed, whenever that is, and run again ends with what it would have ended with."""

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
from ansible_collections.openise.ise.tests.config.pairs import Pair
from ansible_collections.openise.ise.tests.config.world import KINDS, SECRET, Item, State, held, identity, put
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import rows
from tools.environ import step_environment
from tools.tree import collections_tree

_MODULE = Path(config.__file__)
_ROOTS = ["Device Type#All Device Types", "IPSEC#Is IPSEC Device#No"]
_WAIT = 60.0  # seconds for a process to get as far as it is to get


def _objects(tag: str, sites: int, each: int, network: int) -> dict[str, list[Item]]:
    """Return sites with their groups, devices, endpoints, security groups, cells and users, as options."""
    places = [f"Location#All Locations#{tag} {site}" for site in range(sites)]
    numbers = [(site, number) for site in range(sites) for number in range(each)]
    tags = [f"{tag}_{site}" for site in range(sites)]
    about = {"description": f"{tag} made it"}
    return {
        "network_device_groups": [{"name": name, **about} for place in places for name in (place, f"{place}#Floor 1")],
        "network_devices": [
            {
                "name": f"{tag}-{site}-{number}",
                **about,
                "ip_addresses": [f"10.{network}.{site}.{number + 1}/32"],
                "groups": sorted([f"{places[site]}#Floor 1", *_ROOTS]),
                "radius": {"shared_secret": SECRET},
            }
            for site, number in numbers
        ],
        "endpoint_groups": [
            {"name": name, **about, "parent": parent}
            for site in range(sites)
            for name, parent in ((f"{tag} {site} all", ""), (f"{tag} {site}", f"{tag} {site} all"))
        ],
        "endpoints": [
            {"mac": f"02:00:{network:02X}:{site:02X}:00:{number:02X}", **about, "group": f"{tag} {site}"}
            for site, number in numbers
        ],
        "security_groups": [
            {"name": name, **about, "value": 1000 + 100 * network + number} for number, name in enumerate(tags)
        ],
        "security_group_acls": [{"name": f"{tag}_web", **about, "content": "permit tcp dst eq 443\ndeny ip"}],
        "egress_matrix_cells": [
            {
                "source": source,
                "destination": destination,
                **about,
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
                **about,
                "enabled": True,
                "user_password": SECRET,
                "identity_groups": ["Employee"],
            }
            for number in range(each)
        ],
    }


def _state(*parts: dict[str, list[Item]]) -> State:
    return {
        plural: {kind.key_of(item): item for part in parts for item in part.get(plural, ())}
        for plural, kind in KINDS.items()
    }


def _otherwise(part: dict[str, list[Item]]) -> dict[str, list[Item]]:
    """Return the same objects as somebody left them who had other ideas."""
    return {plural: [{**item, "description": "by hand"} for item in items] for plural, items in part.items()}


_NEW, _CHANGED, _OLD, _FOREIGN = (
    _objects("new", 4, 6, 20),
    _objects("changed", 2, 6, 21),
    _objects("old", 3, 6, 22),
    _objects("foreign", 2, 3, 23),
)
_PURGED = ("egress_matrix_cells", "endpoint_groups", "endpoints", "network_device_groups", "network_devices")
_KEPT_TYPES = ("internal_users", "security_group_acls", "security_groups")
# Nobody's objects: of purged types they go, of the others they stay.
_ALL = Pair(_state(_otherwise(_CHANGED), _OLD), _state(_NEW, _CHANGED), _PURGED)
_NO_PURGE = Pair(_state(_otherwise(_CHANGED), _OLD, _FOREIGN), _state(_NEW, _CHANGED), ())
_EMPTIED = Pair(_state(_OLD, _FOREIGN), _state({name: _FOREIGN[name] for name in _KEPT_TYPES}), _PURGED)


@pytest.fixture(scope="module")
def node(simulators: Simulators) -> Iterator[Node]:
    """A node that takes its time, so that requests are under way whenever a process dies."""
    sim = simulators.slow()
    yield Node(sim, rows()[0], "3.4")


def _begin(node: Node, pair: Pair) -> None:
    node.forget_server()
    node.sim.reset()
    put(node.sim, pair.current)


def _options(node: Node, pair: Pair) -> dict[str, Any]:
    return {**node.connection(), "resources": pair.resources, "purge": list(pair.purge)}


def _killed(node: Node, pair: Pair, after: int, pause: float, folder: Path) -> None:
    """Run the module as a process of its own and kill it once ISE has got so many writes, and a moment has passed."""
    given = folder / "arguments.json"
    given.write_text(json.dumps({"ANSIBLE_MODULE_ARGS": _options(node, pair)}))
    environment = {**step_environment(folder / "home"), "PYTHONPATH": str(collections_tree())}
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
    assert process.returncode == -9, "the process ended by itself, before it could be killed"


def _written(pair: Pair) -> int:
    """Return how many writes it takes at least."""
    current, expected = pair.current, pair.expected
    there = {(plural, key): item for plural, items in current.items() for key, item in items.items()}
    left = {(plural, key): item for plural, items in expected.items() for key, item in items.items()}
    return sum(there.get(place) != left.get(place) for place in {*there, *left})


def _ids(node: Node, pair: Pair) -> dict[tuple[str, str], Any]:
    """Return the documents of all that nobody declared and that stays."""
    return {
        (plural, key): node.sim.store.get(KINDS[plural].path, identity(KINDS[plural].path, key))
        for plural, items in pair.expected.items()
        for key in items
        if key not in pair.declared[plural]
    }


def _converges(node: Node, pair: Pair, seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    _begin(node, pair)
    foreign = _ids(node, pair)
    others = {path: documents for path, documents in node.all_documents().items() if path not in _PATHS}
    after = chance.randrange(1, _written(pair) - 40)
    _killed(node, pair, after, chance.uniform(0, 0.02), folder)
    assert node.sim.stats.writes >= after
    assert held(node.sim) != pair.expected, "there was nothing left to do"
    node.forget_server()
    options = _options(node, pair)
    result = node.perform(config.TASK, options)
    assert "failed" not in result, result["msg"]
    assert held(node.sim) == pair.expected
    assert _ids(node, pair) == foreign
    assert {path: documents for path, documents in node.all_documents().items() if path not in _PATHS} == others
    assert node.perform(config.TASK, options)["changed"] is False
    node.close()
    node.results.clear()


_PATHS = {kind.path for kind in KINDS.values()}


@pytest.mark.parametrize("seed", range(20))
def test_killed_at_any_time(node: Node, seed: int, tmp_path: Path) -> None:
    """Creating, changing and purging a good deal more than a hundred objects; every second time without a purge."""
    _converges(node, _ALL if seed % 2 else _NO_PURGE, seed, tmp_path)


@pytest.mark.parametrize("seed", range(20, 25))
def test_killed_while_deleting(node: Node, seed: int, tmp_path: Path) -> None:
    """Emptying whole types: groups go after their members, whichever of them a first run has got at."""
    _converges(node, _EMPTIED, seed, tmp_path)
