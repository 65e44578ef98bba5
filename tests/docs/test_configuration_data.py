# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide to the data model: its files, its problems, its settings; and the examples of the lookup, with these files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from jsonschema import Draft202012Validator

from ansible_collections.openise.ise.docs.generate import json_schema
from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration
from ansible_collections.openise.ise.plugins.plugin_utils import command_line
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import read
from ansible_collections.openise.ise.tests.docs.documents import ROOT, blocks, examples
from ansible_collections.openise.ise.tests.docs.playground import Playground

SCHEMA = json.loads(json_schema.PATH.read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
BLOCKS = blocks(ROOT / "docs" / "docsite" / "rst" / "configuration_data.rst")


def _write(folder: Path, top: str) -> list[Path]:
    """Write the files of the page below a folder; return their paths."""
    found = [block for block in BLOCKS if block.file.startswith(f"{top}/")]
    for block in found:
        path = folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text)
    return [folder / block.file for block in found]


def test_files_match_the_schema(tmp_path: Path) -> None:
    written = _write(tmp_path, "configuration")
    assert len(written) == 5
    for path in written:
        assert list(VALIDATOR.iter_errors(yaml.safe_load(path.read_text()))) == []
    shown = next(block for block in BLOCKS if block.language == "text").text
    assert [path.name for path in sorted(written)] == [line.strip() for line in shown.splitlines() if ".yml" in line]


def test_objects_without_a_type(tmp_path: Path) -> None:
    """The file matches the schema, and the defaults of its path apply."""
    (path,) = _write(tmp_path, "others")
    assert list(VALIDATOR.iter_errors(yaml.safe_load(path.read_text()))) == []
    model = DataModel(lambda path, name: read(DataLoader(), path, name), plain_secrets="refuse")
    model.add(str(path), "others")
    paris, old = model.result()["ers_resources"]["ldap"]
    assert paris["attributes"]["connectionSettings"]["primaryServer"] == {
        "hostName": "ldap.paris.example.com",
        "port": 636,
        "adminPassword": "secret://ldap",
    }
    assert (old["name"], old["state"]) == ("Old directory", "absent")


def test_problems_are_reported_as_shown(tmp_path: Path) -> None:
    _write(tmp_path, "mistakes")
    model = DataModel(lambda path, name: read(DataLoader(), path, name))
    model.add(str(tmp_path / "mistakes"), "mistakes")
    with pytest.raises(InvalidConfiguration) as caught:
        model.result()
    shown = [block.text for block in BLOCKS if block.language == "text"][1]
    assert caught.value.problems == shown.splitlines()


def test_check_without_ise_prints_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(tmp_path, "unproven")
    monkeypatch.chdir(tmp_path)
    assert command_line.main(["unproven"]) == 1
    shown = [block.text for block in BLOCKS if block.language == "text"][2]
    assert capsys.readouterr().out == shown


def test_settings_refer_to_existing_files() -> None:
    url = SCHEMA["$id"]
    settings = json.loads(next(block.text for block in BLOCKS if block.language == "json"))
    assert list(settings["yaml.schemas"]) == [url]
    first = next(block.text for block in BLOCKS if block.file == "configuration/groups.yml")
    assert f"# yaml-language-server: $schema={url}\n" in first
    (repository,) = yaml.safe_load(next(block.text for block in BLOCKS if block.file == ".pre-commit-config.yaml"))[
        "repos"
    ]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in offered]
    galaxy = yaml.safe_load((ROOT / "galaxy.yml").read_text(encoding="utf-8"))
    assert (repository["repo"], repository["rev"]) == (galaxy["repository"], galaxy["version"])


def test_examples_of_the_lookup(ground: Playground) -> None:
    _write(ground.folder, "configuration")
    block = examples("configuration", "lookup")
    plan, apply, purge = (task["name"] for task in yaml.safe_load(block.text))
    for status in ("changed", "ok"):
        done = ground.play(block.plays)
        assert done.code == 0, done.output
        assert "[WARNING]" not in done.output, done.output
        assert (done.statuses[plan], done.statuses[apply]) == ({status}, {status}), done.output
    assert done.statuses[purge] == {"ok"}, done.output
