# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulator of each release, shared by the tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from ansible_collections.openise.ise.tests.truth.conftest import Simulators


@pytest.fixture(scope="session")
def simulators() -> Iterator[Simulators]:
    """All simulators of this process."""
    with ExitStack() as stack:
        yield Simulators(stack)
