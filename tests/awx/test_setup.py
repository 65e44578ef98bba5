# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""setup.yml of the example: its objects are consistent, valid in AWX, and match the variables of the collection."""

from __future__ import annotations

import json
import re
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from dateutil.rrule import rrulestr
from jsonschema import validate

from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import environment_variable
from ansible_collections.openise.ise.plugins.module_utils._http.connection import CONNECTION_SPEC, Connection
from ansible_collections.openise.ise.tests.awx.controller import (
    Awx,
    Options,
    checked,
    imported_inventory,
    injected,
    setup,
)
from ansible_collections.openise.ise.tests.awx.programs import EXAMPLE, ROOT

_FIELD_KEYS = {"id", "label", "type", "choices", "help_text", "multiline", "secret", "format", "default"}
_QUESTION_KEYS = {"question_name", "question_description", "variable", "type", "required"}
_DEFAULTS = {"text": str, "textarea": str, "password": str, "multiplechoice": str, "integer": int, "float": float}
_CONNECTION_TYPE = "Cisco ISE"


def _questions(awx: Awx) -> list[tuple[str, dict[str, Any]]]:
    templates = awx.all("job_template")
    return [(each["name"], question) for each in templates for question in each["survey_spec"].get("spec", [])]


def test_referenced_objects_exist(awx: Awx) -> None:
    names = {module: {given["name"] for given in awx.all(module)} for module, _given in awx.calls}
    environments = names["execution_environment"]
    for credential in awx.all("credential"):
        assert credential["credential_type"] in names["credential_type"]
    for project in awx.all("project"):
        assert project["default_environment"] in environments
    for source in awx.all("inventory_source"):
        assert source["inventory"] in names["inventory"]
        assert source["source_project"] in names["project"]
        assert (EXAMPLE / source["source_path"]).is_file()
    for template in awx.all("job_template"):
        assert template["project"] in names["project"]
        assert template["inventory"] in names["inventory"]
        assert template["execution_environment"] in environments
        assert set(template["credentials"]) <= names["credential"]
    for schedule in awx.all("schedule"):
        assert schedule["unified_job_template"] in names["job_template"]


def test_job_has_one_credential_of_a_type(awx: Awx) -> None:
    types = {credential["name"]: credential["credential_type"] for credential in awx.all("credential")}
    for template in awx.all("job_template"):
        used = [types[name] for name in template["credentials"]]
        assert len(used) == len(set(used)), template["name"]


def test_credential_types_are_valid(awx: Awx, tmp_path: Path) -> None:
    for credential_type in awx.all("credential_type"):
        fields = credential_type["inputs"]["fields"]
        ids = [field["id"] for field in fields]
        assert len(set(ids)) == len(ids)
        assert set(credential_type["inputs"]["required"]) <= set(ids)
        for field in fields:
            assert field.keys() <= _FIELD_KEYS, field
            assert field.get("type", "string") == "string" or not field.keys() & {"secret", "multiline", "choices"}, (
                field
            )
        assert all(
            re.fullmatch(r"template(\.[a-zA-Z_]\w*)?", label) for label in credential_type["injectors"].get("file", {})
        )
        environment = checked(credential_type, tmp_path)
        assert not [name for name in environment if name.startswith("ANSIBLE_")]


def test_fields_of_credential_types_reach_the_job(awx: Awx) -> None:
    for credential_type in awx.all("credential_type"):
        templates = " ".join(text for kind in credential_type["injectors"].values() for text in kind.values())
        unused = [
            field["id"]
            for field in credential_type["inputs"]["fields"]
            if not re.search(rf"\b{field['id']}\b", templates)
        ]
        assert not unused, credential_type["name"]


def test_fields_of_credentials_match_their_type(awx: Awx) -> None:
    for credential in awx.all("credential"):
        credential_type = awx.one("credential_type", credential["credential_type"])
        assert set(credential_type["inputs"]["required"]) <= credential["inputs"].keys()
        assert credential["inputs"].keys() <= {field["id"] for field in credential_type["inputs"]["fields"]}


def test_secret_fields_are_marked(awx: Awx) -> None:
    """AWX shows fields without the mark, in the credential and in the environment of each job."""
    connection = awx.one("credential_type", _CONNECTION_TYPE)
    assert [field["id"] for field in connection["inputs"]["fields"] if field.get("secret")] == ["password"]
    secrets = awx.one("credential_type", "Cisco ISE secrets")
    assert all(field.get("secret") for field in secrets["inputs"]["fields"])


def test_connection_type_sets_connection_options(awx: Awx) -> None:
    read = {name for spec in CONNECTION_SPEC.values() for name in spec.get("fallback", (None, []))[1]}
    given = awx.one("credential_type", _CONNECTION_TYPE)["injectors"]["env"].keys()
    assert given <= read
    assert {"ISE_HOSTNAME", "ISE_USERNAME", "ISE_PASSWORD"} <= given


def test_secrets_type_sets_referenced_secrets(awx: Awx) -> None:
    files = (EXAMPLE / "configuration").rglob("*.yml")
    names = {name for path in files for name in re.findall(r"secret://(\S+)", path.read_text())}
    given = awx.one("credential_type", "Cisco ISE secrets")["injectors"]["env"].keys()
    assert given == {environment_variable(name) for name in names}


def test_secrets_of_credentials_are_required(awx: Awx) -> None:
    secrets = awx.one("credential_type", "Cisco ISE secrets")["inputs"]
    assert secrets["required"] == [field["id"] for field in secrets["fields"]]


def _connection(
    credential_type: Options, inputs: dict[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Connection:
    """Return the connection of a task without connection options, in a job with such a credential."""
    for name, value in injected(credential_type, inputs, folder).items():
        monkeypatch.setenv(name, value)
    found = ArgumentSpecValidator(CONNECTION_SPEC).validate({})
    assert not found.error_messages, found.error_messages
    return Connection.from_params(found.validated_parameters)


def test_credential_with_an_account_only(awx: Awx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What AWX leaves empty is not set."""
    credential_type = awx.one("credential_type", _CONNECTION_TYPE)
    inputs = {"hostname": "ise.example.com", "username": "automation", "password": "secret", "ca_certificate": ""}
    connection = _connection(credential_type, inputs, tmp_path, monkeypatch)
    assert connection == Connection("ise.example.com", "automation", "secret")
    assert connection.validate_certs


def test_credential_with_all_fields(awx: Awx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    credential_type = awx.one("credential_type", _CONNECTION_TYPE)
    inputs = {
        "hostname": "ise.example.com",
        "port": "9060",
        "username": "automation",
        "password": "secret",
        "ca_certificate": "-----BEGIN CERTIFICATE-----",
        "insecure": True,
    }
    assert inputs.keys() == {field["id"] for field in credential_type["inputs"]["fields"]}
    connection = _connection(credential_type, inputs, tmp_path, monkeypatch)
    assert (connection.port, connection.validate_certs) == (9060, False)
    assert connection.ca_path is not None
    assert Path(connection.ca_path).read_text() == inputs["ca_certificate"]


def test_surveys_are_valid(awx: Awx) -> None:
    for template in awx.all("job_template"):
        survey = template["survey_spec"]
        assert template["survey_enabled"] == bool(survey), template["name"]
        assert not survey or survey.keys() == {"name", "description", "spec"}
        variables = [question["variable"] for question in survey.get("spec", [])]
        assert len(set(variables)) == len(variables), template["name"]
    for name, question in _questions(awx):
        assert question.keys() - {"default", "choices", "min", "max"} == _QUESTION_KEYS, (name, question)
        kind = _DEFAULTS[question["type"]]
        assert isinstance(question.get("default", kind()), kind), (name, question)
        assert ("choices" in question) == (question["type"] == "multiplechoice"), (name, question)
        assert question.get("default", "") in question.get("choices", [question.get("default", "")]), (name, question)


def test_playbooks_exist_in_the_project(awx: Awx) -> None:
    for template in awx.all("job_template"):
        lines = (EXAMPLE / template["playbook"]).read_text().splitlines()
        # Matches these words at the beginning of a line only, so not ansible.builtin.import_playbook.
        assert any(re.match(r"\s*-?\s*(hosts|import_playbook):", line) for line in lines), template["playbook"]


def test_playbooks_have_a_job_template(awx: Awx) -> None:
    used = {template["playbook"] for template in awx.all("job_template")}
    assert used == {str(path.relative_to(EXAMPLE)) for path in (EXAMPLE / "playbooks").glob("*.yml")}


def test_schedule_is_nightly(awx: Awx) -> None:
    (schedule,) = awx.all("schedule")
    start, rule = schedule["rrule"].split(" ")
    assert re.fullmatch(r"DTSTART;TZID=\w+/\w+:\d{8}T\d{6}", start)
    assert "INTERVAL=" in rule
    runs = list(islice(rrulestr(f"{start}\n{rule}"), 366))
    assert {(run.hour, run.minute) for run in runs} == {(2, 15)}
    assert {(after.date() - before.date()).days for before, after in pairwise(runs)} == {1}


def test_inventory_has_a_site_for_each_deployment(tmp_path: Path) -> None:
    hosts = imported_inventory(tmp_path)
    assert all(variables["ise_hostname"] == "{{ inventory_hostname }}" for variables in hosts.values())
    sites = [site for variables in hosts.values() for site in variables["configure_sites"]]
    assert sorted(sites) == sorted(path.name for path in (EXAMPLE / "configuration" / "sites").iterdir())


def test_second_setup_keeps_the_credentials(tmp_path: Path) -> None:
    """Secrets are in the environment of the first run only; empty ones must not replace them."""
    assert setup(tmp_path, {}).all("credential") == []


def _imported(playbook: Path) -> Path:
    """Return the playbook of the collection that a playbook of the example imports by its full name."""
    (play,) = yaml.safe_load(playbook.read_text())
    name = play["import_playbook"].removeprefix("openise.ise.")
    return ROOT / "playbooks" / f"{name}.yml"


def _variables(playbook: Path) -> set[str]:
    """Return the variables that a playbook of the collection reads, including its roles and imported playbooks."""
    text = playbook.read_text()
    found = set(re.findall(r"\b[a-z]+_\w+\b", re.sub(r"^ *#.*$", "", text, flags=re.MULTILINE)))
    for play in yaml.safe_load(text):
        if "ansible.builtin.import_playbook" in play:
            found |= _variables(playbook.parent / play["ansible.builtin.import_playbook"])
        for role in play.get("roles", []):
            folder = ROOT / "roles" / role["role"].removeprefix("openise.ise.")
            specs = yaml.safe_load((folder / "meta" / "argument_specs.yml").read_text())
            found |= specs["argument_specs"]["main"]["options"].keys()
    return found


def test_survey_variables_are_read(awx: Awx) -> None:
    for template in awx.all("job_template"):
        asked = {question["variable"] for question in template["survey_spec"].get("spec", [])}
        assert asked <= _variables(_imported(EXAMPLE / template["playbook"])), template["name"]


def test_inventory_variables_are_read(tmp_path: Path) -> None:
    known = _variables(ROOT / "playbooks" / "apply.yml") | _variables(ROOT / "playbooks" / "quarantine.yml")
    for name, variables in imported_inventory(tmp_path).items():
        assert variables.keys() - {"ansible_connection"} <= known, name


def test_configuration_matches_the_schema() -> None:
    schema = json.loads((ROOT / "schemas" / "configuration.schema.json").read_text())
    files = list((EXAMPLE / "configuration").rglob("*.yml"))
    assert len(files) > 2
    for path in files:
        validate(yaml.safe_load(path.read_text()), schema)
