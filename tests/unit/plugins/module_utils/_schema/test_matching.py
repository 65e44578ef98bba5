# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of several entries or objects is the one that is meant."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._schema.matching import entry_named, single_match
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import LINK


@pytest.mark.parametrize(
    ("names", "name", "found"),
    [
        (["a", "B"], "b", "B"),
        (["SW1", "sw1"], "sw1", "sw1"),
        (["SW1", "Sw1"], "sw1", "SW1"),
        (["a"], "b", None),
        (["Hauptstraße"], "HAUPTSTRAßE", "Hauptstraße"),
        (["Hauptstraße"], "Hauptstrasse", None),
        ([], "b", None),
    ],
)
def test_an_exact_name_comes_before_another_case(names: list[str], name: str, found: str | None) -> None:
    entry = entry_named([{"name": each} for each in names], name)
    assert (entry and entry["name"]) == found


def test_an_entry_without_a_name_is_passed_over() -> None:
    assert entry_named([{"id": "1"}, {"id": "2", "name": "a"}], "A") == {"id": "2", "name": "a"}


def test_several_matches_are_refused() -> None:
    assert single_match([], LINK, "link 'a'") is None
    assert single_match(["one"], LINK, "link 'a'") == "one"
    with pytest.raises(InvalidInput) as failure:
        single_match(["one", "two"], LINK, "link 'a'")
    assert failure.value.message == ("ISE has 2 objects for the link 'a'; select one with areas or plane or id.")
