# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change of Authorization: ISE sends the order to the PSN, the PSN to the NAD, and the session changes."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from ..settings import Settings
from .sessions import Order, Sessions

__all__ = ["CoaError", "Outcome", "execute"]

_MAC = re.compile(r"[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}")


class CoaError(ValueError):
    """An order that ISE rejects (500)."""


@dataclass(frozen=True)
class Outcome:
    """Result of an order. ``done`` None: there is no session. ``silent``: the NAD did not answer."""

    done: bool | None
    silent: bool = False


def execute(sessions: Sessions, settings: Settings, kind: str, parts: list[str]) -> Outcome:
    """Execute an order. ``parts``: PSN, MAC, option, and optionally NAS and destination address. Raise :class:`CoaError`."""
    psn, mac, option = parts[:3]
    nas_ip, destination = ["" if part == "null" else part for part in (*parts[3:], "null", "null")][:2]
    try:
        _check(mac, option, nas_ip, destination)
    except CoaError:
        sessions.orders.append(Order(kind, psn, mac, option, nas_ip, destination, None))
        raise
    outcome = _order(
        sessions, settings, kind, Order(kind, psn, mac.replace("-", ":"), option, nas_ip, destination, None)
    )
    sessions.orders.append(Order(kind, psn, mac, option, nas_ip, destination, outcome.done))
    return outcome


def _check(mac: str, option: str, nas_ip: str, destination: str) -> None:
    if _MAC.fullmatch(mac) is None:
        raise CoaError(f"{mac} is not a valid MAC address.")
    if option not in ("0", "1", "2"):
        raise CoaError(f"The type {option} is not between 0 and 2.")
    if nas_ip and not destination:
        raise CoaError("The NAS IP address was given without the destination IP address.")
    for address in filter(None, (nas_ip, destination)):
        try:
            ipaddress.ip_address(address)
        except ValueError:
            raise CoaError(f"{address} is not a valid IP address.") from None


def _order(sessions: Sessions, settings: Settings, kind: str, order: Order) -> Outcome:
    active = sessions.table.of(order.mac)
    if not active:
        return Outcome(None)
    session = active[-1]
    nas = session.nas
    wrong_nas = bool(order.nas_ip) and order.nas_ip not in (nas.nas_ip_address, nas.device_ip_address)
    # Cisco calls the last address the destination, others the endpoint's.
    destinations = ("", session.psn.destination_ip_address, session.framed_ip_address)
    if order.psn != session.psn.acs_server or wrong_nas or order.destination_ip not in destinations:
        return Outcome(False)
    if not sessions.change(session, kind, order.option, settings.mnt_coa_seconds):
        return Outcome(False, silent=True)
    return Outcome(True)
