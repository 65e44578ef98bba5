# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the recent authentications of endpoints, newest first, with the reasons of failures and their numbers.

ISE has the history of one endpoint at a time. Endpoints that are not named are those of active sessions, and of the newest record
of each user and network device, which may be of a rejected authentication.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from .._errors import InvalidInput
from .._mnt.client import Mnt
from .._mnt.endpoint_status import AUTHENTICATIONS, ENDPOINT_OPTIONS, Record, named_endpoints, read_endpoints
from .._mnt.execution_steps import with_steps
from .._mnt.failure_reasons import CACHE_OPTIONS, FailureReasonTable, check_cache_options, read_failure_reasons
from .._mnt.failure_summary import failure_summary, has_failed
from .._mnt.session_filters import matches_filter
from .._mnt.session_record import Element, session_record
from .._mnt.session_search import Session, api_address, list_sessions, newest_record, parse_address, parse_time
from .._schema.argument_spec import check_range
from .._types.mac_address import normalize_mac
from .mnt_base import MntTask

_MAX_RECORDS = 500
_OLDEST = datetime.min.replace(tzinfo=timezone.utc)
# Options that choose authentications, and the filters of records that they are.
_CHOICES = {"user": "session_user", "nas": "nas", "location": "location"}


class AuthenticationStatusInfoTask(MntTask):
    """Returns the authentications of endpoints."""

    @property
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the options that choose endpoints, time span, number and detail of the records."""
        return {
            **ENDPOINT_OPTIONS,
            **{name: {"type": "list", "elements": "str"} for name in _CHOICES},
            "result": {"type": "str", "choices": ["passed", "failed"]},
            "limit": {"type": "int", "default": 200},
            "details": {"type": "bool", "default": True},
            "step_texts": {"type": "bool", "default": False},
            "max_endpoints": {"type": "int", "default": 100},
            "max_sessions": {"type": "int", "default": 10000},
            "failure_reasons": {"type": "bool", "default": False},
            **CACHE_OPTIONS,
        }

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return the options of which one must be given."""
        return [["mac", *_CHOICES]]

    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Read the records, sort them because ISE promises no order, and add the failure reasons if requested."""
        _check(params)
        macs, without_mac = named_endpoints(params), 0
        if not macs:
            macs, without_mac = _endpoints_found(mnt, params)
        if len(macs) > params["max_endpoints"]:
            raise InvalidInput(
                f"max_endpoints: {len(macs)} endpoints would be read with a request for each, which is more than "
                f"{params['max_endpoints']}. Raise it, or narrow the choice."
            )
        detail = "All" if params["details"] else "0"
        found = read_endpoints(mnt, AUTHENTICATIONS, macs, params["seconds"], params["limit"], detail)
        incomplete = [mac for mac, each in found.items() if len(each) >= params["limit"]]
        records = [record for each in found.values() for record in each if _is_chosen(record, params)]
        records.sort(key=lambda record: parse_time(record.get("authentication_time")) or _OLDEST, reverse=True)
        if params["step_texts"]:
            records = [with_steps(record) for record in records]
        node = mnt.hostname
        warnings: tuple[str, ...] = ()
        if params["failure_reasons"] and any("failure_code" in record for record in records):
            table = read_failure_reasons(mnt, params)
            records = [_with_failure_reason(record, table) for record in records]
            warnings = table.warnings
        return {
            "changed": False,
            "authentications": records,
            "total": len(records),
            "failures": failure_summary(records),
            "endpoints": macs,
            "incomplete": incomplete,
            "without_mac": without_mac,
            "node": node,
            **({"warnings": list(warnings)} if warnings else {}),
        }


def _check(params: Mapping[str, Any]) -> None:
    """Raise :class:`InvalidInput` for values that no request can use."""
    check_range(params, "limit", 1, _MAX_RECORDS)
    check_range(params, "max_endpoints", 1)
    check_range(params, "max_sessions", 1)
    check_cache_options(params)
    for option in _CHOICES:
        values = params.get(option)
        if values is not None and not (values and all(value.strip() for value in values)):
            raise InvalidInput(f"{option} is empty, or an entry of it; give values, or remove it.")
    if params.get("location") and not params["details"]:
        raise InvalidInput("location: the basic attributes do not contain it; remove details: false.")
    if params.get("nas") and not params.get("mac"):
        for address in params["nas"]:
            if parse_address(address) is None:
                raise InvalidInput(
                    f"nas: {address!r} is not an address. The lists of ISE do not contain the names of network devices; give the "
                    "address, or the endpoints in mac."
                )


def _is_chosen(record: Record, params: Mapping[str, Any]) -> bool:
    if params.get("result") and has_failed(record) is (params["result"] == "passed"):
        return False
    return all(_matches_one(record, name, params.get(option)) for option, name in _CHOICES.items())


def _matches_one(record: Session, name: str, values: list[str] | None) -> bool:
    return values is None or any(matches_filter(record, name, value) for value in values)


def _endpoints_found(mnt: Mnt, params: Mapping[str, Any]) -> tuple[list[str], int]:
    """Return the MAC addresses of active sessions, as far as their list can be filtered, and of the newest records.

    The number is that of the sessions without one.
    """

    def convert(element: Element) -> Session | None:
        session = session_record(element)
        listed = ("user", "nas")  # lists contain no location
        return session if all(_matches_one(session, _CHOICES[name], params.get(name)) for name in listed) else None

    sessions = list_sessions(mnt, "Session/ActiveList", convert, max_sessions=params["max_sessions"])
    newest = [newest_record(mnt, "user", user) for user in params.get("user") or []]
    newest += [newest_record(mnt, "nas_ip", api_address("nas", nas)) for nas in params.get("nas") or []]
    stations = dict.fromkeys(_station(session) for session in [*sessions, *(record for record in newest if record)])
    macs = list(dict.fromkeys(mac for mac, _name in stations if mac))
    return macs, sum(1 for mac, name in stations if name and not mac)


def _station(session: Session) -> tuple[str, str]:
    """Return the MAC address and the name of an endpoint; VPN clients have none of the first, and some sessions neither."""
    name = str(session.get("calling_station_id", ""))
    try:
        return normalize_mac(name), name
    except ValueError:
        return "", name


def _with_failure_reason(record: Record, table: FailureReasonTable) -> Record:
    """Return a record with the entry of the table for its failure; a code without an entry has the text of the record."""
    if "failure_code" not in record:
        return record
    default = {"id": record["failure_code"], "code": record["failure_reason"], "cause": "", "resolution": ""}
    failure = next((reason for reason in table.reasons if reason["id"] == record["failure_code"]), default)
    return dict(sorted({**record, "failure": failure}.items()))
