# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The argument spec that follows from a declaration."""

from __future__ import annotations

from ansible_collections.openise.ise.plugins.module_utils._schema.argument_spec import attribute_options
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import MERGED, UNORDERED
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Field, Resource


def resource(*fields: Field) -> Resource:
    return Resource("thing", "things", "thing", "Thing", fields)


def test_argument_spec_is_computed() -> None:
    declared = resource(
        Field("name", required=True, aliases=("title",)),
        Field("mode", choices={"on": "ON", "off": "OFF"}),
        Field("members", kind="list", elements="str", compare=UNORDERED),
        Field("computed", derive=lambda given: given.get("name")),
        Field("monkey", kind="int"),
        Field("token_settings", kind="dict", fields=(Field("pass_through", kind="bool"), Field("word", secret=True))),
    )
    assert attribute_options(declared) == {
        # required to create only, so that an object can be found by id or deleted
        "name": {"type": "str", "aliases": ["title"]},
        "mode": {"type": "str", "choices": ["on", "off"]},
        "members": {"type": "list", "elements": "str"},
        "monkey": {"type": "int", "no_log": False},
        "token_settings": {
            "type": "dict",
            "options": {
                "pass_through": {"type": "bool", "no_log": False},
                "word": {"type": "str", "no_log": True},
            },
        },
    }


def test_lists_of_objects_and_maps() -> None:
    rules = Field(
        "rules",
        kind="list",
        elements="dict",
        compare=UNORDERED,
        fields=(
            Field("port", kind="int", api_name="portNumber"),
            Field("protocol", choices={"tcp": "TCP"}, required=True),
            Field("log", kind="bool"),
        ),
    )
    tags = Field("tags", kind="map", compare=MERGED, replace_option="replace_tags")
    declared = resource(Field("name", required=True), rules, tags)
    assert attribute_options(declared) == {
        "name": {"type": "str"},
        "rules": {
            "type": "list",
            "elements": "dict",
            "options": {
                "port": {"type": "int"},
                "protocol": {"type": "str", "choices": ["tcp"], "required": True},
                "log": {"type": "bool"},
            },
        },
        "tags": {"type": "dict"},
        "replace_tags": {"type": "bool", "default": False},
    }
