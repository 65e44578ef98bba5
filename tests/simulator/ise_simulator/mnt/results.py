# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""mnt-rest-result: errors, and the response to a deletion."""

from __future__ import annotations

from ..answers import Answer
from ..settings import Settings
from .markup import Element, document, elements, node

__all__ = ["CONTENT_TYPE", "deleted", "failed", "no_session", "not_a_monitoring_node"]

CONTENT_TYPE = "application/xml"
CPM_CODE = 34110
NO_MNT = "This host is not a MnT node. MnT REST APIs can not be executed on this node."


def _result(status: int, pairs: list[Element], root: str = "mnt-rest-result") -> Answer:
    return Answer(status, document(node(root, elements(pairs, show_empty=True))), CONTENT_TYPE)


def failed(
    settings: Settings,
    text: str,
    *,
    status: int = 500,
    operation: str = "Get By Type",
    name: str = "N/A",
    kind: str = "RESTSDStatus",
) -> Answer:
    """Return an error. ``cpm-code`` is the same for every cause; only the text distinguishes them."""
    if settings.mnt_error_form == "short":
        return _result(status, [("http-code", status), ("internal-error-info", text), ("link", None)])
    pairs: list[Element] = [
        ("http-code", status),
        ("cpm-code", CPM_CODE),
        ("description", "Server has encountered error while processing the REST request"),
        ("module-name", "MnT"),
        ("internal-error-info", text),
        ("requested-operation", operation),
        ("resource-id", name),
        ("resource-name", name),
        ("resource-type", kind),
        ("status", "SERVER_ERROR"),
    ]
    return _result(status, pairs)


def no_session(settings: Settings, key: str, operation: str = "Get By Type") -> Answer:
    """Return a 500: MnT has no session with this key."""
    text = f"Session data is not available for {key}."
    if settings.mnt_error_form == "full":
        text = f"Error in generating XML output. Error message = {text}"
    return failed(settings, text, operation=operation)


def not_a_monitoring_node(settings: Settings, call: str, operation: str) -> Answer:
    return failed(settings, NO_MNT, operation=operation, name="dummy", kind=call)


def deleted(settings: Settings) -> Answer:
    """Return a 200; only its status is documented."""
    if settings.mnt_delete_form == "status":
        return _result(200, [("status", "SUCCESSFUL")])
    pairs: list[Element] = [
        ("http-code", 200),
        ("cpm-code", 0),
        ("description", None),
        ("module-name", "MnT"),
        ("internal-error-info", None),
        ("requested-operation", "Delete"),
        ("resource-id", "N/A"),
        ("resource-name", "N/A"),
        ("resource-type", "N/A"),
        ("status", "SUCCESSFUL"),
    ]
    return _result(200, pairs, "mnt-request-result" if settings.mnt_delete_form == "request" else "mnt-rest-result")
