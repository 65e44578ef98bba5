# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs cells: one way under one fault. Every cell starts with a new process and a new node, in virtual time."""

from __future__ import annotations

import random
import traceback
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ansible_collections.openise.ise.tests.faults.judge import CRASH, HANG, Case, Verdict, judge
from ansible_collections.openise.ise.tests.faults.place import Place, World
from ansible_collections.openise.ise.tests.faults.stand_in import Hang
from ansible_collections.openise.ise.tests.faults.table import FAULTS, READ, RIVAL, WHENS, WRITE, Fault, When
from ansible_collections.openise.ise.tests.faults.way import WRITES, Operations, Way

_SEED = 11


class Cell(NamedTuple):
    """A way under a fault."""

    way: Way
    fault: Fault
    when: When

    def __str__(self) -> str:
        return f"{self.way} | {self.fault} | {self.when}"


class Runner:
    """Runs the cells of one way."""

    def __init__(self, world: World, way: Way) -> None:
        self._way = way
        self._world = world
        self._place = Place(world, way.row, way.release)
        self._place.begin()
        self._place.sim.configure(**way.switches)
        world.process.start()
        way.prepare(self._place)
        self._acts = dict(way.rival(self._place))
        self._claim = self._normal()
        # What a process knows after the same task, without a fault.
        self._known = world.process.remember()

    def _normal(self) -> Any:
        """Run the task without a fault, which must succeed; return the claim that follows from it."""
        way, place = self._way, self._place
        result = way.run(place)
        assert "failed" not in result, (str(way), result)
        assert not way.check or not place.effects, (str(way), place.effects)
        place.normal_names = {
            path: sorted(str(item.get("name")) for item in documents)
            for path, documents in place.all_documents().items()
        }
        place.normal_sessions = len(place.sim.sessions.ids())
        if way.writes is None:
            return way.claim(place)
        place.begin()
        place.sim.configure(**way.switches)
        way.prepare(place)
        return way.claim(place)

    def cells(self) -> Iterator[Cell]:
        """Yield all cells of the way."""
        for fault in FAULTS:
            if fault.on == WRITE and self._way.writes is None:
                continue
            if fault.on == RIVAL and (fault.act not in self._acts or (self._way.writes is None and _is_late(fault))):
                continue
            for when in WHENS:
                yield Cell(self._way, fault, when)

    def sample(self, share: float) -> list[Cell]:
        """Return a share of the cells; the same ones every time."""
        cells = list(self.cells())
        chosen = random.Random(f"{_SEED} {self._way}").sample(range(len(cells)), max(1, round(len(cells) * share)))
        return [cells[number] for number in sorted(chosen)]

    def run(self, cell: Cell) -> Verdict:
        """Run one cell."""
        way, place, world = self._way, self._place, self._world
        place.begin()
        place.sim.configure(**way.switches)
        world.process.start(self._known if way.known else None)
        way.prepare(place)
        before = _copy(place.all_documents())
        place.sim.core.faults.add(_rule(cell, self._acts))
        if cell.fault.slow:
            place.sim.core.faults.add({"action": "delay", "seconds": cell.fault.slow, "method": WRITES})
        world.wire.start(way.most)
        world.clock.start(way.patience)
        try:
            result = way.run(place)
        except Hang as hang:
            return Verdict(HANG, str(hang))
        except Exception as error:  # the point of the matrix: nothing may get here
            return Verdict(CRASH, f"{type(error).__name__}: {error} {traceback.format_exc(limit=-3)}")
        used = place.sim.core.faults.listed()[0].used
        theirs = cell.fault.act if cell.fault.on == RIVAL and used else ""
        case = Case(
            result=result,
            effects=world.wire.effects,
            before=before,
            after=place.all_documents(),
            theirs=theirs,
            to_the_end=not _is_late(cell.fault),
            check=way.check,
            said=place.progress,
        )
        return judge(case, self._claim)


def _is_late(fault: Fault) -> bool:
    """Return whether a second administrator works before or after writes only."""
    return fault.rule.get("method") == WRITE


def _rule(cell: Cell, acts: Mapping[str, Operations]) -> dict[str, Any]:
    """Return the rule for the simulator."""
    way, fault, when = cell
    rule: dict[str, Any] = {**fault.rule, "times": when.times, "skip": when.skip + fault.rule.get("skip", 0)}
    if fault.on == RIVAL:
        rule["run"] = list(acts[fault.act])
        if rule.get("method") == WRITE:
            rule["method"] = WRITES
        return rule
    requests = way.reads if fault.on == READ else way.writes
    assert requests is not None
    return {**rule, "method": requests.method, "path": requests.path}


def _copy(documents: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, list[Mapping[str, Any]]]:
    """Return the documents as they are now; the simulator replaces documents and never changes them."""
    return {path: list(found) for path, found in documents.items()}
