# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of ``make test``: what each runs, where, and what in its output means failure whatever its exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .paths import NAME, NAMESPACE, ROOT, SIMULATOR, TREE
from .pythons import SUPPORTED, Core, available_cores, missing_cores, newest_core

# A tool that quietly did nothing must not count as a pass.
_PYTEST_WANTED = r"\b[1-9]\d* passed"
_PYTEST_UNWANTED = r"\b\d+ (?:skipped|xfailed|xpassed)\b"
_ANSIBLE_TEST_UNWANTED = r"All targets skipped|missing virtual environment support|WARNING: Skipping"

# Programs of the repository that ansible-core never loads. ruff and mypy check them; ansible-test sanity has rules made
# for modules (no variable may be called "_", for one).
_PROGRAMS = (
    "tools",
    "tests/awx",
    "tests/bench",
    "tests/config",
    "tests/contract",
    "tests/docs",
    "tests/e2e",
    "tests/simulator",
    "tests/truth",
)

_LINKED = TREE.relative_to(ROOT) / "ansible_collections" / NAMESPACE / NAME


@dataclass(frozen=True)
class Step:
    """One step: programs run one after the other until one fails.

    ``seconds`` is about how long it takes with nothing cached; the long ones start first. Steps with the same ``lock``
    never run at once, not even from two checkouts.
    """

    name: str
    group: str
    environment: str
    commands: Sequence[Sequence[str]]
    seconds: int
    copied: bool = False
    left_out: tuple[str, ...] = ()  # folders missing in the copy
    wanted: str | None = None
    unwanted: str | None = None
    lock: str | None = None
    release: str | None = None  # ansible-core release, where the step needs ansible-test's pip installer
    variables: dict[str, str] = field(default_factory=dict)


def _pytest(name: str, folder: str, seconds: int, *options: str, environment: str, group: str | None = None) -> Step:
    return Step(
        name, group or name, environment, [["python", "-m", "pytest", folder, *options]], seconds,
        wanted=_PYTEST_WANTED, unwanted=_PYTEST_UNWANTED,
    )  # fmt: skip


def _ansible_test(
    name: str,
    kind: str,
    core: Core,
    seconds: int,
    *,
    wanted: str | None = None,
    left_out: tuple[str, ...] = (),
    lock: str | None = None,
) -> Step:
    command = ["ansible-test", kind, "--local", "--python", core.python, "--color", "no"]
    return Step(
        name, kind, f"core-{core.release}", [command], seconds, copied=True, left_out=left_out,
        wanted=wanted, unwanted=_ANSIBLE_TEST_UNWANTED, lock=lock, release=core.release,
    )  # fmt: skip


def _lint_steps() -> list[Step]:
    mypy = [
        "mypy",
        "tools",
        "conftest.py",
        f"{_LINKED}/plugins",
        f"{_LINKED}/schemas",
        f"{_LINKED}/tests",
        str(SIMULATOR.relative_to(ROOT)),
    ]
    mypy += ["--exclude", f"^{_LINKED}/tests/(simulator|output|integration)/|/build/lib/"]
    changelog = [
        ["antsibull-changelog", "lint"],
        ["antsibull-changelog", "lint-changelog-yaml", "changelogs/changelog.yaml"],
    ]
    docs = [
        ["python", "-m", "tools.reference", "--check"],
        ["python", "-m", "tools.json_schema", "--check"],
        ["antsibull-docs", "lint-collection-docs", "--plugin-docs", "."],
    ]
    return [
        Step("ruff", "lint", "dev", [["ruff", "check", "."], ["ruff", "format", "--check", "."]], 1),
        Step("licence", "lint", "dev", [["python", "-m", "tools.licence"]], 1),
        Step("yamllint", "lint", "dev", [["yamllint", "--strict", "."]], 2),
        Step("mypy", "lint", "dev", [mypy], 15, variables={"MYPYPATH": f"{TREE}:{SIMULATOR}"}),
        Step("changelog", "lint", "dev", changelog, 5, copied=True),
        Step("docs-lint", "lint", "dev", docs, 20, copied=True),
        Step("ansible-lint", "lint", "dev", [["ansible-lint", "--strict"]], 20, copied=True),
    ]


def all_steps() -> list[Step]:
    """Return every step that can run with the Pythons of this machine."""
    cores = available_cores()
    newest, oldest = newest_core(), cores[0]
    core = f"core-{newest.release}"
    steps = _lint_steps()
    steps += [
        _pytest("units", "tests/unit", 15, environment=core),
        # The simulator is a package of its own, with its own pytest settings.
        _pytest("simulator-tests", "tests/simulator/tests", 30, "-p", "no:cacheprovider", environment=core),
        _pytest("contract", "tests/contract", 5, environment=core),
        _pytest("truth", "tests/truth", 90, "-n", "2", environment=core),
        _pytest("config-tests", "tests/config", 90, "-n", "2", environment=core),
        _pytest("examples", "tests/docs", 60, environment=core),
        _pytest("e2e", "tests/e2e", 120, "-n", "2", environment=core),
        # With ansible-builder and ansible-runner, which only AWX needs.
        _pytest("awx", "tests/awx", 60, environment="dev"),
        # pytest above runs the units with the newest ansible-core and Python, ansible-test with the oldest.
        _ansible_test("ansible-test-units", "units", oldest, 50, wanted=_PYTEST_WANTED),
        _ansible_test("integration", "integration", newest, 30),
        Step(
            "molecule",
            "molecule",
            "dev",
            [["molecule", "test"], ["molecule", "test", "-s", "configure"]],
            50,
            copied=True,
        ),
        Step("package", "package", "dev", [["python", "-m", "tools.package"]], 40, copied=True),
    ]
    for each in cores:
        # ansible-test keeps an environment per Python and sanity test in ~/.ansible/test, and does not lock it.
        lock = f"python{each.python}"
        steps.append(_ansible_test(f"sanity-{each.release}", "sanity", each, 60, left_out=_PROGRAMS, lock=lock))
        if each != newest:
            venv = f"core-{each.release}"
            steps.append(
                _pytest(f"smoke-{each.release}", "tests/e2e", 30, "-m", "smoke", environment=venv, group="smoke")
            )
    return steps


def not_run() -> dict[str, str]:
    """Return the steps that cannot do their work on this machine, with the reason in words."""
    reasons = {}
    for release in missing_cores():
        wanted = ", ".join(sorted(SUPPORTED[release]))
        for kind in ("sanity", "smoke"):
            reasons[f"{kind}-{release}"] = f"ansible-core {release} needs one of Python {wanted}; none was found"
    data = Path(os.environ.get("OPENISE_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not data.is_dir():
        reasons["contract"] = "the recorded exchanges (../shared/data beside the checkout) are not here"
    return reasons
