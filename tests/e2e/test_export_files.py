# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbook export writes and removes only files that it wrote and that nobody edited since."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.e2e.configuration_site import DEVICES, MODEL, Site, changed
from ansible_collections.openise.ise.tests.e2e.controller import PROGRAMS, Run

_BY_HAND = "# Ask Anna before you change these.\n---\nnetwork_devices: []\n"


def _contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def _export(site: Site, path: Path, *options: str, **variables: Any) -> Run:
    return site.run("export", *options, export_path=str(path), export_types=list(MODEL), **variables)


def _is_refused(site: Site, path: Path, *edited: Path, **variables: Any) -> None:
    """A run and a check fail, name the files, and change nothing."""
    folder = path.parent if path.suffix else path
    before = _contents(folder)
    for options in ((), ("--check",)):
        run = _export(site, path, *options, **variables)
        assert run.code == 2
        message = run.one("Protect edited files")["msg"]
        assert f": {', '.join(map(str, edited))}. " in message
        assert "export_overwrite" in message
        assert _contents(folder) == before


@pytest.fixture
def folder(site: Site) -> Path:
    """The folder of exports; ISE has objects."""
    site.run("apply").succeeded()
    path = site.folder / "exported"
    path.mkdir()
    return path


def test_files_by_hand(site: Site, folder: Path) -> None:
    devices, groups = folder / "network_devices.yml", folder / "security_groups.yml"
    devices.write_text(_BY_HAND)
    groups.write_text(_BY_HAND)
    _is_refused(site, folder, groups, devices)
    groups.unlink()
    _is_refused(site, folder, devices)
    assert changed(_export(site, folder, export_overwrite="true"))
    assert not changed(_export(site, folder))


def test_edited_exports(site: Site, folder: Path) -> None:
    _export(site, folder).succeeded()
    devices = folder / "network_devices.yml"
    exported = devices.read_text()
    assert not exported.endswith("\n\n")
    devices.write_text(exported + "# a comment\n")
    site.node.store.update("networkdevice", "sw-1", {"description": "New"})
    _is_refused(site, folder, devices)
    devices.write_text(exported)
    _export(site, folder).succeeded()
    assert "New" in devices.read_text()


def test_types_without_objects(site: Site, folder: Path) -> None:
    """The file of such a type is removed only if nobody edited it."""
    _export(site, folder).succeeded()
    devices = folder / "network_devices.yml"
    exported = devices.read_text()
    for name in DEVICES:
        site.node.store.delete("networkdevice", name)
    devices.write_text(exported.replace("sw-1", "sw-8"))
    _is_refused(site, folder, devices)
    devices.write_text(exported)
    assert changed(_export(site, folder))
    assert not devices.exists()
    devices.write_text(_BY_HAND)
    assert changed(_export(site, folder, export_overwrite=True))
    assert not devices.exists()


def test_one_file(site: Site, folder: Path) -> None:
    path = folder / "all.yml"
    path.write_text(_BY_HAND)
    _is_refused(site, path, path)
    assert changed(_export(site, path, export_overwrite=True))
    path.write_text(path.read_text().replace("Lifts", "Stairs"))
    _is_refused(site, path, path)


def test_files_by_location(site: Site, folder: Path) -> None:
    """They apply without change, whatever the text; another rule removes them, but no edited one."""
    site.node.store.update("networkdevice", "sw-1", {"description": "{{ 6 * 7 }}"})
    site.node.store.update("networkdevice", "sw-2", {"description": "{{ undefined }}\nyes"})
    _export(site, folder, export_split="location").succeeded()
    paris = folder / "network_devices" / "paris.yml"
    exported = paris.read_text()
    assert "description: !unsafe '{{ 6 * 7 }}'\n" in exported
    assert not (folder / "network_devices.yml").exists()
    lint = [str(PROGRAMS / "yamllint"), "-d", "default", str(folder)]
    done = subprocess.run(lint, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert not changed(site.run("apply", configure_path=str(folder)))
    paris.write_text(exported + "# a comment\n")
    refused = _export(site, folder)
    assert (refused.code, paris.exists(), (folder / "network_devices.yml").exists()) == (2, True, False)
    paris.write_text(exported)
    assert changed(_export(site, folder))
    assert (paris.exists(), (folder / "network_devices.yml").exists()) == (False, True)


def test_folders_are_never_removed(site: Site, folder: Path) -> None:
    """Neither one where a file would be written, nor one where a file would be removed."""
    for name in DEVICES:
        site.node.store.delete("networkdevice", name)
    kept = [folder / f"{kind}.yml" for kind in ("security_groups", "network_devices")]
    for path in kept:
        path.mkdir()
    _is_refused(site, folder, *kept, export_overwrite=True)
    assert all(path.is_dir() for path in kept)


def test_variables_are_checked(site: Site) -> None:
    site.node.stats.reset()
    run = site.run("export", export_overwrite="always", export_split="by=loction")
    assert (run.code, site.node.stats.total) == (2, 0)
    assert run.one("Validate the variables")["msg"] == (
        "export_overwrite must be true or false. "
        "export_split: no type has objects that can be divided by the option 'loction'; "
        "write an option such as profile, or groups#ROOT."
    )
