# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bodies of an update: everything that must travel, and never a mask."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.bodies import Update, new_document, updated_document
from ansible_collections.openise.ise.plugins.module_utils._engine.changes import differences
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.diff import rendered, rendered_after
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Boolean, Derived, String
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.masks import forgotten_masks
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import HELD_RULE, RULE
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import (
    MASK,
    RESOURCES,
    SECRET,
    device,
    device_snapshot,
    holding,
    label,
    values,
)

TACACS = {"sharedSecret": MASK, "connectModeOptions": "ON_LEGACY"}
SNMP = {"version": "TWO_C", "roCommunity": "public-secret", "pollingInterval": 3600, "linkTrapQuery": True}
REST = {"deviceAuthenticationSettings": {"sgaDeviceId": "sw1", "sgaDevicePassword": MASK, "restApiUsername": "api"}}


def update(snapshot: Snapshot, *, always: bool = False, **params: Any) -> Update:
    desired = desired_state(snapshot.resource, params)
    return updated_document(snapshot, desired, differences(snapshot, desired, write_unreadable=always))


def test_patch_carries_what_changes_and_put_carries_all() -> None:
    bodies = update(
        device_snapshot(snmpsettings=SNMP, hint=None, nulls={"a": None, "b": [{"c": None}]}), description="x"
    )
    assert bodies.patch == {"description": "x"}
    whole = device(description="x", snmpsettings=SNMP, nulls={"b": [{}]})
    del whole["link"]
    assert bodies.whole == whole
    assert bodies.needed_to_patch == ()
    assert bodies.needed_to_put == ("radius.shared_secret",)


def test_a_touched_block_is_sent_whole() -> None:
    bodies = update(device_snapshot(snmpsettings=SNMP), snmp={"polling_interval": 600, "version": "2c"})
    assert bodies.patch == {"snmpsettings": {**SNMP, "pollingInterval": 600}}
    assert bodies.needed_to_patch == ()


@pytest.mark.parametrize(
    ("params", "writes_back"),
    [
        ({"description": "x"}, False),
        ({"radius": {"coa_port": 3799}}, False),  # an attribute of its own in ISE
        ({"snmp": {"polling_interval": 600}}, True),
        ({"snmp": {"version": "2c", "polling_interval": 600}}, True),
        ({"description": "x", "snmp": {"polling_interval": 600}}, True),
        ({"groups": ["Location#All Locations#Nice"]}, True),  # with the groups of other types
        ({"ip_addresses": ["10.9.9.9/32"]}, False),
    ],
)
def test_patch_writes_back_what_was_read(params: dict[str, Any], writes_back: bool) -> None:
    groups = ["Location#All Locations", "Device Type#All Device Types"]
    held = device_snapshot(snmpsettings=SNMP, NetworkDeviceGroupList=groups)
    assert update(held, **params).patch_writes_back is writes_back


@pytest.mark.parametrize(
    ("changes", "params", "needed_to_patch", "needed_to_put"),
    [
        # A masked secret is needed where its block is written; with PUT, that is always.
        ({}, {"description": "x"}, (), ("radius.shared_secret",)),
        ({}, {"radius": {"dtls_required": True}}, ("radius.shared_secret",), ("radius.shared_secret",)),
        ({}, {"radius": {"dtls_required": True, "shared_secret": SECRET}}, (), ()),
        ({}, {"radius": {"coa_port": 3799}}, (), ("radius.shared_secret",)),
        (
            {"tacacsSettings": TACACS},
            {"tacacs": {"single_connect": "disabled"}},
            ("tacacs.shared_secret",),
            ("radius.shared_secret", "tacacs.shared_secret"),
        ),
        ({"tacacsSettings": TACACS}, {"tacacs": {"tls": {"enabled": True}}}, (),
         ("radius.shared_secret", "tacacs.shared_secret")),
        ({"tacacsSettings": TACACS}, {"tacacs": {}}, (), ("radius.shared_secret",)),
        ({"tacacsSettings": TACACS}, {"tacacs": {}, "radius": {"shared_secret": SECRET}}, (), ()),
        # A shown one travels along; one that does not exist is nobody's business.
        ({"authenticationSettings": {"radiusSharedSecret": "seen"}}, {"description": "x"}, (), ()),
        ({"authenticationSettings": {"enableKeyWrap": False}}, {"radius": {"dtls_required": True}}, (), ()),
        # KeyWrap keys matter while KeyWrap is on, communities with SNMP 1 and 2c.
        (
            {"authenticationSettings": {"enableKeyWrap": True, "keyEncryptionKey": MASK}},
            {"radius": {"dtls_required": True}},
            ("radius.key_encryption_key",),
            ("radius.key_encryption_key",),
        ),
        (
            {"authenticationSettings": {"enableKeyWrap": False, "keyEncryptionKey": MASK}},
            {"radius": {"dtls_required": True}},
            (),
            (),
        ),
        (
            {"authenticationSettings": {"enableKeyWrap": False, "keyEncryptionKey": MASK}},
            {"radius": {"key_wrap": True}},
            ("radius.key_encryption_key",),
            ("radius.key_encryption_key",),
        ),
        (
            {"authenticationSettings": None, "snmpsettings": {"version": "THREE", "roCommunity": MASK}},
            {"snmp": {"username": "u"}},
            (),
            (),
        ),
        (
            {"authenticationSettings": None, "snmpsettings": {"roCommunity": MASK}},
            {"snmp": {"username": "u"}},
            ("snmp.ro_community",),
            ("snmp.ro_community",),
        ),
        # One that ISE never returns is needed where its user exists.
        (
            {"authenticationSettings": None, "trustsecsettings": REST},
            {"trustsec": {"push_id_support": True, "device_password": SECRET}},
            ("trustsec.rest_api_password",),
            ("trustsec.rest_api_password",),
        ),
        (
            {"authenticationSettings": None, "trustsecsettings": REST},
            {"trustsec": {"push_id_support": True, "device_password": SECRET, "rest_api_password": "r"}},
            (),
            (),
        ),
    ],
)  # fmt: skip
def test_secrets_that_must_be_given_again(
    changes: dict[str, Any],
    params: dict[str, Any],
    needed_to_patch: tuple[str, ...],
    needed_to_put: tuple[str, ...],
) -> None:
    bodies = update(device_snapshot(**changes), **params)
    assert (bodies.needed_to_patch, bodies.needed_to_put) == (needed_to_patch, needed_to_put)
    if not needed_to_put:
        assert forgotten_masks(NETWORK_DEVICE, bodies.whole) == []
    if not needed_to_patch and bodies.patch is not None:
        assert forgotten_masks(NETWORK_DEVICE, bodies.patch) == []


def test_where_put_merges_a_masked_secret_stays_out() -> None:
    merging = replace(NETWORK_DEVICE, endpoint=replace(NETWORK_DEVICE.endpoint, put="merge"))
    snapshot = Snapshot(merging, device())
    desired = desired_state(merging, {"description": "x"})
    bodies = updated_document(snapshot, desired, differences(snapshot, desired, write_unreadable=False))
    assert bodies.needed_to_put == ()
    assert "radiusSharedSecret" not in bodies.whole["authenticationSettings"]


def test_a_given_secret_takes_the_place_of_the_mask_in_both_bodies() -> None:
    bodies = update(device_snapshot(), radius={"shared_secret": SECRET, "key_wrap": True})
    assert bodies.patch is not None
    for body in (bodies.patch, bodies.whole):
        assert body["authenticationSettings"]["radiusSharedSecret"] == SECRET
        assert body["authenticationSettings"]["enableKeyWrap"] is True
    hidden = update(
        device_snapshot(authenticationSettings=None, trustsecsettings=REST),
        trustsec={"push_id_support": True, "device_password": SECRET, "rest_api_password": "r"},
    )
    assert hidden.whole["trustsecsettings"]["deviceAuthenticationSettings"] == {
        "sgaDeviceId": "sw1",
        "sgaDevicePassword": SECRET,
        "restApiUsername": "api",
        "restApiPassword": "r",
    }
    assert hidden.whole["trustsecsettings"]["pushIdSupport"] == "true"


def test_a_secret_given_along_does_not_widen_a_patch() -> None:
    bodies = update(device_snapshot(), description="x", radius={"shared_secret": SECRET})
    assert bodies.patch == {"description": "x"}


def test_initial_values_fill_a_new_block_only() -> None:
    fresh = update(device_snapshot(), tacacs={"shared_secret": "T"})
    assert fresh.patch == {"tacacsSettings": {"sharedSecret": "T", "connectModeOptions": "OFF"}}
    known = update(device_snapshot(tacacsSettings=TACACS), tacacs={"shared_secret": "T"}, always=True)
    assert known.patch == {"tacacsSettings": {**TACACS, "sharedSecret": "T"}}
    first = update(device_snapshot(authenticationSettings={"enableKeyWrap": False}), radius={"shared_secret": "R"})
    assert first.patch == {
        "authenticationSettings": {"enableKeyWrap": False, "radiusSharedSecret": "R", "networkProtocol": "RADIUS"}
    }
    untouched = update(device_snapshot(authenticationSettings={"enableKeyWrap": False}), description="x")
    assert untouched.whole["authenticationSettings"] == {"enableKeyWrap": False}


def test_what_is_only_sent_travels_with_its_block() -> None:
    snapshot = device_snapshot(authenticationSettings={"enableKeyWrap": False})
    touched = update(snapshot, radius={"enabled": False, "key_wrap": True})
    assert touched.patch is not None
    assert touched.patch["authenticationSettings"]["enabled"] is False
    beside = update(snapshot, description="x", radius={"enabled": False})
    assert beside.patch == {"description": "x"}
    assert beside.whole["authenticationSettings"]["enabled"] is False  # PUT would drop it otherwise
    absent = update(device_snapshot(authenticationSettings=None), description="x", radius={"enabled": False})
    assert "authenticationSettings" not in absent.whole


STORE = Resource(
    "store",
    "stores",
    endpoint=Endpoint("store", "Store", patch_since="3.2"),
    attributes=(
        String("name", required=True),
        String("note"),
        Boolean("verify", "verifyFirst", write_only=True),
        Derived("label", derive=lambda given: given.get("name"), write_only=True),
    ),
)


def test_what_is_only_sent_at_the_top_travels_with_every_write() -> None:
    snapshot = Snapshot(STORE, {"id": "1", "name": "a", "note": "old"})
    given = update(snapshot, name="a", note="new", verify=True)
    assert given.patch == {"note": "new", "verifyFirst": True}
    assert given.whole == {"id": "1", "name": "a", "note": "new", "verifyFirst": True, "label": "a"}
    assert update(snapshot, name="a", note="new").patch == {"note": "new"}
    desired = desired_state(STORE, {"name": "a", "note": "old", "verify": True})
    assert differences(snapshot, desired, write_unreadable=False) == []  # no change by itself


def test_a_cleared_block_leaves_with_the_parts_that_live_elsewhere() -> None:
    tls = {"enableTls": True, "sanValues": {"dnsNames": ["a"]}}
    snapshot = device_snapshot(tacacsSettings=TACACS, tacacsTlsSettings=tls, authenticationSettings=None)
    bodies = update(snapshot, tacacs={}, description="x")
    assert bodies.patch is None
    assert "tacacsSettings" not in bodies.whole
    assert "tacacsTlsSettings" not in bodies.whole
    assert bodies.whole["description"] == "x"
    inner = update(snapshot, tacacs={"tls": {}, "shared_secret": "T"})
    assert inner.whole["tacacsSettings"] == {**TACACS, "sharedSecret": "T"}
    assert "tacacsTlsSettings" not in inner.whole


@pytest.mark.parametrize("resource", RESOURCES, ids=label)
def test_a_masked_secret_is_asked_for_or_replaced_but_never_sent(resource: Resource) -> None:
    """For every attribute: with all secrets masked, changing it either names each mask in a body or carries none."""
    secrets = [leaf for leaf in resource.leaves if leaf.attribute.secret and not leaf.attribute.visibility.hidden]
    masked = holding(resource, [(leaf, MASK) for leaf in secrets])
    for leaf in resource.leaves:
        if (
            leaf.attribute.derive
            or leaf.attribute.write_only
            or leaf.attribute.update.immutable
            or leaf.path == ("name",)
        ):
            continue
        new = values(leaf)[0] if values(leaf)[0] != leaf.attribute.server_default else values(leaf)[1]
        for given in (False, True):
            desired = {leaf.path: new, **({other.path: values(other)[0] for other in secrets} if given else {})}
            bodies = updated_document(masked, desired, differences(masked, desired, write_unreadable=False))
            in_whole = forgotten_masks(resource, bodies.whole)
            in_patch = forgotten_masks(resource, bodies.patch or {})
            assert len(in_whole) == len(bodies.needed_to_put), leaf.option
            assert len(in_patch) == len(bodies.needed_to_patch), leaf.option
            assert not (given and in_whole), leaf.option


@pytest.mark.parametrize("resource", RESOURCES, ids=label)
def test_forgotten_masks_know_every_secret(resource: Resource) -> None:
    for leaf in resource.leaves:
        document = holding(resource).document
        masked = Snapshot(resource, {**document, leaf.api_path[0]: _nested(leaf.api_path[1:], MASK)}).document
        expected = [".".join(leaf.api_path)] if leaf.attribute.secret else []
        assert forgotten_masks(resource, masked) == expected


def _nested(wire: tuple[str, ...], value: Any) -> Any:
    for key in reversed(wire):
        value = {key: value}
    return value


@pytest.mark.parametrize(
    ("document", "masks"),
    [
        ({"description": "***", "name": "****"}, []),
        ({"future": MASK}, ["future"]),
        ({"future": {"deep": {"word": MASK}, "other": "x"}}, ["future.deep.word"]),
        ({"future": [{"word": MASK}, MASK]}, ["future.word", "future"]),
        ({"NetworkDeviceGroupList": ["Location#***", "a"]}, []),
        ({"authenticationSettings": {"radiusSharedSecret": "real"}}, []),
    ],
)
def test_forgotten_masks_in_attributes_nobody_declared(document: dict[str, Any], masks: list[str]) -> None:
    assert forgotten_masks(NETWORK_DEVICE, document) == masks


def test_a_word_for_nothing_is_not_written() -> None:
    assert new_document(RULE, desired_state(RULE, {"name": "r", "policy": "none"})) == {"name": "r"}
    before, desired = Snapshot(RULE, HELD_RULE), desired_state(RULE, {"policy": "none"})
    changes = differences(before, desired, write_unreadable=False)
    update = updated_document(before, desired, changes)
    assert (update.patch, update.whole) == (None, {"id": "1", "name": "r"})
    assert rendered_after(rendered(before), changes)["policy"] == "none"
    assert differences(Snapshot(RULE, update.whole), desired, write_unreadable=False) == []
