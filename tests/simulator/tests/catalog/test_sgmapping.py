# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""IP-SGT mappings and their groups: required attributes, forms of reads, deployment."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

EMPLOYEES = "93ad6890-8c01-11e6-996c-525400b48521"
LOCATIONS = "70836740-8bff-11e6-996c-525400b48521"
WRAPPERS = {"sgmapping": "SGMapping", "sgmappinggroup": "SGMappingGroup"}
MAPPING = {"name": "10.0.0.1/32", "hostIp": "10.0.0.1", "sgt": EMPLOYEES, "deployType": "ALL"}
GROUP = {"name": "Servers", "sgt": EMPLOYEES, "deployType": "ALL"}


def add(api: Api, resource: str, document: dict[str, Any]) -> str:
    reply = api.post(resource, {WRAPPERS[resource]: document})
    assert reply.status == 201, reply.text
    return f"{resource}/{str(reply.headers['Location']).rpartition('/')[2]}"


def test_addresses_become_prefixes_and_names(api: Api) -> None:
    shown = api.get(add(api, "sgmapping", {**MAPPING, "name": "10.0.0.1"})).json["SGMapping"]
    assert (shown["name"], shown["hostIp"], shown["deployTo"]) == ("10.0.0.1/32", "10.0.0.1/32", "")


@pytest.mark.parametrize(
    "more",
    [
        {"hostIp": "", "name": "x"},
        {"hostName": "srv.example.com"},
        {"hostIp": "10.0.0.256", "name": "10.0.0.256"},
        {"name": "server"},
        {"name": ""},
        {"sgt": ""},
        {"sgt": "nobody"},
        {"sgt": "Employees (4/0004)"},
        {"deployType": ""},
        {"deployType": "ND"},
        {"deployType": "NDG", "deployTo": "nobody"},
        {"deployTo": LOCATIONS},
        {"mappingGroup": "nobody"},
        {"ttl": 60},
    ],
)
def test_refused_mappings(api: Api, more: dict[str, Any]) -> None:
    assert api.post("sgmapping", {"SGMapping": {**MAPPING, **more}}).status == 400


def test_a_mapping_in_a_group_has_nothing_of_its_own(api: Api) -> None:
    group = add(api, "sgmappinggroup", GROUP).rpartition("/")[2]
    assert api.post("sgmapping", {"SGMapping": {**MAPPING, "mappingGroup": group}}).status == 400
    own = {key: MAPPING[key] for key in ("name", "hostIp")}
    add(api, "sgmapping", {**own, "mappingGroup": group})
    assert api.get("sgmapping?filter=groupName.EQ.Servers").json["SearchResult"]["total"] == 1


def test_groups_and_places(api: Api) -> None:
    path = add(api, "sgmappinggroup", {**GROUP, "deployType": "NDG", "deployTo": LOCATIONS})
    assert api.post("sgmappinggroup", {"SGMappingGroup": GROUP}).status == 500
    assert api.put(path, {"SGMappingGroup": GROUP}).status == 200
    assert api.get(path).json["SGMappingGroup"]["deployTo"] == ""
    assert api.get("sgmappinggroup?filter=sgtName.EQ.Employees").json["SearchResult"]["total"] == 1
    assert api.delete(path).status == 204


@pytest.mark.parametrize("resource", ["sgmapping", "sgmappinggroup"])
def test_deploying(sim: Simulator, api: Api, resource: str) -> None:
    path = add(api, resource, MAPPING if resource == "sgmapping" else GROUP)
    status = f"{resource}/deploy/status"
    assert api.get(status).json == {"OperationResult": {"resultValue": []}}
    assert api.put(f"{path}/deploy", {}).status == 204
    assert api.get(status).json["OperationResult"]["resultValue"][0]["value"] == "COMPLETED"
    sim.configure(deploy_seconds=60.0)
    assert api.put(f"{resource}/deployall", {}).status == 204
    assert api.put(f"{path}/deploy", {}).status == 400
    assert api.get(status).json["OperationResult"]["resultValue"][0]["value"] == "IN_PROGRESS"
    sim.reset()
    assert api.get(status).json["OperationResult"]["resultValue"] == []


def test_deploying_nobody(api: Api) -> None:
    assert api.put("sgmapping/nobody/deploy", {}).status == 404
    assert api.get("sgmapping/nobody/deploy").status == 405
    assert api.post("sgmapping/deployall", {}).status == 405


@pytest.mark.parametrize(("form", "shown"), [("id", EMPLOYEES), ("name", "Employees (4/0004)")])
@pytest.mark.parametrize(("resource", "document"), [("sgmapping", MAPPING), ("sgmappinggroup", GROUP)])
def test_switch_of_the_group(
    sim: Simulator, api: Api, resource: str, document: dict[str, Any], form: str, shown: str
) -> None:
    sim.configure(mapping_sgt=form)
    assert api.get(add(api, resource, document)).json[WRAPPERS[resource]]["sgt"] == shown


@pytest.mark.parametrize(("form", "held"), [("keep", "10.1.2.3/24"), ("network", "10.1.2.0/24"), ("refuse", "")])
def test_switch_of_host_bits(sim: Simulator, api: Api, form: str, held: str) -> None:
    sim.configure(mapping_host_bits=form)
    answer = api.post("sgmapping", {"SGMapping": {**MAPPING, "name": "10.1.2.3/24", "hostIp": "10.1.2.3/24"}})
    assert answer.status == (201 if held else 400)
    assert [document["name"] for document in sim.store.list("sgmapping")] == ([held] if held else [])


@pytest.mark.parametrize("status", [400, 500])
def test_switch_of_a_busy_deploy(sim: Simulator, api: Api, status: int) -> None:
    sim.configure(deploy_seconds=60.0, deploy_busy=status)
    assert [api.put("sgmapping/deployall", {}).status for _turn in range(2)] == [204, status]
