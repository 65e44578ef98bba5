# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding one object: names in URLs, what older releases do instead, and when an object surely does not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import HTML, JSON, FakeTransport, ers_error
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY, OLD_PORT

DEVICES, GROUPS = "/ers/config/networkdevice", "/ers/config/networkdevicegroup"
VERSIONINFO = f"{DEVICES}/versioninfo"
UNKNOWN = (404, ers_error())
Serve = Callable[[str, str, dict[str, list[str]], Any], Any]


def search(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"SearchResult": {"total": len(entries), "resources": list(entries)}}


def ise(
    *objects: dict[str, Any],
    resource: Resource = NETWORK_DEVICE,
    by_name: Any = "",
    filters: str = "work",
    version_info: Any = (200, {"VersionInfo": {}}),
    unknown: Any = UNKNOWN,
) -> Serve:
    """Return a server that holds objects. `by_name` is its answer to every name URL; filters work, fail or do nothing."""
    base = f"/ers/config/{resource.endpoint.path}"

    def serve(_method: str, path: str, query: dict[str, list[str]], _document: Any) -> Any:
        if path == VERSIONINFO:
            return version_info
        if path.startswith(f"{base}/name/"):
            if by_name:
                return by_name
            name = unquote(path.removeprefix(f"{base}/name/"))
            for old, new in resource.endpoint.name_escapes.items():
                name = name.replace(new, old)
            found = [item for item in objects if item["name"].lower() == name.lower()]
        elif path == base:
            if filters == "fail" and "filter" in query:
                return 400, ers_error("The filter field 'name' is not supported")
            listed = [{"id": item["id"], "name": item["name"]} for item in objects]
            for condition in query.get("filter", []) if filters == "work" else []:
                value = condition.removeprefix("name.EQ.")
                listed = [item for item in listed if item["name"].lower() == value.lower()]
            return 200, search(*listed)
        else:
            found = [item for item in objects if item["id"] == unquote(path.removeprefix(f"{base}/"))]
        return (200, {resource.endpoint.envelope: found[0]}) if found else unknown

    return serve


def found_by(serve: Serve, name: str, resource: Resource = NETWORK_DEVICE) -> tuple[str | None, list[str]]:
    """Return the id of what is found, and the paths asked for."""
    transport = FakeTransport(serve)
    document = Ers(transport).get_by_name(resource, name)
    assert all(method == "GET" for method, _path in transport.calls)
    return (document["id"] if document else None), [path for _method, path in transport.calls]


SW1 = {"id": "d1", "name": "sw1"}
PARIS = {"id": "g1", "name": "Location#All Locations#Paris"}


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("sw1", "sw1"),
        ("sw 1", "sw%201"),
        ("sw#1", "sw%231"),
        ("sw:1", "sw:1"),
        ("sw+1&2=3", "sw%2B1%262%3D3"),
        ("sw.1", "sw.1"),
        ("...a", "...a"),
        ("é-鍵", "%C3%A9-%E9%8D%B5"),
    ],
)
def test_a_name_in_a_url(name: str, segment: str) -> None:
    assert found_by(ise({"id": "x", "name": name}), name) == ("x", [f"{DEVICES}/name/{segment}"])


@pytest.mark.parametrize("name", ["a/b", "a\\b", "a;b", "a%b", "a?b", ".", "..", "..."])
def test_a_name_that_no_url_carries_is_looked_for_by_filter(name: str) -> None:
    assert found_by(ise({"id": "x", "name": name}), name) == ("x", [DEVICES, f"{DEVICES}/x"])
    assert found_by(ise(SW1), name) == (None, [DEVICES])


def test_a_group_path_has_colons_in_its_url() -> None:
    path = f"{GROUPS}/name/Location:All%20Locations:Paris"
    assert found_by(ise(PARIS, resource=NETWORK_DEVICE_GROUP), PARIS["name"], NETWORK_DEVICE_GROUP) == ("g1", [path])
    odd = {"id": "g2", "name": "Location#All Locations#Hall:3"}
    asked = found_by(ise(odd, resource=NETWORK_DEVICE_GROUP), odd["name"], NETWORK_DEVICE_GROUP)
    assert asked == ("g2", [GROUPS, f"{GROUPS}/g2"])


def test_an_id_is_one_path_segment() -> None:
    transport = FakeTransport(ise({"id": "a/b c", "name": "n"}))
    document = Ers(transport).get(NETWORK_DEVICE, "a/b c")
    assert document is not None
    assert transport.calls == [("GET", f"{DEVICES}/a%2Fb%20c")]


@pytest.mark.parametrize(("status", "remembered"), [(405, True), (400, False)])
def test_a_release_without_name_urls(status: int, remembered: bool) -> None:
    serve = ise(SW1, by_name=(status, ers_error("no")))
    name_url, by_list = f"{DEVICES}/name/sw1", [DEVICES, f"{DEVICES}/d1"]
    assert found_by(serve, "sw1") == ("d1", [name_url, *by_list])
    assert found_by(serve, "sw1") == ("d1", by_list if remembered else [name_url, *by_list])
    # Each server is remembered for itself.
    other = FakeTransport(serve, OLD_PORT)
    Ers(other).get_by_name(NETWORK_DEVICE, "sw1")
    assert other.calls[0] == ("GET", name_url)


def test_the_filter_asks_for_the_name_as_it_is() -> None:
    transport = FakeTransport(ise(by_name=(405, ers_error())))
    assert Ers(transport).get_by_name(NETWORK_DEVICE, "sw.1 a#b/c") is None
    assert transport.queries[-1]["filter"] == ["name.EQ.sw.1 a#b/c"]


@pytest.mark.parametrize(
    ("filters", "name", "found", "lists"),
    [
        ("work", "sw1", "d1", 1),
        ("work", "sw9", None, 1),
        ("fail", "sw1", "d1", 2),
        ("fail", "sw9", None, 2),
        ("ignored", "sw1", "d1", 1),
        ("ignored", "sw9", None, 2),
    ],
)
def test_filters_are_not_trusted(filters: str, name: str, found: str | None, lists: int) -> None:
    others = [{"id": f"o{number}", "name": f"other{number}"} for number in range(3)]
    serve = ise(*others, SW1, by_name=(405, ers_error()), filters=filters)
    object_id, paths = found_by(serve, name)
    assert object_id == found
    assert paths.count(DEVICES) == lists


def test_a_resource_without_a_name_filter_is_listed_whole() -> None:
    bare = replace(NETWORK_DEVICE, endpoint=replace(NETWORK_DEVICE.endpoint, by_name=False), filters={})
    transport = FakeTransport(ise(SW1))
    assert Ers(transport).get_by_name(bare, "sw1") == SW1
    assert [query.get("filter") for query in transport.queries] == [None, None]


@pytest.mark.parametrize(("name", "found", "lists"), [("sw1", "d1", 1), ("sw9", None, 2)])
def test_where_filters_miss_objects_the_whole_list_decides(name: str, found: str | None, lists: int) -> None:
    missing = replace(
        NETWORK_DEVICE,
        endpoint=replace(NETWORK_DEVICE.endpoint, by_name=False, filters_miss=True),
        filters={"name": "name"},
    )
    transport = FakeTransport(ise({"id": "d0", "name": "sw0"}, SW1))
    document = Ers(transport).get_by_name(missing, name)
    assert (document and document["id"]) == found
    assert [path for _method, path in transport.calls].count(DEVICES) == lists


def test_a_list_that_is_refused_is_a_failure() -> None:
    with pytest.raises(errors.Rejected):
        Ers(FakeTransport(lambda *_request: (400, ers_error()))).get_by_name(NETWORK_DEVICE, "sw1")


def test_case_is_no_difference_but_an_exact_name_comes_first() -> None:
    assert found_by(ise({"id": "x", "name": "SW1"}), "sw1") == ("x", [f"{DEVICES}/name/sw1"])
    both = ise({"id": "upper", "name": "SW1"}, SW1, by_name=(405, ers_error()))
    assert found_by(both, "sw1")[0] == "d1"
    assert found_by(both, "Sw1")[0] == "upper"


def test_another_object_in_answer_to_a_name_is_not_taken() -> None:
    wrong = (200, {"NetworkDevice": {"id": "z", "name": "other"}})
    assert found_by(ise(SW1, by_name=wrong), "sw1")[0] == "d1"
    assert found_by(ise(by_name=wrong), "sw1")[0] is None


def test_an_object_that_goes_between_list_and_read() -> None:
    def serve(_method: str, path: str, _query: Any, _document: Any) -> Any:
        return (200, search(SW1)) if path == DEVICES else (404, ers_error())

    bare = replace(NETWORK_DEVICE, endpoint=replace(NETWORK_DEVICE.endpoint, by_name=False))
    assert Ers(FakeTransport(serve)).get_by_name(bare, "sw1") is None


FOREIGN = (404, b"<html>not here</html>", HTML)


@pytest.mark.parametrize(
    ("version_info", "absent"),
    [
        ((200, {"VersionInfo": {"currentServerVersion": "1.4"}}), True),
        ((200, {"other": 1}), False),
        (FOREIGN, False),
        ((404, ers_error()), False),
        ((500, ers_error()), False),
        ((302, b"", {}), False),
        (errors.Unreachable("gone"), False),
    ],
)
def test_a_bare_404_counts_only_where_ers_answers_then(version_info: Any, absent: bool) -> None:
    for unknown in (FOREIGN, (404, b"", {}), (404, b"", JSON)):
        transport = FakeTransport(ise(unknown=unknown, version_info=version_info))
        client = Ers(transport)
        for number in (1, 2):
            if absent:
                assert client.get(NETWORK_DEVICE, "d1") is None
            else:
                with pytest.raises(errors.UnexpectedAnswer, match="not from ERS"):
                    client.get(NETWORK_DEVICE, "d1")
            assert [path for _method, path in transport.calls].count(VERSIONINFO) == number


def test_a_bare_404_that_is_gone_a_moment_later() -> None:
    answers: list[Any] = [FOREIGN, (200, {"VersionInfo": {}}), (200, {"NetworkDevice": SW1})]
    assert Ers(FakeTransport(lambda *_request: answers.pop(0))).get(NETWORK_DEVICE, "d1") == SW1


@pytest.mark.parametrize("body", [{"message": "no Route matched"}, {"ERSResponse": None}, {}, [], b"{"])
def test_a_404_with_json_of_another_server_is_never_absence(body: Any) -> None:
    client = Ers(FakeTransport(ise(unknown=(404, body), by_name=(404, body))))
    for look_up in (client.get, client.get_by_name):
        with pytest.raises(errors.UnexpectedAnswer, match="not from ERS"):
            look_up(NETWORK_DEVICE, "sw1")


def test_a_bare_404_for_a_name_leads_to_the_list() -> None:
    for bare in (FOREIGN, (404, b"", {})):
        assert found_by(ise(SW1, by_name=bare), "sw1") == ("d1", [f"{DEVICES}/name/sw1", DEVICES, f"{DEVICES}/d1"])
        assert found_by(ise(SW1, by_name=bare), "sw2") == (None, [f"{DEVICES}/name/sw2", DEVICES])


@pytest.mark.parametrize(
    "failure",
    [
        (401, b""),
        (403, b""),
        (500, ers_error()),
        (503, b""),
        (200, b"<html></html>", HTML),
        (302, b""),
        errors.Unreachable("no route"),
        errors.TlsFailure("expired"),
        (200, {"NetworkDevice": {"name": "no id"}}),
        (200, {"NetworkDevice": []}),
        (200, {"Other": {"id": "x"}}),
        (200, []),
        (200, b"{"),
    ],
)
def test_no_failure_looks_like_absence(failure: Any) -> None:
    for resource, name in ((NETWORK_DEVICE, "sw1"), (NETWORK_DEVICE, "a/b"), (NETWORK_DEVICE_GROUP, "A#B")):
        client = Ers(FakeTransport(lambda *_request: failure))
        with pytest.raises(errors.IseError):
            client.get_by_name(resource, name)
        with pytest.raises(errors.IseError):
            client.get(resource, "x")


def test_the_same_server_is_known_to_the_next_task() -> None:
    Ers(FakeTransport(ise(SW1, by_name=(405, ers_error())))).get_by_name(NETWORK_DEVICE, "sw1")
    assert Ers(FakeTransport(ise(SW1))).features.name_url == {"networkdevice": False}
    assert Ers(FakeTransport(ise(SW1), replace(GATEWAY, username="other"))).features.name_url
    assert not Ers(FakeTransport(ise(SW1), replace(GATEWAY, hostname="other"))).features.name_url


def test_an_object_that_no_list_shows_is_read_by_its_id() -> None:
    hidden = replace(
        NETWORK_DEVICE,
        identity=replace(NETWORK_DEVICE.identity, unlisted={"ANY": "any-id"}),
        endpoint=replace(NETWORK_DEVICE.endpoint, by_name=False),
    )
    transport = FakeTransport(ise({"id": "any-id", "name": "ANY"}, SW1, resource=hidden))
    client = Ers(transport)
    assert client.get_by_name(hidden, "any") == {"id": "any-id", "name": "ANY"}
    assert transport.calls == [("GET", f"{DEVICES}/any-id")]
    assert client.get_by_name(hidden, "sw1") == SW1
    assert Ers(FakeTransport(ise(SW1))).get_by_name(hidden, "ANY") is None


@pytest.mark.parametrize(
    ("filters", "name", "found", "lists"),
    [("work", "sw1", "d1", 1), ("work", "sw9", None, 1), ("fail", "sw1", "d1", 2), ("fail", "sw9", None, 2)],
)
def test_find_where(filters: str, name: str, found: str | None, lists: int) -> None:
    transport = FakeTransport(ise({"id": "d0", "name": "sw0"}, SW1, filters=filters))
    documents = Ers(transport).find_where(
        NETWORK_DEVICE, [Filter("name", "EQ", name)], lambda candidate: bool(candidate["name"] == name)
    )
    assert [document["id"] for document in documents] == ([found] if found else [])
    assert [path for _method, path in transport.calls].count(DEVICES) == lists
    with pytest.raises(errors.Rejected):
        refusing = FakeTransport(lambda *_request: (400, ers_error()))
        Ers(refusing).find_where(NETWORK_DEVICE, [Filter("name", "EQ", name)], lambda _candidate: True)
