# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Base class of the tasks that use the Monitoring API."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from ansible.module_utils.common.parameters import env_fallback

from .._mnt.client import Mnt, connections
from .base import Context, Task

MNT_OPTIONS: dict[str, dict[str, Any]] = {
    "mnt_hostname": {"type": "list", "elements": "str", "fallback": (env_fallback, ["ISE_MNT_HOSTNAME"])},
}


class MntTask(Task):
    """A task that uses the Monitoring API."""

    @property
    @abstractmethod
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the argument spec of the options that only this task has."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the argument spec of the module, including the host names of the Monitoring nodes."""
        return {**MNT_OPTIONS, **self.own_options}

    @abstractmethod
    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Do the work and return the result, with a ``diff`` if the task writes. In check mode ``mnt`` refuses to write."""

    def execute(self, context: Context, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Run against the Monitoring nodes with the account of the connection."""
        own = context.transport
        nodes = connections(own.connection, params.get("mnt_hostname"))
        result = self.run(Mnt(nodes, read_only=own.read_only, redactor=own.redactor, guard=own.guard), params)
        return result if diff else {key: value for key, value in result.items() if key != "diff"}
