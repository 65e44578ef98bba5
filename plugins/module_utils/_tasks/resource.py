# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tasks that keep one object of a resource present or absent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._engine.deploy import follow
from .._engine.desired_state import wanted_state
from .._engine.plan import Action, Desired
from .._engine.reconciler import Engine
from .._ers.client import Ers
from .._schema.argument_spec import check_given, object_exclusions, object_keys, object_options
from .._schema.resource import Resource
from .ers import ErsTask


class ResourceTask(ErsTask):
    """Keeps one object of a resource present or absent."""

    def __init__(self, resource: Resource) -> None:
        self.resource = resource

    @property
    def sponsored(self) -> bool:
        """Tell whether ISE requires the account of a sponsor."""
        return self.resource.endpoint.sponsored

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the attributes, and how to find and treat the object."""
        return object_options(self.resource)

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return options that exclude each other."""
        return object_exclusions(self.resource)

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return the options that identify the object, each with the id instead."""
        return object_keys(self.resource)

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Plan, apply unless in check mode, and report."""
        check_given(params, *self.resource.identity.options, "id")
        present = params["state"] == "present"
        asked = params if present else {option: params.get(option) for option in self.resource.identity.options}
        desired = Desired(
            resource=self.resource,
            wanted=wanted_state(self.resource, asked),
            present=present,
            object_id=params.get("id") or "",
            update_secrets=params.get("update_secrets") == "always",
            create_parents=bool(params.get("create_parents")),
        )
        result = converge(ers, desired, self.resource.name, diff=diff)
        action = self.resource.hooks.follow_up
        if action and present:
            follow(ers, self.resource, action, params[action.option], desired.label, result)
        return result


def converge(ers: Ers, desired: Desired, key: str, *, diff: bool) -> dict[str, Any]:
    """Bring one object about, or plan to in check mode, and return the result of the task with the object at ``key``."""
    engine = Engine(ers)
    steps = engine.plan([desired])
    outcomes = engine.preview(steps) if ers.transport.read_only else engine.apply(steps)
    last = outcomes[-1]
    result: dict[str, Any] = {
        "changed": any(outcome.changed for outcome in outcomes),
        key: engine.shown(desired.resource, last.result) if desired.present else {},
    }
    if desired.present:
        result.update({f"generated_{option}": value for option, value in engine.generated.items()})
    if desired.resource.identity.hierarchy:
        created = [outcome for outcome in outcomes[:-1] if outcome.step.action is Action.CREATE]
        result["created_parents"] = [outcome.step.desired.name for outcome in created]
    if diff:
        result["diff"] = {side: engine.shown(desired.resource, tree) for side, tree in last.step.diff.items()}
    return result
