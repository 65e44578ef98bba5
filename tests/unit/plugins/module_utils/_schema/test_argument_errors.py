# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentence for a mistyped option."""

from __future__ import annotations

from typing import Any

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._http.connection import environment_variable
from ansible_collections.openise.ise.plugins.module_utils._schema.argument_errors import (
    misplaced_password,
    refusal,
    shown_arguments,
    unsupported_options,
)

SPEC: dict[str, Any] = {
    "name": {"type": "str"},
    "asset_serial_number": {"type": "str"},
    "radius": {
        "type": "dict",
        "options": {"shared_secret": {"type": "str"}, "deep": {"options": {"coa_port": {"type": "int"}}}},
    },
}


@pytest.mark.parametrize(
    ("unsupported", "sentence"),
    [
        ([], ""),
        (["nmae"], "switch has no option 'nmae'; did you mean 'name'?"),
        (["xyzzy"], "switch has no option 'xyzzy'; there is asset_serial_number, name, radius."),
        (["serial"], "switch has no option 'serial'; did you mean 'asset_serial_number'?"),
        ([("radius", "secret")], "switch has no option 'secret' inside radius; did you mean 'shared_secret'?"),
        (
            [("radius", "deep", "port")],
            "switch has no option 'port' inside radius.deep; did you mean 'coa_port'?",
        ),
        ([("gone", "port")], "switch has no option 'port' inside gone; there is ."),
        ([("nmae",)], "switch has no option 'nmae'; did you mean 'name'?"),
        (
            ["radus", "nmae"],
            "switch has no option 'nmae'; did you mean 'name'? switch has no option 'radus'; did you mean 'radius'?",
        ),
    ],
)
def test_unsupported_options(unsupported: list[Any], sentence: str) -> None:
    assert unsupported_options("switch", unsupported, SPEC) == sentence


HIDDEN = "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"
ARGUMENTS: dict[str, Any] = {
    "name": {"type": "str", "aliases": ["title"]},
    "password": {"type": "str", "no_log": True, "aliases": ["word"]},
    "port": {"type": "int"},
    "radius": {"type": "dict", "options": {"shared_secret": {"type": "str", "no_log": True}, "coa_port": {}}},
    "rules": {"type": "list", "elements": "dict", "options": {"port": {"type": "int"}}},
}


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ({"name": "sw1", "title": "sw1"}, {"name": "sw1", "title": "sw1"}),
        ({"nmae": "Canary"}, {"nmae": HIDDEN}),
        ({"nmae": None, "password": None}, {"nmae": None, "password": None}),
        ({"password": "Canary", "word": "Canary"}, {"password": HIDDEN, "word": HIDDEN}),
        ({"radius": "Canary"}, {"radius": HIDDEN}),
        (
            {"radius": {"shared_secret": "Canary", "secret": "Canary", "coa_port": 1}},
            {"radius": {"shared_secret": HIDDEN, "secret": HIDDEN, "coa_port": 1}},
        ),
        ({"rules": ["Canary", {"port": 1, "x": "Canary"}]}, {"rules": [HIDDEN, {"port": 1, "x": HIDDEN}]}),
    ],
)
def test_refused_arguments_hide_what_could_be_a_secret(arguments: dict[str, Any], shown: dict[str, Any]) -> None:
    assert shown_arguments(arguments, ARGUMENTS) == shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"nmae": "sw1"}, "switch has no option 'nmae'; did you mean 'name'?"),
        ({"nmae": "sw1", "port": "x"}, "switch has no option 'nmae'"),
        ({"port": "many"}, "port"),
        # Ansible fails to look for secrets in here, which is not what the user should read first.
        ({"radius": "Canary"}, "radius"),
    ],
)
def test_refusal(arguments: dict[str, Any], words: str) -> None:
    said = refusal("switch", ArgumentSpecValidator(ARGUMENTS).validate(arguments), ARGUMENTS)
    assert words in said
    assert "Canary" not in said


@pytest.mark.parametrize(
    ("given", "options", "meant"),
    [
        (
            ["name", "password"],
            ["name", "enabled", "change_password", "user_password", "enable_password"],
            "user_password",
        ),
        (["password"], ["guest_password"], "guest_password"),
        (["name", "password", "user_password"], ["user_password"], ""),
        (["name", "password", "username"], ["user_password"], ""),
        (["name", "password", "ise_username"], ["user_password"], ""),
        (["name", "ise_password"], ["user_password"], ""),
        (["name"], ["user_password"], ""),
        (["name", "password"], ["name", "change_password", "shared_secret"], ""),
    ],
)
def test_password_without_a_login(given: list[str], options: list[str], meant: str) -> None:
    assert (meant and f"is {meant}.") in misplaced_password(given, options)
    assert bool(meant) is bool(misplaced_password(given, options))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "missing required arguments: host; set it in the task, or set ISE_HOST in the environment."),
        (
            {"host": "ise"},
            "one of the following is required: user, cert; set it in the task, or set ISE_USER or ISE_CERT in the environment.",
        ),
        ({"host": "ise", "user": "u"}, "one of the following is required: name, id"),
    ],
)
def test_environment_of_a_missing_option(arguments: dict[str, str], message: str) -> None:
    def fallback(*names: str) -> tuple[Any, list[str]]:
        return (environment_variable, list(names))

    spec: dict[str, Any] = {
        "host": {"required": True, "fallback": fallback("ISE_HOST")},
        "user": {"fallback": fallback("ISE_USER")},
        "cert": {"fallback": fallback("ISE_CERT")},
        "name": {},
        "id": {},
    }
    validator = ArgumentSpecValidator(spec, required_one_of=[["user", "cert"], ["name", "id"]])
    assert refusal("switch", validator.validate(arguments), spec) == message
