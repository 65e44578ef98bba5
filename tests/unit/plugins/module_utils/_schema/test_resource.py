# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The declaration language: it refuses nonsense, knows both paths of an attribute, and translates its values."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import MERGED, UNORDERED
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Block, Field, Hierarchy, Resource
from ansible_collections.openise.ise.plugins.module_utils._types.codec import STRING_BOOL

PLAIN = Field("plain")


@pytest.mark.parametrize(
    ("nonsense", "reason"),
    [
        ({"kind": "float"}, "kind 'float' is not one of"),
        ({"kind": ""}, "kind '' is not one of"),
        ({"kind": "dict"}, "fields."),
        ({"kind": "str", "fields": (PLAIN,)}, "fields."),
        ({"kind": "list", "compare": UNORDERED}, "a list, and only a list, has elements"),
        ({"kind": "str", "elements": "str"}, "a list, and only a list, has elements"),
        ({"kind": "list", "elements": "str"}, "a list must say how it is compared"),
        ({"kind": "int", "choices": {"a": "A"}}, "choices are for strings"),
        ({"kind": "list", "elements": "int", "compare": UNORDERED, "choices": {"a": "A"}}, "choices are for strings"),
        ({"kind": "int", "secret": True}, "a secret is a string"),
        ({"hidden": True}, "hidden is for secrets"),
        ({"secret": True, "implied_by": "user"}, "implied_by is for hidden secrets"),
        ({"masked_if_missing": "other"}, "masked_if_missing is for secrets ISE may show"),
        (
            {"secret": True, "hidden": True, "masked_if_missing": "other"},
            "masked_if_missing is for secrets ISE may show",
        ),
        ({"kind": "map", "replace_option": "replace_it"}, "replace_option is for maps that are merged"),
        ({"kind": "int", "ref": "self"}, "a reference is a name, or a list of names"),
        ({"kind": "dict", "fields": (PLAIN,), "compare": UNORDERED}, "a dict is compared by its fields"),
        ({"kind": "dict", "fields": (PLAIN,), "codec": STRING_BOOL}, "a dict is compared by its fields"),
        ({"kind": "list", "elements": "dict", "compare": UNORDERED}, "fields."),
        ({"kind": "int", "pattern": ("[0-9]+", "digits")}, "a pattern is for strings"),
        ({"immutable": True, "verify_after_update": True}, "what cannot change need not be read back"),
        ({"codec": STRING_BOOL, "choices": {"a": "A"}}, "choices are a codec of their own"),
        ({"kind": "int", "minimum": 1}, "give both minimum and maximum"),
        ({"kind": "int", "maximum": 1}, "give both minimum and maximum"),
        ({"kind": "str", "minimum": 1, "maximum": 2}, "a range is for integers"),
        ({"since": "soon"}, "since 'soon' is no release like 3.5"),
        ({"since": "3"}, "since '3' is no release like 3.5"),
        ({"name": "coaPort"}, "names are snake_case"),
        ({"name": "coa-port"}, "names are snake_case"),
        ({"name": "1st"}, "names are snake_case"),
        ({"name": ""}, "names are snake_case"),
    ],
)
def test_a_field_that_makes_no_sense_is_refused(nonsense: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match="Field ") as failure:
        Field(**{"name": "thing", **nonsense})
    assert reason in str(failure.value)
    assert repr(nonsense.get("name", "thing")) in str(failure.value)


@pytest.mark.parametrize(
    "sense",
    [
        {},
        {"kind": "dict", "fields": (PLAIN,)},
        {"kind": "list", "elements": "str", "compare": UNORDERED},
        {"choices": {"a": "A"}},
        {"secret": True, "hidden": True, "implied_by": "user"},
        {"kind": "int", "minimum": 0, "maximum": 0},
        {"since": "3.5"},
        {"name": "a1_b"},
    ],
)
def test_a_field_that_makes_sense_is_taken(sense: dict[str, Any]) -> None:
    assert Field(**{"name": "thing", **sense}).kind == sense.get("kind", "str")


def resource(*fields: Field, **options: Any) -> Resource:
    return Resource("thing", "things", "thing", "Thing", fields, **options)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ((PLAIN,), "no field"),
        ((Field("name"), Field("name", api_name="other")), "two fields share a name"),
        ((Field("name"), Field("other", api_name="name")), "two fields share a name or an ERS attribute"),
        ((Field("name"), Field("block", kind="dict", fields=(Field("x", api_name="/name"),))), "two fields share"),
        (
            (Field("name"), Field("word", secret=True, hidden=True, implied_by="user")),
            "word depends on an unknown field",
        ),
        (
            (
                Field("name"),
                Field("user"),
                Field("block", kind="dict", fields=(Field("w", secret=True, hidden=True, implied_by="user"),)),
            ),
            "block.w depends on an unknown field",
        ),
        ((Field("name"), Field("word", sets={"mode": "on"})), "word depends on an unknown field"),
        (
            (Field("name"), Field("word", secret=True, relevant_when={"mode": ("on",)})),
            "word depends on an unknown field",
        ),
    ],
)
def test_a_resource_that_makes_no_sense_is_refused(fields: tuple[Field, ...], reason: str) -> None:
    with pytest.raises(ValueError, match="Resource 'thing'") as failure:
        resource(*fields)
    assert reason in str(failure.value)


NESTED = resource(
    Field("name"),
    Field(
        "radius",
        kind="dict",
        api_name="authenticationSettings",
        fields=(
            Field("shared_secret", api_name="radiusSharedSecret", secret=True),
            Field("coa_port", kind="int", api_name="/coaPort"),
            Field("deep", kind="dict", fields=(Field("flag", kind="bool"), Field("far", api_name="/a/b/c"))),
        ),
    ),
)


def test_paths_of_options_and_of_ers_attributes() -> None:
    assert {leaf.option: leaf.api_path for leaf in NESTED.leaves} == {
        "name": ("name",),
        "radius.shared_secret": ("authenticationSettings", "radiusSharedSecret"),
        "radius.coa_port": ("coaPort",),
        "radius.deep.flag": ("authenticationSettings", "deep", "flag"),
        "radius.deep.far": ("a", "b", "c"),
    }
    assert {block.option: block.api_path for block in NESTED.blocks} == {
        "radius": ("authenticationSettings",),
        "radius.deep": ("authenticationSettings", "deep"),
    }
    assert all(isinstance(block, Block) for block in NESTED.blocks)
    assert NESTED.leaf(("radius", "coa_port")).field.kind == "int"
    with pytest.raises(KeyError):
        NESTED.leaf(("radius",))


def test_a_resource_that_makes_no_sense_as_a_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="PUT is 'replace', 'merge' or ''"):
        resource(Field("name"), put="patch")
    with pytest.raises(ValueError, match="an option of the key is no field"):
        resource(Field("name"), key=("name", "source"))
    nested = Field("block", kind="dict", fields=(Field("source"),))
    with pytest.raises(ValueError, match="an option of the key is no field"):
        resource(Field("name"), nested, key=("block",))
    with pytest.raises(ValueError, match="only names and descriptions to compare here"):
        resource(Field("name"), filters={"name": "name", "place": "place"}, filters_miss=True)


RULES = Field(
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
TAGS = Field("tags", kind="map", compare=MERGED, replace_option="replace_tags")


def test_lists_of_objects_and_maps() -> None:
    assert RULES.encode([{"port": 1, "protocol": "tcp"}, {"log": False}]) == [
        {"portNumber": 1, "protocol": "TCP"},
        {"log": False},
    ]
    wire = [{"portNumber": "1", "protocol": "TCP", "log": None, "other": 1}, "stray", {"log": "true"}]
    assert RULES.decode(wire) == [{"port": 1, "protocol": "tcp"}, {"log": True}]
    assert TAGS.decode(TAGS.encode({"a": "1"})) == {"a": "1"}


def test_targets_of_references() -> None:
    other = resource(Field("name"))
    own = resource(Field("name"), Field("parent", ref="self"), Field("group", ref=other), Field("note"))
    assert [own.targets(leaf) for leaf in own.leaves] == [(), (own,), (other,), ()]


@pytest.mark.parametrize(
    ("field", "wire", "canonical"),
    [
        (Field("x"), "text", "text"),
        (Field("x", kind="int"), 7, 7),
        (Field("x", kind="int"), "7", 7),
        (Field("x", kind="int"), "-7", -7),
        (Field("x", kind="int"), "many", None),
        (Field("x", kind="bool"), False, False),
        (Field("x", kind="bool"), "true", True),
        (Field("x", kind="bool"), "TRUE", True),
        (Field("x", kind="bool"), "false", False),
        (Field("x", kind="bool"), "0", False),
        (Field("x", choices={"sha": "SHA"}), "SHA", "sha"),
        (Field("x", choices={"sha": "SHA"}), "SHA512", "SHA512"),
        (Field("x", kind="bool", codec=STRING_BOOL), "true", True),
        (Field("x", kind="bool", codec=STRING_BOOL), "False", False),
        (Field("x", kind="bool", codec=STRING_BOOL), True, True),
    ],
)
def test_decode(field: Field, wire: Any, canonical: Any) -> None:
    decoded = field.decode(wire)
    assert (decoded, decoded.__class__) == (canonical, canonical.__class__)


@pytest.mark.parametrize(
    ("field", "canonical", "wire"),
    [
        (Field("x"), "text", "text"),
        (Field("x", kind="bool"), True, True),
        (Field("x", kind="bool", codec=STRING_BOOL), True, "true"),
        (Field("x", kind="bool", codec=STRING_BOOL), False, "false"),
        (Field("x", choices={"sha": "SHA"}), "sha", "SHA"),
    ],
)
def test_encode(field: Field, canonical: Any, wire: Any) -> None:
    encoded = field.encode(canonical)
    assert (encoded, encoded.__class__) == (wire, wire.__class__)


def test_values_that_mean_the_same() -> None:
    port = Field("port", kind="int", equivalent_values=((0, 1700), (1, 1812)))
    assert [port.one_of_same(value) for value in (0, 1, 1700, 3799)] == [1700, 1812, 1700, 3799]


@pytest.mark.parametrize(
    ("roots", "name", "parent"),
    [
        (2, "Location#All Locations#Paris#North", "Location#All Locations#Paris"),
        (2, "Location#All Locations#Paris", "Location#All Locations"),
        (2, "Location#All Locations", None),
        (1, "Location#All Locations", "Location"),
        (1, "Location", None),
    ],
)
def test_parent_of_a_path(roots: int, name: str, parent: str | None) -> None:
    assert Hierarchy("#", roots).parent(name) == parent
