# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Session records under one vocabulary and with types, whatever names and notations a call of the Monitoring API uses.

Pure functions of elements as xmltodict returns them: dictionaries of texts. Sources: Cisco's MnT OpenAPI document (ISE 3.5),
its older guides, public captures of ISE 2.x to 3.3.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from typing import Any

from .._types.text import COMMAS

Element = Mapping[str, Any]

# ISE uses several names for one attribute, depending on call and release.
_NAMES = {
    "user_name": "username",
    "acs_server": "server",
    "auth_method": "authentication_method",
    "auth_protocol": "authentication_protocol",
    "authen_protocol": "authentication_protocol",
    "acs_timestamp": "authentication_time",
    "auth_acs_timestamp": "authentication_time",
    "auth_timestamp": "authentication_time",
    "acsview_timestamp": "authentication_logged",
    "auth_acsview_timestamp": "authentication_logged",
    "id": "authentication_id",
    "auth_id": "authentication_id",
    "selected_azn_profile": "authorization_profiles",
    "selected_azn_profiles": "authorization_profiles",
    "selected_authz_profiles": "authorization_profiles",
    "security_group": "security_group",
    "cts_security_group": "security_group",
    "acct_timestamp": "accounting_time",
    "acct_acs_timestamp": "accounting_time",
    "acct_acsview_timestamp": "accounting_logged",
    "acct_id": "accounting_id",
    "acct_status_type": "accounting_status",
    "acct_session_time": "session_time",
    "acct_input_packets": "packets_in",
    "acct_output_packets": "packets_out",
    "acct_input_octets": "bytes_in",
    "acct_output_octets": "bytes_out",
    "acct_terminate_cause": "terminate_cause",
    "paks_in": "packets_in",
    "paks_out": "packets_out",
    "endpoint_policy": "endpoint_profile",
    "framed_ipv6_address": "framed_ipv6_addresses",
    "other_attr_string": "other_attributes",
}
_FLAGS = ("passed", "failed", "started", "stopped", "is_live", "is_wlc_roam")
_NUMBERS = (
    "acct_delay_time",
    "acct_interim_interval",
    "bytes_in",
    "bytes_out",
    "idle_timeout",
    "message_code",
    "packets_in",
    "packets_out",
    "response_time",
    "session_time",
    "session_timeout",
)
_TIMES = (
    "accounting_logged",
    "accounting_time",
    "authentication_logged",
    "authentication_time",
    "dead_timestamp",
    "event_timestamp",
    "nad_acsview_timestamp",
    "nad_timestamp",
    "posture_timestamp",
    "session_start_time",
)
# Values that many sessions share are kept in memory once; there may be 250,000 sessions.
_INTERNED = ("device_ip_address", "nas_ip_address", "nas_ipv6_address", "network_device_name", "server")
_LISTS = ("authorization_profiles", "execution_steps")
_NUMBER = re.compile(r"-?[0-9]{1,19}")
_SEPARATOR = ":!:"
# Recent releases report the applied policy only among the other attributes.
_POLICY_ATTRIBUTES = {
    "ISEPolicySetName": "policy_set",
    "IdentityPolicyMatchedRule": "authentication_rule",
    "IdentitySelectionMatchedRule": "authentication_rule",
    "AuthorizationPolicyMatchedRule": "authorization_rule",
}


def session_record(element: Element) -> dict[str, Any]:
    """Return one session, authentication or accounting record: snake_case keys in alphabetical order, no empty values.

    Times are ISO 8601, with an offset if ISE sends one; counters are integers; flags are booleans. A value in an undocumented
    format stays a text.
    """
    result: dict[str, Any] = {}
    for key, value in element.items():
        if key.startswith("@"):
            continue
        name = _NAMES.get(key, key)
        typed = _typed(name, value)
        if typed not in (None, "", [], {}) and name not in result:
            result[name] = typed
    for key, name in _POLICY_ATTRIBUTES.items():
        value = result.get("other_attributes", {}).get(key)
        if value and name not in result:
            result[name] = value[-1] if isinstance(value, list) else value
    code = re.match(r"([0-9]{1,9}) ", str(result.get("failure_reason", "")))
    if code:
        result["failure_code"] = int(code[1])
    return dict(sorted(result.items()))


def _typed(name: str, value: Any) -> Any:
    if name == "framed_ipv6_addresses":
        return [address for address in map(text_of, members_of(value, "ipv6_address")) if address]
    text = text_of(value)
    if not text:
        return None
    if name == "other_attributes":
        return other_attributes(text)
    if name in _FLAGS:
        return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text)
    if name in _NUMBERS:
        return _number(text)
    if name in _TIMES:
        return iso_time(text)
    if name in _LISTS:
        parts = COMMAS.decode(text)
        return [_number(part) for part in parts] if name == "execution_steps" else parts
    return sys.intern(text) if name in _INTERNED else text


def _number(text: str) -> int | str:
    """Return a counter as a number, and any other text unchanged."""
    return int(text) if _NUMBER.fullmatch(text) else text


def text_of(value: Any) -> str:
    """Return the text of an element without surrounding blanks, whether it has attributes or not."""
    if isinstance(value, Mapping):
        value = value.get("#text")
    return value.strip() if isinstance(value, str) else ""


def members_of(value: Any, name: str) -> list[Any]:
    """Return the child elements with a name as a list, whether there are none, one or several."""
    inner = value.get(name) if isinstance(value, Mapping) else value
    return inner if isinstance(inner, list) else [] if inner is None else [inner]


def iso_time(text: str) -> str:
    """Return a time of ISE as ISO 8601, from ISO 8601 with any offset or from Unix seconds; other texts unchanged."""
    if re.fullmatch(r"[0-9]{9,11}", text):
        return datetime.fromtimestamp(int(text), tz=timezone.utc).isoformat()
    try:
        return datetime.fromisoformat(_with_plain_offset(text)).isoformat()
    except ValueError:
        return text


def _with_plain_offset(text: str) -> str:
    """Return a time as Python 3.10 can parse it: no Z, and six digits after the decimal point."""
    text = re.sub(r"[Zz]$", "+00:00", text)
    return re.sub(r"\.(\d+)", lambda match: f".{match[1]:0<6.6}", text)


def other_attributes(text: str) -> dict[str, Any]:
    """Return the attributes that ISE joins in one text as ``key=value``, separated by ``:!:``, or commas in older releases.

    A repeated key has a list of values.
    """
    result: dict[str, Any] = {}
    for key, value in _pairs(text):
        if not value:
            continue
        if key not in result:
            result[key] = value
        elif isinstance(result[key], list):
            result[key].append(value)
        else:
            result[key] = [result[key], value]
    return result


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    separator = _SEPARATOR if _SEPARATOR in text else ","
    for part in text.split(separator):
        key, _equals, value = part.partition("=")
        if key.strip():
            # ISE repeats the name of one attribute at the end: StepData="5= A","7=B"=StepData
            yield key.strip(), value.removesuffix(f"={key}").strip()
