# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What counts as known without a declaration: objects of a new ISE, ancestors that are created, types that files leave to ISE."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader

from ansible_collections.openise.ise.plugins.plugin_utils.offline_check import Rules, check
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import read


def _warnings(tmp_path: Path, text: str, **rules: Any) -> list[str]:
    (tmp_path / "a.yml").write_text(text)
    found = check(lambda path, name: read(DataLoader(), path, name), [(str(tmp_path), "data")], Rules(**rules))
    assert found.problems == []
    return found.warnings


_ALL = "Location#All Locations"


@pytest.mark.parametrize(
    "text",
    [
        # Built into ISE, in any case.
        "endpoint_groups: [{name: a, parent: profiled}]",
        f"network_device_groups: [{{name: '{_ALL}#A'}}]\n"
        f"network_devices: [{{name: a, ip_addresses: [10.0.0.1], groups: ['{_ALL}', 'IPSEC#Is IPSEC Device#No']}}]",
        "security_groups: [{name: a, value: 3001}]\negress_matrix_cells: [{source: ANY, destination: '3001'}]",
        "security_group_acls: [{name: Permit IP, description: edited}]",
        # Files without objects of a type leave it to ISE.
        "endpoints: [{mac: '11:22:33:44:55:66', group: Whatever}]",
        "network_device_groups: []\nnetwork_devices: [{name: a, ip_addresses: [10.0.0.1], groups: ['X#Y']}]",
        # One of several types that an option may name is left to ISE.
        "network_devices: [{name: a, ip_addresses: [10.0.0.1]}]\n"
        "ip_sgt_mappings: [{host: 10.0.0.1, security_group: Guests, deploy_type: device_group, deploy_to: 'A#B'}]",
        # Parents: declared, created with the object, or the roots.
        f"network_device_groups: [{{name: '{_ALL}#A'}}, {{name: '{_ALL}#A#B'}}, {{name: 'Rollout#All Rollouts'}}]",
        f"network_device_groups: [{{name: '{_ALL}#A#B#C', create_parents: true}}]\n"
        f"network_devices: [{{name: a, ip_addresses: [10.0.0.1], groups: ['{_ALL}#A#B']}}]",
        # Objects of an id exist, and absent ones are not created.
        "network_devices: [{id: 'a1', description: x}, {name: a, state: absent}]",
        # Any path of ERS.
        "ers_resources: {nbarapp: [{name: a, envelope: NbarApp, attributes: {description: x}}]}",
    ],
)
def test_no_doubt(tmp_path: Path, text: str) -> None:
    assert _warnings(tmp_path, text) == []


def test_objects_of_variables_count(tmp_path: Path) -> None:
    """They are declared beside those of the files."""
    text = "endpoint_groups: [{name: a}, {name: b, parent: c}]"
    assert len(_warnings(tmp_path, text)) == 1
    assert _warnings(tmp_path, text, resources={"endpoint_groups": [{"name": "C"}]}) == []


def test_objects_that_are_deleted_need_nothing(tmp_path: Path) -> None:
    """As all do with the state absent."""
    text = "network_devices: [{name: a}]"
    assert len(_warnings(tmp_path, text)) == 1
    assert _warnings(tmp_path, text, present=False) == []


def test_names_of_objects_with_problems_count(tmp_path: Path) -> None:
    """What refers to them has no problem of its own."""
    text = "endpoint_groups:\n  - {name: a, nmae: b}\n  - {name: c, parent: a}\n  - {name: d}\n"
    (tmp_path / "a.yml").write_text(text)
    found = check(lambda path, name: read(DataLoader(), path, name), [(str(tmp_path), "data")], Rules())
    assert (len(found.problems), found.warnings) == (1, [])
