# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the HTML documentation below ``build/docs`` from the modules' DOCUMENTATION and docs/docsite."""

from __future__ import annotations

import shutil
import subprocess

from . import setup
from .environ import step_environment, venv_bin
from .paths import BUILD, HOME, NAME, NAMESPACE, ROOT
from .tree import collections_tree

# Other sites' indexes cannot be fetched everywhere, and labels of ansible-core's own documentation come from them.
_CONF = "\nintersphinx_mapping = {}\nsuppress_warnings = ['ref.ref']\n"


def build() -> int:
    """Build the site; return the exit code of the first program that failed."""
    setup.ensure(["docs"])
    site = BUILD / "docs"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(mode=0o700)
    env = step_environment(HOME, venv_bin("docs"))
    env["ANSIBLE_COLLECTIONS_PATH"] = str(collections_tree())
    print("docs: collecting the modules' documentation ...", flush=True)
    options = ["--use-current", "--dest-dir", str(site), f"{NAMESPACE}.{NAME}"]
    code = subprocess.call(["antsibull-docs", "sphinx-init", *options], cwd=ROOT, env=env)
    if code:
        return code
    with (site / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(_CONF)
    print("docs: building HTML ...", flush=True)
    code = subprocess.call(["bash", "build.sh"], cwd=site, env=env)
    if not code:
        print(f"docs: open {(site / 'build' / 'html' / 'index.html').relative_to(ROOT)}")
    return code
