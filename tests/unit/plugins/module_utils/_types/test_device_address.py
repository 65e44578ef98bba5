# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses of a network device as texts, in canonical form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.device_address import (
    address_spans,
    addresses_in_filter,
    decode_addresses,
    encode_addresses,
    normalize_device_address,
    normalize_host_address,
)

EVERYWHERE = "0.0.0.0"  # noqa: S104

FORMS = [
    ("10.1.2.3", "10.1.2.3/32"),
    ("10.1.2.3/32", "10.1.2.3/32"),
    (" 10.1.2.3 ", "10.1.2.3/32"),
    ("10.1.2.0/24", "10.1.2.0/24"),
    ("10.1.2.0/255.255.255.0", "10.1.2.0/24"),
    ("10.1.2.3/255.255.255.255", "10.1.2.3/32"),
    ("10.1.2.0/0.0.0.255", "10.1.2.0/24"),  # a wildcard mask
    ("0.0.0.0/0", "0.0.0.0/0"),
    ("0.0.0.0/0.0.0.0", "0.0.0.0/0"),
    ("10.1.2.3/8", "10.1.2.3/8"),  # ISE keeps host bits as typed
    ("2001:DB8:0:0:0:0:0:1", "2001:db8::1/128"),
    ("2001:0db8::/32", "2001:db8::/32"),
    ("::/0", "::/0"),
    ("10.1.2.1-10", "10.1.2.1-10"),
    ("10.1.2.1-10/32", "10.1.2.1-10"),
    ("10.1.2.1-10/24", "10.1.2.1-10/24"),
    ("10.1.*.1", "10.1.*.1"),
    ("10.1-5.*.1-254", "10.1-5.*.1-254"),
    ("10.1.2.1-10.1.2.9", "10.1.2.1-10.1.2.9"),
    ("10.1.0.0/16 exclude 10.1.9.9", "10.1.0.0/16 exclude 10.1.9.9"),
    ("10.1.0.0/255.255.0.0   exclude   10.1.9.1-5", "10.1.0.0/16 exclude 10.1.9.1-5"),
    ("2001:db8::/32 exclude 2001:DB8:0::9", "2001:db8::/32 exclude 2001:db8::9"),
]


@pytest.mark.parametrize(("text", "canonical"), FORMS)
def test_normalize(text: str, canonical: str) -> None:
    assert normalize_device_address(text) == canonical
    assert normalize_device_address(canonical) == canonical


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not an address; write for example 10.1.2.3"),
        ("sw1", "is not an address"),
        ("10.1.2", "is not an address"),
        ("10.1.2.300", "is not an address"),
        ("10.1.2.3,10.1.2.4", "is not an address"),
        ("2001:db8:::1", "is not an address"),
        ("10.1.2.0/", "has no mask after the slash; write for example 10.1.2.0/24"),
        ("10.1.2.0/33", "mask out of range; write a prefix length from 0 to 32"),
        ("10.1.2.0/-1", "mask out of range"),
        ("10.1.2.0/24/8", "mask out of range"),
        ("10.1.2.0/x", "mask out of range"),
        ("10.1.2.0/255.0.255.0", "mask out of range"),
        ("2001:db8::/129", "mask out of range; write a prefix length from 0 to 128"),
        ("2001:db8::/255.255.0.0", "mask out of range; write a prefix length from 0 to 128"),
        ("10.1.2.1-10/33", "mask out of range; write a prefix length from 0 to 32"),
        ("10.1.2.0/+24", "mask out of range"),
        ("10.1.2.0/1_0", "mask out of range"),
        ("10.1.2.-", "is not a range"),
        ("10.1.2.10-1", "is not a range"),
        ("10.1.2.1-10-12", "is not a range"),
        ("10.1.2.1-10.1.2", "is not a range"),
        ("10.1.2.1-10/x", "mask out of range"),
        ("10.1.2.1-300", "is not a range; write for example 10.1.2.1-10 or 10.1.*.1"),
        ("10.1-10", "is not a range"),
        ("*", "is not a range"),
        ("10.1.0.0/16 exclude", "has no address after exclude; write for example 10.1.0.0/16 exclude 10.1.9.9"),
        ("10.1.0.0/16 exclude ", "has no address after exclude"),
        ("10.1.0.0/16 exclude x", "is not an address"),
        ("10.1.0.0/16 exclude 10.1.9.0/24", "is not an address"),
        ("exclude 10.1.9.9", "is not an address"),
    ],
)
def test_bad_input_is_refused_with_an_example(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match="write ") as failure:
        normalize_device_address(text)
    assert reason in str(failure.value)
    assert str(failure.value).startswith(repr(text))


def canonical_texts() -> Iterator[str]:
    """Yield every kind of address with many masks and exclusions."""
    for length in range(33):
        for address in (EVERYWHERE, "10.1.2.3", "255.255.255.255"):
            yield f"{address}/{length}"
            yield f"{address}/{length} exclude 10.1.2.3"
            yield f"{address}/{length} exclude 10.*.2.1-9"
    for length in range(0, 129, 8):
        yield f"2001:db8::1/{length}"
        yield f"2001:db8::1/{length} exclude 2001:db8::2"
    yield from ("10.1.2.1-10", "10.1.*.*", "10.1.2.1-10/24", "10.1.2.1-10 exclude 10.1.2.5")


def test_wire_form_and_back() -> None:
    texts = list(canonical_texts())
    assert decode_addresses(encode_addresses(texts)) == texts
    for text in texts:
        assert normalize_device_address(text) == text


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("10.1.2.3/32", {"ipaddress": "10.1.2.3", "mask": 32}),
        ("0.0.0.0/0", {"ipaddress": EVERYWHERE, "mask": 0}),
        ("2001:db8::1/128", {"ipaddress": "2001:db8::1", "mask": 128}),
        ("10.1.2.1-10", {"ipaddress": "10.1.2.1-10", "mask": 32}),
        (
            "10.1.0.0/16 exclude 10.1.9.9",
            {"ipaddress": "10.1.0.0", "mask": 16, "ipaddressExclude": "10.1.9.9"},
        ),
    ],
)
def test_encode(text: str, entry: dict[str, Any]) -> None:
    assert encode_addresses([text]) == [entry]


@pytest.mark.parametrize(
    ("entries", "texts"),
    [
        ([{"ipaddress": "10.1.2.3", "mask": 32}], ["10.1.2.3/32"]),
        ([{"ipaddress": "10.1.2.3", "mask": "24"}], ["10.1.2.3/24"]),
        ([{"ipaddress": "10.1.2.3"}], ["10.1.2.3/32"]),
        ([{"ipaddress": "10.1.2.3", "mask": None}], ["10.1.2.3/32"]),
        ([{"ipaddress": "10.1.2.3", "mask": ""}], ["10.1.2.3/32"]),
        ([{"ipaddress": EVERYWHERE, "mask": 0}], ["0.0.0.0/0"]),
        ([{"ipaddress": "2001:DB8::1", "mask": 128, "ipaddressExclude": None}], ["2001:db8::1/128"]),
        # An undocumented notation stays unchanged.
        ([{"ipaddress": "10.1.2.3+5", "mask": 32}], ["10.1.2.3+5/32"]),
        ([{"ipaddress": "10.1.0.0", "mask": 16, "ipaddressExclude": "new~form"}], ["10.1.0.0/16 exclude new~form"]),
    ],
)
def test_decode_what_ise_may_send(entries: Any, texts: list[str]) -> None:
    assert decode_addresses(entries) == texts


@pytest.mark.parametrize(
    "entries",
    ["no list", {"a": 1}, ["stray"], [None], [{"ipaddress": ["10.1.2.3"]}], [{"ipaddress": "10.1.2.3", "mask": []}]],
)
def test_decode_something_else(entries: Any) -> None:
    with pytest.raises(ValueError, match="expected"):
        decode_addresses(entries)


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("10.1.1.1/32", ("10.1.1.1",)),
        ("10.1.1.7/24", ("10.1.1.7", "10.1.1.0")),
        ("10.1.0.0/16 exclude 10.1.9.9/32", ("10.1.0.0",)),
        ("10.1.1.1-9", ("10.1.1.1-9",)),
        ("10.*.1.1", ("10.*.1.1",)),
        ("2001:db8::5/64", ("2001:db8::5", "2001:db8::")),
        ("sw-1.example.com", ("sw-1.example.com",)),
    ],
)
def test_texts_of_the_filter(text: str, texts: tuple[str, ...]) -> None:
    """The address as written, and that of its network."""
    assert addresses_in_filter(text) == texts


@pytest.mark.parametrize(
    "text", ["10.*.1.1", "10.1.0.0/16 exclude 10.1.9.9/32", "10.1.1.300/32", "sw-1", "", "10.1.1.9-x"]
)
def test_no_spans(text: str) -> None:
    """What cannot be compared, and what ISE may show in a notation that is not known here."""
    assert address_spans(text) == ()


def test_spans() -> None:
    """Hosts, networks and ranges; IPv6 lies above IPv4."""
    assert address_spans("0.0.1.7/24") == ((256, 511),)
    assert address_spans("0.0.1.7-9") == ((263, 265),)
    assert address_spans("::1/128")[0][0] > address_spans("255.255.255.255/32")[0][1]


def test_address_of_a_host() -> None:
    """Canonical; networks and ranges are refused, with an example."""
    assert normalize_host_address(" 10.1.1.1 ") == "10.1.1.1/32"
    assert normalize_host_address("2001:DB8::1") == "2001:db8::1/128"
    for text in ("10.1.1.0/24", "10.1.1.1-9", "10.*.1.1", "nothing"):
        with pytest.raises(ValueError, match="write for example 10"):
            normalize_host_address(text)
