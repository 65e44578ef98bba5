# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The types of attributes: what each refuses to know, and how it translates values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Attribute, Value
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import (
    Block,
    Boolean,
    Computed,
    Derived,
    Integer,
    List,
    Map,
    Reference,
    Secret,
    String,
)
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import STRICT, UNORDERED
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import When
from ansible_collections.openise.ise.plugins.module_utils._types.codec import STRING_BOOL, Codec
from ansible_collections.openise.ise.plugins.module_utils._types.text import COMMAS, LINES
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import PERSON

PLAIN = String("plain")


@pytest.mark.parametrize(
    ("attribute", "nonsense"),
    [
        (String, {"attributes": (PLAIN,)}),
        (String, {"elements": "str"}),
        (String, {"range": (1, 2)}),
        (String, {"visibility": None}),
        (String, {"generated": True}),
        (String, {"id_option": "x_id"}),
        (String, {"replace_option": "replace_it"}),
        (String, {"inline": True}),
        (String, {"one_of": ("b",)}),
        (Integer, {"choices": {"a": "A"}}),
        (Integer, {"pattern": ("[0-9]+", "digits")}),
        (Integer, {"to": "self"}),
        (Integer, {"lengths": (1,)}),
        (Boolean, {"choices": {"a": "A"}}),
        (List, {}),
        (List, {"compare": UNORDERED, "range": (1, 2)}),
        (Secret, {"pattern": ("[0-9]+", "digits")}),
        (Secret, {"choices": {"a": "A"}}),
        (Secret, {"exists_when": When("b", (1,))}),
        (Reference, {}),
        (Reference, {"to": (), "choices": {"a": "A"}}),
        (Block, {}),
        (Block, {"attributes": (PLAIN,), "compare": UNORDERED}),
        (Block, {"attributes": (PLAIN,), "codec": STRING_BOOL}),
        (Block, {"attributes": (PLAIN,), "required": True}),
        (Computed, {}),
        (Computed, {"description": "x", "required": True}),
        (Derived, {}),
        (Derived, {"derive": len, "required": True}),
    ],
)
def test_what_a_type_does_not_know_cannot_be_written(
    attribute: Callable[..., Attribute], nonsense: dict[str, Any]
) -> None:
    with pytest.raises(TypeError):
        attribute("thing", **nonsense)


@pytest.mark.parametrize("since", ["soon", "3"])
def test_a_release_is_written_with_a_dot(since: str) -> None:
    with pytest.raises(ValueError, match=f"Attribute 'thing': since '{since}' is not a release such as 3.5."):
        String("thing", since=since)


RULES = List(
    "rules",
    compare=UNORDERED,
    attributes=(
        Integer("port", "portNumber"),
        String("protocol", required=True, choices={"tcp": "TCP"}),
        Boolean("log"),
    ),
)
TAGS = Map("tags", replace_option="replace_tags")


def test_lists_of_objects_and_maps() -> None:
    assert RULES.encode([{"port": 1, "protocol": "tcp"}, {"log": False}]) == [
        {"portNumber": 1, "protocol": "TCP"},
        {"log": False},
    ]
    wire = [{"portNumber": "1", "protocol": "TCP", "log": None, "other": 1}, {"log": "true"}]
    assert RULES.decode(wire) == [{"port": 1, "protocol": "tcp"}, {"log": True}]
    assert TAGS.decode(TAGS.encode({"a": "1"})) == {"a": "1"}


@pytest.mark.parametrize(
    ("attribute", "api", "canonical"),
    [
        (String("x"), "text", "text"),
        (Integer("x"), 7, 7),
        (Integer("x"), "7", 7),
        (Integer("x"), "-7", -7),
        (Integer("x"), 7.0, 7),
        (Integer("x"), "", None),
        (String("x"), 7, "7"),
        (String("x"), True, "true"),
        (String("x"), [], ""),
        (List("x", compare=UNORDERED), ["a", 1], ["a", "1"]),
        (List("x", compare=UNORDERED), "", []),
        (Map("x"), [], {}),
        (Computed("x", description="A flag.", type="bool"), ["?"], ["?"]),
        (Boolean("x"), False, False),
        (Boolean("x"), "true", True),
        (Boolean("x"), "TRUE", True),
        (Boolean("x"), "false", False),
        (Boolean("x"), "0", False),
        (String("x", choices={"sha": "SHA"}), "SHA", "sha"),
        (String("x", choices={"sha": "SHA"}), "SHA512", "SHA512"),
        (Boolean("x", codec=STRING_BOOL), "true", True),
        (Boolean("x", codec=STRING_BOOL), "False", False),
        (Boolean("x", codec=STRING_BOOL), True, True),
        (List("x", compare=UNORDERED, choices={"sha": "SHA"}), ["SHA", "MD5"], ["sha", "MD5"]),
        (Computed("x", description="A flag.", type="bool"), "true", True),
        (Computed("x", description="A state.", choices={"on": "ON"}), "ON", "on"),
        (Derived("x", derive=len, type="bool"), "true", True),
        (Derived("x", derive=len), "true", "true"),
    ],
)
def test_decode(attribute: Value, api: Any, canonical: Any) -> None:
    decoded = attribute.decode(api)
    assert (decoded, decoded.__class__) == (canonical, canonical.__class__)


@pytest.mark.parametrize(
    ("attribute", "api", "expected"),
    [
        (String("x"), ["secret"], "a text, not a list"),
        (String("x"), {"a": 1}, "a text, not an object"),
        (String("x", codec=LINES), ["secret"], "a text, not a list"),
        (Integer("x"), "secret", "a whole number, not such a text"),
        (Integer("x"), "--7", "a whole number, not such a text"),
        (Integer("x"), True, "a whole number, not true or false"),
        (Integer("x"), 10**30, "a whole number, not such a number"),
        (Boolean("x"), "secret", "true or false, not such a text"),
        (Boolean("x"), 7, "true or false, not such a number"),
        (Secret("x"), ["secret"], "a text, not a list"),
        (List("x", compare=UNORDERED), "secret", "a list, not such a text"),
        (List("x", compare=UNORDERED), ["a", ["secret"]], "a text, not a list"),
        (List("x", compare=UNORDERED, codec=COMMAS), {"secret": 1}, "a text, not an object"),
        (RULES, ["secret"], "an object, not such a text"),
        (RULES, [{"portNumber": "secret"}], "a whole number, not such a text"),
        (Map("x"), ["secret"], "an object, not a list"),
        (Derived("x", derive=len), ["secret"], "a text, not a list"),
        (String("x", codec=Codec(decode=lambda value: value["secret"], encode=str)), "secret", "a known form"),
    ],
)
def test_decode_an_unknown_form(attribute: Value, api: Any, expected: str) -> None:
    with pytest.raises(ValueError, match=expected) as caught:
        attribute.decode(api)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("attribute", "canonical", "api"),
    [
        (String("x"), "text", "text"),
        (Boolean("x"), True, True),
        (Boolean("x", codec=STRING_BOOL), True, "true"),
        (Boolean("x", codec=STRING_BOOL), False, "false"),
        (String("x", choices={"sha": "SHA"}), "sha", "SHA"),
        (List("x", compare=UNORDERED, choices={"sha": "SHA"}), ["sha"], ["SHA"]),
        (Map("x", compare=STRICT, codec=Codec(decode=dict, encode=list)), {"a": 1}, ["a"]),
    ],
)
def test_encode(attribute: Value, canonical: Any, api: Any) -> None:
    encoded = attribute.encode(canonical)
    assert (encoded, encoded.__class__) == (api, api.__class__)


def test_values_that_mean_the_same() -> None:
    port = Integer("port", equivalent_values=((0, 1700), (1, 1812)))
    assert [port.representative(value) for value in (0, 1, 1700, 3799)] == [1700, 1812, 1700, 3799]
    provider = String("provider", equivalent_values=(("Azure", "Microsoft Entra ID"),))
    assert provider.representative("Azure") == provider.representative("Microsoft Entra ID") == "Microsoft Entra ID"
    assert provider.representative("Okta") == PLAIN.representative("Okta") == "Okta"


@pytest.mark.parametrize(
    ("attribute", "value", "message"),
    [
        (Integer("port", range=(1, 9)), 10, "a.port: 10 is out of range; give a number from 1 to 9."),
        (String("sign", lengths=(1, 3)), "ab", "a.sign: the value has 2 characters; ISE accepts 1 or 3."),
        (Secret("key", lengths=(16,)), "x", "a.key: the value has 1 characters; ISE accepts 16."),
        (
            Secret("key"),
            "******",
            "a.key: the value is a mask of asterisks, not a secret; set the real value.",
        ),
        (
            List("ports", compare=UNORDERED, attributes=(Integer("port", range=(1, 9)),)),
            [{"port": 0}],
            "a.ports.port: 0 is out of range; give a number from 1 to 9.",
        ),
    ],
)
def test_values_that_ise_refuses(attribute: Value, value: Any, message: str) -> None:
    with pytest.raises(InvalidInput) as failure:
        attribute.desired({attribute.name: value}, ("a",))
    assert failure.value.message == message


@pytest.mark.parametrize(
    ("option", "text", "sent"),
    [
        ("active", "true", "Active"),
        ("active", "False", "Passive"),
        ("active", "YES", "Active"),
        ("active", "Passive", "Passive"),
        ("static", "no", "false"),
        ("note", "Yes", "Yes"),
    ],
)
def test_how_a_filter_writes_a_value(option: str, text: str, sent: str) -> None:
    assert PERSON.leaf((option,)).attribute.in_filter(text) == sent
