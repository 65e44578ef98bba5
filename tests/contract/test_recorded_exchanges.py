# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Replays every recorded exchange of the simulated resources, and the life cycles of recorded objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.contract.recorded import BASE, ROOT, Answer, Exchange, Seeder, ask, served
from ise_simulator import Settings
from ise_simulator.catalog import CATALOG
from ise_simulator.testing import Simulator, running

EXCHANGES = served()
COMMON_HEADERS = (
    "Cache-Control",
    "Pragma",
    "Expires",
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "X-XSS-Protection",
    "Server",
)


@pytest.fixture(scope="module")
def shared() -> Iterator[Simulator]:
    # Plain HTTP on this machine: the comparison is above TLS, and links contain https like the recordings.
    # No custom attributes were defined on the recorded nodes, and their lists came by name.
    own = Settings(profile="2.7", tls="none", user_attributes="", endpoint_attributes="", list_order="name")
    with running(own) as simulator:
        yield simulator


@pytest.fixture
def sim(shared: Simulator) -> Simulator:
    shared.reset()
    return shared


def normal(value: Any, ids: dict[str, str] | None = None) -> Any:
    """Return a text with host and scheme of the recordings, and with recorded ids in place of those of this run."""
    text = json.dumps(value).replace("http://", "https://")
    for actual, recorded in (ids or {}).items():
        text = text.replace(actual, recorded)
    return json.loads(text)


def compare_headers(exchange: Exchange, answer: Answer) -> None:
    for name, recorded in exchange.headers.items():
        actual = answer.headers.get(name)
        if name == "ETag":
            assert re.fullmatch(r'"[0-9A-F]{32}"', recorded) and re.fullmatch(r'"[0-9A-F]{32}"', actual or "")
        elif name == "Location":
            pattern = rf"https?://[^/]+{ROOT}{exchange.resource}/[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}"
            assert re.fullmatch(pattern, recorded) and re.fullmatch(pattern, actual or "")
        else:
            assert actual == recorded, name
    for name in COMMON_HEADERS:
        assert name in answer.headers
    assert (answer.headers.get("Connection") == "close") is (exchange.status >= 400)
    for name in ("ETag", "Location"):
        assert (name in answer.headers) is (name in exchange.headers)


@pytest.mark.parametrize("exchange", EXCHANGES, ids=str)
def test_exchange(sim: Simulator, exchange: Exchange) -> None:
    sim.configure(profile=exchange.ise)
    Seeder(sim, exchange).seed()
    answer = ask(sim, exchange.method, exchange.path, exchange.request)
    assert answer.status == exchange.status, answer.body
    compare_headers(exchange, answer)
    assert normal(answer.body) == exchange.body
    if exchange.document is not None:
        assert list(answer.body[CATALOG[exchange.resource].envelope]) == list(exchange.document)


def lives() -> list[tuple[str, str, str]]:
    """Return release, resource and recorded id of every object that was created and used again in a recording."""
    found = []
    for exchange in EXCHANGES:
        if exchange.method != "POST" or exchange.status != 201:
            continue
        again = [e for e in EXCHANGES if e.ise == exchange.ise and exchange.created in json.dumps([e.path, e.body])]
        if again:
            found.append((exchange.ise, exchange.resource, exchange.created))
    return found


@pytest.mark.parametrize(("ise", "resource", "identity"), lives())
def test_life(sim: Simulator, ise: str, resource: str, identity: str) -> None:
    """Create, read, list, rename, list again, delete: each step depends on the result of the previous one."""
    sim.configure(profile=ise)
    mine = [e for e in EXCHANGES if e.ise == ise and e.resource == resource]
    post = next(e for e in mine if e.method == "POST" and e.created == identity)
    Seeder(sim, post).seed()
    created = ask(sim, "POST", post.path, post.request)
    assert created.status == 201, created.body
    actual = str(created.headers["Location"]).rpartition("/")[2]
    ids = {actual: identity}
    delete_group_of_device(sim, ise, post, [e.document for e in mine if e.document and e.document["id"] == identity])

    def replay(exchange: Exchange) -> None:
        request = normal(exchange.request, {identity: actual})
        answer = ask(sim, exchange.method, exchange.path.replace(identity, actual), request)
        assert (answer.status, normal(answer.body, ids)) == (exchange.status, exchange.body), exchange

    lists = [e for e in mine if "filter" in e.query and [row["id"] for row in e.rows] == [identity]]
    before = [e for e in mine if e.document is not None and e.document["id"] == identity]
    told = [key for key in ("name", "description") if key in post.sent]
    before += [e for e in lists if all(e.rows[0].get(key) == post.sent[key] for key in told)]
    renames = [e for e in mine if e.method == "PUT" and e.target == identity]
    for exchange in [*before, *renames, *(e for e in lists if e not in before)]:
        replay(exchange)
    for exchange in mine:
        if exchange.method == "DELETE" and exchange.target == identity:
            replay(exchange)
            gone = exchange.status == 204
            assert ask(sim, "GET", f"{ROOT}{resource}/{actual}").status == (404 if gone else 200)


def delete_group_of_device(sim: Simulator, ise: str, post: Exchange, shown: list[dict[str, Any]]) -> None:
    """Delete the group of a device between its creation and its read, as in the recordings of 3.0."""
    for attr in CATALOG[post.resource].attributes:
        if attr.reference is None:
            continue
        for value in post.sent.get(attr.name, []):
            if shown and value not in shown[0].get(attr.name, []):
                document = sim.store.get(attr.reference.to, value)
                assert document is not None
                deleted = ask(sim, "DELETE", f"{ROOT}{attr.reference.to}/{document['id']}")
                assert deleted.status == 204


def test_recordings_exist() -> None:
    assert {e.resource for e in EXCHANGES} >= {"networkdevice", "networkdevicegroup"}
    assert len(EXCHANGES) >= 34
    assert all(e.path.startswith(ROOT) for e in EXCHANGES)
    assert any(BASE in json.dumps(e.body) for e in EXCHANGES)
    assert len(lives()) >= 4
