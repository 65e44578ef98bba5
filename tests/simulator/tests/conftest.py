# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One simulator for all tests of this folder, put back to its start before each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from sim_api import Api  # noqa: E402  (found through the path set above)

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
