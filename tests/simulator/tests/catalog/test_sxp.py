# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP domains, connections and local bindings: lists without names, one object for an address in a domain."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

WRAPPERS = {"sxpvpns": "ERSSxpVpn", "sxpconnections": "ERSSxpConnection", "sxplocalbindings": "ERSSxpLocalBindings"}
GOOD: dict[str, dict[str, Any]] = {
    "sxpvpns": {"sxpVpnName": "Campus", "description": "x"},
    "sxpconnections": {
        "sxpPeer": "core1",
        "sxpVpn": "default",
        "sxpNode": "ise-psn1",
        "ipAddress": "10.1.1.1",
        "sxpMode": "LISTENER",
        "sxpVersion": "VERSION_4",
        "enabled": True,
        "name": "core",
    },
    "sxplocalbindings": {"ipAddressOrHost": "10.2.2.2", "sxpVpn": "default", "sgt": "Employees"},
}


def add(api: Api, resource: str, **more: Any) -> str:
    reply = api.post(resource, {WRAPPERS[resource]: {**GOOD[resource], **more}})
    assert reply.status == 201, reply.text
    return f"{resource}/{str(reply.headers['Location']).rpartition('/')[2]}"


@pytest.mark.parametrize("resource", sorted(GOOD))
def test_lists_show_ids_and_reads_no_texts(api: Api, resource: str) -> None:
    path = add(api, resource)
    rows = api.get(resource).json["SearchResult"]["resources"]
    assert all(set(row) == {"id", "link"} for row in rows)
    assert {"name", "description"} & set(api.get(path).json[WRAPPERS[resource]]) == set()
    assert api.patch(path, {}).status == 405
    assert api.get(f"{resource}/name/x").status == 405
    assert api.delete(path).status == 204


@pytest.mark.parametrize(
    ("resource", "more"),
    [
        ("sxpvpns", {"sxpVpnName": ""}),
        ("sxpvpns", {"sxpVpnName": "default"}),
        ("sxpconnections", {"sxpMode": "LISTEN"}),
        ("sxpconnections", {"sxpVersion": "4"}),
        ("sxpconnections", {"ipAddress": "core1"}),
        ("sxpconnections", {"sxpVpn": "default,Nowhere"}),
        ("sxpconnections", {"sxpNode": ""}),
        ("sxplocalbindings", {"ipAddressOrHost": "srv.example.com"}),
        ("sxplocalbindings", {"sgt": "Employees (4/0004)"}),
        ("sxplocalbindings", {"sxpVpn": ""}),
    ],
)
def test_refused(api: Api, resource: str, more: dict[str, Any]) -> None:
    assert api.post(resource, {WRAPPERS[resource]: {**GOOD[resource], **more}}).status in (400, 500)


@pytest.mark.parametrize("resource", ["sxpconnections", "sxplocalbindings"])
def test_one_for_an_address_in_a_domain(api: Api, resource: str) -> None:
    add(api, "sxpvpns")
    path = add(api, resource)
    assert api.post(resource, {WRAPPERS[resource]: {**GOOD[resource], "sxpVpn": "Campus, default"}}).status == 500
    add(api, resource, sxpVpn="Campus")
    assert api.put(path, {WRAPPERS[resource]: {**GOOD[resource], "sxpVpn": "Campus"}}).status == 500
    assert api.put(path, {WRAPPERS[resource]: GOOD[resource]}).status == 200


def test_domains_cannot_change_and_one_stays(api: Api) -> None:
    path = add(api, "sxpvpns")
    assert api.put(path, {"ERSSxpVpn": GOOD["sxpvpns"]}).status == 405
    default = api.get("sxpvpns").json["SearchResult"]["resources"]
    ids = [row["id"] for row in default if api.get(f"sxpvpns/{row['id']}").json["ERSSxpVpn"]["sxpVpnName"] == "default"]
    assert api.delete(f"sxpvpns/{ids[0]}").status == 500


def test_bindings_are_filtered_by_what_they_hold(api: Api) -> None:
    shown = api.get(add(api, "sxplocalbindings", vns="Corp, Guest")).json["ERSSxpLocalBindings"]
    assert (shown["sgt"], shown["ipAddressOrHost"]) == ("Employees (4/0004)", "10.2.2.2")
    for query, total in (
        ("sgt.EQ.Employees", 1),
        ("vpn.EQ.default", 1),
        ("vns.EQ.Guest", 1),
        ("ipOrHost.EQ.10.2.2.3", 0),
    ):
        assert api.get(f"sxplocalbindings?filter={query}").json["SearchResult"]["total"] == total


@pytest.mark.parametrize(
    ("switch", "value", "resource", "key", "shown"),
    [
        ("sxp_texts", "hidden", "sxpconnections", "name", None),
        ("sxp_texts", "shown", "sxpconnections", "name", "core"),
        ("sxp_texts", "shown", "sxpvpns", "description", "x"),
        ("binding_sgt", "name", "sxplocalbindings", "sgt", "Employees (4/0004)"),
        ("binding_sgt", "id", "sxplocalbindings", "sgt", "93ad6890-8c01-11e6-996c-525400b48521"),
        ("binding_address", "written", "sxplocalbindings", "ipAddressOrHost", "10.2.2.2"),
        ("binding_address", "prefix", "sxplocalbindings", "ipAddressOrHost", "10.2.2.2/32"),
    ],
)
def test_switch(sim: Simulator, api: Api, switch: str, value: str, resource: str, key: str, shown: str | None) -> None:
    sim.configure(**{switch: value})
    assert api.get(add(api, resource)).json[WRAPPERS[resource]].get(key) == shown


@pytest.mark.parametrize(("handling", "status"), [("refuse", 400), ("accept", 201)])
def test_switch_of_unknown_domains(sim: Simulator, api: Api, handling: str, status: int) -> None:
    sim.configure(unknown_sxp_domain=handling)
    document = {**GOOD["sxpconnections"], "sxpVpn": "Nowhere"}
    assert api.post("sxpconnections", {"ERSSxpConnection": document}).status == status
