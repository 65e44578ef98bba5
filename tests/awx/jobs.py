# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs jobs like AWX: ``ansible-runner transmit | ansible-runner worker | ansible-runner process``.

AWX transmits a folder with the project, the inventory, the variables and the environment of the credentials; a container of
the execution environment is the worker; AWX processes and stores the output of the worker.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from ansible_collections.openise.ise.tests.awx.controller import Options, answered
from ansible_collections.openise.ise.tests.awx.programs import EXAMPLE, PROGRAMS
from ansible_collections.openise.ise.tests.e2e.canaries import leaks_in
from tools.checkout import collections_tree, hermetic_environment

# The default of AWX: the output is not stored as a file beside its events.
_SETTINGS = {"suppress_output_file": True, "suppress_ansible_output": True}
_IDENT = "1"


@dataclass(frozen=True)
class Job:
    """A finished job. ``status`` is that of AWX; ``events`` are those of ansible-runner, in order."""

    status: str
    output: str
    events: list[dict[str, Any]]

    @property
    def failures(self) -> dict[str, str]:
        """Return the messages of failed tasks, by host."""
        failed = [event["event_data"] for event in self.events if event["event"] == "runner_on_failed"]
        return {data["host"]: data["res"]["msg"] for data in failed}

    @property
    def changed(self) -> dict[str, int]:
        """Return the number of changed tasks, by host."""
        (stats,) = (event["event_data"] for event in self.events if event["event"] == "playbook_on_stats")
        found: dict[str, int] = stats["changed"]
        return found


class Runner:
    """Runs jobs of the example, each in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def launch(
        self,
        template: Options,
        hosts: Mapping[str, Any],
        environment: Mapping[str, str],
        answers: Mapping[str, Any] | None = None,
        limit: str = "",
        verbosity: int = 0,
    ) -> Job:
        """Run a job template to its end.

        ``hosts`` are those of the group ise with their variables; ``environment`` is that of the credentials. Fails if
        a secret is in the output of the worker or in a file that AWX stores.
        """
        work = Path(mkdtemp(dir=self._folder))
        sent, worker, kept = (work / name for name in ("sent", "worker", "kept"))
        for path in (sent / "inventory", sent / "env", worker, kept):
            path.mkdir(parents=True)
        shutil.copytree(EXAMPLE, sent / "project")
        _write(sent / "inventory" / "hosts.json", {"ise": {"hosts": dict(hosts)}})
        _write(sent / "env" / "extravars", answered(template, answers or {}))
        _write(sent / "env" / "envvars", dict(environment))
        _write(sent / "env" / "settings", _SETTINGS)
        options = ["--playbook", template["playbook"], "--forks", str(template["forks"]), "--ident", _IDENT]
        options += ["--limit", limit] if limit else []
        options += ["-" + "v" * verbosity] if verbosity else []
        options += ["--cmdline=--diff"] if template.get("diff_mode") else []
        stream = self._runner(work, b"", "transmit", str(sent), *options, "--omit-env-files")
        answer = self._runner(work, stream, "worker", "--private-data-dir", str(worker))
        output = self._runner(work, answer, "process", str(kept), "--ident", _IDENT)
        artifacts = kept / "artifacts" / _IDENT
        leaks = [*leaks_in("output", output), *_leaks(kept), *leaks_in("stream", _without_environments(answer))]
        assert not leaks, "\n".join(leaks)
        events = [json.loads(path.read_text()) for path in artifacts.glob("job_events/*.json")]
        return Job(
            status=(artifacts / "status").read_text().strip(),
            output="\n".join(event["stdout"] for event in sorted(events, key=lambda event: int(event["counter"]))),
            events=sorted(events, key=lambda event: int(event["counter"])),
        )

    def _runner(self, work: Path, stdin: bytes, *arguments: str) -> bytes:
        """Run one of the three commands; return its output for the next one.

        Some of them return the exit code of the playbook, so it is ignored; the status is checked instead.
        """
        environment = hermetic_environment(work / "home", PROGRAMS)
        environment["ANSIBLE_COLLECTIONS_PATH"] = str(collections_tree())
        done = subprocess.run(
            [str(PROGRAMS / "ansible-runner"), *arguments],
            input=stdin, cwd=work, env=environment, capture_output=True, timeout=240, check=False,
        )  # fmt: skip
        assert done.stdout, f"ansible-runner {arguments[0]} says nothing.\n{done.stderr.decode()}"
        return done.stdout


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content))


def _without_environments(stream: bytes) -> bytes:
    """Return lines of JSON without the environment of a process.

    ansible-runner sends and stores its environment with all secrets. AWX masks each field of a credential that is marked as
    secret, and deletes the file; a collection controls neither.
    """
    lines = []
    for line in stream.splitlines():
        content = json.loads(line) if line.startswith(b"{") else {}
        lines.append(json.dumps({**content, "env": None}).encode() if "env" in content else line)
    return b"\n".join(lines)


def _leaks(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield from leaks_in(str(path), _without_environments(path.read_bytes()))
