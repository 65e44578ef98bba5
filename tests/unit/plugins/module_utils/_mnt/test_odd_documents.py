# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any XML and any value in it is read, or an error of the collection names the request; never is there another exception."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import IseError, UnexpectedAnswer
from ansible_collections.openise.ise.plugins.module_utils._mnt.endpoint_status import endpoint_records
from ansible_collections.openise.ise.plugins.module_utils._mnt.failure_reasons import failure_reason
from ansible_collections.openise.ise.plugins.module_utils._mnt.session_record import session_record
from ansible_collections.openise.ise.plugins.module_utils._mnt.session_search import with_status
from ansible_collections.openise.ise.plugins.module_utils._mnt.xml_documents import (
    error_elements,
    read_document,
    read_members,
    read_result,
)

NAMES = (
    *("user_name", "passed", "failed", "acct_status_type", "acct_timestamp", "auth_acs_timestamp", "response_time"),
    *(
        "execution_steps",
        "failure_reason",
        "other_attr_string",
        "framed_ipv6_address",
        "selected_azn_profiles",
        "server",
    ),
    *("other_attributes", "failure_code", "status", "calling_station_id", "identity_group", "message_code"),
)
TEXTS = (
    *("", " ", "x", "true", "0", "-1", "²", "٣", "1" * 5000, "-" + "9" * 5000, f"{'1' * 5000} reason", "² reason"),
    *(
        "2026-12-01T09:30:00Z",
        "2026-12-01T09:30:00.123456789+25:99",
        "99999999999",
        "0000000000",
        "2026-13-41",
        "12,²,x",
    ),
    *("a=b:!:a=c", "=", ":!:", ",,,", "StepData=1", "ISEPolicySetName=a:!:ISEPolicySetName=b", "::1", "Start", "Stop"),
)
VALUES: tuple[Any, ...] = (
    *TEXTS,
    *(None, [], {}, [None], ["x", "y"], [[]], {"#text": "x"}, {"#text": None}, {"@a": "b"}, {"#text": ["x"]}),
    *({"ipv6_address": ["::1", None, {"a": "b"}]}, {"ipv6_address": None}, [{"#text": "x"}], {"a": {"b": {"c": "d"}}}),
)


@pytest.mark.parametrize("name", NAMES)
def test_any_value_of_a_record(name: str) -> None:
    choose = random.Random(name)
    for value in VALUES:
        for _number in range(5):
            others = {other: choose.choice(VALUES) for other in choose.sample(NAMES, 4)}
            element = {**others, name: value}
            json.dumps([with_status(session_record(element)), endpoint_records("auth", {"authElements": [element]})])


def test_records_without_elements_are_malformed() -> None:
    body = b"<list><authStatusList><authElements>x</authElements></authStatusList></list>"
    with pytest.raises(UnexpectedAnswer, match="GET x with malformed XML"):
        read_members("GET x", "authStatusList", partial(endpoint_records, "auth"), iter([body]))


def test_any_failure_reason() -> None:
    for value in VALUES:
        json.dumps(
            [failure_reason({"@id": value, "code": "x"}), failure_reason({"@id": "1", "code": value, "cause": value})]
        )


def _readers() -> list[Callable[[Iterator[bytes]], Any]]:
    return [
        lambda pieces: session_record(read_document("GET Session", "sessionParameters", pieces)),
        partial(read_members, "GET Session", "activeSession", session_record, roots=("activeList",)),
        partial(read_members, "GET Session", "authStatusList", partial(endpoint_records, "auth")),
        partial(read_members, "GET Reasons", "failureReason", failure_reason),
        partial(read_result, "DELETE Session"),
        lambda pieces: error_elements(b"".join(pieces)),
    ]


DOCUMENTS = (
    *(
        b"",
        b" ",
        b"<",
        b"<x/>",
        b"<x></y>",
        b"text",
        b"\x00",
        b"{}",
        b"\xff\xfe",
        b"<x>&undefined;</x>",
        b"<a:b xmlns:c='d'/>",
    ),
    *(
        b"<?xml version='1.0' encoding='nonsense'?><x/>",
        b"<?xml version='1.0' encoding='utf-7'?><x/>",
        b"<?xml version='9'?><x/>",
    ),
    *(b"<?xml version='1.0' encoding='shift_jis'?><x/>", b"<?xml version='1.0' encoding='idna'?><x>1</x>"),
    b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
    b"<x>" * 5000 + b"</x>" * 5000,
    b"<sessionParameters>" + b"<y>" * 5000 + b"</y>" * 5000 + b"</sessionParameters>",
    b"<sessionParameters><user_name><b/>x<b/></user_name><passed a='1'/></sessionParameters>",
    b"<activeList noOfActiveSession='x'><activeSession/>text<activeSession a='b'>x</activeSession><other/></activeList>",
    b"<activeList><activeSession><server>x</server><server>y</server></activeSession></activeList>",
    b"<failureReasonList><failureReason id='x'/><failureReason id='&#178;'/><failureReason/></failureReasonList>",
    b"<mnt-rest-result><status/><status>x</status></mnt-rest-result>",
    b"<mnt-rest-result>SUCCESSFUL</mnt-rest-result>",
    b"<mnt-rest-result a='b'><status a='b'>SUCCESSFUL</status></mnt-rest-result>",
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document[:40].decode("latin-1"))
def test_any_document(document: bytes) -> None:
    for reader in _readers():
        for pieces in ([document], [document[:7], document[7:]], []):
            try:
                json.dumps(reader(iter(pieces)))
            except IseError as error:
                assert isinstance(error, UnexpectedAnswer), document[:40]
