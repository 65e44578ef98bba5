# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated ISE, and ansible-playbook configured for it like a reader of the documentation would do it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
import yaml

HOST = "127.0.0.1"
ACCOUNT = ("admin", "Admin-Pass-1")
SPONSOR = ("sponsor", "Sponsor-Pass-1")

# The variables of the reader that the examples use.
VARIABLES: dict[str, Any] = {
    "ise_hostname": HOST,
    "ise_mnt_hostnames": [HOST],
    "ise_username": ACCOUNT[0],
    "ise_password": ACCOUNT[1],
    "sponsor_username": SPONSOR[0],
    "sponsor_password": SPONSOR[1],
    "guest_password": "Example-Guest-1",
    "radius_secret": "Example-Radius-1",
    "new_radius_secret": "Example-Radius-2",
    "tacacs_secret": "Example-Tacacs-1",
    "entra_root_url": "http://169.254.6.2:9601/azure",
    "entra_client_secret": "Example-Entra-1",
    "new_entra_client_secret": "Example-Entra-2",
    "key_encryption_key": "Example-Kek-0001",
    "message_authenticator_code_key": "Example-Mack-0000001",
    "snmp_community": "Example-Community-1",
    "user_password": "Example-User-1",
    "new_user_password": "Rotated-1{{ lookup('ansible.builtin.password', '/dev/null') }}",
    "enable_password": "Example-Enable-1",
    "switches": [
        {"name": "sw-lyon-01", "addresses": ["10.2.0.1/32"]},
        {"name": "sw-lyon-02", "addresses": ["10.2.0.2/32", "10.2.0.3/32"]},
    ],
}

# The sessions that the examples read, beside those of other endpoints.
SESSIONS: tuple[dict[str, Any], ...] = (
    {
        "calling_station_id": "00:1B:21:00:00:2A",
        "user_name": "anna@example.com",
        "nas_ip_address": "10.1.2.3",
        "framed_ip_address": "10.20.0.42",
        "acs_server": "ise-psn1",
        "selected_azn_profiles": "PermitAccess",
        "age": 60,
    },
    {"calling_station_id": "00:1B:21:00:00:2B", "user_name": "bob", "nas_ip_address": "10.1.2.9"},
    {
        "calling_station_id": "00:1B:21:00:00:2B",
        "location": "All Locations#Berlin",
        "failure_reason": "22040 Wrong password or invalid shared secret",
    },
    {
        "calling_station_id": "00:1B:21:00:00:2C",
        "user_name": "carl",
        "nas_ip_address": "10.1.2.3",
        "failure_reason": "22056 Subject not found in the applicable identity store(s)",
    },
)

# The ISE node is a host without login; the jump host is this machine under another name.
_LOCAL = {"ansible_connection": "local", "ansible_python_interpreter": "{{ ansible_playbook_python }}"}
INVENTORY: dict[str, Any] = {
    "all": {
        "hosts": {"localhost": _LOCAL, "jump.example.com": _LOCAL},
        "children": {"ise": {"hosts": {"ise.example.com": {"ansible_host": HOST}}}},
    }
}

_RESULT = re.compile(r"(?P<status>ok|changed|failed|fatal|skipping): \[[^]]+\]")


@dataclass(frozen=True)
class Run:
    """One run of ansible-playbook. ``statuses`` maps the name of a task to its printed statuses."""

    code: int
    output: str
    statuses: dict[str, set[str]]


class Playground:
    """A simulator and a folder for playbooks."""

    def __init__(self, folder: Path, ready: dict[str, Any]) -> None:
        self.folder = folder / "page"
        self._ready = ready

    def reset(self) -> None:
        """Reset the simulator to a new ISE with some sessions, and the folder to its initial content."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        (self.folder / "hosts.yml").write_text(yaml.safe_dump(INVENTORY))
        (self.folder / "variables.yml").write_text(yaml.safe_dump(VARIABLES))
        self._order("reset", {})
        for session in SESSIONS:
            self._order("sessions", session)

    def _order(self, path: str, content: dict[str, Any]) -> None:
        url = f"https://{HOST}:{self._ready['port']}/_simulator/{path}"
        requests.post(url, json=content, verify=self._ready["ca_cert"], timeout=10).raise_for_status()

    def run(self, command: str) -> Run:
        """Run ``ansible-playbook ...`` as on the page, in the folder of the playbooks."""
        program, *arguments = shlex.split(command)
        if program != "ansible-playbook":
            raise ValueError(f"only ansible-playbook is run, not {program}")
        env = {
            **os.environ,
            "ANSIBLE_INVENTORY": "hosts.yml",
            "ANSIBLE_LOCALHOST_WARNING": "false",
            "ANSIBLE_NOCOLOR": "true",
            "ISE_HOSTNAME": HOST,
            "ISE_USERNAME": ACCOUNT[0],
            "ISE_PASSWORD": ACCOUNT[1],
            "ISE_PORT": str(self._ready["port"]),
            "ISE_CA_PATH": str(self._ready["ca_cert"]),
            "ISE_SECRET_LYON": str(VARIABLES["radius_secret"]),
            "ISE_SECRET_RADIUS_PARIS": str(VARIABLES["radius_secret"]),
            "PWD": str(self.folder),
        }
        done = subprocess.run(
            [str(Path(sys.executable).parent / program), "-e", "@variables.yml", *arguments],
            cwd=self.folder, env=env, text=True, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        return Run(done.returncode, done.stdout + done.stderr, _statuses(done.stdout))

    def play(self, plays: list[dict[str, Any]]) -> Run:
        """Run plays that are given as data."""
        (self.folder / "plays.yml").write_text(yaml.safe_dump(plays, sort_keys=False))
        return self.run("ansible-playbook plays.yml --diff")


def _statuses(output: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    task = ""
    for line in output.splitlines():
        heading = re.match(r"TASK \[(.*)\] \*+$", line)
        if heading:
            task = heading[1]
        elif match := _RESULT.match(line):
            found.setdefault(task, set()).add(match["status"])
    return found


@contextmanager
def playground(folder: Path) -> Iterator[Playground]:
    """Yield a playground whose simulator stops at the end of the block."""
    command = [
        sys.executable,
        "-m",
        "ise_simulator",
        "--port",
        "0",
        "--ers-port",
        "none",
        "--tls-dir",
        str(folder / "tls"),
        "--set",
        "joined_domain=true",
        "--sessions",
        "20",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Playground(folder, json.loads(process.stdout.readline()))
        finally:
            process.terminate()
