# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What modules write to the log of the system where they run: their arguments, without secrets.

The controller of these tests fails a run that writes a secret anywhere, the log included.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.e2e.canaries import BASIC, NEW, leaks_in
from ansible_collections.openise.ise.tests.e2e.controller import FAST, MODULE, Controller
from ise_simulator.testing import Simulator

_SHOWN = {"ANSIBLE_INJECT_INVOCATION": "true"}


@pytest.mark.parametrize(
    ("playbook", "words"),
    [
        ("any_resource.yml", ("path=networkdevice", "'radiusSharedSecret': 'VALUE_SPECIFIED_IN_NO_LOG_PARAMETER'")),
        ("configuration.yml", ("resources=(not shown)", "secrets=(not shown)")),
    ],
)
def test_arguments(controller: Controller, ise: Simulator, playbook: str, words: tuple[str, ...]) -> None:
    """Module processes note valid arguments, at the highest verbosity; secrets are hidden, other values are not."""
    environment = {**_SHOWN, "ISE_SECRET_RADIUS_ENVIRONMENT": NEW["tacacs"]}
    how: dict[str, Any] = {"variables": {"secrets": NEW}, "environment": environment, "options": ("-vvvvv",)}
    run = controller.play(playbook, ise, hosts=MODULE, **how).succeeded()
    invocations = [line for line in run.syslog if "Invoked with" in line and "hostname=" in line]
    assert invocations and run.module_processes
    assert all("password=NOT_LOGGING_PARAMETER" in line for line in invocations), invocations[0]
    assert [word for word in words if word not in "\n".join(run.syslog)] == []


def test_the_controller_writes_nothing(controller: Controller, ise: Simulator) -> None:
    """The action plugin runs no module process."""
    run = controller.play("any_resource.yml", ise, hosts=FAST, variables={"secrets": NEW}).succeeded()
    assert [line for line in run.syslog if "hostname=" in line] == []


def test_a_secret_in_the_log_fails_a_run(controller: Controller, tmp_path: Path) -> None:
    """The log is searched: a module of Ansible that notes a secret of ours fails the run."""
    playbook = tmp_path / "leak.yml"
    playbook.write_text(
        "- hosts: runner\n  gather_facts: false\n  tasks:\n"
        "    - name: Note a secret\n      ansible.builtin.command: echo {{ noted }}\n      no_log: false\n"
    )
    assert leaks_in("log", BASIC.encode())
    with pytest.raises(AssertionError, match="syslog"):
        controller.play(playbook, variables={"noted": NEW["radius"]})
