# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The work of a module, independent of where it runs.

A :class:`Task` has an argument spec and :meth:`Task.perform`. Two front ends run it with the same result: the module
(:meth:`Task.run_module`) and the action plugin ``openise.ise.ise`` inside the controller. Nothing else knows check mode.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .._errors import Defect, as_ise_error
from .._http.connection import CONNECTION_ONE_OF, CONNECTION_SPEC, CONNECTION_TOGETHER, Connection
from .._http.run_guard import RunGuard
from .._http.transport import Transport
from .._progress import ProgressCallback, no_progress
from .._redaction import Redactor
from .._schema.yaml_types import secrets_not_text


@dataclass(frozen=True)
class Context:
    """What a running task has beside its parameters: HTTPS to the node, and a callback for progress.

    A task makes the client of the API it uses from ``transport``.
    """

    transport: Transport
    report_progress: ProgressCallback = no_progress


class Task(ABC):
    """One module. ``mutually_exclusive``, ``required_one_of`` and ``required_together`` are Ansible's constraints."""

    @property
    @abstractmethod
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the argument spec of the module's own options."""

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return options that exclude each other."""
        return []

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return options of which one must be given."""
        return []

    @property
    def required_together(self) -> list[list[str]]:
        """Return options that are given together or not at all."""
        return CONNECTION_TOGETHER

    @property
    def connection_one_of(self) -> list[list[str]]:
        """Return options of the connection of which one must be given."""
        return CONNECTION_ONE_OF

    @property
    def connection_options(self) -> dict[str, dict[str, Any]]:
        """Return the argument spec of the options that say how to reach ISE, and with which account."""
        return CONNECTION_SPEC

    @property
    def private(self) -> tuple[str, ...]:
        """Return options that are left out of results, because they are large or contain secrets."""
        return ()

    def shown(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return parameters in the form for results and the system's log."""
        return {
            name: "(not shown)" if name in self.private and value is not None else value
            for name, value in params.items()
        }

    @abstractmethod
    def execute(self, context: Context, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Do the work and return the result. In check mode the transport refuses to write, and this plans only."""

    def connection(self, params: Mapping[str, Any]) -> Connection:
        """Return the connection of the task. Raises :class:`InvalidInput` for values that cannot work."""
        return Connection.from_params(params)

    def hidden_values(self, params: Mapping[str, Any]) -> list[str]:
        """Return secret values of unvalidated parameters whose option is not ``no_log``."""
        return []

    def objection(self, arguments: Mapping[str, Any]) -> str:
        """Return why arguments are refused that Ansible would convert; empty if there is no reason."""
        for path in secrets_not_text(arguments, self.specification()["argument_spec"]):
            return (
                f"{'.'.join(map(str, path))}: the secret is not text. YAML changes unquoted values; put it in quotes."
            )
        return ""

    def returned(self, result: dict[str, Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a module returns of a result: all of it, unless the task says otherwise."""
        return result

    def kept(self, result: dict[str, Any], arguments: Mapping[str, Any], *, check_mode: bool) -> dict[str, Any]:
        """Return what Ansible prints and registers of a result. Runs on the controller, with arguments that may be invalid."""
        return self.returned(result, arguments)

    def specification(self) -> dict[str, Any]:
        """Return the keyword arguments that both AnsibleModule and ArgumentSpecValidator take."""
        return {
            "argument_spec": {**self.connection_options, **self.options},
            "mutually_exclusive": self.mutually_exclusive,
            "required_one_of": [*self.connection_one_of, *self.required_one_of],
            "required_together": self.required_together,
        }

    def perform(
        self,
        params: Mapping[str, Any],
        *,
        check_mode: bool,
        diff: bool,
        report_progress: ProgressCallback = no_progress,
    ) -> dict[str, Any]:
        """Run with validated parameters and return the result of the task; never raises.

        A failure has ``failed``, ``changed`` and ``msg``, and ``status`` and ``errors`` if ISE answered. It is ``changed`` if ISE
        was changed before, or may have been. ``report_progress`` receives the progress of a long task.
        """
        redactor, guard = Redactor(), RunGuard()
        try:
            connection = self.connection(params)
            transport = Transport(connection, read_only=check_mode, redactor=redactor, guard=guard)
            return self.execute(Context(transport, report_progress), params, diff=diff)
        except Exception as failure:  # pylint: disable=broad-exception-caught
            error = as_ise_error(failure)
            result = {"failed": True, "changed": error.wrote, **error.result()}
            if isinstance(error, Defect):
                result.update(changed=error.wrote or guard.has_written, exception=redactor.clean(error.details))
            return result

    def run_module(self) -> None:
        """Run as an Ansible module."""
        from .ansible_module import Module  # the action plugin does without it

        module = Module(self.hidden_values, self.shown, supports_check_mode=True, **self.specification())
        if problem := self.objection(module.given):
            module.fail_json(msg=problem)
        result = self.perform(module.params, check_mode=module.check_mode, diff=module._diff)
        result = self.returned(result, module.params)
        for warning in result.pop("warnings", []):
            module.warn(warning)  # newer releases of ansible-core refuse them among the results
        if result.get("failed"):
            module.fail_json(**result)
        module.exit_json(**result)
