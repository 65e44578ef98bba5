# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What setup.yml of the example tells AWX fits together, is what AWX takes, and is what the collection reads."""

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
from ansible_collections.openise.ise.tests.awx.controller import Awx, Told, checked, imported_inventory, injected, setup
from ansible_collections.openise.ise.tests.awx.programs import EXAMPLE, ROOT

_FIELD_KEYS = {"id", "label", "type", "choices", "help_text", "multiline", "secret", "format", "default"}
_QUESTION_KEYS = {"question_name", "question_description", "variable", "type", "required"}
_DEFAULTS = {"text": str, "textarea": str, "password": str, "multiplechoice": str, "integer": int, "float": float}
_CONNECTION_TYPE = "Cisco ISE"


def _questions(awx: Awx) -> list[tuple[str, dict[str, Any]]]:
    templates = awx.all("job_template")
    return [(each["name"], question) for each in templates for question in each["survey_spec"].get("spec", [])]


def test_everything_named_is_there(awx: Awx) -> None:
    names = {module: {given["name"] for given in awx.all(module)} for module, _given in awx.told}
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


def test_a_job_has_one_credential_of_a_type(awx: Awx) -> None:
    types = {credential["name"]: credential["credential_type"] for credential in awx.all("credential")}
    for template in awx.all("job_template"):
        used = [types[name] for name in template["credentials"]]
        assert len(used) == len(set(used)), template["name"]


def test_awx_takes_the_credential_types(awx: Awx, tmp_path: Path) -> None:
    for told in awx.all("credential_type"):
        fields = told["inputs"]["fields"]
        ids = [field["id"] for field in fields]
        assert len(set(ids)) == len(ids)
        assert set(told["inputs"]["required"]) <= set(ids)
        for field in fields:
            assert field.keys() <= _FIELD_KEYS, field
            assert field.get("type", "string") == "string" or not field.keys() & {"secret", "multiline", "choices"}, (
                field
            )
        assert all(re.fullmatch(r"template(\.[a-zA-Z_]\w*)?", label) for label in told["injectors"].get("file", {}))
        environment = checked(told, tmp_path)
        assert not [name for name in environment if name.startswith("ANSIBLE_")]


def test_every_field_of_a_credential_type_reaches_the_job(awx: Awx) -> None:
    for told in awx.all("credential_type"):
        templates = " ".join(text for kind in told["injectors"].values() for text in kind.values())
        unused = [field["id"] for field in told["inputs"]["fields"] if not re.search(rf"\b{field['id']}\b", templates)]
        assert not unused, told["name"]


def test_the_fields_of_a_credential_are_those_of_its_type(awx: Awx) -> None:
    for credential in awx.all("credential"):
        told = awx.one("credential_type", credential["credential_type"])
        assert set(told["inputs"]["required"]) <= credential["inputs"].keys()
        assert credential["inputs"].keys() <= {field["id"] for field in told["inputs"]["fields"]}


def test_passwords_and_secrets_are_marked_as_such(awx: Awx) -> None:
    """AWX shows what is not marked, in the credential and in the environment of each job."""
    connection = awx.one("credential_type", _CONNECTION_TYPE)
    assert [field["id"] for field in connection["inputs"]["fields"] if field.get("secret")] == ["password"]
    secrets = awx.one("credential_type", "Cisco ISE secrets")
    assert all(field.get("secret") for field in secrets["inputs"]["fields"])


def test_the_connection_type_injects_what_the_collection_reads(awx: Awx) -> None:
    read = {name for spec in CONNECTION_SPEC.values() for name in spec.get("fallback", (None, []))[1]}
    given = awx.one("credential_type", _CONNECTION_TYPE)["injectors"]["env"].keys()
    assert given <= read
    assert {"ISE_HOSTNAME", "ISE_USERNAME", "ISE_PASSWORD"} <= given


def test_the_secrets_type_injects_what_the_configuration_refers_to(awx: Awx) -> None:
    files = (EXAMPLE / "configuration").rglob("*.yml")
    names = {name for path in files for name in re.findall(r"secret://(\S+)", path.read_text())}
    given = awx.one("credential_type", "Cisco ISE secrets")["injectors"]["env"].keys()
    assert given == {environment_variable(name) for name in names}


def test_no_secret_of_a_credential_can_be_left_empty(awx: Awx) -> None:
    secrets = awx.one("credential_type", "Cisco ISE secrets")["inputs"]
    assert secrets["required"] == [field["id"] for field in secrets["fields"]]


def _connection(told: Told, inputs: dict[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Connection:
    """The connection of a module whose task says nothing, in a job with such a credential."""
    for name, value in injected(told, inputs, folder).items():
        monkeypatch.setenv(name, value)
    found = ArgumentSpecValidator(CONNECTION_SPEC).validate({})
    assert not found.error_messages, found.error_messages
    return Connection.from_params(found.validated_parameters)


def test_a_credential_with_nothing_but_an_account_leaves_the_defaults(
    awx: Awx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = awx.one("credential_type", _CONNECTION_TYPE)
    inputs = {"hostname": "ise.example.com", "username": "automation", "password": "secret", "ca_certificate": ""}
    connection = _connection(told, inputs, tmp_path, monkeypatch)
    assert connection == Connection("ise.example.com", "automation", "secret", ca_path="")
    assert connection.validate_certs


def test_a_credential_with_everything(awx: Awx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = awx.one("credential_type", _CONNECTION_TYPE)
    inputs = {
        "hostname": "ise.example.com",
        "port": "9060",
        "username": "automation",
        "password": "secret",
        "ca_certificate": "-----BEGIN CERTIFICATE-----",
        "insecure": True,
    }
    assert inputs.keys() == {field["id"] for field in told["inputs"]["fields"]}
    connection = _connection(told, inputs, tmp_path, monkeypatch)
    assert (connection.port, connection.validate_certs) == (9060, False)
    assert connection.ca_path is not None
    assert Path(connection.ca_path).read_text() == inputs["ca_certificate"]


def test_awx_takes_the_surveys(awx: Awx) -> None:
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


def test_awx_finds_the_playbooks_in_the_project(awx: Awx) -> None:
    for template in awx.all("job_template"):
        lines = (EXAMPLE / template["playbook"]).read_text().splitlines()
        # By these words at the beginning of a line; the full name ansible.builtin.import_playbook is not among them.
        assert any(re.match(r"\s*-?\s*(hosts|import_playbook):", line) for line in lines), template["playbook"]


def test_every_playbook_of_the_example_is_that_of_a_job_template(awx: Awx) -> None:
    used = {template["playbook"] for template in awx.all("job_template")}
    assert used == {str(path.relative_to(EXAMPLE)) for path in (EXAMPLE / "playbooks").glob("*.yml")}


def test_awx_takes_the_schedule_and_it_is_nightly(awx: Awx) -> None:
    (schedule,) = awx.all("schedule")
    start, rule = schedule["rrule"].split(" ")
    assert re.fullmatch(r"DTSTART;TZID=\w+/\w+:\d{8}T\d{6}", start)
    assert "INTERVAL=" in rule
    runs = list(islice(rrulestr(f"{start}\n{rule}"), 366))
    assert {(run.hour, run.minute) for run in runs} == {(2, 15)}
    assert {(after.date() - before.date()).days for before, after in pairwise(runs)} == {1}


def test_the_inventory_names_a_site_of_the_configuration_for_each_deployment(tmp_path: Path) -> None:
    hosts = imported_inventory(tmp_path)
    assert all(variables["ise_hostname"] == "{{ inventory_hostname }}" for variables in hosts.values())
    sites = [site for variables in hosts.values() for site in variables["configure_sites"]]
    assert sorted(sites) == sorted(path.name for path in (EXAMPLE / "configuration" / "sites").iterdir())


def test_a_second_run_of_the_setup_leaves_the_credentials_alone(tmp_path: Path) -> None:
    """The secrets are in the environment of the first run only; empty ones must not replace them."""
    assert setup(tmp_path, {}).all("credential") == []


def _imported(playbook: Path) -> Path:
    """The playbook of the collection that one of the example imports by its full name."""
    (play,) = yaml.safe_load(playbook.read_text())
    name = play["import_playbook"].removeprefix("openise.ise.")
    return ROOT / "playbooks" / f"{name}.yml"


def _variables(playbook: Path) -> set[str]:
    """The variables a playbook of the collection reads, those of the roles and playbooks in it included."""
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


def test_the_playbooks_read_what_the_surveys_ask(awx: Awx) -> None:
    for template in awx.all("job_template"):
        asked = {question["variable"] for question in template["survey_spec"].get("spec", [])}
        assert asked <= _variables(_imported(EXAMPLE / template["playbook"])), template["name"]


def test_the_role_reads_what_the_inventory_says(tmp_path: Path) -> None:
    known = _variables(ROOT / "playbooks" / "apply.yml") | _variables(ROOT / "playbooks" / "quarantine.yml")
    for name, variables in imported_inventory(tmp_path).items():
        assert variables.keys() - {"ansible_connection"} <= known, name


def test_the_configuration_is_what_the_schema_says() -> None:
    schema = json.loads((ROOT / "schemas" / "configuration.schema.json").read_text())
    files = list((EXAMPLE / "configuration").rglob("*.yml"))
    assert len(files) > 2
    for path in files:
        validate(yaml.safe_load(path.read_text()), schema)
