# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The output of docs/generate/reference.py for a declaration, and that the generated files are up to date."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.docs.generate import reference
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import (
    Block,
    Integer,
    List,
    Map,
    Reference,
    Secret,
    String,
)
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import Keyed
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import IMMUTABLE

PEER = Resource(
    "peer",
    "peers",
    endpoint=Endpoint("peer", "Peer"),
    attributes=(String("name"),),
)
THING = Resource(
    "thing",
    "things",
    endpoint=Endpoint("thing", "Thing", since="3.1", patch_since="3.2"),
    attributes=(
        String("name", required=True),
        String("kind", "theKind", choices={"slow": "SLOW", "2": "TWO"}, server_default="slow", update=IMMUTABLE),
        Reference("peer", to=PEER),
        Map("labels"),
        List(
            "ports",
            "/inner/ports",
            compare=Keyed("number"),
            attributes=(Integer("number", range=(1, 9)), Secret("key", "portKey")),
        ),
        Block(
            "login",
            attributes=(String("user"), Secret("password", since="3.5")),
        ),
    ),
)
OPTIONS: dict[str, Any] = {
    "name": {"description": ["Name, see O(id). Required unless O(id) is set."]},
    "kind": {"description": "Kind of O(name)."},
    "peer": {"description": "Peer of it. More."},
    "labels": {"description": "Labels."},
    "ports": {
        "description": "Ports for O(login.user=root).",
        "suboptions": {"number": {"description": "As O(ports.number), e.g. V(1.5). Since then."}, "key": {}},
    },
    "login": {"description": "Login with O(login.password).", "suboptions": {"user": {"description": "x " * 70}}},
}


def _contains(*, info: bool) -> dict[str, Any]:
    lines = reference.contains(THING, OPTIONS, info=info)
    assert all(len(line) <= 118 for line in lines)
    contents: dict[str, Any] = yaml.safe_load("\n".join(lines))["contains"]
    return contents


def test_result_has_types_and_choices_but_no_secrets() -> None:
    found = _contains(info=False)
    assert list(found) == ["id", "name", "kind", "peer", "labels", "ports", "login"]
    assert found["kind"] == {"type": "str", "choices": ["slow", "2"], "description": "Kind of RV(thing.name)."}
    assert found["labels"]["type"] == "dict"
    assert (found["ports"]["type"], found["ports"]["elements"]) == ("list", "dict")
    assert list(found["ports"]["contains"]) == ["number"]
    assert list(found["login"]["contains"]) == ["user"]
    assert found["login"]["contains"]["user"]["description"] == ("x " * 70).strip()


def test_description_is_the_first_sentence() -> None:
    found = _contains(info=False)
    assert found["name"]["description"] == "Name, see O(id)."
    assert found["ports"]["description"] == "Ports for RV(thing.login.user=root)."
    assert found["ports"]["contains"]["number"]["description"] == "As RV(thing.ports[].number), e.g. V(1.5)."
    assert found["login"]["description"] == "Login with O(login.password)."


def test_list_refers_to_its_members() -> None:
    found = _contains(info=True)
    assert found["kind"]["description"] == "Kind of RV(things[].name)."
    assert found["login"]["description"] == "Login with O(openise.ise.thing#module:login.password)."


def test_undocumented_option_is_reported() -> None:
    with pytest.raises(reference.MissingText, match=r"thing: DOCUMENTATION has no option login\.user"):
        reference.contains(THING, {**OPTIONS, "login": {"description": "Login."}}, info=False)


def _returned(changes: dict[str, Any]) -> dict[str, Any]:
    return {"things": {"contains": {**_contains(info=True), **changes}}}


def test_manual_return_that_matches() -> None:
    reference.check_return("thing_info", THING, _returned({}))


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"more": {"type": "str", "description": "x"}}, "more"),
        ({"peer": {"type": "int", "description": "x"}}, "peer"),
        ({"peer": {"type": "str"}}, "peer"),
        ({"kind": {"type": "str", "choices": ["slow"], "description": "x"}}, "kind"),
        ({"login": {"type": "dict", "description": "x", "contains": {}}}, r"login\.user"),
    ],
)
def test_manual_return_that_differs(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(reference.MissingText, match=rf"thing_info: .* things\[\]\.{named}$"):
        reference.check_return("thing_info", THING, _returned(changes))


def test_additional_return_values() -> None:
    described = _returned({"roles": {"type": "list", "elements": "str", "description": "x"}})
    reference.check_return("thing_info", THING, described, additions=("roles",))
    with pytest.raises(reference.MissingText, match="thing_info: RETURN does not describe roles"):
        reference.check_return("thing_info", THING, _returned({}), additions=("roles",))


def test_table_matches_declaration() -> None:
    text = "\n".join(reference.attributes(THING, "thing"))
    assert "ERS resource ``thing``, in JSON below ``Thing``, changed with PATCH since ISE 3.2, since ISE 3.1." in text
    rows = [re.split(r"\n     -", row) for row in text.split("\n   * - ")[2:]]
    table = {row[0].strip("`"): [cell.strip() for cell in row[1:]] for row in rows}
    assert table["kind"] == [
        "``theKind``",
        "``slow`` (``SLOW``), ``2`` (``TWO``)",
        "",
        "equal; cannot change",
        "``slow``",
        "",
    ]
    assert table["peer"][1] == "str, a name"
    assert table["labels"][1:4] == ["dict with custom keys", "", "the keys given"]
    assert table["ports"][:4] == ["``inner.ports``", "list of dict", "", "same members"]
    assert table["ports[].key"] == ["``inner.ports[].portKey``", "str", "yes", "where ISE shows it", "", ""]
    assert table["login.password"][-1].startswith("3.5")


def test_generated_files_are_up_to_date() -> None:
    stale = [path.name for path, text in reference.texts().items() if path.read_text(encoding="utf-8") != text]
    assert not stale, f"run: make generate ({', '.join(stale)})"
