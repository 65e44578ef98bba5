# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the HTML documentation: the front page, the guides in their groups, and a page for each module, plugin and role.

Usage: ``python docs/site/build.py FOLDER``. Needs ansible-core, antsibull-docs, furo and Sphinx in the environment of this
Python. Warnings are errors. The front page is ``index.rst`` beside this file; the groups come from
``docs/docsite/extra-docs.yml``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

SITE = Path(__file__).resolve().parent
ROOT = SITE.parents[1]
NAMESPACE, NAME = "openise", "ise"
_PLUGINS = f"plugins_in_{NAMESPACE}.{NAME}"
_PLUGIN_INDEX = f".. _plugin_index_for_{NAMESPACE}.{NAME}:"
_MODULES_TITLE = "Modules, plugins and roles"
_CONTENTS = re.compile(r"^\.\. contents::.*\n(?: +\S.*\n)*", re.MULTILINE)


def toctree(caption: str, pages: list[str]) -> str:
    """Return a group of the sidebar in reStructuredText."""
    entries = [f"   {page}" for page in pages]
    return "\n".join(["", ".. toctree::", "   :hidden:", f"   :caption: {caption}", "", *entries, ""])


def groups() -> str:
    """Return the groups of the sidebar: those of the guides, with what antsibull-docs writes below the reference."""
    sections = yaml.safe_load((ROOT / "docs" / "docsite" / "extra-docs.yml").read_text(encoding="utf-8"))["sections"]
    pages = {section["title"]: [f"docsite/{page}" for page in section["toctree"]] for section in sections}
    pages["Reference"] = ["modules", *pages["Reference"], "Environment variables <environment_variables>"]
    return "".join(toctree(title, names) for title, names in pages.items())


def plugin_index(index: str) -> str:
    """Return the page that lists modules, plugins and roles, from the collection's page by antsibull-docs.

    Raises:
        ValueError: that page has no index of plugins.
    """
    _before, marker, plugins = index.partition(_PLUGIN_INDEX)
    if not marker:
        raise ValueError(f"antsibull-docs wrote no {_PLUGIN_INDEX}")
    title = [f".. _{_PLUGINS}:", "", _MODULES_TITLE, "=" * len(_MODULES_TITLE), ""]
    # The titles of the pages would fill the sidebar: "openise.ise.coa module -- Reauthenticate or disconnect ...".
    named = re.sub(r"^    ((\w+)_[a-z]+)$", r"    \2 <\1>", plugins, flags=re.MULTILINE)
    return "\n".join([*title, marker]) + named


def collect(work: Path) -> Path:
    """Write the pages in reStructuredText below ``work``; return their folder."""
    link = work / "ansible_collections" / NAMESPACE / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(ROOT, target_is_directory=True)
    pages = work / "rst"
    pages.mkdir(mode=0o700)  # antsibull-docs refuses a folder that others may write to
    command = [
        "antsibull-docs", "--config-file", str(SITE / "antsibull-docs.cfg"), "collection", "--use-current", "--squash-hierarchy",
        "--fail-on-error", "--dest-dir", str(pages), f"{NAMESPACE}.{NAME}",
    ]  # fmt: skip
    subprocess.run(command, check=True, env=environment(ANSIBLE_COLLECTIONS_PATH=str(work)))
    index = pages / "index.rst"
    (pages / "modules.rst").write_text(plugin_index(index.read_text(encoding="utf-8")), encoding="utf-8")
    index.write_text((SITE / "index.rst").read_text(encoding="utf-8") + groups(), encoding="utf-8")
    # The theme shows the contents of a page beside it, and refuses a second list of them.
    for page in pages.rglob("*.rst"):
        page.write_text(_CONTENTS.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    return pages


def environment(**more: str) -> dict[str, str]:
    """Return the variables for the programs, which are those of this Python's environment."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return {**os.environ, "PATH": path, **more}


def build(output: Path) -> None:
    """Build the site in ``output``.

    Raises:
        subprocess.CalledProcessError: antsibull-docs or Sphinx found something wrong, and has said what.
    """
    with tempfile.TemporaryDirectory(prefix="site-") as folder:
        work = Path(folder)
        pages = collect(work)
        options = ["-b", "html", "-c", str(SITE), "-d", str(work / "doctrees"), "-j", "auto", "-W", "--keep-going"]
        subprocess.run(["sphinx-build", *options, "-q", str(pages), str(output)], check=True, env=environment())
    (output / ".nojekyll").touch()  # GitHub Pages would leave out _static


def main() -> int:
    """Build the site in the folder that is named on the command line; return the exit code."""
    if len(sys.argv) != 2:
        print("usage: python docs/site/build.py FOLDER", file=sys.stderr)
        return 2
    output = Path(sys.argv[1]).resolve()
    try:
        build(output)
    except subprocess.CalledProcessError as error:
        print(f"docs: {error.cmd[0]} ended with exit code {error.returncode}", file=sys.stderr)
        return 1
    print(f"docs: open {output / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
