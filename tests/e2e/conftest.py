# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two simulated nodes for all tests of a process, and a controller for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from trustme import CA

from ansible_collections.openise.ise.tests.e2e.canaries import ACCOUNTS
from ansible_collections.openise.ise.tests.e2e.configuration_site import Site
from ansible_collections.openise.ise.tests.e2e.controller import Controller
from ise_simulator import Settings
from ise_simulator.testing import Simulator, running


@pytest.fixture(scope="session")
def _first() -> Iterator[Simulator]:
    with running(Settings(**ACCOUNTS)) as node:
        yield node


@pytest.fixture(scope="session")
def _second() -> Iterator[Simulator]:
    with running(Settings(**ACCOUNTS)) as node:
        yield node


@pytest.fixture
def ise(_first: Simulator) -> Simulator:
    """Return a node with built-in objects only, and with all counters at zero."""
    _first.reset()
    return _first


@pytest.fixture
def ise2(_second: Simulator) -> Simulator:
    """Return another such node."""
    _second.reset()
    return _second


@pytest.fixture
def controller() -> Iterator[Controller]:
    """Return a controller. Its folder has a short name, because ansible-core 2.21 opens a socket in TMPDIR."""
    with TemporaryDirectory(prefix="ise-") as folder:
        yield Controller(Path(folder))


@pytest.fixture
def unknown_ca(tmp_path: Path) -> str:
    """Return the path of a CA certificate that signed no node's certificate."""
    path = tmp_path / "unknown_ca.pem"
    CA().cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture
def site(tmp_path: Path, controller: Controller, ise: Simulator) -> Site:
    """Return files, and a node without any of the declared objects."""
    return Site(tmp_path, controller, ise)
