# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generated network devices, the same at every start: sites, roles, addresses and groups of a company."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from .catalog.language import Document

__all__ = ["generated"]

_NAMESPACE = uuid.UUID("7b1f4c1e-51f3-4f0b-9f6c-0f3a4d2b9e11")
_SITES = (
    ("EMEA", "Berlin", "ber"),
    ("EMEA", "London", "lon"),
    ("EMEA", "Madrid", "mad"),
    ("EMEA", "Zurich", "zrh"),
    ("AMER", "Austin", "aus"),
    ("AMER", "Chicago", "chi"),
    ("AMER", "Toronto", "yyz"),
    ("APAC", "Singapore", "sin"),
    ("APAC", "Sydney", "syd"),
    ("APAC", "Tokyo", "tyo"),
)
_ROLES = (
    ("Switch#Access", "acc", "C9300-48UXM", "17.12.4"),
    ("Switch#Access", "acc", "C9200L-24P", "17.9.5"),
    ("Switch#Access", "acc", "C9300-24T", "17.12.4"),
    ("Switch#Distribution", "dist", "C9500-24Y4C", "17.12.4"),
    ("Wireless#Controller", "wlc", "C9800-40", "17.12.3"),
    ("Router#WAN", "wan", "C8300-1N1S", "17.9.4"),
    ("Firewall", "fw", "FPR3120", "7.4.2"),
)


def _identity(kind: str, name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{kind}/{name}"))


def _groups() -> Iterator[Document]:
    """Return the groups of the generated devices, parents first."""
    names: list[tuple[str, str]] = []
    for region in dict.fromkeys(region for region, _, _ in _SITES):
        names.append((f"Location#All Locations#{region}", f"{region} region"))
    names += [(f"Location#All Locations#{region}#{city}", f"{city} office") for region, city, _ in _SITES]
    for role in dict.fromkeys(role for role, _, _, _ in _ROLES):
        parts = role.split("#")
        for depth in range(1, len(parts) + 1):
            path = "#".join(parts[:depth])
            entry = (f"Device Type#All Device Types#{path}", f"{' '.join(reversed(parts[:depth]))} devices")
            if entry not in names:
                names.append(entry)
    for name, description in names:
        yield {
            "id": _identity("networkdevicegroup", name),
            "name": name,
            "description": description,
            "othername": name.partition("#")[0],
        }


def _device(number: int) -> Document:
    region, city, code = _SITES[number % len(_SITES)]
    role, short, model, version = _ROLES[(number // len(_SITES)) % len(_ROLES)]
    name = f"{code}-{short}-{number + 1:05d}"
    high, low = divmod(number, 250)
    address = f"10.{16 + high // 250}.{high % 250}.{low + 1}"
    document: Document = {
        "id": _identity("networkdevice", name),
        "name": name,
        "description": f"{city} {short} {number + 1}",
        "authenticationSettings": {
            "networkProtocol": "RADIUS",
            "radiusSharedSecret": f"Radius-{number + 1:05d}",
            "keyInputFormat": "ASCII",
        },
    }
    if number % 3 == 0:
        document["tacacsSettings"] = {"sharedSecret": f"Tacacs-{number + 1:05d}", "connectModeOptions": "OFF"}
    if number % 5 == 0:
        document["snmpsettings"] = {
            "version": "TWO_C",
            "roCommunity": f"Community-{number + 1:05d}",
            "pollingInterval": 28800,
            "linkTrapQuery": True,
            "macTrapQuery": True,
            "originatingPolicyServicesNode": "Auto",
        }
    document.update(
        {
            "modelName": model,
            "softwareVersion": version,
            "profileName": "Cisco",
            "coaPort": 1700,
            "NetworkDeviceIPList": [{"ipaddress": address, "mask": 32}],
            "NetworkDeviceGroupList": [
                f"Location#All Locations#{region}#{city}",
                f"Device Type#All Device Types#{role}",
                "IPSEC#Is IPSEC Device#No",
            ],
        }
    )
    return document


def generated(devices: int) -> Iterator[tuple[str, Document]]:
    """Yield (resource, document) of every generated object; at most 10 million devices have unique addresses."""
    if devices:
        yield from (("networkdevicegroup", document) for document in _groups())
    yield from (("networkdevice", _device(number)) for number in range(devices))
