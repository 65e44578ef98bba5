# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets by reference: sources of their values, missing values, and no secret in any output."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import environment_variable
from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    SECRET,
    counts,
    device,
    once,
    put_device,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import CANARY

_REFERENCE = "secret://radius/Paris"
_GIVEN, _OTHER = f"{CANARY}-given", f"{CANARY}-environment"


def _referring(number: int, **more: Any) -> dict[str, Any]:
    return device(number, **{"radius": {"shared_secret": _REFERENCE}, **more})


def _stored_secret(node: Node, number: int) -> Any:
    return (node.sim.store.get("networkdevice", f"sw-{number}") or {})["authenticationSettings"]["radiusSharedSecret"]


@once
def test_sources_of_values(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option ``secrets`` has priority over the environment, and an empty value counts as missing."""
    monkeypatch.setenv("ISE_SECRET_RADIUS_PARIS", _OTHER)
    assert "failed" not in run(node, {"network_devices": [_referring(1)]}, secrets={"radius/Paris": _GIVEN})
    assert "failed" not in run(node, {"network_devices": [_referring(2)]})
    assert "failed" not in run(node, {"network_devices": [_referring(3)]}, secrets={"radius/Paris": ""})
    assert [_stored_secret(node, number) for number in (1, 2, 3)] == [_GIVEN, _OTHER, _OTHER]


@once
def test_references_in_options_as_text(node: Node) -> None:
    """Ansible reads options from JSON and pairs; a reference there is a reference, and a misspelt one is refused."""
    secrets = {"radius/Paris": _GIVEN}
    for number, text in enumerate([f'{{"shared_secret": "{_REFERENCE}"}}', f"shared_secret={_REFERENCE}"], start=1):
        result = run(node, {"network_devices": [device(number, radius=text)]}, secrets=secrets)
        assert "failed" not in result and CANARY not in repr(result), result
        assert _stored_secret(node, number) == _GIVEN
    result = run(node, {"network_devices": [device(3, radius="shared_secret=secrets:/radius/Paris")]}, secrets=secrets)
    assert result["failed"] and "radius.shared_secret" in result["msg"], result
    result = run(node, {"network_devices": [device(3, radius=f'{{"shared_secret": "{_GIVEN}"')]}, secrets=secrets)
    assert result["failed"] and "radius" in result["msg"] and CANARY not in repr(result), result


@once
@pytest.mark.parametrize("value", [42798, True, {"shared_secret": f"{CANARY}-nested"}, [f"{CANARY}-listed"]], ids=repr)
def test_values_that_are_not_text(node: Node, value: Any) -> None:
    """Refused by name before the first request, in ``secrets`` and in an object; no part of them is shown."""
    option = run(node, {"network_devices": [_referring(1)]}, secrets={"radius/Paris": value})
    inside = run(node, {"network_devices": [device(1, radius={"shared_secret": value})]})
    for result, place in ((option, "radius/Paris"), (inside, "radius.shared_secret")):
        assert result["failed"] and place in result["msg"] and "quote it" in result["msg"], result
        assert CANARY not in repr(result)
    assert node.sent == NOTHING


@once
@pytest.mark.parametrize("text", ["secrets://radius/Paris", "secret:/radius/Paris", "{{ radius_secret }}"])
def test_misspelt_references(node: Node, text: str) -> None:
    """A text that looks like a reference or a template never becomes the secret."""
    result = run(node, {"network_devices": [device(1, radius={"shared_secret": text})]})
    assert result["failed"] and "radius.shared_secret" in result["msg"] and "secret://NAME" in result["msg"], result
    assert node.sent == NOTHING


@once
def test_missing_for_an_existing_object(node: Node) -> None:
    """The secret in ISE stays, everything else is applied, and the result names the missing reference."""
    put_device(node, 1)
    secret = _stored_secret(node, 1)
    result = run(node, {"network_devices": [_referring(1, description="declared")]})
    assert ("failed" in result, counts(result)) == (False, {"change": 1})
    assert (result["unresolved_secrets"], _stored_secret(node, 1)) == (["radius/Paris"], secret)
    again = run(node, {"network_devices": [_referring(1, description="declared")]})
    assert (again["changed"], again["unresolved_secrets"]) == (False, ["radius/Paris"])


@once
@pytest.mark.parametrize("check", [True, False])
def test_missing_for_a_new_object(node: Node, check: bool) -> None:
    """A plan needs no secrets and marks the object; a run fails before any write, and names the secret and both remedies."""
    result = run(node, {"network_devices": [_referring(1), device(2)]}, check=check)
    assert (result.get("failed", False), result["changed"], writes(node)) == (not check, check, 0)
    assert counts(result) == {"create": 2}
    first, second = result["plan"]["create"]
    assert (first["needed_secrets"], "needed_secrets" in second) == (["radius/Paris"], False)
    written = {change["option"]: change["after"] for change in first["changes"]}
    assert written["radius.shared_secret"] == "(secret, written)"
    assert result["unresolved_secrets"] == result["needed_secrets"] == ["radius/Paris"]
    assert "stand" not in repr(result) and "secret without a value" not in repr(result)
    if not check:
        for word in (
            "'radius/Paris' for network_devices 'sw-1'",
            "secrets",
            "ISE_SECRET_RADIUS_PARIS",
            "Nothing was changed",
        ):
            assert word in result["msg"]


@once
def test_missing_for_a_required_option(node: Node) -> None:
    """The failure is about the secret, not about a missing option."""
    result = run(node, {"internal_users": [{"name": "anna", "user_password": "secret://users/anna"}]})
    assert (result["failed"], counts(result), writes(node)) == (True, {"create": 1}, 0)
    assert "'users/anna' for internal_users 'anna'" in result["msg"] and "ISE_SECRET_USERS_ANNA" in result["msg"]


@once
def test_missing_with_update_secrets(node: Node) -> None:
    """With ``update_secrets: always`` an existing secret is required, too."""
    put_device(node, 1)
    result = run(node, {"network_devices": [_referring(1)]}, update_secrets="always")
    assert (result["failed"], counts(result), writes(node)) == (True, {"change": 1}, 0)
    assert "ISE_SECRET_RADIUS_PARIS" in result["msg"]
    checked = run(node, {"network_devices": [_referring(1)]}, update_secrets="always", check=True)
    assert ("failed" in checked, checked["needed_secrets"]) == (False, ["radius/Paris"])


@once
def test_missing_for_a_deletion(node: Node) -> None:
    """A deletion needs no secret."""
    put_device(node, 1)
    result = run(node, {"network_devices": [_referring(1)]}, state="absent")
    assert ("failed" in result, counts(result)) == (False, {"delete": 1})


@once
def test_update_secrets(node: Node) -> None:
    """``always`` for all objects, or for one: its secret is written, and the plan shows only that."""
    for number in (1, 2):
        put_device(node, number)
    devices = [_referring(1, update_secrets="always"), _referring(2)]
    result = run(node, {"network_devices": devices}, secrets={"radius/Paris": _GIVEN})
    assert counts(result) == {"change": 1, "unchanged": 1}
    (entry,) = result["plan"]["change"]
    assert [change["option"] for change in entry["changes"]] == ["radius.shared_secret"]
    assert entry["changes"][0]["after"] == "(secret, written)"
    assert _stored_secret(node, 1) == _GIVEN
    result = run(node, {"network_devices": devices}, secrets={"radius/Paris": _GIVEN}, update_secrets="always")
    assert counts(result) == {"change": 2}
    assert _stored_secret(node, 2) == _GIVEN


@once
def test_no_secret_is_shown(node: Node) -> None:
    """In creations, changes, refusals and exports. :meth:`Node.close` searches every result for canaries."""
    users = [{"name": "ann", "user_password": "secret://ann"}, {"name": "ben", "user_password": f"{CANARY}-Ben-1"}]
    resources = {"network_devices": [_referring(1), device(2)], "internal_users": users}
    secrets = {"radius/Paris": _GIVEN, "ann": f"{CANARY}-Ann-1"}
    options: dict[str, Any] = {"secrets": secrets, "update_secrets": "always"}
    assert counts(run(node, resources, check=True, **options)) == {"create": 4}
    assert counts(run(node, resources, **options)) == {"create": 4}
    again = run(node, resources, **options)
    assert counts(again)["change"] >= 2
    node.sim.configure(mask_secrets=False)
    plain = run(node, {"network_devices": [{**device(1), "radius": {"shared_secret": f"{CANARY}-Radius-3"}}]})
    assert counts(plain) == {"change": 1}
    message = f"The secret {_GIVEN} is too short"
    node.sim.fault("status", method="POST", status=400, times=0, body=_refusal(message))
    refused = run(node, {"network_devices": [_referring(7)]}, **options)
    assert refused["failed"] and "too short" in repr(refused)
    exported = node.perform(config_info.TASK, {"types": ["network_devices", "internal_users"]})
    assert exported["secrets"] == [
        "internal_users/user_password",
        "network_devices/radius.shared_secret",
        "network_devices/sw-2/radius.shared_secret",  # ISE shows both, and they differ
    ]
    assert len(node.results) == 6


def _refusal(text: str) -> dict[str, Any]:
    return {"ERSResponse": {"operation": "POST", "messages": [{"title": text, "type": "ERROR", "code": "x"}]}}


@once
def test_invocation(node: Node) -> None:
    """The invocation contains neither objects nor secrets."""
    shown = config.TASK.shown({"resources": {"network_devices": [device(1)]}, "secrets": {"a": _GIVEN}, "purge": []})
    assert shown == {"resources": "(not shown)", "secrets": "(not shown)", "purge": []}
    assert node.sent == NOTHING


@once
def test_export_and_back(node: Node) -> None:
    """An export names secrets as ``secrets`` expects them."""
    put_device(node, 1)
    exported = node.perform(config_info.TASK, {"types": ["network_devices"]})
    assert run(node, exported["resources"])["changed"] is False
    node.sim.store.delete("networkdevice", "sw-1")
    refused = run(node, exported["resources"])
    assert (refused["failed"], counts(refused)["create"], writes(node)) == (True, 1, 0)
    made = run(node, exported["resources"], secrets=dict.fromkeys(exported["secrets"], _GIVEN))
    assert (counts(made), _stored_secret(node, 1)) == ({"create": 1}, _GIVEN)


@once
def test_common_names_of_secrets(node: Node) -> None:
    """Few names, and with their values nothing changes: secrets that ISE shows and that differ have names of their own."""
    for number, city in enumerate(("Paris", "Lyon", "Paris"), start=1):
        put_device(node, number, NetworkDeviceGroupList=[f"Location#All Locations#{city}"])
    names = {
        "type": {"network_devices/radius.shared_secret"},
        "location": {f"network_devices/{city}/radius.shared_secret" for city in ("Paris", "Lyon")},
        "object": {f"network_devices/sw-{number}/radius.shared_secret" for number in (1, 2, 3)},
    }
    for masked in (True, False):
        node.sim.configure(mask_secrets=masked)
        for rule, expected in names.items():
            exported = node.perform(config_info.TASK, {"types": ["network_devices"], "secret_names": rule})
            assert set(exported["secrets"]) == expected
            given = dict.fromkeys(exported["secrets"], SECRET)
            assert run(node, exported["resources"], secrets=given)["changed"] is False
    other = {"networkProtocol": "RADIUS", "radiusSharedSecret": _GIVEN}
    node.sim.store.update("networkdevice", "sw-2", {"authenticationSettings": other})
    exported = node.perform(config_info.TASK, {"types": ["network_devices"]})
    assert exported["secrets"] == ["network_devices/radius.shared_secret", "network_devices/sw-2/radius.shared_secret"]
    given = {"network_devices/radius.shared_secret": SECRET}
    assert run(node, exported["resources"], secrets=given)["changed"] is False
    refused = node.perform(config_info.TASK, {"secret_names": "all"})
    assert (refused["failed"], node.sent) == (True, NOTHING)


@once
def test_exported_names_have_variables_of_their_own(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two devices whose names differ in punctuation only keep two secrets, by way of the environment, too."""
    for number, name in ((1, "dev-1"), (2, "dev.1"), (3, "Dev_1")):
        put_device(node, number, name=name)
    options = {"types": ["network_devices"], "secret_names": "object"}
    exported = node.perform(config_info.TASK, options)
    assert exported == node.perform(config_info.TASK, options)
    names = {
        item["name"]: item["radius"]["shared_secret"].removeprefix("secret://")
        for item in exported["resources"]["network_devices"]
        if item["name"].lower().startswith("dev")
    }
    assert sorted(names.values()) == sorted(name for name in exported["secrets"] if "/dev" in name.lower())
    for device_name, secret in names.items():
        monkeypatch.setenv(environment_variable(secret), f"{CANARY}-of-{device_name}")
        node.sim.store.delete("networkdevice", device_name)
    assert counts(run(node, exported["resources"]))["create"] == 3
    stored = {name: (node.sim.store.get("networkdevice", name) or {})["authenticationSettings"] for name in names}
    assert {name: each["radiusSharedSecret"] for name, each in stored.items()} == {
        name: f"{CANARY}-of-{name}" for name in names
    }


@once
def test_two_references_to_one_variable(node: Node) -> None:
    """Refused with both names, before the first request."""
    devices = [
        device(number, radius={"shared_secret": f"secret://dev/sw{sign}1"}) for number, sign in ((1, "-"), (2, "_"))
    ]
    result = run(node, {"network_devices": devices})
    assert result["failed"] and "'dev/sw-1' and 'dev/sw_1' have the same environment variable" in result["msg"]
    assert node.sent == NOTHING
