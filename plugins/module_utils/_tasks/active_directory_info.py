# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Active Directory join points, and searches their domains for groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._errors import InvalidInput, UnexpectedAnswer
from .._ers.client import Ers
from .._resources.active_directory import ACTIVE_DIRECTORY
from .info import InfoTask

_TYPES = {"builtin": "BUILTIN", "domain_local": "DOMAIN LOCAL", "global": "GLOBAL", "universal": "UNIVERSAL"}


class ActiveDirectoryInfoTask(InfoTask):
    """Returns join points. There are few of them, so details are the default."""

    details = True
    additions = ("found_groups",)

    def __init__(self) -> None:
        super().__init__(ACTIVE_DIRECTORY)

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose join points, and the search for groups."""
        search = {
            "domain": {"type": "str"},
            "name": {"type": "str"},
            "sid": {"type": "str"},
            "type": {"type": "str", "choices": list(_TYPES)},
        }
        return {**super().options, "find_groups": {"type": "dict", "options": search}}

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read and report."""
        if params.get("find_groups") and not params["details"]:
            raise InvalidInput("find_groups requires details: true; remove details, or set it to true.")
        return super().run(ers, params, diff=diff)

    def completed(self, ers: Ers, params: Mapping[str, Any], item: dict[str, Any]) -> dict[str, Any]:
        """Return a join point with the groups that the search found in its domain."""
        search = params.get("find_groups")
        return item if search is None else {**item, "found_groups": _find_groups(ers, item, search)}


def _find_groups(ers: Ers, item: Mapping[str, Any], search: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the matching groups of a domain.

    The request is a PUT that changes nothing: ISE searches Active Directory. Cisco's reference calls ``filter`` mandatory;
    other clients omit it. The reference uses both ``name`` and ``groupName`` for the name of a group.
    """
    data = {
        "domain": search.get("domain") or item.get("domain"),
        "filter": search.get("name"),
        "sidFilter": search.get("sid"),
        "typeFilter": _TYPES.get(search.get("type") or ""),
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
