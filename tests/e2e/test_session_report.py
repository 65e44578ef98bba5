# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbook openise.ise.session_report: its files, and its errors."""

from __future__ import annotations

import csv
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.e2e.canaries import WRONG_PASSWORD
from ansible_collections.openise.ise.tests.e2e.controller import Controller, Run, closed_port, environment_of
from ise_simulator.testing import Simulator

PLAYBOOK = "openise.ise.session_report"
# Names chosen by users, which must not be taken for a template, markup or a formula.
USERS = ["{{ 7 * 191 }}", "<script>alert(1)</script>", "=1+1", "{% raw %}", "anna"]

Report = Callable[..., Run]


@pytest.fixture
def report(controller: Controller, ise: Simulator, tmp_path: Path) -> Report:
    """Return a function that runs the playbook with extra variables; the folder for reports does not exist yet."""
    for number, user in enumerate(USERS):
        ise.sessions.authenticate(
            user_name=user,
            nas_ip_address=f"10.1.2.{number % 2}",
            calling_station_id=f"00:1B:21:00:00:0{number}",
            cts_security_group="Employees",
        )

    def run(*options: str, environment: dict[str, str] | None = None, **variables: Any) -> Run:
        given = {"report_folder": str(tmp_path / "reports"), **variables}
        surroundings = {**environment_of(ise), **(environment or {})}
        return controller.play(PLAYBOOK, variables=given, environment=surroundings, options=options)

    return run


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.smoke
def test_reports_are_written_once(report: Report, ise: Simulator, tmp_path: Path) -> None:
    """Checked, written, not written again, with any names of users. Contents are not printed."""
    folder = tmp_path / "reports"
    checked = report("--check", "--diff").succeeded()
    assert not folder.exists()
    assert [result.values["changed"] for result in checked.of("Create the folder")] == [True]
    first = report("--diff").succeeded()
    page, table = folder / "sessions.html", folder / "sessions.csv"
    assert [item["changed"] for item in first.items("Write the reports")] == [True, True]
    assert f"5 sessions: sessions.html and .csv in {folder}" in first.output
    assert "00:1B:21" not in first.output and "alert(1)" not in first.output
    assert {stat.S_IMODE(path.stat().st_mode) for path in (page, table)} == {0o600}
    assert sorted(row["username"] for row in rows(table)) == sorted(["'=1+1" if u == "=1+1" else u for u in USERS])
    text = page.read_text()
    assert all(f'<td data-name="User">{shown}</td>' in text for shown in ("{{ 7 * 191 }}", "{% raw %}", "=1+1", "anna"))
    assert "<script" not in text
    again = report("--diff").succeeded()
    assert [item["changed"] for item in again.items("Write the reports")] == [False, False]
    ise.sessions.end("00:1B:21:00:00:04")
    checked = report("--check").succeeded()
    assert [item["changed"] for item in checked.items("Write the reports")] == [True, True]
    assert page.read_text() == text


def test_chosen_sessions_with_details(report: Report, tmp_path: Path) -> None:
    """Filters and names are variables; empty ones, as surveys send them, count as not set."""
    report(
        session_nas="10.1.2.1",
        session_details="true",
        session_profile="",
        session_since="",
        report_name="switch",
        report_title="Switch & more",
        report_mode="0640",
    ).succeeded()
    page = tmp_path / "reports" / "switch.html"
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert "<title>Switch &amp; more</title>" in page.read_text()
    assert {row["nas_ip_address"] for row in rows(page.with_suffix(".csv"))} == {"10.1.2.1"}
    charts = re.findall("<figcaption>Sessions by (.*?)</figcaption>", page.read_text())
    assert charts == ["Status", "NAS", "PSN", "Endpoint profile", "Authorization profile", "SGT"]


def test_failed_authentications(report: Report, ise: Simulator, tmp_path: Path) -> None:
    """A section and a third file: of the endpoints with these sessions, and of one that never got in."""
    absent = "00:1B:21:00:00:99"
    for mac, user in (("00:1B:21:00:00:04", "anna"), (absent, "eve")):
        ise.sessions.authenticate(
            calling_station_id=mac,
            user_name=user,
            age=60,
            nas_ip_address="10.1.2.0",
            failure_reason="22040 Wrong password",
        )
    options = {"session_nas": "10.1.2.0", "session_failures": "true"}
    first = report(**options, session_failures_mac=absent).succeeded()
    page, table = (tmp_path / "reports" / name for name in ("sessions.html", "sessions-failures.csv"))
    assert {row["username"] for row in rows(table)} == {"anna", "eve"} and stat.S_IMODE(table.stat().st_mode) == 0o600
    assert "Failed authentications by NAS" in page.read_text() and absent not in first.output
    report(**options, session_failures_seconds="30").succeeded()
    assert rows(table) == [] and "No failed authentication was found." in page.read_text()
    run = report(**options, session_failures_max="1")
    assert run.code and "max_endpoints: 3 endpoints" in run.output


def test_inventory_host(report: Report, ise: Simulator, tmp_path: Path) -> None:
    """If the ISE node is a host of the inventory, the files are still written on the controller."""
    report(ise_hosts="runner", ise_hostname=ise.host, environment={"ISE_HOSTNAME": "ise.invalid"}).succeeded()
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == [
        "sessions-runner.csv",
        "sessions-runner.html",
    ]


def test_relative_folder(report: Report, tmp_path: Path) -> None:
    """It is relative to the current directory, not to the collection that contains the playbook."""
    for given, place in (("here/reports", "here/reports"), ("", "")):
        report(report_folder=given, environment={"PWD": str(tmp_path)}).succeeded()
        assert (tmp_path / place / "sessions.html").is_file()
    run = report(report_folder="reports", environment={"PWD": ""})
    assert run.code and "Set an absolute path" in run.one("Validate the folder for reports")["msg"]


def test_report_without_sessions(report: Report, ise: Simulator, tmp_path: Path) -> None:
    report(session_nas="192.0.2.99").succeeded()
    assert "Nothing to show." in (tmp_path / "reports" / "sessions.html").read_text()
    assert rows(tmp_path / "reports" / "sessions.csv") == []


@pytest.mark.parametrize(
    ("environment", "variables", "words"),
    [
        ({"ISE_PASSWORD": WRONG_PASSWORD}, {}, "refused the login of 'admin'"),
        ({"ISE_PORT": str(closed_port())}, {}, "refused the connection. Check hostname and port"),
        ({"ISE_MNT_HOSTNAME": "mnt.invalid"}, {}, "'mnt.invalid' cannot be resolved. Check mnt_hostname and DNS"),
        ({}, {"ise_mnt_hostname": "mnt.invalid"}, "'mnt.invalid' cannot be resolved. Check mnt_hostname and DNS"),
        ({}, {"session_max": 4}, "max_sessions: ISE has 5 active sessions"),
        (
            {},
            {"session_profile": "PermitAccess"},
            "profile: the lists of ISE do not contain this attribute; set details: true",
        ),
        ({}, {"session_since": "yesterday"}, "since: 'yesterday'"),
    ],
)
def test_failures(
    report: Report, tmp_path: Path, environment: dict[str, str], variables: dict[str, Any], words: str
) -> None:
    """The play ends with one message, and an older report is unchanged."""
    run = report(environment=environment, **variables)
    assert run.code
    assert words in run.one("Read the sessions")["msg"]
    assert not (tmp_path / "reports").exists()
