# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Merging files and folders into one data model: order, defaults, sites, and every problem with its file and line."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader
from ansible.parsing.vault import VaultLib, VaultSecret

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel, PlainSecrets, with_defaults
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Literal, read

CANARY = "canary-secret-1"
Files = dict[str, str]


@pytest.fixture
def model(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Return a function that writes files, and returns the data model of their folder."""

    def gathered(files: Files, sites: list[str] | None = None, *, validate: bool = True) -> dict[str, Any]:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        loader = DataLoader()
        found = DataModel(lambda path, name: read(loader, path, name), validate=validate)
        found.add(str(tmp_path), "data", sites)
        return found.result()

    return gathered


def names(found: dict[str, Any]) -> list[str]:
    """Return the names of the network devices, in order."""
    return [device["name"] for device in found["network_devices"]]


def device(name: str, more: str = "") -> str:
    """Return a file with one network device."""
    return f"network_devices:\n  - {{name: {name}{more}}}\n"


def test_order_of_files(model: Callable[..., Any]) -> None:
    found = model(
        {
            "b.yaml": device("sw2"),
            "a/z.yml": device("sw3"),
            "a/b/a.yml": device("sw4"),
            "B.yml": device("sw1"),
            "c/d/e/f.yml": device("sw5"),
            ".hidden.yml": device("no"),
            ".git/a.yml": device("no"),
            "README.md": "no YAML: [",
            "a.yml.orig": "no YAML: [",
            "none.yml": "{}\n",
        }
    )
    assert [str(name) for name in names(found)] == ["sw1", "sw2", "sw3", "sw4", "sw5"]


def test_values_are_unchanged(model: Callable[..., Any]) -> None:
    text = """
        network_devices:
          - name: sw1
            ip_addresses: [10.0.0.1]
            radius: {coa_port: 1700, dtls_required: no, shared_secret: secret://radius}
            tacacs: {}
            description: !unsafe "{{ as it is }}"
        endpoint_groups: []
        """
    assert model({"a.yml": text}) == {
        "network_devices": [
            {
                "name": "sw1",
                "ip_addresses": ["10.0.0.1"],
                "radius": {"coa_port": 1700, "dtls_required": False, "shared_secret": "secret://radius"},
                "tacacs": {},
                "description": "{{ as it is }}",
            }
        ],
        "endpoint_groups": [],
    }
    assert not isinstance(model({"a.yml": text})["network_devices"][0]["description"], Literal)


@pytest.mark.parametrize(
    ("defaults", "own", "result"),
    [
        ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": {"b": 1, "c": {"d": 1}}}, {"a": {"c": {"e": 2}}}, {"a": {"b": 1, "c": {"d": 1, "e": 2}}}),
        ({"a": [1]}, {"a": [2]}, {"a": [2]}),
        ({"a": {"b": 1}}, {"a": {}}, {"a": {}}),
        ({"a": {"b": 1}}, {"a": None}, {"a": None}),
        ({"a": {}}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ({"a": None}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ({"a": 1}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ({"a": False}, {}, {"a": False}),
    ],
)
def test_with_defaults(defaults: dict[str, Any], own: dict[str, Any], result: dict[str, Any]) -> None:
    assert with_defaults(own, defaults) == result


def test_nearer_defaults_win(model: Callable[..., Any]) -> None:
    found = model(
        {
            "defaults.yml": "defaults: {network_devices: {profile: Cisco, radius: {coa_port: 1, key_wrap: false}}}",
            "a.yml": device("top"),
            "z.yml": device("own", ", profile: Own, radius: {coa_port: 9}"),
            "b/a.yml": device("below"),
            "b/z.yml": "defaults: {network_devices: {radius: {coa_port: 2}}, endpoints: {description: x}}",
            "b/c/a.yml": device("deep") + "defaults: {network_devices: {profile: Deep}}\n",
            "c/a.yml": device("beside"),
        }
    )
    assert {
        device["name"]: (device["profile"], device["radius"]["coa_port"]) for device in found["network_devices"]
    } == {
        "top": ("Cisco", 1),
        "own": ("Own", 9),
        "below": ("Cisco", 2),
        "deep": ("Deep", 2),
        "beside": ("Cisco", 1),
    }
    assert all(device["radius"]["key_wrap"] is False for device in found["network_devices"])


SITES = {
    "all.yml": device("all"),
    "sites/common.yml": device("sites"),
    "sites/lyon/a.yml": device("lyon"),
    "sites/paris/a/b.yml": device("paris"),
    "other/sites/nice/a.yml": device("other"),
}


@pytest.mark.parametrize(
    ("sites", "read_"),
    [
        (None, ["all", "other", "sites", "lyon", "paris"]),
        ([], ["all", "other", "sites"]),
        (["paris"], ["all", "other", "sites", "paris"]),
        (["paris", "lyon"], ["all", "other", "sites", "lyon", "paris"]),
    ],
)
def test_only_chosen_sites_are_read(model: Callable[..., Any], sites: list[str] | None, read_: list[str]) -> None:
    assert names(model(SITES, sites)) == read_


def test_other_sites_are_not_read(model: Callable[..., Any]) -> None:
    assert names(model({**SITES, "sites/lyon/a.yml": "nonsense: ["}, ["paris"])) == ["all", "other", "sites", "paris"]


def test_single_file(tmp_path: Path) -> None:
    path = tmp_path / "any.conf"
    path.write_text(device("sw1") + "defaults: {network_devices: {profile: X}}")
    found = DataModel(lambda path, name: read(DataLoader(), path, name))
    found.add(str(path), "any.conf")
    assert found.result() == {"network_devices": [{"name": "sw1", "profile": "X"}]}


def _problems(model: Callable[..., Any], files: Files, sites: list[str] | None = None, **options: Any) -> list[str]:
    with pytest.raises(InvalidConfiguration) as caught:
        model(files, sites, **options)
    assert CANARY not in str(caught.value)
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n", "data/a.yml:1: the file is a list; expected lists of objects by type."),
        ("text\n", "data/a.yml:1: the file is a single value; expected lists of objects by type."),
        ("\nnetwork_device: []\n", "data/a.yml:2: unknown type 'network_device'; did you mean 'network_devices'?"),
        ("1: []\n", "data/a.yml:1: unknown type '1'; the known types are allowed_protocols, anc_policies, "),
        ("endpoints:\n", "data/a.yml:1: endpoints is empty; expected a list of objects, or [] for none."),
        ("endpoints: {}\n", "data/a.yml:1: endpoints is a mapping; expected a list of objects, or [] for none."),
        (
            "endpoints:\n  - a\n",
            "data/a.yml:2: an object of endpoints is a single value; expected a mapping of options.",
        ),
        ("endpoints:\n  -\n", "data/a.yml:2: an object of endpoints is empty; expected a mapping of options."),
        ("defaults: []\n", "data/a.yml:1: defaults is a list; expected options by type."),
        ("defaults:\n", "data/a.yml:1: defaults is empty; expected options by type."),
        ("defaults:\n  endpoint: {}\n", "data/a.yml:2: unknown type 'endpoint'; did you mean 'endpoints'?"),
        ("defaults:\n  endpoints: 1\n", "data/a.yml:2: defaults of endpoints is a single value; expected options."),
        ("endpoints: []\nendpoints: []\n", "data/a.yml:2: duplicate key 'endpoints', also in line 1; "),
        ("endpoints: [\n", "data/a.yml:2: invalid YAML: "),
        (
            "network_devices:\n  - name: sw1\n    description: 2026-01-02\n",
            "data/a.yml:3: network_devices 'sw1': description is a date in YAML; put it in quotes.",
        ),
        (
            "security_groups:\n  - name: no\n",
            "data/a.yml:2: security_groups 'False': name is a boolean in YAML, not text; put it in quotes.",
        ),
        (
            "network_devices:\n  - name: 0123\n",
            "data/a.yml:2: network_devices '83': name is an integer in YAML, not text; put it in quotes.",
        ),
        (
            "network_devices:\n  - name: sw1\n    groups: [a, 1.5]\n",
            "data/a.yml:3: network_devices 'sw1': groups is a float in YAML, not text; put it in quotes.",
        ),
        (
            "defaults:\n  network_devices:\n    radius: {shared_secret: 00123456}\n",
            "data/a.yml:3: network_devices: radius.shared_secret is an integer in YAML, not text; put it in quotes.",
        ),
    ],
)
@pytest.mark.parametrize("validate", [True, False])
def test_wrong_structure(model: Callable[..., Any], text: str, problem: str, validate: bool) -> None:
    (found,) = _problems(model, {"a.yml": text}, validate=validate)
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["x.yml: the file is empty; list objects by type, or write {} to declare none."]),
        ("---\n# nothing left\n", ["x.yml: the file is empty; list objects by type, or write {} to declare none."]),
        ("{}\n", []),
        ("endpoints: []\n", []),
    ],
)
def test_empty_files_are_rejected(tmp_path: Path, text: str, problems: list[str]) -> None:
    path = tmp_path / "x.yml"
    path.write_text(text, encoding="utf-8")
    loader = DataLoader()
    found = DataModel(lambda path, name: read(loader, path, name))
    found.add(str(path), "x.yml")
    if not problems:
        assert not found.result().get("endpoints")
        return
    with pytest.raises(InvalidConfiguration) as caught:
        found.result()
    assert caught.value.problems == problems


VALIDATED = """
network_devices:
  - name: sw1
    ip_adresses: []
    radius:
      shared_secert: canary-secret-1
      coa_port: "{{ port }}"
  - description: no name
  - {name: "{% if x %}x{% endif %}", 7: x}
authorization_profiles:
  - name: x
    advanced_attributes:
      - attribute: A:b
        vlue: canary-secret-1
egress_matrix_cells:
  - source: 0
defaults:
  endpoints: {grup: x, description: "{{ x }}"}
"""


def test_options_are_validated_on_request(model: Callable[..., Any]) -> None:
    jinja = "is a Jinja expression, which is not evaluated in files; write its value, secret://NAME for a secret, or "
    found = [problem.split("!unsafe ")[0] for problem in _problems(model, {"a.yml": VALIDATED})]
    assert found == [
        f"data/a.yml:18: endpoints: description {jinja}",
        "data/a.yml:18: endpoints has no option 'grup'; did you mean 'group'?",
        f"data/a.yml:7: network_devices 'sw1': radius.coa_port {jinja}",
        "data/a.yml:4: network_devices 'sw1' has no option 'ip_adresses'; did you mean 'ip_addresses'?",
        "data/a.yml:6: network_devices 'sw1' has no option 'shared_secert' inside radius; did you mean 'shared_secret'?",
        "data/a.yml:8: network_devices needs name, or id.",
        f"data/a.yml:9: network_devices '{{% if x %}}x{{% endif %}}': name {jinja}",
        found[7],
        "data/a.yml:14: authorization_profiles 'x' has no option 'vlue' inside advanced_attributes; did you mean 'value'?",
        "data/a.yml:16: egress_matrix_cells '0' needs source and destination, or id.",
    ]
    assert found[7].startswith("data/a.yml:9: network_devices '{% if x %}x{% endif %}' has no option '7'; there is ")
    unchecked = model({"a.yml": VALIDATED}, validate=False)
    assert unchecked["network_devices"][0]["radius"]["coa_port"] == "{{ port }}"


def test_all_problems_are_reported(model: Callable[..., Any]) -> None:
    found = _problems(model, {"a.yml": "a: 1\n", "b/c.yml": "- b\n", "sites/x/d.yml": "c: [\n"}, ["y", "x"])
    assert [problem.split(": ")[0] for problem in found] == [
        "sites",
        "data/a.yml:1",
        "data/b/c.yml:1",
        "data/sites/x/d.yml:2",
    ]


SAME = "is already declared in data/a.yml:2; keep one of them."


@pytest.mark.parametrize(
    ("plural", "one", "other", "label"),
    [
        ("network_devices", "name: sw1", "name: SW1, state: absent", "'SW1'"),
        ("network_devices", "name: sw1, id: '1'", "name: sw2, id: '1'", "'sw2'"),
        ("endpoints", "mac: '00:11:22:33:44:aa'", "mac: 0011.2233.44AA", "'0011.2233.44AA'"),
        ("egress_matrix_cells", "source: a, destination: b", "destination: B, source: A", "'A' 'B'"),
        ("egress_matrix_cells", "source: 0, destination: b", "source: 0, destination: b", "'0' 'b'"),
        ("sxp_local_bindings", "ip_address: 10.0.0.1, domains: [a, b]", "ip_address: 10.0.0.1/32, domains: [b, a]", ""),
        ("network_device_groups", "name: 'Location#All  Locations'", "name: 'Location # All  Locations'", ""),
        ("network_device_groups", "name: none", "name: none", "'none'"),
    ],
)
def test_duplicates_in_two_files(model: Callable[..., Any], plural: str, one: str, other: str, label: str) -> None:
    (found,) = _problems(model, {"a.yml": f"{plural}:\n  - {{{one}}}\n", "b/c.yml": f"\n{plural}: [{{{other}}}]\n"})
    assert found.startswith(f"data/b/c.yml:2: {plural} {label}")
    assert found.endswith(SAME)


def read_files(folder: Path, plain_secrets: PlainSecrets) -> DataModel:
    """Return the data model of two files with two readable secrets, and one encrypted file."""
    radius = "radius: {{shared_secret: {secret}}}"
    encrypted = VaultLib([("default", VaultSecret(b"vault"))]).encrypt("canary-encrypted").decode()
    encrypted_file = device("sw5", f", {radius.format(secret='canary-file')}")
    files = {
        "a.yml": device("sw1", f", {radius.format(secret='canary-1')}"),
        "b.yml": device("sw2", f", {radius.format(secret='secret://a')}") + "defaults: {external_radius_servers: "
        "{shared_secret: canary-2}}\n",
        "c.yml": device("sw3", f", {radius.format(secret='!vault ' + json.dumps(encrypted))}"),
        "d.yml": device("sw4", f", {radius.format(secret=chr(39) * 2)}"),
        "e.yml": VaultLib([("default", VaultSecret(b"vault"))]).encrypt(encrypted_file).decode(),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    loader = DataLoader()
    loader.set_vault_secrets([("default", VaultSecret(b"vault"))])
    found = DataModel(lambda path, name: read(loader, path, name), plain_secrets=plain_secrets)
    found.add(str(folder), "data")
    return found


PLAIN = "the secret is plain text. Write secret://NAME, or encrypt the value with Ansible Vault."


def test_plain_secrets(tmp_path: Path) -> None:
    """References, encrypted values and encrypted files are none. All are refused, or the first is named in a warning."""
    assert read_files(tmp_path, "allow").warnings == []
    warned = read_files(tmp_path, "warn")
    assert len(warned.result()["network_devices"]) == 5
    first = "data/b.yml:3: external_radius_servers: shared_secret"
    assert warned.warnings == [f"{first} and 1 more: {PLAIN} Set plain_secrets to allow to keep it."]
    with pytest.raises(InvalidConfiguration) as caught:
        read_files(tmp_path, "refuse").result()
    assert caught.value.problems == [
        f"{first}: {PLAIN}",
        f"data/a.yml:2: network_devices 'sw1': radius.shared_secret: {PLAIN}",
    ]


def test_secrets_that_look_like_references(model: Callable[..., Any]) -> None:
    """The place in the file, and no part of the value."""
    text = device("sw1", ", radius: {shared_secret: 'secrets://canary'}, tacacs: {shared_secret: {a: canary}}")
    found = _problems(model, {"a.yml": text})
    assert [problem.split(". ")[0] for problem in found] == [
        "data/a.yml:2: network_devices 'sw1': radius.shared_secret: the secret looks like a reference or a template",
        "data/a.yml:2: network_devices 'sw1': tacacs.shared_secret: the secret is not text",
    ]
    assert "canary" not in "".join(found)


@pytest.mark.parametrize("text", ["", "# nothing left\n", "---\n...\n"])
def test_an_empty_file_is_an_error_wherever_it_lies(model: Callable[..., Any], text: str) -> None:
    found = _problems(model, {"a.yml": device("sw1"), "sites/nice/empty.yml": text}, ["nice"])
    assert found == ["data/sites/nice/empty.yml: the file is empty; list objects by type, or write {} to declare none."]


def test_duplicates_in_one_line(model: Callable[..., Any]) -> None:
    (found,) = _problems(model, {"a.yml": "endpoint_groups:\n  [{name: a}, {name: A}]\n"})
    assert found == f"data/a.yml:2: endpoint_groups 'A' {SAME}"


@pytest.mark.parametrize(
    ("plural", "one", "other"),
    [
        ("network_devices", "name: sw1", "name: sw2"),
        ("network_devices", "name: sw1", "name: sw1, id: '1'"),
        ("egress_matrix_cells", "source: a, destination: b", "source: b, destination: a"),
        ("egress_matrix_cells", "source: a, destination: b", "source: a, destination: b, matrix_id: '2'"),
        ("sxp_local_bindings", "ip_address: 10.0.0.1, domains: [a]", "ip_address: 10.0.0.1, domains: [b]"),
    ],
)
def test_similar_objects_are_no_duplicates(model: Callable[..., Any], plural: str, one: str, other: str) -> None:
    assert len(model({"a.yml": f"{plural}:\n  - {{{one}}}\n  - {{{other}}}\n"})[plural]) == 2


def test_key_from_defaults(model: Callable[..., Any]) -> None:
    text = "defaults: {egress_matrix_cells: {source: A}}\negress_matrix_cells: [{destination: B}]\n"
    assert model({"a.yml": text}) == {"egress_matrix_cells": [{"source": "A", "destination": "B"}]}


def test_duplicate_defaults_in_a_folder(model: Callable[..., Any]) -> None:
    text = "defaults: {endpoints: {description: x}}\n"
    (found,) = _problems(model, {"a.yml": text, "b.yml": f"\n{text}", "c/d.yml": text})
    assert found == "data/b.yml:2: this folder already has defaults of endpoints in data/a.yml:1; merge them."


def test_folder_without_files(model: Callable[..., Any]) -> None:
    problem = "data: the folder has no file *.yml or *.yaml."
    assert _problems(model, {"a/b.json": "{}", ".c.yml": ""}) == [problem]
    assert _problems(model, {"sites/paris/a.yml": ""}, []) == [problem]


@pytest.mark.parametrize(
    ("files", "sites", "problem"),
    [
        (SITES, ["nice"], "sites: unknown site 'nice'; the known sites are lyon, paris."),
        ({"a.yml": "{}"}, ["nice"], "sites: unknown site 'nice'; there is no folder data/sites with sites."),
        (
            {"a.yml": "{}", "sites": ""},
            ["nice"],
            "sites: unknown site 'nice'; there is no folder data/sites with sites.",
        ),
    ],
)
def test_unknown_site(model: Callable[..., Any], files: Files, sites: list[str], problem: str) -> None:
    assert _problems(model, files, sites) == [problem]


def test_former_names(model: Callable[..., Any]) -> None:
    """Kept for module config; what it would refuse is found with file and line, and so is a former name for all objects."""
    text = """\
    endpoint_groups:
      - {name: a, renamed_from: b}
      - {name: c, renamed_from: [d, e]}
    """
    assert [item["renamed_from"] for item in model({"a.yml": text})["endpoint_groups"]] == ["b", ["d", "e"]]
    wrong = """\
    defaults: {endpoint_groups: {renamed_from: x}}
    endpoint_groups:
      - {name: a, renamed_from: 12}
      - {name: b, renamed_from: [B]}
    endpoints:
      - {mac: "02:00:00:00:00:01", renamed_from: y}
    """
    assert [problem.partition(": ")[::2] for problem in _problems(model, {"a.yml": wrong})] == [
        (
            "data/a.yml:1",
            "defaults of endpoint_groups: renamed_from is the name of one object; move it to that object.",
        ),
        (
            "data/a.yml:3",
            "endpoint_groups 'a': renamed_from: the value is an integer in YAML, not text; put it in quotes.",
        ),
        (
            "data/a.yml:4",
            "endpoint_groups 'b': renamed_from: 'B' is the name of the object already, because ISE ignores case; remove it.",
        ),
        (
            "data/a.yml:6",
            "endpoints '02:00:00:00:00:01': renamed_from: ISE cannot change the mac of an existing endpoint.",
        ),
    ]
