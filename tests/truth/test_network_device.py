# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network devices: the SNMP node that ISE selects, the device without addresses."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row


def devices(row: Row) -> bool:
    """Select the row of this file."""
    return row.module == "network_device"


@each(rows_with=devices)
def test_node_selected_by_ise(node: Node) -> None:
    """The user sets ``Auto``, and ISE may return the selected node."""
    node.sim.configure(snmp_node="ise-psn-7")
    full = node.for_release(node.row.full)
    node.put(trees.having(full.stored, (("snmpsettings", "originatingPolicyServicesNode"), "Auto")))
    given = {**node.key_options(full), "snmp": {"originating_policy_services_node": "Auto"}}
    assert node.check_and_run(given, node.cost.unchanged(full))["changed"] is False
    assert node.read(full)["snmp"]["originating_policy_services_node"] == "ise-psn-7"


@each(rows_with=devices)
def test_block_written_for_the_first_time(node: Node) -> None:
    """The documentation requires some attributes of a block, so they are sent with it although not set."""
    node.run({**node.row.minimal.options, "radius": {"dtls_required": True}, "tacacs": {"shared_secret": "canary-x"}})
    sent = node.sim.requests[-1].body["NetworkDevice"]
    assert sent["authenticationSettings"] == {"networkProtocol": "RADIUS", "dtlsRequired": True}
    assert sent["tacacsSettings"] == {"connectModeOptions": "OFF", "sharedSecret": "canary-x"}


@each(rows_with=devices)
def test_device_without_addresses(node: Node) -> None:
    """ISE's built-in "Default Network Device" has none; it is read and changed like any other."""
    name = "Default Network Device"
    node.put({"name": name, "profileName": "Cisco"})
    assert "ip_addresses" not in node.read(name)
    assert node.check_and_run({"name": name, "description": "all others"}, node.cost.update(name))["changed"] is True
    assert (node.stored(name) or {})["description"] == "all others"
    assert not (node.stored(name) or {}).get("NetworkDeviceIPList")


@each(rows_with=devices)
def test_address_of_another_device(node: Node) -> None:
    """The message quotes ISE and names the other device, which one request finds; nothing is written."""
    minimal = node.for_release(node.row.minimal)
    node.put({**minimal.stored, "name": "other"})
    result = node.run(minimal.options)
    assert result.get("failed") is True
    assert "Device IP Address Already Exist" in result["msg"]
    assert "ip_addresses: the network device 'other' has " in result["msg"]
    assert node.stored(minimal) is None
    node.put({**minimal.stored, "NetworkDeviceIPList": [{"ipaddress": "192.0.2.77", "mask": 32}]})
    held = node.all_documents()
    result = node.run({**minimal.options, "ip_addresses": ["192.0.2.77", *minimal.options["ip_addresses"]]})
    assert "the network device 'other' has " in result["msg"] and "192.0.2.77" not in result["msg"]
    assert node.all_documents() == held


@each(rows_with=devices, releases=("3.4",))
def test_unreadable_holder(node: Node) -> None:
    """If the look-up fails as well, the message is ISE's refusal alone."""
    minimal = node.for_release(node.row.minimal)
    node.put({**minimal.stored, "name": "other"})
    node.sim.fault("status", method="GET", path=r"/ers/config/networkdevice\?.*ipaddress", status=403, times=0)
    result = node.run(minimal.options)
    assert "Device IP Address Already Exist" in result["msg"] and "'other'" not in result["msg"]


@each(rows_with=devices)
def test_rest_password_without_its_user(node: Node) -> None:
    """ISE never returns the password, so that without the user name it would differ for ever."""
    minimal = node.for_release(node.row.minimal)
    alone = {**minimal.options, "trustsec": {"device_id": "d1", "rest_api_password": "canary-rest"}}
    for stored in (False, True):
        if stored:
            node.put(minimal.stored)
        held = node.all_documents()
        result = node.run(alone)
        assert result.get("failed") is True, result
        assert "trustsec.rest_api_password requires trustsec.rest_api_username" in result["msg"], result["msg"]
        assert node.all_documents() == held
    both = {**alone, "trustsec": {**alone["trustsec"], "rest_api_username": "rest"}}
    assert node.run(both)["changed"] is True
    assert node.run(both)["changed"] is False
    assert node.run(alone)["changed"] is False
