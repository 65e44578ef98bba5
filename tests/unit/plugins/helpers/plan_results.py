# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Results of ``config``, as its tasks register them."""

from __future__ import annotations

from typing import Any

# What people could have typed into ISE, meaning well or not.
HOSTILE = (
    "<script>alert('x')</script>",
    "a|b",
    "`code` ``more`` ```fence```",
    "two\nlines\r\nof text",
    "tab\tnull\x00escape\x1b[31m",
    "turned\u202earound",
    "half\ud800pair",
    "caf\u00e9 \U0001f600 \u65e5\u672c",
    "]]> <![CDATA[ &amp; &#x0;",
    "</details></code></td>",
    "@admin #1 !2 ~label [a](https://example.com) www.example.com *b* _c_ $d$ {+e+} \\|",
    "",
    "-- double -->",
    "x" * 400,
)


def changed(option: str, before: Any, after: Any) -> dict[str, Any]:
    """Return one option of an entry."""
    return {"option": option, "before": before, "after": after}


def entry(name: str, *changes: dict[str, Any], kind: str = "network_devices", **more: Any) -> dict[str, Any]:
    """Return one object of a plan."""
    return {"type": kind, "name": name, "changes": list(changes), **more}


def failure(name: str, action: str, msg: str, kind: str = "network_devices", **more: Any) -> dict[str, Any]:
    """Return one object that failed."""
    return {"type": kind, "name": name, "action": action, "msg": msg, **more}


def result(
    create: list[dict[str, Any]] | None = None,
    update: list[dict[str, Any]] | None = None,
    delete: list[dict[str, Any]] | None = None,
    failed: list[dict[str, Any]] | None = None,
    unchanged: int = 0,
    **more: Any,
) -> dict[str, Any]:
    """Return a result, its summary counted. ``unchanged`` network devices are as declared."""
    plan = {"create": create or [], "change": update or [], "delete": delete or []}
    broken = failed or []
    types: dict[str, dict[str, int]] = {}
    stopped = {(each["type"], each["name"], each["action"]) for each in broken}
    for action, entries in (*plan.items(), ("failed", broken)):
        for each in entries:
            if (each["type"], each["name"], action) not in stopped:
                types.setdefault(each["type"], _zeros())[action] += 1
    if unchanged:
        types.setdefault("network_devices", _zeros())["unchanged"] += unchanged
    total = {name: sum(numbers[name] for numbers in types.values()) for name in _zeros()}
    return {
        "changed": any(plan.values()),
        "failed": bool(broken),
        "failed_objects": broken,
        "plan": plan,
        "summary": {**total, "total": sum(total.values()), "types": types},
        "unresolved_secrets": [],
        **more,
    }


def _zeros() -> dict[str, int]:
    return dict.fromkeys(("create", "change", "delete", "unchanged", "failed"), 0)


CREATED = entry(
    "sw-new",
    changed("ip_addresses", None, ["10.0.0.1/32", "10.0.0.2/32"]),
    changed("radius.shared_secret", None, "(secret, written)"),
)
UPDATED = entry(
    "sw-old",
    changed("description", "here", "there"),
    changed("radius.coa_port", 1700, 3799),
    changed("radius.dtls_required", False, True),
    changed("snmp.version", "2c", None),
    id="0f0e0d0c-0000-4000-8000-000000000001",
)
DELETED = entry("Rollout#All Rollouts#Old", kind="network_device_groups", id="0f0e0d0c-0000-4000-8000-000000000002")
FAILURE = failure(
    "sw-old",
    "change",
    "ISE refused it.",
    status=400,
    errors=[{"title": "Invalid", "type": "ERROR", "code": "x"}],
)
# One of each, of 100 devices and a group.
PLAN = result([CREATED], [UPDATED], [DELETED], unchanged=98)
NOTHING = result(unchanged=5)
REFUSED = {
    "changed": False,
    "failed": True,
    "msg": "network_devices[3] (sw-4): radius.coa_port: must be a number.",
}
