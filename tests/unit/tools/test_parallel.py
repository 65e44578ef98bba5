# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``make test`` runs the named sessions, stops those that take too long, and reports failures with their causes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ansible_collections.openise.ise.tools import parallel

Programs = Callable[[dict[str, str]], None]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Lets Python programs stand in for sessions of nox."""
    monkeypatch.setattr(parallel, "LOGS", tmp_path)
    monkeypatch.setattr(parallel, "ROOT", tmp_path)

    def given(code: dict[str, str]) -> None:
        monkeypatch.setattr(parallel, "command", lambda names, dependencies: [sys.executable, "-c", code[names[0]]])

    return given


def test_a_failed_session_is_reported_with_its_output(programs: Programs, capsys: pytest.CaptureFixture[str]) -> None:
    programs({"x": "print('the cause'); raise SystemExit(3)"})
    (ended,) = parallel.run(["x"], jobs=1)
    assert ended.problem == "exit code 3"
    printed = capsys.readouterr().out
    assert "| the cause" in printed
    assert "make test SESSIONS=x" in printed


def test_the_end_of_a_failing_run_names_the_cause(programs: Programs, capsys: pytest.CaptureFixture[str]) -> None:
    programs(
        {
            "bad": "print('FAILED the cause'); print('\\n'.join(map(str, range(200)))); raise SystemExit(1)",
            "good": "print('ERROR of no account')",
            "absent": "print('nox > Session absent skipped: no Python for it.')",
        }
    )
    assert parallel.conclude(parallel.run(["bad", "good", "absent"], jobs=2)) == 1
    end = capsys.readouterr().out.splitlines()[-8:]
    assert end[-1] == "1 passed, 1 failed"
    assert "    | FAILED the cause" in end
    assert "absent  not run" in "\n".join(end)
    assert not any("of no account" in line for line in end)


def test_a_run_without_failures_passes(programs: Programs, capsys: pytest.CaptureFixture[str]) -> None:
    programs({"good": "print('==== 7 passed in 0.10s ====')"})
    assert parallel.conclude(parallel.run(["good"], jobs=1)) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_as_many_as_there_are_jobs_run_at_once(programs: Programs, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = f"import time; f = open({str(trace)!r}, 'a', buffering=1); f.write('in '); time.sleep(0.3); f.write('out ')"
    programs({"a": code, "b": code})
    parallel.run(["a", "b"], jobs=1)
    assert trace.read_text() == "in out in out "


def test_a_session_that_takes_too_long_is_stopped_with_what_it_started(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_LIMIT", 0.5)
    started = tmp_path / "pid"
    code = (
        f"import subprocess as s; p = s.Popen(['sleep', '60']); open({str(started)!r}, 'w').write(str(p.pid)); p.wait()"
    )
    programs({"slow": code})
    (ended,) = parallel.run(["slow"], jobs=1)
    assert ended.problem == "stopped after 0.5 s"
    assert ended.seconds < 30
    alive = subprocess.run(
        ["ps", "-o", "stat=", "-p", started.read_text()], capture_output=True, text=True, check=False
    )
    assert alive.stdout.strip()[:1] in ("", "Z")
