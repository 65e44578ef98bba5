# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that divide the objects of a type."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.grouping import grouping
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput

_WORDS = ("type",)
_PARIS = "Location#All Locations#EMEA#Paris"


@pytest.mark.parametrize(
    ("rule", "divided", "item", "group"),
    [
        ("location", "network_devices", {"groups": ["Device Type#All Device Types#WLC", _PARIS]}, "EMEA#Paris"),
        ("location", "network_devices", {"groups": ["Location#All Locations"]}, ""),
        ("location", "network_devices", {"groups": ["Device Type#All Device Types#WLC"]}, ""),
        ("location", "network_devices", {}, ""),
        ("device_type", "network_devices", {"groups": [_PARIS, "Device Type#All Device Types#WLC"]}, "WLC"),
        ({"by": "groups#Rollout"}, "network_devices", {"groups": ["Rollout#All Rollouts#Pilot"]}, "Pilot"),
        ({"by": "profile"}, "network_devices", {"profile": "HPWired"}, "HPWired"),
        ({"by": "profile"}, "network_devices", {}, "Cisco"),  # what ISE assumes
        ("by=group", "endpoints", {"group": "Cameras"}, "Cameras"),
        ('{"by": "group"}', "endpoints", {}, ""),
        ({"by": "identity_groups"}, "internal_users", {"identity_groups": ["B", "A"]}, "A, B"),
        ({"by": "enabled"}, "internal_users", {"enabled": False}, "false"),
        ({"by": "custom_attributes.site"}, "internal_users", {"custom_attributes": {"site": "Nice"}}, "Nice"),
        ({"by": "custom_attributes.site"}, "internal_users", {}, ""),
    ],
)
def test_groups(rule: Any, divided: str, item: dict[str, Any], group: str) -> None:
    found = grouping("split", rule, _WORDS)
    assert found.divides(TYPES[divided])
    assert found.group_of(TYPES[divided], item) == group


@pytest.mark.parametrize("rule", ["type", "location", "device_type", {"by": "profile"}])
def test_types_that_are_not_divided(rule: Any) -> None:
    assert not grouping("split", rule, _WORDS).divides(TYPES["security_groups"])


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        *(
            (given, f"split must be one of type, location, device_type, or {{by: OPTION}}, not {given!r}.")
            for given in (
                "locations",
                "",
                1,
                True,
                [],
                ["type"],
                {},
                {"by": 1},
                {"by": "a", "of": "b"},
                {"for": "a"},
                "a=b",
                "{",
            )
        ),
        (
            {"by": "profil"},
            "split: no type has objects that can be divided by the option 'profil'; did you mean 'profile'?",
        ),
        *(
            (
                {"by": name},
                f"split: no type has objects that can be divided by the option {name!r}; "
                "write an option such as profile, or groups#ROOT.",
            )
            for name in ("", "zzz", "name#Location")
        ),
    ],
)
def test_other_rules(rule: Any, problem: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        grouping("split", rule, _WORDS)
    assert caught.value.message == problem


def test_lists_with_groups_of_several_trees() -> None:
    assert not grouping("split", {"by": "groups"}, _WORDS).divides(TYPES["network_devices"])


@pytest.mark.parametrize("name", ["radius", "radius.shared_secret", "profile#Location"])
def test_options_that_divide_nothing(name: str) -> None:
    """Blocks have no value, and secrets must not become file names."""
    with pytest.raises(InvalidInput):
        grouping("split", {"by": name}, _WORDS)
