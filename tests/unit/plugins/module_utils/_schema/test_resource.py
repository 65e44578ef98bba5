# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Declarations of resources: nonsense is refused, and every attribute has its two paths."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import SELF, Attribute
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import (
    Block,
    Boolean,
    Integer,
    Reference,
    Secret,
    String,
)
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint, Identity
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Branch, Resource
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import (
    Update,
    When,
    masked_if_missing,
    never_shown,
)

PLAIN = String("plain")
HIDDEN = Secret("word", visibility=never_shown(implied_by="user"))


def resource(*attributes: Attribute, **options: Any) -> Resource:
    return Resource("thing", "things", **{"endpoint": Endpoint("thing", "Thing"), **options}, attributes=attributes)


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ((PLAIN,), "not declared"),
        ((String("name"), String("name", "other")), "two attributes share an option"),
        ((String("name"), String("other", "name")), "two attributes share an option or an API path"),
        ((String("name"), Block("block", attributes=(String("x", "/name"),))), "two attributes share"),
        ((String("name"), HIDDEN), "word depends on an unknown attribute"),
        (
            (String("name"), String("user"), Block("block", attributes=(HIDDEN,))),
            "block.word depends on an unknown attribute",
        ),
        (
            (String("name"), Secret("word", visibility=masked_if_missing("other"))),
            "word depends on an unknown attribute",
        ),
        ((String("name"), String("word", update=Update(cleared_with="mode"))), "word depends on an unknown attribute"),
        ((String("name"), String("word", sets={"mode": "on"})), "word depends on an unknown attribute"),
        (
            (String("name"), Secret("word", relevant_when=(When("mode", ("on",)),))),
            "word depends on an unknown attribute",
        ),
        ((String("name"), String("coaPort")), "'coaPort': names are snake_case"),
        ((String("name"), String("coa-port")), "'coa-port': names are snake_case"),
        ((String("name"), String("1st")), "'1st': names are snake_case"),
        ((String("name"), String("")), "'': names are snake_case"),
        ((String("name"), Block("block", attributes=(String("isX"),))), "'isX': names are snake_case"),
    ],
)
def test_a_resource_that_makes_no_sense_is_refused(attributes: tuple[Attribute, ...], reason: str) -> None:
    with pytest.raises(ValueError, match="Resource 'thing'") as failure:
        resource(*attributes)
    assert reason in str(failure.value)


NESTED = resource(
    String("name"),
    Block(
        "radius",
        "authenticationSettings",
        attributes=(
            Secret("shared_secret", "radiusSharedSecret"),
            Integer("coa_port", "/coaPort"),
            Block("deep", attributes=(Boolean("flag"), String("far", "/a/b/c"))),
            Block("beside", inline=True, attributes=(Boolean("a1_b"),)),
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
        "radius.beside.a1_b": ("authenticationSettings", "a1_b"),
    }
    assert {branch.option: branch.api_path for branch in NESTED.branches} == {
        "radius": ("authenticationSettings",),
        "radius.deep": ("authenticationSettings", "deep"),
        "radius.beside": (),
    }
    assert all(isinstance(branch, Branch) for branch in NESTED.branches)
    assert NESTED.leaf(("radius", "coa_port")).attribute.type == "int"
    with pytest.raises(KeyError):
        NESTED.leaf(("radius",))


def test_a_resource_that_makes_no_sense_as_a_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="an option of the key is not declared"):
        resource(String("name"), identity=Identity(key=("name", "source")))
    nested = Block("block", attributes=(String("source"),))
    with pytest.raises(ValueError, match="an option of the key is not declared"):
        resource(String("name"), nested, identity=Identity(key=("block",)))
    with pytest.raises(ValueError, match="only names and descriptions to compare here"):
        resource(
            String("name"),
            endpoint=Endpoint("thing", "Thing", filters_miss=True),
            filters={"name": "name", "place": "place"},
        )


def test_targets_of_references() -> None:
    other = resource(String("name"))
    own = resource(String("name"), Reference("parent", to=SELF), Reference("group", to=other), String("note"))
    assert [own.targets(leaf) for leaf in own.leaves] == [(), (own,), (other,), ()]
    assert own.own_references == (own.leaf(("parent",)),)
    either = resource(String("name"), Reference("place", to=(other, SELF)))
    assert either.targets(either.leaf(("place",))) == (other, either)
