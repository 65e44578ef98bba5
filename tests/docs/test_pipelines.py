# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The public pipelines run what the Makefile offers, with few permissions and pinned tools."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.tests.docs.documents import ROOT
from tools.environments import PYTHONS

_WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_ACTIONS = sorted((ROOT / ".github" / "actions").glob("*/action.yml"))
# Repositories of pre-commit, by the package in tools/requirements that has the same releases.
_SAME_RELEASES = {
    "https://github.com/astral-sh/ruff-pre-commit": "ruff",
    "https://github.com/adrienverge/yamllint": "yamllint",
    "https://github.com/fsfe/reuse-tool": "reuse",
    "https://github.com/ansible/ansible-lint": "ansible-lint",
    "https://github.com/python-jsonschema/check-jsonschema": "check-jsonschema",
    "https://github.com/zizmorcore/zizmor-pre-commit": "zizmor",
}


def _loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _groups() -> list[str]:
    """Return the groups of sessions that the Makefile has a target for."""
    found = re.search(r"^GROUPS = (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1].split()


def _pythons() -> set[str]:
    """Return the Pythons that an ansible-core is tested with."""
    return {version for versions in PYTHONS.values() for version in versions}


def test_both_install_every_python() -> None:
    (step,) = _loaded(_ACTIONS[0])["runs"]["steps"]
    assert set(step["with"]["python-version"].split()) == _pythons()
    image = _loaded(ROOT / ".gitlab-ci.yml")["default"]["image"]
    commands = _loaded(ROOT / ".gitlab-ci.yml")[".pythons"]["before_script"]
    (installed,) = [line.split("install ")[1].split() for line in commands if "uv python install" in line]
    assert {*installed, image.removeprefix("python:").split("-")[0]} == _pythons()


def test_github_runs_every_group() -> None:
    jobs = _loaded(ROOT / ".github" / "workflows" / "test.yml")["jobs"]
    assert jobs["sessions"]["strategy"]["matrix"]["group"] == [*_groups(), "docs"]
    assert set(jobs["passed"]["needs"]) == set(jobs) - {"passed"}


def test_gitlab_runs_every_group() -> None:
    (matrix,) = _loaded(ROOT / ".gitlab-ci.yml")["sessions"]["parallel"]["matrix"]
    assert matrix["GROUP"] == [*_groups(), "docs"]


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_permissions(path: Path) -> None:
    workflow = _loaded(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert "permissions" in job, name
        writes = {scope for scope, access in job["permissions"].items() if access == "write"}
        assert not writes or path.name != "test.yml", f"{name} runs for pull requests"


@pytest.mark.parametrize("path", [*_WORKFLOWS, *_ACTIONS], ids=lambda path: path.parent.name + "/" + path.name)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", path.read_text(encoding="utf-8"))
    assert used
    for action, comment in used:
        if action.startswith("$/"):
            assert (ROOT / action.removeprefix("$/") / "action.yml").is_file()
            continue
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v[\d.]+", comment) or "certification" in action, action


def test_gitlab_image_is_pinned() -> None:
    assert re.search(r"@sha256:[0-9a-f]{64}$", _loaded(ROOT / ".gitlab-ci.yml")["default"]["image"])


@pytest.mark.parametrize(
    "path", [*_WORKFLOWS, ROOT / ".gitlab-ci.yml", ROOT / ".readthedocs.yaml"], ids=lambda path: path.name
)
def test_lists_of_tools_exist_and_have_hashes(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "pip install" in line:
            assert "--require-hashes" in line, line
            (name,) = re.findall(r"--requirement (\S+)", line)
            assert "--hash=sha256:" in (ROOT / name).read_text(encoding="utf-8")


def test_pre_commit_uses_the_releases_of_make_lint() -> None:
    pinned: dict[str, str] = {}
    for path in (ROOT / "tools" / "requirements").glob("*.in"):
        pinned |= dict(re.findall(r"^([\w-]+)==([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    revisions = {
        each["repo"]: each["rev"].removeprefix("v") for each in _loaded(ROOT / ".pre-commit-config.yaml")["repos"]
    }
    compared = {repository: pinned[package] for repository, package in _SAME_RELEASES.items()}
    assert {repository: revisions[repository] for repository in compared} == compared
