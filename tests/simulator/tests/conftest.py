# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One simulator for all tests of this folder, reset before each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = str(Path(__file__).resolve().parents[1])
if PACKAGE not in sys.path:
    sys.path.insert(0, PACKAGE)

from ise_simulator.mnt.probe import Mnt  # noqa: E402  (found through the path set above)
from ise_simulator.probe import Api  # noqa: E402
from ise_simulator.testing import Simulator, running  # noqa: E402


@pytest.fixture(scope="session")
def shared_simulator() -> Iterator[Simulator]:
    with running() as simulator:
        yield simulator


@pytest.fixture
def sim(shared_simulator: Simulator) -> Simulator:
    shared_simulator.reset()
    return shared_simulator


@pytest.fixture
def api(sim: Simulator) -> Iterator[Api]:
    client = Api(sim)
    yield client
    client.close()


@pytest.fixture
def mnt(sim: Simulator) -> Iterator[Mnt]:
    client = Mnt(sim)
    yield client
    client.close()
