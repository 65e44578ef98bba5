# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hints for misspelt names: only near names are hints."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.near_names import near_names

KNOWN = [
    "Location#All Locations",
    "Location#All Locations#Paris",
    "Location#All Locations#Tokyo",
    "Device Type#All Device Types#Switch",
    "PermitAccess",
    "DenyAccess",
    "Printers",
    "name",
]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Location#All Locations#Pari", ["Location#All Locations#Paris"]),
        ("location#all locations#PARIS", ["Location#All Locations#Paris"]),
        ("Location#All Location#Paris", ["Location#All Locations#Paris"]),
        ("PermitAcces", ["PermitAccess"]),
        ("Printer", ["Printers"]),
        ("nmae", ["name"]),
        # What shares only the beginning or a word is another name.
        ("Location#All Locations#Lyon", []),
        ("Location#All Locations#Berlin", []),
        ("Employees", []),
        ("ip", []),
        ("", []),
    ],
)
def test_only_near_names(name: str, near: list[str]) -> None:
    assert near_names(name, KNOWN) == near


def test_the_nearest_come_first() -> None:
    assert near_names("sw-1", ["sw-12", "sw-11", "sw-2", "sw-1a", "core"], at_most=2) == ["sw-11", "sw-12"]
    assert near_names("stuff", ["staff", "stuf"], at_most=3) == ["stuf", "staff"]
