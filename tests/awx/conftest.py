# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""AWX as configured by setup.yml of the example."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.tests.awx.controller import Awx, setup
from ansible_collections.openise.ise.tests.e2e.canaries import ACCOUNTS, secret


@pytest.fixture(scope="session")
def awx(tmp_path_factory: pytest.TempPathFactory) -> Awx:
    """Return the objects that setup.yml creates in AWX."""
    user, password = ACCOUNTS["admin"]
    secrets = {f"ISE_SECRET_{name}": secret(name.lower()) for name in ("RADIUS", "TACACS")}
    return setup(tmp_path_factory.mktemp("setup"), {"ISE_USERNAME": user, "ISE_PASSWORD": password, **secrets})
