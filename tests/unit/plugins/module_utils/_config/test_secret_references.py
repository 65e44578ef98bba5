# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""References to secrets: their environment variables, and objects that contain references."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import (
    SecretResolver,
    distinct_names,
    environment_variable,
    secret_reference,
)
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._resources.internal_user import INTERNAL_USER
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE

SECRET = {"shared_secret": "secret://a"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("radius", "ISE_SECRET_RADIUS"),
        ("radius/Paris", "ISE_SECRET_RADIUS_PARIS"),
        ("network_devices/sw-01/radius.shared_secret", "ISE_SECRET_NETWORK_DEVICES_SW_01_RADIUS_SHARED_SECRET"),
        ("Zürich", "ISE_SECRET_Z_RICH"),
    ],
)
def test_environment_variable(name: str, expected: str) -> None:
    """Capitals and digits, and an underscore for every other character."""
    assert environment_variable(name) == expected


def test_reference() -> None:
    """Type, key and option, as in exports."""
    assert secret_reference("network_devices", "sw-01", "radius.shared_secret") == (
        "secret://network_devices/sw-01/radius.shared_secret"
    )


@pytest.mark.parametrize(
    ("item", "replaced", "missing"),
    [
        ({"name": "sw", "radius": {"shared_secret": "plain"}}, None, {}),
        ({"name": "sw", "radius": None}, None, {}),
        ({"name": "sw", "radius": {}}, None, {}),
        ({"name": "secret://a", "description": "secret://a"}, None, {}),
        ({"radius": SECRET}, {"radius": {"shared_secret": "given"}}, {}),
        ({"radius": {"shared_secret": "secret://b"}}, {"radius": {"shared_secret": "environment"}}, {}),
        ({"radius": {"shared_secret": "secret://c"}}, {"radius": {"shared_secret": "both, given"}}, {}),
        ({"radius": {"shared_secret": "secret://x"}}, {}, {("radius", "shared_secret"): "x"}),
        ({"radius": {"shared_secret": "secret://empty"}}, {}, {("radius", "shared_secret"): "empty"}),
        (
            {"radius": {"shared_secret": "secret://x", "coa_port": 3799}, "tacacs": SECRET},
            {"radius": {"coa_port": 3799}, "tacacs": {"shared_secret": "given"}},
            {("radius", "shared_secret"): "x"},
        ),
    ],
    ids=repr,
)
def test_with_secret_values(
    monkeypatch: pytest.MonkeyPatch, item: dict[str, Any], replaced: dict[str, Any] | None, missing: dict[Any, str]
) -> None:
    """Only secret options contain references. One without a value is left out, and so is a block with nothing else in it."""
    monkeypatch.setenv("ISE_SECRET_B", "environment")
    monkeypatch.setenv("ISE_SECRET_C", "both, environment")
    monkeypatch.delenv("ISE_SECRET_X", raising=False)
    secrets = SecretResolver({"a": "given", "c": "both, given", "empty": "", "none": None})
    before = repr(item)
    found = secrets.with_secret_values(NETWORK_DEVICE, item)
    assert (found.options, found.missing) == (item if replaced is None else replaced, missing)
    assert secrets.missing == set(missing.values())
    assert repr(item) == before


def test_top_level_secret() -> None:
    """A secret may be outside of a block."""
    secrets = SecretResolver({"pin": "1234"})
    item = {"name": "ann", "user_password": "secret://pin", "enable_password": "secret://other"}
    replaced, missing, references = secrets.with_secret_values(INTERNAL_USER, item)
    assert replaced == {"name": "ann", "user_password": "1234"}
    assert missing == {("enable_password",): "other"}
    assert references == {("user_password",): "pin", ("enable_password",): "other"}
    assert (secrets.missing, secrets.referenced) == ({"other"}, {"pin", "other"})


@pytest.mark.parametrize("value", [42798, True, 1.5, ["a"], {"shared_secret": "canary-2"}, date(2026, 12, 1)], ids=repr)
def test_a_secret_is_text(value: Any) -> None:
    """Of 00123456 and yes YAML makes 42798 and true; neither is what the user wrote."""
    with pytest.raises(InvalidInput) as failure:
        SecretResolver({"R": value, "fine": "canary-1"})
    assert failure.value.message == "secrets: the value of R is not text. YAML changes unquoted values; quote it."
    with pytest.raises(InvalidInput) as failure:
        SecretResolver({}).with_secret_values(NETWORK_DEVICE, {"name": "sw", "radius": {"shared_secret": value}})
    assert failure.value.message.startswith("radius.shared_secret: the secret is not text.")


@pytest.mark.parametrize(
    "text", ["secrets://R", "secret:/R", "secret:R", " Secret:// R", "{{ radius }}", "a {% if b %}", "SECRETS:R"]
)
def test_a_misspelt_reference_is_no_secret(text: str) -> None:
    with pytest.raises(InvalidInput) as failure:
        SecretResolver({}).with_secret_values(NETWORK_DEVICE, {"name": "sw", "radius": {"shared_secret": text}})
    assert failure.value.message.startswith("radius.shared_secret: the secret looks like a reference or a template.")
    assert text not in failure.value.message


@pytest.mark.parametrize("text", ["secret://", "secret:// "])
def test_a_reference_needs_a_name(text: str) -> None:
    """Else it would stand for a variable without a name."""
    with pytest.raises(InvalidInput) as failure:
        SecretResolver({}).with_secret_values(NETWORK_DEVICE, {"name": "sw", "radius": {"shared_secret": text}})
    assert failure.value.message == "radius.shared_secret: the reference has no name. Write secret://NAME."


@pytest.mark.parametrize("text", ["secretive", "top-secret://", "my secret: x", "{x}", "100%"])
def test_other_texts_are_secrets(text: str) -> None:
    item = {"name": "sw", "radius": {"shared_secret": text}}
    assert SecretResolver({}).with_secret_values(NETWORK_DEVICE, item) == (item, {}, {})


def device(reference: str) -> dict[str, Any]:
    """Return the options of a device."""
    return {"name": "sw", "radius": {"shared_secret": f"secret://{reference}"}}


@pytest.mark.parametrize("other", ["dev/sw_1", "dev/SW.1", "DEV/SW-1"])
@pytest.mark.parametrize("values", [{}, {"dev/sw-1": "a"}, {"unrelated": "a"}])
def test_two_secrets_in_one_variable(monkeypatch: pytest.MonkeyPatch, other: str, values: dict[str, str]) -> None:
    """One device would get the secret of the other."""
    monkeypatch.setenv("ISE_SECRET_DEV_SW_1", "canary-1")
    secrets = SecretResolver(values)
    secrets.with_secret_values(NETWORK_DEVICE, device("dev/sw-1"))
    secrets.with_secret_values(NETWORK_DEVICE, device("dev/sw-1"))
    with pytest.raises(InvalidInput) as failure:
        secrets.with_secret_values(NETWORK_DEVICE, device(other))
    assert failure.value.message == (
        f"radius.shared_secret: the secrets 'dev/sw-1' and {other!r} have the same environment variable, ISE_SECRET_DEV_SW_1. "
        "Rename one of them, or set both in secrets."
    )


def test_both_secrets_given() -> None:
    """The environment is not used for secrets that the task sets."""
    secrets = SecretResolver({"dev/sw-1": "a", "dev/sw_1": "b"})
    for name, value in (("dev/sw-1", "a"), ("dev/sw_1", "b")):
        assert secrets.with_secret_values(NETWORK_DEVICE, device(name))[0]["radius"]["shared_secret"] == value


def test_distinct_names() -> None:
    """The names of others do not matter, so two exports agree."""
    names = ["b", "dev/sw_1", "dev/sw-1", "dev/SW.1", "a", "a"]
    found = distinct_names(names)
    assert list(found) == ["dev/sw-1", "dev/sw_1"]  # in the order of characters SW.1 is the first
    assert distinct_names([*names[:3], "dev/SW.1"]) == found
    new = {found.get(name, name) for name in names}
    assert len({environment_variable(name) for name in new}) == len(new) == 5
    assert distinct_names(new) == {}
