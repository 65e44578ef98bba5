# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of text options that YAML has turned into something else."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.yaml_types import not_options, not_text, yaml_kind

SPEC: dict[str, Any] = {
    "name": {"type": "str"},
    "untyped": {},
    "number": {"type": "int"},
    "choice": {"type": "str", "choices": ["5", "yes"]},
    "flag": {"type": "bool"},
    "groups": {"type": "list", "elements": "str"},
    "numbers": {"type": "list", "elements": "int"},
    "free": {"type": "dict"},
    "block": {"type": "dict", "options": {"secret": {"type": "str", "no_log": True}, "port": {"type": "int"}}},
    "rows": {"type": "list", "elements": "dict", "options": {"value": {"type": "str"}}},
}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"name": "0123", "untyped": "no", "groups": ["1"], "block": {"secret": "5"}, "rows": [{"value": ""}]}, []),
        ({"name": None, "groups": None, "block": None, "rows": None}, []),
        ({"number": 5, "flag": True, "numbers": [1], "free": {"a": 5}, "unknown": 5}, []),
        ({"choice": 5}, []),
        ({"choice": 6}, [(("choice",), "an integer")]),
        ({"choice": True}, [(("choice",), "a boolean")]),
        ({"name": 83}, [(("name",), "an integer")]),
        ({"name": False}, [(("name",), "a boolean")]),
        ({"untyped": 1.5}, [(("untyped",), "a float")]),
        ({"name": date(2026, 1, 2)}, [(("name",), "a date")]),
        ({"name": datetime(2026, 1, 2, tzinfo=timezone.utc)}, [(("name",), "a date")]),
        ({"groups": ["a", 1, True]}, [(("groups", 1), "an integer"), (("groups", 2), "a boolean")]),
        ({"groups": 1}, [(("groups",), "an integer")]),
        ({"block": {"secret": 123, "port": 1}}, [(("block", "secret"), "an integer")]),
        ({"rows": [{"value": "a"}, {"value": 7}]}, [(("rows", 1, "value"), "an integer")]),
        ({"name": {"a": "b"}, "untyped": []}, [(("name",), "a mapping"), (("untyped",), "a list")]),
        ({"rows": [{"value": ["a"]}], "groups": {"a": 1}}, [(("rows", 0, "value"), "a list")]),
    ],
)
def test_not_text(values: dict[str, Any], found: list[Any]) -> None:
    """Text options only, at every depth, with their path."""
    assert list(not_text(values, SPEC)) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"block": {"port": 1}, "rows": [{"value": "a"}], "free": [1], "groups": [[1]]}, []),
        ({"block": "port=1", "rows": ["value=a"], "unknown": [1]}, []),
        ({"block": None, "rows": None}, []),
        ({"block": [1]}, [("block",)]),
        ({"block": []}, [("block",)]),
        ({"rows": [{"value": "a"}, ["a"]]}, [("rows",)]),
    ],
)
def test_not_options(values: dict[str, Any], found: list[Any]) -> None:
    """Lists in place of mappings of options, at every depth."""
    assert list(not_options(values, SPEC)) == found


def test_a_number_may_stand_for_the_name_of_a_numbered_object() -> None:
    """An integer, at the options that are listed; a boolean is no number."""
    numbered = {("name",), ("rows", "value"), ("groups",)}
    values = {"name": 5, "groups": [1, True], "rows": [{"value": 7}], "untyped": 5}
    assert list(not_text(values, SPEC, numbered)) == [(("groups", 1), "a boolean"), (("untyped",), "an integer")]


class _Tagged(int):
    """A number as ansible-core 2.19 and later pass it."""


def test_kinds_of_other_values() -> None:
    """Text and containers have no kind."""
    others: list[Any] = ["x", [], {}, None]
    assert [yaml_kind(value) for value in others] == ["", "", "", ""]
    assert yaml_kind(_Tagged(83)) == "an integer"
