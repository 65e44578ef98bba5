# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the jobs of docs/examples/gitops like GitLab and GitHub, from their configuration files.

Scripts are run by bash. Programs that use the network are replaced: ``pip`` and ``ansible-galaxy`` check their arguments and
install nothing, ``curl`` and ``gh`` record their arguments.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tools.checkout import ROOT, collections_tree

EXAMPLE = ROOT / "docs" / "examples" / "gitops"
_WORKFLOW = ".github/workflows/ise.yml"
_EXPRESSION = re.compile(r"\$\{\{ ([\w.]+) \}\}")
_VARIABLE = re.compile(r"\$(\w+)")

# Writes each call as a line of JSON.
_RECORDER = """#!{python}
import json, sys
with open("{record}", "a") as record:
    record.write(json.dumps(["{name}", *sys.argv[1:]]) + "\\n")
"""
_PIP = """#!/bin/sh
set -eu
[ "$*" = "install --quiet --requirement requirements.txt" ]
test -s requirements.txt
"""
_GALAXY = """#!/bin/sh
set -eu
[ "$*" = "collection install --requirements-file requirements.yml --collections-path collections" ]
test -s requirements.yml
ln -sfn "{tree}" collections
"""


@dataclass(frozen=True)
class Script:
    """One call of bash: its text, its variables beside those of the job, and whether it runs after a failure."""

    text: str
    variables: Mapping[str, str]
    always: bool = False


@dataclass(frozen=True)
class JobResult:
    """A job that has ended. ``code`` is that of the first script that failed, else 0."""

    code: int
    output: str


def gitlab_job(name: str, project: Mapping[str, str], production: Mapping[str, str]) -> list[Script]:
    """Return the scripts of a job of .gitlab-ci.yml, with the variables of the project and, in it, of ``production``."""
    pipeline = _load(".gitlab-ci.yml")
    job = pipeline[name]
    given = {**project, **(production if job.get("environment") == "production" else {})}
    own = {key: _VARIABLE.sub(lambda found: given[found[1]], value) for key, value in job.get("variables", {}).items()}
    scripts = [Script(_lines([*pipeline["default"]["before_script"], *job["script"]]), {**given, **own})]
    if "after_script" in job:
        scripts.append(Script(_lines(job["after_script"]), {**given, **own}, always=True))
    return scripts


def github_job(name: str, context: Mapping[str, str], production: Mapping[str, str]) -> list[Script]:
    """Return the scripts of a job of the workflow. ``context`` has the value of each expression, such as ``github.token``.

    ``production`` has those of this environment. An unknown secret is an empty text, as on GitHub.
    """
    workflow = _load(_WORKFLOW)
    environment = workflow["jobs"][name].get("environment")
    given = {**context, **(production if environment == "production" else {})}

    def value(name: str) -> str:
        return given.get(name, "") if name.startswith("secrets.") else given[name]

    def filled(variables: Mapping[str, str]) -> dict[str, str]:
        return {key: _EXPRESSION.sub(lambda found: value(found[1]), text) for key, text in variables.items()}

    return [
        Script(step["run"], filled(step.get("env", {})), step.get("if", "").startswith("always()"))
        for step in _steps(workflow["jobs"][name]["steps"])
    ]


def _steps(steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the steps with scripts, with the steps of the example's own actions in place of their use."""
    for step in steps:
        used = step.get("uses", "")
        if used.startswith("./"):
            yield from _steps(_load(f"{used}/action.yml")["runs"]["steps"])
        elif not used:
            yield step


def _load(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((EXAMPLE / name).read_text())
    return content


def _lines(commands: list[str]) -> str:
    return "\n".join(commands)


class PipelineRunner:
    """A clone of the example, and a runner for its jobs."""

    def __init__(self, folder: Path, environment: Mapping[str, str], python: str) -> None:
        self.clone = folder / "clone"
        shutil.copytree(EXAMPLE, self.clone)
        programs = folder / "programs"
        programs.mkdir()
        self._record = folder / "calls"
        recorder = {name: _RECORDER.format(python=python, record=self._record, name=name) for name in ("curl", "gh")}
        galaxy = _GALAXY.format(tree=collections_tree())
        for name, text in {**recorder, "pip": _PIP, "ansible-galaxy": galaxy}.items():
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        self._environment = {**environment, "PATH": f"{programs}:{environment['PATH']}"}

    @property
    def calls(self) -> list[list[str]]:
        """Return the calls of curl and gh with their arguments, oldest first."""
        return [json.loads(line) for line in self._record.read_text().splitlines()] if self._record.exists() else []

    def run(self, scripts: list[Script], variables: Mapping[str, str]) -> JobResult:
        """Run the scripts of a job in the clone in order; after a failure only those that always run."""
        code, output = 0, ""
        for script in scripts:
            if code and not script.always:
                continue
            done = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", script.text],
                cwd=self.clone,
                env={**self._environment, **variables, **script.variables},
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=240, check=False,
            )  # fmt: skip
            output += done.stdout
            code = code or done.returncode
        return JobResult(code, output)
