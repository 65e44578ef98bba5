# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides: the table of errors is complete and correct, and the script for pipelines works."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

from ansible_collections.openise.ise.plugins.modules import coa
from ansible_collections.openise.ise.tests.docs.documents import ROOT, Block, blocks

_GUIDES = ROOT / "docs" / "docsite" / "rst"
_CORE = ROOT / "plugins" / "module_utils"
_SITE = """
- hosts: localhost
  connection: local
  gather_facts: false
  tasks:
    - openise.ise.network_device_group:
        name: {name}
"""


def _text(node: ast.AST) -> str:
    """Return the text of a string expression, with ``{}`` for computed parts."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return _text(node.left)
    return "{}"


def _sources() -> list[ast.Module]:
    return [ast.parse(path.read_text()) for path in sorted(_CORE.rglob("*.py"))]


def _messages() -> list[str]:
    """Return every message of plugins/module_utils/_http/diagnosis.py."""
    tree = ast.parse((_CORE / "_http" / "diagnosis.py").read_text())
    calls = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return) and isinstance(node.value, ast.Call)]
    return [_text(call.args[0]) for call in calls if isinstance(call.func, ast.Name) and call.func.id[0].isupper()]


def _phrases() -> list[str]:
    page = (_GUIDES / "guide_connection_tls_and_accounts.rst").read_text()
    return re.findall(r"^   \* - ``([^`]+)``$", page.split("Errors and remedies\n")[1], re.MULTILINE)


def test_table_has_every_connection_error() -> None:
    messages = _messages()
    assert len(messages) > 15
    for message in messages:
        known = [phrase for phrase in _phrases() if phrase in message]
        assert known or message == "TLS to {} failed: {}.{}", f"no row of the table fits: {message}"


def test_table_has_no_other_rows() -> None:
    texts = {
        _text(node) for tree in _sources() for node in ast.walk(tree) if isinstance(node, ast.Constant | ast.JoinedStr)
    }
    unknown = [phrase for phrase in _phrases() if not any(phrase in text for text in texts)]
    assert not unknown, f"no message says: {unknown}"


def _script(page: str) -> Block:
    return next(block for block in blocks(_GUIDES / page) if block.language == "bash")


def _run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder, env={**os.environ, "PATH": path}, text=True, capture_output=True, timeout=60, check=False,
    )  # fmt: skip


def test_idempotence_script(tmp_path: Path) -> None:
    script = _script("guide_simulator.rst").text
    (tmp_path / "site.yml").write_text(_SITE.format(name="Location#All Locations#Lyon"))
    good = _run(script, tmp_path)
    assert good.returncode == 0, good.stdout + good.stderr
    assert [line.split()[3] for line in good.stdout.splitlines() if "ok=1" in line] == ["changed=1", "changed=0"]

    (tmp_path / "site.yml").write_text(_SITE.format(name="Location#All Locations#{{ 999999 | random }}"))
    bad = _run(script, tmp_path)
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "The second run changed something." in bad.stdout


def test_control_commands(tmp_path: Path) -> None:
    start, control = (block.text for block in blocks(_GUIDES / "guide_simulator.rst") if block.language == "bash")
    before_the_playbooks = start.split("ansible-playbook")[0]
    done = _run(before_the_playbooks + control, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"faults"' in done.stdout
    assert '"by_method"' in done.stdout


def test_outcomes_of_a_coa() -> None:
    page = (_GUIDES / "coa.rst").read_text()
    documented = set(re.findall(r"^   \* - ``(\w+)``$", page.split("Outcomes\n")[1], re.MULTILINE)) - {"outcome"}
    outcome = yaml.safe_load(coa.RETURN)["targets"]["contains"]["outcome"]["description"]
    assert documented == {word for line in outcome for word in re.findall(r"V\((\w+)\)", line)}
    sources = [(_CORE / name).read_text() for name in ("_tasks/coa.py", "_mnt/coa_targets.py")]
    assert documented == {word for text in sources for word in re.findall(r"\.finish\(\s*\"(\w+)\"", text)}
