# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the session counters of a Monitoring node."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._mnt.client import Mnt
from .._mnt.session_search import session_count
from .mnt_base import MntTask

_CALLS = {"active": "ActiveCount", "postured": "PostureCount", "profiled": "ProfilerCount"}


class SessionCountInfoTask(MntTask):
    """Returns the numbers of active, postured and profiled sessions."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return no options."""
        return {}

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read the three counters."""
        counts = {name: session_count(mnt, call) for name, call in _CALLS.items()}
        return {"changed": False, **counts, "node": mnt.hostname}
