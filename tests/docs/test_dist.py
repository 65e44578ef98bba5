# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The metadata of a release: its tag, its version, its SBOM."""

from __future__ import annotations

import pytest
import yaml

from ansible_collections.openise.ise.tests.docs.documents import ROOT
from tools import dist

_CHANGELOG = '# openise.ise Release Notes\n\n<a id="v1-2-0"></a>\n## v1\\.2\\.0\n\n### Release Summary\n'
_LIBRARY = {"bom-ref": "requests==2.34.2", "type": "library", "name": "requests", "version": "2.34.2"}


def test_tag_matches_version() -> None:
    dist.check_tag("1.2.0", "1.2.0", _CHANGELOG)
    with pytest.raises(dist.DistError, match=r"the tag is v1\.2\.0, but the version in galaxy\.yml is 1\.2\.0"):
        dist.check_tag("v1.2.0", "1.2.0", _CHANGELOG)
    with pytest.raises(dist.DistError, match=r"CHANGELOG\.md has no release 1\.2\.1"):
        dist.check_tag("1.2.1", "1.2.1", _CHANGELOG)


def test_sbom_describes_the_collection() -> None:
    galaxy = yaml.safe_load((ROOT / "galaxy.yml").read_text(encoding="utf-8"))
    bom = {
        "bomFormat": "CycloneDX",
        "metadata": {"tools": {}},
        "components": [_LIBRARY],
        "dependencies": [{"ref": "requests==2.34.2"}],
    }
    found = dist.describe(bom, galaxy, "00ff")
    component = found["metadata"]["component"]
    assert (component["group"], component["name"], component["version"]) == ("openise", "ise", galaxy["version"])
    assert component["hashes"] == [{"alg": "SHA-256", "content": "00ff"}]
    assert component["licenses"] == [{"license": {"id": "GPL-3.0-or-later"}}]
    assert found["metadata"]["tools"] == {}
    assert found["components"] == [_LIBRARY]
    assert found["dependencies"][-1] == {"ref": component["bom-ref"], "dependsOn": ["requests==2.34.2"]}
    assert "component" not in bom["metadata"], "the SBOM that was given is left as it was"
