# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A foreign client in a process and an environment of its own."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

CLIENTS = Path(__file__).parent / "clients"
FOLDER = "OPENISE_FOREIGN_CLIENTS"  # the folder with the environments, from noxfile.py


class Foreign:
    """One foreign client: a program of ``clients`` with the Python of an environment."""

    def __init__(self, environment: str, program: str) -> None:
        """Start the program.

        Raises:
            LookupError: the tests run outside of their session, so that the environment is not known.
        """
        folder = os.environ.get(FOLDER)
        if not folder:
            raise LookupError("The clients have environments of their own; run: make test SESSIONS=foreign-clients")
        python = Path(folder) / environment / "bin" / "python"
        env = {"PATH": os.environ["PATH"]}  # others decide about certificates and proxies, whatever its user says
        self._process = subprocess.Popen(
            [str(python), "-I", str(CLIENTS / program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=env,
        )

    def ask(self, **request: Any) -> dict[str, Any]:
        """Send a request; return its result.

        Raises:
            EOFError: the program has ended.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(request), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise EOFError(f"the client ended with code {self._process.wait()}")
        result: dict[str, Any] = json.loads(line)
        return result

    def close(self) -> None:
        """End the program."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
