# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""REST ID stores: credentials in a list of headers, and a client secret that ISE may mask or omit."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

LAB = {"name": "Lab"}
SECRET = "canary-lab"
PROXY = {"key": "proxy", "value": "proxy.example.com"}


def rest_id_stores(row: Row) -> bool:
    """Select the row, for ``each(rows_with=rest_id_stores)``."""
    return row.module == "rest_id_store"


def _forms(_row: Row, _release: str) -> list[str]:
    return ["show", "mask", "omit"]


def _put(node: Node, form: str) -> None:
    """Store the smallest object with one more header; ``form`` says how reads show the client secret."""
    node.sim.configure(rest_id_store_secret=form)
    stored = dict(node.for_release(node.row.minimal).stored)
    stored["ersRestIDStoreAttributes"] = {**stored["ersRestIDStoreAttributes"], "otherHeaders": [PROXY]}
    node.put(stored)


def _held(node: Node) -> dict[str, Any]:
    attributes: dict[str, Any] = (node.stored("Lab") or {})["ersRestIDStoreAttributes"]
    return attributes


def _written(node: Node) -> dict[str, Any]:
    """Return the body of the last write."""
    body = next(record.body for record in reversed(node.sim.requests) if record.method in ("POST", "PUT", "PATCH"))
    store: dict[str, Any] = body["ERSRestIDStore"]
    return store


@each(rows_with=rest_id_stores)
def test_new_store(node: Node) -> None:
    """A body has all credentials as headers."""
    assert node.run(node.for_release(node.row.minimal).options)["changed"] is True
    assert _written(node)["ersRestIDStoreAttributes"] == {
        "rootUrl": "http://169.254.6.2:9601/azure",
        "headers": [
            {"key": "tenantID", "value": "8a7ef744-0001"},
            {"key": "clientID", "value": "49261ca1-0001"},
            {"key": "clientSecret", "value": SECRET},
        ],
    }


@each(rows_with=rest_id_stores, form=_forms)
def test_other_headers_stay(node: Node, form: str) -> None:
    """A change of one header, or of the block around them, keeps all others."""
    _put(node, form)
    for change in ({"client_id": "49261ca1-0009"}, {"username_suffix": "@example.org"}):
        assert node.run({**LAB, **change, "client_secret": SECRET})["changed"] is True
    held = _held(node)
    assert (held["tenantID"], held["clientID"], held["clientSecret"]) == ("8a7ef744-0001", "49261ca1-0009", SECRET)
    assert (held["usernameSuffix"], held["otherHeaders"]) == ("@example.org", [PROXY])


@each(rows_with=rest_id_stores, form=_forms)
def test_a_hidden_secret_is_required_for_a_change_of_its_block(node: Node, form: str) -> None:
    """Without the value nothing is sent; neither a mask nor a body without the secret."""
    _put(node, form)
    change = {**LAB, "username_suffix": "@example.org"}
    if form == "show":
        assert node.run(change)["changed"] is True
        assert _held(node)["clientSecret"] == SECRET
    else:
        node.fails(change, "username_suffix", "client_secret", cost=node.cost.unchanged("Lab"))


@each(rows_with=rest_id_stores, form=_forms)
def test_a_change_elsewhere(node: Node, form: str) -> None:
    """PATCH does not touch the credentials; PUT has all of them, or is not sent."""
    _put(node, form)
    change = {**LAB, "description": "first words"}
    if form == "show" or node.cost.patches:
        assert node.run(change)["changed"] is True
        assert ("ersRestIDStoreAttributes" in _written(node)) is not node.cost.patches
        assert (_held(node)["clientSecret"], _held(node)["otherHeaders"]) == (SECRET, [PROXY])
    else:
        node.fails(change, "client_secret", cost=node.cost.unchanged("Lab"))


@each(rows_with=rest_id_stores, form=_forms)
def test_a_new_secret(node: Node, form: str) -> None:
    """It is written where ISE shows another one, and on request where ISE shows none."""
    _put(node, form)
    new = {**LAB, "client_secret": "canary-new"}
    assert node.run(new)["changed"] is (form == "show")
    assert node.run({**new, "update_secrets": "always"})["changed"] is (form != "show")
    assert (_held(node)["clientSecret"], _held(node)["otherHeaders"]) == ("canary-new", [PROXY])


@each(rows_with=rest_id_stores, releases=("3.4",))
def test_another_header_with_a_mask(node: Node) -> None:
    """Nobody can give the value of such a header, so nothing of its block is written."""
    _put(node, "show")
    held = _held(node)
    secret = {"key": "apiKey", "value": "******"}
    stored = {**(node.stored("Lab") or {}), "ersRestIDStoreAttributes": {**held, "otherHeaders": [secret]}}
    node.remove("Lab")
    node.put(stored)
    result = node.run({**LAB, "username_suffix": "@x"})
    assert result.get("failed") and "headers" in result["msg"] and "asterisks" in result["msg"], result
    assert node.sent == node.cost.unchanged("Lab")


@each(rows_with=rest_id_stores, releases=("3.4",))
def test_types_of_attributes(node: Node) -> None:
    """The case of a type means nothing, and a missing one is a string."""
    _put(node, "show")
    for member in ({}, {"type": "STRING"}, {"type": "string"}):
        given = {**LAB, "user_attributes": [{"name": "userPrincipalName", **member}]}
        assert node.check_and_run(given, node.cost.unchanged("Lab"))["changed"] is False
