# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tasks of the ERS API share: the client, and the account of a sponsor where ISE requires one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from .._ers.client import Ers
from .._ers.sponsor_account import SPONSOR_SPEC, SPONSOR_TOGETHER, as_sponsor
from .base import Context, Task


class ErsTask(Task):
    """A task that uses ERS."""

    @property
    def sponsored(self) -> bool:
        """Return whether ISE requires the account of a sponsor."""
        return False

    @property
    def required_together(self) -> list[list[str]]:
        """Return options that are given together or not at all."""
        return [*super().required_together, *(SPONSOR_TOGETHER if self.sponsored else [])]

    @property
    def connection_options(self) -> dict[str, dict[str, Any]]:
        """Return the argument spec of the options that say how to reach ISE, and with which account."""
        return {**super().connection_options, **(SPONSOR_SPEC if self.sponsored else {})}

    def execute(self, context: Context, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Run with the account of the connection, or of the sponsor."""
        ers = Ers(context.transport, report_progress=context.report_progress)
        return self.run(as_sponsor(ers, params) if self.sponsored else ers, params, diff=diff)

    @abstractmethod
    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Do the work and return the result. In check mode ``ers`` refuses to write, and this plans only."""
