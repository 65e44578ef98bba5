# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two ways to show a checkout as ``ansible_collections/openise/ise``: a link (fast) and a copy (for ansible-test)."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from .paths import NAME, NAMESPACE, ROOT, TREE


def collections_tree() -> Path:
    """Return a collections path whose openise.ise is a link to this checkout.

    Good for everything but ansible-test, which resolves its working directory and then misses ``ansible_collections``.
    Safe when several test workers call it at once: the link is put in place by a rename.
    """
    if ROOT.parts[-3:] == ("ansible_collections", NAMESPACE, NAME):
        return ROOT.parents[2]
    link = TREE / "ansible_collections" / NAMESPACE / NAME
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


def copy_checkout(top: Path, *left_out: str) -> Path:
    """Copy git's files but those below ``left_out`` to ``top/ansible_collections/openise/ise``; return that folder.

    ``top`` must lie outside the checkout: below it git would call every file ignored, and ansible-test would then
    test nothing and report success.
    """
    target = top / "ansible_collections" / NAMESPACE / NAME
    target.mkdir(parents=True)
    for name in tracked_files():
        if any(name.is_relative_to(folder) for folder in left_out):
            continue
        destination = target / name
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, destination, follow_symlinks=False)
    return target
