# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiling policies. ERS only reads them, and its STARTSW filter was observed to find one of four matches.

A new ISE has 600 to 900; these are some of each type. The ids of 2Wire-Device and 3Com-Device are real, the others
follow them at the same distance.
"""

from __future__ import annotations

from .language import LINK, READ, Attribute, BuiltIn, Filter, Reference, Resource

__all__ = ["RESOURCES"]

# Name and parent, parents first.
_FACTORY = (
    ("2Wire-Device", ""),
    ("3Com-Device", ""),
    ("Android", ""),
    ("Android-Samsung", "Android"),
    ("Android-Samsung-Galaxy-Phone", "Android-Samsung"),
    ("Apple-Device", ""),
    ("Apple-MacBook", "Apple-Device"),
    ("Apple-iDevice", "Apple-Device"),
    ("Apple-iPad", "Apple-Device"),
    ("Apple-iPhone", "Apple-Device"),
    ("Axis-Device", ""),
    ("Axis-Camera", "Axis-Device"),
    ("BlackBerry", ""),
    ("Cisco-Device", ""),
    ("Cisco-Access-Point", "Cisco-Device"),
    ("Cisco-AP-Aironet-2700", "Cisco-Access-Point"),
    ("Cisco-IP-Camera", "Cisco-Device"),
    ("Cisco-IP-Phone", "Cisco-Device"),
    ("Cisco-IP-Phone-7960", "Cisco-IP-Phone"),
    ("Cisco-IP-Phone-8845", "Cisco-IP-Phone"),
    ("Cisco-IP-Phone-8865", "Cisco-IP-Phone"),
    ("Cisco-Router", "Cisco-Device"),
    ("Cisco-Switch", "Cisco-Device"),
    ("Cisco-WLC", "Cisco-Device"),
    ("HP-Device", ""),
    ("HP-JetDirect-Printer", "HP-Device"),
    ("HP-LaserJet-P2055dn", "HP-JetDirect-Printer"),
    ("Juniper-Device", ""),
    ("Lexmark-Device", ""),
    ("Lexmark-Printer-E260dn", "Lexmark-Device"),
    ("Polycom-Device", ""),
    ("Polycom-VVX-411", "Polycom-Device"),
    ("Sony-Device", ""),
    ("Synology-Device", ""),
    ("Unknown", ""),
    ("VMware-Device", ""),
    ("Workstation", ""),
    ("Linux-Workstation", "Workstation"),
    ("Macintosh-Workstation", "Workstation"),
    ("Microsoft-Workstation", "Workstation"),
    ("Windows10-Workstation", "Microsoft-Workstation"),
    ("Windows11-Workstation", "Microsoft-Workstation"),
    ("Xerox-Device", ""),
    ("Xerox-WorkCentre-7845", "Xerox-Device"),
)


def _identity(name: str) -> str:
    number = next(position for position, (known, _parent) in enumerate(_FACTORY) if known == name)
    ticks = 0x8BFF_FE8C7CC0 + number * 0x459480
    return f"{ticks & 0xFFFFFFFF:08x}-{ticks >> 32:04x}-11e6-996c-525400b48521"


def _built_in(name: str, parent: str) -> BuiltIn:
    document = {"id": _identity(name), "name": name, "description": f"Policy for {name}"}
    if parent:
        document["parentId"] = _identity(parent)
    return BuiltIn(document)


PROFILER_PROFILE = Resource(
    path="profilerprofile",
    envelope="ProfilerProfile",
    service="identity.profilerprofile",
    methods=READ,
    filters={"name": Filter("name", first_match_operators=("STARTSW",), first_match_switch="profile_filter")},
    sortable_by=("name", "description"),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name"),
        Attribute("description", read_default="", read_default_switch="empty_description"),
        Attribute("parentId", reference=Reference("profilerprofile", by="id")),
        LINK,
    ),
    built_in=tuple(_built_in(name, parent) for name, parent in _FACTORY),
)

RESOURCES = (PROFILER_PROFILE,)
