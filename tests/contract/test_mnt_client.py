# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Samples of the Monitoring API, as the client reads them: each document by its call, lists, and the errors told apart."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils.mnt_xml import error_elements, read_document, read_members
from ansible_collections.openise.ise.plugins.module_utils.session_queries import with_status
from ansible_collections.openise.ise.plugins.module_utils.sessions import session
from ansible_collections.openise.ise.tests.contract.shared_data import MNT


def _pieces(name: str) -> list[bytes]:
    body = (MNT / f"{name}.xml").read_bytes()
    return [body[start : start + 100] for start in range(0, len(body), 100)]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("session_by_mac", "rejected"),
        ("session_by_username", "active"),
        ("session_by_nas_ip", "active"),
        ("session_by_endpoint_ip", "active"),
        ("session_failed_string_flags", "rejected"),
    ],
)
def test_one_session(name: str, status: str) -> None:
    found = with_status(session(read_document(name, "sessionParameters", iter(_pieces(name)))))
    assert found["status"] == status
    assert found["username"]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("ActiveList", 3),
        ("AuthList", 3),
        ("ActiveList_empty", 0),
        ("session_by_audit_session_id", 1),
        ("session_by_audit_session_id_empty", 0),
    ],
)
def test_lists(name: str, number: int) -> None:
    found = read_members(name, "activeSession", session, iter(_pieces(name)))
    assert len(found) == number
    assert all(item.get("username") or item.get("calling_station_id") for item in found)


@pytest.mark.parametrize(("name", "root"), [("ActiveCount", "sessionCount"), ("Version", "product")])
def test_other_documents(name: str, root: str) -> None:
    assert read_document(name, root, iter(_pieces(name)))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("error_500_no_session", "not available"),
        ("error_500_short_form", "not available"),
        ("error_500_not_mnt_node", "not a MnT node"),
    ],
)
def test_errors(name: str, words: str) -> None:
    assert words in error_elements((MNT / f"{name}.xml").read_bytes())["internal-error-info"]
