# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of what ISE holds and what files declare, made up by hypothesis, and what must come of them.

Any object may be new, there and declared alike or differently, there and nobody's, wanted absent, or nowhere. Pairs that
ISE itself would refuse are put right: what would be left referring to nothing is declared absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from ansible_collections.openise.ise.tests.config.world import KINDS, SECRET, Item, State
from ansible_collections.openise.ise.tests.truth.row import before

Declared = dict[str, dict[str, Item]]  # as a state; items may be partial, or absent

_DESCRIPTIONS = st.sampled_from(["", "first floor", "Büro"])
_ROOTS = ("Location#All Locations", "Device Type#All Device Types", "IPSEC#Is IPSEC Device#No")
_FACTORY = {"network_device_groups": set(_ROOTS), "endpoint_groups": {"Unknown", "Workstation"}}
_GROUPS = (
    "Location#All Locations#Nice",
    "Location#All Locations#Nice#Port",
    "Location#All Locations#Nice#Port#Shed 2",
    "Location#All Locations#Rome",
    "Device Type#All Device Types#Switch",
)
_ENDPOINT_GROUPS = ("Cameras", "Doors", "Lifts", "Printers", "Scanners")
_TAGGED = ("Cams", "Desks", "Racks")
_ACLS = ("Web_Only", "No_Telnet")
_UNLESS_TOLD: Mapping[str, Item] = {"endpoint_groups": {"parent": ""}}
_RULE = "default_rule and sgacls"
_SHARED = "10.9.9.9/32"  # an address that moves from device to device

NOWHERE, NEW, THERE, UNDECLARED, DOOMED, GONE = "nowhere", "new", "there", "undeclared", "doomed", "gone"
_FATES = st.sampled_from([NEW, THERE, THERE, UNDECLARED, DOOMED, GONE, NOWHERE])


@dataclass(frozen=True)
class Pair:
    """``current`` is in ISE, ``declared`` in files; of ``purge`` what is not declared goes."""

    current: State
    declared: Declared
    purge: tuple[str, ...]

    @property
    def resources(self) -> dict[str, list[Item]]:
        """Return the option ``resources``."""
        return {plural: list(items.values()) for plural, items in self.declared.items() if items}

    @property
    def expected(self) -> State:
        """Return what ISE must hold in the end."""
        left: State = {}
        for plural in KINDS:
            there, files = self.current[plural], self.declared[plural]
            kept = {} if plural in self.purge else {key: item for key, item in there.items() if key not in files}
            left[plural] = {key: {**_UNLESS_TOLD.get(plural, {}), **item} for key, item in kept.items()}
            for key, item in files.items():
                if item.get("state") != "absent":
                    left[plural][key] = {**_UNLESS_TOLD.get(plural, {}), **there.get(key, {}), **item}
        return left


def _items(release: str) -> Iterator[tuple[str, Item, dict[str, st.SearchStrategy[Any]]]]:
    """Yield type, key options and the strategies of the other options for every object there may be."""
    text = {"description": _DESCRIPTIONS}
    for name in _GROUPS:
        yield "network_device_groups", {"name": name}, text
    for number in range(5):
        own = [f"10.9.{number}.1/32", f"10.9.{number}.2/32"]
        yield (
            "network_devices",
            {"name": f"sw-{number}"},
            {
                **text,
                "ip_addresses": st.sampled_from([own[:1], own, [own[1], _SHARED]]).map(sorted),
                "groups": st.tuples(
                    st.sampled_from([_ROOTS[0], *_GROUPS[:4]]), st.sampled_from([_ROOTS[1], _GROUPS[4]])
                ).map(lambda pair: sorted([*pair, _ROOTS[2]])),
                "radius": st.just({"shared_secret": SECRET}),
            },
        )
    for number, name in enumerate(_ENDPOINT_GROUPS):
        parent = {"parent": st.sampled_from(["", "Workstation", *_ENDPOINT_GROUPS[:number]])}
        yield "endpoint_groups", {"name": name}, {**text, **({} if before(release, "3.1") else parent)}
    for number in range(4):
        group = st.sampled_from(["Unknown", *_ENDPOINT_GROUPS])
        yield "endpoints", {"mac": f"02:00:00:00:00:0{number}"}, {**text, "group": group}
    for number, name in enumerate(_TAGGED):
        yield "security_groups", {"name": name}, {**text, "value": st.just(2001 + number)}
    for name in _ACLS:
        content = st.sampled_from(["deny ip", "permit tcp dst eq 443\ndeny ip"])
        yield "security_group_acls", {"name": name}, {**text, "content": content}
    for source in _TAGGED[:2]:
        for destination in _TAGGED:
            rule = st.sampled_from([("none", []), ("permit_ip", []), ("none", ["Web_Only"]), ("none", ["No_Telnet"])])
            yield (
                "egress_matrix_cells",
                {"source": source, "destination": destination},
                {**text, "status": st.sampled_from(["enabled", "disabled", "monitor"]), _RULE: rule},
            )
    for name in ("ann", "ben", "zoë"):
        groups = st.sampled_from([[], ["Employee"], ["ALL_ACCOUNTS (default)", "Employee"]])
        yield (
            "internal_users",
            {"name": name},
            {**text, "enabled": st.booleans(), "user_password": st.just(SECRET), "identity_groups": groups},
        )


@st.composite
def pairs(draw: st.DrawFn, release: str) -> Pair:
    """Make up a pair."""
    current: State = {plural: {} for plural in KINDS}
    declared: Declared = {plural: {} for plural in KINDS}
    partial: list[tuple[str, str, Item]] = []
    for plural, key, options in _items(release):
        called = KINDS[plural].key_of(key)
        fate = draw(_FATES)
        if fate in (THERE, UNDECLARED, DOOMED):
            current[plural][called] = {**key, **_split(draw(st.fixed_dictionaries(options)))}
        if fate in (DOOMED, GONE):
            declared[plural][called] = {**key, "state": "absent"}
        elif fate in (NEW, THERE):
            wanted = draw(st.fixed_dictionaries(options))
            left_out = draw(st.sets(st.sampled_from(sorted({*options} - {"radius"}))))
            declared[plural][called] = {**key, **_split(wanted)}
            given = {option: value for option, value in wanted.items() if option not in left_out}
            partial.append((plural, called, {**key, **_split(given)}))
    purge = tuple(sorted(draw(st.sets(st.sampled_from(sorted(KINDS))))))
    _drop_lost(current)
    for plural, called, given in partial:
        if called in current[plural]:  # what is new needs all its options
            declared[plural][called] = given
    pair = Pair(current, declared, purge)
    _give_shared_address_once(pair)
    while lost := list(_lost(pair.expected)):
        for plural, called in lost:
            key = {option: pair.expected[plural][called][option] for option in KINDS[plural].key}
            pair.declared[plural][called] = {**key, "state": "absent"}
    return pair


def _split(item: Item) -> Item:
    """Return options with those of a cell's rule, which only together make sense, each by itself."""
    rest = {option: value for option, value in item.items() if option != _RULE}
    return {**rest, "default_rule": item[_RULE][0], "sgacls": item[_RULE][1]} if _RULE in item else rest


def _drop_lost(state: State) -> None:
    """Take objects out that refer to what is not there, and addresses that another device has."""
    while lost := list(_lost(state)):
        for plural, called in lost:
            del state[plural][called]
    holders = [item for item in state["network_devices"].values() if _SHARED in item["ip_addresses"]]
    for item in holders[1:]:
        item["ip_addresses"] = [each for each in item["ip_addresses"] if each != _SHARED]


def _give_shared_address_once(pair: Pair) -> None:
    """Let one device have the shared address in the end: the one that has it and keeps it, else the first that wants it."""
    holders = [called for called, item in pair.expected["network_devices"].items() if _SHARED in item["ip_addresses"]]
    keeps = [called for called in holders if "ip_addresses" not in pair.declared["network_devices"].get(called, {})]
    for called in holders:
        if called != (keeps or holders)[0]:
            item = pair.declared["network_devices"][called]
            item["ip_addresses"] = [each for each in item["ip_addresses"] if each != _SHARED]


def _lost(state: State) -> Iterator[tuple[str, str]]:
    """Yield type and key of objects that refer to something that is not in a state."""
    there = {plural: {*items, *_FACTORY.get(plural, ())} for plural, items in state.items()}
    for plural, items in state.items():
        for called, item in items.items():
            above = called.rpartition("#")[0] if plural == "network_device_groups" else ""
            named = {above: plural} if above else {}
            for option, target in KINDS[plural].refers.items():
                value = item.get(option) or []
                named.update(dict.fromkeys([value] if isinstance(value, str) else value, target))
            if any(name not in there[target] for name, target in named.items()):
                yield plural, called
