# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated ISE in a process of its own, for the demo and the benchmark."""

from __future__ import annotations

import http.client
import json
import select
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

_START_SECONDS = 60


class SimulatorError(Exception):
    """The simulator does not start or does not answer; the text says why and what to do."""


class SimulatedIse:
    """A running simulator: ``port`` of the gateway, ``ers_port`` (9060 on a node), ``ca_cert`` to verify both with."""

    def __init__(self, ready: Mapping[str, Any]) -> None:
        self.host = str(ready["host"])
        self.port = int(ready["port"])
        self.ers_port = int(ready["ers_port"])
        self.ca_cert = str(ready["ca_cert"])
        self._tls = ssl.create_default_context(cafile=self.ca_cert)

    def stats(self) -> dict[str, Any]:
        """Return what was asked of ERS since the last :meth:`forget_stats`."""
        found: dict[str, Any] = self._control("GET", "stats")
        return found

    def forget_stats(self) -> None:
        """Start counting anew."""
        self._control("DELETE", "stats")

    def switch(self, **switches: Any) -> None:
        """Change how the simulator behaves, see ``python -m ise_simulator --help``."""
        self._control("POST", "switches", switches)

    def get(self, resource: str, name: str) -> dict[str, Any] | None:
        """Return an object as it is stored, with its secrets, or None; ERS is not involved."""
        found: dict[str, Any] | None = self._control("GET", f"objects/{resource}/{quote(name, safe='')}")
        return found

    def put(self, resource: str, document: Mapping[str, Any]) -> None:
        """Store an object in place of the one with its name, if there is one; ERS is not involved."""
        self._control("PUT", f"objects/{resource}", document)

    def delete(self, resource: str, name: str) -> None:
        """Remove an object; ERS is not involved."""
        self._control("DELETE", f"objects/{resource}/{quote(name, safe='')}")

    def _control(self, method: str, path: str, content: Any = None) -> Any:
        connection = http.client.HTTPSConnection(self.host, self.port, timeout=30, context=self._tls)
        try:
            body = None if content is None else json.dumps(content)
            connection.request(method, f"/_simulator/{path}", body)
            answer = connection.getresponse()
            text = answer.read()
        except OSError as error:
            raise SimulatorError(f"The simulator does not answer {method} {path}: {error}") from error
        finally:
            connection.close()
        if answer.status == 404 and method == "GET":
            return None
        if answer.status >= 400:
            raise SimulatorError(f"The simulator refused {method} {path}: {text.decode(errors='replace')}")
        return json.loads(text) if text else None


@contextmanager
def simulated_ise(folder: Path, env: Mapping[str, str], *options: str) -> Iterator[SimulatedIse]:
    """Start a simulator on free ports with its certificates and its log in ``folder``; stop it at the end.

    It runs in a session of its own: Ctrl-C reaches the caller, who leaves this context and so ends it in order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "simulator.log"
    command = [sys.executable, "-m", "ise_simulator", "--port", "0", "--ers-port", "0", "--tls-dir", str(folder)]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [*command, *options], env=dict(env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors,
            start_new_session=True,
        )  # fmt: skip
    try:
        assert process.stdout is not None
        readable, _writable, _failed = select.select([process.stdout], [], [], _START_SECONDS)
        line = process.stdout.readline() if readable else b""
        if not line:
            said = log.read_text(errors="replace").strip().splitlines()[-5:]
            raise SimulatorError("The simulator did not start. " + (" ".join(said) or "It said nothing."))
        yield SimulatedIse(json.loads(line))
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
