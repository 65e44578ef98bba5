# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the tarball: the same bytes from the same files, wherever and whenever; and checks it as Galaxy would.

Usage, in a copy of the checkout with the programs of an environment on PATH: ``python -m tools.package [FOLDER]``. It
builds twice, compares, installs without a network, reads the documentation there and runs Galaxy's import checks. With a folder
it leaves the tarball there. Exit code 1 and one sentence on failure.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .checkout import FQCN, NAME, NAMESPACE

# What a user of the tarball has use for. A file of a new kind is either added here or to build_ignore in galaxy.yml.
_ALLOWED = re.compile(
    r"(MANIFEST|FILES)\.json|LICENSE|(README|CHANGELOG|CODE_OF_CONDUCT|CONTRIBUTING|SECURITY|SUPPORT)\.md|requirements\.txt"
    r"|changelogs/(changelog\.yaml|config\.yaml)"
    r"|docs/([\w-]+\.md|docsite/[\w/-]+\.(yml|rst)|examples/paris\.yml|examples/gitops/.+)"
    r"|meta/(runtime|execution-environment)\.yml|meta/ee-bindep\.txt"
    r"|playbooks/(tasks/)?\w+\.yml"
    r"|plugins/[\w/]+\.py"
    r"|roles/\w+/(README\.md|(defaults|handlers|meta|tasks|vars)/\w+\.yml|templates/[\w.]+\.j2)"
    r"|schemas/[\w.]+\.(py|json)"
)


class PackageError(Exception):
    """The tarball is not fit to be published; the text says why."""


def _run(*command: str, cwd: Path | None = None) -> str:
    print("$", *command, flush=True)
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    print(done.stdout, flush=True)
    if done.returncode:
        raise PackageError(f"{command[0]} ended with exit code {done.returncode}")
    return done.stdout


def build(folder: Path) -> Path:
    """Build the tarball into ``folder`` and return it. Its files are as old as SOURCE_DATE_EPOCH says."""
    folder.mkdir(parents=True, exist_ok=True)
    _run("ansible-galaxy", "collection", "build", "--force", "--output-path", str(folder))
    (tarball,) = folder.glob(f"{NAMESPACE}-{NAME}-*.tar.gz")
    tarball.write_bytes(reproducible(tarball.read_bytes(), int(os.environ.get("SOURCE_DATE_EPOCH", "0"))))
    return tarball


def reproducible(tarball: bytes, time: int) -> bytes:
    """Return a tarball of ansible-galaxy without what differs from one build to the next: order, times and owners."""
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        members = {member.name: member for member in archive.getmembers()}
        content = {name: file.read() for name, member in members.items() if (file := archive.extractfile(member))}
    files = json.loads(content["FILES.json"])
    files["files"].sort(key=lambda entry: str(entry["name"]))
    content["FILES.json"] = _json(files)
    manifest = json.loads(content["MANIFEST.json"])
    manifest["file_manifest_file"]["chksum_sha256"] = hashlib.sha256(content["FILES.json"]).hexdigest()
    content["MANIFEST.json"] = _json(manifest)

    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, member in sorted(members.items()):
            fresh = tarfile.TarInfo(name)
            fresh.type, fresh.mtime, fresh.size = member.type, time, len(content.get(name, b""))
            fresh.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            archive.addfile(fresh, io.BytesIO(content.get(name, b"")))
    return gzip.compress(packed.getvalue(), mtime=0)


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, indent=True).encode()


def unwanted(tarball: Path) -> list[str]:
    """Return the files that are not of a known kind, and the folders without a file."""
    with tarfile.open(tarball) as archive:
        files = [member.name for member in archive.getmembers() if not member.isdir()]
        folders = [member.name.rstrip("/") for member in archive.getmembers() if member.isdir()]
    found = [name for name in files if not _ALLOWED.fullmatch(name)]
    return found + [f"{name}/" for name in folders if not any(file.startswith(f"{name}/") for file in files)]


def _install(tarball: Path, folder: Path) -> None:
    os.environ["ANSIBLE_COLLECTIONS_PATH"] = str(folder)  # not the copy of the checkout
    _run("ansible-galaxy", "collection", "install", "--offline", "--collections-path", str(folder), str(tarball))
    _run("ansible-galaxy", "collection", "verify", "--offline", "--collections-path", str(folder), FQCN)
    modules = [path.stem for path in sorted(Path("plugins/modules").glob("*.py")) if path.stem != "__init__"]
    if not modules:
        raise PackageError("there is no module in plugins/modules")
    _run("ansible-doc", "--type", "module", "--snippet", *[f"{FQCN}.{name}" for name in modules])


def _import(tarball: Path, folder: Path) -> None:
    """Run galaxy-importer, which reports findings in words but ends with 0 all the same."""
    output = _run(sys.executable, "-m", "galaxy_importer.main", str(tarball), cwd=folder)
    findings = [line for line in output.splitlines() if re.match(r"\s*(ERROR|WARNING)\b", line)]
    if findings:
        raise PackageError("galaxy-importer found: " + "; ".join(findings[:10]))


def check(scratch: Path) -> Path:
    """Build and check the tarball in a folder, and return it.

    Raises:
        PackageError: it is not fit to be published.
    """
    tarball = build(scratch / "one")
    if build(scratch / "two").read_bytes() != tarball.read_bytes():
        raise PackageError("two builds of the same files differ")
    if found := unwanted(tarball):
        raise PackageError(
            f"the tarball holds {', '.join(found[:5])}: see build_ignore in galaxy.yml, and tools/package.py"
        )
    _install(tarball, scratch / "installed")
    _import(tarball, scratch)
    return tarball


def main() -> int:
    """Run the build, or the checks; return the exit code."""
    try:
        with tempfile.TemporaryDirectory() as scratch:
            tarball = check(Path(scratch))
            for folder in map(Path, sys.argv[1:]):
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy(tarball, folder)
    except PackageError as error:
        print(f"package: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
