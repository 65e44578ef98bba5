# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder of the example for AWX, and programs of this environment."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.checkout import hermetic_environment

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "awx"
# Beside the Python of these tests, which may be a link to another folder.
PROGRAMS = Path(sys.executable).parent


def run(program: str, *arguments: str, cwd: Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a program of this environment and return its standard output; fail if the program fails."""
    done = subprocess.run(
        [str(PROGRAMS / program), *arguments],
        cwd=cwd, env={**hermetic_environment(cwd / "home", PROGRAMS), **(environment or {})},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{program} ended with {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout
