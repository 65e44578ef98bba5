# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any JSON in the place of an attribute is read, or the object fails by name; never is there another exception."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.diff import rendered
from ansible_collections.openise.ise.plugins.module_utils._engine.paths import at, put
from ansible_collections.openise.ise.plugins.module_utils._engine.references import has_key
from ansible_collections.openise.ise.plugins.module_utils._errors import IseError, UnexpectedAnswer
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._ers.generic_resource import generic_resource
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import is_empty
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import converge
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeTransport
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import RESOURCES, label, values

Place: TypeAlias = "tuple[str | int, ...]"

_CANARY = "canary-7"
_SAMPLES = 8  # odd values for each place and whole run


def _deep(levels: int, inner: Any) -> Any:
    for level in range(levels):
        inner = [inner] if level % 2 else {"a": inner}
    return inner


ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 7, 1.5, 1e308, 10**18, 10**400),
    *(
        "",
        " ",
        "x",
        "²",
        "--1",
        "1" * 30,
        "_",
        ",",
        ":",
        "a/b",
        "10.1.2.3/999",
        "VERSION_",
        "\x00",
        "x" * 9999,
        _CANARY,
    ),
    *([], [None], [[]], [{}], ["x", 1], [["x"]], [{"": None}], [_CANARY], [True], [{"name": ["x"]}]),
    *({}, {"a": 1}, {"": {"": []}}, {"id": None}, {"/": 1}, {"name": {}}, {"value": _CANARY}),
    *(_deep(80, "x"), _deep(81, [])),
)


def _whole(resource: Resource) -> dict[str, Any]:
    """Return a document of the declaration in ISE's form, with a value for each attribute."""
    document: dict[str, Any] = {"id": "1", "name": "n"}
    for leaf in resource.leaves:
        attribute = leaf.attribute
        canonical = {"bool": True, "list": ["x"]}.get(attribute.type, "x") if attribute.computed else values(leaf)[0]
        put(document, leaf.api_path, canonical if attribute.computed else attribute.encode(canonical))
    return resource.hooks.document.encode(document) if resource.hooks.document else document


def _places(value: Any, place: Place = ()) -> Iterator[Place]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in inner:
        yield (*place, key)
        yield from _places(member, (*place, key))


def _with(document: dict[str, Any], place: Place, value: Any) -> dict[str, Any]:
    result = copy.deepcopy(document)
    holder: Any = result
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    return result


def _server(resource: Resource, document: Any) -> Ers:
    """Return the client of a server that has this document only, whatever is asked for, and accepts every write."""
    body = {resource.endpoint.envelope: document}

    def answer(method: str, path: str, _query: Any, _document: Any) -> Any:
        if method == "GET" and path.endswith(f"/{resource.endpoint.path}"):
            entry = {"id": "1", "name": "n"}
            return 200, {"SearchResult": {"total": 1, "resources": [entry]}}
        if method == "GET" and f"/{resource.endpoint.path}/" not in path:
            return 404, {"ERSResponse": {}}
        return {
            "GET": (200, body),
            "PATCH": (200, body),
            "PUT": (200, {"UpdatedFieldsList": {}}),
            "DELETE": (204, b""),
        }[method]

    return Ers(FakeTransport(answer))


def _named(error: IseError, resource: Resource) -> bool:
    return resource.words in error.message or resource.endpoint.path in error.message


@pytest.mark.parametrize("resource", RESOURCES, ids=label)
def test_a_snapshot_reads_it_or_names_it(resource: Resource) -> None:
    document = _whole(resource)
    if resource.hooks.document:
        document = resource.hooks.document.decode(document)
    wanted = desired_state(resource, {})
    for place in _places(document):
        for value in ODD:
            try:
                snapshot = Snapshot(resource, _with(document, place, value))
                json.dumps(
                    [snapshot.result(), rendered(snapshot), snapshot.shown_secrets(), snapshot.name, snapshot.id]
                )
                has_key(snapshot, wanted, {})
                for leaf in resource.leaves:
                    current = snapshot.secret(leaf)[1] if leaf.attribute.secret else snapshot.value(leaf.path)
                    leaf.attribute.compare.equal(current, values(leaf)[1] if not leaf.attribute.computed else current)
            except UnexpectedAnswer as error:
                assert _named(error, resource), (place, value)
                assert _CANARY not in error.message, (place, value)


@pytest.mark.parametrize("resource", RESOURCES, ids=label)
def test_what_has_the_form_of_its_attribute_is_read(resource: Resource) -> None:
    document = _whole(resource)
    document = resource.hooks.document.decode(document) if resource.hooks.document else document
    assert Snapshot(resource, document).result()


@pytest.mark.parametrize("resource", RESOURCES, ids=label)
def test_a_task_ends_with_an_error_of_its_own(resource: Resource) -> None:
    """Reading, changing, clearing and deleting by id."""
    document, choose = _whole(resource), random.Random(resource.name)
    options = [leaf for leaf in resource.leaves if leaf.attribute.is_option and len(leaf.path) == 1]
    fixed = [leaf for leaf in options if leaf.attribute.update.immutable or leaf.path[0] in resource.identity.key]
    changed = [leaf for leaf in options if leaf not in fixed]
    for place in _places(document):
        for value in choose.sample(ODD, _SAMPLES):
            ers = _server(resource, _with(document, place, value))
            given = {leaf.path: values(leaf)[1] for leaf in choose.sample(changed, min(2, len(changed)))}
            free = [path for path, each in given.items() if isinstance(each, (str, list, dict))]
            cleared = {path: type(given[path])() for path in free if not resource.leaf(path).attribute.choices}
            jobs = [Desired(resource, each, object_id="1") for each in (given, cleared)]
            for desired in (*jobs, Desired(resource, {}, present=False, object_id="1")):
                try:
                    converge(ers, desired, "object", diff=True)
                except IseError as error:
                    assert _CANARY not in error.message, (place, value)
            try:
                InfoTask(resource).run(ers, {"id": "1"}, diff=False)
            except IseError as error:
                assert _CANARY not in error.message, (place, value)


def test_a_resource_without_a_declaration() -> None:
    document = {
        "id": "1",
        "name": "n",
        "text": "x",
        "list": ["x"],
        "object": {"text": "x", "list": [{"a": 1}], "password": "x"},
    }
    given = {"name": "n", "text": "y", "list": ["y"], "object": {"text": "y"}}
    resource = generic_resource("sgt", given)
    for place in _places(document):
        for value in ODD:
            ers = _server(resource, _with(document, place, value))
            try:
                converge(ers, Desired(resource, desired_state(resource, given), object_id="1"), "object", diff=True)
            except IseError as error:
                assert _CANARY not in error.message, (place, value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("authenticationSettings",), ["x"]),
        (("coaPort",), "many"),
        (("authenticationSettings", "radiusSharedSecret"), [_CANARY]),
    ],
)
def test_the_message(path: tuple[str, ...], value: Any) -> None:
    resource = next(item for item in RESOURCES if item.name == "network_device")
    document: dict[str, Any] = {"id": "1", "name": "sw-1"}
    put(document, path, value)
    assert not is_empty(at(document, path))
    with pytest.raises(
        UnexpectedAnswer, match=r"unknown form of radius\..* of the network device 'sw-1': expected "
    ) as caught:
        rendered(Snapshot(resource, document))
    assert _CANARY not in caught.value.message
