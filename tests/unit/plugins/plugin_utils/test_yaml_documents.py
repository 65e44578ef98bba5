# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading YAML files: plain values, vaulted content, line numbers, and every kind of unreadable file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader
from ansible.parsing.vault import VaultLib, VaultSecret

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Document, Literal, read

CANARY = "canary-secret-1"
SECRET = [("default", VaultSecret(b"right"))]


def loader(password: bytes = b"right") -> Any:
    """Return Ansible's loader with a vault password."""
    found = DataLoader()
    found.set_vault_secrets([("default", VaultSecret(password))])
    return found


def vaulted(text: str) -> str:
    """Return a text as ``ansible-vault encrypt`` writes it."""
    encrypted: bytes = VaultLib(SECRET).encrypt(text, SECRET[0][1])
    return encrypted.decode()


def document(folder: Path, text: str | bytes, **options: Any) -> Document:
    """Return the document of a file with that text."""
    path = folder / "a.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(loader(**options), str(path), "data/a.yml")


def problems(folder: Path, text: str | bytes, **options: Any) -> list[str]:
    """Return the problems of a file."""
    with pytest.raises(InvalidConfiguration) as caught:
        document(folder, text, **options)
    return caught.value.problems


def test_values_are_plain_and_read_as_ansible_does(tmp_path: Path) -> None:
    found = document(tmp_path, "---\na: {b: [1, yes, 1.5, ~, text, 010, '3']}\n")
    assert found.content == {"a": {"b": [1, True, 1.5, None, "text", 8, "3"]}}
    assert [type(value) for value in found.content["a"]["b"]] == [int, bool, float, type(None), str, int, str]


@pytest.mark.parametrize("text", ["", "---\n", "# a comment\n"])
def test_empty_files_have_no_content(tmp_path: Path, text: str) -> None:
    found = document(tmp_path, text)
    assert found.content is None
    assert found.place().startswith("data/a.yml:")


def test_files_are_not_cached(tmp_path: Path) -> None:
    path, ansible = tmp_path / "a.yml", loader()
    for value in (1, 2):
        path.write_text(f"a: {value}\n")
        assert read(ansible, str(path), "a").content == {"a": value}


def test_line_numbers(tmp_path: Path) -> None:
    text = "---\na:\n  - x: 1\n    y:\n      z: [1,\n          2]\n  - {x: 2}\nb: &b\n  c: 1\nd:\n  <<: *b\n"
    found = document(tmp_path, text)
    lines = {
        ("a",): 2,
        ("a", 0): 3,
        ("a", 0, "x"): 3,
        ("a", 0, "y", "z"): 5,
        ("a", 0, "y", "z", 1): 6,
        ("a", 1, "x"): 7,
        ("a", 1, "missing", "more"): 7,
        ("d", "c"): 9,
        ("missing",): 2,
        (): 2,
    }
    assert {steps: found.place(*steps) for steps in lines} == {
        steps: f"data/a.yml:{line}" for steps, line in lines.items()
    }


def test_vaulted_file(tmp_path: Path) -> None:
    found = document(tmp_path, vaulted(f"---\na: {CANARY}\n"))
    assert found.content == {"a": CANARY}
    assert found.place("a") == "data/a.yml:2"


def test_vaulted_and_literal_values(tmp_path: Path) -> None:
    found = document(tmp_path, f"a: !vault {json.dumps(vaulted('{{ x'))}\nb: !unsafe '{{{{ y }}}}'\n")
    assert found.content == {"a": "{{ x", "b": "{{ y }}"}
    assert all(isinstance(value, Literal) for value in found.content.values())


def test_decryption_failures(tmp_path: Path) -> None:
    value = json.dumps(vaulted(CANARY))
    found = problems(tmp_path, f"a: 1\nb: !vault {value}\nc: !vault {value}\n", password=b"wrong")
    assert [text.split(": ")[0] for text in found] == ["data/a.yml:2", "data/a.yml:3"]
    assert all(": the value cannot be decrypted: " in text and text.endswith(").") for text in found)
    (whole,) = problems(tmp_path, vaulted(f"a: {CANARY}\n"), password=b"wrong")
    assert whole.startswith("data/a.yml: the file cannot be read: Decryption failed")


def test_vault_tag_without_vaulted_content(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, f"a: !vault {CANARY}\n")
    assert problem.lower() == "data/a.yml:1: the value cannot be decrypted: input is not vault encrypted data."


def test_invalid_yaml_in_a_vaulted_file_is_not_quoted(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, vaulted(f"a: {CANARY}\n b: [{CANARY}\n"))
    assert problem == "data/a.yml:2: invalid YAML: mapping values are not allowed in this context."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"a: {CANARY}\n\tb: 1\n", "data/a.yml:2: invalid YAML: found a tab character that violates indentation."),
        (f"a: {CANARY}\n---\nb: 1\n", "data/a.yml:2: invalid YAML: but found another document."),
        (f"a: 1\nb: !foo {CANARY}\n", "data/a.yml:2: invalid YAML: could not determine a constructor for the tag '!foo'."),
        (f"a: !unsafe [{CANARY}]\n", "data/a.yml:1: invalid YAML: expected a scalar node, but found sequence."),
        (f"{{[]: {CANARY}}}\n", "data/a.yml:1: invalid YAML: found unhashable key."),
        (f"a: {CANARY}\x01\n", "data/a.yml: the file cannot be read: unacceptable character #x0001: "),
        (f"a: {CANARY}\n".encode("utf-16"), "data/a.yml: the file cannot be read: 'utf-8' codec can't decode byte"),
    ],
)  # fmt: skip
def test_invalid_yaml_is_not_quoted(tmp_path: Path, text: str | bytes, problem: str) -> None:
    (found,) = problems(tmp_path, text)
    assert found.startswith(problem)
    assert CANARY not in found


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidConfiguration, match=r"^data/b\.yml: the file cannot be read: .*\.$"):
        read(loader(), str(tmp_path / "b.yml"), "data/b.yml")


def test_duplicate_keys(tmp_path: Path) -> None:
    text = "a: 1\nb:\n  - {c: 1}\n  - c: 1\n    d: 2\n    c: 3\na: 2\ne: &e {f: [*e]}\n"
    assert sorted(problems(tmp_path, text)) == [
        "data/a.yml:6: duplicate key 'c', also in line 4; keep one of them.",
        "data/a.yml:7: duplicate key 'a', also in line 1; keep one of them.",
    ]


def test_overridden_merge_keys_are_no_duplicates(tmp_path: Path) -> None:
    assert document(tmp_path, "a: &a {b: 1, c: 2}\nd: {<<: *a, c: 3}\n").content["d"] == {"b": 1, "c": 3}


def _bomb(levels: int, member: str = "[{0}, {0}, {0}, {0}, {0}, {0}, {0}, {0}, {0}]") -> str:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{level}: &a{level} {member.format(f'*a{level - 1}')}" for level in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "member",
    ["[{0}, {0}, {0}, {0}, {0}, {0}, {0}, {0}, {0}]", "{{k1: {0}, k2: {0}, k3: {0}, k4: {0}, k5: {0}, k6: {0}}}"],
)
def test_aliases_that_expand_without_end(tmp_path: Path, member: str) -> None:
    """A few hundred bytes are a million values. The line is that of the first value that is too large."""
    (problem,) = problems(tmp_path, _bomb(40, member))
    place, _colon, rest = problem.partition(": ")
    assert 5 <= int(place.removeprefix("data/a.yml:")) <= 9
    assert rest == "aliases add more than 250,000 values here; use fewer of them."


def test_merge_keys_that_expand_without_end(tmp_path: Path) -> None:
    text = "\n".join(
        ["a0: &a0 {x: 1}", *(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 30))]
    )
    assert "aliases add more than 250,000 values" in problems(tmp_path, text)[0]


def test_aliases_that_share_values(tmp_path: Path) -> None:
    """As in files of thousands of objects."""
    shared = ", ".join(f"group {number}" for number in range(50))
    text = f"groups: &groups [{shared}]\nobjects:\n" + "  - {name: x, groups: *groups}\n" * 4000
    assert len(document(tmp_path, text).content["objects"]) == 4000


def test_an_alias_of_a_value_that_contains_it(tmp_path: Path) -> None:
    assert problems(tmp_path, "a: 1\nb: &b\n  c: [1, *b]\n") == [
        "data/a.yml:3: an alias refers to a value that contains it; remove the alias."
    ]


@pytest.mark.parametrize(("depth", "words"), [(60, "nested more than 50 levels"), (50_000, "exceeded maximum nesting")])
def test_values_that_are_nested_too_deeply(tmp_path: Path, depth: int, words: str) -> None:
    (problem,) = problems(tmp_path, "a: 1\nb: " + "[" * depth + "]" * depth)
    assert problem.startswith("data/a.yml:2: ") and words in problem


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2024-13-45", "timestamp"),
        ("2024-02-30 10:00:00", "timestamp"),
        ("0b_", "int"),
        ("-0x_", "int"),
        ("9" * 5000, "int"),
        ("!!int x", "int"),
        ("!!float x", "float"),
        ("!!bool x", "bool"),
        ("!!timestamp x", "timestamp"),
        ("{? 2024-99-01 : x}", "timestamp"),
        ("[1, [2024-13-45]]", "timestamp"),
    ],
)
def test_values_that_their_type_does_not_have(tmp_path: Path, value: str, kind: str) -> None:
    assert problems(tmp_path, f"a: 1\nb:\n  c: {value}\n") == [
        f"data/a.yml:3: invalid YAML: the value is no valid {kind}; put it in quotes if it is a text."
    ]
