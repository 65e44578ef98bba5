# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""AnsibleModule with the same argument error messages as the action plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ansible.module_utils.basic import AnsibleModule

from .._schema.argument_errors import refusal, shown_arguments
from .masking import MODULES_LEAVE_IT_TO_CALLBACKS, masked, short_values, without_short_values


class Module(AnsibleModule):
    """A module that runs in its own process."""

    params: dict[str, Any]
    no_log_values: set[str]
    given: dict[str, Any]

    def __init__(
        self,
        hidden_values: Callable[[Mapping[str, Any]], Iterable[str]],
        shown: Callable[[Mapping[str, Any]], dict[str, Any]],
        **specification: Any,
    ) -> None:
        self._hidden_values = hidden_values
        self._shown = shown
        super().__init__(**specification)

    def _load_params(self) -> None:
        """Read the arguments, and keep them as they were before Ansible converts them."""
        super()._load_params()
        self.given = dict(self.params)

    def _log_invocation(self) -> None:
        """Write the arguments, without hidden ones, to the system log.

        They are hidden here: ansible-core 2.22 does not look at ``no_log_values``, and the text of an entry has escaped quotes.
        """
        self.no_log_values.update(self._hidden_values(self.params))
        params, self.params = self.params, masked(self._shown(self.params), self.no_log_values)
        super()._log_invocation()
        self.params = params

    def _return_formatted(self, kwargs: dict[str, Any]) -> None:
        """Print the result with the arguments of the task, without hidden ones."""
        kwargs.setdefault("invocation", {"module_args": self._shown(self.params)})
        if MODULES_LEAVE_IT_TO_CALLBACKS:
            kwargs = masked(kwargs, self.no_log_values)
        short = short_values(self.no_log_values)
        kwargs, self.no_log_values = without_short_values(kwargs, short), self.no_log_values - short
        super()._return_formatted(kwargs)

    def fail_json(self, msg: str, **kwargs: Any) -> None:
        """End the process with a failure. Argument errors get the message of the action plugin."""
        validation = getattr(self, "validation_result", None)
        if validation is not None and validation.error_messages:
            self.no_log_values.update(self._hidden_values(self.params))
            msg = refusal(str(self._name).rpartition(".")[2], validation, self.argument_spec)
            self.params = shown_arguments(self.params, self.argument_spec)
        super().fail_json(msg, **kwargs)
