# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tasks that keep one object of a resource present or absent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._engine.deploy import deploy
from .._engine.desired_state import Desired, desired_object
from .._engine.dialect import Dialect
from .._engine.executor import StepExecutor, preview
from .._engine.orphans import Deleted
from .._engine.plan import Action
from .._engine.planner import StepPlanner
from .._engine.usage import require_unused
from .._errors import IseError
from .._ers.client import Ers
from .._schema.argument_spec import FORCE_IN_USE, object_exclusions, object_keys, object_options
from .._schema.resource import Resource
from .._schema.yaml_types import not_text
from .ers import ErsTask

FAIL, EXPECT = "fail", "expect"
MISSING_REFERENCES: dict[str, Any] = {"type": "str", "choices": [FAIL, EXPECT]}
_REMEDY = "If it was deleted, and with it this object, set missing_references to expect."


class ResourceTask(ErsTask):
    """Keeps one object of a resource present or absent."""

    def __init__(self, resource: Resource) -> None:
        self.resource = resource

    @property
    def sponsored(self) -> bool:
        """Return whether ISE requires the account of a sponsor."""
        return self.resource.endpoint.sponsored

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the attributes, the options that identify the object, and how to treat it."""
        return {
            **object_options(self.resource),
            **({"missing_references": MISSING_REFERENCES} if self.resource.refers_to_others else {}),
            **({"force_in_use": FORCE_IN_USE} if self.resource.used_by else {}),
        }

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return options that exclude each other."""
        return object_exclusions(self.resource)

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return the options that identify the object, each with the id instead."""
        return object_keys(self.resource)

    def objection(self, arguments: Mapping[str, Any]) -> str:
        """Return why the key of the object is refused: YAML makes 83 of ``0123``, and Ansible the name of another object."""
        keys = {option: arguments[option] for option in self.resource.identity.options if option in arguments}
        for path, kind in not_text(keys, self.options, self.resource.numbered):
            return f"{path[0]}: the value is {kind}, not text. Put it in quotes, or use the filter string."
        return super().objection(arguments)

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Plan, apply unless in check mode, and report."""
        desired = desired_object(self.resource, params)
        # What an object refers to may be created by an earlier task, which creates nothing in check mode.
        missing = params.get("missing_references")
        expects = missing != FAIL if ers.read_only else missing == EXPECT
        force = bool(params.get("force_in_use"))
        result = converge(ers, desired, self.resource.name, diff=diff, expect_missing=expects, force_in_use=force)
        if self.resource.hooks.deployable and desired.present:
            object_id = str(result[self.resource.name].get("id", ""))
            try:
                deployed = deploy(ers, desired, object_id, params["deploy"], changed=result["changed"])
            except IseError as error:
                raise (error.after_write() if result["changed"] else error) from None
            result.update({"changed": result["changed"] or deployed, "deployed": deployed})
        return result


def converge(
    dialect: Dialect,
    desired: Desired,
    key: str,
    *,
    diff: bool,
    expect_missing: bool = False,
    force_in_use: bool = False,
) -> dict[str, Any]:
    """Bring one object into the desired state, or plan that in check mode; return the task's result with the object at ``key``.

    Names become ids when the step is planned; here, once, the ids of the result become names. With ``expect_missing`` an object
    that does not exist is assumed to be created by an earlier task, in check mode, or, for one that is to be absent, to be
    deleted. An object that others use is deleted with ``force_in_use`` only.
    """
    planner = StepPlanner(
        dialect,
        expect_missing=expect_missing and desired.present and dialect.read_only,
        deleted=Deleted(lambda _resources, _name: expect_missing, _REMEDY),
    )
    steps = planner.plan([desired])
    in_use: list[str] = []
    for step in steps:
        if step.action is Action.DELETE and step.before:
            in_use += require_unused(dialect.lookups, desired, step.before, force=force_in_use)
    outcomes = preview(steps) if dialect.read_only else StepExecutor(dialect, planner).apply(steps)
    changed, last = any(outcome.changed for outcome in outcomes), outcomes[-1]
    warnings = list(in_use)

    def with_names(tree: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return planner.references.with_names(desired.resource, tree)
        except IseError as error:
            if not changed or dialect.read_only:
                raise
            unread = f"The result shows ids, because reading a name failed after the change: {error.message}"
            warnings[:] = [*in_use, unread]
            return dict(tree)

    result: dict[str, Any] = {
        "changed": changed,
        key: with_names(last.result) if desired.present else {},
        **{f"generated_{option}": value for option, value in last.generated.items()},
    }
    if desired.resource.identity.hierarchy:
        created = [outcome for outcome in outcomes[:-1] if outcome.step.action is Action.CREATE]
        result["created_parents"] = [outcome.step.desired.name for outcome in created]
    if diff:
        result["diff"] = {side: with_names(tree) for side, tree in last.step.diff.items()}
    if last.changed_meanwhile:
        warnings.append(
            f"Another user changed {', '.join(last.changed_meanwhile)} of the {desired.description} while this task ran. The "
            "task read the object again before it wrote; options that are not set in the task keep the new values."
        )
    if planner.references.expected:
        warnings.append(
            f"{' '.join(planner.references.expected)} In check mode an earlier task is expected to create what is missing; set "
            "missing_references to fail if none does."
        )
    if planner.assumed_deleted:
        warnings.append(
            f"{' '.join(planner.assumed_deleted)} It is assumed to be deleted, and with it the {desired.description}."
        )
    if warnings:
        result["warnings"] = warnings
    return result
