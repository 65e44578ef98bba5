# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ers_resources`` in files: merged by path, with defaults, and every problem with its file and line."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel
from ansible_collections.openise.ise.plugins.plugin_utils.other_sites import protected_by_other_sites
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Document, read

CANARY = "canary-secret-1"
Files = dict[str, str]
Gather = Callable[..., DataModel]


def _read(path: str, name: str) -> Document:
    return read(DataLoader(), path, name)


def _write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")


@pytest.fixture
def model(tmp_path: Path) -> Gather:
    """Return a function that writes files, and returns the data model of their folder."""

    def gathered(files: Files, **options: Any) -> DataModel:
        _write(tmp_path, files)
        found = DataModel(_read, **options)
        found.add(str(tmp_path), "data")
        return found

    return gathered


def _problems(found: DataModel) -> list[str]:
    with pytest.raises(InvalidConfiguration) as caught:
        found.result()
    return caught.value.problems


def test_files_are_merged_by_path(model: Gather) -> None:
    found = model(
        {
            "a.yml": "ers_resources: {ldap: [{name: a}], portaltheme: [{name: t}]}\nguest_ssids: [{name: g}]\n",
            "b/b.yml": "ers_resources: {ldap: [{name: b, attributes: {c: 1}}], sponsorgroup: []}\n",
        }
    )
    assert found.result() == {
        "guest_ssids": [{"name": "g"}],
        "ers_resources": {
            "ldap": [{"name": "a"}, {"name": "b", "attributes": {"c": 1}}],
            "portaltheme": [{"name": "t"}],
            "sponsorgroup": [],
        },
    }


def test_defaults_by_path(model: Gather) -> None:
    found = model(
        {
            "defaults.yml": """
                defaults:
                  ers_resources:
                    ldap: {hidden_attributes: [pin], attributes: {a: 1, b: {c: 2, d: 3}}}
            """,
            "site/a.yml": """
                defaults:
                  ers_resources:
                    ldap: {attributes: {e: 4}}
                ers_resources:
                  ldap: [{name: x, attributes: {b: {c: 5}}}]
                  portaltheme: [{name: y}]
            """,
        }
    )
    assert found.result()["ers_resources"] == {
        "ldap": [{"name": "x", "hidden_attributes": ["pin"], "attributes": {"a": 1, "b": {"c": 5, "d": 3}, "e": 4}}],
        "portaltheme": [{"name": "y"}],
    }


def test_places(model: Gather) -> None:
    found = model({"a.yml": "ers_resources:\n  ldap:\n    - name: a\n    - {name: b}\n"}, places=True)
    assert [item["_place"] for item in found.result()["ers_resources"]["ldap"]] == ["data/a.yml:3", "data/a.yml:4"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ers_resources: [ldap]", ":1: ers_resources: expected a dictionary of API paths"),
        ("ers_resources:\n  ldap: {name: a}", ":2: ers_resources/ldap is a mapping; expected a list of objects"),
        ("ers_resources:\n  ldap:\n    - a", ":3: an object of ers_resources/ldap is a single value"),
        ("ers_resources:\n  sgt: [{name: a}]", ":2: 'sgt' is the path of security_groups; declare its objects there"),
        ("ers_resources:\n  guestuser: []", ":2: the objects of 'guestuser' are no configuration"),
        ("ers_resources:\n  LDAP: []", ":2: ISE calls the path 'ldap', not 'LDAP'."),
        ("ers_resources:\n  ldap/: []", ":2: path: 'ldap/' is not a path of ERS"),
        (
            "ers_resources/ldap: []\ners_resources: {ldap: []}",
            ":2: ers_resources/ldap: write 'ldap' below ers_resources.",
        ),
        ("ers_resource: {}", ":1: unknown type 'ers_resource'; did you mean 'ers_resources'?"),
        (
            "ers_resources:\n  ldap:\n    - name: 0123",
            ":3: ers_resources/ldap '83': name is an integer in YAML, not text",
        ),
        ("ers_resources:\n  ldap:\n    - attributes: {name: a}", ":3: ers_resources/ldap needs name, or id."),
        ("ers_resources:\n  ldap:\n    - name: a\n      port: 1", ":4: ers_resources/ldap 'a' has no option 'port'"),
        (
            "ers_resources:\n  ldap:\n    - name: a\n    - name: A",
            ":4: ers_resources/ldap 'A' is already declared in data/x.yml:3; keep one of them.",
        ),
        (
            "ers_resources:\n  ldap:\n    - name: a\n      attributes:\n        b:\n          - {c: 2026-01-01}",
            ":6: ers_resources/ldap 'a': attributes.b.c is a date in YAML; put it in quotes.",
        ),
        (
            "ers_resources:\n  ldap:\n    - name: a\n      attributes:\n        b: '{{ c }}'",
            ":5: ers_resources/ldap 'a': attributes.b is a Jinja expression",
        ),
        (
            "ers_resources:\n  ldap:\n    - name: a\n      attributes:\n        b:\n          adminPassword: 00123456",
            ":6: ers_resources/ldap 'a': attributes.b.adminPassword: the secret is not text",
        ),
        (
            "ers_resources:\n  ldap:\n    - name: a\n      attributes:\n        b:\n          - c: secrets://d",
            ":6: ers_resources/ldap 'a': attributes.b.0.c: the secret looks like a reference",
        ),
        (
            "ers_resources:\n  ldap:\n    - name: a\n      attributes: {b: 'secret://'}",
            ":4: ers_resources/ldap 'a': attributes.b: the reference has no name",
        ),
        ("defaults: {ers_resources: [ldap]}", ":1: ers_resources: expected a dictionary of API paths"),
        ("defaults:\n  ers_resources:\n    ldap: [a]", ":3: defaults of ers_resources/ldap is a list"),
        ("defaults:\n  ers_resources:\n    sgt: {}", ":3: 'sgt' is the path of security_groups"),
        ("defaults:\n  ers_resources:\n    ldap: {nme: a}", ":3: ers_resources/ldap has no option 'nme'"),
    ],
)
def test_problems_have_file_and_line(model: Gather, text: str, problem: str) -> None:
    (found,) = _problems(model({"x.yml": text}))
    assert found.startswith(f"data/x.yml{problem}"), found


@pytest.mark.parametrize("validate", [True, False])
def test_two_defaults_of_a_path_in_a_folder(model: Gather, validate: bool) -> None:
    text = "defaults:\n  ers_resources:\n    ldap: {attributes: {a: 1}}\n"
    (found,) = _problems(model({"a.yml": text, "b.yml": text}, validate=validate))
    assert found == (
        "data/b.yml:3: this folder already has defaults of ers_resources/ldap in data/a.yml:3; merge them."
    )


_SECRETS = f"""
    ers_resources:
      ldap:
        - name: a
          secret_attributes: [pin]
          attributes:
            adminPassword: {CANARY}
            pin: "1234"
            headers: [{{key: apiToken, value: {CANARY}}}]
            text: '{{"password": "{CANARY}"}}'
            requirePassword: true
            other: secret://b
            communities: ["", x]
"""


@pytest.mark.parametrize(("plain_secrets", "problems", "warnings"), [("allow", 0, 0), ("warn", 0, 1), ("refuse", 4, 0)])
def test_plain_secrets(model: Gather, plain_secrets: Any, problems: int, warnings: int) -> None:
    found = model({"a.yml": _SECRETS}, plain_secrets=plain_secrets)
    if problems:
        listed = _problems(found)
        assert [problem.partition(": the secret is")[0] for problem in listed] == [
            "data/a.yml:7: ers_resources/ldap 'a': attributes.adminPassword",
            "data/a.yml:8: ers_resources/ldap 'a': attributes.pin",
            "data/a.yml:9: ers_resources/ldap 'a': attributes.headers.0.value",
            "data/a.yml:10: ers_resources/ldap 'a': attributes.text",
        ]
        assert CANARY not in repr(listed)
    else:
        assert CANARY in repr(found.result())
    assert len(found.warnings) == warnings
    assert CANARY not in repr(found.warnings)


def test_protection_of_other_sites(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {
            "sites/paris/a.yml": "ers_resources: {ldap: [{name: 'a*'}], portaltheme: [{name: t}]}",
            "sites/nice/a.yml": "ers_resources: {ldap: [{name: b}]}",
        },
    )
    found = protected_by_other_sites(_read, str(tmp_path), "data", ["nice"], ["ers_resources/ldap"])
    assert found == {"ers_resources/ldap": ["a[*]"]}
