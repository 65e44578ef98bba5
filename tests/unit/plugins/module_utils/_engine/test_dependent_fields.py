# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attributes that exist only beside certain values of others."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.bodies import Update, new_document, updated_document
from ansible_collections.openise.ise.plugins.module_utils._engine.changes import differences
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.dependent_fields import check_new, with_consequences
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.diff import creation_changes, rendered, rendered_after
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Attribute
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Block, Boolean, Integer, String
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import When


def flag(name: str, api_name: str, **more: Any) -> Boolean:
    return Boolean(name, api_name, server_default=False, create_default=False, **more)


INNER = Block(
    "inner",
    inline=True,
    enabled_by="enabled",
    attributes=(flag("enabled", "allowInner"), Integer("retries", "innerRetries", create_default=1)),
)
TUNNEL = Block(
    "tunnel",
    enabled_by="enabled",
    one_of=("inner", "plain"),
    attributes=(
        flag("enabled", "/allowTunnel"),
        INNER,
        flag("plain", "allowPlain"),
        Boolean("strict", server_default=False, create_default=True),
        String("hint", write_only=True),
    ),
)
PREFERRED = Block(
    "preferred",
    inline=True,
    enabled_by="enabled",
    attributes=(flag("enabled", "prefer"), String("protocol", "preferredProtocol", required=True)),
)
TIMING = Block(
    "timing",
    attributes=(
        String("type", choices={"timer": "TIMER", "date": "DATE"}, server_default="timer"),
        Integer("seconds", exists_when=When("type", ("timer",))),
        String("attribute", required=True, exists_when=When("type", ("date",))),
    ),
)
SERVICE = Resource(
    "service",
    "services",
    endpoint=Endpoint("service", "Service"),
    attributes=(String("name", required=True), TUNNEL, PREFERRED, TIMING),
)

OFF = {"id": "1", "name": "s", "allowTunnel": False, "prefer": False}
ON = {
    **OFF,
    "allowTunnel": True,
    "tunnel": {"allowInner": True, "innerRetries": 3, "allowPlain": False, "strict": False, "ofANewerRelease": 1},
}


def given(**options: Any) -> dict[str, Any]:
    """Parameters as Ansible passes them: suboptions that are not set are None."""

    def filled(attributes: tuple[Attribute, ...], values: dict[str, Any]) -> dict[str, Any]:
        return {
            item.name: filled(item.attributes, values[item.name])
            if item.attributes and values.get(item.name) is not None
            else values.get(item.name)
            for item in attributes
        }

    return filled(SERVICE.attributes, {"name": "s", **options})


def update(document: dict[str, Any], **options: Any) -> tuple[Update, dict[str, Any]]:
    """Return the bodies that bring the options about, and what the diff shows afterwards."""
    before, desired = Snapshot(SERVICE, document), desired_state(SERVICE, given(**options))
    changes = with_consequences(before, desired, differences(before, desired, write_unreadable=False))
    return updated_document(before, desired, changes), rendered_after(rendered(before), changes)


def created(**options: Any) -> dict[str, Any]:
    desired = desired_state(SERVICE, given(**options))
    new = Snapshot(SERVICE, new_document(SERVICE, desired))
    check_new(new, desired)
    return dict(new.document)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"inner": {"retries": 2}}, {"enabled": True, "inner.enabled": True, "inner.retries": 2}),
        ({"inner": {"retries": 0}}, {"enabled": True, "inner.enabled": True, "inner.retries": 0}),
        ({"inner": {}}, {"inner.enabled": False}),
        ({"plain": False}, {"plain": False}),
        ({"plain": True, "inner": {}}, {"enabled": True, "plain": True, "inner.enabled": False}),
        ({}, {"enabled": False}),
        ({"enabled": False, "plain": True, "inner": {"retries": 2}}, {"enabled": False}),
    ],
)
def test_what_is_in_a_block_switches_it(options: dict[str, Any], expected: dict[str, Any]) -> None:
    desired = desired_state(SERVICE, given(tunnel=options))
    assert {".".join(path[1:]): value for path, value in desired.items() if path[0] == "tunnel"} == expected


def test_a_new_object_has_only_what_is_switched_on() -> None:
    assert created() == {"name": "s", "allowTunnel": False, "prefer": False}
    assert created(tunnel={"plain": True}) == {
        "name": "s",
        "allowTunnel": True,
        "prefer": False,
        "tunnel": {"allowPlain": True, "allowInner": False, "strict": True},
    }
    assert created(tunnel={"inner": {"enabled": True}, "strict": False})["tunnel"] == {
        "allowPlain": False,
        "allowInner": True,
        "innerRetries": 1,
        "strict": False,
    }


def test_a_new_object_is_shown_without_what_has_no_place() -> None:
    desired = desired_state(SERVICE, given(tunnel={"strict": False, "plain": False}))
    new = Snapshot(SERVICE, new_document(SERVICE, desired))
    assert {change.target.option for change in creation_changes(new, desired)} == {"name"}


def test_switching_on_brings_initial_values() -> None:
    bodies, after = update(OFF, tunnel={"plain": True, "hint": "h"})
    held = {"allowInner": False, "allowPlain": True, "strict": True, "hint": "h"}
    assert bodies.patch == {"allowTunnel": True, "tunnel": held}
    assert bodies.whole == {**OFF, "allowTunnel": True, "tunnel": held}
    assert after["tunnel"] == {"enabled": True, "inner": {"enabled": False}, "plain": True, "strict": True}


def test_what_is_there_stays_when_it_gets_a_place() -> None:
    bodies, _after = update({**ON, "allowTunnel": False}, tunnel={"enabled": True})
    assert bodies.patch == {"allowTunnel": True}
    assert bodies.whole["tunnel"] == ON["tunnel"]


def test_a_value_given_wins_over_the_initial_one() -> None:
    bodies, _after = update(OFF, tunnel={"plain": True, "strict": False})
    assert bodies.whole["tunnel"]["strict"] is False


def test_switching_off_takes_the_block_with_all_it_holds_by_put() -> None:
    for options in ({"enabled": False}, {}, {"enabled": False, "strict": True}):
        bodies, after = update(ON, tunnel=options)
        assert bodies.patch is None
        assert bodies.whole == OFF
        assert after["tunnel"] == {"enabled": False}


def test_switching_an_inner_block_off_keeps_the_outer_one() -> None:
    bodies, after = update(ON, tunnel={"inner": {}, "plain": True})
    assert bodies.patch is None
    assert bodies.whole["tunnel"] == {"allowInner": False, "allowPlain": True, "strict": False, "ofANewerRelease": 1}
    assert after["tunnel"] == {"enabled": True, "inner": {"enabled": False}, "plain": True, "strict": False}


def test_what_does_not_change_stays_as_ise_shows_it() -> None:
    odd = {**OFF, "prefer": False, "preferredProtocol": "OLD"}
    bodies, _after = update(odd, tunnel={"plain": True})
    assert bodies.whole["preferredProtocol"] == "OLD"
    assert bodies.patch is not None


def test_the_last_of_those_that_must_not_all_be_off_stays() -> None:
    with pytest.raises(InvalidInput, match=r"tunnel: give at least one of inner, plain\."):
        update(ON, tunnel={"inner": {}})


def test_a_block_without_an_object_of_its_own_goes_back_to_its_beginnings() -> None:
    part = Block(
        "part",
        inline=True,
        attributes=(flag("a", "isA"), Integer("b", create_default=3), String("c")),
    )
    resource = Resource(
        "x",
        "xs",
        endpoint=Endpoint("x", "X"),
        attributes=(String("name"), part),
    )
    assert desired_state(resource, {"part": {"a": None, "b": None, "c": None}}) == {
        ("part", "a"): False,
        ("part", "b"): 3,
    }


def test_another_kind_takes_the_values_of_the_one_before() -> None:
    timed = {**OFF, "timing": {"type": "TIMER", "seconds": 60}}
    bodies, after = update(timed, timing={"type": "date", "attribute": "a"})
    assert bodies.patch is None
    assert bodies.whole["timing"] == {"type": "DATE", "attribute": "a"}
    assert after["timing"] == {"type": "date", "attribute": "a"}


def test_what_is_not_there_does_not_go() -> None:
    bodies, _after = update({**OFF, "timing": {"type": "TIMER"}}, timing={"type": "date", "attribute": "a"})
    assert bodies.patch == {"timing": {"type": "DATE", "attribute": "a"}}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"tunnel": {"enabled": True}}, "tunnel: give at least one of inner, plain."),
        ({"preferred": {"enabled": True}}, "preferred.protocol is needed; ISE does not take preferred without it."),
        ({"timing": {"type": "date"}}, "timing.attribute is needed; ISE does not take timing without it."),
        ({"timing": {"attribute": "a"}}, "timing.attribute: ISE has this only where timing.type is date."),
        (
            {"timing": {"type": "date", "attribute": "a", "seconds": 5}},
            "timing.seconds: ISE has this only where timing.type is timer.",
        ),
    ],
)
def test_what_ise_would_refuse_is_told_before(options: dict[str, Any], message: str) -> None:
    for run in (created, lambda **more: update(OFF, **more)):
        with pytest.raises(InvalidInput) as caught:
            run(**options)
        assert caught.value.message == message


@pytest.mark.parametrize(
    ("attribute", "reason"),
    [
        (String("a", exists_when=When("b", (1,))), "depends on no attribute before it"),
        (Block("a", attributes=(String("b"),), enabled_by="c"), "depends on no attribute before it"),
        (Block("a", attributes=(String("b"),), one_of=("c",)), "depends on an unknown attribute"),
    ],
)
def test_declarations_that_make_no_sense(attribute: Attribute, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Resource("x", "xs", endpoint=Endpoint("x", "X"), attributes=(String("name"), attribute))
