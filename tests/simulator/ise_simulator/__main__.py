# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: ``python -m ise_simulator``."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
from collections.abc import Sequence

from .core import Core
from .profiles import DEFAULT_PROFILE, PROFILES
from .server import Server, StartError
from .settings import SettingError, Settings, switches
from .state import StateError, StateWriter
from .tls import TlsError

__all__ = ["main"]


def _account(text: str) -> tuple[str, str]:
    user, colon, password = text.partition(":")
    if not user or not colon or not password:
        raise argparse.ArgumentTypeError("an account is USER:PASSWORD")
    return user, password


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def _optional_port(text: str) -> int | None:
    return None if text == "none" else _port(text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0")
    return int(text)


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError("a switch is SWITCH=VALUE")
    return name, value


def _switch_table() -> str:
    rows = []
    for switch in switches():
        values = "|".join(map(str, switch.choices)) if switch.choices else switch.kind.__name__
        default = "by profile" if switch.default is None else str(switch.default)
        rows.append(f"  {switch.name}={values} (default {default})\n      {switch.text}")
    return "switches for --set:\n" + "\n".join(rows)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        """Print one sentence and exit with code 2, as for every other error at the start."""
        self.exit(2, f"ise_simulator: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m ise_simulator",
        description="A strict simulator of Cisco ISE's ERS and MnT APIs. The first output line is JSON: ports, CA, profile.",
        epilog=_switch_table(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
    add("--port", type=_port, default=8443, help="gateway port, 443 on a node; 0: any (default %(default)s)")
    add("--ers-port", type=_optional_port, default=9060, help="ERS port; 0: any, none: closed (default %(default)s)")
    add("--profile", default=DEFAULT_PROFILE, help=f"ISE release: {', '.join(PROFILES)} (default %(default)s)")
    add("--tls-dir", help="folder for CA, server and client certificate (default: a temporary one)")
    add("--tls", default="good", help="good, untrusted, wrong_host, expired, none (default %(default)s)")
    add("--client-certs", default="ignore", help="ignore, optional, required (default %(default)s)")
    for role in ("admin", "operator", "mnt", "sponsor"):
        default = ":".join(getattr(Settings, role))
        add(f"--{role}", type=_account, metavar="USER:PASSWORD", help=f"{role} account (default {default})")
    add("--devices", type=_count, default=0, metavar="N", help="generate N network devices, the same at every start")
    add("--sessions", type=_count, default=0, metavar="N", help="generate N active sessions, the same at every start")
    add("--state", metavar="FILE", help="keep all objects in this file between starts")
    add("--latency-ms", type=float, metavar="MS", help="delay every request")
    add(
        "--tps",
        type=_count,
        metavar="N",
        help="serve at most N requests per second; above that 503 (or switch tps_status)",
    )
    add("--csrf", action="store_true", default=None, help="enable ISE's CSRF check")
    masks = parser.add_mutually_exclusive_group()
    masks.add_argument(
        "--mask-secrets", dest="mask_secrets", action="store_true", default=None, help="reads show secrets as ******"
    )
    masks.add_argument(
        "--show-secrets",
        dest="mask_secrets",
        action="store_false",
        default=None,
        help="reads show secrets in plain text",
    )
    add("--read-only", action="store_true", default=None, help="refuse every write with 403, and count it")
    add(
        "--ers-disabled",
        action="store_true",
        default=None,
        help="disable ERS: 9060 closes connections, the gateway redirects",
    )
    add(
        "--set",
        type=_setting,
        action="append",
        default=[],
        metavar="SWITCH=VALUE",
        help="set a switch of the table below",
    )
    add("--no-control", dest="control", action="store_false", help="do not serve the control path /_simulator/")
    add("--verbose", action="store_true", help="one line per request on standard error")
    return parser


def _settings(arguments: argparse.Namespace) -> Settings:
    fixed = (
        "host",
        "port",
        "ers_port",
        "profile",
        "tls",
        "tls_dir",
        "client_certs",
        "devices",
        "sessions",
        "state",
        "control",
        "verbose",
    )
    values = {name: getattr(arguments, name) for name in fixed}
    values |= {r: getattr(arguments, r) for r in ("admin", "operator", "mnt", "sponsor") if getattr(arguments, r)}
    given = {
        name: getattr(arguments, name)
        for name in ("latency_ms", "tps", "csrf", "mask_secrets", "read_only", "ers_disabled")
    }
    changes = {name: value for name, value in given.items() if value is not None}
    for name, value in arguments.set:
        if name == "profile":
            raise SettingError("the profile is chosen with --profile")
        changes[name] = value
    return Settings(**values).changed(changes)


async def _serve(settings: Settings) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    core = Core(settings)
    server = Server(core)
    await server.start()
    writer = StateWriter(settings.state, core.store) if settings.state else None
    try:
        if writer is not None:
            writer.start()
        ready = {
            "port": server.port,
            "ers_port": server.ers_port,
            "host": settings.host,
            "ca_cert": str(server.identity.ca) if server.identity else None,
            "profile": settings.profile,
            "pid": os.getpid(),
        }
        print(json.dumps(ready), flush=True)
        await stopping.wait()
    finally:
        await server.stop()
        if writer is not None:
            writer.stop()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT; return 2 if the simulator cannot start."""
    try:
        asyncio.run(_serve(_settings(_parser().parse_args(arguments))))
    except (SettingError, StartError, StateError, TlsError) as error:
        print(f"ise_simulator: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
