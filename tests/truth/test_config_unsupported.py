# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``unsupported`` of ``config``: one set of files for all releases. What a release lacks fails, or is left out with a warning."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, gets
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    counts,
    device,
    failures,
    once,
    put_device,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import CANARY, Row

_LEFT_OUT = "unsupported: left out, because this server runs ISE "
# Options without which an object would be another one, or one of another kind.
_ESSENTIAL = {
    "authorization_profile": ("reauthentication",),
    "egress_matrix_cell": ("matrix_id",),
    "security_group_acl": ("type",),
}


def _lacking(row: Row, release: str) -> list[Leaf]:
    """Return the options of the full example that a release lacks."""
    return [leaf for leaf in row.unavailable(release) if trees.at(row.full.options, leaf.path) is not None]


def _essential(row: Row, release: str) -> list[str]:
    lacking = {leaf.path[0] for leaf in row.unavailable(release)}
    return [option for option in _ESSENTIAL.get(row.module, ()) if option in lacking]


def _item(node: Node) -> dict[str, Any]:
    """Return the full example with the options of all releases, but for essential ones."""
    essential = [((option,), None) for option in _essential(node.row, node.release)]
    return {**node.row.always_given, **trees.having(node.row.full.options, *essential)}


def _run(node: Node, item: dict[str, Any], **options: Any) -> dict[str, Any]:
    return run(node, {node.row.resource.plural: [item]}, **options)


@each(rows_with=lambda row: row.resource.plural in TYPES and row.module != "")
def test_every_type(node: Node) -> None:
    """The object is the same as without the options; plan, run, second run and drift agree; one warning names them all."""
    lacking = sorted(
        leaf.option
        for leaf in _lacking(node.row, node.release)
        if leaf.path[0] not in _essential(node.row, node.release)
    )
    item, full = _item(node), node.for_release(node.row.full)
    essential = [block for block in node.row.resource.branches if block.option in _essential(node.row, node.release)]
    stored = trees.having(full.stored, *((block.api_path, None) for block in essential))
    strict = _run(node, item, check=True)
    assert bool(strict.get("failed")) is bool(lacking), strict
    planned = _run(node, item, unsupported="warn", check=True)
    assert ("failed" in planned, counts(planned)) == (False, {"create": 1}), planned
    result = _run(node, item, unsupported="warn")
    assert ("failed" in result, counts(result), result["plan"]) == (False, {"create": 1}, planned["plan"]), result
    for found in (planned, result):
        left = [(entry["type"], entry["option"], entry["objects"]) for entry in found["left_out"]]
        assert sorted(left) == [(node.row.resource.plural, option, 1) for option in lacking]
        warnings = [text for text in found.get("warnings", []) if text.startswith(_LEFT_OUT)]
        assert len(warnings) == bool(lacking)
        assert not lacking or lacking[0] in warnings[0]
    assert node.effective_values(node.stored(full)) == node.effective_values(stored)
    again = _run(node, item, unsupported="warn")
    assert (again["changed"], writes(node), again["left_out"]) == (False, 0, result["left_out"])
    for compare in ("declared", "everything"):
        drift = _run(node, item, unsupported="warn", fail_on_drift=True, compare=compare)
        assert ("failed" in drift, drift["left_out"]) == (False, result["left_out"]), drift


@each(rows_with=lambda row: row.module in _ESSENTIAL, releases=("3.0", "3.1"))
def test_essential_options(node: Node) -> None:
    """An object fails, with the option and the release it needs, if it would be another one; nothing is written."""
    for option in _ESSENTIAL[node.row.module]:
        value = trees.at(node.row.full.options, (option,)) or "traffic_steering"
        item = {**_item(node), option: value}
        held = node.all_documents()
        result = _run(node, item, unsupported="warn")
        assert (result["failed"], counts(result), node.all_documents()) == (True, {"failed": 1}, held), result
        assert option in result["msg"] and ": this option needs ISE 3." in result["msg"], result["msg"]
        assert result["left_out"] == []


_TLS = {"shared_secret": f"{CANARY}-Tacacs-1", "tls": {"enabled": True, "single_connect": "disabled"}}
_OPTIONS = ("tacacs.tls.enabled", "tacacs.tls.single_connect")


def _devices(number: int, **more: Any) -> dict[str, Any]:
    return {"network_devices": [device(each, tacacs=_TLS, **more) for each in range(1, number + 1)]}


@each(rows_with=first_row, releases=("3.1",))
def test_many_objects(node: Node) -> None:
    """One warning for the task, with the number of objects of each option; the release costs one request."""
    node.forget_server()
    node.sim.configure(mask_secrets=True)
    resources = {
        **_devices(12),
        "internal_users": [{"name": "anna", "user_password": f"{CANARY}-Anna-1", "account_name_alias": "a"}],
    }
    result = run(node, resources, unsupported="warn", check=True)
    assert ("failed" in result, counts(result)) == (False, {"create": 13}), result
    assert result["left_out"] == [
        {"type": "internal_users", "option": "account_name_alias", "since": "3.2", "objects": 1},
        *({"type": "network_devices", "option": option, "since": "3.5", "objects": 12} for option in _OPTIONS),
    ]
    assert result["warnings"] == [
        f"{_LEFT_OUT}3.1: account_name_alias of 1 internal_users, tacacs.tls.enabled of 12 network_devices, "
        "tacacs.tls.single_connect of 12 network_devices."
    ]
    asked = [record.path for record in node.sim.requests if record.path.endswith("iseversion")]
    assert len(asked) == 1


@once
def test_nothing_to_leave_out(node: Node) -> None:
    """Without such options no release is read; with them, and a release that has them, nothing is said."""
    node.forget_server()
    result = run(node, {"endpoint_groups": [{"name": "a"}]}, unsupported="warn", check=True)
    assert (result["left_out"], "warnings" in result, node.sent) == ([], False, gets(1))
    user = {"name": "anna", "user_password": f"{CANARY}-Anna-1", "account_name_alias": "a"}
    result = run(node, {"internal_users": [user]}, unsupported="warn", check=True)
    assert ("failed" in result, result["left_out"], "warnings" in result) == (False, [], False), result


@once
def test_unknown_release(node: Node) -> None:
    """Nothing is left out, and a warning says so: ISE itself accepts or refuses the option."""
    node.forget_server()
    node.sim.fault("status", path="iseversion", status=404, times=0)
    result = run(node, _devices(1), unsupported="warn", check=True)
    assert (result["left_out"], counts(result)) == ([], {"create": 1})
    assert result["warnings"] == ["unsupported: this server does not report its release, so no option was left out."]
    node.forget_server()


@each(rows_with=first_row, releases=("3.1",))
def test_existing_object(node: Node) -> None:
    """Only what the release has is compared and written; a block with nothing else in it is not cleared."""
    put_device(node, 1)
    resources = {"network_devices": [device(1, description="new", tacacs={"tls": {"enabled": True}})]}
    result = run(node, resources, unsupported="warn")
    assert counts(result) == {"change": 1}
    assert [change["option"] for change in result["plan"]["change"][0]["changes"]] == ["description"]
    stored = node.sim.store.get("networkdevice", "sw-1") or {}
    assert (stored["description"], "tacacsSettings" in stored) == ("new", False)
    assert run(node, resources, unsupported="warn")["changed"] is False


@each(rows_with=first_row, releases=("3.1",))
def test_secrets(node: Node) -> None:
    """A secret that is left out is neither needed nor missing; its name may be rotated."""
    tacacs = {"shared_secret": f"{CANARY}-Tacacs-1", "previous_shared_secret": "secret://previous"}
    resources = {"network_devices": [device(1, tacacs=tacacs)]}
    result = run(node, resources, unsupported="warn", rotate=["previous"])
    assert ("failed" in result, counts(result)) == (False, {"create": 1}), result
    assert (result["needed_secrets"], result["unresolved_secrets"]) == ([], [])
    assert run(node, resources, unsupported="warn", rotate=["previous"])["changed"] is False


@each(rows_with=first_row, releases=("3.1",))
@pytest.mark.parametrize(
    ("plural", "item", "left_out", "failed"),
    [
        # Other options depend on it: with ISE's default it is harmless, with another value it is not.
        ("authorization_profiles", {"name": "A", "reauthentication": {"type": "timer", "timer": 60}}, 1, ""),
        (
            "authorization_profiles",
            {"name": "A", "reauthentication": {"type": "expiration_date", "dictionary": "D", "attribute": "E"}},
            0,
            "reauthentication.type: this option needs ISE 3.4",
        ),
        (
            "internal_users",
            {"name": "anna", "user_password": f"{CANARY}-Anna-1", "passwordless_authentication": False},
            1,
            "",
        ),
        (
            "internal_users",
            {"name": "anna", "passwordless_authentication": True, "ssh_keys": ["ssh-ed25519 AAAA"]},
            0,
            "passwordless_authentication: this option needs ISE 3.6",
        ),
        ("security_group_acls", {"name": "A", "content": "permit ip", "type": "trustsec"}, 1, ""),
        (
            "security_group_acls",
            {"name": "A", "content": "permit ip", "type": "traffic_steering", "validate_content": True},
            0,
            "type: this option needs ISE 3.5",
        ),
        # Of the members of a list.
        (
            "authorization_profiles",
            {
                "name": "A",
                "advanced_attributes": [
                    {"attribute": "Radius:Tunnel-Type", "value_from": "InternalUser:vlan", "tag": 1}
                ],
            },
            1,
            "",
        ),
        # Blocks as text.
        ("network_devices", device(1, tacacs='{"tls": {"enabled": true}}'), 1, ""),
    ],
)
def test_rules(node: Node, plural: str, item: dict[str, Any], left_out: int, failed: str) -> None:
    """What can be left out is; an object that would be of another kind fails alone."""
    result = run(node, {plural: [item], "endpoint_groups": [{"name": "other"}]}, unsupported="warn")
    assert sum(entry["objects"] for entry in result.get("left_out", ())) == left_out, result
    if failed:
        assert (list(failures(result)), counts(result)) == ([f"{plural} {item['name']}"], {"create": 1, "failed": 1})
        assert failed in result["msg"], result["msg"]
    else:
        assert ("failed" in result, counts(result)) == (False, {"create": 2}), result
        assert run(node, {plural: [item]}, unsupported="warn")["changed"] is False


@each(rows_with=first_row, releases=("3.1",))
def test_objects_to_delete(node: Node) -> None:
    """Nothing but the key counts, so nothing is left out."""
    put_device(node, 1)
    result = run(node, _devices(1), state="absent", unsupported="warn")
    assert (counts(result), result["left_out"], "warnings" in result) == ({"delete": 1}, [], False)


@once
def test_default(node: Node) -> None:
    """Without the option an object with what the release lacks fails, as with its own module; problems come before requests."""
    node.sim.configure(profile="3.1")
    node.forget_server()
    result = run(node, {**_devices(1), "endpoint_groups": [{"name": "other"}]})
    assert (result["failed"], result["left_out"], counts(result)) == (True, [], {"create": 1, "failed": 1}), result
    assert (
        "tacacs.tls.enabled: this option needs ISE 3.5 or later, and this server runs 3.1; leave the option out"
        in (result["msg"])
    )
    wrong = run(node, {**_devices(1), "endpoint_groups": [{"nam": "other"}]}, unsupported="warn")
    assert (bool(wrong["problems"]), node.sent) == (True, NOTHING)
    node.forget_server()


@each(rows_with=first_row, releases=("3.1",))
def test_lost_answer(node: Node) -> None:
    """An interrupted run and the next one leave out the same."""
    node.sim.fault("reset_after", method="POST", path="networkdevice")
    result = run(node, _devices(3), unsupported="warn")
    assert ("failed" in result, counts(result), node.sent["POST"]) == (False, {"create": 3}, 3), result
    assert Counter(entry["objects"] for entry in result["left_out"]) == {3: 2}
    assert run(node, _devices(3), unsupported="warn")["changed"] is False
