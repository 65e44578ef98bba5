# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command of the pre-commit hook: its output, its exit code, encrypted values without a password, and no secrets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ansible_collections.openise.ise.plugins.plugin_utils.command_line import main

CANARY = "canary-secret-1"
VAULT = "$ANSIBLE_VAULT;1.1;AES256\n"
Check = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Return a function that writes files below data, checks the folder, and returns exit code and lines."""
    monkeypatch.chdir(tmp_path)

    def run(files: dict[str, str | bytes], *options: str) -> tuple[int, list[str]]:
        for name, text in files.items():
            path = tmp_path / "data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = main([*options, "data"])
        output = capsys.readouterr()
        assert CANARY not in output.out + output.err
        return code, output.out.splitlines()

    return run


def valid(objects: str, files: str = "1 file", notes: str = "") -> tuple[int, list[str]]:
    """Return what is printed of valid files."""
    return 0, [f"The configuration is valid: {objects} in {files}{notes}. Nothing was sent to ISE."]


def test_valid_files(checked: Check) -> None:
    device = "network_devices:\n  - {name: sw1, ip_addresses: [10.0.0.1], radius: {shared_secret: 'secret://a'}}\n"
    assert checked({"a.yml": device, "b.yml": "endpoint_groups: [{name: a}]"}) == valid(
        "2 objects of 2 types", "2 files"
    )
    assert checked({"a.yml": "{}", "b.yml": "{}"}) == valid("0 objects of 0 types", "2 files")


def test_encrypted_values_without_a_password(checked: Check) -> None:
    """Accepted wherever they are; references to objects that have them are no doubt, and other mistakes are found."""
    vaulted = f"!vault |\n          {VAULT}          6162\n"
    text = (
        "network_device_groups:\n"
        "  - name: Location#All Locations#Paris\n"
        f"    description: {vaulted}"
        "network_devices:\n"
        "  - name: sw1\n"
        "    ip_addresses: [10.0.0.1]\n"
        "    groups: ['Location#All Locations#Paris']\n"
        "    radius:\n"
        f"      shared_secret: {vaulted}"
        f"      coa_port: {vaulted}"
        f"  - name: {vaulted}"
        "    ip_addresses: [10.0.0.1]\n"
        f"  - name: {vaulted}"
        f"  - name: sw2\n    ip_addresses: {vaulted}"
        f"  - name: sw3\n    ip_addresses: [10.0.0.3]\n    radius: {{coa_port: 70000}}\n    description: {vaulted}"
    )
    notes = "; 6 objects with encrypted values checked in part; 1 encrypted file not read"
    files: dict[str, str | bytes] = {"a.yml": text, "secret.yml": f"{VAULT}6162\n"}
    code, lines = checked(files)
    # Of sw3, whose description is unknown, the rest is not judged.
    assert (code, lines) == valid("6 objects of 2 types", "2 files", notes)
    code, lines = checked({**files, "b.yml": "network_devices: [{name: sw4, ip_addresses: [10.0.0.300]}]\n"})
    assert code == 1 and [line.split(": ")[0] for line in lines[:-1]] == ["data/b.yml:1"]
    secret = f"      shared_secret: {vaulted}"
    wrong = "network_devices:\n  - name: sw1\n    ip_addresses: [none]\n    radius:\n" + secret
    code, lines = checked({"a.yml": wrong, "b.yml": "{}"})
    assert code == 1 and lines[0].startswith("data/a.yml:2: network_devices 'sw1': ip_addresses: ")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"[{CANARY}]", "data/a.yml:1: the file is a list; expected lists of objects by type."),
        (f"network_device: [{CANARY}]", "data/a.yml:1: unknown type 'network_device'; did you mean 'network_devices'?"),
        (f"network_devices: {CANARY}", "data/a.yml:1: network_devices is a single value; expected a list of objects, or"),
        ("network_devices: [{name: x, radius: {shared_secret: 1234567}}]", "data/a.yml:1: network_devices 'x': radius."),
        (f"network_devices: [{{name: x, radius: {{shared_secert: {CANARY}}}}}]", "data/a.yml:1: network_devices 'x' has no"),
        (f"a: {CANARY}\n b: 1\n", "data/a.yml:2: invalid YAML: mapping values are not allowed"),
        (f"a: !foo {CANARY}\n", "data/a.yml:1: invalid YAML: could not determine a constructor for the tag '!foo'"),
        (f"a: {CANARY}\x01\n", "data/a.yml: the file cannot be read: "),
        (f"a: {CANARY}\n".encode("utf-16"), "data/a.yml: the file cannot be read: "),
    ],
)  # fmt: skip
def test_invalid_files(checked: Check, text: str | bytes, problem: str) -> None:
    """One line, without parts of values that may be secrets."""
    code, lines = checked({"a.yml": text})
    assert (code, len(lines)) == (1, 2), lines
    assert lines[0].startswith(problem), lines
    assert lines[1] == "The configuration has 1 problem. Nothing was sent to ISE."
    assert "1234567" not in lines[0]


def test_each_selection_of_sites(checked: Check) -> None:
    """Sites of different deployments may declare the same object; what several selections have in common is printed once."""
    files: dict[str, str | bytes] = {
        "common.yml": "endpoint_groups: [{name: a, parent: a}]\n",
        "sites/paris/a.yml": "endpoint_groups: [{name: b}]\n",
        "sites/tokyo/a.yml": "endpoint_groups: [{name: b}]\n",
    }
    code, lines = checked(files)
    assert code == 1 and len(lines) == 3 and "already declared" in lines[1]
    code, lines = checked(files, "--sites", "paris", "--sites", "tokyo")
    assert (code, lines) == (
        1,
        [
            "data/common.yml:1: endpoint_groups 'a': the object refers to itself; remove the reference.",
            "paris: The configuration has 1 problem. Nothing was sent to ISE.",
            "tokyo: The configuration has 1 problem. Nothing was sent to ISE.",
        ],
    )
    code, lines = checked(files, "--sites", "nice")
    assert code == 1 and "unknown site 'nice'; the known sites are paris, tokyo" in "".join(lines)


def test_warnings_do_not_fail(checked: Check) -> None:
    """Unless they are to be problems."""
    files: dict[str, str | bytes] = {
        "a.yml": f"network_devices:\n  - {{name: sw1, radius: {{shared_secret: {CANARY}}}}}\n"
    }
    code, lines = checked(files)
    assert (code, len(lines)) == (0, 3) and all(line.endswith(" [warning]") for line in lines[:2])
    assert lines[-1].endswith("in 1 file; 2 warnings. Nothing was sent to ISE.")
    for option in ("--unproven", "--plain-secrets"):
        code, lines = checked(files, option, "refuse")
        assert code == 1 and sum(line.endswith(" [warning]") for line in lines) == 1
    assert checked(files, "--unproven", "allow", "--plain-secrets", "allow") == valid("1 object of 1 type")


def test_missing_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing", "here"]) == 1
    assert capsys.readouterr().out == (
        "nothing: the file or folder does not exist.\nhere: the file or folder does not exist.\n"
    )
