# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading nodes: with the personas they have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._ers.client import Ers
from .._resources.node import NODE, roles
from .info import InfoTask


class NodeInfoTask(InfoTask):
    """Reads nodes. A deployment has few of them, so each is read whole."""

    details = True
    additions = ("roles",)

    def __init__(self) -> None:
        super().__init__(NODE)

    def completed(self, ers: Ers, params: Mapping[str, Any], item: dict[str, Any]) -> dict[str, Any]:
        """Return a node with its roles."""
        return {**item, "roles": roles(item)}
