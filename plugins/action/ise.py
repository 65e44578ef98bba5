# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every module of the collection inside the controller process, where that is the same thing.

A module costs a Python start for each task and each item of a loop. In here a task costs milliseconds, and the items of
a loop share one HTTPS session. Where the task belongs elsewhere, the module itself is run as usual.
"""

from __future__ import annotations

import importlib
import ipaddress
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ansible import constants
from ansible.errors import AnsibleError
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from ansible.module_utils.common.parameters import remove_values
from ansible.plugins.action import ActionBase
from ansible.utils.display import Display

from ansible_collections.openise.ise.plugins.module_utils._http.session import requests_is_missing
from ansible_collections.openise.ise.plugins.module_utils._schema.argument_errors import refusal, shown_arguments
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task

_DISPLAY = Display()
_MODULES = "ansible_collections.openise.ise.plugins.modules"


class ActionModule(ActionBase):
    """The action of all modules of openise.ise."""

    _supports_async = True
    _supports_check_mode = True
    _requires_connection = False

    def run(self, tmp: str | None = None, task_vars: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the result of the task."""
        variables = task_vars or {}
        result: dict[str, Any] = super().run(tmp, variables)
        environment = self._environment()
        local = self._connection.transport == "local"
        on_ise = not local and self._is_ise(variables, environment)
        background = self._task.async_val
        if on_ise and background:
            return {
                **result,
                "failed": True,
                "msg": "async needs a host that can keep the job, which an ISE node is not; leave async out, or set "
                "delegate_to: localhost.",
            }
        if not on_ise and (not local or background or self._connection.become or requests_is_missing()):
            result.update(self._execute_module(task_vars=variables, wrap_async=background))
            return result
        with _surroundings(environment, self._loader.get_basedir()):
            result.update(self._in_process())
        if not _shows_invocation(variables):
            del result["invocation"]
        return result

    def _in_process(self) -> dict[str, Any]:
        name = self._task.action.rpartition(".")[2]
        task: Task = importlib.import_module(f"{_MODULES}.{name}").TASK
        specification = task.specification()
        args = _plain(self._task.args)
        validation = ArgumentSpecValidator(**specification).validate(args)
        params = validation.validated_parameters
        hidden = {*validation._no_log_values, *task.hidden_values(args)}
        if validation.error_messages:
            spec = specification["argument_spec"]
            outcome: dict[str, Any] = {"failed": True, "msg": refusal(name, validation, spec)}
            params = shown_arguments(params, spec)
        else:
            outcome = task.perform(params, check_mode=self._task.check_mode, diff=self._task.diff, say=_DISPLAY.display)
        outcome["invocation"] = {"module_args": task.shown(params)}
        warnings = outcome.get("warnings", []) + [
            f"Both option {item['option']} and its alias {item['alias']} are set." for item in validation._warnings
        ]
        if warnings:
            outcome["warnings"] = warnings
        cleaned: dict[str, Any] = remove_values(outcome, hidden)
        return cleaned

    def _environment(self) -> dict[str, str]:
        """Return the variables of the ``environment`` keyword, which a module would see."""
        environment: dict[str, str] = {}
        self._compute_environment_string(environment)
        return {key: str(value) for key, value in environment.items()}

    def _is_ise(self, variables: Mapping[str, Any], environment: Mapping[str, str]) -> bool:
        """Tell whether the host of the task is the ISE node the task talks to: nobody runs Python on that."""
        args = self._task.args
        fallback = environment.get("ISE_HOSTNAME", os.environ.get("ISE_HOSTNAME"))
        wanted = args.get("hostname") or args.get("ise_hostname") or fallback
        host = self._task.delegate_to or variables.get("inventory_hostname", "")
        return bool(wanted) and any(
            _same_host(str(wanted), str(name)) for name in (host, self._play_context.remote_addr)
        )


def _same_host(one: str, other: str) -> bool:
    """Tell whether two names mean one host: equal, or one is the other's first label."""
    one, other = one.casefold().rstrip("."), other.casefold().rstrip(".")
    if one == other:
        return True
    if _is_address(one) or _is_address(other) or ("." in one) == ("." in other):
        return False
    return one.split(".", maxsplit=1)[0] == other.split(".", maxsplit=1)[0]


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _shows_invocation(variables: Mapping[str, Any]) -> bool:
    """Tell whether results hold the arguments: a setting since ansible-core 2.21, always so before."""
    try:
        return bool(constants.config.get_config_value("INJECT_INVOCATION", variables=variables))
    except AnsibleError:
        return True


def _plain(value: Any) -> Any:
    """Return arguments as a module would get them: no vault objects, no tagged strings."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return str(value)


@contextmanager
def _surroundings(variables: Mapping[str, str], folder: str) -> Iterator[None]:
    """Set what a module on this machine would find: the variables, and the playbook's folder as the current one."""
    before = {key: os.environ.get(key) for key in variables}
    here = os.getcwd()
    os.environ.update(variables)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value
