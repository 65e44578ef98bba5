# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes with session services, and the summary of a deployment."""

from __future__ import annotations

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator


def test_session_service_nodes(api: Api) -> None:
    rows = api.get("sessionservicenode").json["SearchResult"]["resources"]
    assert [row["name"] for row in rows] == ["ise-psn1", "ise-psn2"]
    shown = api.get("sessionservicenode/name/ise-psn1").json["SessionServiceNode"]
    assert shown == api.get(f"sessionservicenode/{rows[0]['id']}").json["SessionServiceNode"]
    assert (shown["ipAddress"], shown["description"]) == ("192.0.2.21", "PSN with Session Service")
    assert api.get("sessionservicenode?filter=name.EQ.ise-psn1").status == 400
    assert api.delete(f"sessionservicenode/{rows[0]['id']}").status == 405
    assert api.get("sessionservicenode/name/nobody").status == 404


@pytest.mark.parametrize(("form", "key"), [("reference", "deploymentID"), ("schema", "deploymentId")])
def test_switch_deployment_info(sim: Simulator, api: Api, form: str, key: str) -> None:
    sim.configure(deployment_info=form)
    reply = api.get("deploymentinfo/getAllInfo")
    assert reply.status == 200
    assert key in reply.json["ERSDeploymentInfo"]["deploymentInfo"]


def test_the_summary_is_only_read(api: Api) -> None:
    assert api.put("deploymentinfo/getAllInfo", {}).status == 405
    assert api.get("deploymentinfo").status == 405
    assert api.get("deploymentinfo/getAllInfo", user="mnt").status == 403
