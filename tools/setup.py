# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the Python environments below ``build/venv``: ``dev`` (checkers), ``docs``, ``core-X.Y`` per ansible-core.

An environment is made again when what it is made from has changed (its requirement files, its Python), or when a run
was killed while making it: the mark that it is complete is written last.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .environ import installer_environment, venv_bin
from .paths import BUILD, REQUIREMENTS, ROOT, SIMULATOR, VENVS
from .pythons import Core, available_cores, base_python, newest_core

_MARK = "complete"
_GET_PIP_CACHE = Path("~/.ansible/test/cache")


class SetupError(Exception):
    """An environment could not be made; the text says why and what to do."""


@dataclass(frozen=True)
class Environment:
    """What an environment is made from: a Python, requirement files, packages besides, and the simulator or not."""

    name: str
    python: str
    files: tuple[str, ...]
    packages: tuple[str, ...] = ()
    simulator: bool = False

    @property
    def path(self) -> Path:
        return VENVS / self.name

    def fingerprint(self) -> str:
        """Return a digest of everything this environment is made from."""
        sources = {REQUIREMENTS / name for name in self.files} | {REQUIREMENTS / "uv.txt"}
        # Requirement files include others by "-r".
        for source in list(sources):
            sources |= {source.parent / name for name in re.findall(r"^-r (\S+)", source.read_text(), re.MULTILINE)}
        if self.simulator:
            sources.add(SIMULATOR / "pyproject.toml")
        digest = hashlib.sha256(repr((str(ROOT), self.python, self.packages)).encode())
        for source in sorted(source.resolve() for source in sources):
            digest.update(source.read_bytes())
        return digest.hexdigest()

    def complete(self) -> bool:
        """Return whether the environment is there, whole and up to date."""
        try:
            marked = (self.path / _MARK).read_text()
        except OSError:
            return False
        return marked == self.fingerprint() and (self.path / "bin" / "python").exists()


def _core_environment(core: Core) -> Environment:
    packages = (f"ansible-core~={core.release}.0",)
    return Environment(f"core-{core.release}", core.executable, ("core.txt",), packages, simulator=True)


def environments() -> dict[str, Environment]:
    """Return every environment that can be made on this machine, by name."""
    newest = newest_core()
    core = (f"ansible-core~={newest.release}.0",)
    known = [_core_environment(core) for core in available_cores()]
    known.append(Environment("dev", newest.executable, ("dev.txt",), core, simulator=True))
    known.append(Environment("docs", newest.executable, ("docs.txt",), core))
    return {environment.name: environment for environment in known}


def ensure(names: Sequence[str]) -> None:
    """Make the named environments where they are not complete yet.

    Raises:
        SetupError: an installer failed; the text holds the end of its output.
    """
    known = environments()
    BUILD.mkdir(exist_ok=True)
    with _alone():
        missing = [known[name] for name in names if not known[name].complete()]
        if missing:
            env = _uv()
            for environment in missing:
                _make(environment, env)


@contextmanager
def _alone() -> Iterator[None]:
    """Keep two runs in one checkout from making the same environment at once."""
    with (BUILD / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _uv() -> dict[str, str]:
    """Install uv, which makes environments ten times faster than pip; return the variables to run it with."""
    uv = Environment("uv", base_python(), ("uv.txt",))
    python = str(uv.path / "bin" / "python")
    env = installer_environment()
    if not uv.complete():
        started = _announce(uv)
        shutil.rmtree(uv.path, ignore_errors=True)
        _run([uv.python, "-m", "venv", "--without-pip", str(uv.path)], env)
        install = ["install", "--quiet", "--requirement", str(REQUIREMENTS / "uv.txt")]
        try:
            _run([uv.python, "-m", "pip", "--python", python, *install], env)
        except SetupError:
            # That Python has no pip, or one from before --python (22.3). Unpacking pip takes longer than all the rest.
            _run([python, "-m", "ensurepip"], env)
            _run([python, "-m", "pip", *install], env)
        _finish(uv, started)
    # uv does not read pip's configuration: carry over a registry mirror and its certificate authority.
    has_pip = any(uv.path.glob("lib/python3*/site-packages/pip"))
    listing = subprocess.run(
        [python if has_pip else uv.python, "-m", "pip", "config", "list"],
        env=env, capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    settings = dict(re.findall(r"^(?:global|install)\.([\w-]+)='(.*)'$", listing, re.MULTILINE))
    index = env.get("PIP_INDEX_URL") or settings.get("index-url")
    if index:
        env.setdefault("UV_DEFAULT_INDEX", index)
    if "cert" in settings:
        env.setdefault("SSL_CERT_FILE", settings["cert"])
    return env


def _make(environment: Environment, env: dict[str, str]) -> None:
    started = _announce(environment)
    shutil.rmtree(environment.path, ignore_errors=True)
    uv = str(venv_bin("uv") / "uv")
    _run([uv, "venv", "--quiet", "--python", environment.python, str(environment.path)], env)
    command = [uv, "pip", "install", "--quiet", "--python", str(environment.path / "bin" / "python")]
    for name in environment.files:
        command += ["--requirement", str(REQUIREMENTS / name)]
    if environment.simulator:
        command += ["--requirement", str(SIMULATOR / "pyproject.toml")]
    _run([*command, *environment.packages], env)
    if environment.simulator:
        # The simulator runs from the checkout, so that a change to it needs no new environment.
        (site,) = environment.path.glob("lib/python3*/site-packages")
        (site / "ise_simulator.pth").write_text(f"{SIMULATOR}\n")
    _finish(environment, started)


def _announce(environment: Environment) -> float:
    what = ", ".join([*environment.packages, *environment.files])
    print(f"set-up: making {environment.path.relative_to(ROOT)} ({what}) ...", flush=True)
    return time.monotonic()


def _finish(environment: Environment, started: float) -> None:
    (environment.path / _MARK).write_text(environment.fingerprint())
    print(f"set-up: made   {environment.path.relative_to(ROOT)} in {time.monotonic() - started:.1f} s", flush=True)


def _run(command: Sequence[str], env: dict[str, str]) -> None:
    done = subprocess.run(
        command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        end = "\n".join(done.stdout.splitlines()[-20:])
        raise SetupError(
            f"This failed: {' '.join(command)}\n{end}\n"
            "Check that the Python package registry can be reached (a proxy, a mirror in pip's configuration), "
            "then run the same make command again."
        )


def place_get_pip(release: str) -> None:
    """Put tools/get_pip.py where the ansible-test of the environment ``core-<release>`` looks for its pip installer.

    A file already there which is not ours (the one ansible-test downloads) is left alone.
    """
    source = ROOT / "tools" / "get_pip.py"
    found = list(
        (VENVS / f"core-{release}").glob("lib/python3*/site-packages/ansible_test/_internal/python_requirements.py")
    )
    version = re.search(r"pip='([\d.]+)'", found[0].read_text()) if found else None
    if not version:
        raise SetupError(f"ansible-test of ansible-core {release} does not say which pip it installs")
    place = (_GET_PIP_CACHE / f"get_pip_{version[1].replace('.', '_')}.py").expanduser()
    if place.exists() and "openise.ise" not in place.read_text():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    shutil.copyfile(source, fresh)
    fresh.replace(place)
