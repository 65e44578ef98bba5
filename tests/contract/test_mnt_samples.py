# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulator's Monitoring API compared with every sample that an ISE of a simulated release could send."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from ansible_collections.openise.ise.tests.contract.mnt_samples import (
    exact,
    flags,
    sample,
    seed,
    structure,
    text_of,
    zone,
)
from ansible_collections.openise.ise.tests.contract.shared_data import MNT
from ise_simulator import Settings
from ise_simulator.mnt.probe import Mnt
from ise_simulator.testing import Simulator, running

NOT_SENT = {
    "session_by_mac_doc_1.x": "of release 1.x, with element names that served releases do not have",
    "AuthStatus_PUT_authRequest": "a request",
    "AcctStatus_PUT_acctRequest": "a request",
}
NOBODY = "00:00:00:00:00:01"
# Cisco's test data for a failed authentication is shorter than the answers of ISE.
TRIMMED = (
    "orig_calling_station_id",
    "posture_status",
    "message_code",
    "auth_acsview_timestamp",
    "auth_id",
    "other_attr_string",
)

Seed = Callable[[Simulator, ElementTree.Element], Any]


@pytest.fixture(scope="module")
def shared() -> Iterator[Simulator]:
    with running(Settings(profile="3.0", tls="none")) as simulator:
        yield simulator


@pytest.fixture
def mnt(shared: Simulator) -> Iterator[Mnt]:
    shared.reset()
    client = Mnt(shared)
    yield client
    client.close()


def some(count: int, **values: Any) -> Seed:
    def fill(sim: Simulator, root: ElementTree.Element) -> None:
        for _ in range(count):
            sim.sessions.authenticate(**values)

    return fill


def nobody(sim: Simulator, root: ElementTree.Element) -> None:
    """Prepare nothing: the sample has no sessions."""


def anna(sim: Simulator, root: ElementTree.Element) -> None:
    sim.sessions.authenticate(calling_station_id=NOBODY, acs_server="psn1")


# Sample, settings, preparation, method, path: the answer is identical to the sample.
SAME: list[tuple[str, dict[str, Any], Seed, str, str]] = [
    ("ActiveCount", {}, some(5), "GET", "Session/ActiveCount"),
    ("ActiveCount_zero", {}, nobody, "GET", "Session/ActiveCount"),
    ("PostureCount", {}, some(3, posture_status="Compliant"), "GET", "Session/PostureCount"),
    ("ProfilerCount", {}, some(1, endpoint_policy="Printer"), "GET", "Session/ProfilerCount"),
    ("ActiveList_empty", {}, nobody, "GET", "Session/ActiveList"),
    ("session_by_audit_session_id_empty", {}, nobody, "GET", "Session/Active/SessionID/NONE/0"),
    ("AuthStatus_empty", {}, nobody, "GET", f"AuthStatus/MACAddress/{NOBODY}/0/0/All"),
    ("AcctStatus_empty", {}, nobody, "GET", f"AcctStatus/MACAddress/{NOBODY}/0"),
    ("FailureReasons_empty", {"mnt_failure_reasons": "empty"}, nobody, "GET", "FailureReasons"),
    ("Version", {"mnt_node": "standalone"}, nobody, "GET", "Version"),
    ("Version_active_mnt_1.1", {"ise_version": "1.1.0.665"}, nobody, "GET", "Version"),
    ("CoA_Reauth", {}, anna, "GET", f"CoA/Reauth/psn1/{NOBODY}/1"),
    ("CoA_Reauth_failure", {}, anna, "GET", f"CoA/Reauth/psn2/{NOBODY}/1"),
    ("CoA_Disconnect", {}, anna, "GET", f"CoA/Disconnect/psn1/{NOBODY}/0"),
    ("CoA_Disconnect_failure", {}, nobody, "GET", f"CoA/Disconnect/psn1/{NOBODY}/0"),
    (
        "CoA_Disconnect_inferred_requestType",
        {"mnt_disconnect_type": "disconnect"},
        anna,
        "GET",
        f"CoA/Disconnect/psn1/{NOBODY}/0",
    ),
    ("error_500_no_session", {}, nobody, "GET", f"Session/MACAddress/{NOBODY}"),
    ("error_500_not_mnt_node", {"mnt_node": "psn"}, nobody, "GET", "Session/ActiveCount"),
    ("error_500_short_form", {"mnt_error_form": "short"}, nobody, "GET", "Session/EndPointIPAddress/4.4.4.1"),
    ("session_delete_success", {}, anna, "DELETE", f"Session/Delete/MACAddress/{NOBODY}"),
    ("session_delete_not_found_inferred", {}, nobody, "DELETE", f"Session/Delete/MACAddress/{NOBODY}"),
]


@pytest.mark.parametrize(("name", "switches", "fill", "method", "path"), SAME, ids=[row[0] for row in SAME])
def test_identical_answers(mnt: Mnt, name: str, switches: dict[str, Any], fill: Seed, method: str, path: str) -> None:
    root = sample(name)
    if name == "error_500_short_form":
        path = f"Session/EndPointIPAddress/{text_of(root[1]).split()[-1].rstrip('.')}"
    mnt.sim.configure(**switches)
    fill(mnt.sim, root)
    answer = mnt.ask(method, path)
    assert exact(answer.xml) == exact(root)
    assert answer.body.startswith((MNT / f"{name}.xml").read_bytes().partition(b"?>")[0])
    assert answer.status == (500 if root.findtext("http-code") == "500" else 200)


def one(sim: Simulator, root: ElementTree.Element) -> None:
    seed(sim, list(root))


def rows(sim: Simulator, root: ElementTree.Element) -> None:
    for row in root:
        seed(sim, list(row))


def guests(sim: Simulator, root: ElementTree.Element) -> None:
    """Store the sessions of guests; the login method follows from their RADIUS user names."""
    for row in root:
        seed(sim, list(row), use_case="Guest Flow")


def authentications(sim: Simulator, root: ElementTree.Element) -> None:
    """Return the records of the endpoint of a status sample, oldest first."""
    station = root[0].get("key")
    for row in sorted(root[0], key=lambda row: row.findtext("acs_timestamp") or ""):
        seed(sim, list(row), calling_station_id=station)


def accounted(sim: Simulator, root: ElementTree.Element) -> None:
    for row in root[0]:
        seed(sim, list(row), acct_status_type="Interim-Update")


def rejected(sim: Simulator, root: ElementTree.Element) -> None:
    """Store an ended session, then the rejection of the sample, with the accounting of the former."""
    values = {element.tag: element for element in root}
    key = seed(sim, list(root), failure_reason="", auth_at=0)
    sim.sessions.end(key, text_of(values["acct_terminate_cause"]))
    seed(sim, [element for element in root if not element.tag.startswith("acct_")])


def trimmed(sim: Simulator, root: ElementTree.Element) -> None:
    seed(sim, list(root), elements=dict.fromkeys(TRIMMED))


# A capture that its author shortened.
def without_times(sim: Simulator, root: ElementTree.Element) -> None:
    seed(sim, list(root), elements=dict.fromkeys(("acct_delay_time", "event_timestamp")))


def of_key(prefix: str, suffix: str) -> Callable[[ElementTree.Element], str]:
    """Return the path of a status call for the endpoint of a sample."""

    def path(root: ElementTree.Element) -> str:
        return f"{prefix}/MACAddress/{root[0].get('key') or root[0].get('macAddress')}/{suffix}"

    return path


def of_value(prefix: str, name: str, suffix: str = "") -> Callable[[ElementTree.Element], str]:
    def path(root: ElementTree.Element) -> str:
        return f"{prefix}/{root.findtext('.//' + name)}{suffix}"

    return path


def asked(root: ElementTree.Element) -> str:
    """Return AuthStatus with the elements of a sample."""
    wanted = {element.tag for row in root[0] for element in row}
    return of_key("AuthStatus", f"0/0/{'+'.join(sorted(wanted))}")(root)


GUIDE = {"mnt_list_elements": "guide"}
# Sample, settings, preparation, path.
ALIKE: list[tuple[str, dict[str, Any], Seed, Callable[[ElementTree.Element], str]]] = [
    ("ActiveList", {"mnt_list_elements": "eight"}, rows, lambda root: "Session/ActiveList"),
    (
        "ActiveList_doc_activeSessionList",
        {**GUIDE, "mnt_list_root": "activeSessionList"},
        rows,
        lambda root: "Session/ActiveList",
    ),
    ("AuthList", GUIDE, rows, lambda root: "Session/AuthList/2010-12-14%2015:33:15/null"),
    ("session_by_mac", {}, rejected, of_value("Session/MACAddress", "calling_station_id")),
    ("session_by_mac_3.3p11_shape", {}, without_times, of_value("Session/MACAddress", "calling_station_id")),
    ("session_by_username", {}, one, of_value("Session/UserName", "user_name")),
    ("session_by_nas_ip", {}, one, of_value("Session/IPAddress", "nas_ip_address")),
    ("session_by_endpoint_ip", {}, one, of_value("Session/EndPointIPAddress", "framed_ip_address")),
    (
        "session_failed_string_flags",
        {"mnt_flags": "string"},
        trimmed,
        of_value("Session/MACAddress", "calling_station_id"),
    ),
    ("session_by_audit_session_id", {}, guests, of_value("Session/Active/SessionID", "audit_session_id", "/0")),
    ("AuthStatus", {}, authentications, of_key("AuthStatus", "0/0/All")),
    ("AuthStatus_failed", {"mnt_empty_elements": "show"}, authentications, asked),
    ("AuthStatus_multiple", {}, authentications, asked),
    ("AuthStatus_basic", {}, authentications, of_key("AuthStatus", "0/0/0")),
    ("AcctStatus", {}, accounted, of_key("AcctStatus", "432000")),
]


@pytest.mark.parametrize(("name", "switches", "fill", "path"), ALIKE, ids=[row[0] for row in ALIKE])
def test_same_structure(
    mnt: Mnt, name: str, switches: dict[str, Any], fill: Seed, path: Callable[[ElementTree.Element], str]
) -> None:
    """The same elements in the same order, with the same attributes and types, and values of the same kinds."""
    root = sample(name)
    mnt.sim.configure(mnt_timezone=zone(root), **switches)
    fill(mnt.sim, root)
    answer = mnt.get(path(root))
    assert answer.status == 200, answer.text
    assert structure(answer.xml) == structure(root)
    assert flags(answer.text) == flags((MNT / f"{name}.xml").read_text(encoding="utf-8"))


def test_authentication_status_of_the_guide(mnt: Mnt) -> None:
    """Its flags have no namespace and its other attributes are those of 1.x; the rest matches simulated releases."""
    root = sample("AuthStatus_doc")
    authentications(mnt.sim, root)
    mine, theirs = structure(mnt.get(asked(root)).xml[0][0])[3], structure(root[0][0])[3]
    assert [row[:2] for row in mine] == [row[:2] for row in theirs]
    assert [row[2] for row in mine[:-1]] == [row[2] for row in theirs[:-1]]


def test_all_elements_of_the_detail_call(mnt: Mnt) -> None:
    root = sample("session_all_elements_openapi")
    mnt.sim.configure(mnt_empty_elements="show")
    seed(mnt.sim, list(root), calling_station_id=NOBODY)
    answer = mnt.get(f"Session/MACAddress/{NOBODY}").xml
    assert [element.tag for element in answer] == [element.tag for element in root]
    filled = {element.tag for element in answer if len(element)}
    assert filled == {element.tag for element in root if len(element)} == {"framed_ipv6_address"}


def test_failure_reasons(mnt: Mnt) -> None:
    """Ids and codes are those of ISE, in its order; causes and advice are not."""
    theirs = {row.get("id"): row for row in sample("FailureReasons")}
    mine = list(mnt.get("FailureReasons").xml)
    assert [row.get("id") for row in mine] == list(theirs)
    for row in mine:
        other = theirs[row.get("id")]
        assert row.findtext("code") == other.findtext("code")
        assert [element.tag for element in row] == [element.tag for element in other]
        assert {row.findtext(name) for name in ("cause", "resolution")} & {
            text for name in ("cause", "resolution") if (text := other.findtext(name))
        } == set()


@pytest.mark.parametrize(
    ("name", "path"), [("AuthStatus_PUT_authRequest", "AuthStatus"), ("AcctStatus_PUT_acctRequest", "AcctStatus")]
)
def test_requests(mnt: Mnt, name: str, path: str) -> None:
    request = sample(name)
    stations = [text_of(value) for value in request.iter("value")]
    for station in stations:
        mnt.sim.sessions.authenticate(calling_station_id=station)
    answer = mnt.ask("PUT", path, (MNT / f"{name}.xml").read_text(encoding="utf-8"))
    assert [row.get("key") or row.get("macAddress") for row in answer.xml] == stations


def test_every_sample_is_used() -> None:
    alone = {"AuthStatus_doc", "session_all_elements_openapi", "FailureReasons"}
    used = {row[0] for row in SAME} | {row[0] for row in ALIKE} | alone | set(NOT_SENT)
    assert {path.stem for path in MNT.glob("*.xml")} == used
