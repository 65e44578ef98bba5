# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the steps of ``make test``, as many side by side as there are processors, and reports them."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from . import setup
from .environ import step_environment, venv_bin
from .paths import LOGS, ROOT
from .steps import Step, all_steps, not_run
from .tree import collections_tree, copy_checkout

_QUICK = 8  # seconds; steps up to this go first: most mistakes show there
_LIMIT = 1800  # seconds a step may take before it is stopped
_HEARTBEAT = 30  # seconds between two signs of life
_TAIL = 60  # lines of a failed step's log to show
_CAUSES = 15  # lines of it to show again at the very end
_NAMING = ("ERROR", "FATAL", "FAILED")  # how pytest and ansible-test begin lines that name what failed
_LOCKS = Path("~/.ansible/test").expanduser()


@dataclass
class Result:
    """How a step ended. ``problem`` is empty for a pass; ``summary`` is the tool's own last word where it has one."""

    step: Step
    seconds: float
    problem: str
    summary: str


class Runner:
    """Runs steps in threads; every line it prints starts with the seconds since its beginning."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._waiting = sorted(steps, key=lambda step: (step.seconds > _QUICK, -step.seconds))
        self._running: dict[str, tuple[Step, float]] = {}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._change = threading.Condition()
        self._begin = time.monotonic()
        self._stopped = False
        self.results: list[Result] = []

    def run(self, jobs: int) -> None:
        """Run all steps, ``jobs`` at a time; leave the outcome in ``results``."""
        threads = [threading.Thread(target=self._work, name=f"job-{number}") for number in range(jobs)]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                while thread.is_alive():
                    thread.join(timeout=_HEARTBEAT)
                    with self._change:
                        self._say_what_runs()
        except KeyboardInterrupt:
            self._stop()
            raise
        finally:
            for thread in threads:
                thread.join()

    def say(self, text: str) -> None:
        """Print a line with the time that has passed."""
        print(f"{time.monotonic() - self._begin:6.1f} s  {text}", flush=True)

    def _say_what_runs(self) -> None:
        now = time.monotonic()
        long = [
            f"{name} ({now - since:.0f} s)"
            for name, (_step, since) in self._running.items()
            if now - since > _HEARTBEAT - 1
        ]
        if long and now - self._last_word() > _HEARTBEAT - 1:
            self.say(f"still running: {', '.join(long)}")

    def _last_word(self) -> float:
        since = [started for _step, started in self._running.values()]
        return max([self._begin, *since])

    def _stop(self) -> None:
        with self._change:
            self._stopped = True
            self._waiting.clear()
            for process in self._processes.values():
                _kill(process)
            self._change.notify_all()

    def _next(self) -> Step | None:
        """Take the next step whose lock is free; wait while there is none; None when all are taken."""
        with self._change:
            while self._waiting:
                held = {step.lock for step, _since in self._running.values()} - {None}
                for step in self._waiting:
                    if step.lock not in held:
                        self._waiting.remove(step)
                        self._running[step.name] = (step, time.monotonic())
                        return step
                self._change.wait()
            return None

    def _work(self) -> None:
        while (step := self._next()) is not None:
            self.say(f"start   {step.name}")
            started = time.monotonic()
            try:
                problem = self._run_step(step)
            except (OSError, subprocess.SubprocessError, setup.SetupError) as error:
                problem = str(error)
            text = _logged(step)
            result = Result(step, time.monotonic() - started, problem or suspicious(step, text), _summary(text))
            with self._change:
                del self._running[step.name]
                if not self._stopped:
                    self.results.append(result)
                    self._report(result, text)
                self._change.notify_all()

    def _report(self, result: Result, text: str) -> None:
        name = result.step.name
        if not result.problem:
            self.say(f"passed  {name} in {result.seconds:.1f} s{result.summary and f' ({result.summary})'}")
            return
        self.say(f"FAILED  {name} after {result.seconds:.1f} s: {result.problem}")
        lines = text.splitlines()
        # ansible-test says what is wrong long before its end.
        early = [line for line in lines[:-_TAIL] if line.startswith(_NAMING)]
        for line in [*early[:_TAIL], *(["..."] if early else []), *lines[-_TAIL:]]:
            print(f"    | {line}")
        print(
            f"    Whole log: {_log_of(result.step).relative_to(ROOT)}. This step alone: make test STEPS={name}",
            flush=True,
        )

    def _run_step(self, step: Step) -> str:
        """Run the programs of a step; return what went wrong, or nothing."""
        with ExitStack() as stack:
            log = stack.enter_context(_log_of(step).open("wb"))
            work = stack.enter_context(_scratch())
            if step.lock:
                stack.enter_context(_machine_wide(step.lock))
            folders = [venv_bin(step.environment), venv_bin("uv")]
            env = step_environment(work / "home", *folders) | step.variables | {"TMPDIR": str(work / "t")}
            if step.copied:
                cwd = copy_checkout(work, *step.left_out)
                env["ANSIBLE_COLLECTIONS_PATH"] = str(work)
            else:
                cwd = ROOT
                env["ANSIBLE_COLLECTIONS_PATH"] = str(collections_tree())
            deadline = time.monotonic() + _LIMIT
            for command in step.commands:
                if self._stopped:
                    return "stopped"
                log.write(f"$ {' '.join(command)}\n".encode())
                log.flush()
                process = subprocess.Popen(
                    command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                    start_new_session=True,
                )  # fmt: skip
                self._processes[step.name] = process
                try:
                    code = process.wait(timeout=max(1.0, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    return f"stopped after {_LIMIT} s"
                finally:
                    _kill(process)
                if code:
                    return f"{command[0]} ended with exit code {code}"
        return ""


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it left running in its process group."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            return


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder outside the checkout, with an empty t/ in it for temporary files, removed at the end.

    The names are short: ansible-core and Python open sockets in TMPDIR, and a socket's path ends at 107 characters.
    """
    work = Path(tempfile.mkdtemp(prefix="ise-"))
    try:
        (work / "t").mkdir()
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _machine_wide(name: str) -> Iterator[None]:
    """Hold a lock against other checkouts of this user."""
    _LOCKS.mkdir(parents=True, exist_ok=True)
    with (_LOCKS / f"openise-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _log_of(step: Step) -> Path:
    return LOGS / f"{step.name}.log"


def _logged(step: Step) -> str:
    log = _log_of(step)
    return log.read_text(errors="replace") if log.exists() else ""


def suspicious(step: Step, text: str) -> str:
    """Return why the output of a step whose programs all succeeded is still a failure, or nothing."""
    if step.unwanted and (found := re.search(step.unwanted, text, re.MULTILINE)):
        return f"its output says {found[0]!r}"
    if step.wanted and not re.search(step.wanted, text):
        return "it ran no test"
    return ""


def _summary(text: str) -> str:
    """Return pytest's count of tests, where there is one."""
    counts = re.findall(r"\b(\d+ (?:passed|failed)[^\n]*?) in [\d.]+s", text)
    return counts[-1] if counts else ""


def _choose(names: Sequence[str]) -> tuple[list[Step], dict[str, str]]:
    """Return the named steps (or groups of them; all without names), and those that cannot run here with the reason."""
    reasons = not_run()
    steps = all_steps()
    known = {step.name for step in steps} | {step.group for step in steps} | reasons.keys()
    unknown = sorted(set(names) - known)
    if unknown:
        raise setup.SetupError(f"No such step or group: {', '.join(unknown)}. There are: {', '.join(sorted(known))}")
    chosen = [step for step in steps if not names or step.name in names or step.group in names]
    left_out = {
        name: reason for name, reason in reasons.items() if not names or name in names or name.split("-")[0] in names
    }
    return [step for step in chosen if step.name not in reasons], left_out


def _table(results: Sequence[Result], left_out: dict[str, str]) -> None:
    width = max([len(result.step.name) for result in results] + [len(name) for name in left_out] + [4])
    print()
    for result in sorted(results, key=lambda result: result.step.name):
        outcome = "FAILED" if result.problem else "passed"
        words = f"{result.step.name:{width}}  {outcome}  {result.seconds:6.1f} s  {result.problem or result.summary}"
        print(words.rstrip())
    for name, reason in left_out.items():
        print(f"{name:{width}}  not run           {reason}")


def causes(text: str) -> list[str]:
    """Return the lines of a failed step's log that name what failed; its last lines where none does."""
    lines = text.splitlines()
    naming = [line for line in lines if line.startswith(_NAMING)]
    more = len(naming) - _CAUSES
    return [*naming[:_CAUSES], *([f"... and {more} more"] if more > 0 else [])] or lines[-_CAUSES:]


def _say_causes(results: Sequence[Result]) -> None:
    """Print why steps failed: of a long output people often see the end only."""
    for result in results:
        if result.problem:
            print(f"\n{result.step.name}: {result.problem}")
            for line in causes(_logged(result.step)):
                print(f"    | {line}")


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(names: Sequence[str], *, listing: bool = False) -> int:
    """Run the named steps or groups (all without names); return 0 when every one passed.

    Raises:
        SetupError: a name is unknown, or an environment could not be made.
    """
    steps, left_out = _choose(names)
    if listing:
        for step in steps:
            print(f"{step.name:20} {step.group}")
        return 0
    LOGS.mkdir(parents=True, exist_ok=True)
    for step in steps:
        _log_of(step).unlink(missing_ok=True)
    jobs = max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
    signal.signal(signal.SIGTERM, _interrupt)
    runner = Runner(steps)
    try:
        runner.say(f"{len(steps)} steps, {jobs} at a time; logs in {LOGS.relative_to(ROOT)}")
        setup.ensure(sorted({step.environment for step in steps}))
        for release in sorted({step.release for step in steps if step.release}):
            setup.place_get_pip(release)
        runner.run(jobs)
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
        return 130
    _table(runner.results, left_out)
    _say_causes(runner.results)
    failed = sum(bool(result.problem) for result in runner.results)
    print(f"steps: {len(runner.results) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0
