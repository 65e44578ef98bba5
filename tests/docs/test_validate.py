# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The validator of configuration files, as pre-commit and pipelines run it: problems that it reports, without secrets."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ansible_collections.openise.ise.schemas import validate
from ansible_collections.openise.ise.tests.docs.documents import ROOT

CANARY = "canary-secret-1"


def _problems(folder: Path, text: str | bytes) -> list[str]:
    path = folder / "a.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [problem.replace(str(path), "a.yml") for problem in validate.problems(path)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n",
        "$ANSIBLE_VAULT;1.1;AES256\n6162\n",
        "network_devices:\n  - name: sw1\n    radius:\n      dtls_required: yes\n"
        "      shared_secret: !vault |\n        $ANSIBLE_VAULT;1.1;AES256\n        6162\n"
        "      coa_port: !vault |\n        $ANSIBLE_VAULT;1.1;AES256\n        6162\n"
        "    description: !unsafe 'a {{ b }}'\n",
    ],
)
def test_valid_files(tmp_path: Path, text: str) -> None:
    assert _problems(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"[{CANARY}]", "a.yml: this is not of type 'object', 'null'"),
        (f"network_device: [{CANARY}]", "a.yml: Additional properties are not allowed ('network_device' was unexpected)"),
        (f"network_devices: {{sw1: {CANARY}}}", "a.yml: network_devices: this is not of type 'array'"),
        (f"network_devices: {CANARY}", "a.yml: network_devices: this is not of type 'array'"),
        (f"network_devices: [{{tacacs: {{shared_secret: {CANARY}}}}}]", "a.yml: network_devices[0]: 'name' is a required"),
        (f"network_devices: [{{id: x, radius: {CANARY}}}]", "a.yml: network_devices[0].radius: this is not of type 'object'"),
        (
            "network_devices: [{id: x, radius: {shared_secret: 1234567}}]",
            "a.yml: network_devices[0].radius.shared_secret: this is not of type 'string', 'null'",
        ),
        (
            f"network_devices: [{{id: x, radius: {{shared_secert: {CANARY}}}}}]",
            "a.yml: network_devices[0].radius: Additional properties are not allowed ('shared_secert' was unexpected)",
        ),
        (
            "network_devices: [{id: x, radius: {coa_port: 70000}}]",
            "a.yml: network_devices[0].radius.coa_port: 70000 is greater than the maximum of 65535",
        ),
        (
            "network_devices: [{id: x, snmp: {version: 4}}]",
            "a.yml: network_devices[0].snmp.version: 4 is not one of ['1', '2c', '3', 1, 3]",
        ),
        (
            "network_devices: [{id: x, radius: {key_wrap: 3}}]",
            "a.yml: network_devices[0].radius.key_wrap: 3 is not of type 'boolean', 'null'",
        ),
        ("network_devices: [{name: 010}]", "a.yml: network_devices[0].name: 8 is not of type 'string', 'null'"),
        (f"a: {CANARY}\n b: 1\n", "a.yml:2: invalid YAML: mapping values are not allowed"),
        (f"a: !foo {CANARY}\n", "a.yml:1: invalid YAML: could not determine a constructor for the tag '!foo'"),
        (f"a: {CANARY}\x01\n", "a.yml: the file cannot be read: unacceptable character #x0001: "),
        (f"a: {CANARY}\n".encode("utf-16"), "a.yml: the file cannot be read: 'utf-8' codec can't decode"),
    ],
)  # fmt: skip
def test_invalid_files(tmp_path: Path, text: str | bytes, problem: str) -> None:
    (found,) = _problems(tmp_path, text)
    assert found.startswith(problem)
    assert CANARY not in found
    assert "1234567" not in found


def test_as_a_program(tmp_path: Path) -> None:
    (tmp_path / "good.yml").write_text("network_devices: []\n")
    (tmp_path / "bad.yml").write_text("endpoint: []\n")

    def run(*files: str) -> tuple[int, str]:
        command = [sys.executable, str(ROOT / "schemas" / "validate.py"), *files]
        done = subprocess.run(command, cwd=tmp_path, text=True, capture_output=True, timeout=60, check=False)
        return done.returncode, done.stdout + done.stderr

    assert run("good.yml") == (0, "")
    code, output = run("good.yml", "bad.yml", "none.yml")
    assert code == 1
    assert output.splitlines() == [
        "bad.yml: Additional properties are not allowed ('endpoint' was unexpected)",
        "none.yml: the file cannot be read: [Errno 2] No such file or directory: 'none.yml'",
    ]


def test_pre_commit_hook_runs_this_program() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    tomllib = importlib.import_module("tomllib")  # Python 3.11; mypy checks this file as 3.10
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    module, function = project["project"]["scripts"][hook["entry"]].split(":")
    package, name = module.split(".")
    setuptools = project["tool"]["setuptools"]
    folder = setuptools["package-dir"][package]
    assert setuptools["packages"] == [package]
    assert (
        getattr(importlib.import_module(f"ansible_collections.openise.ise.{folder}.{name}"), function) is validate.main
    )
    assert list((ROOT / folder).glob(setuptools["package-data"][package][0]))
