# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A model of AWX: credentials become environment variables, surveys become variables.

The rules are those of AWX 24 (its serializers, and CredentialType.inject_credential), in our own words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ansible_collections.openise.ise.tests.awx.programs import EXAMPLE, run
from ansible_collections.openise.ise.tests.awx.stand_ins import install, recorded
from ansible_collections.openise.ise.tests.e2e.canaries import leaks_in

Options = dict[str, Any]


@dataclass(frozen=True)
class Awx:
    """The calls of setup.yml in order: the module and its options."""

    calls: list[tuple[str, Options]]

    def all(self, module: str) -> list[Options]:
        """Return the options of all calls of one module."""
        return [given for name, given in self.calls if name == module]

    def one(self, module: str, name: str) -> Options:
        """Return the options of the only call of a module with that name."""
        (found,) = (given for given in self.all(module) if given["name"] == name)
        return found


def setup(folder: Path, environment: Mapping[str, str]) -> Awx:
    """Run setup.yml of the example with these environment variables; return its calls."""
    record = folder / "record"
    install(folder / "collections", record)
    given = {
        "ANSIBLE_COLLECTIONS_PATH": str(folder / "collections"),
        "ANSIBLE_LOCALHOST_WARNING": "false",
        **environment,
    }
    output = run("ansible-playbook", "-v", str(EXAMPLE / "setup.yml"), cwd=folder, environment=given)
    assert not leaks_in("output", output.encode())
    return Awx(recorded(record))


def imported_inventory(folder: Path) -> dict[str, Options]:
    """Return the hosts of the example's inventory with their variables, as an inventory source imports them."""
    path = str(EXAMPLE / "inventory" / "hosts.yml")
    listed = json.loads(run("ansible-inventory", "--inventory", path, "--list", cwd=folder))
    found: dict[str, Options] = listed["_meta"]["hostvars"]
    return found


def injected(credential_type: Options, inputs: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """Return the environment a job gets from a credential of this type; files are made in ``folder``.

    An empty text counts as not set, and renders as an empty text. A boolean that is not set is false, whatever its default.
    """
    fields = credential_type["inputs"]["fields"]
    values = {name: value for name, value in inputs.items() if value != ""}
    switches = {field["id"]: False for field in fields if field.get("type") == "boolean"}
    return _rendered(credential_type["injectors"], {**switches, **values}, folder, Undefined)


def checked(credential_type: Options, folder: Path) -> dict[str, str]:
    """Return the environment with a text in each field, as AWX renders it when the type is saved.

    Raises:
        jinja2.UndefinedError: an injector uses an unknown field; AWX rejects such a type.
    """
    values = {field["id"]: "EXAMPLE" for field in credential_type["inputs"]["fields"]}
    return _rendered(credential_type["injectors"], values, folder, StrictUndefined)


def _rendered(
    injectors: Options, values: Mapping[str, Any], folder: Path, undefined: type[Undefined]
) -> dict[str, str]:
    sandbox = ImmutableSandboxedEnvironment(undefined=undefined)
    filename = SimpleNamespace()
    for label, template in injectors.get("file", {}).items():
        path = folder / label
        path.write_text(sandbox.from_string(template).render(values))
        setattr(filename, label.partition(".")[2], str(path))
    names = {**values, "tower": SimpleNamespace(filename=filename)}
    return {name: sandbox.from_string(template).render(names) for name, template in injectors.get("env", {}).items()}


def answered(template: Options, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variables of a job: answers to the survey, and defaults for unanswered questions.

    Raises:
        AssertionError: an answer to an unknown question, which AWX drops silently.
    """
    questions = template["survey_spec"].get("spec", [])
    unasked = answers.keys() - {question["variable"] for question in questions}
    assert not unasked, f"{template['name']} does not ask for {sorted(unasked)}"
    defaults = {question["variable"]: question["default"] for question in questions if "default" in question}
    return {**defaults, **answers}


def in_slice(hosts: Mapping[str, Any], number: int, count: int) -> dict[str, Any]:
    """Return the hosts of one slice of a job: every ``count``-th in the order of their names, from ``number`` on."""
    return {name: hosts[name] for name in sorted(hosts)[number - 1 :: count]}
