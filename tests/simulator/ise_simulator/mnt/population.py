# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The endpoints, the same at every start, on the network devices that ``--devices`` generates.

Employees with 802.1X, phones, printers and cameras with MAB, guests and VPN users. An endpoint is a number; all its
attributes are derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..catalog import node
from ..generator import generated
from .session import Access, Nas, Psn, Session

__all__ = ["PSNS", "Kind", "audit_session_id", "kind_of", "nas_of", "new_session", "place"]

PSNS = tuple(Psn(name, address) for name, address in node.PSNS.items())
_WIRED, _WIRELESS, _VPN = "Ethernet", "Wireless - IEEE 802.11", "Virtual"

_DOT1X = (
    "11001,11017,15049,15008,15048,11507,12500,12625,12300,12302,12318,12800,12805,12806,12807,12810,12811,12812,12803,"
    "12804,12801,12802,12816,12310,12305,11018,12304,11521,11522,11806,12313,15041,15048,22072,15013,24430,24325,24313,"
    "24319,24323,24343,24402,22037,11824,11810,11814,11519,12314,12306,24715,15036,24209,24211,15048,15016,22081,22080,"
    "11503,11002"
)
_MAB = (
    "11001,11017,11027,15049,15008,15048,15041,15048,15013,24209,24211,22037,24715,15036,15048,15016,22081,22080,11002"
)
_GUEST = "11001,11017,11027,15049,15008,15036,24209,24211,15016,24209,24211,11002"
_ASCII = (
    "11001,11017,11049,11117,15049,15008,15048,15041,15048,15013,24210,24212,22037,24715,15036,15016,22081,22080,11002"
)


@dataclass(frozen=True)
class Kind:
    """Endpoints of one kind: vendor part of the MAC, their NADs, their authorization."""

    name: str
    oui: str
    nas_port_type: str
    access: Access
    postures: tuple[str, ...] = ("",)
    ipv6: bool = False


def _employee(profile: str, method: str = "dot1x") -> Access:
    return Access(
        authentication_method=method,
        authentication_protocol="PEAP (EAP-MSCHAPv2)",
        service_type="Framed",
        identity_store="corp.example.com",
        identity_group="Workstation",
        user_type="User",
        policy_set="Corporate",
        authentication_rule="Dot1X",
        authorization_rule="Employees",
        selected_azn_profiles="PermitAccess",
        cts_security_group="Employees",
        security_group_tag=4,
        endpoint_policy=profile,
        execution_steps=_DOT1X,
    )


def _device(profile: str, group: str, rule: str, azn: str, sgt: str, tag: int) -> Access:
    return Access(
        authentication_method="mab",
        authentication_protocol="Lookup",
        service_type="Call Check",
        use_case="Host Lookup",
        identity_store="Internal Endpoints",
        identity_group=group,
        user_type="Host",
        policy_set="Corporate",
        authentication_rule="MAB",
        authorization_rule=rule,
        selected_azn_profiles=azn,
        cts_security_group=sgt,
        security_group_tag=tag,
        endpoint_policy=profile,
        execution_steps=_MAB,
    )


_COMPLIANT = ("Compliant", "Compliant", "Compliant", "Compliant", "NonCompliant", "Pending")
KINDS = (
    Kind("wired-pc", "00:1B:21", _WIRED, _employee("Windows11-Workstation"), _COMPLIANT, True),
    Kind("wired-pc", "F0:1F:AF", _WIRED, _employee("Windows10-Workstation"), _COMPLIANT, True),
    Kind("phone", "00:1D:A2", _WIRED, _device("Cisco-IP-Phone", "Profiled", "IP_Phones", "Cisco_IP_Phones", "", 0)),
    Kind("laptop", "3C:22:FB", _WIRELESS, _employee("MacBook-Workstation"), _COMPLIANT, True),
    Kind("printer", "00:17:A4", _WIRED, _device("HP-Printer", "Profiled", "Printers", "Printers", "", 0)),
    Kind(
        "guest",
        "9C:20:7B",
        _WIRELESS,
        Access(
            authentication_method="Authorize Only",
            service_type="Authorize Only",
            use_case="Guest Flow",
            identity_store="Guest Users",
            identity_group="User Identity Groups:GuestType_Daily (default),Unknown",
            user_type="GuestUser",
            policy_set="Guest",
            authorization_rule="Guest_Access",
            selected_azn_profiles="PermitAccess",
            cts_security_group="Guests",
            security_group_tag=6,
            endpoint_policy="Unknown",
            execution_steps=_GUEST,
            message_code="5236",
        ),
        ipv6=True,
    ),
    Kind(
        "camera",
        "00:40:8C",
        _WIRED,
        _device("Axis-Device", "Profiled", "Cameras", "Cameras", "Network_Services", 3),
    ),
    Kind(
        "vpn",
        "",
        _VPN,
        Access(
            authentication_method="PAP_ASCII",
            authentication_protocol="PAP_ASCII",
            service_type="Framed",
            identity_store="corp.example.com",
            user_type="User",
            policy_set="VPN",
            authentication_rule="VPN",
            authorization_rule="VPN_Employees",
            selected_azn_profiles="PermitAccess",
            cts_security_group="Employees",
            security_group_tag=4,
            execution_steps=_ASCII,
        ),
        ("Compliant", "NotApplicable"),
    ),
)
_ROLE_OF = {_WIRED: "Switch#Access", _WIRELESS: "Wireless", _VPN: "Firewall"}


@lru_cache(maxsize=8)
def _devices(count: int) -> dict[str, tuple[Nas, ...]]:
    """Return the first ``count`` generated network devices that endpoints connect to, by port type."""
    found: dict[str, list[Nas]] = {port: [] for port in _ROLE_OF}
    for path, document in generated(count):
        if path != "networkdevice":
            continue
        groups = {name.partition("#")[0]: name.partition("#")[2] for name in document["NetworkDeviceGroupList"]}
        address = document["NetworkDeviceIPList"][0]["ipaddress"]
        for port, role in _ROLE_OF.items():
            if role in groups["Device Type"]:
                number = len(found[port]) + 1
                found[port].append(
                    Nas(
                        document["name"],
                        address,
                        f"2001:db8:{number:x}:0:0:0:0:{list(found).index(port) + 1}" if number % 2 else "",
                        address,
                        groups["Location"],
                        groups["Device Type"],
                        port,
                    )
                )
    return {port: tuple(devices) for port, devices in found.items()}


def kind_of(number: int) -> Kind:
    return KINDS[number % len(KINDS)]


def nas_of(kind: Kind, spread: int, population: int) -> Nas:
    """Return a NAD for endpoints of this kind; a larger population has more of them."""
    devices = _devices(max(70, min(population // 40 // 70 * 70, 7000)))[kind.nas_port_type]
    return devices[spread % len(devices)]


@lru_cache(maxsize=4096)
def place(port_type: str, spread: int) -> str:
    """Return the nas_port_id."""
    if port_type == _WIRED:
        return f"GigabitEthernet{spread // 48 % 8 + 1}/0/{spread % 48 + 1}"
    if port_type == _WIRELESS:
        return f"capwap_9{spread % 4096:07x}"
    return f"tunnel{spread % 4096}"


@lru_cache(maxsize=16384)
def _digits(address: str) -> str:
    return "".join(f"{int(part):02X}" for part in address.split(".")) if address else "0" * 8


def audit_session_id(nas: Nas, serial: int, moment: int) -> str:
    """Return 24 hexadecimal digits as a NAD creates them: its address, a counter, a time."""
    return f"{_digits(nas.nas_ip_address)}{serial & 0xFFFFFFFF:08X}{moment & 0xFFFFFFFF:08X}"


def new_session(number: int, serial: int, moment: int, population: int) -> Session:
    """Return the session that endpoint ``number`` starts at ``moment``, without accounting."""
    kind = kind_of(number)
    spread = number // len(KINDS)
    nas = nas_of(kind, spread, population)
    low = f"{spread >> 16 & 0xFF:02X}:{spread >> 8 & 0xFF:02X}:{spread & 0xFF:02X}"
    framed = f"10.{64 + (number >> 16 & 63)}.{number >> 8 & 0xFF}.{number & 0xFF}"
    # Behind a VPN gateway there is no MAC address: ISE has the client's public address instead.
    station = f"{kind.oui}:{low}" if kind.oui else f"198.{18 + (spread >> 16 & 1)}.{spread >> 8 & 0xFF}.{spread & 0xFF}"
    user = station if kind.access.authentication_method == "mab" else f"{kind.name.partition('-')[0]}{number:06d}"
    if kind.access.identity_store == "corp.example.com":
        user = f"user{number:06d}"
    posture = kind.postures[spread % len(kind.postures)]
    return Session(
        serial,
        audit_session_id(nas, serial, moment),
        station,
        user,
        nas,
        PSNS[spread % len(PSNS)],
        kind.access,
        place(nas.nas_port_type, spread),
        framed,
        (f"fe80::{spread >> 16 & 0xFFFF:x}:{number & 0xFFFF:x}",) if kind.ipv6 and spread % 2 == 0 else (),
        posture,
        auth_at=moment,
        started_at=moment,
    )
