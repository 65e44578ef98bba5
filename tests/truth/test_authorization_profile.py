# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authorization profiles: lists that fail, unsupported types, pairs of attributes, tags."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.budget import ONE_READ
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row, before

OWN_VLAN = {"attribute": "Radius:Tunnel-Private-Group-ID", "value_from": "InternalUser:vlan", "tag": 3}


def profiles(row: Row) -> bool:
    """Select the row of this file."""
    return row.module == "authorization_profile"


def _members(*members: dict[str, Any]) -> dict[str, Any]:
    return {"name": "Own_VLAN", "advanced_attributes": list(members)}


@each(rows_with=profiles)
def test_list_fails(node: Node) -> None:
    """authz_list: the list fails with ISE's message; single profiles are read, written, deleted, and found absent."""
    node.sim.configure(authz_list="fail")
    for choice in ({}, {"details": True}):
        result = node.info(choice)
        assert result["failed"] and result["status"] == 500
        assert "Failed to convert to ERS object, attribute: cisco-av-pair" in result["msg"]
    full = node.for_release(node.row.full)
    for options in (full.options, {"name": "Employees", "acl": "other"}, {"name": "Employees", "state": "absent"}):
        assert node.run(options)["changed"] is True
    assert node.run({"name": "Employees", "state": "absent"})["changed"] is False


@each(rows_with=profiles)
def test_name_that_needs_the_list(node: Node) -> None:
    """A name with a slash needs the list. Without it the task fails and writes nothing."""
    node.sim.configure(authz_list="fail")
    for state in ("present", "absent"):
        result = node.run({"name": "Switch/Phone", "state": state})
        assert result["failed"] and result["status"] == 500
        assert node.sent == ONE_READ


@each(rows_with=profiles)
def test_unsupported_type(node: Node) -> None:
    """authz_types: an ISE with one type refuses the others."""
    node.sim.configure(authz_types="switch")
    assert node.run({"name": "Plain", "type": "switch"})["changed"] is True
    result = node.run({"name": "Odd", "type": "trustsec"})
    assert result["failed"] and "authzProfileType: TRUSTSEC is not supported" in result["msg"]


@each(rows_with=profiles)
def test_tag_of_a_tunnel(node: Node) -> None:
    """Written and read where ISE supports it, otherwise refused before any write."""
    if before(node.release, "3.4"):
        result = node.run(_members(OWN_VLAN))
        assert result["failed"] and "advanced_attributes.tag: this option needs ISE 3.4 or later" in result["msg"]
        assert not node.sent["POST"]
        return
    assert node.run(_members(OWN_VLAN))["changed"] is True
    (stored,) = (node.sim.store.get(node.row.path, "Own_VLAN") or {})["advancedAttributes"]
    assert stored["rightHandSideAttribueValue"] == {
        "AdvancedAttributeValueType": "AdvancedDictionaryAttribute",
        "dictionaryName": "InternalUser",
        "attributeName": "vlan",
        "tagID": 3,
    }
    (shown,) = node.info({"name": "Own_VLAN"})["authorization_profiles"]
    assert shown["advanced_attributes"] == [OWN_VLAN]
    assert node.run(shown)["changed"] is False
    assert node.run(_members({**OWN_VLAN, "tag": 4}))["changed"] is True


@each(rows_with=profiles, releases=("3.4",))
def test_invalid_pairs(node: Node) -> None:
    """Refused before any request; the message names the attribute."""
    for member, words in (
        ({"attribute": "cisco-av-pair", "value": "x"}, "'cisco-av-pair' is not an attribute"),
        ({"attribute": "Cisco:cisco-av-pair", "value_from": "vlan"}, "'vlan' is not an attribute"),
        ({"attribute": "Cisco:cisco-av-pair"}, "Cisco:cisco-av-pair requires either value or value_from"),
        ({**OWN_VLAN, "value": "x"}, "Radius:Tunnel-Private-Group-ID requires either value or value_from"),
        ({"attribute": "Radius:Class", "value_from": "a:b", "tag": 1}, "only Radius:Tunnel- attributes"),
        ({**OWN_VLAN, "tag": 32}, "advanced_attributes.tag: 32 is out of range"),
    ):
        result = node.run(_members(member))
        assert result["failed"] and words in result["msg"], result
        assert not node.sent


@each(rows_with=profiles, releases=("3.4",))
def test_values_with_colons(node: Node) -> None:
    """Only the first colon separates dictionary and attribute; values are unchanged."""
    member = {"attribute": "Cisco:cisco-av-pair", "value": "url-redirect=https://ise:8443/portal?a:b"}
    odd = {"attribute": "CERTIFICATE:Subject: Other", "value_from": "AD1:a:b"}
    assert node.run(_members(member, odd))["changed"] is True
    assert node.run(_members(member, odd))["changed"] is False
    (shown,) = node.info({"name": "Own_VLAN"})["authorization_profiles"]
    assert shown["advanced_attributes"] == [member, odd]


@each(rows_with=profiles, releases=("3.4",))
def test_dependent_options(node: Node) -> None:
    """A redirection without portal, a date without attribute, a timer with a date: reported before any write."""
    for options, words in (
        ({"web_redirection": {"type": "hotspot", "acl": "a"}}, "web_redirection.portal is needed"),
        ({"reauthentication": {"type": "expiration_date", "dictionary": "d"}}, "reauthentication.attribute is needed"),
        ({"vlan": {"tag": 2}}, "vlan.name is needed"),
        (
            {"reauthentication": {"type": "expiration_date", "dictionary": "d", "attribute": "a", "timer": 60}},
            "reauthentication.timer: ISE has this only where reauthentication.type is timer",
        ),
        (
            {
                "web_redirection": {
                    "type": "hotspot",
                    "acl": "a",
                    "portal": "Hotspot Guest Portal (default)",
                    "certificate_renewal_message": True,
                }
            },
            "web_redirection.certificate_renewal_message: ISE has this only where web_redirection.type is central_web_auth",
        ),
    ):
        node.fails({"name": "New", **options}, words, cost=ONE_READ)


@each(rows_with=profiles, releases=("3.4",))
def test_vlan_of_an_unknown_dictionary(node: Node) -> None:
    """A VLAN with a colon is an attribute of an ODBC dictionary; ISE's message says so (500)."""
    result = node.run({"name": "New", "vlan": {"name": "EndPoints:vlan"}})
    assert result["failed"] and "EndPoints is not a valid ODBC dictionary" in result["msg"]
