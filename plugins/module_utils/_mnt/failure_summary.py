# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failed authentications counted by user, network device, location and reason. Pure functions of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any

from .session_search import parse_time

Record = dict[str, Any]


def has_failed(record: Record) -> bool:
    """Return whether an authentication failed."""
    return record.get("failed") is True or record.get("passed") is False


def _device(record: Record) -> str:
    names = ("network_device_name", "nas_ip_address", "nas_ipv6_address", "device_ip_address")
    return next((str(record[name]) for name in names if record.get(name)), "")


def _attribute(name: str) -> Callable[[Record], str]:
    return lambda record: str(record.get(name, ""))


_KEYS: dict[str, Callable[[Record], str]] = {
    "user": _attribute("username"),
    "nas": _device,
    "location": _attribute("location"),
    "reason": _attribute("failure_reason"),
}


def failure_summary(records: Iterable[Record]) -> dict[str, list[dict[str, Any]]]:
    """Return the failures among records by ``user``, ``nas``, ``location`` and ``reason``.

    Each is a list, the most frequent first, of dictionaries with ``name`` (empty if the records have none), ``total``,
    ``endpoints`` (their MAC addresses), ``first`` and ``last`` (times in ISO 8601, of those that have an offset).
    """
    failed = [record for record in records if has_failed(record)]
    return {name: _counted(failed, key) for name, key in _KEYS.items()}


def _counted(failed: list[Record], key: Callable[[Record], str]) -> list[dict[str, Any]]:
    groups: dict[str, list[Record]] = {}
    for record in failed:
        groups.setdefault(key(record), []).append(record)
    entries = [_entry(name, records) for name, records in groups.items()]
    return sorted(entries, key=lambda entry: (-entry["total"], entry["name"]))


def _entry(name: str, records: list[Record]) -> dict[str, Any]:
    timed = [(time, record["authentication_time"]) for record in records if (time := _time(record)) is not None]
    times = {"first": min(timed, key=itemgetter(0))[1], "last": max(timed, key=itemgetter(0))[1]} if timed else {}
    endpoints = sorted({str(record["calling_station_id"]) for record in records if record.get("calling_station_id")})
    return {"name": name, "total": len(records), "endpoints": endpoints, **times}


def _time(record: Record) -> Any:
    return parse_time(record.get("authentication_time"))
