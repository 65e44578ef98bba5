# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading join points, and asking the domains behind them for groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._errors import InvalidInput, UnexpectedAnswer
from .._ers.client import Ers
from .._resources.active_directory import ACTIVE_DIRECTORY
from .info import InfoTask

_TYPES = {"builtin": "BUILTIN", "domain_local": "DOMAIN LOCAL", "global": "GLOBAL", "universal": "UNIVERSAL"}


class DirectoryInfoTask(InfoTask):
    """Reads join points. There are few of them, so each is read whole."""

    details = True
    additions = ("found_groups",)

    def __init__(self) -> None:
        super().__init__(ACTIVE_DIRECTORY)

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return how to choose join points, and which groups to look up."""
        wanted = {
            "domain": {"type": "str"},
            "name": {"type": "str"},
            "sid": {"type": "str"},
            "type": {"type": "str", "choices": list(_TYPES)},
        }
        return {**super().options, "find_groups": {"type": "dict", "options": wanted}}

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read and report."""
        if params.get("find_groups") and not params["details"]:
            raise InvalidInput("find_groups: groups are looked up for whole join points; leave details out.")
        return super().run(ers, params, diff=diff)

    def completed(self, ers: Ers, params: Mapping[str, Any], item: dict[str, Any]) -> dict[str, Any]:
        """Return a join point with the groups that its domain has."""
        wanted = params.get("find_groups")
        return item if wanted is None else {**item, "found_groups": _groups(ers, item, wanted)}


def _groups(ers: Ers, item: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the groups of a domain.

    ISE asks Active Directory when it is asked, by a PUT that changes nothing. Cisco calls ``filter`` mandatory; other
    clients leave it out. Its documents call a group's name ``name`` or ``groupName``.
    """
    data = {
        "domain": wanted.get("domain") or item.get("domain"),
        "filter": wanted.get("name"),
        "sidFilter": wanted.get("sid"),
        "typeFilter": _TYPES.get(wanted.get("type") or ""),
    }
    given = {name: str(value) for name, value in data.items() if value}
    answer = ers.act(ACTIVE_DIRECTORY, str(item["id"]), "getGroupsByDomain", given, reads=True)
    envelope = answer.get("ERSActiveDirectoryGroups")
    groups = envelope.get("groups") if isinstance(envelope, Mapping) else None
    if not isinstance(groups, list):
        raise UnexpectedAnswer(f"ISE answered the search for groups of {given.get('domain')} without a list of groups.")
    return [
        {
            "name": str(group.get("name") or group.get("groupName") or ""),
            "sid": str(group.get("sid") or ""),
            "type": str(group.get("type") or ""),
        }
        for group in groups
        if isinstance(group, Mapping)
    ]
