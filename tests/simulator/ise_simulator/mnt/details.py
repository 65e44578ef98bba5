# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The long strings of one authentication: ``response`` and ``other_attr_string``, in ISE's format."""

from __future__ import annotations

from .session import Session

__all__ = ["hyphens", "original_station", "other_attributes", "response"]

_SEPARATOR = ":!:"
_CISCO = "b0699505-3150-4215-a80e-6753d45bf56c"


def hyphens(station: str) -> str:
    return station.replace(":", "-")


def original_station(session: Session) -> str:
    """Return the address as the NAD sent it: with hyphens, from controllers in lower case."""
    text = hyphens(session.calling_station_id)
    return text.lower() if session.nas.nas_port_type.startswith("Wireless") else text


def _bare(session: Session) -> str:
    return session.calling_station_id.replace(":", "").lower()


def response(session: Session) -> str:
    """Return the RADIUS attributes of the response, ``{name=value; name=value; }``."""
    access = session.access
    if not session.passed:
        pairs = [("RadiusPacketType", "AccessReject"), ("AuthenticationResult", "Failed")]
        if session.mab:
            pairs[1:] = [("AuthenticationResult", "Passed"), ("UserName", session.user_name)]
    else:
        given = f"CACS:{session.audit_session_id}:{session.psn.acs_server}/569956564/{session.serial}"
        pairs = [("User-Name", session.user_name), ("Class", given)]
        if access.security_group_tag:
            pairs.append(("cisco-av-pair", f"cts:security-group-tag={access.security_group_tag:04x}-00"))
        if access.endpoint_policy:
            pairs.append(("cisco-av-pair", f"profile-name={access.endpoint_policy}"))
        pairs.append(("LicenseTypes", "1"))
    return "{" + "".join(f"{name}={value}; " for name, value in pairs) + "}"


def _step_latency(session: Session) -> str:
    """Return the latencies: one entry fewer than there are steps, as observed on 3.3."""
    count = session.access.execution_steps.count(",")
    return ";".join(f"{step}={(session.serial + step * 3) % 4}" for step in range(1, count + 1))


def latency(session: Session) -> int:
    return 8 + session.serial % 40


def _av_pairs(session: Session) -> str:
    inner = [f"service-type={session.access.service_type}", f"audit-session-id={session.audit_session_id}"]
    if session.nas.nas_port_type == "Ethernet":
        inner.insert(0, "cts-pac-opaque=****")
    inner += [f"method={'mab' if session.access.service_type == 'Call Check' else 'dot1x'}"]
    inner += [f"addrv6={address}" for address in session.framed_ipv6_address if address]
    return ",".join([*inner, f"client-iif-id={375_698_430 + session.serial}"])


def other_attributes(session: Session, form: str) -> str:
    """Return ``:!:key=value`` pairs. Keys repeat, values may be empty or contain ``=``, and one pair is reversed."""
    access, nas = session.access, session.nas
    guest = access.use_case == "Guest Flow"
    wired = nas.nas_port_type == "Ethernet"
    group = f"Endpoint Identity Groups:{'Profiled:' if session.mab else ''}{access.identity_group or 'Unknown'}"
    host_group = "Endpoint Identity Groups:Unknown" if guest else group
    pairs: list[tuple[str, str]] = [
        ("ConfigVersionId", "99"),
        ("DestinationPort", "1812"),
        ("RadiusPacketType", "AccessRequest"),
        ("Protocol", "Radius"),
        ("NAS-Port", str(50_000 + session.serial % 384)),
        ("Framed-MTU", "1468" if wired else "1485"),
        ("EAP-Key-Name", ""),
        ("OriginalUserName", _bare(session) if session.mab or guest else session.user_name),
        ("NetworkDeviceProfileId", _CISCO),
        ("IsThirdPartyDeviceFlow", "false"),
        ("AcsSessionID", f"{session.psn.acs_server}/569956564/{session.serial}"),
    ]
    if access.use_case:
        pairs.append(("UseCase", access.use_case))
    if access.identity_store and not guest:
        pairs.append(("SelectedAuthenticationIdentityStores", access.identity_store))
    if session.passed:
        pairs.append(("AuthenticationStatus", "AuthenticationPassed"))
    pairs += [
        ("IdentityPolicyMatchedRule", access.authentication_rule),
        ("AuthorizationPolicyMatchedRule", access.authorization_rule),
        *([("EndPointMACAddress", hyphens(session.calling_station_id))] if ":" in session.calling_station_id else []),
        ("ISEPolicySetName", access.policy_set),
        ("IdentitySelectionMatchedRule", access.authentication_rule),
        ("StepLatency", _step_latency(session)),
        ("TotalAuthenLatency", str(latency(session))),
        ("ClientLatency", "0"),
    ]
    if access.identity_store == "corp.example.com":
        user = session.user_name
        pairs += [
            ("AD-User-Resolved-Identities", f"{user}@corp.example.com"),
            ("AD-User-Resolved-DNs", f"CN={user},OU=Staff,DC=corp,DC=example,DC=com"),
            ("AD-User-DNS-Domain", "corp.example.com"),
            ("AD-User-NetBios-Name", "CORP"),
            ("IsMachineIdentity", "false"),
            ("AD-User-SamAccount-Name", user),
            ("AD-User-Qualified-Name", f"{user}@corp.example.com"),
        ]
    pairs += [
        ("DTLSSupport", "Unknown"),
        ("HostIdentityGroup", host_group),
        ("Network Device Profile", "Cisco"),
        ("Location", f"Location#{nas.location}"),
        ("Device Type", f"Device Type#{nas.device_type}"),
        ("IPSEC", "IPSEC#Is IPSEC Device#No"),
    ]
    if guest:
        pairs += [("Name", "User Identity Groups:GuestType_Daily (default)"), ("Name", host_group)]
    texts = [f"{key}={value}" for key, value in pairs]
    # ISE writes this pair reversed: the values, then the key.
    texts.append(f'StepData="5= Normalised Radius.RadiusFlowType","7={access.identity_store}"=StepData')
    pairs = [
        ("RADIUS Username", session.calling_station_id if guest else session.user_name),
        ("NAS-Identifier", nas.network_device_name),
        ("Device IP Address", nas.device_ip_address),
        ("CPMSessionID", session.audit_session_id),
        ("Called-Station-ID", "00-EA-BD-16-EC-C7" + (":Guest" if guest else "")),
        ("CiscoAVPair", _av_pairs(session)),
    ]
    texts += [f"{key}={value}" for key, value in pairs]
    return (_SEPARATOR if form == "leading" else "") + _SEPARATOR.join(texts)
