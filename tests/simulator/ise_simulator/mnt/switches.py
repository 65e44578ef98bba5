# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The switches of the Monitoring API, where public sources are missing or contradict each other, or releases differ."""

from __future__ import annotations

from dataclasses import dataclass

from ..declare import switch

__all__ = ["MntSwitches"]


@dataclass(frozen=True)
class MntSwitches:
    """Inherited by :class:`~ise_simulator.settings.Settings`."""

    mnt_node: str = switch(
        "primary", "Monitoring persona of this node", "primary", "secondary", "standalone", "psn", "pan"
    )
    mnt_version_elsewhere: str = switch(
        "type", "Version on a node without MnT: node type 3, or the error of all other calls", "type", "error"
    )
    mnt_admin: str = switch(
        "super", "the admin account is a Super Admin, or only an ERS Admin without access to MnT", "super", "ers"
    )
    mnt_wrong_role: int = switch(401, "status for an account without an MnT role, with a login page", 401, 403)
    mnt_json: int = switch(406, "status of a request for JSON; 200 returns XML", 406, 200)
    mnt_error_form: str = switch("full", "mnt-rest-result with all elements, or with three", "full", "short")

    mnt_mac_error: str = switch(
        "invalid",
        "text of the 500 for a MAC address not in upper case with colons: its own, or the one for no session",
        "invalid",
        "unavailable",
    )
    mnt_ipv6_form: str = switch(
        "full", "accepted IPv6 address of a NAS: with all groups, or in any form", "full", "any"
    )
    mnt_user_post: str = switch(
        "both",
        "POST of a user name: to Session/UserName, to Session/UserName/NAME, or to both",
        "both",
        "bare",
        "named",
    )
    mnt_user_backslash: str = switch("refuse", "POST of a user name with a backslash", "refuse", "accept")

    mnt_list_root: str = switch("activeList", "root element of the session lists", "activeList", "activeSessionList")
    mnt_list_elements: str | None = switch(
        None,
        "elements of listed sessions: of the 2.x guides, eight of 3.3, seven (no framed_ip_address, observed on 3.4),"
        " twelve of 3.5",
        "guide",
        "eight",
        "seven",
        "twelve",
    )
    mnt_list_limit: int = switch(250_000, "maximum number of sessions in a list")
    mnt_auth_list: str = switch(
        "since_until",
        "AuthList with one time: START/null since START, null/END until END; or reversed, as one guide says",
        "since_until",
        "literal",
    )
    mnt_timezone: str = switch("UTC", "time zone of the node", "UTC", "-05:00", "+07:00")
    mnt_flags: str = switch(
        "boolean", "passed, failed, started, stopped are xs:boolean true/false, or xs:string 1/0", "boolean", "string"
    )
    mnt_empty_elements: str = switch(
        "omit", "elements without a value: most are omitted, or all are sent empty", "omit", "show"
    )
    mnt_attr_string: str = switch("leading", "other_attr_string starts with its separator, or not", "leading", "bare")
    mnt_unknown_session_id: str = switch(
        "empty", "Active/SessionID with an unknown id: an empty list, or 500", "empty", "error"
    )

    mnt_delete_form: str = switch(
        "full",
        "response to a deletion: all elements, only the status, or all in the root element of release 1.1",
        "full",
        "status",
        "request",
    )
    mnt_delete_unknown: str = switch("error", "deletion of an unknown session: 500, or success", "error", "success")
    mnt_deleted_record: str = switch(
        "kept", "a deleted session is still found by its attributes, or not", "kept", "gone"
    )

    mnt_failure_reasons: str = switch("table", "FailureReasons: a table, or an empty list", "table", "empty")
    mnt_status_empty: str = switch(
        "list", "AuthStatus and AcctStatus without a record: an empty list, 404, or 500", "list", "404", "500"
    )
    mnt_zero_seconds: str = switch(
        "maximum", "AuthStatus and AcctStatus with 0 seconds: the longest time, or none", "maximum", "none"
    )
    mnt_put: str = switch(
        "serve",
        "PUT forms of AuthStatus and AcctStatus, whose URLs are inferred: with and without MACAddress, one of both, none, or"
        " answered with an empty list as if there were no record",
        "serve",
        "bare",
        "named",
        "refuse",
        "empty",
    )

    mnt_disconnect_type: str = switch(
        "reauth", "requestType in the response to a disconnect (reauth in the guides)", "reauth", "disconnect"
    )
    mnt_coa_no_session: str = switch(
        "false", "CoA for a MAC address without a session: false, or 500", "false", "error"
    )
    mnt_coa_seconds: float = switch(0.0, "time on the node's clock until the sessions show the effect of a CoA")
    mnt_coa_timeout: float = switch(0.0, "timeout in seconds of a CoA to a NAD that does not answer")

    mnt_clock: str = switch(
        "stands", "the node's clock moves only when tests move it, or also with real time", "stands", "runs"
    )
    mnt_heavy: int = switch(
        1, "maximum number of parallel heavy calls (lists, failure reasons); above it the node is overloaded"
    )
    mnt_burst: int = switch(
        0, "maximum number of heavy calls per minute; above it the node is overloaded; 0: unlimited"
    )
    mnt_busy_status: int = switch(502, "status of an overloaded node", 502, 503, 504)
    mnt_busy_seconds: float = switch(600.0, "time on the node's clock for which the node stays overloaded")
