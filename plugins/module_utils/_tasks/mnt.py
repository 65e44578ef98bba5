# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks of the Monitoring API: what they share, and the small ones."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from ansible.module_utils.common.parameters import env_fallback

from .._errors import NotMonitoring, UnexpectedAnswer, Unreachable
from .._mnt.client import Mnt, connections
from .._mnt.session_record import text_of
from .._mnt.session_search import session_count
from .base import Context, Task

MNT_OPTIONS: dict[str, dict[str, Any]] = {
    "mnt_hostname": {"type": "list", "elements": "str", "fallback": (env_fallback, ["ISE_MNT_HOSTNAME"])},
}
_COUNTS = {"active": "ActiveCount", "postured": "PostureCount", "profiled": "ProfilerCount"}
# What Version calls a node: 0 to 3. Guides and reference have different words for some.
_TYPES = {
    "0": ("stand_alone_mnt_node", "standalone"),
    "1": ("active_mnt_node", "active"),
    "2": ("standby_mnt_node", "standby"),
    "3": ("not_an_mnt_node", "none"),
}


class MntTask(Task):
    """A task that asks the Monitoring API."""

    @property
    @abstractmethod
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options beside those of all tasks of this API."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options of the module, and where the Monitoring nodes are."""
        return {**MNT_OPTIONS, **self.own_options}

    @abstractmethod
    def ask(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Do the work and return the result, with its ``diff`` if it writes. In check mode ``mnt`` cannot write."""

    def execute(self, context: Context, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Ask the Monitoring nodes with the account of the connection."""
        own = context.transport
        nodes = connections(own.connection, params.get("mnt_hostname"))
        result = self.ask(Mnt(nodes, read_only=own.read_only, redactor=own.redactor), params)
        return result if diff else {key: value for key, value in result.items() if key != "diff"}


class SessionCountInfoTask(MntTask):
    """Reads the counters of sessions."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return none."""
        return {}

    def ask(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read the three counters."""
        counts = {name: session_count(mnt, call) for name, call in _COUNTS.items()}
        return {"changed": False, **counts, "node": mnt.hostname}


class MntNodeInfoTask(MntTask):
    """Tells what nodes are to monitoring."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return none."""
        return {}

    def ask(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Ask each node by itself; one that cannot be reached is told, unless there is no other."""
        found: list[dict[str, Any]] = []
        failures: list[Unreachable] = []
        for one in mnt.each:
            try:
                found.append({"hostname": one.hostname, "reachable": True, **_node(one)})
            except Unreachable as error:
                failures.append(error)
                found.append({"hostname": one.hostname, "reachable": False, "msg": error.message})
        if len(failures) == len(found):
            raise failures[0]
        return {"changed": False, "nodes": found, "total": len(found)}


def _node(mnt: Mnt) -> dict[str, Any]:
    """Return what a node says of itself. On one without the persona, Version may answer, or fail as all calls do."""
    try:
        product = mnt.document("Version", "product")
    except NotMonitoring:
        product = {"type_of_node": "3"}
    kind = text_of((product or {}).get("type_of_node"))
    if kind not in _TYPES:
        raise UnexpectedAnswer(f"ISE answered GET Version with a node type nobody knows: {kind!r}.", status=200)
    name, role = _TYPES[kind]
    version = text_of((product or {}).get("version"))
    return {**({"version": version} if version else {}), "type": name, "role": role, "monitoring": role != "none"}
