# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every module has a row, and every row is complete. A new module or option without values fails here."""

from __future__ import annotations

from pathlib import Path

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Integer
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.conftest import select_row
from ansible_collections.openise.ise.tests.truth.row import ALL_RELEASES, CANARY, Row, rows, rows_by_file, rows_named
from ise_simulator.catalog import CATALOG, attribute_paths

MODULES = Path(__file__).parents[2] / "plugins" / "modules"

each_row = pytest.mark.parametrize("row", rows(), ids=str)


# Modules that do not manage or read one resource, and their tests.
TESTED_IN: dict[str, str] = {
    "accounting_status_info": "test_endpoint_status.py",
    "anc_endpoint": "test_anc_endpoint.py",
    "authentication_status_info": "test_endpoint_status.py",
    "coa": "test_coa.py",
    "config": "test_config.py",
    "config_info": "test_config.py",
    "failure_reason_info": "test_failure_reason_info.py",
    "mnt_node_info": "test_mnt_node.py",
    "session": "test_session.py",
    "session_count_info": "test_mnt_node.py",
    "session_info": "test_session_info.py",
    "system_certificate_info": "test_system_certificate_info.py",
    "version_info": "test_version_info.py",
    "ers_resource": "test_ers_resource.py",
    "ers_resource_info": "test_ers_resource.py",
    "guest_user_action": "test_guest_user_action.py",
}


def test_every_module_has_a_row() -> None:
    """A file in plugins/modules is the writing module or the info module of a row, or has its own tests."""
    modules = {path.stem for path in MODULES.glob("[a-z]*.py")}
    assert modules == {name for row in rows() for name in (row.module, row.info) if name} | set(TESTED_IN)
    for module, file in TESTED_IN.items():
        assert module in (Path(__file__).parent / file).read_text(encoding="utf-8"), f"{file} does not test {module}"


def test_every_file_has_rows() -> None:
    """A file in rows is registered by its presence, and every row has an id of its own."""
    files = {path.stem for path in (Path(__file__).parent / "rows").glob("*.py")}
    assert set(rows_by_file()) == files and all(rows_by_file().values())
    assert len({str(row) for row in rows()}) == len(rows())


@pytest.mark.parametrize(
    "name", ["security_group", "portal", "portal_info-sponsor"], ids=("a row", "a file with rows", "a row of a file")
)
def test_selection_of_a_row(name: str, request: pytest.FixtureRequest) -> None:
    """``--row`` keeps the cases of one row, or of all rows in one file, and no other test."""
    chosen = [row for row in rows() if name in (str(row), row.info.removesuffix("_info"))]
    assert rows_named(name) == chosen
    prefixes = tuple(f"{row}{rest}" for row in chosen for rest in ("]", *(f"-{release}" for release in ALL_RELEASES)))
    kept, rest = select_row(name, request.session.items)
    assert len(kept) + len(rest) == len(request.session.items)
    assert all(item.name.partition("[")[2].startswith(prefixes) for item in kept)
    assert not any(item.name.partition("[")[2].startswith(prefixes) for item in rest)


def test_selection_of_an_unknown_row() -> None:
    """The error names the rows with a similar name."""
    with pytest.raises(LookupError, match=r"no row 'security_grup'.*security_group, "):
        rows_named("security_grup")


@each_row
def test_every_option_has_values(row: Row) -> None:
    """``full`` gives every option a value that is not the server's default, and there is a second value."""
    newest = row.releases[-1]
    lacking = {leaf.option for leaf in row.unavailable(newest)}
    for leaf in row.leaves():
        if leaf.option in lacking:
            continue
        by_id = (*leaf.path[:-1], leaf.attribute.id_option or leaf.attribute.name)
        value = trees.at(row.example_with(leaf).options, leaf.path) or trees.at(row.example_with(leaf).options, by_id)
        assert value not in (None, "", []), f"{leaf.option}: the row gives no value"
        assert value != leaf.attribute.server_default, f"{leaf.option}: the row gives the default"
        if row.module and leaf.option not in row.key:
            other = row.second_value(leaf)
            assert other is None or other.value != value, leaf.option
        assert trees.at(row.example_with(leaf).stored, leaf.api_path) is not None, (
            f"{leaf.option}: nothing is stored for it"
        )


@each_row
def test_every_secret_is_a_canary(row: Row) -> None:
    """All secrets, and only secrets, contain the canary."""
    secrets = {leaf.path for leaf in row.leaves() if leaf.attribute.secret}
    for example in row.all_examples().values():
        for path, value in trees.flat(example.options).items():
            assert (path in secrets) == (CANARY in str(value)), path


@each_row
def test_a_row_names_only_what_exists(row: Row) -> None:
    """Rows only name existing options, filters and keys."""
    known = {leaf.option for leaf in row.resource.leaves} | {block.option for block in row.resource.branches}
    for named in (
        row.second_values,
        row.stored_when_cleared,
        row.not_clearable,
        row.example_of,
        row.block_side_effects,
        row.unmasked,
        row.always_masked,
        row.not_reusable,
        row.after_create,
        row.cleared_with,
        row.codec,
        row.in_headers,
        row.chosen_by_server,
        row.ordered,
        row.other_forms,
        row.equivalent_values,
        row.verify,
    ):
        assert set(named) <= known
    assert set(row.filters) == set(row.resource.filters)
    assert (row.key, row.listed_as) == (row.resource.identity.key, row.resource.identity.listed_as)
    assert row.narrowed_by == row.resource.identity.narrowed_by
    assert row.key_filters_proven is row.resource.identity.key_filters_proven
    assert row.filters_miss == row.resource.endpoint.filters_miss


@each_row
def test_row_and_declaration_agree(row: Row) -> None:
    """What both say with the same word, written independently, is the same."""
    endpoint, leaves = row.resource.endpoint, list(row.leaves())
    assert (row.patch_since, row.delete_since) == (endpoint.patch_since, endpoint.delete_since)
    assert bool(row.by_name_since) is endpoint.by_name
    assert not row.module or row.small_change is None or row.put == endpoint.put
    assert row.exclusive == (row.resource.exclusive.option if row.resource.exclusive else "")
    assert set(row.used_by) == {each.endpoint.path for each in row.resource.used_by}
    assert set(row.key_filters) == set(row.resource.identity.key_filters)
    assert set(row.verify) == {leaf.option for leaf in leaves if leaf.attribute.update.verify}
    assert set(row.after_create) == {leaf.option for leaf in leaves if leaf.attribute.update.after_create}
    assert set(row.cleared_with) == {leaf.option for leaf in leaves if leaf.attribute.update.cleared_with}
    assert set(row.relevant_when) == {
        leaf.option for leaf in leaves if leaf.attribute.secret and leaf.attribute.relevant_when
    }


@each_row
def test_choices_are_those_of_the_simulator(row: Row) -> None:
    """The choices in the declaration and in the simulator's catalog agree."""
    attributes = attribute_paths(CATALOG[row.path])
    for leaf in row.resource.leaves:
        attribute = attributes[".".join(leaf.api_path)]
        field = leaf.attribute
        first, last = field.range if isinstance(field, Integer) and field.range and field.codec else (0, 0)
        numbers = range(first, last + 1) if last else ()
        words = set(leaf.attribute.choices.values()) - {""} or {
            leaf.attribute.encode(number) for number in numbers if number
        }
        assert words == set(attribute.choices), leaf.option
        assert leaf.attribute.secret == attribute.secret, leaf.option
        assert leaf.attribute.visibility.hidden == (attribute.secret and attribute.write_only), leaf.option
