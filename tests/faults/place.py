# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One process and one node in memory, both as at their start for each cell of the fault matrix."""

from __future__ import annotations

import copy
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import is_dataclass
from functools import cache
from types import ModuleType
from typing import Any

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.tests.faults.stand_in import Clock, Effect, Wire, connect_to
from ansible_collections.openise.ise.tests.truth.node import Node, Result, settings
from ansible_collections.openise.ise.tests.truth.row import Row
from ise_simulator.testing import Simulator

TIMEOUT = 30  # seconds, the option of every task
HOST = "ise.example.com"
_CODE = "ansible_collections.openise.ise.plugins.module_utils."


def our_modules() -> list[ModuleType]:
    """Return the loaded modules of the client."""
    return [module for name, module in sys.modules.items() if name.startswith(_CODE) and module is not None]


class Process:
    """What the client remembers between tasks: the mutable globals of its modules."""

    def __init__(self) -> None:
        self._kept = [
            (value, copy.copy(value))
            for module in our_modules()
            for name, value in vars(module).items()
            if name.startswith("_") and not name.startswith("__") and isinstance(value, (dict, list, set))
        ]

    def remember(self) -> list[Any]:
        """Return what it remembers now."""
        return [copy.deepcopy(value) if _is_plain(value) else copy.copy(value) for value, _start in self._kept]

    def start(self, remembered: list[Any] | None = None) -> None:
        """Start with what a process remembers, by default with nothing."""
        for number, (value, start) in enumerate(self._kept):
            content = copy.deepcopy(remembered[number]) if remembered and _is_plain(value) else start
            value.clear()
            value.extend(content) if isinstance(value, list) else value.update(content)


def _is_plain(value: Any) -> bool:
    """Return whether a value is facts about servers rather than connections and locks."""
    return isinstance(value, dict) and bool(value) and all(is_dataclass(item) for item in value.values())


@cache
def this_process() -> Process:
    """Return what this Python process remembered before the first task."""
    return Process()


class World:
    """Everything the cells share: the clock, the sockets, one simulator for each release, the process."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.wire = Wire(self.clock)
        self.process = this_process()
        self._simulators: dict[str, Simulator] = {}

    def simulator(self, release: str) -> Simulator:
        """Return the simulator of a release, which has no sockets of its own."""
        if release not in self._simulators:
            sim = Simulator(settings(release, host=HOST, devices=0))
            number = int(release.replace(".", ""))
            sim.server.port, sim.server.ers_port = 20000 + number, 30000 + number
            self.wire.nodes[sim.server.port] = (sim.core, "gateway")
            self.wire.nodes[sim.server.ers_port] = (sim.core, "ers")
            self._simulators[release] = sim
        return self._simulators[release]


@contextmanager
def world(patch: pytest.MonkeyPatch) -> Iterator[World]:
    """Put virtual time and network in the place of the real ones."""
    made = World()
    for module in our_modules():
        for name, value in list(vars(module).items()):
            if value is time or value is time.monotonic or value is time.sleep:
                patch.setattr(module, name, made.clock.in_place_of(value))
        for kind in [value for value in vars(module).values() if isinstance(value, type)]:
            defaults = getattr(kind.__init__, "__defaults__", None) or ()  # type: ignore[misc]
            if {time.monotonic, time.sleep} & {value for value in defaults if callable(value)}:
                virtual = tuple(made.clock.in_place_of(value) for value in defaults)
                patch.setattr(kind.__init__, "__defaults__", virtual)  # type: ignore[misc]
    connect_to(made.wire, patch)
    yield made
    made.process.start()


class Place(Node):
    """A node of the truth matrix, in memory.

    ``progress`` are the reports of the last task; ``normal_names`` and ``normal_sessions`` are what the node has after the task
    of the way without a fault.
    """

    def __init__(self, world: World, row: Row, release: str) -> None:
        super().__init__(world.simulator(release), row, release)
        self.world = world
        self.progress: list[Any] = []
        self.normal_names: dict[str, list[str]] = {}
        self.normal_sessions = 0

    def connection(self) -> dict[str, Any]:
        """Return the connection options."""
        port = self.sim.port if self.sim.settings.gateway_ers else self.sim.ers_port
        user, password = self.sim.admin
        return {
            "hostname": HOST,
            "port": port,
            "username": user,
            "password": password,
            "timeout": TIMEOUT,
            "validate_certs": False,
            "max_requests_per_second": 0,
            "max_connections": 1,
        }

    def begin(self) -> None:
        """Start a cell: the objects that every ISE and the row have; no fault, no effect."""
        self._begin()
        self.world.wire.start(10_000)
        self.world.clock.start(float("inf"))

    @property
    def effects(self) -> list[Effect]:
        """Return what the requests of tasks did."""
        return self.world.wire.effects

    def perform(self, task: Task, options: Mapping[str, Any], *, check: bool = False, **connection: Any) -> Result:
        """Run a task."""
        validator = ArgumentSpecValidator(**task.specification())
        validation = validator.validate({**self.connection(), **connection, **options})
        assert not validation.error_messages, validation.error_messages
        self.progress = []
        return task.perform(
            validation.validated_parameters,
            check_mode=check,
            diff=True,
            report_progress=self.progress.append,
        )
