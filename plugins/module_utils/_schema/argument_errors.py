# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about arguments that do not fit the argument spec."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ansible.module_utils.errors import NoLogError

from .near_names import near_names

_HIDDEN = "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"


def unsupported_options(module: str, unsupported: Iterable[str | tuple[str, ...]], spec: Mapping[str, Any]) -> str:
    """Return one sentence naming options that do not exist and their nearest matches; empty when there are none.

    A nested option is a tuple: the options that lead to it, then its own name.
    """
    sentences = []
    for item in sorted(unsupported, key=str):
        path = (item,) if isinstance(item, str) else tuple(item)
        options = spec
        for key in path[:-1]:
            options = options.get(key, {}).get("options", {})
        near = near_names(path[-1], options) or [option for option in sorted(options) if path[-1] in option.split("_")]
        where = f" inside {'.'.join(path[:-1])}" if path[:-1] else ""
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(sorted(options))}."
        sentences.append(f"{module} has no option {path[-1]!r}{where}; {hint}")
    return " ".join(sentences)


def misplaced_password(given: Collection[str], options: Iterable[str]) -> str:
    """Return why the option ``password`` of a task is probably not meant for the login; empty if it may be.

    ``given`` are the options that the task itself names, ``options`` those of the module without the connection. A login has a
    user name beside it; where the connection comes from elsewhere, a lone password would replace its password.
    """
    own = [option for option in options if option.endswith("_password") and option != "change_password"]
    meant = own[0] if own else ""
    if not meant or "password" not in given or {"username", "ise_username", *own} & set(given):
        return ""
    subject = meant.removesuffix("_password")
    return (
        f"password is the password of the account that logs in to ISE; that of the {subject} is {meant}. Nothing was sent. If "
        "the login is meant, set username beside password."
    )


def refusal(module: str, validation: Any, spec: Mapping[str, Any]) -> str:
    """Return the sentence for arguments that Ansible's ``ValidationResult`` refuses."""
    unsupported = unsupported_options(module, validation.unsupported_parameters, spec)
    # Ansible looks for secrets first, and then says of a wrong type neither where nor what.
    messages = [error.msg for error in validation.errors if not isinstance(error, NoLogError)]
    message = str([*messages, *validation.error_messages][0])
    return unsupported or message + _from_environment(message, validation, spec)


def _from_environment(message: str, validation: Any, spec: Mapping[str, Any]) -> str:
    """Return a sentence with the environment variables of the missing options that a message names; else nothing."""
    _kind, _colon, listed = message.partition(": ")
    names = [name.strip() for name in listed.split(",")]
    if any(name not in spec or validation.validated_parameters.get(name) is not None for name in names):
        return ""
    variables = [variable for name in names for variable in spec[name].get("fallback", ("", []))[1]]
    return f"; set it in the task, or set {' or '.join(variables)} in the environment." if variables else ""


def shown_arguments(arguments: Mapping[str, Any], spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return refused arguments as a result may show them: secrets, and what could be one at the wrong place, are hidden.

    Ansible does not know the value of an option that does not exist as ``no_log``, and knows no secret at all when one
    option that should hold options is of another type.
    """
    known = {alias: option for option in spec.values() for alias in option.get("aliases", [])}
    known.update(spec)
    return {key: _shown(value, known.get(key)) for key, value in arguments.items()}


def _shown(value: Any, option: Mapping[str, Any] | None) -> Any:
    if value is None:
        return None
    if option is None or option.get("no_log"):
        return _HIDDEN
    if "options" not in option:
        return value
    if isinstance(value, Mapping):
        return shown_arguments(value, option["options"])
    if isinstance(value, (list, tuple)):
        return [_shown(item, option) for item in value]
    return _HIDDEN
