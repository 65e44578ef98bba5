# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema of docs/generate/json_schema.py: it accepts valid options, and rejects what the modules reject."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from ansible_collections.openise.ise.docs.generate import json_schema
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._http.connection import CONNECTION_SPEC
from ansible_collections.openise.ise.tests.docs.documents import ROOT, examples
from ansible_collections.openise.ise.tests.docs.playground import Playground

SCHEMA = json.loads(json_schema.PATH.read_text(encoding="utf-8"))
INITIAL_OBJECTS = yaml.safe_load((Path(__file__).parent / "initial_objects.yml").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def _problems(model: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(model)]


def _device(**options: Any) -> dict[str, Any]:
    return {"network_devices": [{"name": "sw1", **options}]}


def test_schema_is_valid_and_up_to_date() -> None:
    VALIDATOR.check_schema(SCHEMA)
    assert json_schema.PATH.read_text(encoding="utf-8") == json_schema.text(), "run: make generate"


def test_check_reports_an_outdated_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "schema.json"
    stale.write_text("{}")
    monkeypatch.setattr(json_schema, "PATH", stale)
    monkeypatch.setattr(sys, "argv", ["json_schema", "--check"])
    assert json_schema.main() == 1
    assert capsys.readouterr().out.startswith("schema.json is not up to date; run: ")
    monkeypatch.setattr(sys, "argv", ["json_schema"])
    assert json_schema.main() == 0
    assert json.loads(stale.read_text()) == SCHEMA


def test_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docs.generate.json_schema", "--check"],
        cwd=ROOT, text=True, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize(("plural", "module"), [(plural, resource.name) for plural, resource in TYPES.items()])
def test_examples_of_modules(plural: str, module: str) -> None:
    tasks = [
        task[f"openise.ise.{module}"]
        for task in yaml.safe_load(examples(module).text)
        if f"openise.ise.{module}" in task
    ]
    items = [{option: value for option, value in task.items() if option not in CONNECTION_SPEC} for task in tasks]
    assert items
    assert _problems({plural: items}) == []
    for item in items:
        found = _problems({plural: [{**item, "no_such_option": 1}]})
        assert found == ["Additional properties are not allowed ('no_such_option' was unexpected)"]


@pytest.mark.parametrize("plural", TYPES)
def test_former_names(plural: str) -> None:
    """Accepted as text or list, of the types whose objects can be renamed."""
    key = {option: ["a"] if option == "ip_addresses" else "a" for option in TYPES[plural].identity.key}
    for value, valid in (("old", True), (["old", "older"], True), (None, True), (12, False), ("", False), ([1], False)):
        found = VALIDATOR.iter_errors({plural: [{**key, "renamed_from": value}]})
        about = [error for error in found if "renamed_from" in error.message or "renamed_from" in error.path]
        assert (not about) is (valid and not TYPES[plural].not_renamable), (value, about)


def test_examples_of_configurations() -> None:
    tasks = [task["openise.ise.config"] for task in yaml.safe_load(examples("config").text)]
    assert tasks
    for task in tasks:
        assert _problems(task["resources"]) == []


# An export as a configuration file.
_FILE = "{'defaults': found.defaults} | combine(found.resources)"


def test_result_of_config_info(ground: Playground) -> None:
    prepared = ground.play(INITIAL_OBJECTS)
    assert prepared.code == 0, prepared.output
    read = {"name": "Read", "openise.ise.config_info": {"factory": True}, "register": "found"}
    write = {"name": "Write", "ansible.builtin.copy": {"dest": "all.yml", "content": f"{{{{ {_FILE} | to_json }}}}"}}
    done = ground.play([{"hosts": "localhost", "gather_facts": False, "tasks": [read, write]}])
    assert done.code == 0, done.output
    model = yaml.safe_load((ground.folder / "all.yml").read_text())
    assert len(model) > 20
    assert _problems(model) == []


@pytest.mark.parametrize("text", ["secrets://A", "secret:/A", "Secret:A", "secret://", "***"])
def test_misspelt_references_are_no_secrets(text: str) -> None:
    assert len(_problems(_device(radius={"shared_secret": text}))) == 1


@pytest.mark.parametrize("plural", TYPES)
def test_key_or_id_is_required(plural: str) -> None:
    assert _problems({plural: [{"id": "1"}]}) == []
    assert len(_problems({plural: [{"state": "absent"}]})) == 1
    assert _problems({"defaults": {plural: {"state": "absent"}}}) == []


@pytest.mark.parametrize(
    "model",
    [
        None,
        {},
        {"network_devices": []},
        _device(radius={"shared_secret": "secret://A", "key_encryption_key": "secret://B"}),
        _device(radius={"dtls_required": True, "key_wrap": "yes", "coa_port": 0}),
        _device(radius={"dtls_required": "{{ dtls }}", "coa_port": "{{ port\n }}", "network_protocol": "{{ a }}"}),
        _device(radius="{{ radius }}", ip_addresses="{{ addresses }}", groups=["{{ group }}", "b"]),
        _device(radius={"coa_port": "$ANSIBLE_VAULT;1.1;AES256\n6162"}, tacacs={}, groups=[]),
        _device(snmp={"version": 3}),
        _device(
            description=None,
            groups=None,
            state=None,
            radius={"shared_secret": None, "key_wrap": None, "coa_port": None},
        ),
        {"egress_matrix_cells": [{"source": 16, "destination": "Guests", "sgacls": ["A"]}]},
        {"tacacs_server_sequences": [{"name": "a", "prefix_separator": ""}]},
        {"security_groups": [{"name": "{{ name }}"}]},
        {"security_group_acls": [{"name": "Permit IP"}, {"name": "permit_ssh"}]},
        {"defaults": {"network_devices": {"radius": {"coa_port": 3799}}}},
        {"ers_resources": {}},
        {"ers_resources": {"ldap": [{"name": "a", "attributes": {"b": {"c": [1, True, "secret://d"]}}}, {"id": "1"}]}},
        {"ers_resources": {"newthing": [{"name": "a", "envelope": "NewThing", "unordered": ["b"]}]}},
        {"defaults": {"ers_resources": {"ldap": {"hidden_attributes": ["a"], "attributes": {"b": 1}}}}},
    ],
)
def test_valid_values(model: Any) -> None:
    assert _problems(model) == []


@pytest.mark.parametrize(
    ("model", "problem"),
    [
        ([], "[] is not of type 'object', 'null'"),
        ({"network_device": []}, "Additional properties are not allowed ('network_device' was unexpected)"),
        ({"network_devices": {}}, "{} is not of type 'array'"),
        ({"network_devices": None}, "None is not of type 'array'"),
        ({"network_devices": ["sw1"]}, "'sw1' is not of type 'object'"),
        ({"network_devices": [{"name": 83}]}, "83 is not of type 'string', 'null'"),
        (_device(ip_addresses="10.0.0.1"), "'10.0.0.1' is not of type 'array'"),
        (_device(ip_addresses=[None]), "None is not of type 'string'"),
        (_device(ip_addresses=[10.1]), "10.1 is not of type 'string'"),
        (_device(radius="on"), "'on' is not of type 'object'"),
        (_device(radius={"coa_port": "1700"}), "'1700' is not of type 'integer'"),
        (_device(radius={"coa_port": 70000}), "70000 is greater than the maximum of 65535"),
        (_device(radius={"coa_port": -1}), "-1 is less than the minimum of 0"),
        (_device(radius={"coa_prt": 1}), "Additional properties are not allowed ('coa_prt' was unexpected)"),
        (_device(radius={"shared_secret": "******"}), "'******' does not match"),
        (_device(radius={"shared_secret": 12}), "12 is not of type 'string', 'null'"),
        (_device(radius={"dtls_required": "maybe"}), "'maybe' is not valid under any"),
        (_device(snmp={"version": 4}), "4 is not valid under any"),
        (_device(state="gone"), "'gone' is not valid under any"),
        ({"security_groups": [{"name": "no blanks"}]}, "'no blanks' does not match '^(?:[A-Za-z0-9_]{1,32})$'"),
        ({"tacacs_server_sequences": [{"name": "a", "prefix_separator": "::"}]}, "'::' does not match '^(?:.{1})?$'"),
        (
            {"authorization_profiles": [{"name": "a", "advanced_attributes": [{"value": "x"}]}]},
            "'attribute' is a required",
        ),
        (
            {"defaults": {"network_devices": {"nme": "x"}}},
            "Additional properties are not allowed ('nme' was unexpected)",
        ),
        ({"defaults": {"devices": {}}}, "Additional properties are not allowed ('devices' was unexpected)"),
        ({"defaults": {"network_devices": []}}, "[] is not of type 'object'"),
        ({"ers_resources": []}, "[] is not of type 'object', 'null'"),
        ({"ers_resources": {"ldap": {}}}, "{} is not of type 'array'"),
        ({"ers_resources": {"ldap": [{"name": 83}]}}, "83 is not of type 'string', 'null'"),
        ({"ers_resources": {"ldap": [{"name": "a", "attributes": []}]}}, "[] is not of type 'object'"),
        (
            {"ers_resources": {"ldap": [{"name": "a", "port": 1}]}},
            "Additional properties are not allowed ('port' was unexpected)",
        ),
        ({"ers_resources": {"sgt": [{"name": "a"}]}}, "'sgt' should not be valid under {'enum': ["),
        ({"ers_resources": {"guestuser": [{"name": "a"}]}}, "'guestuser' should not be valid under {'enum': ["),
        ({"defaults": {"ers_resources": {"ldap": []}}}, "[] is not of type 'object'"),
    ],
)
def test_invalid_values(model: Any, problem: str) -> None:
    (found,) = _problems(model)
    assert found.startswith(problem)


def test_validators_print_no_secret() -> None:
    assert _problems(_device(radius={"key_encryption_key": "too-short"})) == []


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("Use V(10\\)) of O(a.b=c).", "Use 10) of a.b=c."),
        (["One  of\n C(\\), RV(x[].y).", "See O(openise.ise.x#module:y), E(A)."], "One of \\, x[].y.\nSee y, A."),
        ("M(openise.ise.x), I(a), B(b), P(openise.ise.x#lookup).", "openise.ise.x, a, b, openise.ise.x#lookup."),
    ],
)  # fmt: skip
def test_descriptions_are_plain_text(description: str | list[str], words: str) -> None:
    assert json_schema.plain(description) == words


def test_options_have_descriptions() -> None:
    def described(options: Any, path: str) -> int:
        count = 0
        for name, option in options["properties"].items():
            assert option["description"].strip(), f"{path}.{name}"
            assert not json_schema._SEMANTIC.search(option["description"]), f"{path}.{name}"
            inner = option.get("else", {})
            inner = inner.get("items", {}).get("else", inner)
            count += 1 + (described(inner, f"{path}.{name}") if "properties" in inner else 0)
        return count

    assert sum(described(SCHEMA["$defs"][resource.name], plural) for plural, resource in TYPES.items()) > 400
