# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of `make test` that could call a bad run good, or let the user's machine change a result."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ansible_collections.openise.ise.tools import environ, licence, setup, steps, test, tree


def _step(**changes: object) -> steps.Step:
    values = {"name": "x", "group": "g", "environment": "dev", "commands": [], "seconds": 1, **changes}
    return steps.Step(**values)  # type: ignore[arg-type]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "checkout"
    root.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    (root / ".gitignore").write_text("ignored\n# SPDX-License-Identifier: GPL-3.0-or-later\n")
    for name in ("committed.py", "deleted.py", "folder/inside.py"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("# SPDX-License-Identifier: GPL-3.0-or-later\n")
    subprocess.run(["git", "add", "."], cwd=root, check=True)
    (root / "deleted.py").unlink()
    (root / "new.py").write_text("x = 1\n")
    (root / "ignored").write_text("x")
    for module in (tree, licence):
        monkeypatch.setattr(module, "ROOT", root)
    return root


def test_a_copy_holds_what_git_would_take(checkout: Path, tmp_path: Path) -> None:
    copy = tree.copy_checkout(tmp_path / "top", "folder")
    assert copy == tmp_path / "top" / "ansible_collections" / "openise" / "ise"
    assert sorted(path.name for path in copy.rglob("*")) == [".gitignore", "committed.py", "new.py"]


def test_a_file_without_licence_is_named(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert licence.main() == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["new.py"]
    (checkout / "new.py").write_text("# SPDX-License-Identifier: GPL-3.0-or-later\n")
    assert licence.main() == 0


@pytest.mark.parametrize(
    ("output", "problem"),
    [
        ("===== 3 passed in 0.1s =====", ""),
        ("===== 3 passed, 1 deselected in 0.1s =====", ""),
        ("===== no tests ran in 0.1s =====", "it ran no test"),
        ("===== 0 passed in 0.1s =====", "it ran no test"),
        ("===== 3 passed, 1 skipped in 0.1s =====", "its output says '1 skipped'"),
        ("===== 3 passed, 2 xfailed in 0.1s =====", "its output says '2 xfailed'"),
    ],
)
def test_pytest_that_tested_nothing_has_failed(output: str, problem: str) -> None:
    (step,) = [step for step in steps.all_steps() if step.name == "units"]
    assert test.suspicious(step, output) == problem


def test_ansible_test_that_tested_nothing_has_failed() -> None:
    for step in steps.all_steps():
        if step.group == "sanity":
            assert test.suspicious(step, "WARNING: All targets skipped.\n")


def test_the_users_settings_do_not_reach_a_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANSIBLE_CONFIG", "ISE_PASSWORD", "REQUESTS_CA_BUNDLE", "https_proxy", "PYTHONPATH", "PYTEST_ADDOPTS"):
        monkeypatch.setenv(name, "/of/the/user")
    monkeypatch.setenv("PATH", "/home/me/.pyenv/shims:/usr/bin")
    env = environ.step_environment(tmp_path, Path("/first"))
    assert "/of/the/user" not in env.values()
    assert env["PATH"] == "/first:/usr/bin"
    assert env["ANSIBLE_HOME"] == str(tmp_path)


def test_an_environment_is_complete_only_with_its_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "VENVS", tmp_path)
    monkeypatch.setattr(setup, "REQUIREMENTS", tmp_path)
    (tmp_path / "uv.txt").write_text("uv==1\n")
    (tmp_path / "a.txt").write_text("-r b.txt\n")
    (tmp_path / "b.txt").write_text("requests\n")
    made = setup.Environment("made", sys.executable, ("a.txt",))
    (made.path / "bin").mkdir(parents=True)
    (made.path / "bin" / "python").symlink_to(sys.executable)
    assert not made.complete()
    (made.path / "complete").write_text(made.fingerprint())
    assert made.complete()
    (tmp_path / "b.txt").write_text("requests>=2\n")
    assert not made.complete()
    (made.path / "complete").write_text(made.fingerprint())
    (made.path / "bin" / "python").unlink()
    assert not made.complete()


def test_steps_with_one_lock_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test, "LOGS", tmp_path)
    monkeypatch.setattr(test, "_LOCKS", tmp_path)
    trace = tmp_path / "trace"
    code = f"import time; f = open({str(trace)!r}, 'a', buffering=1); f.write('in '); time.sleep(0.2); f.write('out ')"
    command = [[sys.executable, "-c", code]]
    runner = test.Runner([_step(name=name, commands=command, lock="one") for name in ("a", "b")])
    runner.run(jobs=2)
    assert [result.problem for result in runner.results] == ["", ""]
    assert trace.read_text() == "in out in out "


def test_a_failed_step_is_reported_with_its_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(test, "LOGS", tmp_path)
    monkeypatch.setattr(test, "ROOT", tmp_path)
    command = [
        [sys.executable, "-c", "print('the cause'); raise SystemExit(3)"],
        [sys.executable, "-c", "print('never')"],
    ]
    runner = test.Runner([_step(commands=command)])
    runner.run(jobs=1)
    (result,) = runner.results
    assert "exit code 3" in result.problem
    printed = capsys.readouterr().out
    assert "| the cause" in printed
    assert "| never" not in printed
    assert "make test STEPS=x" in printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "begin\nFAILED a.py::b - AssertionError\nE   x\nERROR c.py\n1 failed",
            ["FAILED a.py::b - AssertionError", "ERROR c.py"],
        ),
        ("a.py:1: error: no\nFound 1 error", ["a.py:1: error: no", "Found 1 error"]),
        ("\n".join(["FATAL: x"] * 20), ["FATAL: x"] * 15 + ["... and 5 more"]),
        ("\n".join(map(str, range(20))), [str(number) for number in range(5, 20)]),
        ("", []),
    ],
)
def test_what_failed_is_named(text: str, expected: list[str]) -> None:
    assert test.causes(text) == expected


def test_the_end_of_a_failing_run_names_the_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "print('FAILED the cause'); print('\\n'.join(map(str, range(200)))); raise SystemExit(1)"
    chosen = [
        _step(name="bad", commands=[[sys.executable, "-c", code]]),
        _step(name="good", commands=[[sys.executable, "-c", "print('ERROR of no account')"]]),
    ]
    monkeypatch.setattr(test, "LOGS", tmp_path)
    monkeypatch.setattr(test, "ROOT", tmp_path)
    monkeypatch.setattr(test, "all_steps", lambda: chosen)
    monkeypatch.setattr(test, "not_run", dict)
    monkeypatch.setattr(setup, "ensure", lambda names: None)
    monkeypatch.setattr(signal, "signal", lambda number, handler: None)
    assert test.main([]) == 1
    end = capsys.readouterr().out.splitlines()[-8:]
    assert end[-1] == "steps: 1 passed, 1 failed"
    assert "    | FAILED the cause" in end
    assert not any("of no account" in line for line in end)
