# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``config`` and ``config_info`` with ``ers_resources``: objects of paths without a type, by ISE's own attribute names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.modules import config_info
from ansible_collections.openise.ise.tests.contract.bodies import body_of
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    SECRET,
    counts,
    failures,
    names,
    once,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result

PATHS = (
    "ldap",
    "portaltheme",
    "byodportal",
    "mydeviceportal",
    "hotspotportal",
    "selfregportal",
    "sponsorportal",
    "sponsoredguestportal",
)
_RELEASES = ("3.1", "3.4")
_REFERENCE = "secret://ldap/corp"
_VALUES: dict[str, Any] = {"secrets": {"ldap/corp": SECRET}}
_SEQUENCE = {"name": "Staff", "identity_stores": ["Internal Users"], "certificate_profile": "Badges"}
_PROFILE = {"name": "Badges", "attributes": {"certificateAttributeName": "SUBJECT"}}


def _item(path: str, **more: Any) -> dict[str, Any]:
    """Return an object of a path as files declare it."""
    attributes = {key: value for key, value in body_of(path).items() if key != "name"}
    return {"name": body_of(path)["name"], "attributes": attributes, **more}


def _generic(path: str, *items: Mapping[str, Any], node: Node, check: bool = False, **options: Any) -> Result:
    return run(node, {"ers_resources": {path: list(items)}}, check=check, **options)


def _ldap(password: Any = _REFERENCE, **more: Any) -> dict[str, Any]:
    """Return an LDAP store with the password of its administrator."""
    item = _item("ldap", name="corp")
    settings = item["attributes"]["connectionSettings"]
    servers = {key: {**settings[key], "adminPassword": password} for key in ("primaryServer", "secondaryServer")}
    return {**item, "attributes": {**item["attributes"], "connectionSettings": {**settings, **servers}, **more}}


def _password(node: Node) -> Any:
    stored = node.sim.store.get("ldap", "corp") or {}
    return stored["connectionSettings"]["primaryServer"]["adminPassword"]


@each(rows_with=first_row, releases=_RELEASES)
def test_life_cycle(node: Node) -> None:
    """Plan, create, again, export, apply the export, change, delete, delete again, for each path without a type."""
    for path in PATHS:
        plural, name = f"ers_resources/{path}", body_of(path)["name"]
        held = node.all_documents()
        planned = _generic(path, _item(path), node=node, check=True)
        assert (planned["changed"], counts(planned), node.all_documents()) == (True, {"create": 1}, held), planned
        created = _generic(path, _item(path), node=node)
        assert (created["changed"], created["plan"], created["diff"]) == (True, planned["plan"], planned["diff"]), path
        assert created["plan"]["create"][0]["type"] == plural
        assert created["summary"]["types"] == {
            plural: {"create": 1, "change": 0, "delete": 0, "unchanged": 0, "failed": 0}
        }
        stored = node.sim.store.get(path, name)
        again = _generic(path, _item(path), node=node)
        assert (again["changed"], counts(again), writes(node)) == (False, {"unchanged": 1}, 0), (path, again)
        assert node.sent == Counter({"GET": 2}), path  # the list and the object
        exported = node.perform(config_info.TASK, {"types": [plural], "factory": True})
        assert list(exported["resources"]) == ["ers_resources"]
        same = run(node, exported["resources"])
        assert (same["changed"], counts(same)) == (False, {"unchanged": exported["total"]}), (path, same)
        other = _item(path)
        changed = _generic(path, {**other, "attributes": {**other["attributes"], "description": "changed"}}, node=node)
        assert counts(changed) == {"change": 1}
        assert changed["plan"]["change"][0]["changes"][0]["option"] == "description"
        assert node.sim.store.get(path, name) == {**(stored or {}), "description": "changed"}
        doomed = _generic(path, {"name": name}, node=node, check=True, state="absent")
        assert (counts(doomed), node.sim.store.get(path, name) is None) == ({"delete": 1}, False)
        gone = _generic(path, {"name": name, "state": "absent"}, node=node)
        assert (gone["changed"], gone["plan"], node.sim.store.get(path, name)) == (True, doomed["plan"], None)
        absent = _generic(path, {"name": name, "state": "absent"}, node=node)
        assert (absent["changed"], counts(absent)) == (False, {"unchanged": 1})


# -- secrets -------------------------------------------------------------------------------------------------------


@each(rows_with=first_row, releases=("3.4",), option=lambda _row, _release: ("masked", "shown"))
def test_secrets(node: Node, option: str) -> None:
    """References are resolved, written once, and shown nowhere; an export has references, and applied changes nothing."""
    node.sim.configure(mask_secrets=option == "masked")
    results = [_generic("ldap", _ldap(), node=node, check=check, **_VALUES) for check in (True, False, False)]
    assert [result["changed"] for result in results] == [True, True, False]
    assert _password(node) == SECRET
    changed = _generic("ldap", _ldap(description="new"), node=node, **_VALUES)
    assert (counts(changed), _password(node)) == ({"change": 1}, SECRET)
    exported = node.perform(config_info.TASK, {"types": [], "ers_resources": ["ldap"]})
    item = exported["resources"]["ers_resources"]["ldap"][0]
    reference = "ers_resources/ldap/connectionSettings.primaryServer.adminPassword"
    assert item["attributes"]["connectionSettings"]["primaryServer"]["adminPassword"] == f"secret://{reference}"
    assert reference in exported["secrets"] and exported["total"] == 1
    for values in ({}, dict.fromkeys(exported["secrets"], SECRET)):
        same = run(node, exported["resources"], secrets=values)
        assert (same["changed"], counts(same)) == (False, {"unchanged": 1}), same
    new: dict[str, Any] = {"secrets": {"ldap/corp": f"{SECRET}-2"}}
    other = _generic("ldap", _ldap(), node=node, update_secrets="always", **new)
    assert (other["changed"], _password(node)) == (True, f"{SECRET}-2")
    new = {"secrets": {"ldap/corp": f"{SECRET}-3"}}
    rotated = _generic("ldap", _ldap(), node=node, rotate=["ldap/corp"], **new)
    assert (rotated["changed"], _password(node)) == (True, f"{SECRET}-3")
    assert SECRET not in repr([results, changed, exported, same, other, rotated])


@once
@pytest.mark.parametrize("check", [True, False])
def test_missing_secrets(node: Node, check: bool) -> None:
    """Of an existing object they keep their value; a new object is planned, and nothing is applied."""
    new = _generic("ldap", _ldap(), node=node, check=check)
    assert new.get("failed", False) is not check and new["changed"] is check
    assert (new["needed_secrets"], new["unresolved_secrets"], writes(node)) == (["ldap/corp"], ["ldap/corp"], 0)
    assert new["plan"]["create"][0]["needed_secrets"] == ["ldap/corp", "ldap/corp"]
    assert _generic("ldap", _ldap(), node=node, **_VALUES)["changed"] is True
    known = _generic("ldap", _ldap(), node=node, check=check)
    assert (known["changed"], known["needed_secrets"], _password(node)) == (False, [], SECRET)
    again = _generic("ldap", _ldap(), node=node, check=check, update_secrets="always")
    assert (again["needed_secrets"], writes(node), _password(node)) == (["ldap/corp"], 0, SECRET)


@once
def test_secret_under_an_ordinary_name(node: Node) -> None:
    """A reference makes its attribute a secret: neither plan nor diff shows the value."""
    item = _ldap(SECRET, description=_REFERENCE)
    for expected in (True, False):
        result = _generic("ldap", item, node=node, **_VALUES)
        assert result["changed"] is expected and SECRET not in repr(result)
    assert (node.sim.store.get("ldap", "corp") or {})["description"] == SECRET
    listed = _ldap(SECRET, description=_REFERENCE, groups={"groupsNames": [_REFERENCE, "cn=staff"]})
    result = _generic("ldap", listed, node=node, **_VALUES)
    assert counts(result) == {"change": 1} and SECRET not in repr(result)
    assert (node.sim.store.get("ldap", "corp") or {})["groups"] == {"groupsNames": [SECRET, "cn=staff"]}
    missing = _generic("ldap", listed, node=node)
    assert (missing["changed"], missing["unresolved_secrets"], missing["needed_secrets"]) == (False, ["ldap/corp"], [])
    empty = {"groups": {"groupsNames": [_REFERENCE, "cn=staff"]}}
    new = _generic("ldap", {"name": "other", "attributes": empty}, node=node, check=True)
    assert (counts(new), new["needed_secrets"]) == ({"create": 1}, ["ldap/corp"])


@once
@pytest.mark.parametrize(
    ("item", "words"),
    [
        (_ldap("secrets://ldap/corp"), "connectionSettings.primaryServer.adminPassword: the secret looks like"),
        (_ldap("{{ password }}"), "adminPassword: the secret looks like a reference or a template"),
        (_ldap(12345678), "adminPassword: the secret is not text"),
        (_ldap("*******"), "adminPassword: the value is a mask"),
        (_ldap(SECRET, description="Secret:/ldap/corp"), "attributes.description: the secret looks like"),
        (_ldap(SECRET, groups=[{"password": "***"}]), "groups: the value is a mask of asterisks"),
        ({"name": "corp", "attributes": {"a": ["secret://x-y", "secret://x_y"]}}, "have the same environment variable"),
    ],
)
def test_wrong_secrets(node: Node, item: dict[str, Any], words: str) -> None:
    """Refused by the path of the attribute, before the first request."""
    result = _generic("ldap", item, node=node)
    assert result["failed"] and words in result["msg"] and "ers_resources/ldap[0] (corp)" in result["msg"]
    assert not node.sent and SECRET not in repr(result) and "12345678" not in repr(result)


# -- refusals ------------------------------------------------------------------------------------------------------


@once
@pytest.mark.parametrize(
    ("path", "item", "words"),
    [
        (
            "networkdevice",
            {"name": "sw-1"},
            "'networkdevice' is the path of network_devices; declare its objects there",
        ),
        ("NetworkDevice", {"name": "sw-1", "envelope": "NetworkDevice"}, "is the path of network_devices"),
        ("sgt/versioninfo", {"name": "a", "envelope": "A"}, "is the path of security_groups"),
        ("guestuser", {"name": "ann"}, "are no configuration; use the module guest_user"),
        ("ancendpoint", {"name": "ann"}, "use the module anc_endpoint"),
        ("ldpa", {"name": "corp"}, "(did you mean 'ldap'?); give envelope"),
        ("../../admin", {"name": "corp"}, "is not a path of ERS"),
        ("ldap", {"name": "corp", "description": "x"}, "ldap has no option 'description'"),
        ("ldap", {"name": 83}, "name: the value is an integer in YAML, not text"),
        ("ldap", {"attributes": {"name": "corp"}}, "name, id"),
        ("ldap", {"name": "corp", "attributes": {"id": "1"}}, "attributes.id: write id beside attributes"),
        ("ldap", {"name": "corp", "attributes": ["x"]}, "attributes"),
        ("ldap", "corp", "expected a dictionary with the options of one object"),
        ("ldap", {"name": "corp", "renamed_from": "old"}, "which of these objects ISE can rename is not known. Set id"),
    ],
)
def test_invalid_declarations(node: Node, path: str, item: Any, words: str) -> None:
    result = _generic(path, item, node=node)
    assert result["failed"] and words in result["msg"], result["msg"]
    assert not node.sent


@once
def test_invalid_forms(node: Node) -> None:
    """Duplicates, and values that are no lists; each type that may be named elsewhere is checked in the same way."""
    twice = _generic("ldap", _ldap(), {"name": "CORP"}, node=node)
    assert "ers_resources/ldap[1] (CORP): this object is already declared as ers_resources/ldap[0]" in twice["msg"]
    for resources, words in (
        ({"ers_resources": ["ldap"]}, "expected a dictionary of API paths"),
        ({"ers_resources": {"ldap": {"name": "corp"}}}, "ers_resources/ldap: expected a list of objects"),
    ):
        result = run(node, resources)
        assert result["failed"] and words in result["msg"]
    for name, words in (
        ("ers_resources", "add the path, such as ers_resources/ldap"),
        ("ers_resource/ldap", "did you mean 'ers_resources'?"),
        ("ers_resources/sgt", "is the path of security_groups"),
    ):
        for options in ({"purge": [name]}, {"purge": ["endpoints"], "purge_protect": {name: ["a"]}}):
            result = run(node, {}, **options)
            assert result["failed"] and words in result["msg"], result["msg"]
        result = node.perform(config_info.TASK, {"types": [name]})
        assert result["failed"] and words in result["msg"]
    result = node.perform(config_info.TASK, {"ers_resources": ["sgt"]})
    assert result["failed"] and "ers_resources: 'sgt' is the path of security_groups" in result["msg"]
    assert not node.sent


# -- plan ----------------------------------------------------------------------------------------------------------


@once
def test_identification_by_id(node: Node) -> None:
    """An object with an id is renamed, and deleted whatever its name."""
    object_id = node.sim.store.put("ldap", body_of("ldap"))
    renamed = {**_ldap(SECRET), "id": object_id, "name": "new"}
    assert counts(_generic("ldap", renamed, node=node)) == {"change": 1}
    assert names(node, "ldap") == ["new"]
    gone = [_generic("ldap", {"id": object_id, "state": "absent"}, node=node) for _ in range(2)]
    assert ([result["changed"] for result in gone], names(node, "ldap")) == ([True, False], [])


@once
def test_drift(node: Node) -> None:
    node.sim.store.put("portaltheme", {"name": "Corporate", "description": "by hand", "themeData": "x"})
    declared = {"name": "Corporate", "attributes": {"description": "declared"}}
    result = _generic("portaltheme", declared, node=node, fail_on_drift=True)
    assert result["failed"] and "ers_resources/portaltheme 'Corporate' differs" in result["msg"] and not writes(node)
    assert result["plan"]["change"][0]["changes"] == [
        {"option": "description", "before": "by hand", "after": "declared"}
    ]


@once
def test_equal_values(node: Node) -> None:
    """Numbers and flags are compared by value, and lists without regard to order where that is asked for."""
    groups = ["cn=a", "cn=b"]
    assert _generic("ldap", _ldap(SECRET, groups={"groupsNames": groups}), node=node)["changed"] is True
    texts = {"connectionSettings": {"failbackRetryDelay": "6", "failoverToSecondary": "true"}}
    reverse = {**texts, "groups": {"groupsNames": groups[::-1]}}
    same = {"name": "CORP", "attributes": reverse, "unordered": ["groupsNames"]}
    assert _generic("ldap", same, node=node)["changed"] is False
    ordered = _ldap(SECRET, groups={"groupsNames": groups[::-1]})
    assert counts(_generic("ldap", ordered, node=node, check=True)) == {"change": 1}


@once
def test_order(node: Node) -> None:
    """What declared types refer to is created before them and deleted after them, and known to their plan."""
    both = {
        "identity_source_sequences": [_SEQUENCE],
        "ers_resources": {"portaltheme": [_item("portaltheme")], "certificateprofile": [_PROFILE]},
    }
    planned = run(node, both, check=True)
    assert [entry["type"] for entry in planned["plan"]["create"]] == [
        "ers_resources/certificateprofile",
        "identity_source_sequences",
        "ers_resources/portaltheme",
    ]
    created = run(node, both)
    assert (counts(created), node.sent["POST"]) == ({"create": 3}, 3)
    used = run(
        node,
        {"identity_source_sequences": [_SEQUENCE]},
        purge=["ers_resources/certificateprofile"],
        allow_empty=["ers_resources/certificateprofile"],
    )
    assert used["failed"] and not writes(node)
    assert "refers to it in certificate_profile" in failures(used)["ers_resources/certificateprofile Badges"]
    contrary = run(
        node,
        {
            "identity_source_sequences": [_SEQUENCE],
            "ers_resources": {"certificateprofile": [{**_PROFILE, "state": "absent"}]},
        },
    )
    assert "'Badges' is declared absent as ers_resources/certificateprofile[0]" in contrary["msg"] and not node.sent
    gone = run(node, both, state="absent")
    assert (counts(gone), node.sent["DELETE"]) == ({"delete": 3}, 3)


@once
def test_retry_of_what_needs_another_type(node: Node) -> None:
    """An object that ISE refuses at first is applied once the others are there."""
    node.sim.fault("status", method="POST", path="ldap", status=400, times=1)
    result = run(node, {"ers_resources": {"ldap": [_ldap(SECRET)], "portaltheme": [_item("portaltheme")]}})
    assert (counts(result), node.sent["POST"]) == ({"create": 2}, 3)


# -- purge ---------------------------------------------------------------------------------------------------------


def _themes(node: Node, number: int) -> None:
    for count in range(number):
        node.sim.store.put("portaltheme", {"name": f"theme-{count}", "description": "", "themeData": "x"})


@once
def test_purge(node: Node) -> None:
    """Undeclared objects are deleted, with all limits and protections; what is built into ISE is kept."""
    _themes(node, 4)
    plural, kept = "ers_resources/portaltheme", {"name": "theme-0"}
    purge: dict[str, Any] = {"purge": [plural]}
    assert "nothing is declared of ers_resources/portaltheme" in run(node, {}, **purge)["msg"]
    limited = _generic("portaltheme", kept, node=node, max_deletes=2, **purge)
    assert limited["failed"] and "3 instead of 2" in limited["msg"] and not writes(node)
    planned = _generic("portaltheme", kept, node=node, check=True, **purge)
    assert [entry["name"] for entry in planned["plan"]["delete"]] == ["theme-1", "theme-2", "theme-3"]
    protected = _generic("portaltheme", kept, node=node, purge_protect={plural: ["THEME-[23]"]}, **purge)
    assert (counts(protected), node.sent["DELETE"]) == ({"delete": 1, "unchanged": 1}, 1)
    result = run(node, {}, allow_empty=[plural], **purge)
    assert counts(result) == {"delete": 3}
    assert names(node, "portaltheme") == ["Default Blue theme"]
    _themes(node, 7)
    much = _generic("portaltheme", kept, node=node, **purge)
    assert much["failed"] and "would delete 6 of 8 ers_resources/portaltheme" in much["msg"] and not writes(node)


@once
def test_purge_keeps_default_portals(node: Node) -> None:
    held = names(node, "sponsorportal")
    assert held == ["Sponsor Portal (default)"]
    result = run(node, {}, purge=["ers_resources/sponsorportal"], allow_empty=["ers_resources/sponsorportal"])
    assert (counts(result), names(node, "sponsorportal")) == ({}, held)


# -- failures ------------------------------------------------------------------------------------------------------

_ANSWERS: dict[str, dict[str, Any]] = {
    "403": {"action": "status", "status": 403},
    "404": {"action": "status", "status": 404},
    "500": {"action": "status", "status": 500},
    "a web page": {"action": "html"},
    "no body": {"action": "empty"},
}


@once
@pytest.mark.parametrize("answer", _ANSWERS)
@pytest.mark.parametrize("check", [True, False])
def test_unreadable_list(node: Node, answer: str, check: bool) -> None:
    """It proves nothing: no object counts as absent, nothing is created or purged, and the other types are applied."""
    _themes(node, 2)
    node.sim.fault(**_ANSWERS[answer], method="GET", path=r"portaltheme\?", times=0)
    node.sim.fault(**_ANSWERS[answer], method="GET", path=r"portaltheme$", times=0)
    resources = {
        "guest_ssids": [{"name": "guests"}],
        "ers_resources": {"portaltheme": [{"name": "theme-0"}, _item("portaltheme")]},
    }
    for state in ("present", "absent"):
        result = run(node, resources, check=check, state=state, purge=["ers_resources/portaltheme"], max_deletes=9,
                     allow_empty=["ers_resources/portaltheme"])  # fmt: skip
        assert result["failed"], result
        assert set(failures(result)) == {"ers_resources/portaltheme theme-0", "ers_resources/portaltheme contract"}
        assert result["summary"]["types"]["guest_ssids"]["failed"] == 0
        assert {"theme-0", "theme-1"} <= set(names(node, "portaltheme"))
        exported = node.perform(config_info.TASK, {"types": ["ers_resources/portaltheme"]})
        assert exported["failed"]


@once
@pytest.mark.parametrize("answer", [name for name in _ANSWERS if name != "404"])
def test_unreadable_object(node: Node, answer: str) -> None:
    """It fails with the reason, and does not count as absent; undeclared objects are not purged."""
    _themes(node, 2)
    node.sim.fault(**_ANSWERS[answer], method="GET", path=r"portaltheme/", times=0)
    result = _generic("portaltheme", {"name": "theme-0"}, node=node, purge=["ers_resources/portaltheme"])
    assert result["failed"] and not writes(node)
    assert set(failures(result)) == {"ers_resources/portaltheme theme-0", "ers_resources/portaltheme "}
    assert "The portaltheme objects are not purged" in result["msg"]


@once
def test_a_path_that_this_ise_does_not_have(node: Node) -> None:
    """ISE answers 404 for its list: a failure, whether the object is to be present or absent."""
    for state in ("present", "absent"):
        result = _generic("wirelessthings", {"name": "a", "envelope": "Wireless"}, node=node, state=state)
        assert result["failed"] and not writes(node)
        assert "404, which is not known to mean that there are no objects" in result["msg"]


@once
def test_refused_writes(node: Node) -> None:
    """A refusal concerns one object, and says why; an outcome that is unknown is reported as such."""
    node.sim.fault("status", method="POST", path="portaltheme", status=400, times=0)
    result = run(node, {"ers_resources": {"portaltheme": [_item("portaltheme")]}, "guest_ssids": [{"name": "guests"}]})
    assert (counts(result), result["failed"]) == ({"create": 1, "failed": 1}, True)
    assert result["failed_objects"][0]["type"] == "ers_resources/portaltheme"
    node.sim.clear_faults()
    node.sim.fault("status", method="PUT", path="certificateprofile", status=405, times=0)
    node.sim.fault("status", method="PATCH", path="certificateprofile", status=405, times=0)
    preloaded = {"name": "Preloaded_Certificate_Profile", "attributes": {"description": "x"}}
    result = _generic("certificateprofile", preloaded, node=node)
    assert (counts(result), result["changed"]) == ({"failed": 1}, False)


@once
def test_lost_response(node: Node) -> None:
    """The object is looked up; it is created once."""
    node.sim.fault("reset_after", method="POST", path="portaltheme", times=1)
    result = _generic("portaltheme", _item("portaltheme"), node=node)
    assert (counts(result), names(node, "portaltheme").count("contract")) == ({"create": 1}, 1)


@once
def test_comparing_everything(node: Node) -> None:
    """No default is known, so attributes that are not declared keep their value, also those of nested objects."""
    assert _generic("ldap", _ldap(SECRET), node=node)["changed"] is True
    held = node.all_documents()
    nested = {"connectionSettings": {"primaryServer": {"port": 636}}, "groups": {}}
    partial = {"name": "corp", "attributes": {"description": "x", **nested, "groups": _ldap()["attributes"]["groups"]}}
    for item in (partial, _ldap(SECRET), _ldap(), {"name": "corp"}):
        result = _generic("ldap", item, node=node, compare="everything")
        assert (result["changed"], counts(result)) == (False, {"unchanged": 1}), result
    exported = node.perform(config_info.TASK, {"types": [], "ers_resources": ["ldap"]})
    same = run(node, exported["resources"], compare="everything")
    assert (same["changed"], node.all_documents()) == (False, held)
    other = _ldap(SECRET, description="other")
    drift = _generic("ldap", other, node=node, compare="everything", fail_on_drift=True)
    assert [change["option"] for change in drift["plan"]["change"][0]["changes"]] == ["description"]


@once
def test_secrets_in_an_answer(node: Node) -> None:
    """ISE may repeat what it refuses: no part of a message or a result is a secret, wherever that was declared."""
    texts = {"a": f"{SECRET}-plain", "b": f"{SECRET}-ordinary", "c": f"{SECRET}-list"}
    messages = [{"title": f"wrong: {' '.join(texts.values())}", "type": "ERROR", "code": "x"}]
    body = json.dumps({"ERSResponse": {"operation": "POST", "messages": messages}})
    node.sim.fault("status", method="POST", path="ldap", status=400, body=body, times=0)
    item = _ldap(texts["a"], description="secret://b", groups={"groupsNames": ["secret://c"]})
    result = _generic("ldap", item, node=node, secrets={"b": texts["b"], "c": texts["c"]})
    assert result["failed"] and "wrong: " in result["msg"], result
    assert SECRET not in repr(result)
