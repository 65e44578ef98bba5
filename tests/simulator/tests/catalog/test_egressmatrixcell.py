# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of the egress matrix: one for two groups, both forms of the last rule, ids in PUT."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

ANY = "92bb1950-8c01-11e6-996c-525400b48521"
DEFAULT = "92c1a900-8c01-11e6-996c-525400b48521"
EMPLOYEES = "93ad6890-8c01-11e6-996c-525400b48521"
GUESTS = "93c66ed0-8c01-11e6-996c-525400b48521"
PERMIT = "92951ac0-8c01-11e6-996c-525400b48521"
DENY = "92919850-8c01-11e6-996c-525400b48521"
LOG = "3208b350-6ead-11ea-812e-0242d0ede26e"


def cell(**more: Any) -> dict[str, Any]:
    return {"EgressMatrixCell": {"sourceSgtId": EMPLOYEES, "destinationSgtId": GUESTS, **more}}


def add(api: Api, **more: Any) -> str:
    reply = api.post("egressmatrixcell", cell(**more))
    assert reply.status == 201, reply.text
    return str(reply.headers["Location"]).rpartition("/")[2]


def read(api: Api, identity: str) -> dict[str, Any]:
    document: dict[str, Any] = api.get(f"egressmatrixcell/{identity}").json["EgressMatrixCell"]
    return document


def total(api: Api, query: str) -> int:
    return int(api.get(f"egressmatrixcell?{query}").json["SearchResult"]["total"])


def test_read_form(api: Api) -> None:
    document = read(api, add(api, description="x", name="mine"))
    assert document["name"] == "Employees-Guests"
    assert (document["matrixCellStatus"], document["defaultRule"], document["sgacls"]) == ("DISABLED", "NONE", [])


@pytest.mark.parametrize(
    ("rule", "acls", "shown"),
    [
        ("PERMIT_IP", [], ("PERMIT_IP", [PERMIT])),
        ("NONE", [DENY], ("DENY_IP", [DENY])),
        ("NONE", [LOG], ("NONE", [LOG])),
    ],
)
def test_two_forms_of_the_last_rule(api: Api, rule: str, acls: list[str], shown: tuple[str, list[str]]) -> None:
    document = read(api, add(api, defaultRule=rule, sgacls=acls))
    assert (document["defaultRule"], document["sgacls"]) == shown


@pytest.mark.parametrize(
    ("rule", "acls", "several", "status"),
    [
        ("PERMIT_IP", [PERMIT], True, 400),
        ("NONE", [PERMIT, DENY], True, 400),
        ("NONE", [LOG, PERMIT], False, 400),
        ("PERMIT_IP", [LOG], False, 400),
        ("PERMIT_IP", [LOG], True, 201),
        ("NONE", [LOG, PERMIT], True, 201),
        ("LATER", [], True, 400),
        ("NONE", ["nobody"], True, 400),
    ],
)
def test_rules_together(sim: Simulator, api: Api, rule: str, acls: list[str], several: bool, status: int) -> None:
    sim.configure(multiple_sgacls=several)
    assert api.post("egressmatrixcell", cell(defaultRule=rule, sgacls=acls)).status == status


def test_one_cell_for_two_groups(api: Api) -> None:
    add(api)
    reply = api.post("egressmatrixcell", cell(defaultRule="DENY_IP"))
    assert (reply.status, "already a policy present" in reply.text) == (400, True)
    assert api.post("egressmatrixcell", cell(matrixId="another")).status == 201
    assert api.post("egressmatrixcell", cell(sourceSgtId=ANY, destinationSgtId=ANY)).status == 400


def test_put_needs_the_id_and_keeps_the_groups(api: Api) -> None:
    identity = add(api, defaultRule="PERMIT_IP")
    path = f"egressmatrixcell/{identity}"
    assert "[Id,]" in api.put(path, cell()).text
    assert api.put(path, cell(id=identity, destinationSgtId=EMPLOYEES)).status == 400
    assert api.put(path, cell(id=identity, defaultRule="NONE", sgacls=[DENY])).status == 200
    assert read(api, identity)["sgacls"] == [DENY]


def test_the_default_cell_can_only_change(api: Api) -> None:
    document = {**read(api, DEFAULT), "defaultRule": "NONE", "sgacls": [DENY]}
    assert api.put(f"egressmatrixcell/{DEFAULT}", {"EgressMatrixCell": document}).status == 200
    assert read(api, DEFAULT)["defaultRule"] == "DENY_IP"
    assert api.delete(f"egressmatrixcell/{DEFAULT}").status == 500


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("filter=sgtSrcValue.EQ.4&filter=sgtDstValue.EQ.6", 1),
        ("filter=sgtSrcValue.EQ.6", 0),
        ("filter=sgtSrcName.CONTAINS.Empl", 1),
        ("filter=sgtDstName.EQ.ANY", 1),
        ("filter=matrixStatus.EQ.ENABLED", 1),
        ("sortasc=sgtSrcName", 2),
    ],
)
def test_filters_look_at_the_groups(api: Api, query: str, found: int) -> None:
    add(api)
    assert total(api, query) == found


def test_filters_follow_a_renamed_group(api: Api) -> None:
    add(api)
    assert total(api, "filter=sgtSrcName.EQ.Staff") == 0
    assert api.put(f"sgt/{EMPLOYEES}", {"Sgt": {"name": "Staff", "value": 4}}).status == 200
    assert total(api, "filter=sgtSrcName.EQ.Staff") == 1


def test_missing_methods_and_refused_queries(sim: Simulator, api: Api) -> None:
    identity = add(api)
    assert api.patch(f"egressmatrixcell/{identity}", cell()).status == 405
    assert api.get("egressmatrixcell?filter=name.EQ.x").status == 400
    assert api.get("egressmatrixcell?sortasc=name").status == 400
    sim.configure(profile="3.1")
    assert api.post("egressmatrixcell", cell(sourceSgtId=GUESTS, matrixId="x")).status == 400


@pytest.mark.parametrize(("form", "rule"), [("both", "PERMIT_IP"), ("acl", "NONE")])
def test_switch_of_the_last_rule(sim: Simulator, api: Api, form: str, rule: str) -> None:
    identity = add(api, defaultRule="PERMIT_IP")
    sim.configure(cell_rule=form)
    assert (read(api, identity)["defaultRule"], read(api, identity)["sgacls"]) == (rule, [PERMIT])


@pytest.mark.parametrize(("form", "name"), [("kept", "Employees-Guests"), ("empty", "")])
def test_switch_of_the_name_of_an_orphan(sim: Simulator, api: Api, form: str, name: str) -> None:
    sim.configure(orphan_cell_name=form)
    identity = add(api)
    assert read(api, identity)["name"] == "Employees-Guests"
    sim.store.delete("sgt", EMPLOYEES)
    assert read(api, identity)["name"] == name


def statuses(api: Api) -> set[str]:
    rows = api.get("egressmatrixcell?size=100").json["SearchResult"]["resources"]
    return {read(api, row["id"])["matrixCellStatus"] for row in rows}


def test_the_status_of_all_cells(api: Api) -> None:
    add(api)
    assert api.put("egressmatrixcell/status/MONITOR", None).status == 204
    assert statuses(api) == {"MONITOR"}
    assert api.put("egressmatrixcell/status/OFF", None).status == 400
    assert statuses(api) == {"MONITOR"}
    assert api.get("egressmatrixcell/status/MONITOR").status == 405


def test_all_cells_but_the_default_are_cleared(api: Api) -> None:
    path = f"egressmatrixcell/{add(api)}"
    assert api.put("egressmatrixcell/clearallmatrixcells", None).status == 204
    assert api.get(path).status == 404
    assert read(api, DEFAULT)["name"] == "ANY-ANY"


def test_clone(api: Api) -> None:
    path = f"egressmatrixcell/clonecell/{add(api, sgacls=[LOG], matrixCellStatus='ENABLED')}"
    reply = api.put(f"{path}/srcSgt/{GUESTS}/dstSgt/{EMPLOYEES}", None)
    assert (reply.status, reply.json) == (200, {"OperationResult": {"resultValue": []}})
    row = api.get("egressmatrixcell?filter=sgtSrcName.EQ.Guests").json["SearchResult"]["resources"][0]
    clone = read(api, row["id"])
    assert (clone["name"], clone["sgacls"], clone["matrixCellStatus"]) == ("Guests-Employees", [LOG], "ENABLED")
    assert api.put(f"{path}/srcSgt/{GUESTS}/dstSgt/{EMPLOYEES}", None).status == 400
    assert api.put(f"{path}/srcSgt/unknown/dstSgt/{EMPLOYEES}", None).status == 400
    assert api.put(f"egressmatrixcell/clonecell/unknown/srcSgt/{GUESTS}/dstSgt/{GUESTS}", None).status == 404


def test_operators_change_no_cells(api: Api) -> None:
    assert api.put("egressmatrixcell/clearallmatrixcells", None, user="operator").status == 403
