# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The argument spec that follows from a declaration."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.argument_spec import attribute_options, object_keys
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Attribute
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import (
    Block,
    Boolean,
    Derived,
    Integer,
    List,
    Map,
    Secret,
    String,
)
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import UNORDERED
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint, Identity
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import PASS


def resource(*attributes: Attribute) -> Resource:
    return Resource(
        "thing",
        "things",
        endpoint=Endpoint("thing", "Thing"),
        attributes=attributes,
    )


def test_argument_spec_is_computed() -> None:
    declared = resource(
        String("name", required=True),
        String("mode", choices={"on": "ON", "off": "OFF"}),
        List("members", compare=UNORDERED),
        Derived("computed", derive=lambda given: given.get("name")),
        Integer("monkey"),
        Block(
            "token_settings",
            attributes=(Boolean("pass_through"), Secret("word")),
        ),
    )
    assert attribute_options(declared) == {
        # required to create only, so that an object can be found by id or deleted
        "name": {"type": "str"},
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
    rules = List(
        "rules",
        compare=UNORDERED,
        attributes=(
            Integer("port", "portNumber"),
            String("protocol", required=True, choices={"tcp": "TCP"}),
            Boolean("log"),
        ),
    )
    tags = Map("tags", replace_option="replace_tags")
    declared = resource(String("name", required=True), rules, tags)
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


@pytest.mark.parametrize(
    ("defaults", "groups"),
    [
        ((None, None), [["subnet", "id"], ["network", "id"]]),
        ((None, "default"), [["subnet", "id"]]),
        (("", "default"), [["subnet", "network", "id"]]),
    ],
)
def test_an_object_is_never_found_by_defaults_alone(defaults: tuple[str | None, ...], groups: list[list[str]]) -> None:
    subnet, network = defaults
    declared = Resource(
        "filter",
        "filters",
        endpoint=Endpoint("filter", "Filter"),
        identity=Identity(key=("subnet", "network"), listed_as=""),
        attributes=(String("subnet", server_default=subnet), String("network", server_default=network)),
    )
    assert object_keys(declared) == groups


def test_options() -> None:
    spec = attribute_options(PASS)
    assert set(spec) == {"name", "door", "door_id", "code", "width", "height", "area", "scale"}
    assert spec["scale"] == spec["door_id"] == {"type": "str"}
