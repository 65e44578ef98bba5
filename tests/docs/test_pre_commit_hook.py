# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pre-commit hook for repositories with configuration: what is installed for it, and what it runs."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ansible_collections.openise.ise.plugins.plugin_utils import command_line
from ansible_collections.openise.ise.tests.docs.documents import ROOT

_COLLECTION = "ansible_collections.openise.ise"


def _project() -> dict[str, Any]:
    tomllib = importlib.import_module("tomllib")  # Python 3.11; mypy checks this file as 3.10
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return found


def _path(module: str) -> Path:
    return ROOT.joinpath(*module.removeprefix(f"{_COLLECTION}.").split("."))


def _needed(module: str, seen: set[str]) -> Iterator[str]:
    """Yield a module of the collection and all that it imports."""
    if module in seen:
        return
    seen.add(module)
    yield module
    package = module.split(".")[:-1]
    for node in ast.walk(ast.parse(_path(module).with_suffix(".py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1]] if node.level else []
            target = ".".join([*base, *(node.module.split(".") if node.module else [])])
            for name in (target, *(f"{target}.{alias.name}" for alias in node.names)):
                if name.startswith(_COLLECTION) and _path(name).with_suffix(".py").is_file():
                    yield from _needed(name, seen)


def test_entry() -> None:
    """The hook checks the folder, not the files of the commit, with the check of the playbook."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    project = _project()
    module, function = project["project"]["scripts"][hook["entry"]].split(":")
    assert getattr(importlib.import_module(module), function) is command_line.main
    assert (hook["pass_filenames"], hook["args"]) == (False, ["configuration"])


def test_installed_packages() -> None:
    """Those that the program imports, directly or not: no more, and none is missing."""
    setuptools = _project()["tool"]["setuptools"]
    assert setuptools["package-dir"] == {_COLLECTION: "."}
    needed = {name.rpartition(".")[0] for name in _needed(command_line.__name__, set())}
    assert set(setuptools["packages"]) == needed
    for package in needed:
        assert list(_path(package).glob("*.py"))


def test_example_checks_the_sites_of_each_host() -> None:
    """In docs/examples/gitops every deployment is checked with its own sites."""
    example = ROOT / "docs" / "examples" / "gitops"
    (repository,) = yaml.safe_load((example / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    hosts = yaml.safe_load((example / "inventory" / "hosts.yml").read_text(encoding="utf-8"))["ise"]["hosts"]
    given = [argument for sites in hosts.values() for argument in ("--sites", ",".join(sites["configure_sites"]))]
    assert repository["hooks"][0]["args"] == [*given, "configuration"]
