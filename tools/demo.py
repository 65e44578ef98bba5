# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``make demo``: the collection, installed as a user installs it, run against a simulated ISE.

Every act says what it shows, lets ansible-playbook speak, and then checks its own claim against ansible-playbook's output
and against what the simulator counted and stores. The exit code is 0 only when all claims held. Nothing is left behind
but the log of the whole output.
"""

from __future__ import annotations

import copy
import difflib
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from .checkout import COLLECTION, FQCN, LOGS, NAME, NAMESPACE, ROOT, copy_checkout, hermetic_environment
from .simulated import SimulatedIse, SimulatorError, simulated_ise

_PROGRAMS = Path(sys.executable).parent
_LIMIT = 120  # seconds one program may take
_GENERATED = 250  # devices ISE holds besides ours
_LOG = LOGS / "demo.log"

_GROUPS = ["Location#All Locations#EMEA#Paris", "Rollout#All Rollouts#Monitor Mode"]
_DEVICES = ["par-acc-01", "par-acc-02", "par-wlc-01"]
_OBJECTS = 7  # declared in the example: four groups, two of which this ISE has already, and three devices
_BY_HAND = "par-test-99"
_EDIT = ("single_connect: legacy", "single_connect: draft_compliant")

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_STARS = re.compile(r" \*{3,}(?=(\x1b\[0m)?$)")
_ITEM = re.compile(r"^(\w+): \[[^\]]*\] => \(item=(.*?)\)(?: => \{)?$")
_RECAP = re.compile(r"^\S+\s+: ok=\d+\s+changed=(\d+)\s+unreachable=(\d+)\s+failed=(\d+)")
_BRIEF = re.compile(r"^((PLAY|TASK) |ok: |changed: |\S+\s+: ok=)")  # of the output at -vvv


class DemoError(Exception):
    """Something the demo claims is not so; the text says what, and what to do where that is known."""


@dataclass
class Run:
    """One run of ansible-playbook: its output without colours, and what the simulator counted meanwhile."""

    output: str
    changed: list[str]
    requests: int
    writes: int
    masks: int
    seconds: float


class Demo:
    """The acts, in one scratch folder, against one simulator."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._colours = sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self._env = hermetic_environment(scratch / "home", _PROGRAMS) | {"TMPDIR": str(scratch)}
        self._installed = scratch / "collections"
        self._data = scratch / "paris.yml"
        self._secrets = {
            name: f"Demo-{secrets.token_hex(8)}"
            for name in ("ISE_PASSWORD", "ISE_RADIUS_SECRET", "ISE_TACACS_SECRET", "ISE_SNMP_COMMUNITY")
        }
        self._acts: list[tuple[str, Run]] = []
        self._begin = time.monotonic()

    def play(self) -> None:
        """Set up, play all acts, sum up."""
        self._install()
        self._say(f"Starting a simulated ISE 3.4 that holds {_GENERATED} network devices ...")
        account = ("--admin", f"admin:{self._secrets['ISE_PASSWORD']}")
        options = ("--profile", "3.4", "--devices", str(_GENERATED), *account)
        with simulated_ise(self._scratch / "ise", self._env, *options) as ise:
            self._env |= self._secrets | {
                "ISE_HOSTNAME": ise.host,
                "ISE_PORT": str(ise.port),
                "ISE_USERNAME": "admin",
                "ISE_CA_PATH": ise.ca_cert,
            }
            self._plan(ise)
            self._apply(ise)
            self._apply_again(ise)
            self._edit(ise)
            declared = {name: ise.get("networkdevice", name) for name in _DEVICES}
            self._drift(ise)
            self._repair(ise, declared)
            self._undeclared(ise)
        self._sum_up()

    # -- acts ----------------------------------------------------------------------------------------------------

    def _plan(self, ise: SimulatedIse) -> None:
        self._title("Plan: check mode says what would change, with the diff, and writes nothing")
        run = self._playbook(ise, "network_devices", "--check", "--diff")
        self._claim(run.changed == _GROUPS + _DEVICES, f"planned are {run.changed}, not the objects ISE lacks")
        self._claim(run.writes == 0, f"check mode wrote {run.writes} times")
        self._claim(self._all_absent(ise), "check mode left an object on ISE")
        self._done(f"{len(run.changed)} changes planned, 0 writes", run)

    def _apply(self, ise: SimulatedIse) -> None:
        self._title("Apply: the same run without --check makes exactly the planned changes")
        run = self._playbook(ise, "network_devices")
        self._claim(run.changed == _GROUPS + _DEVICES, f"changed are {run.changed}, not the planned objects")
        # One more than planned: the root of the new group type Rollout.
        self._claim(run.writes == len(run.changed) + 1, f"{run.writes} writes for {len(run.changed)} changes")
        self._claim(self._secrets_are_set(ise), "the RADIUS, TACACS+ or SNMP secret on ISE is not the one given")
        self._done(f"{len(run.changed)} changed, {run.writes} writes (a parent group among them)", run)

    def _apply_again(self, ise: SimulatedIse) -> None:
        self._title("Apply again, at -vvv: one request for each object, no change, no secret printed")
        run = self._playbook(ise, "network_devices", "-vvv", brief=True)
        self._claim(not run.changed and run.writes == 0, f"changed are {run.changed}, with {run.writes} writes")
        self._claim(run.requests == _OBJECTS, f"{run.requests} requests for {_OBJECTS} objects")
        lines = len(run.output.splitlines())
        self._done(f"0 changed; {len(self._secrets)} secrets looked for in {lines} lines, not found", run)

    def _edit(self, ise: SimulatedIse) -> None:
        self._title("Edit one line: one device is written, and the secret beside the edit survives")
        before = self._data.read_text()
        after = before.replace(*_EDIT)
        self._data.write_text(after)
        for line in difflib.unified_diff(
            before.splitlines(), after.splitlines(), "paris.yml", "paris.yml", n=1, lineterm=""
        ):
            self._print(line)
        run = self._playbook(ise, "network_devices", "--diff")
        self._claim(run.changed == ["par-acc-01"], f"changed are {run.changed}, not the one device that was edited")
        self._claim(run.writes == 1, f"{run.writes} writes for one change")
        self._claim('"draft_compliant"' in run.output, "the diff does not show the edit")
        tacacs = (ise.get("networkdevice", "par-acc-01") or {}).get("tacacsSettings", {})
        self._claim(tacacs.get("connectModeOptions") == "ON_DRAFT_COMPLIANT", "ISE does not hold the edit")
        self._claim(self._secrets_are_set(ise) and run.masks == 0, "a secret was overwritten")
        self._done("1 changed, 1 write, secrets intact", run)

    def _drift(self, ise: SimulatedIse) -> None:
        self._title("Drift: a switch deleted, a controller changed by hand; check mode shows it")
        controller = ise.get("networkdevice", "par-wlc-01") or {}
        stranger = copy.deepcopy(controller)
        controller["description"] = "quick fix, undo on Monday"
        controller["NetworkDeviceIPList"] = controller["NetworkDeviceIPList"][:1]
        ise.put("networkdevice", controller)
        ise.delete("networkdevice", "par-acc-02")
        stranger.update(name=_BY_HAND, NetworkDeviceIPList=[{"ipaddress": "10.75.9.99", "mask": 32}])
        del stranger["id"]
        ise.put("networkdevice", stranger)
        run = self._playbook(ise, "network_devices", "--check", "--diff")
        self._claim(run.changed == ["par-acc-02", "par-wlc-01"], f"drift is seen in {run.changed} only")
        self._claim(run.writes == 0, f"check mode wrote {run.writes} times")
        self._claim("quick fix" in run.output and "10.75.2.11/32" in run.output, "the diff does not show the drift")
        self._done("2 differences seen, 0 writes", run)

    def _repair(self, ise: SimulatedIse, declared: dict[str, dict[str, Any] | None]) -> None:
        self._title("Repair: the same run puts back what is declared")
        run = self._playbook(ise, "network_devices")
        self._claim(run.changed == ["par-acc-02", "par-wlc-01"], f"repaired are {run.changed}")
        self._claim(run.writes == 2, f"{run.writes} writes for 2 repairs")
        for name, document in declared.items():
            now = ise.get("networkdevice", name)
            self._claim(_content(now) == _content(document), f"{name} is not what it was before the drift")
        self._done("2 repaired, 2 writes, all devices as before the drift", run)

    def _undeclared(self, ise: SimulatedIse) -> None:
        self._title("Undeclared: a device somebody added by hand, which no file declares")
        run = self._playbook(ise, "undeclared_network_devices")
        self._claim(f'"{_BY_HAND}"' in run.output, f"{_BY_HAND}, added by hand, is not named")
        self._claim(not any(f'"{name}"' in run.output for name in _DEVICES), "a declared device is named")
        self._claim(run.requests == 1 and run.writes == 0, f"{run.requests} requests for one short list")
        self._done(f"{_BY_HAND} found", run)

    # -- claims --------------------------------------------------------------------------------------------------

    def _claim(self, holds: bool, otherwise: str) -> None:
        if not holds:
            raise DemoError(f"This act does not show what it claims: {otherwise}.")

    def _all_absent(self, ise: SimulatedIse) -> bool:
        objects = [("networkdevicegroup", name) for name in _GROUPS] + [("networkdevice", name) for name in _DEVICES]
        return all(ise.get(resource, name) is None for resource, name in objects)

    def _secrets_are_set(self, ise: SimulatedIse) -> bool:
        switch = ise.get("networkdevice", "par-acc-01") or {}
        controller = ise.get("networkdevice", "par-wlc-01") or {}
        stored = {
            "ISE_RADIUS_SECRET": switch.get("authenticationSettings", {}).get("radiusSharedSecret"),
            "ISE_TACACS_SECRET": switch.get("tacacsSettings", {}).get("sharedSecret"),
            "ISE_SNMP_COMMUNITY": controller.get("snmpsettings", {}).get("roCommunity"),
        }
        return all(self._secrets[name] == value for name, value in stored.items())

    # -- programs ------------------------------------------------------------------------------------------------

    def _install(self) -> None:
        self._say("Building the collection ...")
        checkout = self._scratch / "checkout"
        copy_checkout(checkout)
        galaxy = str(_PROGRAMS / "ansible-galaxy")
        self._quietly([galaxy, "collection", "build", "--output-path", str(self._scratch)], checkout)
        (tarball,) = self._scratch.glob(f"{NAMESPACE}-{NAME}-*.tar.gz")
        self._say(f"Installing {tarball.name}, offline ...")
        self._env["ANSIBLE_COLLECTIONS_PATH"] = str(self._installed)
        place = ("--collections-path", str(self._installed))
        self._quietly([galaxy, "collection", "install", "--offline", *place, str(tarball)], self._scratch)
        example = self._installed / COLLECTION / "docs" / "examples" / "paris.yml"
        shutil.copy(example, self._data)
        self._claim(_EDIT[0] in self._data.read_text(), f"docs/examples/paris.yml lacks {_EDIT[0]!r}")

    def _quietly(self, command: Sequence[str], cwd: Path) -> None:
        code, output = self._program(command, self._env, lambda line: None, cwd)
        if code:
            print(output)
            raise DemoError(f"{Path(command[0]).name} {command[1]} {command[2]} ended with exit code {code}.")

    def _playbook(self, ise: SimulatedIse, name: str, *options: str, brief: bool = False) -> Run:
        command = ["ansible-playbook", f"{FQCN}.{name}", "-e", "@paris.yml", *options]
        self._print(f"$ {' '.join(command)}")
        env = self._env | {"ANSIBLE_LOCALHOST_WARNING": "false", "ANSIBLE_INVENTORY_UNPARSED_WARNING": "false"}
        if self._colours:
            env["ANSIBLE_FORCE_COLOR"] = "1"
            del env["NO_COLOR"]
        ise.forget_stats()
        started = time.monotonic()
        blank = [True]

        def line_shown(line: str) -> None:
            plain = _COLOUR.sub("", line)
            if brief and not _BRIEF.match(plain):
                return
            if brief:
                line = line.replace(" => {", "")
            if not (blank[0] and not plain):
                line = _STARS.sub("", line)
                self._print(re.sub(" {2,}", " ", line) if _RECAP.match(plain) else line)
                blank[0] = not plain

        code, output = self._program([str(_PROGRAMS / command[0]), *command[1:]], env, line_shown, self._scratch)
        seconds = time.monotonic() - started
        plain = _COLOUR.sub("", output)
        for variable, secret in self._secrets.items():
            self._claim(secret not in plain, f"the value of {variable} is in the output")
        recap = next(filter(None, map(_RECAP.match, plain.splitlines())), None)
        if code or recap is None or recap[2] != "0" or recap[3] != "0":
            raise DemoError(f"ansible-playbook ended with exit code {code}.")
        items = [found.groups() for found in map(_ITEM.match, plain.splitlines()) if found]
        changed = [item for status, item in items if status == "changed"]
        self._claim(bool(changed) == (recap[1] != "0"), "the recap does not agree with the items")
        stats = ise.stats()
        return Run(plain, changed, stats["total"], stats["writes"], stats["masks_written"], seconds)

    def _program(
        self, command: Sequence[str], env: dict[str, str], line_shown: Callable[[str], None], cwd: Path
    ) -> tuple[int, str]:
        """Run a program, hand on its lines as they come, and return its exit code and output; log both."""
        lines: list[str] = []
        with _LOG.open("a") as log, _started(command, env, cwd) as process:
            print("$", *command, file=log, flush=True)
            assert process.stdout is not None
            for line in process.stdout:
                log.write(line)
                lines.append(line)
                line_shown(line.rstrip("\n"))
            return process.wait(), "".join(lines)

    # -- words ---------------------------------------------------------------------------------------------------

    def _print(self, text: str = "") -> None:
        print(f"  {text}".rstrip(), flush=True)

    def _say(self, text: str, colour: str = "0") -> None:
        print(f"\x1b[{colour}m{text}\x1b[0m" if self._colours and colour != "0" else text, flush=True)

    def _title(self, text: str) -> None:
        print()
        self._say(f"{len(self._acts) + 1}. {text}", "1")
        self._current = re.split("[:,]", text, maxsplit=1)[0]

    def _done(self, text: str, run: Run) -> None:
        number = "1 request" if run.requests == 1 else f"{run.requests} requests"
        self._say(f"  Checked: {text}. {number}, {run.seconds:.1f} s.", "32")
        self._acts.append((self._current, run))

    def _sum_up(self) -> None:
        print()
        self._say("What was seen", "1")
        print(f"  {'':16}{'changed':>9}{'requests':>10}{'writes':>8}{'seconds':>9}")
        for title, run in self._acts:
            print(f"  {title:16}{len(run.changed):9}{run.requests:10}{run.writes:8}{run.seconds:9.1f}")
        total = [
            sum(values) for values in zip(*((run.requests, run.writes) for _title, run in self._acts), strict=True)
        ]
        print(f"  {'total':16}{'':9}{total[0]:10}{total[1]:8}{time.monotonic() - self._begin:9.1f}")

    def bow(self) -> None:
        """Say the last words, when everything is put away."""
        print()
        self._say("All claims held. The simulator is stopped and its files are removed.", "32")
        print(f"  Playbooks: playbooks/*.yml; data: docs/examples/paris.yml; whole output: {_LOG.relative_to(ROOT)}")


def _content(document: dict[str, Any] | None) -> dict[str, Any]:
    """Return a stored object without what a deleted and recreated object cannot keep."""
    return {key: value for key, value in (document or {}).items() if key not in ("id", "link")}


@contextmanager
def _started(command: Sequence[str], env: dict[str, str], cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a program whose output is read; at the end, or after the limit, stop it and what it started."""
    process = subprocess.Popen(
        command, cwd=cwd, env=env, text=True, errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    watch = threading.Timer(_LIMIT, process.kill)
    watch.start()
    try:
        yield process
    finally:
        watch.cancel()
        if process.poll() is None:
            # ansible-playbook ends its workers, which have sessions of their own, when it is interrupted.
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    for number in _STOPPING:
        signal.signal(number, signal.SIG_IGN)  # tidying up takes seconds, and is not to be interrupted
    raise KeyboardInterrupt


def main() -> int:
    """Run the demo; return 0 when every claim held, 1 when not, 130 when it was interrupted."""
    for number in _STOPPING:
        signal.signal(number, _interrupt)
    LOGS.mkdir(parents=True, exist_ok=True)
    _LOG.write_text("")
    try:
        with tempfile.TemporaryDirectory(prefix="openise-demo-", ignore_cleanup_errors=True) as scratch:
            demo = Demo(Path(scratch))
            demo.play()
        demo.bow()
    except (DemoError, SimulatorError, OSError, subprocess.SubprocessError) as error:
        print(f"\nThe demo failed. {error}")
        print(f"  The whole output is in {_LOG.relative_to(ROOT)}. What else is broken: make test")
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The simulator is stopped and its files are removed.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
