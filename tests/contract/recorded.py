# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recorded exchanges, and the objects that the simulator needs before one of them can be replayed."""

from __future__ import annotations

import base64
import http.client
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, unquote

from ansible_collections.openise.ise.tests.contract.shared_data import EXCHANGES
from ise_simulator.catalog import CATALOG
from ise_simulator.testing import Simulator

BASE = "https://ise.example.com:9060"
ROOT = "/ers/config/"

Document = dict[str, Any]


@dataclass(frozen=True)
class Exchange:
    """One recorded request and its answer."""

    number: int
    ise: str
    method: str
    path: str
    request: Document | None
    status: int
    headers: dict[str, str]
    body: Any

    @property
    def resource(self) -> str:
        return re.split(r"[/?]", self.path[len(ROOT) :])[0]

    @property
    def target(self) -> str:
        """Return the id in the path, or an empty text."""
        return self.path[len(ROOT) :].partition("?")[0].partition("/")[2]

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(self.path.partition("?")[2]))

    @property
    def rows(self) -> list[Document]:
        """Return the rows of a recorded list."""
        if not isinstance(self.body, dict) or "SearchResult" not in self.body:
            return []
        rows: list[Document] = self.body["SearchResult"]["resources"]
        return rows

    @property
    def document(self) -> Document | None:
        """Return the object of a recorded GET of one object."""
        envelope = CATALOG[self.resource].envelope
        if self.method != "GET" or not isinstance(self.body, dict):
            return None
        return self.body.get(envelope)

    @property
    def sent(self) -> Document:
        """Return the object in the request."""
        assert self.request is not None
        document: Document = self.request[CATALOG[self.resource].envelope]
        return document

    @property
    def created(self) -> str:
        """Return the id of the object that a POST created."""
        return self.headers.get("Location", "").rpartition("/")[2]

    def __str__(self) -> str:
        return f"{self.number}-{self.ise}-{self.method}-{unquote(self.path[len(ROOT) :])}-{self.status}"


@lru_cache(maxsize=1)
def all_exchanges() -> tuple[Exchange, ...]:
    rows = json.loads(EXCHANGES.read_text(encoding="utf-8"))["exchanges"]
    names = ("ise", "method", "path", "request", "status", "headers", "body")
    return tuple(Exchange(number, *(row[name] for name in names)) for number, row in enumerate(rows))


def served() -> list[Exchange]:
    """Return the exchanges of resources in the catalog."""
    return [exchange for exchange in all_exchanges() if exchange.resource in CATALOG]


def not_yet_served() -> Counter[str]:
    return Counter(e.resource for e in all_exchanges() if e.resource not in CATALOG)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: Any


def ask(sim: Simulator, method: str, path: str, body: Document | None = None) -> Answer:
    """Send a request to the port for ERS, with the host name of the recordings, from an account with the rights for it."""
    resource = CATALOG.get(path.partition(ROOT)[2].partition("/")[0].partition("?")[0])
    role = resource.read_roles[0] if resource else "admin"
    account = base64.b64encode(":".join(getattr(sim, role)).encode()).decode()
    headers = {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "Authorization": f"Basic {account}",
        "Host": BASE.partition("//")[2],
    }
    connection = http.client.HTTPConnection(sim.host, sim.ers_port, timeout=20)
    try:
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        response = connection.getresponse()
        raw = response.read().decode()
        return Answer(response.status, response.headers, json.loads(raw) if raw else "")
    finally:
        connection.close()


class Seeder:
    """Stores the objects that an exchange requires, from the other exchanges with the same release."""

    def __init__(self, sim: Simulator, exchange: Exchange) -> None:
        self.sim = sim
        self.exchange = exchange
        self.others = [other for other in served() if other.ise == exchange.ise]

    def seed(self) -> None:
        exchange = self.exchange
        if exchange.method == "POST":
            self._references(exchange.resource, exchange.sent)
            if exchange.status >= 400:  # the recorded rejections are about existing objects
                self.put(exchange.resource, exchange.sent)
        elif exchange.rows or "SearchResult" in str(exchange.body):
            self._list()
        elif exchange.document is not None:
            self.put(exchange.resource, exchange.document)
        else:
            if exchange.request is not None:
                self._references(exchange.resource, exchange.sent)
            self.put(exchange.resource, self.known(exchange.resource, exchange.target))
            if exchange.method == "DELETE" and exchange.status == 500:
                self._user()

    def known(self, resource: str, identity: str) -> Document:
        """Return the most complete recorded form of an object: of a GET, a POST, or a row of a list."""
        same = [other for other in self.others if other.resource == resource]
        for other in same:
            if other.document is not None and other.document["id"] == identity:
                return other.document
        for other in same:
            if other.method == "POST" and other.created == identity:
                return {**other.sent, "id": identity}
        for other in same:
            for row in other.rows:
                if row["id"] == identity:
                    return row
        raise LookupError(f"no recorded exchange shows {resource} {identity}")

    def put(self, resource: str, shown: Document) -> None:
        """Store an object as it was read or sent."""
        shape = self.sim.core.ers.shapes[resource]
        document = shape.parse({key: value for key, value in shown.items() if key != "link"})
        if resource == "networkdevicegroup":
            document.setdefault("othername", document["name"].partition("#")[0])
        own = [attr.name for attr in CATALOG[resource].attributes if attr.computed and attr.name != "link"]
        document.update({key: shown[key] for key in own if key in shown})
        if "name" in document and self.sim.store.get(resource, document["name"]) is not None:
            self.sim.store.delete(resource, document["name"])
        self.sim.store.put(resource, document)

    def _references(self, resource: str, document: Document) -> None:
        """Store the objects that the document refers to."""
        for attr in CATALOG[resource].attributes:
            if attr.reference is None or attr.reference.by != "name":
                continue
            values = document.get(attr.name, [])
            for value in values if isinstance(values, list) else [values]:
                if self.sim.store.get(attr.reference.to, value) is None:
                    self.put(attr.reference.to, {"name": value})

    def _user(self) -> None:
        """Store an object that refers to the one to be deleted, which is the recorded cause of the rejection."""
        name = self.known(self.exchange.resource, self.exchange.target)["name"]
        for other in self.others:
            if other.document is not None and name in str(other.document) and other.document.get("name") != name:
                self.put(other.resource, other.document)
                return
        raise LookupError(f"no recorded object refers to {name}")

    def _list(self) -> None:
        """Store the rows, and for a list without filters as many other objects as its total counts."""
        exchange = self.exchange
        for row in exchange.rows:
            self.put(exchange.resource, {**self.known(exchange.resource, row["id"]), **row})
        if "filter" in exchange.query:
            return
        total = exchange.body["SearchResult"]["total"]
        shown = {row["id"] for row in exchange.rows}
        aside = shown | set(CATALOG[exchange.resource].unlisted)
        spare = [d["id"] for d in self.sim.store.list(exchange.resource) if d["id"] not in aside]
        while len(shown) + len(spare) > total:
            self.sim.store.delete(exchange.resource, spare.pop())
        for number in range(total - len(shown) - len(spare)):
            self.put(exchange.resource, {"name": f"zz#filler-{number}"})
