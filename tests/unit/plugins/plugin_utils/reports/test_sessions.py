# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of sessions: their content and order, and escaping of values."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from ansible_collections.openise.ise.plugins.plugin_utils.reports.sessions import sessions_csv, sessions_page

LISTED: list[dict[str, Any]] = [
    {
        "status": "active",
        "username": "anna",
        "calling_station_id": "00:1B:21:00:00:2A",
        "nas_ip_address": "10.1.2.3",
        "server": "ise-psn1",
        "audit_session_id": "0A01",
    },
    {
        "status": "active",
        "username": "bert",
        "calling_station_id": "00:1B:21:00:00:2B",
        "nas_ipv6_address": "2001:db8::1",
        "server": "ise-psn2",
        "audit_session_id": "0A02",
    },
]
DETAILED = {
    **LISTED[0],
    "network_device_name": "sw-paris-01",
    "authorization_profiles": ["PermitAccess", "Voice"],
    "endpoint_profile": "Workstation",
    "security_group": "Employees",
    "session_time": 600,
    "passed": True,
}


def bars(document: str, chart: str) -> list[str]:
    """Return the texts of the bars of a chart."""
    found = re.findall(rf"<figcaption>Sessions by {chart}</figcaption>(.*?)</figure>", document, re.DOTALL)
    return re.findall("<title>(.*?)</title>", found[0]) if found else []


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_charts_tell_where_the_sessions_are() -> None:
    document = sessions_page([*LISTED, DETAILED], "Sessions")
    assert bars(document, "Status") == ["active: 3"]
    assert bars(document, "NAS") == ["10.1.2.3: 1", "2001:db8::1: 1", "sw-paris-01: 1"]
    assert bars(document, "PSN") == ["ise-psn1: 2", "ise-psn2: 1"]
    assert bars(document, "Endpoint profile") == ["unknown: 2", "Workstation: 1"]
    assert bars(document, "Authorization profile") == ["unknown: 2", "PermitAccess: 1", "Voice: 1"]
    assert bars(document, "SGT") == ["unknown: 2", "Employees: 1"]
    assert "No session here has" not in document


def test_numbers_count_what_differs() -> None:
    document = sessions_page([*LISTED, LISTED[0]], "Sessions")
    assert "<dt>Sessions</dt><dd>3</dd>" in document
    for name in ("Users", "Endpoints", "Network devices"):
        assert f"<dt>{name}</dt><dd>2</dd>" in document


def test_missing_attributes_have_no_chart_and_no_column() -> None:
    document = sessions_page(LISTED, "Sessions")
    assert not bars(document, "SGT")
    assert "No session here has: Endpoint profile, Authorization profile, SGT." in document
    headings = re.findall('<th scope="col">(.*?)</th>', document)
    assert headings == ["Status", "User", "MAC address", "NAS address", "NAS IPv6 address", "PSN", "Session id"]


def test_csv_has_the_same_columns_whatever_the_sessions_have() -> None:
    bare, whole = sessions_csv(LISTED), sessions_csv([DETAILED])
    assert bare.splitlines()[0] == whole.splitlines()[0]
    [row] = rows(whole)
    assert (row["username"], row["authorization_profiles"], row["session_time"]) == (
        "anna",
        "PermitAccess, Voice",
        "600",
    )
    assert rows(bare)[0]["security_group"] == ""


def test_order() -> None:
    mixed = [DETAILED, LISTED[1], LISTED[0]]
    assert sessions_page(mixed, "s") == sessions_page(mixed[::-1], "s")
    assert sessions_csv(mixed) == sessions_csv(mixed[::-1])
    assert [row["audit_session_id"] for row in rows(sessions_csv(mixed))] == ["0A01", "0A02", "0A01"]


def test_no_sessions() -> None:
    assert sessions_page([], "Sessions").count("Nothing to show.") == 1
    assert "No session here has" not in sessions_page([], "Sessions")
    assert rows(sessions_csv([])) == []


def test_title_and_note_are_shown() -> None:
    document = sessions_page([], "Sessions of <Paris>", "Chosen by & for nobody")
    assert "<h1>Sessions of &lt;Paris&gt;</h1>\n<p>Chosen by &amp; for nobody</p>" in document


def test_names_that_users_choose_do_no_harm() -> None:
    session = {"username": "<script>alert(1)</script>", "network_device_name": '=cmd|"/c calc"!A1', "server": "@x"}
    assert "<script" not in sessions_page([session], "Sessions")
    [row] = rows(sessions_csv([session]))
    assert (row["network_device_name"], row["server"]) == ('\'=cmd|"/c calc"!A1', "'@x")


def test_failures_have_charts_and_tables() -> None:
    entry = {"total": 3, "endpoints": ["00:1B:21:00:00:2A"], "first": "2026-06-01T08:00:00+00:00", "last": "later"}
    failures = {"user": [{"name": "<b>", **entry}], "nas": [{"name": "", **entry}], "reason": []}
    document = sessions_page(LISTED, "Sessions", failures=failures)
    charts = re.findall("<figcaption>(Failed.*?)</figcaption>", document)
    assert charts == ["Failed authentications by user", "Failed authentications by NAS"]
    headings = re.findall('<th scope="col">(.*?)</th>', document)[:10]
    assert headings == ["User", "Number", "Endpoints", "First", "Last", "NAS", "Number", "Endpoints", "First", "Last"]
    assert "<title>unknown: 3</title>" in document and "&lt;b&gt;" in document and "<b>" not in document
