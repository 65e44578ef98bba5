# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways through the Monitoring API, Change of Authorization, and the OpenAPI."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.plugins.modules import (
    accounting_status_info,
    authentication_status_info,
    coa,
    failure_reason_info,
    mnt_node_info,
    session,
    session_count_info,
    session_info,
    system_certificate_info,
)
from ansible_collections.openise.ise.tests.faults.judge import (
    DUPLICATE,
    FALSE_ABSENT,
    FALSE_CHANGED,
    Case,
    Claim,
    Verdict,
)
from ansible_collections.openise.ise.tests.faults.place import TIMEOUT, Place
from ansible_collections.openise.ise.tests.faults.way import COA, MNT, OPENAPI, Requests, Way
from ansible_collections.openise.ise.tests.faults.ways_ers import reading, row
from ansible_collections.openise.ise.tests.truth.coa_helpers import MAC, OTHER, anna, bert
from ansible_collections.openise.ise.tests.truth.node import Result

_READS = Requests("GET", "/admin/API/mnt/(?!CoA)")
_COA = Requests("GET", "/admin/API/mnt/CoA")
_DELETIONS = Requests("DELETE", "/admin/API/mnt/")


def _ask(task: Task, *, check: bool = False, **options: Any) -> Any:
    def run(place: Place) -> Result:
        user, password = place.sim.mnt
        connection = {"username": user, "password": password, "port": place.sim.port}
        return place.perform(task, options, check=check, **connection)

    return run


def _sessions(place: Place) -> None:
    anna(place, network_device_name="sw1", policy_set="Wired")
    bert(place, network_device_name="sw2", policy_set="Wired")


def _info(name: str, task: Task, *keys: str, **options: Any) -> Way:
    run = _ask(task, **options)
    return Way(
        name, MNT, row("network_device"), run, _sessions, lambda place: reading(place, run, *keys), reads=_READS,
        writes=None, patience=50 * TIMEOUT,
    )  # fmt: skip


def _deleted(place: Place) -> Claim:
    """Claim that the sessions in the result are those that are gone."""

    def claim(case: Case) -> Verdict | None:
        there = len(place.sim.sessions.ids())
        gone = sum(1 for effect in case.effects if effect.resource == "sessions")
        if case.failed:
            return None
        if case.result["total"] != gone:
            return Verdict(FALSE_CHANGED, f"says {case.result['total']} deleted, {gone} were")
        return Verdict(FALSE_ABSENT, f"{there} are left") if there > place.normal_sessions else None

    return claim


def _ordered(place: Place) -> Claim:
    """Claim for each target that its outcome is what happened."""

    def claim(case: Case) -> Verdict | None:
        orders = [effect.key for effect in case.effects if effect.kind == "ordered"]
        if len(set(orders)) < len(orders):
            return Verdict(DUPLICATE, f"{orders}")
        for target in case.result.get("targets", []):
            sent, outcome = target.get("mac") in orders, target["outcome"]
            if outcome == "no_session":
                return Verdict(FALSE_ABSENT, f"{target}")
            if outcome in ("accepted", "confirmed", "timed_out") and not sent:
                return Verdict(FALSE_CHANGED, f"not sent: {target}")
            if outcome in ("failed", "refused", "planned") and sent:
                return Verdict(FALSE_CHANGED, f"sent: {target}")
        return None

    return claim


def _coa(name: str, *, check: bool = False, **options: Any) -> Way:
    return Way(
        name, COA, row("network_device"), _ask(coa.TASK, check=check, **options), _sessions, _ordered, reads=_READS,
        writes=None if check else _COA, check=check, patience=50 * TIMEOUT,
    )  # fmt: skip


def _session(name: str, **options: Any) -> Way:
    return Way(
        name, MNT, row("network_device"), _ask(session.TASK, state="absent", **options), _sessions, _deleted,
        reads=_READS, writes=_DELETIONS, patience=50 * TIMEOUT,
    )  # fmt: skip


def ways() -> Iterator[Way]:
    """Yield the ways through the other APIs."""
    yield _info("session_info, all", session_info.TASK, "sessions", "total")
    yield _info("session_info of a MAC address", session_info.TASK, "sessions", "total", mac=MAC)
    yield _info("session_info of a user", session_info.TASK, "sessions", "total", user="anna")
    yield _info("session_count_info", session_count_info.TASK, "active", "postured", "profiled")
    yield _info("mnt_node_info", mnt_node_info.TASK, "nodes")
    yield _info("failure_reason_info", failure_reason_info.TASK, "failure_reasons", id=22040)
    yield _info("authentication_status_info", authentication_status_info.TASK, "authentications", mac=MAC)
    yield _info("accounting_status_info", accounting_status_info.TASK, "accounting", mac=MAC)
    two = [MAC, OTHER]
    put: dict[str, Any] = {"mac": two, "unproven_put": True}
    yield _info("accounting_status_info of two by PUT", accounting_status_info.TASK, "accounting", **put)
    failures = ("authentications", "failures", "endpoints")
    yield _info("authentication_status_info of a device", authentication_status_info.TASK, *failures, nas=["10.1.2.3"])
    yield _session("session deletion by MAC address", mac=MAC)
    yield _session("session deletion of all", all=True, confirm_all=True)
    both = [MAC, OTHER]
    yield _coa("CoA reauthenticate", action="reauthenticate", mac=[MAC])
    yield _coa("CoA reauthenticate two, wait", action="reauthenticate", mac=both, wait=True, wait_timeout=20)
    yield _coa("CoA disconnect, wait", action="disconnect", mac=[MAC], wait=True, wait_timeout=20)
    yield _coa("CoA disconnect of a user", action="disconnect", user=["bert"])
    yield _coa("CoA reauthenticate of a device", action="reauthenticate", nas=["10.1.2.3"])
    yield _coa("CoA reauthenticate, check mode", action="reauthenticate", mac=both, check=True)

    def certificates(place: Place) -> Result:
        return place.perform(system_certificate_info.TASK, {})

    yield Way(
        "system_certificate_info", OPENAPI, row("network_device"), certificates,
        claim=lambda place: reading(place, certificates, "system_certificates"), writes=None,
    )  # fmt: skip
