# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the tarball, installs it without a network, reads its documentation there and runs Galaxy's import checks.

Runs in a copy of the checkout, with the programs of the environment on PATH. Exit code 1 and one sentence on failure.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from .paths import NAME, NAMESPACE

_FQCN = f"{NAMESPACE}.{NAME}"
# What a user of the tarball has no use for, should build_ignore in galaxy.yml ever miss it.
_UNWANTED = re.compile(r"^(\.|build/|tests/|tools/|Makefile$|conftest\.py$)|__pycache__|\.pyc$|\.egg-info")


class PackageError(Exception):
    """The tarball is not fit to be published; the text says why."""


def _run(*command: str, cwd: Path | None = None) -> str:
    print("$", *command, flush=True)
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    print(done.stdout, flush=True)
    if done.returncode:
        raise PackageError(f"{command[0]} ended with exit code {done.returncode}")
    return done.stdout


def _build(folder: Path) -> Path:
    _run("ansible-galaxy", "collection", "build", "--output-path", str(folder))
    (tarball,) = folder.glob(f"{NAMESPACE}-{NAME}-*.tar.gz")
    with tarfile.open(tarball) as archive:
        unwanted = [name for name in archive.getnames() if _UNWANTED.search(name)]
    if unwanted:
        raise PackageError(f"the tarball holds {', '.join(unwanted[:5])}: add it to build_ignore in galaxy.yml")
    return tarball


def _install(tarball: Path, folder: Path) -> None:
    os.environ["ANSIBLE_COLLECTIONS_PATH"] = str(folder)  # not the copy of the checkout
    _run("ansible-galaxy", "collection", "install", "--offline", "--collections-path", str(folder), str(tarball))
    _run("ansible-galaxy", "collection", "verify", "--offline", "--collections-path", str(folder), _FQCN)
    modules = [path.stem for path in sorted(Path("plugins/modules").glob("*.py")) if path.stem != "__init__"]
    if not modules:
        raise PackageError("there is no module in plugins/modules")
    _run("ansible-doc", "--type", "module", "--snippet", *[f"{_FQCN}.{name}" for name in modules])


def _import(tarball: Path, folder: Path) -> None:
    """Run galaxy-importer, which reports findings in words but ends with 0 all the same."""
    output = _run(sys.executable, "-m", "galaxy_importer.main", str(tarball), cwd=folder)
    findings = [line for line in output.splitlines() if re.match(r"\s*(ERROR|WARNING)\b", line)]
    if findings:
        raise PackageError("galaxy-importer found: " + "; ".join(findings[:10]))


def main() -> int:
    """Run the three parts; return the exit code."""
    try:
        with tempfile.TemporaryDirectory() as scratch:
            tarball = _build(Path(scratch))
            _install(tarball, Path(scratch) / "installed")
            _import(tarball, Path(scratch))
    except PackageError as error:
        print(f"package: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
