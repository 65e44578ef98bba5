# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All modules: each has a task, is routed to the action plugin, and documents exactly its options.

Not in a folder "modules": there ansible-test hides the controller's part of ansible-core.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from ansible.plugins.loader import fragment_loader
from ansible.utils.plugin_docs import get_docstring

from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task

ROOT = Path(__file__).resolve().parents[3]
MODULES = {path.stem: path for path in sorted((ROOT / "plugins" / "modules").glob("*.py")) if path.stem != "__init__"}
RUNTIME = yaml.safe_load((ROOT / "meta" / "runtime.yml").read_text(encoding="utf-8"))


def task_of(name: str) -> Any:
    return importlib.import_module(f"ansible_collections.openise.ise.plugins.modules.{name}").TASK


def documentation_of(name: str) -> dict[str, Any]:
    documentation: dict[str, Any] = get_docstring(str(MODULES[name]), fragment_loader, is_module=True)[0]
    return documentation


def described(options: dict[str, Any], inner: str) -> dict[str, Any]:
    """Return the comparable parts of options, from a specification or from documentation."""
    return {
        name: {
            "type": option.get("type", "str"),
            "elements": option.get("elements"),
            "required": option.get("required", False),
            "choices": [str(choice) for choice in option.get("choices") or ()],
            "default": option.get("default"),
            "aliases": sorted(option.get("aliases") or ()),
            "inner": described(option.get(inner) or {}, inner),
        }
        for name, option in options.items()
    }


def test_modules_are_found() -> None:
    assert {"network_device", "network_device_info"} <= set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_module_has_a_task(name: str) -> None:
    assert isinstance(task_of(name), Task)
    assert documentation_of(name)["module"] == name


@pytest.mark.parametrize("name", MODULES)
def test_documentation_matches_specification(name: str) -> None:
    documented = described(documentation_of(name)["options"], "suboptions")
    specified = described(task_of(name).specification()["argument_spec"], "options")
    assert documented.keys() == specified.keys()
    for option in specified:
        assert documented[option] == specified[option], option


@pytest.mark.parametrize("name", MODULES)
def test_environment_variables_are_documented(name: str) -> None:
    documented = documentation_of(name)["options"]
    for option, spec in task_of(name).specification()["argument_spec"].items():
        text = " ".join(documented[option]["description"])
        for variable in spec.get("fallback", (None, []))[1]:
            assert f"E({variable})" in text, option


@pytest.mark.parametrize("name", MODULES)
def test_options_of_constraints_exist(name: str) -> None:
    specification = task_of(name).specification()
    for constraint in ("mutually_exclusive", "required_one_of", "required_together"):
        for options in specification[constraint]:
            assert set(options) <= set(specification["argument_spec"])


def test_action_group_and_routing() -> None:
    assert sorted(RUNTIME["action_groups"]["ise"]) == sorted(MODULES)
    routed = {name: route["action_plugin"] for name, route in RUNTIME["plugin_routing"]["modules"].items()}
    assert routed == dict.fromkeys(MODULES, "openise.ise.ise")


@pytest.mark.parametrize("name", MODULES)
def test_action_group_is_documented(name: str) -> None:
    group = documentation_of(name)["attributes"]["action_group"]
    assert (group["support"], group["membership"]) == ("full", ["openise.ise.ise"])
