# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test starts like a new process: empty caches, no session, no environment, no real sleep."""

from __future__ import annotations

import os
import time

import pytest

from ansible_collections.openise.ise.plugins.module_utils._ers import server as ers_server
from ansible_collections.openise.ise.plugins.module_utils._http import logins, session


@pytest.fixture(autouse=True)
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the durations of all sleeps, which return at once."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    ers_server.forget_features()
    monkeypatch.setattr(session, "_SESSIONS", {})
    session.forget_breakers()
    logins.forget_logins()
    for name in list(os.environ):
        if name.startswith("ISE_") or name.lower().endswith("_proxy") or name.endswith("CA_BUNDLE"):
            monkeypatch.delenv(name)
    return slept
