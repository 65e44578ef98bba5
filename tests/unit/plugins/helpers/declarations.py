# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small resources, each with one feature of the declaration language, and objects of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import SELF, Path
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
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import ORDERED, UNORDERED, Automatic
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint, Hooks, Identity
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Names, Resource
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import (
    VERIFY,
    Update,
    When,
    masked_if_missing,
    not_clearable,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

TAG = Resource(
    "tag",
    "tags",
    endpoint=Endpoint("tag", "Tag"),
    identity=Identity(also_found_by="value"),
    attributes=(
        String("name", required=True, pattern=("[a-z]+", "a name has small letters")),
        Integer("value", compare=Automatic(-1), create_default=-1),
        String("mode", update=VERIFY),
        Reference("parent", to=SELF),
        Secret("word"),
    ),
)


CELL = Resource(
    "cell",
    "cells",
    endpoint=Endpoint("cell", "Cell"),
    identity=Identity(key=("source", "target", "plane"), listed_as="", key_filters={"source": "sourceValue"}),
    attributes=(
        Reference("source", "sourceId", to=TAG, required=True),
        Reference("target", "targetId", to=TAG, required=True),
        String("plane", server_default="main"),
        String("status"),
        List("tags", "tagIds", to=TAG, compare=ORDERED),
        Block(
            "owners",
            attributes=(Reference("first", to=TAG),),
        ),
    ),
)


TAGS = [
    (TAG, {"id": f"t{number}", "name": name, "value": 10 + number, "mode": "a"})
    for number, name in enumerate(("guests", "staff", "cameras"))
]


VALUES = {document["name"]: document["value"] for _tag, document in TAGS}


PAIR = {"source": "guests", "target": "staff"}


HELD_CELL = (CELL, {"id": "c1", "sourceId": "t0", "targetId": "t1", "status": "on", "tagIds": ["t2"]})


STORE = Resource(
    "store",
    "stores",
    endpoint=Endpoint("store", "Store"),
    attributes=(String("name", required=True), Boolean("strict", required=True, since="3.5"), String("tag")),
    names={"tag": Names(TAG)},
)


PASS_DOOR = Resource(
    "door",
    "doors",
    endpoint=Endpoint("door", "Door"),
    attributes=(String("name"),),
)


def _complete_pass(desired: dict[Path, Any], current: Callable[[Path], Any]) -> dict[Path, Any]:
    scale = desired.pop(("scale",), "1")
    if scale == "0":
        raise ValueError("scale: 0 is no scale.")
    if ("width",) in desired:
        desired["area",] = desired["width",] * int(scale) * (current(("height",)) or 2)
    return desired


PASS = Resource(
    "pass",
    "passes",
    endpoint=Endpoint("pass", "Pass"),
    attributes=(
        String("name", required=True),
        Reference("door", "doorId", to=PASS_DOOR, required=True, write_only=True, id_option="door_id"),
        Secret("code", visibility=masked_if_missing("code"), generated=True),
        Integer("width"),
        Integer("height"),
        Integer("area"),
        Computed("state", description="State of the pass."),
    ),
    hooks=Hooks(complete=_complete_pass, helper_options=("scale",)),
)


class Desk(FakeErs):
    """Generates the codes of passes."""

    def create(self, resource: Resource, document: Any) -> str:
        """Generate a code."""
        return super().create(resource, {"code": "made-up-1", "state": "NEW", **document})


FRONT = (PASS_DOOR, {"id": "d1", "name": "front"})


HELD_PASS = (PASS, {"id": "p1", "name": "old", "code": "secret-1", "height": 5, "state": "NEW"})


PERSON = Resource(
    "person",
    "people",
    endpoint=Endpoint("person", "Person", put="merge", patch_since="3.2"),
    attributes=(
        String("name", required=True),
        String("note"),
        Secret(
            "word", required=True, relevant_when=(When("store", ("own",)),), update=not_clearable("a word stays a word")
        ),
        String("store", server_default="own"),
        String("until", "untilDate", update=Update(after_create=True, cleared_with="limited")),
        Derived(
            "limited",
            "isLimited",
            type="bool",
            server_default=False,
            derive=lambda given: bool(given["until"]) if "until" in given else None,
            update=Update(after_create=True),
        ),
        String("room", relevant_when=(When("static", (True,)),), sets={"static": True}),
        Boolean("static", server_default=False),
        Map("tags", replace_option="replace_tags"),
        Boolean("active", filter_words={"true": "Active", "false": "Passive"}),
    ),
)


ANN = {"id": "p1", "name": "ann", "word": "Secret-1", "note": "old"}


def person(**params: Any) -> Desired:
    """Return a desired person of options, ``update_secrets`` among them."""
    always = params.pop("update_secrets", "") == "always"
    return Desired(PERSON, desired_state(PERSON, params), update_secrets=always)


ROOM = Resource(
    "room",
    "rooms",
    endpoint=Endpoint("room", "Room"),
    attributes=(String("name"),),
)


HOUSE = Resource(
    "house",
    "houses",
    endpoint=Endpoint("house", "House"),
    attributes=(String("name"),),
)


LINK = Resource(
    "link",
    "links",
    endpoint=Endpoint("link", "Link"),
    identity=Identity(key=("address",), listed_as="", narrowed_by=("areas", "plane")),
    attributes=(
        String("address", required=True),
        List("areas", compare=UNORDERED),
        String("plane"),
        Reference("end", to=(ROOM, HOUSE), shown_as=r"(.*) \(\d+\)"),
    ),
)


PLACES = [(ROOM, {"id": "r1", "name": "attic"}), (HOUSE, {"id": "h1", "name": "barn"})]


FIRST_LINK = (LINK, {"id": "l1", "address": "a", "areas": ["x", "y"], "plane": "p"})


SECOND_LINK = (LINK, {"id": "l2", "address": "a", "areas": ["z"], "plane": "q"})


DOOR = Resource(
    "door",
    "doors",
    endpoint=Endpoint("door", "Door"),
    identity=Identity(key=("room", "side"), listed_as=""),
    attributes=(
        Reference("room", "roomId", to=(ROOM, HOUSE), shown_as=r"(.*) \(\d+\)", required=True),
        String("side", required=True),
        String("color"),
    ),
)


DOORS = [
    (DOOR, {"id": "d1", "roomId": "attic (7)", "side": "north", "color": "red"}),
    (DOOR, {"id": "d2", "roomId": "barn (8)", "side": "north", "color": "red"}),
    (DOOR, {"id": "d3", "roomId": "cellar (9)", "side": "north", "color": "red"}),
    (DOOR, {"id": "d4", "roomId": "r1", "side": "south", "color": "red"}),
]


def _pair(member: dict[str, Any]) -> dict[str, Any]:
    if "value" not in member:
        raise ValueError(f"{member['key']} needs a value.")
    return {**member, "key": member["key"].lower()}


ACL = Resource(
    "acl",
    "acls",
    endpoint=Endpoint("acl", "Acl"),
    attributes=(String("name", required=True),),
)


RULE = Resource(
    "rule",
    "rules",
    endpoint=Endpoint("rule", "Rule"),
    attributes=(
        String("name", required=True),
        String("policy", choices={"none": "", "must": "MUST"}, server_default="none"),
        Block(
            "redirect",
            attributes=(String("acl"), String("host")),
        ),
        List(
            "pairs",
            compare=ORDERED,
            convert=_pair,
            attributes=(String("key", required=True), String("value"), Integer("tag", since="3.4")),
        ),
    ),
    names={"redirect.acl": Names(ACL, checked_by="ise")},
)


HELD_RULE = {"id": "1", "name": "r", "policy": "MUST"}
