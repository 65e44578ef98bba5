# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML of the Monitoring API, for every size of the pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import UnexpectedAnswer
from ansible_collections.openise.ise.plugins.module_utils._mnt.xml_documents import (
    error_elements,
    read_document,
    read_members,
    read_result,
)

LIST = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><activeList noOfActiveSession="3">'
    b"<activeSession><user_name>anna</user_name><framed_ipv6_address><ipv6_address>2001:db8::1</ipv6_address>"
    b"</framed_ipv6_address></activeSession><activeSession><user_name>b\xc3\xa9a</user_name></activeSession>"
    b"<activeSession/><other><user_name>nobody</user_name></other></activeList>"
)


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    return (body[start : start + size] for start in range(0, len(body), size))


def name(item: Mapping[str, Any]) -> dict[str, Any] | None:
    return {"name": item["user_name"]} if "user_name" in item else None


@pytest.mark.parametrize("size", [1, 7, 64, 100_000])
def test_members_of_a_list(size: int) -> None:
    assert read_members("GET x", "activeSession", name, pieces(LIST, size)) == [{"name": "anna"}, {"name": "béa"}]


@pytest.mark.parametrize("root", ["activeList", "activeSessionList", "anything"])
def test_an_empty_list(root: str) -> None:
    body = f'<{root} noOfActiveSession="0"></{root}>'.encode()
    assert read_members("GET x", "activeSession", name, pieces(body, 5)) == []


def test_discarded_members_count_as_members() -> None:
    assert read_members("GET x", "activeSession", lambda _item: None, pieces(LIST, 50)) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "malformed XML, 0 bytes"),
        (LIST[:-20], f"malformed XML, {len(LIST) - 20} bytes; the document may be truncated"),
        (b"<activeList noOfActiveSession='1'><activeSession>", "malformed XML"),
        (b"Tomcat", "malformed XML, 6 bytes"),
        (
            b"<mnt-rest-result><status>x</status></mnt-rest-result>",
            "document 'mnt-rest-result' instead of a list of 'activeSession'",
        ),
        (b"<activeList/>", "document 'activeList' instead of a list of 'activeSession'"),
        (
            b'<activeList noOfActiveSession="2"></activeList>',
            "document 'activeList' instead of a list of 'activeSession'",
        ),
    ],
)
def test_other_documents_are_refused(body: bytes, words: str) -> None:
    with pytest.raises(UnexpectedAnswer, match="GET x") as failure:
        read_members("GET x", "activeSession", name, pieces(body, 10))
    assert words in failure.value.message


REASONS = (
    b'<failureReasonList><failureReason id="1"><code>1 A</code></failureReason><failureReason id="2"/>'
    b'<failureReason id="3">text</failureReason></failureReasonList>'
)


@pytest.mark.parametrize("size", [1, 50, 1000])
def test_attributes_of_members(size: int) -> None:
    found = read_members("GET x", "failureReason", dict, pieces(REASONS, size))
    assert found == [{"@id": "1", "code": "1 A"}, {"@id": "2"}, {"@id": "3"}]


@pytest.mark.parametrize("body", [b"<failureReasonList/>", b"<failureReasonList> </failureReasonList>"])
def test_a_root_that_is_an_empty_list(body: bytes) -> None:
    assert read_members("GET x", "failureReason", dict, pieces(body, 9), roots=("failureReasonList",)) == []
    for wrong, roots in (
        (body, ("other",)),
        (b"<failureReasonList><link/></failureReasonList>", ("failureReasonList",)),
    ):
        with pytest.raises(UnexpectedAnswer, match="instead of a list of"):
            read_members("GET x", "failureReason", dict, pieces(wrong, 9), roots=roots)


@pytest.mark.parametrize("root", ["mnt-rest-result", "mnt-request-result"])
def test_the_result_of_a_write(root: str) -> None:
    body = f"<{root}><status> SUCCESSFUL </status><link/></{root}>".encode()
    assert read_result("DELETE x", pieces(body, 7)) == {"status": "SUCCESSFUL"}
    for wrong in (body[:-4], b"", b"<html/>", f"<{root}/>".encode(), b"<other><status>SUCCESSFUL</status></other>"):
        with pytest.raises(UnexpectedAnswer, match=f"ISE answered DELETE x with {len(wrong)} bytes"):
            read_result("DELETE x", pieces(wrong, 7))


def test_a_bomb_is_refused() -> None:
    body = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><activeList noOfActiveSession="0">&b;</activeList>'
    with pytest.raises(UnexpectedAnswer, match="malformed XML"):
        read_members("GET x", "activeSession", name, pieces(body, 10))
    with pytest.raises(UnexpectedAnswer, match="malformed XML"):
        read_document("GET x", "activeList", pieces(body, 10))


@pytest.mark.parametrize("piece", [b"x" * 65536, b"<inner>x</inner>" * 4096])
def test_a_member_without_an_end_is_refused(piece: bytes) -> None:
    """Lists may be long, so only the size of a member limits the memory that it takes."""
    read: list[int] = []

    def pieces() -> Iterator[bytes]:
        yield b"<activeList><activeSession><text>"
        while True:
            read.append(len(piece))
            yield piece

    with pytest.raises(UnexpectedAnswer, match="with a member of more than 4 MiB"):
        read_members("GET x", "activeSession", dict, pieces())
    assert sum(read) < 5 << 20


def test_a_list_larger_than_a_member() -> None:
    member = b"<activeSession><text>" + b"x" * 100_000 + b"</text></activeSession>"
    pieces = iter([b"<activeList>", *[member] * 60, b"</activeList>"])
    assert (
        read_members("GET x", "activeSession", lambda item: {"size": len(item["text"])}, pieces)
        == [{"size": 100_000}] * 60
    )


def test_a_document() -> None:
    body = b"<sessionCount><count>5</count></sessionCount>"
    assert read_document("GET x", "sessionCount", pieces(body, 3)) == {"count": "5"}
    for wrong in (body[:-3], b"", b"<sessionCount/>", b"<sessionCount>5</sessionCount>", b"<a><b/></a>"):
        with pytest.raises(UnexpectedAnswer, match="GET x"):
            read_document("GET x", "sessionCount", pieces(wrong, 3))


def test_errors() -> None:
    body = b"<mnt-rest-result><cpm-code>34110</cpm-code><link/><internal-error-info> a\n</internal-error-info></mnt-rest-result>"
    assert error_elements(body) == {"cpm-code": "34110", "internal-error-info": "a"}
    for other in (b"", b"<html>", b"<a/>", b"<mnt-rest-result/>", b"{}"):
        assert error_elements(other) == {}
