# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads nodes with their personas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._ers.client import Ers
from .._resources.node import NODE, roles
from .info import InfoTask


class NodeInfoTask(InfoTask):
    """Returns nodes. A deployment has few of them, so details are the default."""

    details = True
    additions = ("roles",)

    def __init__(self) -> None:
        super().__init__(NODE)

    def completed(self, ers: Ers, params: Mapping[str, Any], item: dict[str, Any]) -> dict[str, Any]:
        """Return a node with its personas and their roles."""
        return {**item, "roles": roles(item)}
