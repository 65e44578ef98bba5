# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the modules of the collection inside the controller process if the result is the same.

A module starts Python for each task and each item of a loop. In this process a task takes milliseconds, and the items of a
loop share one HTTPS session. A task for another host runs as a module as usual.
"""

from __future__ import annotations

import importlib
import ipaddress
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ansible import constants
from ansible.errors import AnsibleError
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from ansible.plugins.action import ActionBase
from ansible.utils.display import Display

from ansible_collections.openise.ise.plugins.module_utils._http import logins, run_notes
from ansible_collections.openise.ise.plugins.module_utils._http.session import requests_is_missing
from ansible_collections.openise.ise.plugins.module_utils._schema.argument_errors import (
    misplaced_password,
    refusal,
    shown_arguments,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.plugins.module_utils._tasks.masking import masked

_DISPLAY = Display()
_ASSIGNED = re.compile(r"(\w+)=")
_OF_A_LOGIN = ("hostname", "port", "username", "password")
_MODULES = "ansible_collections.openise.ise.plugins.modules"


class ActionModule(ActionBase):
    """The action plugin of all modules of openise.ise."""

    _supports_async = True
    _supports_check_mode = True
    _requires_connection = False

    def run(self, tmp: str | None = None, task_vars: dict[str, Any] | None = None) -> dict[str, Any]:
        """Run the task in this process or as a module, and return its result."""
        run_notes.share_in(constants.DEFAULT_LOCAL_TMP)
        variables = task_vars or {}
        result: dict[str, Any] = super().run(tmp, variables)
        environment = self._environment()
        _name, task = self._ise_task()
        misplaced = misplaced_password(self._own_options(), task.options)
        if misplaced and self._task.args.get("state") != "absent":
            return {**result, "failed": True, "msg": misplaced}
        local = self._connection.transport == "local"
        on_ise = not local and self._is_ise(variables, environment)
        background = self._task.async_val
        if on_ise and background:
            return {
                **result,
                "failed": True,
                "msg": "async requires a host that can run a background job, and an ISE node cannot; remove async, or set "
                "delegate_to: localhost.",
            }
        if background and self._task.args.get("result_file"):
            return {
                **result,
                "failed": True,
                "msg": "result_file: the file is written when the task has ended, and async does not wait for that; remove one "
                "of them.",
            }
        if not on_ise and (not local or background or self._connection.become or requests_is_missing()):
            login = self._login(variables, environment)
            if not logins.is_refused(login):
                result.update(self._execute_module(task_vars=variables, wrap_async=background))
                if not background:
                    result = self._kept(result)
                    if result.get("failed"):
                        logins.note_outcome(login, result.get("status"))
                return result
            result.update(self._in_process(refused=True))
        else:
            with _module_environment(environment, self._loader.get_basedir()):
                result.update(self._in_process())
        result = self._kept(result)
        if not _shows_invocation(variables):
            del result["invocation"]
        return result

    def _ise_task(self) -> tuple[str, Task]:
        """Return the name of the module and what it does."""
        name = str(self._task.action).rpartition(".")[2]
        task: Task = importlib.import_module(f"{_MODULES}.{name}").TASK
        return name, task

    def _in_process(self, *, refused: bool = False) -> dict[str, Any]:
        """Return the result of the task in this process; of one whose login was ``refused`` earlier, without running it."""
        name, task = self._ise_task()
        specification = task.specification()
        args = _plain(self._task.args)
        validation = ArgumentSpecValidator(**specification).validate(args)
        params = validation.validated_parameters
        hidden = {*validation._no_log_values, *task.hidden_values(args)}
        if refused:
            outcome: dict[str, Any] = {"failed": True, **logins.not_repeated(params).result()}
        elif validation.error_messages:
            spec = specification["argument_spec"]
            outcome = {"failed": True, "msg": refusal(name, validation, spec)}
            params = shown_arguments(params, spec)
        elif problem := task.objection(args):
            outcome = {"failed": True, "msg": problem}
        else:
            outcome = task.perform(
                params, check_mode=self._task.check_mode, diff=self._task.diff, report_progress=_DISPLAY.display
            )
        outcome["invocation"] = {"module_args": task.shown(params)}
        warnings = outcome.get("warnings", []) + [
            f"Both option {item['option']} and its alias {item['alias']} are set." for item in validation._warnings
        ]
        if warnings:
            outcome["warnings"] = warnings
        if validation._deprecations:
            outcome["deprecations"] = list(validation._deprecations)
        return masked(outcome, hidden)

    def _kept(self, result: dict[str, Any]) -> dict[str, Any]:
        """Return what Ansible prints and registers. Files of the task are relative to the playbook."""
        _name, task = self._ise_task()
        with _module_environment({}, self._loader.get_basedir()):
            return task.kept(result, _plain(self._task.args), check_mode=self._task.check_mode)

    def _own_options(self) -> set[str]:
        """Return the options that the task itself names, without those of module_defaults."""
        source = self._task.get_ds()
        if not isinstance(source, Mapping):
            return set(self._task.args)
        names = (self._task.action, self._task.action.rpartition(".")[2], "args", "action", "local_action")
        own: set[str] = set()
        for given in (source.get(name) for name in names):
            if isinstance(given, Mapping):
                own.update(given, given.get("args") or ())  # of an ad-hoc command, "action" has both
            else:
                own.update(_ASSIGNED.findall(str(given or "")))
        return own & set(self._task.args)

    def _login(self, variables: Mapping[str, Any], environment: Mapping[str, str]) -> str:
        """Return the mark of the login of a module: its process ends with it, so this one remembers a refusal.

        The module may take missing options from its own environment, which belongs to the host.
        """
        _name, task = self._ise_task()
        options = {**task.connection_options, **{name: task.options.get(name, {}) for name in ("mnt_hostname",)}}
        spec = {name: each for name, each in options.items() if name.endswith(_OF_A_LOGIN)}
        names = {alias: name for name, option in spec.items() for alias in (name, *option.get("aliases", []))}
        given = {names[name]: str(value) for name, value in self._task.args.items() if name in names}
        host = self._task.delegate_to or variables.get("inventory_hostname", "")
        # An ERS resource may have accounts of its own, as guests have.
        parts = [f"host={host}", *spec, f"resource={self._task.args.get('resource', '')}"]
        given.update((name, value) for name, value in environment.items() if name.startswith("ISE_"))
        parts += [f"{name}={value}" for name, value in sorted(given.items())]
        return logins.login_mark(*parts)

    def _environment(self) -> dict[str, str]:
        """Return the variables of the ``environment`` keyword, as a module would get them."""
        environment: dict[str, str] = {}
        self._compute_environment_string(environment)
        return {key: str(value) for key, value in environment.items()}

    def _is_ise(self, variables: Mapping[str, Any], environment: Mapping[str, str]) -> bool:
        """Return whether the host of the task is the ISE node itself, on which no module can run."""
        args = self._task.args
        fallback = environment.get("ISE_HOSTNAME", os.environ.get("ISE_HOSTNAME"))
        hostname = args.get("hostname") or args.get("ise_hostname") or fallback
        host = self._task.delegate_to or variables.get("inventory_hostname", "")
        return bool(hostname) and any(
            _same_host(str(hostname), str(name)) for name in (host, self._play_context.remote_addr)
        )


def _same_host(one: str, other: str) -> bool:
    """Return whether two names belong to one host: they are equal, or one is the first label of the other."""
    one, other = one.lower().rstrip("."), other.lower().rstrip(".")
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
    """Return whether results contain the arguments: a setting since ansible-core 2.21, always true before."""
    try:
        return bool(constants.config.get_config_value("INJECT_INVOCATION", variables=variables))
    except AnsibleError:
        return True


def _plain(value: Any) -> Any:
    """Return arguments as a module would get them: without vault objects and tagged strings."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return str(value)


@contextmanager
def _module_environment(variables: Mapping[str, str], folder: str) -> Iterator[None]:
    """Set the environment variables and the working directory that a module on this machine would have."""
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
