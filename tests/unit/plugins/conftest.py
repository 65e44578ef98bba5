# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every unit starts like a new process: nothing known of any server, no session, no environment, no real waiting."""

from __future__ import annotations

import os
import time

import pytest

from ansible_collections.openise.ise.plugins.module_utils._ers import server as ers_server
from ansible_collections.openise.ise.plugins.module_utils._http import session


@pytest.fixture(autouse=True)
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the seconds slept so far; nothing really sleeps."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    ers_server.forget_features()
    monkeypatch.setattr(session, "_SESSIONS", {})
    for name in list(os.environ):
        if name.startswith("ISE_") or name.lower().endswith("_proxy") or name.endswith("CA_BUNDLE"):
            monkeypatch.delenv(name)
    return slept
