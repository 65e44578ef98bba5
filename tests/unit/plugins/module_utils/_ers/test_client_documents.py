# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents translated whole, filters that are not believed, actions on objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Integer
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint, Hooks, Identity
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._types.codec import Codec
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeTransport


def _decode(document: Mapping[str, Any]) -> dict[str, Any]:
    return {**document, "sum": document["a"] + document["b"]}


def _encode(document: Mapping[str, Any]) -> dict[str, Any]:
    return {"a": document["sum"] - 1, "b": 1}


PAIR = Resource(
    "pair",
    "pairs",
    endpoint=Endpoint("pair", "Pair", patch_since="3.2"),
    identity=Identity(key=("sum",), listed_as=""),
    attributes=(Integer("sum"),),
    hooks=Hooks(document=Codec(decode=_decode, encode=_encode)),
)
LOCATION = {"location": "https://ise/ers/config/pair/p1"}


def test_a_document_is_translated_both_ways() -> None:
    sent: list[Any] = []

    def answer(method: str, _path: str, _query: Any, document: Any) -> Any:
        sent.append(document)
        if method == "POST":
            return 201, None, LOCATION
        if method == "PUT":
            return 200, {"UpdatedFieldsList": {"updatedField": []}}
        return 200, {"Pair": {"id": "p1", "a": 2, "b": 3}}

    ers = Ers(FakeTransport(answer))
    assert (ers.get(PAIR, "p1") or {})["sum"] == 5
    assert ers.create(PAIR, {"sum": 9}) == "p1"
    assert (ers.patch(PAIR, "p1", {"sum": 7}) or {})["sum"] == 5
    ers.replace(PAIR, "p1", {"sum": 4})
    assert sent[1:] == [{"Pair": {"a": 8, "b": 1}}, {"Pair": {"a": 6, "b": 1}}, {"Pair": {"a": 3, "b": 1}}]


@pytest.mark.parametrize(("proven", "found"), [(True, []), (False, ["p1"])])
def test_an_empty_answer_of_a_filter_that_is_not_proven_is_not_believed(proven: bool, found: list[str]) -> None:
    resource = replace(PAIR, identity=replace(PAIR.identity, key_filters_proven=proven))

    def answer(_method: str, path: str, query: Any, _document: Any) -> Any:
        if path.endswith("/p1"):
            return 200, {"Pair": {"id": "p1", "a": 2, "b": 3}}
        rows = [] if "filter" in query else [{"id": "p1"}]
        return 200, {"SearchResult": {"total": len(rows), "resources": rows}}

    documents = Ers(FakeTransport(answer)).find_where(
        resource, [Filter("sum", "EQ", "5")], lambda each: each["sum"] == 5
    )
    assert [document["id"] for document in documents] == found


def test_an_action_is_a_put_without_a_body() -> None:
    sent: list[Any] = []

    def answer(method: str, path: str, _query: Any, document: Any) -> Any:
        sent.append((method, path, document))
        return (204, None) if path.endswith("/p1/deploy") else (400, {})

    ers = Ers(FakeTransport(answer))
    ers.act(PAIR, "p1", "deploy")
    assert sent == [("PUT", "/ers/config/pair/p1/deploy", None)]
    with pytest.raises(errors.IseError):
        ers.act(PAIR, "p2", "deploy")
