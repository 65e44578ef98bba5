# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Active Directory join points, and the groups in the directory."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator import Settings
from ise_simulator.probe import Api
from ise_simulator.testing import Simulator, running

CORP = {"name": "corp", "domain": "corp.example.com"}


def join(api: Api, **more: Any) -> str:
    reply = api.post("activedirectory", {"ERSActiveDirectory": {**CORP, **more}})
    assert reply.status == 201, reply.text
    return str(reply.headers["Location"]).rpartition("/")[2]


def groups(api: Api, identity: str, **data: str) -> Any:
    pairs = [{"name": name, "value": value} for name, value in data.items()]
    body = {"OperationAdditionalData": {"additionalData": pairs}}
    return api.put(f"activedirectory/{identity}/getGroupsByDomain", body)


def test_life_cycle(api: Api) -> None:
    path = f"activedirectory/{join(api)}"
    shown = api.get(path).json["ERSActiveDirectory"]
    assert (shown["adScopesNames"], shown["adgroups"], shown["adAttributes"]) == (
        "Default_Scope",
        {"groups": []},
        {"attributes": []},
    )
    assert (shown["enableDomainAllowedList"], shown["advancedSettings"]["agingTime"]) == (True, 5)
    assert api.get("activedirectory/name/corp").json["ERSActiveDirectory"] == shown
    body = {"ERSActiveDirectory": CORP}
    assert [api.put(path, body).status, api.patch(path, body).status] == [405, 405]
    assert api.post("activedirectory", body).status == 500
    assert api.delete(path).status == 204


def test_required_attributes(api: Api) -> None:
    assert "domain" in api.post("activedirectory", {"ERSActiveDirectory": {"name": "x"}}).title
    attribute = {"name": "a", "type": "STRING", "internalName": "b"}
    body = {"ERSActiveDirectory": {**CORP, "adAttributes": {"attributes": [attribute]}}}
    assert "defaultValue" in api.post("activedirectory", body).title
    attribute["defaultValue"] = ""
    assert api.post("activedirectory", body).status == 201


@pytest.mark.parametrize(
    ("profile", "key", "lockout"),
    [
        ("3.0", "enableDomainWhiteList", False),
        ("3.1", "enableDomainWhiteList", True),
        ("3.4", "enableDomainAllowedList", True),
    ],
)
def test_releases(sim: Simulator, api: Api, profile: str, key: str, lockout: bool) -> None:
    sim.configure(profile=profile)
    body = {"ERSActiveDirectory": {**CORP, key: False}}
    path = str(api.post("activedirectory", body, port="ers").headers["Location"]).rpartition("/")[2]
    shown = api.get(f"activedirectory/{path}", port="ers").json["ERSActiveDirectory"]
    assert shown[key] is False
    assert ("enableFailedAuthProtection" in shown["advancedSettings"]) is lockout
    other = {"enableDomainWhiteList", "enableDomainAllowedList"} - {key}
    unknown = {"ERSActiveDirectory": {**CORP, "name": "x", other.pop(): True}}
    assert api.post("activedirectory", unknown, port="ers").status == 400


def test_spelling(sim: Simulator, api: Api) -> None:
    sim.configure(ad_allowed_key="enableDomainWhiteList")
    identity = join(api)
    assert "enableDomainWhiteList" in api.get(f"activedirectory/{identity}").json["ERSActiveDirectory"]


def test_groups(api: Api) -> None:
    identity = join(api)

    def found(**data: str) -> list[str]:
        answer = groups(api, identity, domain="corp.example.com", **data).json["ERSActiveDirectoryGroups"]
        return [group["name"].rpartition("/")[2] for group in answer["groups"]]

    assert len(found()) == 6
    assert found(filter="domain users") == ["Domain Users"]
    assert found(sidFilter="corp.example.com/S-1-5-32-544") == ["Administrators"]
    assert found(typeFilter="UNIVERSAL") == ["Enterprise Admins"]
    assert found(typeFilter="UNIVERSAL", filter="Domain Users") == []


def test_searches_that_are_refused(sim: Simulator, api: Api) -> None:
    identity = join(api)
    assert groups(api, identity, domain="other.example.com").status == 500
    assert "domain" in groups(api, identity, filter="x").title
    assert groups(api, identity, domain="corp.example.com", typeFilter="LOCAL").status == 400
    assert groups(api, identity, domain="corp.example.com", other="x").status == 400
    assert groups(api, "none", domain="corp.example.com").status == 404
    assert api.get(f"activedirectory/{identity}/getGroupsByDomain").status == 405
    sim.configure(ad_group_filter="required")
    assert "filter" in groups(api, identity, domain="corp.example.com").title


def test_key_of_a_group(sim: Simulator, api: Api) -> None:
    sim.configure(ad_group_name="groupName")
    answer = groups(api, join(api), domain="corp.example.com", filter="DnsAdmins").json
    assert answer["ERSActiveDirectoryGroups"]["groups"][0]["groupName"] == "corp.example.com/Users/DnsAdmins"


def test_a_node_that_has_joined() -> None:
    with running(Settings(joined_domain=True)) as simulator:
        client = Api(simulator)
        assert client.get("activedirectory/name/corp").json["ERSActiveDirectory"]["domain"] == "corp.example.com"
        client.close()


def act(api: Api, identity: str, action: str, **data: str) -> Any:
    pairs = [{"name": name, "value": value} for name, value in data.items()]
    return api.put(f"activedirectory/{identity}/{action}", {"OperationAdditionalData": {"additionalData": pairs}})


LOGIN = {"username": "joiner", "password": "Join-1"}


def joined(sim: Simulator) -> list[str]:
    document = sim.store.get("activedirectory", "corp")
    assert document is not None
    return list(document.get("joined", []))


def test_join_and_leave(sim: Simulator, api: Api) -> None:
    identity = join(api)
    assert act(api, identity, "join", **LOGIN, node="ise-psn1").status == 204
    assert joined(sim) == ["ise-psn1"]
    assert act(api, identity, "joinAllNodes", **LOGIN).status == 204
    assert joined(sim) == ["ise-pan1", "ise-psn1", "ise-psn2"]
    assert act(api, identity, "leave", node="ise-psn2").status == 204
    assert joined(sim) == ["ise-pan1", "ise-psn1"]
    assert act(api, identity, "leaveAllNodes", **LOGIN).status == 204
    assert joined(sim) == []
    assert "joined" not in api.get(f"activedirectory/{identity}").json["ERSActiveDirectory"]


@pytest.mark.parametrize(
    ("action", "data", "status"),
    [
        ("join", LOGIN, 400),
        ("join", {**LOGIN, "node": "nobody"}, 400),
        ("join", {"node": "ise-psn1"}, 400),
        ("joinAllNodes", {"username": "joiner"}, 400),
        ("joinAllNodes", {**LOGIN, "domainName": "corp.example.com"}, 400),
        ("leave", LOGIN, 400),
        ("leave", {"node": "nobody"}, 400),
    ],
)
def test_refused_joins(sim: Simulator, api: Api, action: str, data: dict[str, str], status: int) -> None:
    assert act(api, join(api), action, **data).status == status
    assert joined(sim) == []


def test_joins_of_other_domains_fail(sim: Simulator, api: Api) -> None:
    assert act(api, join(api, domain="other.example.com"), "joinAllNodes", **LOGIN).status == 500
    assert act(api, "unknown", "joinAllNodes", **LOGIN).status == 404
    assert joined(sim) == []


@pytest.mark.parametrize(("value", "status"), [("serve", 200), ("refuse", 500)])
def test_switch_ad_not_joined(sim: Simulator, api: Api, value: str, status: int) -> None:
    sim.configure(ad_not_joined=value)
    identity = join(api)
    assert groups(api, identity, domain="corp.example.com").status == status
    assert act(api, identity, "joinAllNodes", **LOGIN).status == 204
    assert groups(api, identity, domain="corp.example.com").status == 200


@pytest.mark.parametrize("status", [204, 200])
def test_switch_ad_action_status(sim: Simulator, api: Api, status: int) -> None:
    sim.configure(ad_action_status=status)
    reply = act(api, join(api), "joinAllNodes", **LOGIN)
    assert (reply.status, reply.body) == (status, b"")


@pytest.mark.parametrize(("value", "names"), [("add", ["a", "b"]), ("replace", ["b"])])
def test_switch_ad_add_groups(sim: Simulator, api: Api, value: str, names: list[str]) -> None:
    sim.configure(ad_add_groups=value)
    path = f"activedirectory/{join(api)}"
    for name in ("a", "b"):
        body = {"ERSActiveDirectory": {**CORP, "adgroups": {"groups": [{"name": name, "sid": f"S-{name}"}]}}}
        assert api.put(f"{path}/addGroups", body).status == 204
    shown = api.get(path).json["ERSActiveDirectory"]["adgroups"]["groups"]
    assert [group["name"] for group in shown] == names


@pytest.mark.parametrize("more", [{}, {"adgroups": {}}, {"adgroups": {"groups": [{"name": "x"}]}}, {"domain": None}])
def test_refused_groups(api: Api, more: dict[str, Any]) -> None:
    path = f"activedirectory/{join(api)}"
    assert api.put(f"{path}/addGroups", {"ERSActiveDirectory": {**CORP, **more}}).status == 400
    assert api.get(path).json["ERSActiveDirectory"]["adgroups"] == {"groups": []}


def test_the_built_in_join_point_has_joined() -> None:
    with running(Settings(joined_domain=True, ad_not_joined="refuse")) as sim:
        api = Api(sim)
        identity = api.get("activedirectory/name/corp").json["ERSActiveDirectory"]["id"]
        assert groups(api, identity, domain="corp.example.com").status == 200
        assert act(api, identity, "leaveAllNodes").status == 204
        assert groups(api, identity, domain="corp.example.com").status == 500
        api.close()
