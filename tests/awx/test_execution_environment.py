# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""ansible-builder creates a build context of the execution environment, and finds the Python requirements of the collection.

The image itself is not built here, because that needs podman or docker.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import Any

import yaml

from ansible_collections.openise.ise.tests.awx.programs import EXAMPLE, ROOT, run
from tools.checkout import collections_tree

_DEFINITION = EXAMPLE / "execution-environment" / "execution-environment.yml"


def _definition() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(_DEFINITION.read_text())
    return loaded


# Dependencies of ansible-core and requests.
_BROUGHT = {"ansible", "ansible_collections", "jinja2", "urllib3", "yaml"}


def _imported() -> set[str]:
    """Return the packages outside the standard library that the plugins import."""
    found = set()
    for path in (ROOT / "plugins").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(str(node.module).split(".")[0])
    return found - sys.stdlib_module_names - _BROUGHT


def test_build_context(tmp_path: Path) -> None:
    context = tmp_path / "context"
    options = ("--context", str(context), "--output-filename", "Containerfile")
    run("ansible-builder", "create", "--file", str(_DEFINITION), *options, cwd=tmp_path)
    wanted = _definition()
    container = (context / "Containerfile").read_text()
    assert f'ARG EE_BASE_IMAGE="{wanted["images"]["base_image"]["name"]}"' in container
    assert wanted["dependencies"]["python_interpreter"]["python_path"] in container
    assert wanted["dependencies"]["ansible_core"]["package_pip"] in container
    galaxy = yaml.safe_load((context / "_build" / "requirements.yml").read_text())
    assert [each["name"] for each in galaxy["collections"]] == ["openise.ise"]


def test_python_requirements(tmp_path: Path) -> None:
    done = run("ansible-builder", "introspect", str(collections_tree()), cwd=tmp_path)
    found = yaml.safe_load(done)
    assert {re.split(r"[<>=~! ]", line)[0] for line in found["python"]} == _imported(), done
    assert found["system"] == [], done


def test_image_has_a_supported_ansible_core() -> None:
    lowest = yaml.safe_load((ROOT / "meta" / "runtime.yml").read_text())["requires_ansible"].removeprefix(">=")
    wanted = re.fullmatch(r"ansible-core==([\d.]+)", _definition()["dependencies"]["ansible_core"]["package_pip"])
    assert wanted, "the release of ansible-core is not pinned"
    assert [int(part) for part in wanted[1].split(".")] >= [int(part) for part in lowest.split(".")][:2]


def test_image_is_pinned() -> None:
    definition = _definition()
    assert re.search(r":\w+@sha256:[0-9a-f]{64}$", definition["images"]["base_image"]["name"])
    dependencies = definition["dependencies"]
    packages = [
        dependencies["ansible_core"]["package_pip"],
        dependencies["ansible_runner"]["package_pip"],
        *dependencies["python"],
    ]
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", package) for package in packages), packages
    assert {package.split("==")[0] for package in dependencies["python"]} == _imported()
