# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which Pythons this machine has, and which supported ansible-core each of them can run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# ansible-core release -> controller Pythons it supports, the one to test with first. The first choices differ, so that
# together they cover the range of Pythons.
SUPPORTED: dict[str, tuple[str, ...]] = {
    "2.16": ("3.10", "3.11", "3.12"),
    "2.17": ("3.11", "3.10", "3.12"),
    "2.18": ("3.11", "3.12", "3.13"),
    "2.19": ("3.12", "3.11", "3.13"),
    "2.20": ("3.12", "3.13", "3.14"),
    "2.21": ("3.13", "3.12", "3.14"),
}

_PROBE = "import sys; print('%d.%d' % sys.version_info[:2], sys.implementation.name, sys._base_executable)"


@dataclass(frozen=True)
class Core:
    """An ansible-core release (such as "2.19") and the Python to run it with here ("3.12", its full path)."""

    release: str
    python: str
    executable: str


def base_python() -> str:
    """Return the Python this runs with; inside a virtual environment, the one that made it."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _candidates(version: str) -> Iterator[Path]:
    name = f"python{version}"
    folders = [Path(base_python()).parent, *(Path(folder) for folder in os.get_exec_path())]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    folders += [found / "bin" for found in sorted(pyenv.glob(f"{version}.*"), reverse=True)]
    for folder in folders:
        if (folder / name).is_file():
            yield folder / name


def _usable(program: Path, version: str) -> str | None:
    """Return the interpreter's own path, or None: pyenv puts programs on PATH that have no Python behind them."""
    try:
        answer = subprocess.run([program, "-c", _PROBE], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    words = answer.stdout.split(maxsplit=2)
    if answer.returncode or len(words) != 3 or words[:2] != [version, "cpython"]:
        return None
    return words[2].strip()


@cache
def find_python(version: str) -> str | None:
    """Return the path of a CPython of ``version`` ("3.12") from PATH or pyenv, None where there is none."""
    for program in _candidates(version):
        found = _usable(program, version)
        if found:
            return found
    return None


@cache
def available_cores() -> tuple[Core, ...]:
    """Return the supported ansible-core releases that a Python of this machine can run, oldest first."""
    found = []
    for release, versions in SUPPORTED.items():
        for version in versions:
            executable = find_python(version)
            if executable:
                found.append(Core(release, version, executable))
                break
    return tuple(found)


def missing_cores() -> tuple[str, ...]:
    """Return the supported releases that cannot run here for want of a Python."""
    have = {core.release for core in available_cores()}
    return tuple(release for release in SUPPORTED if release not in have)


def newest_core() -> Core:
    """Return the newest release that can run here: the one for demo, benchmark and most tests."""
    return available_cores()[-1]
