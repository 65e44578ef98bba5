# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Command line of the tools, called by the Makefile."""

from __future__ import annotations

import argparse
import os
import sys

from . import docs, setup, test
from .environ import step_environment, venv_bin
from .paths import HOME
from .pythons import available_cores, newest_core


def main() -> int:
    """Run one command; return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 -m tools", description="Set-up and tests of the openise.ise checkout."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("setup", help="make Python environments below build/venv")
    command.add_argument("names", nargs="*", metavar="NAME", help="dev, docs, core (newest) or core-X.Y; all but docs")
    command = commands.add_parser("test", help="run test steps; exit code 1 when one fails")
    command.add_argument(
        "names", nargs="*", metavar="STEP", help="names or groups of steps; all of them when none is given"
    )
    command.add_argument("--list", action="store_true", help="print the steps and their groups")
    command = commands.add_parser("run", help="run a program of an environment with the variables tests get")
    command.add_argument("--env", default="dev", help="environment: dev (default), core (newest) or core-X.Y")
    command.add_argument("program", nargs=argparse.REMAINDER)
    commands.add_parser("docs", help="build the HTML documentation")
    options = parser.parse_args()
    if not available_cores():
        print("No Python found that a supported ansible-core runs with; install Python 3.11, 3.12 or 3.13.")
        return 1
    try:
        if options.command == "setup":
            setup.ensure(
                [_environment(name) for name in options.names] or [n for n in setup.environments() if n != "docs"]
            )
            return 0
        if options.command == "run":
            return _run(_environment(options.env), options.program)
        if options.command == "docs":
            return docs.build()
        return test.main(options.names, listing=options.list)
    except setup.SetupError as error:
        print(error, file=sys.stderr)
        return 1


def _environment(name: str) -> str:
    name = f"core-{newest_core().release}" if name == "core" else name
    if name not in setup.environments():
        raise setup.SetupError(f"There is no environment {name!r} here; there are: {', '.join(setup.environments())}")
    return name


def _run(name: str, program: list[str]) -> int:
    if not program:
        raise setup.SetupError("Name the program to run, for example: python3 -m tools run pytest tests/unit")
    setup.ensure([name])
    env = step_environment(HOME, venv_bin(name))
    sys.stdout.flush()
    os.execvpe(program[0], program, env)  # noqa: S606


if __name__ == "__main__":
    sys.exit(main())
