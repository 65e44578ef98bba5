# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans that were reviewed: what a plan is recognized by, and how a later plan differs from it.

Both are compared by hashes of the declared objects and of those that ISE has. No secret is part of a hash, because short ones
could be guessed from it: of a secret option counts that it is set, and the name of its reference.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .._engine.current_state import Snapshot
from .._engine.desired_state import Desired
from .._errors import InvalidInput
from .._schema.comparison import Keyed, OnePerRoot, Unordered
from .._schema.resource import Leaf
from .declarations import Declaration
from .limits import first_of
from .plan import Plan, PlannedStep
from .result_file import REVIEW, content_hash, read_result

# Options that do not decide what is applied.
_IRRELEVANT = (
    "resources", "secrets", "fail_on_drift", "on_error", "bulk", "progress", "max_duration", "diff_format", "result_file",
    "reviewed_plan",
)  # fmt: skip
_WORDS = {"create": "to create", "change": "to change", "delete": "to delete"}


def read_reviewed(path: str) -> dict[str, Any]:
    """Return what a reviewed plan is recognized by. Raises :class:`InvalidInput` if the file has no plan that can be applied."""
    content = read_result(path, "reviewed_plan")
    result, review = content.get("result"), content.get(REVIEW)
    if content.get("kind") != "plan":
        raise InvalidInput(f"reviewed_plan: {path} is the result of a run, not of a plan in check mode.")
    if not isinstance(result, dict) or result.get("failed") or not isinstance(review, dict):
        message = str(result.get("msg", "")) if isinstance(result, dict) else ""
        raise InvalidInput(f"reviewed_plan: the plan in {path} failed, so it cannot be applied. {message}".strip())
    if not _is_review(review):
        raise InvalidInput(f"reviewed_plan: {path} has no plan of this release of the collection. Make a new plan.")
    return review


def _is_review(review: Mapping[str, Any]) -> bool:
    """Return whether a plan has the form of :func:`review_of`."""
    forms = {"ise": str, "options": dict, "declared": dict, "steps": list}
    of_steps = {"type", "name", "action", "is_declared", "options", "declared", "current"}
    return all(isinstance(review.get(key), form) for key, form in forms.items()) and all(
        isinstance(step, dict) and of_steps <= set(step) and step["action"] in _WORDS for step in review["steps"]
    )


def review_of(
    origin: str,
    options: Mapping[str, Any],
    declarations: Mapping[str, Sequence[Declaration]],
    plan: Plan,
    changes: Mapping[int, Sequence[str]],
) -> dict[str, Any]:
    """Return what a plan is recognized by: the ISE, the options, the declared objects, and each step.

    ``changes`` are the options that each planned step changes, by its ``id()``.
    """
    review = {
        "ise": origin,
        "options": {name: value for name, value in sorted(options.items()) if name not in _IRRELEVANT},
        "declared": {
            plural: content_hash(sorted(_declared(item.desired, item) for item in items))
            for plural, items in declarations.items()
        },
        "steps": [
            {
                "type": planned.plural,
                "name": planned.name,
                "action": planned.step.action.value,
                "is_declared": planned.declaration is not None,
                "options": list(changes[id(planned)]),
                "declared": _declared_by(planned),
                "current": _current(planned.step.before),
            }
            for planned in plan.steps
        ],
    }
    as_in_a_file: dict[str, Any] = json.loads(json.dumps(review, default=str))
    return as_in_a_file


def refusal(reviewed: Mapping[str, Any], now: Mapping[str, Any], plan: Plan) -> str:
    """Return why a plan is not the reviewed one, empty if it is.

    Steps of the reviewed plan that are done already are no difference, so that an interrupted run can be started again.
    """
    if reviewed["ise"] != now["ise"]:
        return (
            f"reviewed_plan: the plan was made for {reviewed['ise']}, and this is {now['ise']}. Nothing was changed. Use the "
            "plan of this ISE."
        )
    found = [*_options(reviewed["options"], now["options"]), *_steps(reviewed, now, plan)]
    if not found:
        return ""
    points = "one point" if len(found) == 1 else f"{len(found)} points"
    return (
        f"reviewed_plan: this plan differs from the reviewed one in {points}: {first_of(found)}. Nothing was changed. Make a "
        "new plan and review it."
    )


def _options(reviewed: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted({*reviewed, *now}):
        if reviewed.get(name) != now.get(name):
            yield f"the option {name} has another value"


def _steps(reviewed: Mapping[str, Any], now: Mapping[str, Any], plan: Plan) -> Iterator[str]:
    planned = {_key(step): step for step in now["steps"]}
    expected = {_key(step): step for step in reviewed["steps"]}
    as_declared = {(each.plural, each.name) for each in plan.unchanged}
    types = set()
    for key, step in planned.items():
        if reason := _unlike(expected.get(key), step):
            types.add(step["type"])
            yield f"{step['type']} {step['name']!r} {reason}"
    for key, step in expected.items():
        # An undeclared object that is in no plan any more is deleted, or, as a missing parent, created.
        if key not in planned and step["is_declared"] and key not in as_declared:
            types.add(step["type"])
            yield f"{step['type']} {step['name']!r} cannot be planned any more"
    for failure in plan.failures:
        types.add(failure.plural)
        yield f"{failure.plural} {failure.name!r} cannot be planned ({failure.error.message})"
    for plural in sorted({*reviewed["declared"], *now["declared"]} - types):
        if reviewed["declared"].get(plural) != now["declared"].get(plural):
            yield f"other {plural} are declared"


def _unlike(expected: Mapping[str, Any] | None, step: Mapping[str, Any]) -> str:
    """Return how a step differs from that of the reviewed plan."""
    word = _WORDS[step["action"]]
    if expected is None:
        return f"is {word}, and was not"
    if expected["action"] != step["action"]:
        return f"is {word}, and was {_WORDS[expected['action']]}"
    if expected["declared"] != step["declared"]:
        return "is declared in another way"
    if expected["current"] != step["current"]:
        return "has changed on ISE"
    if expected["options"] != step["options"]:
        more = sorted({*expected["options"]} ^ {*step["options"]})
        return f"changes in other options ({', '.join(more)})"
    return ""


def _key(step: Mapping[str, Any]) -> tuple[str, str]:
    return str(step["type"]), str(step["name"])


def _declared_by(planned: PlannedStep) -> str:
    return _declared(planned.declaration.desired if planned.declaration else planned.step.desired, planned.declaration)


def _declared(desired: Desired, declaration: Declaration | None) -> str:
    """Return the hash of a declared object, with names in place of ids."""
    leaves = {leaf.path: leaf for leaf in desired.resource.leaves}
    secrets = {path for path in desired.values if path in leaves and leaves[path].attribute.secret}
    names = declaration.secret_names if declaration else {}
    values = {
        ".".join(path): _in_order(leaves.get(path), value)
        for path, value in desired.values.items()
        if path not in secrets
    }
    # The names are those of references with and without a value: a plan needs no values, and the run that applies it does.
    given = {".".join(path): names.get(path, "") for path in {*secrets, *names}}
    updates = desired.update_secrets
    written = updates if isinstance(updates, bool) else sorted(".".join(path) for path in updates)
    about = [desired.present, desired.object_id, written, desired.create_parents]
    return content_hash([values, given, about, declaration.deploy if declaration else None])


def _current(snapshot: Snapshot | None) -> str:
    """Return the hash of an object as ISE has it, without its secrets and what only ISE sets; empty if there is none."""
    if snapshot is None:
        return ""
    values = {
        leaf.option: _in_order(leaf, snapshot.value(leaf.path))
        for leaf in snapshot.resource.leaves
        if leaf.attribute.is_option and not leaf.attribute.secret and not leaf.attribute.write_only
    }
    return content_hash([snapshot.id, values])


def _in_order(leaf: Leaf | None, value: Any) -> Any:
    """Return a value; lists whose order means nothing are sorted, because ISE may show them in any order."""
    if isinstance(value, list) and leaf and isinstance(leaf.attribute.compare, (Unordered, Keyed, OnePerRoot)):
        return sorted(value, key=content_hash)
    return value
