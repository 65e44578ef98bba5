# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things are in the checkout, how it is shown to Ansible, and the environment variables that tests are given."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAMESPACE = "openise"
NAME = "ise"
FQCN = f"{NAMESPACE}.{NAME}"
COLLECTION = Path("ansible_collections", NAMESPACE, NAME)  # below a collections path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
LOGS = BUILD / "logs"
TREE = BUILD / "tree"
SIMULATOR = ROOT / "tests" / "simulator"

# Nothing of the user's may change a result. A CA bundle or a proxy would come between a test and the simulator.
_DROPPED_PREFIXES = (
    "ANSIBLE_", "COVERAGE_", "GIT_", "ISE_", "MAKE", "MOLECULE_", "MYPY", "NOX_", "OPENISE_OWN_", "PYTEST_", "PYTHON",
    "RUFF_", "UV_",
)  # fmt: skip
_DROPPED = {
    "CLICOLOR_FORCE", "FORCE_COLOR", "MFLAGS", "PY_COLORS", "VIRTUAL_ENV",
    "ALL_PROXY", "CURL_CA_BUNDLE", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE",
}  # fmt: skip


def collections_tree() -> Path:
    """Return a collections path whose openise.ise is a link to this checkout, wherever the checkout lies.

    It serves everything but ansible-test, which resolves its working directory and then misses ``ansible_collections``.
    Several test workers may call it at once: a rename puts the link in place.
    """
    link = TREE / COLLECTION
    if not link.is_symlink() or link.resolve() != ROOT:
        link.parent.mkdir(parents=True, exist_ok=True)
        fresh = link.with_name(f".{NAME}-{os.getpid()}")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(ROOT, target_is_directory=True)
        fresh.replace(link)
    return TREE


def tracked_files() -> list[Path]:
    """Return git's files, relative to the checkout: committed or new, not ignored, not deleted."""

    def listed(*options: str) -> set[str]:
        answer = subprocess.run(
            ["git", "ls-files", "-z", *options], cwd=ROOT, check=True, capture_output=True, text=True
        )
        return set(answer.stdout.split("\0")) - {""}

    return [Path(name) for name in sorted(listed("--cached", "--others", "--exclude-standard") - listed("--deleted"))]


def copy_checkout(target: Path, *left_out: str) -> None:
    """Copy git's files except those below ``left_out`` to the folder ``target``, which is made.

    It must lie outside the checkout: inside, git would call every file ignored, and ansible-test would then test nothing and
    report success.
    """
    target.mkdir(parents=True)
    for name in tracked_files():
        if any(name.is_relative_to(folder) for folder in left_out):
            continue
        destination = target / name
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, destination, follow_symlinks=False)


def hermetic_environment(home: Path, *folders: Path) -> dict[str, str]:
    """Return the environment variables for a test, with ``folders`` in front of PATH.

    ``home`` becomes ANSIBLE_HOME: each session has its own, so that sessions can run side by side.
    """
    env = {
        key: value
        for key, value in os.environ.items()
        if key.upper() not in _DROPPED and not key.startswith(_DROPPED_PREFIXES)
    }
    home.mkdir(parents=True, exist_ok=True)
    env.update(
        PATH=os.pathsep.join([*map(str, folders), *program_folders()]),
        LC_ALL="en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8",
        NO_COLOR="1",
        ANSIBLE_HOME=str(home),
        ANSIBLE_LOCAL_TEMP=str(home / "tmp"),
    )
    return env


def program_folders() -> list[str]:
    """Return the folders of PATH without pyenv's shims, which answer for Pythons that are not selected."""
    return [
        folder for folder in os.get_exec_path() if not folder.endswith(("/.pyenv/shims", "/pyenv-virtualenv/shims"))
    ]


@contextmanager
def machine_wide(name: str, folder: Path = Path("~/.ansible/test")) -> Iterator[None]:
    """Hold a lock against other checkouts: ansible-test shares environments in ~/.ansible/test, and does not lock them."""
    folder = folder.expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"openise-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
