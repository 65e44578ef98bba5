# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentence for a mistyped option."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils.redaction import PLACEHOLDER
from ansible_collections.openise.ise.plugins.module_utils.suggest import shown_arguments, unsupported_options

SPEC: dict[str, Any] = {
    "name": {"type": "str"},
    "radius": {
        "type": "dict",
        "options": {"shared_secret": {"type": "str"}, "deep": {"options": {"coa_port": {"type": "int"}}}},
    },
}


@pytest.mark.parametrize(
    ("unsupported", "sentence"),
    [
        ([], ""),
        (["nmae"], "switch has no option 'nmae'; did you mean 'name'?"),
        (["xyzzy"], "switch has no option 'xyzzy'; there is name, radius."),
        ([("radius", "secret")], "switch has no option 'secret' inside radius; did you mean 'shared_secret'?"),
        (
            [("radius", "deep", "port")],
            "switch has no option 'port' inside radius.deep; did you mean 'coa_port'?",
        ),
        ([("gone", "port")], "switch has no option 'port' inside gone; there is ."),
        ([("nmae",)], "switch has no option 'nmae'; did you mean 'name'?"),
        (
            ["radus", "nmae"],
            "switch has no option 'nmae'; did you mean 'name'? switch has no option 'radus'; did you mean 'radius'?",
        ),
    ],
)
def test_unsupported_options(unsupported: list[Any], sentence: str) -> None:
    assert unsupported_options("switch", unsupported, SPEC) == sentence


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ({"name": "sw1", "title": "sw1"}, {"name": "sw1", "title": "sw1"}),
        ({"nmae": "Canary"}, {"nmae": PLACEHOLDER}),
        ({"nmae": None}, {"nmae": None}),
        ({"radius": "Canary"}, {"radius": PLACEHOLDER}),
        (
            {"radius": {"shared_secret": "kept", "secret": "Canary"}},
            {"radius": {"shared_secret": "kept", "secret": PLACEHOLDER}},
        ),
        ({"radius": {"deep": ["Canary", {"coa_port": 1}]}}, {"radius": {"deep": [PLACEHOLDER, {"coa_port": 1}]}}),
    ],
)
def test_refused_arguments_hide_what_could_be_a_secret(arguments: dict[str, Any], shown: dict[str, Any]) -> None:
    spec = {**SPEC, "name": {"type": "str", "aliases": ["title"]}}
    assert shown_arguments(arguments, spec) == shown
