# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of a sponsor, beside that of an administrator.

ISE accepts requests for guest accounts from sponsors only, and answers administrators 401; it accepts requests for portals
from administrators only. So one task may need both: the sponsor's account for guests, the connection's for other objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .._errors import InvalidInput
from .._http.checks import text_problem
from .._http.connection import option
from .._http.diagnosis import ERS_API
from .._http.transport import Transport
from .._schema.argument_spec import check_given
from .client import Ers

SPONSOR_SPEC: dict[str, dict[str, Any]] = {
    "sponsor_username": option("ISE_SPONSOR_USERNAME", type="str"),
    "sponsor_password": option("ISE_SPONSOR_PASSWORD", type="str", no_log=True),
}
SPONSOR_TOGETHER = [["sponsor_username", "sponsor_password"]]

_READABLE = "/ers/config/guestuser/versioninfo"
_HINT = (
    " Guest accounts take the account of a sponsor, in sponsor_username and sponsor_password, whose sponsor group may use the "
    "API (manage.rest_api in sponsor_group_info)."
)


def as_sponsor(ers: Ers, params: Mapping[str, Any]) -> Ers:
    """Return ERS for the sponsor's account, which looks up other objects with the account of the connection.

    If the task has no account of a sponsor, that of the connection is used as one.
    """
    check_given(params, *SPONSOR_SPEC)
    own = ers.transport
    connection, lookups = own.connection, None
    if params.get("sponsor_username"):
        connection = replace(
            own.connection,
            username=params["sponsor_username"],
            password=params["sponsor_password"],
            client_cert=None,  # ISE would take it for an administrator's login
            client_key=None,
        )
        for option in SPONSOR_SPEC:
            if problem := text_problem(params.get(option) or ""):
                raise InvalidInput(f"{option} {problem}")
        lookups = ers
    api = replace(ERS_API, login_hint=_HINT)
    transport = Transport(
        connection, read_only=own.read_only, redactor=own.redactor, guard=own.guard, api=api, readable=_READABLE
    )
    return Ers(transport, lookups=lookups, report_progress=ers.report_progress)
