# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads version and monitoring role of nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._errors import NotMonitoring, UnexpectedAnswer, Unreachable
from .._mnt.client import Mnt
from .._mnt.session_record import text_of
from .mnt_base import MntTask

_NOT_MONITORING = "3"
# Type of node in the response of Version. Cisco's guides and its reference use different words for some.
_TYPES = {
    "0": ("stand_alone_mnt_node", "standalone"),
    "1": ("active_mnt_node", "active"),
    "2": ("standby_mnt_node", "standby"),
    _NOT_MONITORING: ("not_an_mnt_node", "none"),
}


class MntNodeInfoTask(MntTask):
    """Returns version and monitoring role of each node."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return no options."""
        return {}

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read each node. An unreachable node is part of the result, unless all nodes are unreachable."""
        nodes: list[dict[str, Any]] = []
        failures: list[Unreachable] = []
        for node in mnt.nodes:
            try:
                nodes.append({"hostname": node.hostname, "reachable": True, **_version_and_role(node)})
            except Unreachable as error:
                failures.append(error)
                nodes.append({"hostname": node.hostname, "reachable": False, "msg": error.message})
        if len(failures) == len(nodes):
            raise failures[0]
        return {"changed": False, "nodes": nodes, "total": len(nodes)}


def _version_and_role(node: Mnt) -> dict[str, Any]:
    """Return what a node reports about itself. Without the persona, Version succeeds or fails as all calls do."""
    try:
        product = node.document("Version", "product") or {}
    except NotMonitoring:
        product = {"type_of_node": _NOT_MONITORING}
    number = text_of(product.get("type_of_node"))
    if number not in _TYPES:
        raise UnexpectedAnswer(f"ISE answered GET Version with an unknown node type: {number!r}.", status=200)
    name, role = _TYPES[number]
    version = text_of(product.get("version"))
    return {**({"version": version} if version else {}), "type": name, "role": role, "monitoring": role != "none"}
