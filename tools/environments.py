# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the environments of noxfile.py are made of: the ansible-core releases, their Pythons, the registry, the hashed lists."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .checkout import BUILD, ROOT, SIMULATOR, program_folders

REQUIREMENTS = ROOT / "tools" / "requirements"
BOOTSTRAP = Path(sys.executable).parent  # nox, uv

# Every ansible-core that requires_ansible of meta/runtime.yml allows, with the Pythons it runs on. The first one found is
# used; the first choices cover the range. For the next ansible-core add a line and run: make lock
PYTHONS = {
    "2.16": ("3.10", "3.11", "3.12"),
    "2.17": ("3.11", "3.10", "3.12"),
    "2.18": ("3.11", "3.12", "3.13"),
    "2.19": ("3.12", "3.11", "3.13"),
    "2.20": ("3.12", "3.13", "3.14"),
    "2.21": ("3.13", "3.12", "3.14"),
    "2.22": ("3.13", "3.14"),
}


# Clients of others, which tests/foreign_clients runs against the simulator: lists, each for an environment of its own.
FOREIGN_CLIENTS = ("foreign-ciscoisesdk-older", "foreign-ciscoisesdk-newer", "foreign-pyise-ers")
FOREIGN_PYTHONS = ("3.13", "3.12", "3.14")


class Core(NamedTuple):
    """An ansible-core release ("2.19") and the Python it runs with here ("3.12", its path; empty where there is none)."""

    release: str
    python: str
    executable: str

    @property
    def venv(self) -> str:
        """The session that makes its environment."""
        return f"venv-core-{self.release}"

    @property
    def lock(self) -> Path:
        """The list of what is installed, with hashes."""
        return REQUIREMENTS / f"core-{self.release}.txt"

    @property
    def released(self) -> bool:
        """Tell whether it is more than a release candidate."""
        return bool(re.search(r"^ansible-core==[\d.]+ ", self.lock.read_text(), re.MULTILINE))


def find_python(version: str) -> str:
    """Return the path of a Python, from PATH or pyenv, or nothing."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    folders = [os.path.dirname(getattr(sys, "_base_executable", sys.executable)), *program_folders()]
    folders += [str(found / "bin") for found in sorted(pyenv.glob(f"{version}.*"), reverse=True)]
    return shutil.which(f"python{version}", path=os.pathsep.join(folders)) or ""


def cores() -> list[Core]:
    """Return the ansible-core releases that the collection supports, oldest first."""
    requires = re.search(r'^requires_ansible: ">=(\d+\.\d+)', (ROOT / "meta" / "runtime.yml").read_text(), re.MULTILINE)
    releases = list(PYTHONS)
    supported = releases[releases.index(requires[1]) :] if requires else []
    return [
        Core(
            release,
            *next(((version, path) for version in PYTHONS[release] if (path := find_python(version))), ("", "")),
        )
        for release in supported
    ]


@cache
def foreign_python() -> str:
    """Return the Python of the foreign clients, or nothing."""
    return next(filter(None, map(find_python, FOREIGN_PYTHONS)), "")


@cache
def registry() -> dict[str, str]:
    """Return variables that lead uv, which reads no configuration of pip, to the registry that pip uses."""
    env = {"UV_CACHE_DIR": str(BUILD / "cache" / "uv"), "UV_PYTHON_DOWNLOADS": "never", "UV_REQUIRE_HASHES": "1"}
    answer = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    settings = dict(re.findall(r"^(?:global|install)\.([\w-]+)='(.*)'$", answer.stdout, re.MULTILINE))
    if index := os.environ.get("PIP_INDEX_URL") or settings.get("index-url"):
        env["UV_DEFAULT_INDEX"] = index
    authorities = [os.environ.get(name) for name in ("PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")]
    if found := next(filter(None, [os.environ.get("SSL_CERT_FILE"), *authorities, settings.get("cert")]), None):
        env["SSL_CERT_FILE"] = found
    return env


def place_get_pip(site: Path) -> None:
    """Put tools/get_pip.py where the ansible-test below ``site`` looks for its pip installer, but over no other's file."""
    source = (site / "ansible_test" / "_internal" / "python_requirements.py").read_text()
    version = re.search(r"pip='([\d.]+)'", source)
    if not version:
        raise LookupError(f"{site}: ansible-test does not say which pip it installs")
    place = Path(f"~/.ansible/test/cache/get_pip_{version[1].replace('.', '_')}.py").expanduser()
    if place.exists() and "openise.ise" not in place.read_text():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    shutil.copyfile(ROOT / "tools" / "get_pip.py", fresh)
    fresh.replace(place)


def use_registry_only(site: Path) -> None:
    """Let ansible-test take from the registry, too, what a release candidate of it pins to an archive of a source repository."""
    for path in (site / "ansible_test" / "_data" / "requirements").glob("*.txt"):
        text = path.read_text()
        changed = re.sub(r"^([\w-]+) @ https:\S+$", r"\1", text, flags=re.MULTILINE)
        if changed != text:
            fresh = path.with_name(f"{path.name}.{os.getpid()}")  # in place it would change uv's cache, which is linked
            fresh.write_text(changed)
            fresh.replace(path)


def _resolve(python: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(BOOTSTRAP / "uv"), "pip", "compile", "--quiet", "--upgrade", "--python-version", python, *arguments]
    return subprocess.run(
        command, cwd=REQUIREMENTS, env=os.environ | registry(), capture_output=True, text=True, check=False
    )


def _write(name: str, python: str, *sources: str, platform: tuple[str, ...] = ("--universal",)) -> str:
    """Write a list for all Pythons from ``python`` on; return what went wrong, or nothing."""
    options = ["--generate-hashes", "--no-annotate", "--custom-compile-command", "make lock", *platform]
    done = _resolve(python, *options, "--output-file", f"{name}.txt", *sources)
    return done.stderr.strip() if done.returncode else ""


def lock(scratch: Path) -> Iterator[str]:
    """Write every list; yield what was written, and the release of ansible-core that PYTHONS lacks.

    Raises:
        LookupError: the registry does not have what a list asks for.
    """
    simulator, given = str(SIMULATOR / "pyproject.toml"), (scratch / "core.in").resolve()
    wanted = {
        "nox": ("3.11", "nox.in"),
        "tests": ("3.10", "tests.in", simulator),
        **{
            f"core-{release}": (min(pythons, key=_order), str(given), "-c", "tests.txt")
            for release, pythons in PYTHONS.items()
        },
        "dev": ("3.11", "dev.in", simulator),
        "docs": ("3.11", "docs.in"),
        "galaxy": ("3.11", "galaxy.in"),
        "certification": ("3.10", "certification.in"),
        **{client: (min(FOREIGN_PYTHONS, key=_order), f"{client}.in") for client in FOREIGN_CLIENTS},
    }
    for name, (python, *sources) in wanted.items():
        release = name.removeprefix("core-")
        # For Windows, what certification pins requires a package that does not exist.
        platform = ("--python-platform", "linux") if name == "certification" else ("--universal",)
        problem = ""
        for suffix in (".0", ".0rc0"):  # a release candidate only where there is no release
            given.write_text(f"ansible-core~={release}{suffix}\n")
            problem = _write(name, python, *sources, platform=platform)
            if not problem or str(given) not in sources:
                break
        if problem:
            raise LookupError(f"{name}: {problem}")
        yield f"wrote {name}.txt"
    given.write_text("ansible-core\n")
    offered = _resolve("3.14", "--prerelease", "allow", "--no-deps", "--no-header", str(given)).stdout.strip()
    if not any(offered.startswith(f"ansible-core=={release}.") for release in PYTHONS):
        yield f"The registry has {offered}: add a line to PYTHONS in tools/environments.py."


def _order(version: str) -> int:
    return int(version.partition(".")[2])
