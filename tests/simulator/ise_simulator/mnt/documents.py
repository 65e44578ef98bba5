# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents about sessions. Each call has its own names and its own order for the same data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..settings import Settings
from .clock import timestamp
from .details import latency, original_station, other_attributes, response
from .markup import PROLOG, Element, document, elements, flag, node
from .session import Session

__all__ = ["active_session", "count", "detail", "listed"]

_CHUNK = 500  # sessions in one piece: about 150 kB


def count(number: int) -> bytes:
    return document(f"<sessionCount><count>{number}</count></sessionCount>")


def text(value: str) -> str | None:
    """Return None, which omits the element, for an empty value."""
    return value or None


def addresses(session: Session) -> tuple[str, ...]:
    """Return IPv6 addresses as detail calls write them: often after an empty one."""
    found = session.framed_ipv6_address
    return ("", *found) if found else ()


# Lists


def _guide(session: Session) -> list[Element]:
    return [
        ("user_name", text(session.user_name)),
        ("calling_station_id", text(session.calling_station_id)),
        ("nas_ip_address", text(session.nas.nas_ip_address)),
        ("nas_ipv6_address", text(session.nas.nas_ipv6_address)),
        ("framed_ipv6_address", session.framed_ipv6_address),
        ("acct_session_id", text(session.acct_session_id)),
        ("audit_session_id", text(session.audit_session_id)),
        ("server", text(session.psn.acs_server)),
    ]


def _seven(session: Session) -> list[Element]:
    return [pair for pair in _eight(session) if pair[0] != "framed_ip_address"]


def _eight(session: Session) -> list[Element]:
    return [
        ("user_name", text(session.user_name)),
        ("calling_station_id", text(session.calling_station_id)),
        ("nas_ip_address", text(session.nas.nas_ip_address)),
        ("acct_session_id", text(session.acct_session_id)),
        ("audit_session_id", text(session.audit_session_id)),
        ("server", text(session.psn.acs_server)),
        ("framed_ip_address", text(session.framed_ip_address)),
        ("framed_ipv6_address", session.framed_ipv6_address or ""),
    ]


def _twelve(session: Session) -> list[Element]:
    return [
        ("user_name", text(session.user_name)),
        ("calling_station_id", text(session.calling_station_id)),
        ("orig_calling_station_id", text(original_station(session))),
        ("nas_ip_address", text(session.nas.nas_ip_address)),
        ("nas_ipv6_address", text(session.nas.nas_ipv6_address)),
        ("acct_session_id", text(session.acct_session_id)),
        ("audit_session_id", text(session.audit_session_id)),
        ("cpmsession_id", text(session.audit_session_id)),
        ("server", text(session.psn.acs_server)),
        ("framed_ip_address", text(session.framed_ip_address)),
        ("device_ip_address", text(session.nas.device_ip_address)),
        ("framed_ipv6_address", session.framed_ipv6_address or ""),
    ]


_LISTS = {"guide": _guide, "eight": _eight, "seven": _seven, "twelve": _twelve}


def listed(sessions: Sequence[Session], settings: Settings) -> Iterator[bytes]:
    """Yield a list of sessions in pieces, so that 250,000 sessions are never in memory as one text."""
    shown = sessions[: settings.mnt_list_limit]
    row = _LISTS[settings.mnt_list_elements or "eight"]
    root = settings.mnt_list_root
    yield f'{PROLOG}<{root} noOfActiveSession="{len(shown)}">'.encode()
    for start in range(0, len(shown), _CHUNK):
        rows = (elements(row(session)) for session in shown[start : start + _CHUNK])
        yield "".join(f"<activeSession>{inner}</activeSession>" for inner in rows).encode()
    yield f"</{root}>".encode()


# One session


def _authentication(session: Session, settings: Settings) -> dict[str, Element]:
    access, nas, zone = session.access, session.nas, settings.mnt_timezone
    # A rejection has the ids of the previous session, with its accounting; only other_attr_string has the new one.
    identity = text((session.earlier or session).audit_session_id)
    authenticated = bool(session.auth_at)  # else MnT received the user from another source
    moment = timestamp(session.auth_at, zone) if authenticated else None
    pairs: list[Element] = [
        ("passed", flag(session.passed, settings.mnt_flags) if authenticated else None),
        ("failed", flag(not session.passed, settings.mnt_flags) if authenticated else None),
        ("user_name", text(session.user_name)),
        ("nas_ip_address", text(nas.nas_ip_address)),
        ("failure_reason", text(session.failure_reason)),
        ("calling_station_id", text(session.calling_station_id)),
        ("orig_calling_station_id", text(original_station(session))),
        ("cpmsession_id", identity),
        ("destination_ip_address", text(session.psn.destination_ip_address)),
        ("device_ip_address", text(nas.device_ip_address)),
        ("identity_group", text(access.identity_group)),
        ("network_device_name", text(nas.network_device_name)),
        ("acs_server", text(session.psn.acs_server)),
        ("authentication_method", text(access.authentication_method)),
        ("authentication_protocol", text(access.authentication_protocol)),
        ("framed_ip_address", text(session.framed_ip_address)),
        ("auth_acs_timestamp", moment),
        ("execution_steps", text(access.execution_steps)),
        ("response", response(session) if authenticated else None),
        ("audit_session_id", identity),
        ("nas_port_id", text(session.nas_port_id)),
        ("posture_status", session.posture_status),
        ("selected_azn_profiles", text(access.selected_azn_profiles)),
        ("service_type", text(access.service_type)),
        ("message_code", access.message_code if authenticated else None),
        ("auth_acsview_timestamp", moment),
        ("auth_id", session.auth_id if authenticated else None),
        ("identity_store", text(access.identity_store)),
        ("cts_security_group", text(access.cts_security_group)),
        ("location", text(nas.location)),
        ("device_type", text(nas.device_type)),
        ("response_time", latency(session) if authenticated else None),
        ("nas_ipv6_address", text(nas.nas_ipv6_address)),
        ("framed_ipv6_address", addresses(session)),
        ("other_attr_string", other_attributes(session, settings.mnt_attr_string) if authenticated else None),
    ]
    return {pair[0]: pair for pair in pairs}


def _accounting(session: Session, settings: Settings) -> list[Element]:
    if not session.acct_status_type:
        return [(name, None) for name in (*_ACCOUNTING, "started", "stopped")]
    moment = timestamp(session.acct_at, settings.mnt_timezone)
    into, out, packets_in, packets_out = session.traffic
    started = session.acct_status_type == "Start"
    stopped = session.acct_status_type == "Stop"
    known: dict[str, str | int | None] = {
        "acct_id": session.auth_id + 4,
        "acct_acs_timestamp": moment,
        "acct_acsview_timestamp": moment,
        "acct_session_id": session.acct_session_id,
        "acct_status_type": session.acct_status_type,
        "acct_session_time": None if started else session.session_time,
        "acct_input_octets": into,
        "acct_output_octets": out,
        "acct_input_packets": packets_in,
        "acct_output_packets": packets_out,
        "acct_terminate_cause": text(session.acct_terminate_cause),
        "acct_authentic": "Remote" if session.access.authentication_method != "PAP_ASCII" else "RADIUS",
        "acct_delay_time": 0,
        "event_timestamp": session.acct_at // 1000,
        "security_group": text(session.access.cts_security_group),
    }
    flags = [("started", flag(started, settings.mnt_flags)), ("stopped", flag(stopped, settings.mnt_flags))]
    return [*((name, known.get(name)) for name in _ACCOUNTING), *flags]


_ACCOUNTING = (
    "acct_id",
    "acct_acs_timestamp",
    "acct_acsview_timestamp",
    "acct_session_id",
    "acct_status_type",
    "acct_session_time",
    "acct_input_octets",
    "acct_output_octets",
    "acct_input_packets",
    "acct_output_packets",
    "acct_class",
    "acct_terminate_cause",
    "acct_multi_session_id",
    "acct_authentic",
    "termination_action",
    "session_timeout",
    "idle_timeout",
    "acct_interim_interval",
    "acct_delay_time",
    "event_timestamp",
    "acct_tunnel_connection",
    "acct_tunnel_packet_lost",
    "security_group",
    "cisco_h323_setup_time",
    "cisco_h323_connect_time",
    "cisco_h323_disconnect_time",
    "framed_protocol",
)
_LAST = ("ckpt_id", "type", "nad_acsview_timestamp", "vlan", "dacl", "authentication_type", "interface_name", "reason")


def detail(session: Session, settings: Settings) -> bytes:
    """Return sessionParameters: the latest authentication and the latest accounting, possibly of different sessions."""
    pairs: list[Element] = [
        *_authentication(session, settings).values(),
        *_accounting(session.earlier or session, settings),
        *((name, None) for name in _LAST),
        ("endpoint_policy", text(session.access.endpoint_policy)),
        ("vn", None),
    ]
    replaced = session.elements or {}
    pairs = [(name, replaced.get(name, value)) for name, value in pairs]
    inner = elements(pairs, show_empty=settings.mnt_empty_elements == "show")
    return document(f"<sessionParameters>{inner}</sessionParameters>")


def active_session(sessions: Iterable[Session], settings: Settings) -> bytes:
    """Return the list of Active/SessionID, which has names of its own and many empty elements."""
    rows = [node("activeSession", elements(_radius_session(s, settings), show_empty=True)) for s in sessions]
    return document(node("activeSessionList", "".join(rows), noOfActiveSession=len(rows)))


def _radius_session(session: Session, settings: Settings) -> list[Element]:
    access, nas = session.access, session.nas

    def moment(value: int) -> str:
        return timestamp(value, settings.mnt_timezone, milliseconds=False) if value else ""

    into, out, packets_in, packets_out = session.traffic
    guest = access.use_case == "Guest Flow"
    return [
        ("calling_station_id", session.calling_station_id),
        ("orig_calling_station_id", original_station(session)),
        ("session_state_bit", 0),
        ("session_state", "Active"),
        ("session_source", 1),
        ("authentication_rule", access.authentication_rule),
        ("authorization_rule", access.authorization_rule),
        ("selected_authz_profiles", access.selected_azn_profiles),
        ("user_domain_name", access.identity_store if "." in access.identity_store else ""),
        ("host_domain_name", ""),
        ("user_netbios_name", ""),
        ("host_netbios_name", ""),
        ("auth_timestamp", moment(session.auth_at)),
        ("nad_timestamp", ""),
        ("acct_timestamp", moment(session.acct_at)),
        ("posture_timestamp", ""),
        ("dead_timestamp", ""),
        ("acct_session_time", session.session_time),
        ("audit_session_id", session.audit_session_id),
        ("acct_session_id", session.acct_session_id),
        ("username", session.user_name),
        ("radius_username", session.calling_station_id if guest else session.user_name),
        ("nas_ip_address", nas.nas_ip_address),
        ("nas_ipv6_address", nas.nas_ipv6_address),
        ("framed_ip_address", session.framed_ip_address),
        ("framed_ipv6_address", session.framed_ipv6_address),
        ("nas_port_id", session.nas_port_id),
        ("auth_method", access.authentication_method),
        ("auth_protocol", access.authentication_protocol),
        ("posture_status", session.posture_status),
        ("pra_action", ""),
        ("endpoint_policy", access.endpoint_policy),
        ("destination_ip_address", session.psn.destination_ip_address),
        ("server", session.psn.acs_server),
        ("user_type", access.user_type),
        ("is_wlc_roam", ""),
        ("cts_security_group", access.cts_security_group),
        ("paks_in", packets_in),
        ("paks_out", packets_out),
        ("bytes_in", into),
        ("bytes_out", out),
        ("eps_status", ""),
        ("selected_azn_profile", access.selected_azn_profiles),
        ("network_device_name", nas.network_device_name),
        ("device_ip_address", nas.device_ip_address),
        ("location", nas.location),
        ("is_live", ""),
        ("session_start_time", moment(session.started_at)),
    ]
