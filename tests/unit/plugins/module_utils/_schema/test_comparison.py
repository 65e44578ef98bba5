# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When a desired value equals the current one, and which value is written if not."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import (
    MERGED,
    ORDERED,
    STRICT,
    UNORDERED,
    Automatic,
    Comparison,
    Keyed,
    Loose,
    OnePerRoot,
    Whole,
    is_empty,
)

GROUPS = OnePerRoot("#", {"IPSEC": "IPSEC#Is IPSEC Device#No"})
AUTO = Automatic("Auto")
RULES = Keyed("port")
LOOSE, BAG = Loose(), Loose(unordered=True)
PARIS, OSLO, EVERYWHERE = "Location#All Locations#Paris", "Location#All Locations#Oslo", "Location#All Locations"
SWITCH, ANY_TYPE = "Device Type#All Device Types#Switch", "Device Type#All Device Types"
NO_IPSEC, IPSEC = "IPSEC#Is IPSEC Device#No", "IPSEC#Is IPSEC Device#Yes"
OWN, OWN_ROOT = "Rollout#Rollout#Wave 1", "Rollout#Rollout"


@pytest.mark.parametrize(
    ("value", "empty"),
    [(None, True), ("", True), ([], True), ({}, True), (0, False), (False, False), (" ", False), ([""], False)],
)
def test_is_empty(value: Any, empty: bool) -> None:
    assert is_empty(value) is empty


@pytest.mark.parametrize(
    ("rule", "current", "wanted", "same"),
    [
        (STRICT, "a", "a", True),
        (STRICT, "a", "A", False),
        (STRICT, None, "", True),
        (STRICT, "", "", True),
        (STRICT, "a", "", False),
        (STRICT, None, False, False),
        (STRICT, 0, False, True),
        (STRICT, None, 0, False),
        (UNORDERED, ["a", "b"], ["b", "a"], True),
        (UNORDERED, ["a", "b"], ["b", "a", "b"], True),
        (UNORDERED, ["a", "b"], ["a"], False),
        (UNORDERED, ["a"], ["a", "b"], False),
        (UNORDERED, None, [], True),
        (UNORDERED, ["a"], [], False),
        (UNORDERED, None, ["a"], False),
        (AUTO, "psn1", "Auto", True),
        (AUTO, None, "Auto", True),
        (AUTO, "Auto", "Auto", True),
        (AUTO, "Auto", "psn1", False),
        (AUTO, "psn1", "psn2", False),
        (AUTO, "psn1", "psn1", True),
        (AUTO, None, "", True),
        (AUTO, "psn1", "", False),
        (ORDERED, ["a", "b"], ["a", "b"], True),
        (ORDERED, ["a", "b"], ["b", "a"], False),
        (ORDERED, ["a"], ["a", "b"], False),
        (ORDERED, ["a", "b"], ["a"], False),
        (ORDERED, None, [], True),
        (ORDERED, [{"x": 1, "extra": 2}], [{"x": 1}], True),
        (ORDERED, [{"x": 1}], [{"x": 1, "extra": 2}], False),
        (ORDERED, [{"x": 1}], [{"x": 1, "extra": ""}], True),
        (ORDERED, ["text"], [{"x": 1}], False),
        (RULES, [{"port": 2, "extra": 1}, {"port": 1}], [{"port": 1}, {"port": 2}], True),
        (RULES, [{"port": 1}], [{"port": 2}], False),
        (RULES, [{"port": 1, "to": "a"}], [{"port": 1, "to": "b"}], False),
        (RULES, [{"port": 1}, {"port": 2}], [{"port": 1}], False),
        (LOOSE, 1, "1", True),
        (LOOSE, "True", True, True),
        (LOOSE, "false", True, False),
        (LOOSE, "A", "a", False),
        (LOOSE, None, "", True),
        (LOOSE, None, False, False),
        (LOOSE, {"x": {"y": "1", "z": 2}}, {"x": {"y": 1}}, True),
        (LOOSE, {"x": 1}, {"x": 1, "y": 2}, False),
        (LOOSE, {"x": 1}, {"x": 1, "y": ""}, True),
        (LOOSE, ["a", "b"], ["a", "b"], True),
        (LOOSE, ["a", "b"], ["b", "a"], False),
        (LOOSE, ["a"], ["a", "b"], False),
        (LOOSE, [{"x": 1, "more": 2}], [{"x": "1"}], True),
        (BAG, ["a", "b"], ["b", "a"], True),
        (BAG, ["a", "a"], ["a", "b"], False),
        (BAG, ["a", "b"], ["a", "a"], False),
        (BAG, [None, ""], ["", None], True),
        (BAG, {"x": [{"n": 1}, {"n": 2, "m": 3}]}, {"x": [{"n": 2}, {"n": 1}]}, True),
        (RULES, None, [], True),
        (MERGED, {"a": "1", "b": "2"}, {"a": "1"}, True),
        (MERGED, {"a": "1"}, {"a": "2"}, False),
        (MERGED, {"a": "1"}, {"b": "2"}, False),
        (MERGED, {"a": "1"}, {"b": ""}, True),
        (MERGED, {"a": "1"}, {"a": ""}, False),
        (MERGED, None, {}, True),
        (MERGED, None, {"a": "1"}, False),
        (MERGED, {"a": "1", "b": "2"}, Whole(a="1"), False),
        (MERGED, {"a": "1", "b": ""}, Whole(a="1"), True),
        (MERGED, {"a": "1"}, Whole(), False),
        (MERGED, None, Whole(), True),
    ],
)
def test_equal(rule: Comparison, current: Any, wanted: Any, same: bool) -> None:
    assert rule.equal(current, wanted) is same


@pytest.mark.parametrize(
    ("current", "wanted", "same"),
    [
        # What the user named is there; defaults that ISE added for other types are no difference.
        ([PARIS, ANY_TYPE, NO_IPSEC], [PARIS], True),
        ([ANY_TYPE, NO_IPSEC, PARIS], [PARIS, ANY_TYPE], True),
        ([PARIS, SWITCH, IPSEC, OWN], [PARIS], True),
        ([PARIS, SWITCH], [OSLO], False),
        ([PARIS, SWITCH], [EVERYWHERE], False),
        ([EVERYWHERE, SWITCH], [PARIS], False),
        # A type may hold several members; each named type has exactly the desired ones.
        ([PARIS, OSLO], [PARIS], False),
        ([PARIS], [PARIS, OSLO], False),
        ([PARIS, OSLO], [OSLO, PARIS], True),
        # A type of our own, not there yet.
        ([PARIS], [OWN], False),
        ([PARIS, OWN], [OWN], True),
        (None, [PARIS], False),
        # An empty list asks for the defaults, of the factory's types and of our own.
        (None, [], True),
        ([], [], True),
        ([EVERYWHERE, ANY_TYPE, NO_IPSEC], [], True),
        ([EVERYWHERE, OWN_ROOT], [], True),
        ([PARIS, ANY_TYPE, NO_IPSEC], [], False),
        ([EVERYWHERE, IPSEC], [], False),
        ([EVERYWHERE, "IPSEC#Is IPSEC Device"], [], False),
        ([OWN], [], False),
    ],
)
def test_groups_are_compared_per_type(current: Any, wanted: Any, same: bool) -> None:
    assert GROUPS.equal(current, wanted) is same


@pytest.mark.parametrize(
    ("paths", "left"),
    [
        ([], []),
        ([EVERYWHERE, ANY_TYPE, NO_IPSEC], []),
        ([PARIS, ANY_TYPE, NO_IPSEC], [PARIS]),
        ([SWITCH, PARIS, IPSEC], [SWITCH, PARIS, IPSEC]),
        # With one of them missing, the written list would be another one.
        ([PARIS, EVERYWHERE, ANY_TYPE], [PARIS, EVERYWHERE]),
        # It is not proven that ISE adds the root of a type of our own.
        ([OWN_ROOT, EVERYWHERE], [OWN_ROOT]),
        (["IPSEC#Is IPSEC Device", EVERYWHERE], ["IPSEC#Is IPSEC Device"]),
    ],
)
def test_groups_that_ise_adds_by_itself(paths: list[str], left: list[str]) -> None:
    groups = OnePerRoot("#", {"IPSEC": NO_IPSEC}, filled=("Location", "Device Type", "IPSEC"))
    assert groups.without_defaults(paths) == left
    assert groups.equal(paths, left) or not left


@pytest.mark.parametrize(
    ("rule", "current", "wanted", "written"),
    [
        (STRICT, "a", "b", "b"),
        (AUTO, "a", "b", "b"),
        (UNORDERED, ["x"], ["b", "a", "b"], ["b", "a"]),
        (ORDERED, ["x"], ["b", "a", "b"], ["b", "a", "b"]),
        (RULES, [{"port": 1}], [{"port": 2}], [{"port": 2}]),
        (MERGED, {"a": "1", "b": "2"}, {"b": "3", "c": "4"}, {"a": "1", "b": "3", "c": "4"}),
        (MERGED, None, {"b": "3"}, {"b": "3"}),
        (MERGED, {"a": "1", "b": "2"}, Whole(b="3"), {"a": "", "b": "3"}),
        (MERGED, None, Whole(b="3"), {"b": "3"}),
        (GROUPS, [OSLO, SWITCH, NO_IPSEC], [PARIS], [PARIS, SWITCH, NO_IPSEC]),
        (GROUPS, [OSLO, SWITCH], [PARIS, PARIS, OWN], [PARIS, OWN, SWITCH]),
        (GROUPS, None, [PARIS], [PARIS]),
        (GROUPS, [PARIS, SWITCH], [], []),
    ],
)
def test_merged(rule: Comparison, current: Any, wanted: Any, written: Any) -> None:
    assert rule.merged(current, wanted) == written


@pytest.mark.parametrize(("wanted", "left"), [("Auto", True), ("auto", False), ("psn1", False), (None, False)])
def test_the_word_that_leaves_a_choice_to_ise(wanted: Any, left: bool) -> None:
    assert AUTO.leaves_it_to_ise(wanted) is left


def test_what_was_written_is_no_difference_afterwards() -> None:
    members = [PARIS, OSLO, EVERYWHERE, SWITCH, ANY_TYPE, NO_IPSEC, IPSEC, OWN]
    for size in range(1, len(members)):
        for start in range(len(members)):
            wanted = [members[(start + step) % len(members)] for step in range(size)]
            current = members[start:] + members[: start // 2]
            assert GROUPS.equal(GROUPS.merged(current, wanted), wanted), (current, wanted)


NETWORKS = Keyed("name", members={"vlans": Keyed("name")})
CAMPUS = {"name": "Campus", "vlans": [{"name": "a", "data": True}, {"name": "b", "data": False}]}


@pytest.mark.parametrize(
    ("current", "same"),
    [
        ([CAMPUS], True),
        (
            [{**CAMPUS, "id": "1", "vlans": [{"name": "b", "data": False, "id": "3"}, {"name": "a", "data": True}]}],
            True,
        ),
        ([{**CAMPUS, "vlans": [{"name": "a", "data": True}]}], False),
        ([{**CAMPUS, "vlans": [{"name": "a", "data": True}, {"name": "b", "data": True}]}], False),
        ([{"name": "Campus"}], False),
        ([], False),
        (None, False),
    ],
)
def test_lists_in_members_have_their_own_rule(current: Any, same: bool) -> None:
    assert NETWORKS.equal(current, [CAMPUS]) is same


def test_members_are_unique() -> None:
    assert NETWORKS.unique([CAMPUS, dict(CAMPUS)]) == [CAMPUS]
    with pytest.raises(ValueError, match="two members have the name 'Campus'"):
        NETWORKS.unique([CAMPUS, {"name": "Campus"}])
