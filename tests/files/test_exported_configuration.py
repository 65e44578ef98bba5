# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""500 network devices and objects of every other type, exported: check-jsonschema and yamllint accept every file."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader
from yamllint import linter
from yamllint.config import YamlLintConfig

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel
from ansible_collections.openise.ise.plugins.plugin_utils.export_folder import file_changes
from ansible_collections.openise.ise.plugins.plugin_utils.offline_check import Rules, check
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import read
from ansible_collections.openise.ise.tests.truth.node import Node, settings
from ansible_collections.openise.ise.tests.truth.row import rows
from ise_simulator.testing import running
from tools.checkout import ROOT

RELEASE = "3.5"
DEVICES = 500
SCHEMA = ROOT / "schemas" / "configuration.schema.json"


def _put(node: Node) -> None:
    """Store the examples of every row, with the objects that they refer to."""
    for row in rows():
        if row.module and row.resource.plural in TYPES and RELEASE in row.releases:
            for path, documents in row.objects.items():
                held = {document.get("name") for document in node.sim.store.list(path)}
                for document in documents:
                    if document.get("name") not in held:
                        node.sim.store.put(path, document)
            for example in (row.minimal, row.full):
                node.sim.store.put(row.path, row.for_release(RELEASE, example).stored)


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running(settings(RELEASE, devices=DEVICES)) as sim:
        instance = Node(sim, rows()[0], RELEASE)
        instance.forget_server()
        _put(instance)
        yield instance


@pytest.fixture(scope="module", params=["complete", "compact"])
def exported(node: Node, request: pytest.FixtureRequest) -> dict[str, Any]:
    """The result of ``config_info``, with the built-in objects."""
    result = node.perform(config_info.TASK, {"factory": True, "form": request.param})
    assert "failed" not in result, result["msg"]
    assert {plural for plural, items in result["resources"].items() if not items} == set()
    return result


def test_files(tmp_path: Path, node: Node, exported: dict[str, Any]) -> None:
    split = "location" if exported["defaults"] else {"by": "group"}
    for item in file_changes(exported, str(tmp_path), split=split, host="ise-europe.example.com")["files"]:
        path = Path(item["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(item["content"], encoding="utf-8", newline="\n")
    paths = sorted(tmp_path.rglob("*.yml"))
    loader = DataLoader()
    checked = check(lambda path, name: read(loader, path, name), [(str(tmp_path), "exported")], Rules())
    assert checked.problems == []
    # Objects to which the rows only refer have nothing but a name, or do not exist.
    stubs = "external_radius_servers|internal_users|sxp_[a-z_]+|tacacs_external_servers"
    doubts = [text for text in checked.warnings if not re.match(rf"\S+: ({stubs}) ", text)]
    assert (doubts, len(checked.warnings) < 20) == ([], True)
    program = Path(sys.executable).parent / "check-jsonschema"
    command = [str(program), "--schemafile", str(SCHEMA), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout
    rules = YamlLintConfig("extends: default")
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            assert list(linter.run(file, rules)) == []
        text = path.read_text(encoding="utf-8")
        assert "{}" not in text or exported["defaults"]  # in the complete form, a block that is not set
        assert "All Locations\n" not in text.partition("network_devices:")[2]

    model = DataModel(lambda path, name: read(loader, path, name))
    model.add(str(tmp_path), "exported")
    declared = model.result()
    assert {plural: len(items) for plural, items in declared.items()} == {
        plural: len(items) for plural, items in exported["resources"].items()
    }
    for compare in ("declared", "everything"):
        assert node.perform(config.TASK, {"resources": declared, "compare": compare})["changed"] is False


def test_names_of_secrets_are_few(node: Node, exported: dict[str, Any]) -> None:
    """Masked secrets of a type have one name. ISE shows communities: each that differs has a name."""
    assert len(exported["resources"]["network_devices"]) > DEVICES
    communities = {
        document["snmpsettings"]["roCommunity"]
        for document in node.sim.store.list("networkdevice")
        if document.get("snmpsettings", {}).get("version") == "TWO_C"
    }
    shown = [name for name in exported["secrets"] if name.endswith("/snmp.ro_community")]
    assert len(shown) == len(communities)
    assert len(exported["secrets"]) - len(shown) < 25
