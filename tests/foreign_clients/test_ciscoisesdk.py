# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two releases of ciscoisesdk, unmodified: login, pages, filters, actions, the Monitoring API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.foreign_clients.lives import Dialect, module
from ise_simulator.testing import Simulator

Call = Callable[..., dict[str, Any]]
EMPLOYEES = "93ad6890-8c01-11e6-996c-525400b48521"
GUESTS = "93c66ed0-8c01-11e6-996c-525400b48521"
MAC = "00:01:02:03:04:05"


def test_login(call: Call) -> None:
    """A wrong password is a 401 for the client, and it reads with the right one."""
    assert call("network_device", "list")["status"] == 200
    refused = call("network_device", "get_network_device", user="nobody")
    assert (refused["error"], refused["status"]) == ("ApiError", 401)


def test_all_pages(call: Call) -> None:
    """The client follows the links to the next page."""
    pages = call("network_device", "list", arguments={"size": 10})["pages"]
    rows = [row["name"] for page in pages for row in page["SearchResult"]["resources"]]
    assert (len(pages), len(rows), len(set(rows))) == (4, 31, 31)


def test_a_filter(call: Call) -> None:
    """The client's parameter is the name that ERS expects."""
    arguments = {"filter": ["name.EQ.ISE_EST_Local_Host"]}
    found = call("network_device", "get_network_device", arguments=arguments)["body"]["SearchResult"]
    assert (found["total"], found["resources"][0]["name"]) == (1, "ISE_EST_Local_Host")


def done(result: dict[str, Any], status: int = 200) -> Any:
    """Return the document of a result with this status."""
    assert result.get("status") == status, result
    return result["body"]


def test_nodes_and_deployment(call: Call, dialect: Dialect) -> None:
    """Session service nodes by name, and the summary of the deployment."""
    found = call(module(dialect, "sessionservicenode"), "read_by_name", arguments={"name": "ise-psn1"})
    assert done(found)["SessionServiceNode"]["ipAddress"] == "192.0.2.21"
    if dialect.newest:
        summary = call("deploymentinfo", "get_deploymentinfo_getallinfo")
    else:
        summary = call("pull_deployment_info", "get_deployment_info")
        version = done(call("version_and_patch", "get_ise_version_and_patch"))["OperationResult"]["resultValue"]
        assert version[0]["value"].startswith(dialect.profile)
    assert "deploymentInfo" in done(summary)["ERSDeploymentInfo"]


def test_actions_on_cells(sim: Simulator, call: Call, dialect: Dialect) -> None:
    """Set the status of all cells, clone one, clear all."""
    status, clone, clear = "set_all_cells_status", "clone_matrix_cell", "clear_all_matrix_cells"
    if dialect.newest:
        status, clone, clear = (
            "update_egressmatrixcell_status",
            "update_egressmatrixcell_clonecell_srcsgt_dstsgt_by_id",
            "update_egressmatrixcell_clearallmatrixcells",
        )
    place = {"sourceSgtId": EMPLOYEES, "destinationSgtId": GUESTS, "defaultRule": "NONE", "sgacls": []}
    cell = sim.store.put("egressmatrixcell", {**place, "name": "Employees-Guests", "matrixCellStatus": "ENABLED"})
    assert call("egress_matrix_cell", status, arguments={"status": "MONITOR"})["status"] == 204
    assert {held["matrixCellStatus"] for held in sim.store.list("egressmatrixcell")} == {"MONITOR"}
    ends = {"id": cell, "src_sgt_id": GUESTS, "dst_sgt_id": EMPLOYEES}
    assert "OperationResult" in done(call("egress_matrix_cell", clone, arguments=ends))
    assert len(sim.store.list("egressmatrixcell")) == 3
    assert call("egress_matrix_cell", clear)["status"] == 204
    assert [held["name"] for held in sim.store.list("egressmatrixcell")] == ["ANY-ANY"]


def test_actions_on_endpoints(sim: Simulator, call: Call, dialect: Dialect) -> None:
    """Register, find and release a rejected one, deregister."""
    register, rejected, release, deregister = (
        ("register_endpoint", "get_rejected_endpoints", "release_rejected_endpoint", "deregister_endpoint")
        if not dialect.newest
        else (
            "update_endpoint_register",
            "get_endpoint_getrejectedendpoints",
            "update_endpoint_releaserejectedendpoint_by_id",
            "update_endpoint_deregister_by_id",
        )
    )
    group = sim.store.get("endpointgroup", "RegisteredDevices")
    assert group is not None
    body = {"mac": MAC, "groupId": group["id"], "staticGroupAssignment": True, "staticProfileAssignment": False}
    assert call("endpoint", register, body={**body, "name": MAC, "portalUser": "ann"})["status"] == 204
    identity = sim.store.update("endpoint", MAC, {"rejected": True})
    assert done(call("endpoint", rejected))["OperationResult"]["resultValue"] == [{"value": identity, "name": MAC}]
    assert call("endpoint", release, arguments={"id": identity})["status"] == 204
    assert done(call("endpoint", rejected))["OperationResult"]["resultValue"] == []
    assert call("endpoint", deregister, arguments={"id": identity})["status"] == 204
    stored = sim.store.get("endpoint", MAC)
    assert stored is not None
    assert "portalUser" not in stored


def pairs(**values: str) -> dict[str, list[dict[str, str]]]:
    """Return the argument with additional data."""
    return {"additional_data": [{"name": name, "value": value} for name, value in values.items()]}


def test_join_points(sim: Simulator, call: Call, dialect: Dialect) -> None:
    """Join, search for groups, add them, leave. Version 3.5.0 sends another body to join, which is refused."""
    identity = sim.store.put("activedirectory", {"name": "corp", "domain": "corp.example.com"})
    here, login = {"id": identity}, pairs(username="joiner", password="Join-1")
    point = {"name": "corp", "domain": "corp.example.com"}
    find, add = ("get_groups_by_domain", "load_groups_from_domain")
    if dialect.newest:
        find, add = "update_activedirectory_getgroupsbydomain_by_id", "update_activedirectory_addgroups_by_id"
        refused = call("active_directory", "update_activedirectory_joinallnodes_by_id", body={**here, **point})
        assert refused["status"] == 400
    else:
        node = pairs(username="joiner", password="Join-1", node="ise-psn1")
        assert call("active_directory", "join_domain", arguments={**here, **node})["status"] == 204
        assert call("active_directory", "join_domain_with_all_nodes", arguments={**here, **login})["status"] == 204
    wanted: dict[str, Any] = pairs(domain="corp.example.com")
    if dialect.newest:  # it leaves its parameter additional_data out of the body
        wanted = {"payload": {"OperationAdditionalData": {"additionalData": wanted["additional_data"]}}}
    groups = done(call("active_directory", find, arguments={**here, **wanted}))
    found = groups["ERSActiveDirectoryGroups"]
    assert len(found["groups"]) == 6
    assert call("active_directory", add, body={**here, **point, "adgroups": found})["status"] == 204
    stored = sim.store.get("activedirectory", "corp")
    assert stored is not None
    assert stored["adgroups"] == found
    if not dialect.newest:
        assert call("active_directory", "leave_domain_with_all_nodes", arguments={**here, **login})["status"] == 204


def test_anc(sim: Simulator, call: Call, dialect: Dialect) -> None:
    """Apply a policy to an endpoint, and clear it; version 3.5.0 sends the envelope of the OpenAPI document."""
    sim.store.put("ancpolicy", {"id": "Quarantine", "name": "Quarantine", "actions": ["QUARANTINE"]})
    apply, clear = ("update_anc_endpoint_apply", "update_anc_endpoint_clear")
    body: dict[str, Any] = {"body": {"macAddress": MAC, "policyName": "Quarantine"}}
    body["arguments"] = {"active_validation": False}
    if dialect.newest:
        assert call("anc_endpoint", apply, **body)["status"] == 400
        sim.configure(anc_envelope="accept")
    else:
        apply, clear = "apply_anc_endpoint", "clear_anc_endpoint"
        body = {"arguments": pairs(macAddress=MAC, policyName="Quarantine")}
    assert call("anc_endpoint", apply, **body)["status"] == 204
    assert [held["macAddress"] for held in sim.store.list("ancendpoint")] == [MAC]
    assert call("anc_endpoint", clear, **body)["status"] == 204
    assert sim.store.list("ancendpoint") == []


# The Monitoring API: the same calls under two sets of names.
READINGS = [
    ("get_active_count", "get_active_session_count", "<count>"),
    ("get_posture_count", "get_posture_count", "<count>"),
    ("get_profiler_count", "get_profiler_count", "<count>"),
    ("get_active_list", "get_active_session_list", "<activeSession>"),
    ("get_mnt_version", "get_product_version", "<product"),
    ("get_failure_reasons", "get_failure_reasons", "<failureReason "),
]


@pytest.mark.parametrize(("before", "now", "expected"), READINGS)
def test_monitoring(call: Call, dialect: Dialect, before: str, now: str, expected: str) -> None:
    """Counters, lists, version and failure reasons."""
    assert expected in done(call("misc", now if dialect.newest else before))


def test_sessions(sim: Simulator, call: Call, dialect: Dialect) -> None:
    """One session by MAC address, by user and by address of the endpoint."""
    session = sim.sessions.get(sim.sessions.ids()[0])
    assert session is not None
    by_mac, by_user = (
        ("get_full_s_d_mac_info", "get_full_s_d_username_info")
        if dialect.newest
        else ("get_sessions_by_mac", "get_sessions_by_username")
    )
    assert session["calling_station_id"] in done(call("misc", by_mac, arguments={"mac": session["calling_station_id"]}))
    assert session["user_name"] in done(call("misc", by_user, arguments={"username": session["user_name"]}))


def test_change_of_authorization(sim: Simulator, call: Call, dialect: Dialect) -> None:
    """Reauthenticate a session, and disconnect it."""
    key = sim.sessions.ids()[0]
    session = sim.sessions.get(key)
    assert session is not None
    mac, psn = session["calling_station_id"], session["acs_server"]
    if dialect.newest:
        again: dict[str, Any] = {"mac": mac, "node": psn, "type": "1"}
        end: dict[str, Any] = {"mac": mac, "node": psn, "option": "0"}
        names = ("get_co_a_reauth_status", "get_co_a_disconnect_status")
    else:
        again = {"endpoint_mac": mac, "psn_name": psn, "reauth_type": "1"}
        end = {
            "mac": mac,
            "psn_name": psn,
            "disconnect_type": "0",
            "nas_ipv4": session["nas_ip_address"],
            "endpoint_ip": session["framed_ip_address"],
        }
        names = ("session_reauthentication_by_mac", "session_disconnect")
    assert "<results>true</results>" in done(call("misc", names[0], arguments=again))
    assert "<results>true</results>" in done(call("misc", names[1], arguments=end))
    assert key not in sim.sessions.ids()


XML = {"Content-Type": "application/xml", "Accept": "application/xml"}
GROUP = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<ns0:endpointgroup xmlns:ns0="identity.ers.ise.cisco.com" name="{name}" description="{text}">'
    "<systemDefined>false</systemDefined></ns0:endpointgroup>"
)


def test_csrf_tokens(sim: Simulator, call: Call, dialect: Dialect) -> None:
    """With a token the client writes, without one it is refused; version 3.5.0 has no method to request one."""
    sim.configure(csrf=True)
    module_name = module(dialect, "endpointgroup")
    more = {"body": {"name": "csrf-group", "description": "x", "systemDefined": False}}
    assert call(module_name, "create", **more)["status"] == 403
    created = call(module_name, "create", connection={"uses_csrf_token": True}, **more)
    assert created["status"] == (403 if dialect.newest else 201), created


def test_xml_on_the_port_of_ers(sim: Simulator, call: Call, dialect: Dialect) -> None:
    """Without the gateway the client uses the port of ERS for ERS, and that of the gateway for the Monitoring API.

    Create, read and update in XML come last: the client keeps their headers for all later calls of its connection.
    """
    own = {
        "uses_api_gateway": False,
        "base_url": None,
        "ers_base_url": sim.url.replace(str(sim.port), str(sim.ers_port)),
        "ui_base_url": sim.url,
        "mnt_base_url": sim.url,
        "px_grid_base_url": sim.url,
    }
    pages = call("network_device", "list", connection=own)["pages"]
    assert f":{sim.ers_port}/" in pages[0]["SearchResult"]["nextPage"]["href"]
    count = "get_active_session_count" if dialect.newest else "get_active_count"
    assert "<count>" in done(call("misc", count, connection=own))
    module_name = module(dialect, "endpointgroup")
    first = {"payload": GROUP.format(name="xml-group", text="x"), "headers": XML}
    created = call(module_name, "create", connection=own, arguments=first)
    assert created["status"] == 201, created
    identity = str(created["location"]).rpartition("/")[2]
    shown = done(call(module_name, "read", connection=own, id=identity, arguments={"headers": XML}))
    assert 'name="xml-group"' in shown
    assert "identity.ers.ise.cisco.com" in shown
    second = {"payload": GROUP.format(name="xml-group", text="changed"), "headers": XML}
    updated = call(module_name, "update", connection=own, id=identity, arguments=second)
    assert "description" in done(updated)
    stored = sim.store.get("endpointgroup", identity)
    assert stored is not None
    assert stored["description"] == "changed"
