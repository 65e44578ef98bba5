# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Samples of the Monitoring API: their structure, and the sessions with which a simulator returns the same."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from ansible_collections.openise.ise.tests.contract.shared_data import MNT
from ise_simulator.mnt.session import names
from ise_simulator.testing import Simulator

Structure = tuple[str, tuple[tuple[str, str], ...], str, tuple[Any, ...]]

_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_KINDS = (
    ("boolean", r"true|false"),
    ("number", r"\d+"),
    ("timestamp", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:\d\d)"),
    ("MAC", r"([0-9A-F]{2}:){5}[0-9A-F]{2}"),
    ("MAC as sent", r"([0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}"),
    ("steps", r"\d{4,5}(,\d{4,5})+"),
    ("pairs", r":!:.*=.*"),
    ("response", r"\{(.*=.*; )+\}"),
)
# Names of a call for attributes of the simulator's sessions.
_ALSO = {
    "selected_authz_profiles": "selected_azn_profiles",
    "server": "acs_server",
    "username": "user_name",
    "auth_method": "authentication_method",
    "auth_protocol": "authentication_protocol",
}
_TIMES = {"auth_acs_timestamp": "auth_at", "acs_timestamp": "auth_at", "acct_acs_timestamp": "acct_at"}
_IDENTITIES = ("audit_session_id", "acct_session_id", "cpmsession_id", "nas_port_id")


def sample(name: str) -> ElementTree.Element:
    return ElementTree.fromstring((MNT / f"{name}.xml").read_bytes())  # noqa: S314  (a file of ours)


def text_of(element: ElementTree.Element) -> str:
    return (element.text or "").strip()


def kind(element: ElementTree.Element) -> str:
    """Return the kind of an element's text; identities are texts even if all of their digits are decimal."""
    text = text_of(element)
    if not text or element.tag in _IDENTITIES:
        return "text" if text else "empty"
    try:
        return f"IPv{ipaddress.ip_address(text).version}"
    except ValueError:
        return next((name for name, form in _KINDS if re.fullmatch(form, text, re.DOTALL)), "text")


def structure(element: ElementTree.Element) -> Structure:
    """Return name, attributes (with the values of types), kind of text, and the same of all children in order."""
    told = tuple((key, value if key == _TYPE else "") for key, value in element.attrib.items())
    children = tuple(structure(child) for child in element)
    return element.tag, told, "" if children else kind(element), children


def exact(element: ElementTree.Element) -> tuple[Any, ...]:
    """Return everything but the white space between elements."""
    return element.tag, tuple(element.attrib.items()), text_of(element), tuple(exact(child) for child in element)


def flags(body: str) -> list[str]:
    """Return the unchanged opening tags of the elements that have a type."""
    return re.findall(r"<(?:passed|failed|started|stopped)\b[^>]*>", body)


def _moment(text: str) -> int:
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


def zone(element: ElementTree.Element) -> str:
    """Return the time zone of the node that a sample is from, as a setting of the simulator."""
    found = [text_of(child)[-6:] for child in element.iter() if child.tag.endswith("acs_timestamp")]
    return found[0] if found and found[0] in ("-05:00", "+07:00") else "UTC"


def attributes(row: Iterable[ElementTree.Element]) -> dict[str, Any]:
    """Return the session of a row, without the attributes that the row does not have."""
    known = set(names())
    values: dict[str, Any] = dict.fromkeys(known - {"elements", "framed_ipv6_address"}, "")
    values |= {"auth_at": 0, "acct_at": 0, "started_at": 0, "security_group_tag": 0, "framed_ipv6_address": ()}
    for element in row:
        text = text_of(element)
        name = _ALSO.get(element.tag, element.tag)
        if element.tag == "framed_ipv6_address":
            addresses = [child.text or "" for child in element]
            values["framed_ipv6_address"] = tuple(address for address in addresses if address.strip())
        elif element.tag in _TIMES:
            values[_TIMES[element.tag]] = _moment(text) if text else 0
        elif name in known:
            values[name] = text
    if values["acct_at"] or any(element.tag == "acct_session_id" for element in row):
        values["acct_status_type"] = values["acct_status_type"] or "Start"
    values["started_at"] = min(filter(None, (values["auth_at"], values["acct_at"])), default=0)
    values["message_code"] = values["message_code"] or "5200"
    return values


def seed(sim: Simulator, row: Iterable[ElementTree.Element], **more: Any) -> str:
    """Store the session of a row, at the time of its last update."""
    values = {**attributes(list(row)), **more}
    moment = max(values["auth_at"], values["acct_at"])
    if moment:
        sim.sessions.clock.move((moment - sim.sessions.clock.now()) / 1000 + 1)
    else:
        values["auth_at"] = values["started_at"] = sim.sessions.clock.now()
    if values["acct_status_type"] and not values["acct_at"]:
        values["acct_at"] = values["started_at"] = values["auth_at"]
    return sim.sessions.authenticate(accounting=False, **values)
