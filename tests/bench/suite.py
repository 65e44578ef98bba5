# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark: its series, their environment and the exit code."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from types import FrameType

from tools.checkout import BUILD, ROOT, collections_tree, hermetic_environment
from tools.simulated import SimulatorError, simulated_ise

from . import cases
from .budgets import check_arithmetic, ratios
from .cases import ALONE, BARE, EMPTY, LOOP, SIZES, URI_LOOP_QUICK, Series
from .measure import BenchError, Runner, Sample
from .report import document, kept_path, tables, write

_RESULT = BUILD / "bench" / "result.json"
_PASSWORD = "Bench-Password-1"


def _series(quick: bool, rounds: int, uri_items: int) -> list[Series]:
    """Return the series. For a quick run: one size, and counts only, except for the loop without change."""
    if quick:
        loops = cases.loops(1, uri_items)
        timed = loops.only(EMPTY, "uri GET", BARE, "no change", ALONE) * rounds
        parts = [*loops.only("create"), *timed, *loops.only("update", "delete")]
        declared = cases.declared_devices(cases.DECLARED, 1)
        return [cases.one_device(SIZES[1], 1), replace(loops, cases=parts), cases.reading(1), declared]
    return [
        *(cases.one_device(size, rounds) for size in SIZES),
        cases.loops(rounds, uri_items),
        cases.kept_connections(),
        cases.older_release(),
        cases.reading(rounds),
        cases.sessions(),
        cases.both_paths(rounds),
        cases.declared_devices(cases.DECLARED_FEW, rounds),
        cases.declared_devices(cases.DECLARED, rounds),
        cases.declared_devices(cases.DECLARED_MANY, 1),
        cases.declared_endpoints(cases.ENDPOINTS),
    ]


def _measure(series: Series, latency_ms: float, samples: dict[str, list[Sample]]) -> None:
    """Run a series with its own simulator and add its samples."""
    with tempfile.TemporaryDirectory(prefix="openise-bench-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        env = hermetic_environment(folder / "home", Path(sys.executable).parent) | {"TMPDIR": scratch}
        account = ("--admin", f"admin:{_PASSWORD}")
        held = ("--devices", str(series.devices), "--sessions", str(series.sessions), "--profile", series.profile)
        print(
            f"{series.name}, {series.rounds} times; starting a simulator with {series.devices} devices ...", flush=True
        )
        with simulated_ise(folder / "ise", env, *account, *held, "--latency-ms", str(latency_ms)) as ise:
            if series.switches:
                ise.switch(**series.switches)
            # Before 3.1 the gateway does not serve ERS.
            port = ise.ers_port if series.profile in ("2.7", "3.0") else ise.port
            env |= {
                "ANSIBLE_COLLECTIONS_PATH": str(collections_tree()),
                "ANSIBLE_LOCALHOST_WARNING": "false",
                "ANSIBLE_INVENTORY_UNPARSED_WARNING": "false",
                "ISE_HOSTNAME": ise.host,
                "ISE_PORT": str(port),
                "ISE_USERNAME": "admin",
                "ISE_PASSWORD": _PASSWORD,
                "ISE_CA_PATH": ise.ca_cert,
                "BENCH_SECRET": "Bench-Secret-1",
            }
            cases.place_module(folder, ROOT / "plugins" / "modules" / "network_device.py")
            runner = Runner(ise, env, folder)
            for number in range(1, series.rounds + 1):
                for case in series.cases:
                    if case.once and number > 1:
                        continue
                    if case.bare:
                        sample = runner.read(case.bare)
                    else:
                        sample = runner.run(case.name, case.tasks(number), changed=case.changed)
                    samples.setdefault(case.name, []).append(sample)
                    print(f"  {number}  {case.name:46}{sample.wall:7.2f} s{sample.requests:6} requests", flush=True)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    """Run the benchmark; return 0 if all budgets are met, 1 if not, 130 if it was interrupted."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="all counts, and the one ratio that matters most")
    parser.add_argument("--latency-ms", type=float, default=20.0, help="of each request (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="repeats, at least 3 for ratios (default %(default)s)")
    parser.add_argument("--only", default="", metavar="TEXT", help="only the series with this in their names")
    parser.add_argument(
        "--keep", action="store_true", help="keep the result in tests/bench/results, for comparison and the docs"
    )
    options = parser.parse_args()
    check_arithmetic()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    uri_items = URI_LOOP_QUICK if options.quick else LOOP
    chosen = [series for series in _series(options.quick, options.rounds, uri_items) if options.only in series.name]
    if not chosen:
        parser.error(f"--only {options.only}: no series has this in its name")
    samples: dict[str, list[Sample]] = {}
    started = time.monotonic()
    try:
        for series in chosen:
            _measure(series, options.latency_ms, samples)
    except (BenchError, SimulatorError) as error:
        print(f"\nNothing can be said: {error}")
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130
    budgets, latency = ratios(uri_items), options.latency_ms / 1000
    over = tables(samples, budgets, latency)
    settings = {name: getattr(options, name) for name in ("quick", "latency_ms", "rounds", "only")}
    found = document(samples, budgets, latency, settings, over)
    paths = [_RESULT, *([kept_path(found)] if options.keep else [])]
    for path in paths:
        write(found, path)
    print(f"\n{time.monotonic() - started:.0f} s; result: {', '.join(str(path.relative_to(ROOT)) for path in paths)}")
    for line in over:
        print(f"OVER BUDGET  {line}")
    print("Some budgets do not hold." if over else "All budgets hold.")
    return 1 if over else 0
