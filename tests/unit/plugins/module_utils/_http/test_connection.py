# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connection options: values that are refused before any request, and the resulting URL."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._http.connection import (
    CONNECTION_ONE_OF,
    CONNECTION_SPEC,
    CONNECTION_TOGETHER,
    Connection,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY, PASSWORD

_FOLDER = TemporaryDirectory()
PEM = str(Path(_FOLDER.name) / "me.pem")
Path(PEM).write_text("-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n")
LOGIN = {"hostname": "ise", "username": "u", "password": "p"}


@pytest.mark.parametrize(
    ("changes", "option", "remedy"),
    [
        ({"hostname": "https://ise.example.com"}, "hostname", "without https://"),
        ({"hostname": "ise.example.com/admin"}, "hostname", "without https:// and path"),
        ({"hostname": "user@ise"}, "hostname", "give only the host name"),
        ({"hostname": "ise one"}, "hostname", "give only the host name"),
        ({"hostname": "ise?x"}, "hostname", "give only the host name"),
        ({"hostname": "ise#x"}, "hostname", "give only the host name"),
        ({"hostname": ""}, "hostname", "give only the host name"),
        ({"hostname": "  "}, "hostname", "give only the host name"),
        ({"hostname": "a..b"}, "hostname", "each part between dots"),
        ({"hostname": "ise.example.com:9060"}, "hostname", "set the port with the option port"),
        ({"hostname": "[::1]:9060"}, "hostname", "set the port with the option port"),
        ({"port": 0}, "port", "from 1 to 65535"),
        ({"port": 65536}, "port", "from 1 to 65535"),
        ({"timeout": 0}, "timeout", "from 1 to 3600"),
        ({"timeout": 3601}, "timeout", "from 1 to 3600"),
        ({"max_connections": 0}, "max_connections", "from 1 to 100"),
        ({"max_connections": 101}, "max_connections", "from 1 to 100"),
        ({"max_requests_per_second": -1}, "max_requests_per_second", "from 0 to 10000"),
        ({"max_requests_per_second": 10001}, "max_requests_per_second", "from 0 to 10000"),
        ({"ca_path": "/nowhere/ca.pem"}, "ca_path", "there is no file '/nowhere/ca.pem'"),
        ({"client_cert": "/nowhere/me.pem"}, "client_cert", "there is no file '/nowhere/me.pem'"),
        ({"client_key": "/nowhere/me.key", "client_cert": PEM}, "client_key", "there is no file"),
        ({"client_key": __file__}, "client_key", "requires client_cert"),
        ({"username": ""}, "username", "log in with client_cert"),
        ({"password": ""}, "password", "log in with client_cert"),
    ],
)
def test_invalid_values_are_refused(changes: dict[str, Any], option: str, remedy: str) -> None:
    with pytest.raises(InvalidInput) as failure:
        Connection.from_params({**LOGIN, **changes})
    assert failure.value.message.startswith(option)
    assert remedy in failure.value.message


@pytest.mark.parametrize(
    "changes",
    [
        {"port": 1},
        {"port": 65535},
        {"timeout": 1},
        {"timeout": 3600},
        {"max_connections": 1},
        {"max_connections": 100},
        {"max_requests_per_second": 0},
        {"max_requests_per_second": 10000},
        {"ca_path": PEM},
        {"ca_path": str(Path(__file__).parent)},
        {"client_cert": PEM, "client_key": PEM},
        {"client_cert": PEM},
        {"ca_path": None},
    ],
)
def test_valid_values_are_accepted(changes: dict[str, Any]) -> None:
    assert Connection.from_params({**LOGIN, **changes}) == replace(Connection("ise", "u", "p"), **changes)


def test_a_client_certificate_needs_no_password() -> None:
    Connection.from_params({"hostname": "ise", "client_cert": PEM})


@pytest.mark.parametrize(
    ("hostname", "port", "origin"),
    [
        ("ise.example.com", 443, "https://ise.example.com:443"),
        ("192.0.2.1", 9060, "https://192.0.2.1:9060"),
        ("2001:db8::1", 443, "https://[2001:db8::1]:443"),
        ("[2001:db8::1]", 443, "https://[2001:db8::1]:443"),
    ],
)
def test_origin(hostname: str, port: int, origin: str) -> None:
    connection = Connection(hostname, "u", "p", port=port)
    connection.check()
    assert connection.origin == origin


def test_the_password_is_not_in_the_text_of_a_connection() -> None:
    assert PASSWORD not in repr(GATEWAY)
    assert PASSWORD not in str(GATEWAY)
    assert replace(GATEWAY, password="other") != GATEWAY


def validated(params: dict[str, Any]) -> Any:
    return ArgumentSpecValidator(
        CONNECTION_SPEC, required_one_of=CONNECTION_ONE_OF, required_together=CONNECTION_TOGETHER
    ).validate(params)


@pytest.mark.parametrize("empty", ["", "  "])
def test_empty_variables_are_not_set(monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    """As pipelines pass variables that nobody has set. The second variable of an option counts then."""
    for option in CONNECTION_SPEC.values():
        monkeypatch.setenv(option["fallback"][1][0], empty)
    monkeypatch.setenv("ISE_VALIDATE_CERTS", "false")
    validation = ArgumentSpecValidator(CONNECTION_SPEC).validate(LOGIN)
    assert validation.error_messages == []
    expected = replace(Connection(LOGIN["hostname"], LOGIN["username"], LOGIN["password"]), validate_certs=False)
    assert Connection.from_params(validation.validated_parameters) == expected
    assert ArgumentSpecValidator(CONNECTION_SPEC).validate({}).error_messages == [
        "missing required arguments: hostname"
    ]


def test_environment_and_aliases_give_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "ISE_HOSTNAME": "env-ise",
        "ISE_USERNAME": "env-user",
        "ISE_PASSWORD": "env-password",
        "ISE_VERIFY": "no",
        "ISE_PORT": "9060",
    }.items():
        monkeypatch.setenv(name, value)
    expected = Connection("env-ise", "env-user", "env-password", port=9060, validate_certs=False)
    assert Connection.from_params(validated({}).validated_parameters) == expected
    given = {"ise_hostname": "ise", "ise_username": "u", "ise_password": "p", "ise_verify": True, "ise_port": 1}
    result = validated(given)
    assert Connection.from_params(result.validated_parameters) == Connection("ise", "u", "p", port=1)
    assert "p" in result._no_log_values


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"username": "u", "password": "p"}, "hostname"),
        ({"hostname": "ise"}, "username, client_cert"),
        ({"hostname": "ise", "username": "u"}, "password"),
    ],
)
def test_a_login_is_complete(params: dict[str, Any], complaint: str) -> None:
    assert complaint in validated(params).error_messages[0]
