# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an export writes and removes in a folder that has files already."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.plugin_utils.export_folder import edited, file_changes

PARIS = {"name": "a", "groups": ["Location#All Locations#Paris"]}
LYON = {"name": "b", "groups": ["Location#All Locations#Lyon"]}
RESULT: dict[str, Any] = {"resources": {"network_devices": [PARIS, LYON], "security_groups": []}}


def _changes(folder: Path, result: dict[str, Any] | None = None, **options: Any) -> dict[str, list[str]]:
    """Return the paths in the folder that an export would write, remove and keep."""
    changes = file_changes(result or RESULT, str(folder), **options)
    written = [item["path"] for item in changes["files"] if item["changed"]]
    paths = {"write": written, "remove": changes["remove"], "keep": changes["keep"]}
    return {kind: [str(Path(path).relative_to(folder)) for path in found] for kind, found in paths.items() if found}


def _export(folder: Path, result: dict[str, Any] | None = None, **options: Any) -> None:
    """Do what an export does."""
    changes = file_changes(result or RESULT, str(folder), **options)
    for item in changes["files"]:
        path = Path(item["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(item["content"], encoding="utf-8")
    for name in changes["remove"]:
        Path(name).unlink()


def test_a_second_export_writes_nothing(tmp_path: Path) -> None:
    for split in ("type", "location"):
        _export(tmp_path, split=split)
        assert _changes(tmp_path, split=split) == {}


def test_line_ends_of_git_are_no_change(tmp_path: Path) -> None:
    _export(tmp_path)
    path = tmp_path / "network_devices.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _changes(tmp_path) == {}


def test_another_split(tmp_path: Path) -> None:
    """Files of the old one are removed: otherwise two files would declare an object."""
    parts = ["network_devices/lyon.yml", "network_devices/paris.yml"]
    _export(tmp_path)
    assert _changes(tmp_path, split="location") == {"write": parts, "remove": ["network_devices.yml"]}
    _export(tmp_path, split="location")
    assert _changes(tmp_path) == {"write": ["network_devices.yml"], "remove": parts}


def test_groups_without_objects(tmp_path: Path) -> None:
    _export(tmp_path, split="location")
    left = {"resources": {"network_devices": [PARIS]}}
    assert _changes(tmp_path, left, split="location") == {"remove": ["network_devices/lyon.yml"]}


def test_files_of_users(tmp_path: Path) -> None:
    """Their own files in the folder of a type are left alone; an edited file of an export is listed, for the role to refuse."""
    _export(tmp_path, split="location")
    (tmp_path / "network_devices" / "mine.yml").write_text("---\nnetwork_devices: []\n")
    (tmp_path / "network_devices" / "notes.txt").write_text("x")
    lyon = tmp_path / "network_devices" / "lyon.yml"
    lyon.write_text(lyon.read_text() + "# a comment\n")
    left = {"resources": {"network_devices": [PARIS]}}
    assert _changes(tmp_path, left, split="location") == {"remove": ["network_devices/lyon.yml"]}
    assert edited([str(lyon)]) == [str(lyon)]


def test_types_that_were_not_read(tmp_path: Path) -> None:
    _export(tmp_path, split="location")
    assert _changes(tmp_path, {"resources": {"security_groups": []}}) == {}


def test_types_that_may_have_objects(tmp_path: Path) -> None:
    """No file is removed because of a 404."""
    result = {"resources": {"network_devices": []}, "maybe_empty": ["network_devices"]}
    _export(tmp_path, split="location")
    assert _changes(tmp_path, result) == {"keep": ["network_devices/lyon.yml", "network_devices/paris.yml"]}
    _export(tmp_path)
    assert _changes(tmp_path, result, split="location") == {"keep": ["network_devices.yml"]}


def test_defaults(tmp_path: Path) -> None:
    """A file with defaults that users wrote is theirs, until an export has defaults."""
    path = tmp_path / "defaults.yml"
    path.write_text("---\ndefaults: {}\n")
    _export(tmp_path)
    assert path.exists()
    with_defaults = {**RESULT, "defaults": {"network_devices": {"profile": "Cisco"}}}
    assert _changes(tmp_path, with_defaults) == {"write": ["defaults.yml"]}
    assert edited([str(path)]) == [str(path)]
    _export(tmp_path, with_defaults)
    assert _changes(tmp_path) == {"remove": ["defaults.yml"]}


def test_defaults_of_types_that_were_not_read(tmp_path: Path) -> None:
    """They stay, because the files of these types stay; those of the others are replaced."""
    groups = {"propagate_to_apic": False}
    both = {"network_devices": {"profile": "Cisco"}, "security_groups": groups}
    result = {"resources": {**RESULT["resources"], "security_groups": [{"name": "x"}]}, "defaults": both}
    _export(tmp_path, result)
    devices = {"resources": {"network_devices": [PARIS, LYON]}, "defaults": {"network_devices": {"profile": "Aruba"}}}
    assert _changes(tmp_path, devices) == {"write": ["defaults.yml"]}
    _export(tmp_path, devices)
    expected = {"network_devices": {"profile": "Aruba"}, "security_groups": groups}
    assert yaml.safe_load((tmp_path / "defaults.yml").read_text()) == {"defaults": expected}
    _export(tmp_path, RESULT)
    assert not (tmp_path / "defaults.yml").exists()


@pytest.mark.parametrize("name", ["all.yml", "all.yaml"])
def test_one_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    (tmp_path / "security_groups.yml").write_text("---\n")
    result = {**RESULT, "defaults": {"network_devices": {"profile": "Cisco"}}, "maybe_empty": ["security_groups"]}
    changes = file_changes(result, str(path), host="ise-1")
    assert [(item["path"], item["types"], item["changed"]) for item in changes["files"]] == [
        (str(path), ["defaults", "network_devices"], True)
    ]
    assert (changes["remove"], changes["keep"]) == ([], [])
    assert "# Configuration of ise-1. " in changes["files"][0]["content"]


def test_one_file_cannot_be_divided(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        file_changes(RESULT, str(tmp_path / "all.yml"), split="location")
    assert caught.value.message == (
        "split divides the files of a folder, but the path is one file; set a folder, or remove split."
    )


def test_bad_split(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"^split must be one of type, "):
        file_changes(RESULT, str(tmp_path), split="sites")


def test_links_and_folders_are_not_read(tmp_path: Path) -> None:
    """They would be written, and are listed as edited, so that the role refuses them."""
    _export(tmp_path / "other")
    (tmp_path / "network_devices.yml").symlink_to(tmp_path / "other" / "network_devices.yml")
    (tmp_path / "security_groups.yml").mkdir()
    changes = file_changes(RESULT, str(tmp_path))
    assert [Path(item["path"]).name for item in changes["files"]] == ["network_devices.yml"]
    assert [Path(path).name for path in changes["remove"]] == ["security_groups.yml"]
    listed = [*(item["path"] for item in changes["files"]), *changes["remove"]]
    assert edited(listed) == listed
