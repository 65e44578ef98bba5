# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security group ACLs: built-in ones, IP versions, the additions of 3.1 and 3.5."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

PERMIT = "92951ac0-8c01-11e6-996c-525400b48521"


def acl(**more: Any) -> dict[str, Any]:
    return {"Sgacl": {"name": "Permit_Web", "aclcontent": "permit tcp dst eq 443\ndeny ip", **more}}


def add(api: Api, **more: Any) -> str:
    reply = api.post("sgacl", acl(**more))
    assert reply.status == 201, reply.text
    return str(reply.headers["Location"]).rpartition("/")[2]


def read(api: Api, identity: str) -> dict[str, Any]:
    document: dict[str, Any] = api.get(f"sgacl/{identity}").json["Sgacl"]
    return document


def test_built_in_objects(api: Api) -> None:
    rows = api.get("sgacl").json["SearchResult"]["resources"]
    assert sorted(row["name"] for row in rows) == ["Deny IP", "Deny_IP_Log", "Permit IP", "Permit_IP_Log"]
    assert "ipVersion" not in read(api, PERMIT)
    assert api.delete(f"sgacl/{PERMIT}").status == 500


def test_built_in_acls_keep_their_names(api: Api) -> None:
    document = {**read(api, PERMIT), "description": "changed"}
    assert api.put(f"sgacl/{PERMIT}", {"Sgacl": document}).status == 200
    assert read(api, PERMIT)["generationId"] == "1"


@pytest.mark.parametrize("name", ["Permit Web", "1Permit", "_Permit", "Permit-Web", "Perm\u00eft"])
def test_refused_names(api: Api, name: str) -> None:
    assert api.post("sgacl", acl(name=name)).status == 400


def test_ip_version(api: Api) -> None:
    assert read(api, add(api))["ipVersion"] == "IP_AGNOSTIC"
    identity = add(api, name="Six", ipVersion="IPV6")
    assert api.get("sgacl?filter=ipVersion.EQ.IPV6").json["SearchResult"]["resources"][0]["id"] == identity
    assert api.post("sgacl", acl(name="Five", ipVersion="IPV5")).status == 400


@pytest.mark.parametrize(
    ("key", "value", "since"),
    [
        ("modelledContent", {"any": {"thing": [1]}}, ("3.0", "3.1")),
        ("sgAclType", "TRAFFIC_STEERING", ("3.4", "3.5")),
        ("validateAclContent", True, ("3.4", "3.5")),
    ],
)
def test_keys_of_later_releases(sim: Simulator, api: Api, key: str, value: Any, since: tuple[str, str]) -> None:
    for profile, status in zip(since, (400, 201), strict=True):
        sim.configure(profile=profile)
        assert api.post("sgacl", acl(**{key: value}), port="ers").status == status
    assert sim.store.list("sgacl")[-1][key] == value


@pytest.mark.parametrize(("profile", "status"), [("3.4", 400), ("3.5", 200)])
def test_filter_of_a_later_release(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    assert api.get("sgacl?filter=sgAclType.EQ.TRUSTSEC").status == status


def test_modelled_content_is_an_object(api: Api) -> None:
    assert api.post("sgacl", acl(modelledContent=[])).status == 400


def test_content_is_checked_on_request(sim: Simulator, api: Api) -> None:
    sim.configure(profile="3.5")
    add(api, aclcontent="nonsense")
    reply = api.post("sgacl", acl(name="Checked", aclcontent="permit ip\nnonsense", validateAclContent=True))
    assert (reply.status, "line 2: nonsense" in reply.title) == (400, True)
