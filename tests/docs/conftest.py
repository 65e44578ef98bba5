# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One simulator for all tests of the documentation, reset for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ansible_collections.openise.ise.tests.docs.playground import Playground, playground


@pytest.fixture(scope="session")
def _ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    with playground(tmp_path_factory.mktemp("docs")) as ground:
        yield ground


@pytest.fixture
def ground(_ground: Playground) -> Playground:
    """Return the playground, with its ISE reset."""
    _ground.reset()
    return _ground
