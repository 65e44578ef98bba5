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


def test_places(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File and line of each object, relative to the current directory if the file is inside; defaults do not hide it."""
    (folder / "data" / "defaults.yml").write_text("defaults: {network_devices: {description: x}}\n")
    (folder / "data" / "more.yml").write_text("endpoint_groups:\n  - name: a\n\n  - {name: b}\n")
    places = {"lyon": "data/sites/lyon/devices.yml:1", "paris": "data/sites/paris/devices.yml:1"}
    for current, prefix in ((folder, ""), (folder / "data" / "sites", f"{folder}/")):
        monkeypatch.chdir(current)
        (found,) = looked_up(folder, str(folder / "data"), places=True)
        assert found == {
            "endpoint_groups": [
                {"name": name, "_place": f"{prefix}data/more.yml:{line}"} for name, line in (("a", 2), ("b", 4))
            ],
            "network_devices": [
                {"name": f"sw-{site}", "description": "x", "_place": f"{prefix}{place}"}
                for site, place in places.items()
            ],
        }


def test_places_in_files_are_not_accepted(folder: Path) -> None:
    """The lookup alone writes them."""
    (folder / "data" / "more.yml").write_text("endpoint_groups:\n  - {name: a, _place: 'other.yml:1'}\n")
    with pytest.raises(AnsibleLookupError, match=r"data/more\.yml:2: endpoint_groups 'a' has no option '_place'"):
        looked_up(folder, "data", places=True)


def test_odd_names_of_files(folder: Path) -> None:
    """The module accepts one line of limited length."""
    odd = folder / "data" / "two\nlines.yml"
    odd.write_text("endpoint_groups: [{name: a}]\n")
    (found,) = looked_up(folder, "data", places=True)
    assert found["endpoint_groups"][0]["_place"] == "'data/two\\nlines.yml:1'"


@pytest.mark.parametrize(("sites", "found"), [(None, 2), (["paris"], 1), ("paris", 1), ("paris,lyon", 2)])
def test_sites(folder: Path, sites: Any, found: int) -> None:
    assert len(looked_up(folder, "data", sites=sites)[0]["network_devices"]) == found


@pytest.mark.parametrize(
    ("sites", "patterns"),
    [
        (None, {}),
        ("empty,lyon,paris", {}),
        (["paris"], {"network_devices": ["sw-lyon"]}),
        ([], {"network_devices": ["sw-[[]1]", "sw-lyon"]}),
    ],
)
def test_protected_objects_of_omitted_sites(folder: Path, sites: Any, patterns: dict[str, list[str]]) -> None:
    """Only those of the given types. Names are no patterns, and a site may have no file."""
    (folder / "data" / "sites" / "paris" / "devices.yml").write_text("network_devices: [{name: 'sw-[1]'}]\n")
    (folder / "data" / "sites" / "lyon" / "users.yml").write_text("internal_users: [{name: anna}]\n")
    (folder / "data" / "sites" / "empty").mkdir()
    assert looked_up(folder, "data", sites=sites, protect="network_devices,endpoints") == [patterns]


def test_protected_former_names(folder: Path) -> None:
    """An omitted site may not be applied yet, so ISE may still have its objects under their former names."""
    lyon = folder / "data" / "sites" / "lyon"
    (lyon / "groups.yml").write_text("endpoint_groups: [{name: Sensors, renamed_from: [Probes, 'Old [probes]']}]\n")
    assert looked_up(folder, "data", sites=["paris"], protect="endpoint_groups") == [
        {"endpoint_groups": ["Old [[]probes]", "Probes", "Sensors"]}
    ]


@pytest.mark.parametrize("declared", ["{id: 7a}", "{id: 7a, name: new}", "{description: none}"])
def test_objects_of_omitted_sites_without_a_lasting_name(folder: Path, declared: str) -> None:
    """A purge sees the name that ISE has."""
    (folder / "data" / "sites" / "lyon" / "devices.yml").write_text(f"network_devices: [{declared}]\n")
    with pytest.raises(AnsibleLookupError, match=r"the site lyon declares network_devices .* select all sites\."):
        looked_up(folder, "data", sites=["paris"], protect=["network_devices"])
    with pytest.raises(AnsibleLookupError, match=r"protect.*network_devices"):
        looked_up(folder, "data", sites=["paris"], protect=["network_device"])


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
