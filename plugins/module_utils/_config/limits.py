# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of a plan: how many changes and deletions are allowed, and whether any change is an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._engine.plan import Action
from .._types import display_text
from .plan import Plan
from .secret_references import environment_variable

_LIMITS = {"max_changes": ("changes", tuple(Action)), "max_deletes": ("deletions", (Action.DELETE,))}
_DRIFT = {Action.CREATE: "is missing", Action.UPDATE: "differs", Action.DELETE: "must not exist"}
# What purge may delete of a type without max_deletes: a tenth, and always a few. More is rather a mistake in the files.
_PURGED_SHARE, _PURGED_ALWAYS = 10, 5
_MAX_LISTED = 5  # objects in the message; the result has all


def limit_exceeded(plan: Plan, params: Mapping[str, Any]) -> str:
    """Return why a plan must not be applied, from max_changes, max_deletes and fail_on_drift; empty if it may be.

    Without max_deletes, ``purge`` has a limit of its own for each type.
    """
    for option, (kind, actions) in _LIMITS.items():
        limit = params.get(option)
        count = sum(len(plan.of(action)) for action in actions)
        if limit is not None and count > limit:
            return f"The plan has more {kind} than {option} allows: {count} instead of {limit}. Nothing was changed."
    if params.get("max_deletes") is None and (refusal := _purges_too_much(plan)):
        return refusal
    # With failures it is unknown whether the rest is as declared, which is worse than drift.
    return drift(plan) if params["fail_on_drift"] and plan.steps and not plan.failures else ""


def secrets_needed(plan: Plan) -> str:
    """Return why a plan cannot be applied, if secrets that must be written have no value; empty if it can be."""
    needed = {name: each for each in reversed(plan.steps) for name in each.needed_secrets}
    if not needed:
        return ""
    listed = first_of([f"{name!r} for {each.description}" for name, each in sorted(needed.items())])
    variables = ", ".join(environment_variable(name) for name in sorted(needed)[:_MAX_LISTED])
    return (
        f"Secrets that must be written have no value: {listed}. Set them in secrets, or in the environment, "
        f"such as {variables}. Nothing was changed."
    )


def _purges_too_much(plan: Plan) -> str:
    for plural, total in plan.purged_types.items():
        purged = sum(each.plural == plural and each.declaration is None for each in plan.of(Action.DELETE))
        limit = max(total // _PURGED_SHARE, _PURGED_ALWAYS)
        if purged > limit:
            return (
                f"purge would delete {purged} of {total} {plural}, and without max_deletes it deletes a tenth of a type at most, "
                f"or {_PURGED_ALWAYS}: here {limit}. Check that the declarations are complete; if they are, set max_deletes. "
                "Nothing was changed."
            )
    return ""


def drift(plan: Plan) -> str:
    """Return that ISE differs from the declarations, and in which objects."""
    listed = first_of([f"{each.description} {_DRIFT[each.step.action]}" for each in plan.steps])
    return f"ISE has drifted from the declarations in {object_count(len(plan.steps))}: {listed}. Nothing was changed."


def first_of(texts: Sequence[str]) -> str:
    """Return the first objects of a plan in a message, and the number of the others."""
    return display_text.first_of(texts, _MAX_LISTED, joint=", and ")


def object_count(number: int) -> str:
    """Return a number of objects in words, such as ``2 objects``."""
    return "1 object" if number == 1 else f"{number} objects"
