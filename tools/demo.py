# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``make demo``: the collection, installed as a user installs it, run against a simulated ISE.

Each act prints what ansible-playbook prints, then compares its claim with that output and with what the simulator counted and
stores. The exit code is 0 only when all claims hold. Nothing is left behind except the log of the whole output.
"""

from __future__ import annotations

import copy
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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from .checkout import COLLECTION, FQCN, LOGS, NAME, NAMESPACE, ROOT, copy_checkout, hermetic_environment
from .simulated import SimulatedIse, SimulatorError, simulated_ise

_PROGRAMS = Path(sys.executable).parent
_LIMIT = 120  # seconds one program may take
_LOG = LOGS / "demo.log"
_GROUPS = ["Location#All Locations#EMEA#Paris", "Rollout#All Rollouts#Monitor Mode"]
_DEVICES = ["par-acc-01", "par-acc-02", "par-wlc-01"]
_OBJECTS = 7  # declared in the example: four groups, two of which this ISE has already, and three devices
_BY_HAND = "par-test-99"
_EDIT = ("single_connect: legacy", "single_connect: draft_compliant")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CHANGED = re.compile(r"^changed: \[[^\]]*\] => \(item=(.*?)\)(?: => \{)?$", re.MULTILINE)
_RECAP = re.compile(r"^\S+\s+: ok=\d+\s+changed=(\d+)\s+unreachable=0\s+failed=0", re.MULTILINE)
_BRIEF = re.compile(r"^(PLAY |TASK |ok: |changed: |\S+\s+: ok=)")  # of the output at -vvv


class DemoError(Exception):
    """Something the demo claims is not so; the text says what."""


def _claim(holds: bool, otherwise: str) -> None:
    if not holds:
        raise DemoError(f"This act does not show what it claims: {otherwise}.")


class Demo:
    """The acts, in one scratch folder."""

    def __init__(self, scratch: Path) -> None:
        self._scratch, self._data = scratch, scratch / "paris.yml"
        self._env = hermetic_environment(scratch / "home", _PROGRAMS) | {"TMPDIR": str(scratch)}
        self._env |= {"ANSIBLE_LOCALHOST_WARNING": "false", "ANSIBLE_INVENTORY_UNPARSED_WARNING": "false"}
        if sys.stdout.isatty():
            self._env["ANSIBLE_FORCE_COLOR"] = "1"
            del self._env["NO_COLOR"]
        names = ("ISE_PASSWORD", "ISE_RADIUS_SECRET", "ISE_TACACS_SECRET", "ISE_SNMP_COMMUNITY")
        self._secrets = {name: f"Demo-{secrets.token_hex(8)}" for name in names}

    def play(self) -> None:
        """Install the collection, then play all acts."""
        print("Building the collection, and installing it offline ...", flush=True)
        copy_checkout(self._scratch / "checkout")
        galaxy = [str(_PROGRAMS / "ansible-galaxy"), "collection"]
        self._program([*galaxy, "build", "--output-path", str(self._scratch)], self._scratch / "checkout")
        (tarball,) = self._scratch.glob(f"{NAMESPACE}-{NAME}-*.tar.gz")
        self._env["ANSIBLE_COLLECTIONS_PATH"] = place = str(self._scratch / "collections")
        self._program([*galaxy, "install", "--offline", "--collections-path", place, str(tarball)], self._scratch)
        shutil.copy(Path(place) / COLLECTION / "docs" / "examples" / "paris.yml", self._data)
        account = ("--admin", f"admin:{self._secrets['ISE_PASSWORD']}")
        with simulated_ise(self._scratch / "ise", self._env, "--profile", "3.4", "--devices", "250", *account) as ise:
            self._env |= {"ISE_HOSTNAME": ise.host, "ISE_PORT": str(ise.port), "ISE_CA_PATH": ise.ca_cert}
            self._env |= {"ISE_USERNAME": "admin", **self._secrets}
            self._acts(ise)

    def _acts(self, ise: SimulatedIse) -> None:
        everything = _GROUPS + _DEVICES
        self._act(ise, "1. Plan: check mode shows each change with its diff, and writes nothing",
                  "--check", "--diff", changed=everything, writes=0)  # fmt: skip
        absent = [ise.get("networkdevicegroup", name) for name in _GROUPS] + list(_stored(ise).values())
        _claim(not any(absent), "check mode left an object on ISE")

        # One write more than planned: the root of the new group type Rollout.
        self._act(ise, "2. Apply: the same run without --check makes the planned changes",
                  changed=everything, writes=len(everything) + 1)  # fmt: skip
        self._claim_secrets(ise)

        self._act(ise, "3. Apply again, at -vvv: one request for each object, no change, no secret printed",
                  "-vvv", changed=[], writes=0, requests=_OBJECTS)  # fmt: skip

        text = self._data.read_text()
        _claim(_EDIT[0] in text, f"docs/examples/paris.yml lacks {_EDIT[0]!r}")
        self._data.write_text(text.replace(*_EDIT))
        self._act(ise, f"4. Edit one line ({_EDIT[1]}): one device is written, the secrets beside it stay",
                  "--diff", changed=_DEVICES[:1], writes=1, shown=['"draft_compliant"'])  # fmt: skip
        tacacs = (ise.get("networkdevice", _DEVICES[0]) or {}).get("tacacsSettings", {})
        _claim(tacacs.get("connectModeOptions") == "ON_DRAFT_COMPLIANT", "ISE does not hold the edit")
        self._claim_secrets(ise)

        declared = _stored(ise)
        self._drift(ise)
        self._act(ise, "5. Drift: a switch was deleted, a controller changed by hand; check mode shows both",
                  "--check", "--diff", changed=_DEVICES[1:], writes=0, shown=["quick fix", "10.75.2.11/32"])  # fmt: skip

        self._act(ise, "6. Repair: the same run without --check restores what is declared",
                  changed=_DEVICES[1:], writes=2)  # fmt: skip
        _claim(_stored(ise) == declared, "a device is not what it was before the drift")

        output = self._act(ise, "7. Undeclared: a device added by hand, which no file declares", changed=[], writes=0,
                           requests=1, shown=[f'"{_BY_HAND}"'], playbook="undeclared_network_devices")  # fmt: skip
        _claim(not any(f'"{name}"' in output for name in _DEVICES), "a declared device is named")

    def _act(
        self, ise: SimulatedIse, title: str, *options: str, changed: Sequence[str], writes: int, requests: int | None = None,
        shown: Sequence[str] = (), playbook: str = "network_devices",
    ) -> str:  # fmt: skip
        """Run a playbook, compare what it says and does with the claim, and return its output."""
        command = ["ansible-playbook", f"{FQCN}.{playbook}", "-e", "@paris.yml", *options]
        print(f"\n{title}\n  $ {' '.join(command)}", flush=True)
        ise.forget_stats()
        began = time.monotonic()
        show = _BRIEF if "-vvv" in options else re.compile("")
        output = self._program([str(_PROGRAMS / command[0]), *command[1:]], self._scratch, show)
        seconds, stats = time.monotonic() - began, ise.stats()
        leaked = [name for name, secret in self._secrets.items() if secret in output]
        _claim(not leaked, f"the value of {', '.join(leaked)} is in the output")
        found, recap = _CHANGED.findall(output), _RECAP.search(output)
        _claim(recap is not None and bool(found) == (recap[1] != "0"), "the recap names a failure, or other changes")
        _claim(found == list(changed), f"changed are {found}, not {list(changed)}")
        _claim(stats["writes"] == writes, f"{stats['writes']} writes, not {writes}")
        _claim(stats["masks_written"] == 0, "a secret was overwritten with its mask")
        _claim(requests in (None, stats["total"]), f"{stats['total']} requests, not {requests}")
        missing = [text for text in shown if text not in output]
        _claim(not missing, f"the output does not show {', '.join(missing)}")
        print(
            f"  Checked. Changed: {len(found)}, requests: {stats['total']}, writes: {writes}; {seconds:.1f} s.",
            flush=True,
        )
        return output

    def _claim_secrets(self, ise: SimulatedIse) -> None:
        switch, controller = (ise.get("networkdevice", name) or {} for name in (_DEVICES[0], _DEVICES[2]))
        stored = [
            switch.get("authenticationSettings", {}).get("radiusSharedSecret"),
            switch.get("tacacsSettings", {}).get("sharedSecret"),
            controller.get("snmpsettings", {}).get("roCommunity"),
        ]
        _claim(
            stored == list(self._secrets.values())[1:], "a RADIUS, TACACS+ or SNMP secret on ISE is not the one given"
        )

    def _drift(self, ise: SimulatedIse) -> None:
        """Change what ISE holds as an administrator in a hurry would."""
        controller = ise.get("networkdevice", "par-wlc-01") or {}
        stranger = {**copy.deepcopy(controller), "name": _BY_HAND}
        stranger["NetworkDeviceIPList"] = [{"ipaddress": "10.75.9.99", "mask": 32}]
        del stranger["id"]
        controller["description"] = "quick fix, undo on Monday"
        controller["NetworkDeviceIPList"] = controller["NetworkDeviceIPList"][:1]
        ise.put("networkdevice", controller)
        ise.put("networkdevice", stranger)
        ise.delete("networkdevice", "par-acc-02")

    def _program(self, command: Sequence[str], cwd: Path, show: re.Pattern[str] | None = None) -> str:
        """Run a program, print the lines of its output that ``show`` matches, and return all of them without colours."""
        lines = []
        with _LOG.open("a") as log, _started(command, self._env, cwd) as process:
            print("$", *command, file=log, flush=True)
            for line in process.stdout or ():
                log.write(line)
                lines.append(_COLOUR.sub("", line))
                if show and show.match(lines[-1]):
                    print(f"  {line}".rstrip(), flush=True)
            if process.wait():
                raise DemoError(
                    f"{' '.join(command[:3])} ended with exit code {process.returncode}:\n{''.join(lines[-20:])}"
                )
        return "".join(lines)


def _stored(ise: SimulatedIse) -> dict[str, dict[str, Any]]:
    """Return the devices on ISE without what a deleted and recreated object cannot keep."""
    found = {name: ise.get("networkdevice", name) or {} for name in _DEVICES}
    return {name: {k: v for k, v in device.items() if k not in ("id", "link")} for name, device in found.items()}


@contextmanager
def _started(command: Sequence[str], env: dict[str, str], cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a program whose output is read; at the end, or after the limit, stop it."""
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
            process.send_signal(
                signal.SIGINT
            )  # ansible-playbook then ends its workers, which have sessions of their own
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # tidying up takes seconds, and is not to be interrupted
    raise KeyboardInterrupt


def main() -> int:
    """Run the demo; return 0 when every claim held, 1 when not, 130 when it was interrupted."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    LOGS.mkdir(parents=True, exist_ok=True)
    _LOG.write_text("")
    try:
        with tempfile.TemporaryDirectory(prefix="openise-demo-", ignore_cleanup_errors=True) as scratch:
            Demo(Path(scratch)).play()
    except (DemoError, SimulatorError, OSError, subprocess.SubprocessError) as error:
        print(f"\nThe demo failed. {error}\n  Whole output: {_LOG.relative_to(ROOT)}. What else is broken: make test")
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The simulator is stopped and its files are removed.")
        return 130
    print("\nAll claims held. The simulator is stopped and its files are removed.")
    print(f"  Playbooks: playbooks/*.yml; data: docs/examples/paris.yml; whole output: {_LOG.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
