# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lookup as Ansible calls it: how paths are found, its options, and its errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.errors import AnsibleLookupError
from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import lookup_loader


def looked_up(basedir: Path, *terms: str, **options: Any) -> Any:
    """Return the result of the lookup for a playbook in a folder."""
    loader = DataLoader()
    loader.set_basedir(str(basedir))
    return lookup_loader.get("openise.ise.configuration", loader=loader).run(list(terms), variables={}, **options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the data of a playbook."""
    for site in ("lyon", "paris"):
        path = tmp_path / "data" / "sites" / site
        path.mkdir(parents=True)
        (path / "devices.yml").write_text(f"network_devices: [{{name: sw-{site}}}]\n")
    (tmp_path / "more.yml").write_text("endpoint_groups: [{name: '{{ x }}'}]\n")
    return tmp_path


def test_paths_are_merged(folder: Path) -> None:
    devices = [{"name": "sw-lyon"}, {"name": "sw-paris"}]
    assert looked_up(folder, "data") == [{"network_devices": devices}]
    both = looked_up(folder, "data", str(folder / "more.yml"), validate="false")
    assert both == [{"network_devices": devices, "endpoint_groups": [{"name": "{{ x }}"}]}]


@pytest.mark.parametrize(("sites", "found"), [(None, 2), (["paris"], 1), ("paris", 1), ("paris,lyon", 2)])
def test_sites(folder: Path, sites: Any, found: int) -> None:
    assert len(looked_up(folder, "data", sites=sites)[0]["network_devices"]) == found


def test_playbook_folder_precedes_current_directory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    playbooks = folder / "playbooks"
    playbooks.mkdir()
    monkeypatch.chdir(folder)
    assert len(looked_up(playbooks, "data")[0]["network_devices"]) == 2
    (playbooks / "data").mkdir()
    (playbooks / "data" / "a.yml").write_text("network_devices: []\n")
    assert looked_up(playbooks, "data") == [{"network_devices": []}]


def test_errors(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "data")
    with pytest.raises(
        AnsibleLookupError, match=r"^The file or folder nothing does not exist, neither beside the playbook nor in "
    ):
        looked_up(folder, "nothing")
    with pytest.raises(
        AnsibleLookupError, match=r"^more\.yml:1: endpoint_groups '\{\{ x \}\}': name is a Jinja expression, "
    ):
        looked_up(folder, "more.yml")
    with pytest.raises(AnsibleLookupError, match=r"^sites: unknown site 'nice'; the known sites are lyon, paris\.$"):
        looked_up(folder, "data", sites=["nice"])
