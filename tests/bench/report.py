# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables on the screen, and the JSON file of a result."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Sequence
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from tools.checkout import ROOT

from .budgets import COUNTS, MEMORY, Ratio, Samples, miscounted, oversized
from .cases import BARE
from .speed import RESULTS, results


def tables(samples: Samples, budgets: Sequence[Ratio], latency: float) -> list[str]:
    """Print the measurements and their budgets; return the exceeded budgets in words."""
    wrong = miscounted(samples)
    print(f"\n{'medians':50}{'wall s':>8}{'CPU s':>8}{'RSS MB':>8}{'requests':>10}{'connections':>13}")
    for case, runs in samples.items():
        wall, cpu, rss = (median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "rss"))
        counts = f"{runs[-1].requests:10}{runs[-1].connections:13}" + (" wrong" if case in wrong else "")
        print(f"{case:50}{wall:8.2f}{cpu:8.2f}{rss:8.0f}{counts}")
    for case, runs in samples.items():
        if case.endswith(f": {BARE}"):
            wait = median(run.wall / run.requests for run in runs) * 1000
            print(f"\nA bare client waits for an answer, {case.removesuffix(f': {BARE}')}: {wait:.1f} ms", end="")
    load, cores = os.getloadavg()[1], os.cpu_count() or 1
    if load > cores:
        print(
            f"\nThe machine is busy (load {load:.1f} on {cores} cores): counts are exact all the same, times say little.",
            end="",
        )
    print()
    before = _baseline()
    print(f"\n{'ratios, less the latency both pay':60}{'is':>8}{'below':>8}{'kept':>8}")
    over = [f"{case}: (requests, connections) were {counts}, not {COUNTS[case]}" for case, counts in wrong.items()]
    over += [
        f"{case}: {measured:.0f} MB are not below {MEMORY[case]:.0f}" for case, measured in oversized(samples).items()
    ]
    for ratio in budgets:
        value = ratio.value(samples, latency)
        if value is None:
            continue
        holds = value < ratio.limit
        kept = before.get(ratio.text)
        known = f"{kept:8.3f}" if kept is not None else f"{'-':>8}"
        print(f"{ratio.text:60}{value:8.3f}{ratio.limit:8.3f}{known}{'' if holds else '  OVER'}")
        if not holds:
            over.append(f"{ratio.text}: {value:.3f} is not below {ratio.limit:.3f}")
    return over


def document(
    samples: Samples, budgets: Sequence[Ratio], latency: float, settings: dict[str, Any], over: Sequence[str]
) -> dict[str, Any]:
    """Return all measurements, with the machine, the versions and the commit."""
    values = {ratio.text: ratio.value(samples, latency) for ratio in budgets}
    return {
        "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "commit": _commit(),
        "machine": {
            "system": platform.platform(),
            "processor": _processor(),
            "cores": os.cpu_count(),
            "load": [round(value, 2) for value in os.getloadavg()],
        },
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("ansible-core", "requests", "urllib3", "aiohttp")},
        },
        "settings": settings,
        "over_budget": list(over),
        "ratios": {
            ratio.text: {"value": round(value, 4), "limit": round(ratio.limit, 4)}
            for ratio in budgets
            if (value := values[ratio.text]) is not None
        },
        "samples": {case: [run.as_json() for run in runs] for case, runs in samples.items()},
    }


def write(found: dict[str, Any], path: Path) -> None:
    """Write a result, with a line for each sample."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps({key: value for key, value in found.items() if key != "samples"}, indent=2)[:-2]
    lines = [
        f"    {json.dumps(case)}: [\n      " + ",\n      ".join(map(json.dumps, runs)) + "\n    ]"
        for case, runs in found["samples"].items()
    ]
    path.write_text(f'{head},\n  "samples": {{\n' + ",\n".join(lines) + "\n  }\n}\n")


def kept_path(found: dict[str, Any]) -> Path:
    """Return the path of a stored result: its date, the release of ansible-core, and the series unless it has all.

    So each file is one run, and a run of some series does not replace results of the others.
    """
    core = ".".join(found["versions"]["ansible-core"].split(".")[:2])
    only = re.sub(r"\W+", "-", found["settings"]["only"]).strip("-")
    return RESULTS / ("-".join(filter(None, (found["date"][:10], core, only))) + ".json")


def _baseline() -> dict[str, float]:
    """Return each ratio from the latest stored result that has it."""
    return {text: entry["value"] for result in results() for text, entry in result["ratios"].items()}


def _commit() -> str:
    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    measured = ("plugins", "meta", "tests/bench", ":!tests/bench/results", "tests/simulator/ise_simulator")
    changed = git("status", "--porcelain", "--", *measured)
    return (git("rev-parse", "--short=12", "HEAD") or "unknown") + (" and changes" if changed else "")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
