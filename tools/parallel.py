# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``make test``: runs sessions of noxfile.py side by side, each as a nox of its own whose output goes to build/logs.

Usage: ``python -m tools.parallel [NAME ...]`` with names of sessions or of their groups (tags); without one all that are default.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn

from .checkout import LOGS, ROOT
from .output import causes, outcome, summary

# Sessions of antsibull-nox. It takes half a second to load, which is spared to all others.
ANTSIBULL_NOX = ("docs-check", "extra-checks", "yamllint")
OWN_SESSIONS = "OPENISE_OWN_SESSIONS"
_LIMIT = 1800  # seconds a session may take
_HEARTBEAT = 30  # seconds between two signs of life
_TAIL = 60  # lines of a failed session's output to print at once
_ORPHANED = 10  # seconds that what a stopped session left may take to end


@dataclass
class Running:
    """A session on its way, or at its end."""

    name: str
    process: subprocess.Popen[bytes]
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    problem: str = ""
    skipped: str = ""

    @property
    def log(self) -> Path:
        """Where its output is."""
        return LOGS / f"{self.name}.log"

    @property
    def output(self) -> str:
        """What it printed."""
        return self.log.read_text(errors="replace")


def command(names: Sequence[str], dependencies: bool) -> list[str]:
    """Return the command line that runs sessions with or without those that they require."""
    alone = [] if dependencies else ["--no-dependencies"]
    return [sys.executable, "-m", "nox", "--nocolor", *alone, "--session", *names]


def start(*names: str, dependencies: bool = False) -> Running:
    """Start sessions in a process group of their own, with a log called like the first."""
    LOGS.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, **({} if set(names) & set(ANTSIBULL_NOX) else {OWN_SESSIONS: "1"})}
    with (LOGS / f"{names[0]}.log").open("wb") as log:
        process = subprocess.Popen(
            command(names, dependencies), cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
    return Running(names[0], process)


def finish(session: Running) -> bool:
    """Return whether a session is over, with how it ended in it; one that takes too long is stopped."""
    session.seconds = time.monotonic() - session.began
    code = session.process.poll()
    if code is None and session.seconds < _LIMIT:
        return False
    kill(session.process)
    reason = outcome(session.output)
    if code is None:
        session.problem = f"stopped after {_LIMIT} s"
    elif code:
        session.problem = reason or f"exit code {code}"
    else:
        session.skipped = reason
    return True


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a session and what it left running. nox tidies up when it is interrupted."""
    for number in (signal.SIGINT, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=_ORPHANED)


def run(names: Sequence[str], jobs: int) -> list[Running]:
    """Run sessions in this order, ``jobs`` at a time, and report them; return how they ended."""
    waiting, running, ended = list(names), list[Running](), list[Running]()
    begin = spoken = time.monotonic()

    def say(text: str) -> None:
        nonlocal spoken
        spoken = time.monotonic()
        print(f"{spoken - begin:6.1f} s  {text}", flush=True)

    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(start(waiting.pop(0)))
                say(f"start   {running[-1].name}")
            time.sleep(0.1)
            for session in [session for session in running if finish(session)]:
                running.remove(session)
                ended.append(session)
                report(session, say)
            if running and time.monotonic() - spoken > _HEARTBEAT:
                say("still running: " + ", ".join(f"{session.name} ({session.seconds:.0f} s)" for session in running))
    finally:
        for session in running:
            kill(session.process)
    return ended


def report(session: Running, say: Callable[[str], None]) -> None:
    """Print how a session ended, and the end of the output of one that failed."""
    output = session.output
    words = session.problem or session.skipped or summary(output)
    verb = "FAILED" if session.problem else "skipped" if session.skipped else "passed"
    say(f"{verb:7} {session.name} in {session.seconds:.1f} s{words and f' ({words})'}")
    if session.problem:
        for line in output.splitlines()[-_TAIL:]:
            print(f"    | {line}")
        print(
            f"    Whole output: {session.log.relative_to(ROOT)}. This session alone: make test SESSIONS={session.name}"
        )


def conclude(ended: Iterable[Running]) -> int:
    """Print a table, the causes of failures (of a long output people often see the end only) and the counts."""
    ended = sorted(ended, key=lambda session: session.name)
    failed = [session for session in ended if session.problem]
    skipped = [session for session in ended if session.skipped]
    width = max(len(session.name) for session in ended)
    print()
    for session in ended:
        words = session.problem or session.skipped or summary(session.output)
        verb = "FAILED" if session.problem else "not run" if session.skipped else "passed"
        print(f"{session.name:{width}}  {verb:7}  {session.seconds:6.1f} s  {words}".rstrip())
    for session in failed:
        print(f"\n{session.name}: {session.problem}")
        for line in causes(session.output):
            print(f"    | {line}")
    print(f"{len(ended) - len(failed) - len(skipped)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def choose(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the sessions with these names or tags in the order of the noxfile, and the environments they need.

    Raises:
        SystemExit: there is no such session or group; the text says which there are.
    """
    import nox.registry

    import noxfile  # noqa: F401  # defines the sessions

    known = {name: found for name, found in nox.registry.get().items() if found.tags}
    groups = {tag for found in known.values() for tag in found.tags}
    if unknown := set(names) - groups - known.keys():
        sys.exit(
            f"No such session or group: {', '.join(sorted(unknown))}. Groups: {', '.join(sorted(groups))}. "
            f"Sessions: {', '.join(sorted(known))}"
        )
    chosen = [name for name, found in known.items() if not names or {name, *found.tags} & set(names)]
    needed = {required: None for name in chosen for required in known[name].requires}
    return chosen, list(needed)


def make(environments: Sequence[str]) -> bool:
    """Make environments, one after the other; print what went wrong where one cannot be made."""
    print(f"Making {len(environments)} environment(s) ...", flush=True)
    made = start(*environments, dependencies=True)
    try:
        while not finish(made):
            time.sleep(0.1)
    finally:
        kill(made.process)
    if made.problem:
        print(made.output)
        print(
            "Check that pip can reach the package registry (a proxy, a mirror in its configuration), then run it again."
        )
    return not made.problem


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def main() -> int:
    """Run what the command line names; return 0 when all of it passed, 1 when not, 130 when it was interrupted."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        chosen, environments = choose(sys.argv[1:])
        if environments and not make(environments):
            return 1
        jobs = max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
        print(f"{len(chosen)} session(s), {jobs} at a time; output in {LOGS.relative_to(ROOT)}", flush=True)
        return conclude(run(chosen, jobs))
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
        return 130


if __name__ == "__main__":
    sys.exit(main())
