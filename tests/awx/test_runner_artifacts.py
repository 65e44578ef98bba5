# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""ansible-runner on its own: no artifact of a run has a secret, at the highest verbosity, whichever front end runs."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.awx.programs import PROGRAMS
from ansible_collections.openise.ise.tests.e2e.canaries import ACCOUNTS, NEW, leaks_in
from ansible_collections.openise.ise.tests.e2e.controller import FAST, HERE, MODULE, PLAYBOOKS, connection_to
from ise_simulator import Settings
from ise_simulator.testing import Simulator, running
from tools.checkout import collections_tree, hermetic_environment

_PLAYBOOK = "any_resource.yml"


def _run(folder: Path, node: Simulator, hosts: Any) -> bytes:
    """Run the playbook with its secrets in the input of ansible-runner; return the output."""
    for name in ("project", "inventory", "env"):
        (folder / name).mkdir(parents=True)
    shutil.copy(PLAYBOOKS / _PLAYBOOK, folder / "project")
    (folder / "inventory" / "hosts.json").write_text(json.dumps({"all": {"hosts": dict(hosts)}}))
    variables = {"ise": connection_to(node), "secrets": NEW}
    (folder / "env" / "extravars").write_text(json.dumps(variables))
    environment = {
        **hermetic_environment(folder / "home", PROGRAMS),
        "ANSIBLE_COLLECTIONS_PATH": str(collections_tree()),
        "ANSIBLE_CONNECTION_PLUGINS": str(HERE / "plugins" / "connection"),
        "ANSIBLE_INJECT_INVOCATION": "true",
        "ANSIBLE_REMOTE_TMP": str(folder / "remote"),
    }
    command = [str(PROGRAMS / "ansible-runner"), "run", str(folder), "--playbook", _PLAYBOOK, "--ident", "1", "-vvvvv"]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout + done.stderr


@pytest.mark.parametrize("hosts", [FAST, MODULE], ids=["action plugin", "module"])
def test_no_secret_in_artifacts(hosts: Any) -> None:
    """Events, output, command, status, facts: everything below artifacts, and the output of the program."""
    with TemporaryDirectory(prefix="ise-") as name, running(Settings(ers_port=None, **ACCOUNTS)) as node:
        folder = Path(name)
        output = _run(folder, node, hosts)
        artifacts = [path for path in (folder / "artifacts").rglob("*") if path.is_file()]
        leaks = [leak for path in artifacts for leak in leaks_in(str(path), path.read_bytes())]
        assert leaks + leaks_in("output", output) == []
        events = [json.loads(path.read_text()) for path in artifacts if path.parent.name == "job_events"]
        data = [event.get("event_data", {}) for event in events]
        results = [each["res"] for each in data if "res" in each and "openise.ise." in str(each.get("task_action"))]
        assert any("(secret, written)" in str(result) for result in results)
        assert any("invocation" in result for result in results)
        assert {path.name for path in artifacts} >= {"stdout", "command", "status"}
