# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which file has which objects, the names of files, and their texts."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.grouping import grouping
from ansible_collections.openise.ise.plugins.plugin_utils import export_files
from tools.checkout import ROOT

PARIS, LYON = "Location#All Locations#EMEA#Paris", "Location#All Locations#EMEA#Lyon"


def _device(name: str, *groups: str) -> dict[str, Any]:
    return {"name": name, "groups": list(groups)} if groups else {"name": name}


RESOURCES: dict[str, list[dict[str, Any]]] = {
    "security_groups": [{"name": "Lifts", "value": 310}],
    "network_devices": [_device("a", LYON), _device("b", PARIS), _device("c", LYON), _device("d")],
    "endpoints": [{"mac": "00:00:00:00:00:01", "group": "Cameras"}],
    "downloadable_acls": [],
}


def _names(rule: Any) -> dict[str, list[Any]]:
    """Return the names of the objects in each file."""
    files = export_files.contents({"resources": RESOURCES}, grouping("split", rule, ("type",)))
    return {
        path: [item.get("name", item.get("mac")) for items in content.values() for item in items]
        for path, content in files.items()
    }


def test_one_file_for_each_type() -> None:
    """Types without objects have none."""
    assert _names("type") == {
        "security_groups.yml": ["Lifts"],
        "network_devices.yml": ["a", "b", "c", "d"],
        "endpoints.yml": ["00:00:00:00:00:01"],
    }


def test_one_file_for_each_api_path() -> None:
    """They are in a folder; a path without objects has no file, and no rule divides them."""
    generic = {"ldap": [{"name": "a", "attributes": {"group": "b"}}], "portaltheme": []}
    for rule in ("type", {"by": "group"}):
        files = export_files.contents({"resources": {"ers_resources": generic}}, grouping("split", rule, ("type",)))
        assert files == {"ers_resources/ldap.yml": {"ers_resources": {"ldap": generic["ldap"]}}}


def test_one_file_for_each_location() -> None:
    assert _names("location") == {
        "security_groups.yml": ["Lifts"],
        "network_devices/without_location.yml": ["d"],
        "network_devices/emea-lyon.yml": ["a", "c"],
        "network_devices/emea-paris.yml": ["b"],
        "endpoints.yml": ["00:00:00:00:00:01"],
    }


def test_one_file_for_each_value_of_an_option() -> None:
    assert _names({"by": "group"}) == {
        "security_groups.yml": ["Lifts"],
        "network_devices.yml": ["a", "b", "c", "d"],
        "endpoints/cameras.yml": ["00:00:00:00:00:01"],
    }
    assert "network_devices/without_groups-rollout.yml" in _names({"by": "groups#Rollout"})


def test_defaults_have_a_file_of_their_own() -> None:
    rule = grouping("split", "location", ("type",))
    files = export_files.contents({"resources": {}, "defaults": {"network_devices": {"profile": "Cisco"}}}, rule)
    assert files == {"defaults.yml": {"defaults": {"network_devices": {"profile": "Cisco"}}}}
    assert export_files.contents({"resources": {}, "defaults": {}}, rule) == {}


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("Paris", "paris"),
        ("EMEA#Paris", "emea-paris"),
        ("St. Gallen / Nord", "st._gallen___nord"),
        ("Zu\u0308rich", "zürich"),
        ("東京", "東京"),
        ("../../etc", "etc"),
        (".hidden", "hidden"),
    ],
)
def test_names_of_files(group: str, name: str) -> None:
    assert export_files.file_names([group], "without_x") == {group: name}


@pytest.mark.parametrize(
    "groups",
    [
        ["Paris", "PARIS", "paris"],
        ["a b", "a/b", "a_b"],
        ["A#B", "A-B"],
        ["Zürich", "Zu\u0308rich"],
        ["straße", "STRASSE"],
        ["ﬁ", "fi"],
        ["", "without_x", "Without X"],
        ["#", "/", "..."],
        ["con", "CON"],
        ["x" * 300, "x" * 301],
        ["東" * 300],
    ],
)
def test_names_are_distinct_on_every_file_system(groups: list[str]) -> None:
    names = export_files.file_names(groups, "without_x")
    folded = {name.casefold() for name in names.values()}
    assert len(folded) == len(groups)
    for name in folded - {"without_x"}:
        assert name not in ("con", "")
        assert name[0] not in ".-"
        assert len(f"{name}.yml".encode()) < 255
    # One group more does not rename the files of the others that come before it.
    assert export_files.file_names([*groups, "zzz"], "without_x") == {**names, "zzz": "zzz"}


def test_text_of_a_file() -> None:
    schema = json.loads((ROOT / "schemas" / "configuration.schema.json").read_text(encoding="utf-8"))
    first, others = export_files.signed("ise-europe", {"security_groups": RESOURCES["security_groups"]}).split("\n", 1)
    assert first == f"# Written by openise.ise.export, sha256:{hashlib.sha256(others.encode()).hexdigest()[:32]}."
    assert others == (
        "# Configuration of ise-europe. A file that was edited is not overwritten.\n"
        "# yamllint disable-line rule:line-length\n"
        f"# yaml-language-server: $schema={schema['$id']}\n"
        "---\n"
        "security_groups:\n"
        "  - name: Lifts\n"
        "    value: 310\n"
    )


def test_long_names_of_hosts() -> None:
    """No line of a comment becomes longer than a linter accepts, unless it is one word."""
    lines = export_files.signed("ise." * 30 + "example.com", {"security_groups": []}).splitlines()
    assert [line for line in lines[:3] if len(line) > 80] == ["# " + "ise." * 30 + "example.com"]
