# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The compact form of a diff: what users see of each kind of change."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.compact_diff import object_lines
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action

ACL = "permit udp any any eq domain\npermit tcp any any eq www\npermit tcp any any eq 443\ndeny ip any any"
LONG = [f"Location#All Locations#Building {number}" for number in range(6)]


def lines(action: Action, *changes: tuple[str, Any, Any], before: Any = None, **more: Any) -> list[str]:
    """Return the lines of one object, without the first."""
    listed = [{"option": option, "before": old, "after": new} for option, old, new in changes]
    entry = {"type": "network_devices", "name": "sw-1", "changes": listed, **more}
    first, *rest = object_lines(action, entry, before or {})
    assert first == {Action.CREATE: "+", Action.UPDATE: "~", Action.DELETE: "-"}[action] + " network_devices sw-1"
    return rest


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Access", ["    x: Access"]),
        ("", ['    x: ""']),
        (False, ["    x: false"]),
        (["a", "b"], ["    x: [a, b]"]),
        ({"a": 1}, ["    x: a: 1"]),
        ("a\nb", ["    x:", "        a", "        b"]),
        ("a\rb\x1b[2J", ["    x: a\\rb\\x1b[2J"]),
        (LONG, ["    x:", *(f"        {member}" for member in LONG)]),
        ("(secret, written)", ["    x: (secret, written)"]),
    ],
)
def test_created(value: Any, shown: list[str]) -> None:
    assert lines(Action.CREATE, ("x", None, value)) == shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (1700, 3799, ["    x: 1700 -> 3799"]),
        ("", "Access", ['    x: "" -> Access']),
        (None, "Access", ["    x: (none) -> Access"]),
        ("Access", None, ["    x: Access -> (none)"]),
        (["a"], ["a", "b"], ["    x: [a] -> [a, b]"]),
        (
            ACL,
            ACL.replace("www", "8080"),
            [
                "    x:",
                "        permit udp any any eq domain",
                "      - permit tcp any any eq www",
                "      + permit tcp any any eq 8080",
                "        permit tcp any any eq 443",
            ],
        ),
        (LONG, LONG[1:], ["    x:", f"      - {LONG[0]}", f"        {LONG[1]}"]),
        (None, "a\nb", ["    x:", "      + a", "      + b"]),
        ("a\nb", "", ["    x:", "      - a", "      - b", '      + ""']),
        ("1" * 101, int("1" * 101), ["    x:", f"      - {'1' * 101}", f"      + {'1' * 101}"]),
        ("(secret)", "(secret, written)", ["    x: (secret) -> (secret, written)"]),
    ],
)
def test_changed(before: Any, after: Any, shown: list[str]) -> None:
    assert lines(Action.UPDATE, ("x", before, after)) == shown


def test_deleted_with_content() -> None:
    """All that is known of it, apart from the id."""
    before = {
        "id": "1",
        "name": "sw-1",
        "radius": {"coa_port": 1700, "shared_secret": "(secret)"},
        "content": "a\nb",
        "map": {},
    }
    assert lines(Action.DELETE, before=before) == [
        "    name: sw-1",
        "    radius.coa_port: 1700",
        "    radius.shared_secret: (secret)",
        "    content:",
        "        a",
        "        b",
        "    map: {}",
    ]


def test_needed_secrets() -> None:
    shown = lines(Action.CREATE, ("name", None, "sw-1"), needed_secrets=["radius/paris", "radius/\u202e"])
    assert shown[-1] == "    secrets needed to apply: radius/paris, radius/\\u202e"


def test_names_cannot_forge_lines() -> None:
    entry = {"type": "network_devices", "name": "a\n- security_groups all\r", "changes": []}
    assert list(object_lines(Action.DELETE, entry, {})) == ["- network_devices a\\n- security_groups all\\r"]
