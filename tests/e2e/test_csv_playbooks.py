# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbooks openise.ise.endpoints and openise.ise.guests: 300 endpoints and 30 guests from CSV files."""

from __future__ import annotations

import csv
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.e2e.canaries import ACCOUNTS
from ansible_collections.openise.ise.tests.e2e.controller import Controller, Run, environment_of
from ise_simulator.testing import Simulator

NOTATIONS: list[Callable[[str], str]] = [
    str,
    str.lower,
    lambda mac: mac.replace(":", "-"),
    lambda mac: mac.replace(":", ""),
    lambda mac: ".".join(mac.replace(":", "")[part : part + 4] for part in (0, 4, 8)).lower(),
]
MACS = [f"02:1B:21:00:{number // 256:02X}:{number % 256:02X}" for number in range(300)]
GUESTS = [f"guest-{number:02}" for number in range(30)]
COMMON = {
    "guests_type": "Contractor (default)",
    "guests_portal": "Sponsor Portal (default)",
    "guests_location": "San Jose",
    "guests_from_date": "2026-12-07 08:00",
    "guests_valid_days": 5,
}

Play = Callable[..., Run]


@pytest.fixture
def play(controller: Controller, ise: Simulator, tmp_path: Path) -> Play:
    """Return a function that runs a playbook of the collection in the folder of the files."""
    sponsor = dict(zip(("ISE_SPONSOR_USERNAME", "ISE_SPONSOR_PASSWORD"), ACCOUNTS["sponsor"], strict=True))

    def run(name: str, *options: str, **variables: Any) -> Run:
        surroundings = {**environment_of(ise), **sponsor, "PWD": str(tmp_path)}
        return controller.play(f"openise.ise.{name}", variables=variables, environment=surroundings, options=options)

    return run


def endpoints_of(ise: Simulator) -> list[str]:
    return sorted(endpoint["mac"] for endpoint in ise.store.list("endpoint"))


def test_300_endpoints(play: Play, ise: Simulator, tmp_path: Path) -> None:
    rows = [f"{NOTATIONS[number % len(NOTATIONS)](mac)};Printer {number};\r\n" for number, mac in enumerate(MACS)]
    (tmp_path / "printers.csv").write_text("\ufeffMAC Address;Description;Group\r\n" + "".join(rows))
    given = {
        "endpoints_csv": "printers.csv",
        "endpoints_headings": {"MAC address": "mac"},
        "endpoints_group": "Workstation",
    }
    before = endpoints_of(ise)
    assert play("endpoints", "--check", **given).succeeded().one("Declare the endpoints")["changed"] is True
    assert endpoints_of(ise) == before

    ise.stats.reset()
    created = play("endpoints", **given).succeeded().one("Declare the endpoints")
    assert created["summary"]["create"] == len(MACS)
    assert endpoints_of(ise) == sorted([*before, *MACS])
    assert ise.stats.total < len(MACS) / 5, "one request for many"
    assert play("endpoints", **given).succeeded().one("Declare the endpoints")["changed"] is False

    deleted = play("endpoints", **given, endpoints_state="absent").succeeded().one("Declare the endpoints")
    assert (deleted["summary"]["delete"], endpoints_of(ise)) == (len(MACS), before)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("mac,descripton\n", "printers.csv:1: the heading 'descripton' is no option; did you mean 'description'?"),
        ("mac\n02:1B:21:00:00:01\n02-1b-21-00-00-01\n", "printers.csv:3"),
        ("mac\n02:1B:21:00:00\n", "printers.csv:2"),
        ("mac,group\n02:1B:21:00:00:01,Workstatio\n", "'Workstatio' does not exist (did you mean 'Workstation'?)"),
        ("", "printers.csv: the file is empty"),
    ],
    ids=["heading", "twice", "MAC address", "group", "empty"],
)
def test_mistakes_in_the_file(play: Play, ise: Simulator, tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "printers.csv").write_text(content)
    run = play("endpoints", endpoints_csv="printers.csv")
    assert (run.code, ise.stats.writes) == (2, 0)
    assert message in run.one("Declare the endpoints")["msg"]


def test_30_guests(play: Play, ise: Simulator, tmp_path: Path) -> None:
    """One fails. The passwords of the others are kept, are in no output, and the next run creates what is missing."""
    rows = "".join(f"{name},Guest {number},\n" for number, name in enumerate(GUESTS))
    (tmp_path / "guests.csv").write_text("name,first_name,phone_number\n" + rows)
    given = {"guests_csv": "guests.csv", "guests_passwords": "passwords.csv", **COMMON}
    ise.fault("status", method="POST", path=".*guestuser.*", skip=7, times=1, status=400)
    failed = play("guests", "-vvv", **given)
    assert failed.code == 2
    assert failed.one("Report the accounts that failed")["msg"].startswith(
        "1 of 30 accounts failed; the others are as declared."
    )
    assert GUESTS[7] in failed.one("Report the accounts that failed")["msg"]

    path = tmp_path / "passwords.csv"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = play("guests", "-vvv", **given).succeeded()
    kept = dict(csv.reader(path.read_text().splitlines()))
    real = {guest["name"]: guest["guestInfo"]["password"] for guest in ise.store.list("guestuser")}
    assert kept == real
    assert sorted(real) == GUESTS
    assert [password for password in real.values() if password in failed.output + again.output] == []

    ise.stats.reset()
    play("guests", **given).succeeded()
    assert ise.stats.writes == 0
    play("guests", **given, guests_state="absent").succeeded()
    assert ise.store.list("guestuser") == []


def test_guests_need_a_file_for_passwords(play: Play, ise: Simulator, tmp_path: Path) -> None:
    (tmp_path / "guests.csv").write_text("name\nanna\n")
    run = play("guests", guests_csv="guests.csv", **COMMON)
    assert (run.code, ise.stats.total) == (2, 0)
    assert run.one("Validate the variables")["msg"].startswith("Set the path of a file for generated passwords")
