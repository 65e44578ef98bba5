# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulator's switches for uncertain behaviour of ISE. The life cycle is the same with each of their values.

The rest of the matrix uses the defaults. Here each switch gets its other values, on a release where it matters and on a
server that the process does not know. A row adds the switches of its resource.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.matrix import each, thorough
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import DESCRIPTION, Row, rows
from ise_simulator.settings import switches

FOR_ALL: tuple[tuple[str, Any, str], ...] = (
    ("unsupported_method", 400, "3.0"),
    ("not_found_body", "html", "3.0"),
    ("not_found_body", "empty", "3.4"),
    ("error_connection", "close", "3.0"),
    ("unknown_key_wording", "newer", "3.0"),
    ("unknown_key_wording", "older", "3.4"),
    ("filter_case", "sensitive", "3.0"),
    ("name_url_case", "sensitive", "3.4"),
    ("unique_case", "sensitive", "3.4"),
    ("oversize", "document", "3.4"),
    ("list_order", "name", "3.0"),
    ("list_order", "name", "3.4"),
    ("empty_description", "omit", "3.4"),
    ("mask_secrets", True, "3.0"),
    ("mask_secrets", False, "3.4"),
    ("patch_nested", "replace", "3.4"),
    ("put_omitted_secret", "keep", "3.1"),
    ("put_unproven", "merge", "3.1"),
    ("duplicate_status", 400, "3.4"),
)

# Switches whose values lead to different results -> where they are tested.
TESTED_ELSEWHERE = {
    "name_letters": "names",
    "renamed_references": "config renames",
    "orphan_cell_name": "orphans",
    "latency_ms": "benchmark",
    "certificate_dates": "system certificates",
    "tps": "interrupted reads",
    "tps_status": "interrupted reads",
    "read_only": "refused",
    "wrong_role": "refused",
    "operator_body": "refused",
    "unauthorized_body": "refused",
    "ers_disabled": "refused",
    "lock_after": "refused",
    "gateway_ers": "the profiles",
    "ise_version": "the profiles",
    "ise_patch": "the profiles",
    "csrf": "CSRF",
    "csrf_idle_seconds": "CSRF",
    "written_mask": "no mask is ever written",
    "mnt_node": "MnT",
    "mnt_version_elsewhere": "MnT",
    "mnt_admin": "MnT",
    "mnt_wrong_role": "MnT",
    "mnt_json": "MnT",
    "mnt_error_form": "MnT",
    "mnt_mac_error": "MnT",
    "mnt_ipv6_form": "MnT",
    "mnt_user_post": "MnT",
    "mnt_user_backslash": "MnT",
    "mnt_list_root": "MnT",
    "mnt_list_elements": "MnT",
    "mnt_list_limit": "MnT",
    "mnt_auth_list": "MnT",
    "mnt_timezone": "MnT",
    "mnt_flags": "MnT",
    "mnt_empty_elements": "MnT",
    "mnt_attr_string": "MnT",
    "mnt_unknown_session_id": "MnT",
    "mnt_delete_form": "MnT",
    "mnt_delete_unknown": "MnT",
    "mnt_deleted_record": "MnT",
    "mnt_failure_reasons": "MnT",
    "mnt_status_empty": "MnT",
    "mnt_zero_seconds": "MnT",
    "mnt_put": "MnT",
    "mnt_disconnect_type": "MnT",
    "mnt_coa_no_session": "MnT",
    "mnt_coa_seconds": "MnT",
    "mnt_coa_timeout": "MnT",
    "mnt_clock": "MnT",
    "mnt_heavy": "MnT",
    "mnt_burst": "MnT",
    "mnt_busy_status": "MnT",
    "mnt_busy_seconds": "MnT",
    "bulk_seconds": "bulk",
    "bulk_submit": "bulk",
    "bulk_location": "bulk",
    "bulk_order": "bulk",
    "bulk_delete_devices": "bulk",
    "bulk_created_id": "bulk",
    "bulk_single": "bulk",
    "bulk_media_types": "only for other clients",
    "bulk_link": "only for other clients",
    "bulk_older": "only for other clients",
    "bulk_json": "only for other clients",
    "anc_envelope": "only for other clients",
    "ad_action_status": "only for other clients",
    "ad_add_groups": "only for other clients",
    "ad_not_joined": "only for other clients",
    "deployment_info": "only for other clients",
    "endpoint_deregister": "only for other clients",
    "endpoint_register": "only for other clients",
    "ldap_since": "only through ers_resource",
    "nsp_read_action": "only through ers_resource",
    "portal_blocks": "only through ers_resource",
}


def _settings(row: Row, release: str) -> Iterator[str]:
    """Yield settings as ``name=value``."""
    if thorough(row):
        yield from (f"{name}={value}" for name, value, where in FOR_ALL if where == release)
    if release in ("3.0", "3.4"):
        yield from (f"{name}={value}" for name, values in row.switches.items() for value in values)


def _configure(node: Node, setting: str) -> None:
    name, _equals, text = setting.partition("=")
    known = next(switch for switch in switches() if switch.name == name)
    node.sim.configure(**{name: known.parse(text)})


def _held(node: Node) -> dict[trees.Path, Any]:
    """Return the stored values of ``full``; strings that were written back as read may have other line ends."""
    held = node.effective_values(node.stored(node.for_release(node.row.full)))
    return {path: value.replace("\r\n", "\n") if isinstance(value, str) else value for path, value in held.items()}


@each(releases={release for _name, _value, release in FOR_ALL}, known=False, setting=_settings)
def test_life_cycle(node: Node, setting: str) -> None:
    """Create, second run, update, clear, read, delete, delete again: the same results and objects as with the default."""
    _configure(node, setting)
    full = node.for_release(node.row.full)
    secrets = [(leaf.path, trees.at(full.options, leaf.path)) for leaf in node.row.secrets(node.release)]

    def run(options: dict[str, Any]) -> bool:
        result = node.run(options)
        assert "failed" not in result, result
        return bool(result["changed"])

    assert run(dict(full.options)) is True
    assert _held(node) == node.effective_values(full.stored)
    assert run(dict(full.options)) is False
    if node.row.small_change:
        assert run({**full.options, **node.small_change(0, full)}) is True
        assert _held(node) == node.effective_values(node.with_small_change(full.stored, 0))
        assert run({**node.key_options(full), **node.small_change(0, full)}) is False
    if node.row.small_change == DESCRIPTION:
        assert run(trees.having(node.key_options(full), (("description",), ""), *secrets)) is True
        assert not (node.stored(full) or {}).get("description")
        assert run({**node.key_options(full), "description": ""}) is False
    shown = node.read(full)
    assert node.info({"id": shown["id"]})[node.row.resource.plural] == [shown]
    assert node.info()["total"] == len(node.listed_documents())
    if node.cost.deletes:
        assert run({**node.key_options(full), "state": "absent"}) is True
        assert node.stored(full) is None
    absent = node.key_options(node.for_release(node.row.minimal))
    assert run({**absent, "state": "absent"}) is False
    assert node.info(absent)["total"] == 0


def _for_readers(row: Row, release: str) -> Iterator[str]:
    return iter(()) if row.module else _settings(row, release)


@each(releases={release for _name, _value, release in FOR_ALL}, known=False, reads=True, setting=_for_readers)
def test_reads(node: Node, setting: str) -> None:
    """Read-only resources: by name, by id, all, in detail and filtered, the same as with the default."""
    full, row = node.for_release(node.row.full), node.row
    identity = node.put(full.stored)
    node.create_copies(3)
    choices = [
        node.key_options(full),
        node.key_options(node.for_release(row.minimal)),
        {"id": identity},
        {},
        {"details": True},
    ]
    choices += [
        {"filters": [{"field": field, "operator": operator, "value": value}]}
        for field, text in row.filters.items()
        for operator, value in (("equals", text), ("starts_with", text[:2]), ("contains", text[1:-1]))
    ]
    if row.listed_as in row.filters:
        name = str(row.minimal.options[row.listed_as])
        choices.append({"filters": [{"field": row.listed_as, "operator": "starts_with", "value": name[:2]}]})

    def found(choice: dict[str, Any]) -> list[dict[trees.Path, Any]]:
        result = node.info(choice)
        assert "failed" not in result, result
        return [trees.full(item) for item in result[row.resource.plural]]

    expected = [found(choice) for choice in choices]
    node.forget_server()
    _configure(node, setting)
    assert [found(choice) for choice in choices] == expected


def test_every_switch_is_known() -> None:
    """Every switch is tested above, named by a row, or in the list of the others."""
    named = {name for name, _value, _release in FOR_ALL} | set(TESTED_ELSEWHERE)
    for row in rows():
        named |= set(row.switches) | set(row.switch_tests) | set(row.verify.values())
    assert {switch.name for switch in switches()} - named == set()
