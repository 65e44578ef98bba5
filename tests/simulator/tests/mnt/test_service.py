# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Monitoring API: accounts, headers, paths, methods, and personas of nodes."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.mnt.probe import XML, Mnt
from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

MAC = "00:1B:21:00:00:2A"


@pytest.fixture
def anna(sim: Simulator) -> str:
    return sim.sessions.authenticate(calling_station_id=MAC, user_name="anna", acs_server="ise-psn1")


@pytest.mark.parametrize(
    ("user", "seen"),
    [
        ("mnt", 200),
        ("admin", 200),
        ("operator", 401),
        ("sponsor", 401),
        (("mnt", "wrong"), 401),
        (None, 401),
    ],
)
def test_accounts(mnt: Mnt, user: Any, seen: int) -> None:
    reply = mnt.ask("GET", "Session/ActiveCount", user=user)
    assert reply.status == seen
    assert reply.headers["Content-Type"].startswith("application/xml" if seen == 200 else "text/html")
    assert ("WWW-Authenticate" in reply.headers) is (seen == 401)


@pytest.mark.parametrize(
    ("headers", "seen"),
    [
        ({}, 200),
        ({"Accept": "*/*"}, 200),
        ({"Accept": "application/xml;q=0.9, text/html"}, 200),
        ({"Accept": "application/json"}, 406),
        ({"Accept": "text/html"}, 406),
    ],
)
def test_xml_only(mnt: Mnt, headers: dict[str, str], seen: int) -> None:
    assert mnt.ask("GET", "Version", headers=headers).status == seen


def test_a_body_is_xml(mnt: Mnt, anna: str) -> None:
    json = {**XML, "Content-Type": "application/json"}
    assert mnt.ask("POST", "Session/UserName", "anna", headers=json).status == 415
    assert mnt.ask("POST", "Session/UserName", "anna").status == 200


@pytest.mark.parametrize(
    ("method", "path", "seen"),
    [
        ("GET", "Session/activecount", 404),
        ("GET", "session/ActiveCount", 404),
        ("GET", "Session/ActiveCount/1", 404),
        ("GET", "Session/MACAddress", 404),
        ("GET", "Session/MACAddress/", 404),
        ("GET", "Session/AuthList", 404),
        ("GET", "Session/AuthList/null", 404),
        ("GET", "AuthStatus/UserName/anna/60/0/All", 404),
        ("GET", "", 404),
        ("GET", "Session/UserName/%FF", 400),
        ("GET", "Session/UserName/a%2Fb", 400),
        ("POST", "Session/ActiveCount", 405),
        ("PUT", "Session/ActiveList", 405),
        ("GET", "Session/Delete/All", 405),
        ("POST", "Session/Delete/All", 405),
        ("DELETE", f"Session/MACAddress/{MAC}", 405),
        ("PUT", f"CoA/Reauth/ise-psn1/{MAC}/0", 405),
    ],
)
def test_paths_and_methods(mnt: Mnt, anna: str, method: str, path: str, seen: int) -> None:
    reply = mnt.ask(method, path)
    assert (reply.status, reply.headers["Content-Type"]) == (seen, "text/html;charset=utf-8")


@pytest.mark.parametrize("root", ["/admin/api/mnt", "/admin/API/MNT", "/Admin/API/mnt", "/ise/mnt/api"])
def test_the_path_is_case_sensitive_from_its_beginning(api: Api, root: str) -> None:
    assert api.get(f"{root}/Version", user="mnt").status == 404


def test_cookies_come_once(mnt: Mnt) -> None:
    first = mnt.get("Version").headers.get_all("Set-Cookie")
    assert sorted(cookie.partition("=")[0] for cookie in first or ()) == ["APPSESSIONID", "JSESSIONIDSSO"]
    again = mnt.ask("GET", "Version", headers={**XML, "Cookie": "APPSESSIONID=1; JSESSIONIDSSO=2"})
    assert again.headers.get_all("Set-Cookie") is None


NODE_ERROR = "This host is not a MnT node. MnT REST APIs can not be executed on this node."


@pytest.mark.parametrize("node", ["psn", "pan"])
@pytest.mark.parametrize(
    ("method", "path", "call"),
    [
        ("GET", "Session/ActiveCount", "ActiveCount"),
        ("GET", "Session/ActiveList", "ActiveList"),
        ("GET", "Session/AuthList/null/null", "AuthList"),
        ("GET", f"Session/MACAddress/{MAC}", "MACAddress"),
        ("GET", "FailureReasons", "FailureReasons"),
        ("GET", f"CoA/Reauth/ise-psn1/{MAC}/0", "Reauth"),
        ("DELETE", "Session/Delete/All", "All"),
    ],
)
def test_a_node_without_the_monitoring_persona(
    sim: Simulator, mnt: Mnt, anna: str, node: str, method: str, path: str, call: str
) -> None:
    sim.configure(mnt_node=node)
    reply = mnt.ask(method, path)
    assert (reply.status, reply.xml.findtext("cpm-code")) == (500, "34110")
    names = ("internal-error-info", "resource-id", "resource-name", "resource-type")
    assert [reply.xml.findtext(name) for name in names] == [NODE_ERROR, "dummy", "dummy", call]
    assert mnt.ask(method, path, user="operator").status == 401
    assert len(sim.sessions) == 1 and sim.sessions.orders == []


def test_accounts_are_locked_as_for_ers(sim: Simulator, mnt: Mnt) -> None:
    sim.configure(lock_after=2)
    assert [mnt.ask("GET", "Version", user=("mnt", "wrong")).status for _ in range(2)] == [401, 401]
    assert mnt.get("Version").status == 401


def test_read_only(sim: Simulator, mnt: Mnt, anna: str) -> None:
    sim.configure(read_only=True)
    calls = [("DELETE", "Session/Delete/All"), ("GET", f"CoA/Disconnect/ise-psn1/{MAC}/0")]
    assert [mnt.ask(*call).status for call in calls] == [403, 403]
    assert len(mnt.listed()) == 1 and sim.sessions.orders == []
