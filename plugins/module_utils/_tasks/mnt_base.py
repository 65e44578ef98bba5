# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Base class of the tasks that use the Monitoring API."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from .._http.connection import CONNECTION_ONE_OF, Connection, option
from .._mnt.client import Mnt, connections
from .._mnt.rests import DEFAULT_MAX_WAIT, Patience
from .._schema.argument_spec import check_given, check_range
from .base import Context, Task

MNT_ACCOUNT: dict[str, dict[str, Any]] = {
    "mnt_username": option("ISE_MNT_USERNAME", type="str"),
    "mnt_password": option("ISE_MNT_PASSWORD", type="str", no_log=True),
}
MNT_OPTIONS: dict[str, dict[str, Any]] = {
    "mnt_hostname": option("ISE_MNT_HOSTNAME", type="list", elements="str"),
    "max_wait": {"type": "int", "default": DEFAULT_MAX_WAIT},
}


class MntTask(Task):
    """A task that uses the Monitoring API."""

    @property
    @abstractmethod
    def own_options(self) -> dict[str, dict[str, Any]]:
        """Return the argument spec of the options that only this task has."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the argument spec of the module, including the host names of the Monitoring nodes."""
        return {**MNT_OPTIONS, **self.own_options}

    @property
    def connection_options(self) -> dict[str, dict[str, Any]]:
        """Return the argument spec of the connection, with an account of its own for this API."""
        return {**super().connection_options, **MNT_ACCOUNT}

    @property
    def connection_one_of(self) -> list[list[str]]:
        """Return options of the connection of which one must be given: here an account of this API is enough."""
        return [[*options, "mnt_username"] for options in CONNECTION_ONE_OF]

    @property
    def required_together(self) -> list[list[str]]:
        """Return options that are given together or not at all."""
        return [*super().required_together, list(MNT_ACCOUNT)]

    def connection(self, params: Mapping[str, Any]) -> Connection:
        """Return the connection with the account of this API, if there is one."""
        check_given(params, *MNT_ACCOUNT)
        if params.get("mnt_username"):
            account = {"username": params["mnt_username"], "password": params["mnt_password"]}
            # With a certificate ISE would take the account of the certificate.
            params = {**params, **account, "client_cert": None, "client_key": None}
        return super().connection(params)

    @abstractmethod
    def run(self, mnt: Mnt, params: Mapping[str, Any]) -> dict[str, Any]:
        """Do the work and return the result, with a ``diff`` if the task writes. In check mode ``mnt`` refuses to write."""

    def execute(self, context: Context, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Run against the Monitoring nodes with the account of the connection."""
        own = context.transport
        nodes = connections(own.connection, params.get("mnt_hostname"))
        if "max_wait" in params:
            check_range(params, "max_wait", 0)
        patience = Patience(params.get("max_wait", DEFAULT_MAX_WAIT), context.report_progress)
        client = Mnt(nodes, read_only=own.read_only, redactor=own.redactor, guard=own.guard, patience=patience)
        result = self.run(client, params)
        return result if diff else {key: value for key, value in result.items() if key != "diff"}
