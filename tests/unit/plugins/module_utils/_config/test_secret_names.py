# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of exported secrets."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.secret_names import final_names, secret_names_rule
from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import environment_variable
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput


def _own(name: str) -> str:
    return f"network_devices/{name}/radius.shared_secret"


def _device(name: str, city: str = "", **more: Any) -> dict[str, Any]:
    groups = {"groups": [f"Location#All Locations#{city}"]} if city else {}
    return {"name": name, **groups, "radius": {"shared_secret": f"secret://{_own(name)}"}, **more}


DEVICES = [
    _device("a", "EMEA#Paris", profile="HP"),
    _device("b", "EMEA#Lyon"),
    _device("c", "EMEA#Paris"),
    _device("d"),
]


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ("object", [_own("a"), _own("b"), _own("c"), _own("d")]),
        ("type", ["network_devices/radius.shared_secret"] * 4),
        (
            "location",
            [_own("EMEA/Paris"), _own("EMEA/Lyon"), _own("EMEA/Paris"), "network_devices/radius.shared_secret"],
        ),
        ({"by": "profile"}, [_own("HP"), _own("Cisco"), _own("Cisco"), _own("Cisco")]),
        ({"by": "group"}, ["network_devices/radius.shared_secret"] * 4),
    ],
)
def test_rules(rule: Any, names: list[str]) -> None:
    found = final_names({"network_devices": DEVICES}, secret_names_rule(rule), {})
    assert found == dict(zip(map(_own, "abcd"), names, strict=True))


def test_options_have_names_of_their_own() -> None:
    tacacs = {"shared_secret": "secret://network_devices/a/tacacs.shared_secret"}
    found = final_names({"network_devices": [_device("a", tacacs=tacacs)]}, secret_names_rule("type"), {})
    assert set(found.values()) == {"network_devices/radius.shared_secret", "network_devices/tacacs.shared_secret"}


def test_secrets_that_are_known_to_differ() -> None:
    """With the common name, an applied export would give them the secret of the others."""
    shown = {_own("a"): "one", _own("b"): "two", _own("c"): "one"}
    for rule in ("type", "device_type"):
        found = final_names({"network_devices": DEVICES}, secret_names_rule(rule), shown)
        common = "network_devices/radius.shared_secret"
        assert found == {_own("a"): common, _own("b"): _own("b"), _own("c"): common, _own("d"): common}
        assert "one" not in repr(found)
    shown |= {_own("d"): "two"}
    found = final_names({"network_devices": DEVICES}, secret_names_rule("type"), shown)
    assert [found[_own(name)] for name in "abcd"] == [common, _own("b"), common, _own("b")]


def test_built_in_objects_have_names_of_their_own() -> None:
    """Nobody is to set their secrets together with those of other devices."""
    found = final_names({"network_devices": [_device("ISE_EST_Local_Host")]}, secret_names_rule("type"), {})
    assert found == {_own("ISE_EST_Local_Host"): _own("ISE_EST_Local_Host")}


def test_variables_of_their_own() -> None:
    """Two names never share an environment variable."""
    items = [_device(name, city) for name, city in (("a", "St. Gallen"), ("b", "St/Gallen"), ("c", "st-gallen"))]
    for rule in ("location", "object"):
        found = final_names({"network_devices": items}, secret_names_rule(rule), {})
        assert len({environment_variable(name) for name in found.values()}) == len(set(found.values())) == 3


def test_other_text_in_the_form_of_a_reference() -> None:
    device = _device(
        "a", description=f"secret://{_own('x')}", software_version="secret://network_devices/a/software_version"
    )
    assert final_names({"network_devices": [device]}, secret_names_rule("type"), {}) == {
        _own("a"): "network_devices/radius.shared_secret"
    }


def test_types_without_a_declaration() -> None:
    item = {
        "name": "x",
        "attributes": {"a": {"password": "secret://ers_resources/ldap/x/a.password"}, "b": "secret://b"},
    }
    found = final_names({"ers_resources/ldap": [item]}, secret_names_rule("type"), {})
    assert found == {"ers_resources/ldap/x/a.password": "ers_resources/ldap/a.password"}


def test_other_values() -> None:
    with pytest.raises(InvalidInput) as caught:
        secret_names_rule("each")
    assert caught.value.message == (
        "secret_names must be one of object, type, location, device_type, or {by: OPTION}, not 'each'."
    )
