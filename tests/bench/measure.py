# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one playbook and measures it: its resources on this machine, and its requests to the simulator."""

from __future__ import annotations

import base64
import http.client
import json
import os
import re
import signal
import ssl
import subprocess
import sys
import threading
import time
import timeit
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tools.simulated import SimulatedIse

_PLAYBOOK = Path(sys.executable).parent / "ansible-playbook"
_LIMIT = 3600  # seconds one playbook may take: 100,000 objects take 1,010 at ISE's ceiling
_ADDITIONS = 2_000_000
_RECAP = re.compile(r"^localhost\s+: ok=\d+\s+changed=\d+\s+unreachable=0\s+failed=0\s", re.MULTILINE)
_CHANGED = re.compile(r"^changed: \[localhost\]", re.MULTILINE)


class BenchError(Exception):
    """A playbook did not do the expected work; the text has its name and the end of its output."""


@dataclass(frozen=True)
class Sample:
    """One run: wall and CPU seconds (user and system, all processes), MB of its largest process, requests, connections.

    ``addition`` is the time of one addition in Python right after the run, in nanoseconds, as a measure of the machine's speed.
    """

    wall: float
    cpu: float
    rss: float
    requests: int
    connections: int
    addition: float

    def as_json(self) -> dict[str, float]:
        """Return the sample with rounded numbers."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


class Runner:
    """Runs playbooks with one simulator, each in a new ansible-playbook process."""

    def __init__(self, ise: SimulatedIse, env: Mapping[str, str], folder: Path) -> None:
        self._ise = ise
        self._env = dict(env)
        self._folder = folder

    def run(self, name: str, tasks: Sequence[Mapping[str, Any]], *, changed: int) -> Sample:
        """Run a play of these tasks and measure it; raise :class:`BenchError` unless it changed as many items as given.

        ``@NAME@`` in the tasks stands for the environment variable. The variable ``declared`` of a task becomes a file beside
        the play.
        """
        files = [task["vars"]["declared"] for task in tasks if "declared" in task.get("vars", {})]
        for declared in files:
            (self._folder / "declared.json").write_text(json.dumps(declared))
        tasks = [{key: value for key, value in task.items() if key != "vars"} for task in tasks]
        play = {"name": name, "hosts": "localhost", "gather_facts": False, "tasks": tasks}
        playbook = self._folder / "play.yml"
        text = json.dumps([play])  # JSON is YAML
        for variable, value in self._env.items():
            text = text.replace(f"@{variable}@", value)
        playbook.write_text(text)
        output = self._folder / "output.txt"
        self._ise.forget_stats()
        with output.open("wb") as stream:
            started = time.monotonic()
            process = subprocess.Popen(
                [str(_PLAYBOOK), str(playbook)], cwd=self._folder, env=self._env, stdin=subprocess.DEVNULL,
                stdout=stream, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
            status, usage = _finished(process)
            wall = time.monotonic() - started
        text = output.read_text(errors="replace")
        seen = len(_CHANGED.findall(text))
        if status or (tasks and not _RECAP.search(text)) or seen != changed:
            end = "\n".join(text.splitlines()[-15:])
            raise BenchError(f"{name}: exit code {status}, {seen} items changed instead of {changed}.\n{end}")
        # Linux counts in KB, macOS in bytes.
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        cpu = usage.ru_utime + usage.ru_stime
        return self._counted(wall, cpu, usage.ru_maxrss / unit)

    def read(self, times: int) -> Sample:
        """GET one device repeatedly on one connection with a minimal client, to measure the server's own time."""
        host, port = self._env["ISE_HOSTNAME"], int(self._env["ISE_PORT"])
        login = base64.b64encode(f"{self._env['ISE_USERNAME']}:{self._env['ISE_PASSWORD']}".encode()).decode()
        headers = {"Accept": "application/json", "Authorization": f"Basic {login}"}
        tls = ssl.create_default_context(cafile=self._env["ISE_CA_PATH"])
        connection = http.client.HTTPSConnection(host, port, timeout=60, context=tls)
        self._ise.forget_stats()
        try:
            connection.connect()
            started, cpu = time.monotonic(), time.process_time()
            for _number in range(times):
                connection.request("GET", "/ers/config/networkdevice/name/bench-001", headers=headers)
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    raise BenchError(f"The bare client was answered {answer.status}.")
            wall, cpu = time.monotonic() - started, time.process_time() - cpu
        finally:
            connection.close()
        return self._counted(wall, cpu, 0.0)

    def _counted(self, wall: float, cpu: float, rss: float) -> Sample:
        stats = self._ise.stats()
        addition = timeit.timeit("number += 1", "number = 0", number=_ADDITIONS) / _ADDITIONS * 1e9
        return Sample(wall, cpu, rss, stats["total"], stats["connections"], addition)


def _finished(process: subprocess.Popen[bytes]) -> tuple[int, Any]:
    """Wait for a process; return its exit code, and the resources that it and its descendants used."""
    watch = threading.Timer(_LIMIT, process.kill)
    watch.start()
    try:
        _pid, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        # An interrupted ansible-playbook ends its workers, which have their own sessions.
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)
        raise
    finally:
        watch.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage
