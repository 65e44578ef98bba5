# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""pyise-ers, unmodified, on the port of ERS: without and with CSRF tokens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from ansible_collections.openise.ise.tests.foreign_clients.foreign import Foreign
from ise_simulator.testing import Simulator

MAC = "AA:BB:CC:00:11:22"
GROUP = "Device Type#All Device Types#Python"
SWITCH = {"name": "py-sw1", "ip_address": "198.51.100.7"}


class Step(NamedTuple):
    """One call; ``response`` is part of what it must return. ``{id}`` is the id in the latest response that had one."""

    method: str
    arguments: dict[str, Any]
    response: Any = None
    succeeds: bool = True


LIVES: dict[str, list[Step]] = {
    "endpointgroup": [
        Step("add_endpoint_group", {"name": "py-group", "description": "x"}),
        Step("get_endpoint_groups", {"size": 100}),
        Step("get_endpoint_group", {"group": "py-group"}, {"name": "py-group", "description": "x"}),
        Step("get_endpoint_group", {"group": "{id}"}, {"name": "py-group"}),
        Step("delete_endpoint_group", {"id": "{id}"}),
        Step("delete_endpoint_group", {"id": "{id}"}, succeeds=False),
    ],
    "sgt": [
        Step("add_sgt", {"name": "Py_SGT", "description": "x", "value": 1234, "return_object": True}, {"value": 1234}),
        Step("get_sgts", {"sgtNum": 1234}, [["Py_SGT", "{id}"]]),
        Step("get_sgt", {"sgt": "Py_SGT"}, {"name": "Py_SGT"}),
        Step("update_sgt", {"sgt": "{id}", "name": "Py_New", "description": "y", "value": 1234}),
        Step("get_sgt", {"sgt": "{id}"}, {"name": "Py_New", "description": "y"}),
        Step("delete_sgt", {"sgt": "{id}"}),
        Step("delete_sgt", {"sgt": "{id}"}, succeeds=False),
    ],
    "sgacl": [
        Step(
            "add_sgacl",
            {
                "name": "Py_ACL",
                "description": "x",
                "ip_version": "IPV4",
                "acl_content": ["permit ip"],
                "return_object": True,
            },
            {"name": "Py_ACL", "aclcontent": "permit ip"},
        ),
        Step("get_sgacls", {}),
        Step("get_sgacl", {"sgacl": "Py_ACL"}, {"ipVersion": "IPV4"}),
        Step(
            "update_sgacl",
            {"sgacl": "{id}", "name": "Py_ACL", "description": "y", "ip_version": "IPV4", "acl_content": ["deny ip"]},
        ),
        Step("get_sgacl", {"sgacl": "{id}"}, {"description": "y", "aclcontent": "deny ip"}),
        Step("delete_sgacl", {"sgacl": "{id}"}),
        Step("delete_sgacl", {"sgacl": "{id}"}, succeeds=False),
    ],
    "egressmatrixcell": [
        Step(
            "add_egressmatrixcell",
            {
                "source_sgt": "Employees",
                "destination_sgt": "Guests",
                "default_rule": "PERMIT_IP",
                "description": "py",
                "return_object": True,
            },
            {"defaultRule": "PERMIT_IP"},
        ),
        Step(
            "add_egressmatrixcell",
            {"source_sgt": "Employees", "destination_sgt": "Guests", "default_rule": "DENY_IP"},
            succeeds=False,
        ),
        Step("get_egressmatrixcells", {}),
        Step("get_egressmatrixcell", {"emc": "py"}, {"matrixCellStatus": "ENABLED"}),
        Step(
            "update_egressmatrixcell",
            {
                "emc": "{id}",
                "source_sgt": "Employees",
                "destination_sgt": "Guests",
                "default_rule": "DENY_IP",
                "description": "changed",
            },
        ),
        Step("get_egressmatrixcell", {"emc": "{id}"}, {"defaultRule": "DENY_IP", "description": "changed"}),
        Step("delete_egressmatrixcell", {"emc": "{id}"}),
        Step("delete_egressmatrixcell", {"emc": "{id}"}, succeeds=False),
    ],
    "endpoint": [
        Step("get_endpoint_group", {"group": "RegisteredDevices"}),
        Step("add_endpoint", {"name": "py", "mac": MAC, "group_id": "{id}", "description": "x"}),
        Step("get_endpoints", {"groupID": "{id}"}),
        Step("get_endpoint_group", {"group": "GuestEndpoints"}),
        Step("get_endpoint", {"mac_address": MAC}, {"mac": MAC, "staticGroupAssignment": True}),
        Step("delete_endpoint", {"mac": MAC}),
        Step("get_endpoint", {"mac_address": MAC}, succeeds=False),
    ],
    "internaluser": [
        Step("get_identity_groups", {"size": 100}),
        Step("get_identity_group", {"group": "Employee"}, {"name": "Employee"}),
        Step(
            "add_user",
            {"user_id": "py-user", "password": "Py-User-1", "user_group_oid": "{id}", "email": "p@example.com"},
        ),
        Step("get_users", {}),
        Step("get_user", {"user_id": "py-user"}, {"name": "py-user", "email": "p@example.com"}),
        Step("get_admin_user", {"user_id": "admin"}, {"name": "admin"}),
        Step("delete_user", {"user_id": "py-user"}),
        Step("delete_user", {"user_id": "py-user"}, succeeds=False),
    ],
    "networkdevicegroup": [
        Step("add_device_group", {"name": GROUP, "description": "x"}),
        Step("get_device_groups", {"size": 100}),
        Step("get_device_group", {"name": GROUP}, {"name": GROUP}),
        Step("update_device_group", {"device_group_oid": "{id}", "name": f"{GROUP}3", "description": "x"}),
        Step("get_device_group", {"device_group_oid": "{id}"}, {"name": f"{GROUP}3"}),
        Step("delete_device_group", {"name": f"{GROUP}3"}),
        Step("delete_device_group", {"name": f"{GROUP}3"}, succeeds=False),
    ],
    "networkdevice": [
        Step(
            "add_device", {**SWITCH, "radius_key": "Radius-1", "snmp_ro": "public", "tacacs_shared_secret": "Tacacs-1"}
        ),
        Step("add_device", SWITCH, succeeds=False),
        Step("get_devices", {"filter": "name.EQ.py-sw1"}, [["py-sw1", "{id}"]]),
        Step("get_device", {"device": "py-sw1"}, {"name": "py-sw1", "coaPort": 1700, "profileName": "Cisco"}),
        Step("update_device", {"name": "py-sw1", "new_name": "py-sw2", "description": "y"}),
        Step("get_device", {"device": "py-sw2"}, {"name": "py-sw2", "description": "y"}),
        Step("delete_device", {"device": "py-sw2"}),
        Step("get_device", {"device": "py-sw2"}, succeeds=False),
    ],
}


class Client:
    """pyise-ers, connected with one simulator as several of its users."""

    def __init__(self, sim: Simulator) -> None:
        self._sim = sim
        self._process = Foreign("venv-foreign-pyise-ers", "pyiseers_client.py")
        self._connected: set[str] = set()

    def call(self, csrf: bool, method: str, arguments: dict[str, Any], password: str = "") -> dict[str, Any]:
        """Call a method, with CSRF tokens or without."""
        name = f"{csrf} {password}"
        if name not in self._connected:
            connection = {
                "ise_node": self._sim.host,
                "ers_user": self._sim.admin[0],
                "ers_pass": password or self._sim.admin[1],
                "ers_port": self._sim.ers_port,
                "verify": self._sim.ca_cert,
                "use_csrf": csrf,
                "timeout": 30,
            }
            self._process.ask(connect=name, arguments=connection)
            self._connected.add(name)
        return self._process.ask(**{"as": name}, method=method, arguments=arguments)

    def forget(self) -> None:
        """Connect anew: the client keeps a token for ever."""
        self._connected.clear()

    def close(self) -> None:
        """End its process."""
        self._process.close()


@pytest.fixture(scope="module")
def client(shared: Simulator) -> Iterator[Client]:
    """Yield the client."""
    made = Client(shared)
    yield made
    made.close()


@pytest.fixture(params=[("2.7", False), ("3.0", True)], ids=["2.7", "3.0 with CSRF"])
def csrf(request: pytest.FixtureRequest, shared: Simulator, client: Client) -> bool:
    """Reset the simulator, as an older ISE without CSRF check and a newer one with it; return whether it checks."""
    profile, checks = request.param
    shared.reset()
    shared.configure(profile=profile, csrf=checks)
    client.forget()
    return bool(checks)


def test_login(client: Client, csrf: bool) -> None:
    """The client recognizes the page of a 2.7 for a wrong password, and nothing in the empty response of a 3.0."""
    refused = client.call(csrf, "get_users", {}, password="wrong")
    assert (refused["success"], refused["response"]) == (False, "" if csrf else "Unauthorized")
    assert client.call(csrf, "get_users", {})["success"] is True


@pytest.mark.parametrize("path", LIVES)
def test_life(shared: Simulator, client: Client, csrf: bool, path: str) -> None:
    """Add, find, change and delete an object of each kind that the client knows."""
    before = shared.store.list(path)
    identity = ""
    for number, step in enumerate(LIVES[path]):
        given = {key: identity if value == "{id}" else value for key, value in step.arguments.items()}
        result = client.call(csrf, step.method, given)
        assert result["success"] is step.succeeds, (number, step, result)
        found: Any = result.get("response")
        if isinstance(found, dict):
            identity = found.get("id", identity)  # an update returns what it changed
        elif isinstance(step.response, list):
            identity = found[0][1]
        if isinstance(step.response, dict):
            assert {key: found[key] for key in step.response} == step.response
        elif step.response is not None:
            assert found == [[identity if item == "{id}" else item for item in row] for row in step.response]
    assert shared.store.list(path) == before
