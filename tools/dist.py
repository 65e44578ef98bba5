# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds to a tarball what a release consists of: an SBOM in CycloneDX 1.6 and a list of SHA-256 checksums.

The SBOM lists the Python libraries that the modules need, in the versions that the tests use, and names the collection with the
checksum of its tarball. The same tarball makes the same files.

Usage: ``python -m tools.dist TARBALL [--tag TAG]``. With a tag, the version in galaxy.yml must be equal, and CHANGELOG.md must
have it. Needs uv and cyclonedx-bom on PATH.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
_RELEASES = "https://galaxy.ansible.com/ui/repo/published"


class DistError(Exception):
    """The release is not fit to be published; the text says why."""


def check_tag(tag: str, version: str, changelog: str) -> None:
    """Compare a tag of git with the version in galaxy.yml, and look for it in the text of CHANGELOG.md.

    Raises:
        DistError: they do not fit.
    """
    if tag != version:
        raise DistError(f"the tag is {tag}, but the version in galaxy.yml is {version}; tag a release with its version")
    if f"\n## v{version}\n" not in changelog.replace("\\", ""):  # Markdown's escapes: 1\\.2\\.0
        raise DistError(f"CHANGELOG.md has no release {version}; run antsibull-changelog release")


def describe(bom: Mapping[str, Any], galaxy: Mapping[str, Any], digest: str) -> dict[str, Any]:
    """Return an SBOM of libraries with the collection as its main component, which depends on them.

    ``galaxy`` is the content of galaxy.yml, ``digest`` the SHA-256 of the tarball in hexadecimal digits.
    """
    namespace, name, version = galaxy["namespace"], galaxy["name"], galaxy["version"]
    reference = f"{namespace}.{name}=={version}"
    component = {
        "type": "library",
        "bom-ref": reference,
        "group": namespace,
        "name": name,
        "version": version,
        "description": galaxy["description"].strip(),
        "hashes": [{"alg": "SHA-256", "content": digest}],
        "licenses": [{"license": {"id": license_id}} for license_id in galaxy["license"]],
        "purl": f"pkg:generic/{namespace}/{name}@{version}",
        "externalReferences": [
            {"type": "distribution", "url": f"{_RELEASES}/{namespace}/{name}/"},
            {"type": "documentation", "url": galaxy["documentation"]},
            {"type": "issue-tracker", "url": galaxy["issues"]},
            {"type": "vcs", "url": galaxy["repository"]},
        ],
    }
    libraries = sorted(each["bom-ref"] for each in bom["components"])
    dependencies = [*bom.get("dependencies", []), {"ref": reference, "dependsOn": libraries}]
    return {**bom, "metadata": {**bom.get("metadata", {}), "component": component}, "dependencies": dependencies}


def _libraries(work: Path) -> dict[str, Any]:
    """Return an SBOM of a fresh environment with what requirements.txt names, in the versions that the tests use."""
    python = work / "venv" / "bin" / "python"
    constraints = ROOT / "tools" / "requirements" / "tests.txt"
    _run("uv", "venv", "--quiet", "--python", sys.executable, str(python.parent.parent))
    install = ["uv", "pip", "install", "--quiet", "--python", str(python), "--require-hashes", "--no-deps"]
    _run(*install, "--requirement", str(_resolved(work, constraints)))
    output = work / "libraries.json"
    _run("cyclonedx-py", "environment", "--output-reproducible", "--output-file", str(output), str(python))
    bom: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return bom


def _resolved(work: Path, constraints: Path) -> Path:
    """Write the pinned and hashed list of requirements.txt and what it needs; return its place."""
    output = work / "resolved.txt"
    needed = str(ROOT / "requirements.txt")
    _run(
        "uv", "pip", "compile", "--quiet", "--generate-hashes", "--python", sys.executable,
        "--constraint", str(constraints), "--output-file", str(output), needed,
    )  # fmt: skip
    return output


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True)
    except FileNotFoundError:
        raise DistError(f"{command[0]} is not on PATH") from None
    except subprocess.CalledProcessError as error:
        raise DistError(f"{command[0]} ended with exit code {error.returncode}") from None


def _validate(text: str) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    if problem := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise DistError(f"the SBOM is no valid CycloneDX 1.6: {problem}")


def write(tarball: Path, tag: str) -> list[Path]:
    """Write SBOM and checksums beside the tarball; return their places.

    Raises:
        DistError: the tag does not fit, or a program failed.
    """
    galaxy = yaml.safe_load((ROOT / "galaxy.yml").read_text(encoding="utf-8"))
    if tag:
        check_tag(tag, galaxy["version"], (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        libraries = _libraries(Path(folder))
    bom = describe(libraries, galaxy, hashlib.sha256(tarball.read_bytes()).hexdigest())
    text = json.dumps(bom, indent=2, sort_keys=True) + "\n"
    _validate(text)
    sbom = tarball.with_name(tarball.name.removesuffix(".tar.gz") + ".cdx.json")
    sbom.write_text(text, encoding="utf-8")
    sums = tarball.with_name("SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in (sbom, tarball)]
    sums.write_text("".join(lines), encoding="utf-8")
    return [sbom, sums]


def main() -> int:
    """Write the files of a release; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tarball", type=Path, help="what ansible-galaxy collection build made")
    parser.add_argument("--tag", default="", help="the tag of git that the release is made for")
    arguments = parser.parse_args()
    try:
        for path in write(arguments.tarball.resolve(), arguments.tag):
            print(f"dist: wrote {path}")
    except DistError as error:
        print(f"dist: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
