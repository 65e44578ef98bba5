# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The environment variables that installers and tests are given: nothing of the user's may change a result."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .paths import CACHE, VENVS

_DROPPED_PREFIXES = (
    "ANSIBLE_", "COVERAGE_", "GIT_", "ISE_", "MAKE", "MOLECULE_", "MYPY", "PYTEST_", "PYTHON", "RUFF_",
)  # fmt: skip
_DROPPED = {
    "CLICOLOR_FORCE", "FORCE_COLOR", "MFLAGS", "PY_COLORS", "VIRTUAL_ENV",
    # A CA bundle or a proxy of the user's would come between a test and the simulator.
    "ALL_PROXY", "CURL_CA_BUNDLE", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE",
}  # fmt: skip


def installer_environment() -> dict[str, str]:
    """Return the environment for pip and uv: the user's registry, proxy and CA settings stay, the cache is ours."""
    unwanted = {"PIP_REQUIRE_VIRTUALENV", "PIP_TARGET", "PIP_USER", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}
    env = {name: value for name, value in os.environ.items() if name not in unwanted}
    env["UV_CACHE_DIR"] = str(CACHE / "uv")
    env["UV_PYTHON_DOWNLOADS"] = "never"
    env["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    # uv knows SSL_CERT_FILE only; pip's users set one of the others.
    for name in ("PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        if name in env:
            env.setdefault("SSL_CERT_FILE", env[name])
    return env


def step_environment(home: Path, *folders: Path) -> dict[str, str]:
    """Return the environment for tests, with ``folders`` in front of PATH.

    ``home`` becomes ANSIBLE_HOME: each test step has its own, so that steps can run side by side.
    """
    env = {
        key: value
        for key, value in os.environ.items()
        if key.upper() not in _DROPPED and not key.startswith(_DROPPED_PREFIXES)
    }
    home.mkdir(parents=True, exist_ok=True)
    # pyenv's shims answer for Pythons that are not selected, which ansible-test takes for broken Pythons.
    path = [
        folder for folder in os.get_exec_path() if not folder.endswith(("/.pyenv/shims", "/pyenv-virtualenv/shims"))
    ]
    env.update(
        PATH=os.pathsep.join([*map(str, folders), *path]),
        LC_ALL="en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8",
        NO_COLOR="1",
        ANSIBLE_HOME=str(home),
        ANSIBLE_LOCAL_TEMP=str(home / "tmp"),
        UV_CACHE_DIR=str(CACHE / "uv"),
    )
    return env


def venv_bin(name: str) -> Path:
    """Return the folder of programs of the environment called ``name``."""
    return VENVS / name / "bin"
