# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tarball is the same from the same files, and holds nothing unknown."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
from pathlib import Path

from ansible_collections.openise.ise.tools import package


def built(names: list[str], mtime: int, owner: str) -> bytes:
    """Return a tarball as ansible-galaxy builds it, with its files in this order."""
    files = json.dumps({"files": [{"name": name} for name in names], "format": 1}).encode()
    manifest = json.dumps({"file_manifest_file": {"chksum_sha256": hashlib.sha256(files).hexdigest()}}).encode()
    content = {"MANIFEST.json": manifest, "FILES.json": files} | {name: name.encode() for name in names}
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, data in content.items():
            member = tarfile.TarInfo(name)
            member.mtime, member.uname, member.size = mtime, owner, len(data)
            archive.addfile(member, io.BytesIO(data))
    return gzip.compress(packed.getvalue(), mtime=mtime)


def test_two_builds_are_equal() -> None:
    one = package.reproducible(built(["README.md", "LICENSE"], 1, "me"), time=5)
    two = package.reproducible(built(["LICENSE", "README.md"], 2, "you"), time=5)
    assert one == two
    with tarfile.open(fileobj=io.BytesIO(one)) as archive:
        assert {member.mtime for member in archive.getmembers()} == {5}
        content = {member.name: archive.extractfile(member).read() for member in archive.getmembers()}  # type: ignore[union-attr]
    assert content["README.md"] == b"README.md"
    manifest = json.loads(content["MANIFEST.json"])
    assert manifest["file_manifest_file"]["chksum_sha256"] == hashlib.sha256(content["FILES.json"]).hexdigest()


def test_what_does_not_belong_there_is_named(tmp_path: Path) -> None:
    tarball = tmp_path / "x.tar.gz"
    with tarfile.open(tarball, "w:gz") as archive:
        for name in ("README.md", "plugins/modules/coa.py", "plugins/modules/coa.pyc", ".env", "docs/notes.docx"):
            archive.addfile(tarfile.TarInfo(name))
        for name in ("plugins/", "plugins/modules", "extensions/"):
            member = tarfile.TarInfo(name)
            member.type = tarfile.DIRTYPE
            archive.addfile(member)
    assert package.unwanted(tarball) == ["plugins/modules/coa.pyc", ".env", "docs/notes.docx", "extensions/"]
