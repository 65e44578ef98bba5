# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Declarations made from what users give and what ISE shows, and which attributes of free form are secrets."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._ers.catalog import ENDPOINTS
from ansible_collections.openise.ise.plugins.module_utils._ers.generic_resource import SecretNames, generic_resource
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.plugins.module_utils._tasks.ers_resource import AnyInfoTask, AnyResourceTask


@pytest.mark.parametrize(
    ("name", "value", "secret"),
    [
        ("radiusSharedSecret", "x", True),
        ("password", "x", True),
        ("passWord", "x", True),
        ("roCommunity", "x", True),
        ("keyEncryptionKey", "x", True),
        ("macKey", "x", True),
        ("key", "x", False),
        ("key", "", False),
        ("enableMultiSecret", "true", False),
        ("enableMultiSecret", True, False),
        ("passwordIDStore", "Internal Users", False),
        ("changePassword", False, False),
        ("radiusSharedSecret", 12, True),
        ("description", "password", False),
        ("pin", "1", True),
        ("puk", "1", True),
    ],
)
def test_secrets_are_known_by_name(name: str, value: Any, secret: bool) -> None:
    secret_names = SecretNames(("pin",), ("puk",))
    assert secret_names.covers(name, value) is secret
    if value:
        assert (name not in secret_names.without({name: value})) is secret
        assert (list(secret_names.found_in({"a": [{name: value}]})) == [str(value)]) is secret


def test_secrets_inside_lists() -> None:
    secret_names = SecretNames(("pins",))
    tree = {"members": [{"name": "a", "password": "x"}], "pins": ["1", 2], "password": "(secret)"}
    assert list(secret_names.found_in(tree)) == ["x", "1", "2", "(secret)"]
    assert secret_names.without(tree) == {"members": [{"name": "a"}]}
    assert secret_names.without_in_lists(tree) == {
        "members": [{"name": "a"}],
        "pins": "(secret)",
        "password": "(secret)",
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"password": "x", "name": "y"}', ["x"]),
        ("[{'password': 'x'}]", ["x"]),
        ('{"password": "x"', []),
        ('{"name": "y"}', None),
        ("{name", None),
        ("password=x", None),
        ("[" * 5000 + "password", []),
    ],
)
def test_secrets_inside_texts(text: str, found: list[str] | None) -> None:
    """A text with secrets in it counts as one as a whole, because it is no secret in another form only."""
    assert list(SecretNames().found_in({"settings": text})) == ([] if found is None else [text, *found])


@pytest.mark.parametrize(
    "path",
    ["../../admin", "..", "sgt/../x", "sgt?size=1", "sgt#x", "sgt/", "a//b", "", "a b", "sgt%2f", "s\u0131t", "sgt\n"],
)
def test_a_path_consists_of_words(path: str) -> None:
    with pytest.raises(errors.InvalidInput, match=r"path: .*is not a path of ERS; give only the words"):
        generic_resource(path, {}, envelope="Any")


@pytest.mark.parametrize("path", ["sgt", "other-thing_2", "portal/some"])
def test_words_are_a_path(path: str) -> None:
    assert generic_resource(path, {}, envelope="Any").endpoint.path == path


@pytest.mark.parametrize("task", [AnyResourceTask(), AnyInfoTask()])
def test_a_path_that_leaves_ers_is_not_requested(task: Task) -> None:
    given = {"hostname": "ise.invalid", "username": "u", "password": "p", "path": "/../../admin/", "envelope": "Sgt"}
    params = {**{name: option.get("default") for name, option in task.options.items()}, **given, "name": "x"}
    result = task.perform(params, check_mode=False, diff=False)
    assert result["msg"].startswith("path: '../../admin' is not a path of ERS")


@pytest.mark.parametrize(
    ("attributes", "hidden"),
    [
        ({"password": "x1", "name": "y1"}, {"x1"}),
        ('{"password": "x1", "name": "y1"}', {"x1", '{"password": "x1", "name": "y1"}'}),
        ("password=x1 name=y1", {"x1", "password=x1 name=y1"}),
        ("name=y1", set()),
        ('{"password": "x1"', {'{"password": "x1"'}),
        ("x1", {"x1"}),
        (["x1", {"name": "y1"}, 7], {"x1", "y1", "7"}),
        ("listed=x1", {"x1", "listed=x1"}),
        ({"password": "****"}, set()),
        (None, set()),
    ],
)
def test_hidden_values_are_those_ansible_will_find(attributes: Any, hidden: set[str]) -> None:
    found = AnyResourceTask().hidden_values({"attributes": attributes, "secret_attributes": "listed,other"})
    assert set(found) == hidden


def test_the_key_of_a_header_is_the_name_of_its_value() -> None:
    secret_names = SecretNames()
    tree = {
        "headers": [{"key": "clientID", "value": "a"}, {"key": "clientSecret", "value": "b"}, {"key": 1, "value": "c"}]
    }
    assert list(secret_names.found_in(tree)) == ["b"]
    shown = {"headers": [{"key": "clientID", "value": "a"}, {"key": "clientSecret"}, {"key": 1, "value": "c"}]}
    assert secret_names.without(tree) == secret_names.without_in_lists(tree) == shown


@pytest.mark.parametrize("params", [{}, {"attributes": None}, {"attributes": ""}, {"attributes": {"a": None}}])
def test_arguments_of_any_form_are_searched_for_secrets(params: dict[str, Any]) -> None:
    assert AnyResourceTask().hidden_values({**params, "secret_attributes": 5}) == []


def test_what_ise_shows_is_part_of_the_declaration() -> None:
    resource = generic_resource("networkdevice", {"name": "sw", "snmpsettings": {"pollingInterval": 600}})
    document = {
        "id": "1",
        "name": "sw",
        "snmpsettings": {"roCommunity": "******", "version": "ONE"},
        "softwareVersion": None,
        "link": {"href": "x"},
    }
    snapshot = Snapshot(resource, document)
    assert {leaf.option: leaf.attribute.secret for leaf in snapshot.resource.leaves} == {
        "name": False,
        "snmpsettings.roCommunity": True,
        "snmpsettings.version": False,
        "snmpsettings.pollingInterval": False,
    }
    assert snapshot.result() == {"id": "1", "name": "sw", "snmpsettings": {"version": "ONE"}}
    assert resource.with_attributes_of({"name": "other"}) is resource


@pytest.mark.parametrize(
    ("given", "shown", "words"),
    [
        ({"a": "x"}, {"a": {"b": 1}}, "attributes.a: in ISE this is an object"),
        ({"a": {"b": {"c": 1}}}, {"a": {"b": "x"}}, "attributes.a.b: in ISE this is no object"),
    ],
)
def test_forms_that_do_not_fit(given: dict[str, Any], shown: dict[str, Any], words: str) -> None:
    with pytest.raises(errors.InvalidInput, match=words):
        generic_resource("sgt", given).with_attributes_of(shown)


@pytest.mark.parametrize(("given", "shown"), [({"a": {}}, {"a": {"b": 1}}), ({"a": ""}, {"a": {}}), ({"a": 1}, {})])
def test_forms_that_do(given: dict[str, Any], shown: dict[str, Any]) -> None:
    assert generic_resource("sgt", given).with_attributes_of(shown)


def test_paths_that_are_not_known() -> None:
    with pytest.raises(errors.InvalidInput, match=r"path: 'sgtt' .* \(did you mean 'sgt'\?\); give envelope"):
        generic_resource("sgtt", {})
    assert generic_resource("brandnew", {}, envelope="New").endpoint.envelope == "New"
    assert generic_resource("sgt", {}).endpoint.envelope == ENDPOINTS["sgt"].envelope


@pytest.mark.parametrize("name", ["", "/a"])
def test_names_of_attributes(name: str) -> None:
    with pytest.raises(errors.InvalidInput, match="is no name of an attribute"):
        generic_resource("sgt", {name: 1})
