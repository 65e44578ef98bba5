# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A controller that runs ansible-playbook, with its input in one folder and everything that a run writes in another."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ansible_collections.openise.ise.tests.e2e.canaries import leaks_in
from ise_simulator.testing import Simulator
from tools.checkout import collections_tree, hermetic_environment

HERE = Path(__file__).parent
PLAYBOOKS = HERE / "playbooks"
# Beside the Python of these tests, which may be a link to another folder.
PROGRAMS = Path(sys.executable).parent

Hosts = Mapping[str, Mapping[str, Any]]

FAST: Hosts = {"runner": {"ansible_connection": "local"}}
MODULE: Hosts = {"runner": {"ansible_connection": "jump", "ansible_host": "jump.example.com"}}
# As another user on this machine; the present one is allowed.
BECOME: Hosts = {"runner": {"ansible_connection": "local", "ansible_become": True}}

_PYTHON = """#!/bin/sh
echo "$@" >> "{record}"
export PYTHONPATH="{library}"
exec "{python}" "$@"
"""
# In the place of the system's log, which is not a file of a run.
_SYSLOG = """import syslog


def _record(*words):
    with open("{record}", "a") as record:
        print(*words, file=record)


syslog.syslog = _record
"""
_SSH = """#!/bin/sh
echo "$0 $@" >> "{record}"
exit 255
"""
_BECOME = """#!/bin/sh
echo "$@" >> "{record}"
while [ "$1" != /bin/sh ]; do shift; done
exec "$@"
"""

# The modules of these tests, by short or full name.
_OURS = re.compile(r"(network_device|ers_resource|config)")
_OF_COLLECTION = re.compile(r"openise\.ise\.\w+")


@dataclass(frozen=True)
class Result:
    """One result of a task, or of an item of its loop, as callbacks receive it. ``status`` is ok, failed and so on."""

    task: str
    action: str
    host: str
    status: str
    item: bool
    values: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Run:
    """A finished ansible-playbook. ``syslog`` is what modules wrote to the system's log."""

    code: int
    output: str
    results: list[Result]
    module_processes: list[str]
    become_calls: list[str]
    ssh_calls: list[str]
    syslog: list[str]

    @property
    def ours(self) -> list[Result]:
        """Return the results of the modules of the collection."""
        return [result for result in self.results if _OURS.search(result.action)]

    def of(self, task: str) -> list[Result]:
        """Return the results of a task, without those of loop items."""
        return [result for result in self.results if result.task == task and not result.item]

    def one(self, task: str) -> dict[str, Any]:
        """Return the values of the only result of a task."""
        found = self.of(task)
        assert len(found) == 1, (task, found, self.output)
        return found[0].values

    def items(self, task: str) -> list[dict[str, Any]]:
        """Return the values of the results of loop items."""
        return [result.values for result in self.results if result.task == task and result.item]

    def succeeded(self) -> Run:
        """Return the run itself. Fails if the run has failed."""
        assert self.code == 0, self.output
        return self


class Controller:
    """Runs playbooks. After each run it checks that no secret was written."""

    def __init__(self, folder: Path) -> None:
        self.input = folder / "input"
        self.output = folder / "output"
        for path in (self.input / "bin", self.output):
            path.mkdir(parents=True)
        library = self.input / "library"
        library.mkdir()
        (library / "sitecustomize.py").write_text(_SYSLOG.format(record=self.output / "syslog"))
        self._program("python", _PYTHON, "processes")
        self._program("become", _BECOME, "become")
        for name in ("ssh", "scp", "sftp"):
            self._program(name, _SSH, "ssh")

    def _program(self, name: str, text: str, record: str) -> None:
        path = self.input / "bin" / name
        library = self.input / "library"
        path.write_text(text.format(record=self.output / record, python=sys.executable, library=library))
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def start(
        self,
        playbook: str | Path,
        *nodes: Simulator,
        hosts: Hosts = FAST,
        variables: Mapping[str, Any] | None = None,
        environment: Mapping[str, str] | None = None,
        options: tuple[str, ...] = (),
        cwd: Path | None = None,
    ) -> subprocess.Popen[str]:
        """Start a playbook: a name in tests/e2e/playbooks, a path, or the full name of one in a collection.

        The process leads a process group. ``variables`` become extra variables beside ``ise``, the connection options of the
        first node. ``options`` are added to the command line.
        """
        for path in sorted(self.output.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        given = {"ise": connection_to(nodes[0])} if nodes else {}
        (self.input / "variables.json").write_text(json.dumps({**given, **(variables or {})}))
        programs = {
            "ansible_python_interpreter": str(self.input / "bin" / "python"),
            "ansible_become_exe": str(self.input / "bin" / "become"),
        }
        inventory = {"all": {"hosts": dict(hosts), "vars": programs}}
        (self.input / "hosts.json").write_text(json.dumps(inventory))
        command = [
            str(PROGRAMS / "ansible-playbook"),
            f"--inventory={self.input / 'hosts.json'}",
            f"--extra-vars=@{self.input / 'variables.json'}",
            *options,
            str(playbook) if _OF_COLLECTION.fullmatch(str(playbook)) else str(PLAYBOOKS / playbook),
        ]
        return subprocess.Popen(
            command,
            env={**self.environment(), **(environment or {})},
            cwd=cwd or self.output,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def play(self, playbook: str | Path, *nodes: Simulator, **how: Any) -> Run:
        """Start a playbook with the arguments of :meth:`start`, and wait for its end."""
        with self.start(playbook, *nodes, **how) as process:
            try:
                output, errors = process.communicate(timeout=240)
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise
        run = Run(
            code=process.returncode,
            output=output + errors,
            results=[Result(**json.loads(line)) for line in self._lines("results")],
            module_processes=[line for line in self._lines("processes") if _OURS.search(Path(line.split()[0]).name)],
            become_calls=self._lines("become"),
            ssh_calls=self._lines("ssh"),
            syslog=self._lines("syslog"),
        )
        self._await_background_jobs()
        leaks = [*leaks_in("output", run.output.encode()), *self._leaks()]
        assert not leaks, "\n".join(leaks)
        return run

    def _await_background_jobs(self) -> None:
        """Wait until ansible has removed the arguments of a background job, which it does after reporting the result."""
        for _turn in range(200):
            if not any((self.output / "remote").glob("ansible-tmp-*")):
                return
            time.sleep(0.1)

    def encrypt(self, name: str, value: str, password: Path) -> str:
        """Return a variable as YAML, encrypted by ansible-vault with the password in a file."""
        command = [str(PROGRAMS / "ansible-vault"), "encrypt_string", f"--vault-password-file={password}"]
        done = subprocess.run(
            [*command, f"--name={name}", value], env=self.environment(), check=True, capture_output=True, text=True
        )
        return done.stdout + "\n"

    def environment(self) -> dict[str, str]:
        """Return the environment of ansible's programs: without the user's settings, and with all written files in one folder."""
        output = self.output
        return {
            **hermetic_environment(output / "home", self.input / "bin", PROGRAMS),
            "HOME": str(output / "home"),
            "TMPDIR": str(self._folder("tmp")),
            "ANSIBLE_ASYNC_DIR": str(output / "async"),
            "ANSIBLE_BECOME_ALLOW_SAME_USER": "true",
            "ANSIBLE_CACHE_PLUGIN": "ansible.builtin.jsonfile",
            "ANSIBLE_CACHE_PLUGIN_CONNECTION": str(output / "facts"),
            "ANSIBLE_CALLBACK_PLUGINS": str(HERE / "plugins" / "callback"),
            "ANSIBLE_CALLBACKS_ENABLED": "record,ansible.builtin.junit",
            "ANSIBLE_COLLECTIONS_PATH": str(collections_tree()),
            "ANSIBLE_CONNECTION_PLUGINS": str(HERE / "plugins" / "connection"),
            "ANSIBLE_LOG_PATH": str(output / "ansible.log"),
            "ANSIBLE_REMOTE_TMP": str(output / "remote"),
            "ANSIBLE_RETRY_FILES_ENABLED": "true",
            "ANSIBLE_RETRY_FILES_SAVE_PATH": str(output / "retry"),
            "E2E_RESULTS": str(output / "results"),
            "JUNIT_OUTPUT_DIR": str(output / "junit"),
        }

    def _folder(self, name: str) -> Path:
        path = self.output / name
        path.mkdir(exist_ok=True)
        return path

    def _lines(self, name: str) -> list[str]:
        path = self.output / name
        return path.read_text().splitlines() if path.exists() else []

    def _leaks(self) -> Iterator[str]:
        for path in self.output.rglob("*"):
            if path.is_file():
                yield from leaks_in(str(path), path.read_bytes())


def closed_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def connection_to(node: Simulator) -> dict[str, Any]:
    """Return the connection options for a node."""
    user, password = node.admin
    return {
        "hostname": node.host,
        "port": node.port,
        "username": user,
        "password": password,
        "ca_path": node.ca_cert,
        "max_requests_per_second": 0,
    }


def environment_of(node: Simulator) -> dict[str, str]:
    """Return the connection options for a node as environment variables."""
    user, password = node.admin
    return {
        "ISE_HOSTNAME": node.host,
        "ISE_PORT": str(node.port),
        "ISE_USERNAME": user,
        "ISE_PASSWORD": password,
        "ISE_CA_PATH": node.ca_cert,
    }
