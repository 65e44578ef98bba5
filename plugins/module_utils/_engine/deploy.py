# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deploys saved objects, such as IP-SGT mappings: ISE does it only on request.

ISE deploys one object at a time, and refuses others meanwhile. So many objects are deployed in rounds: those that ISE refuses
wait together, and are sent again as long as ISE accepts any of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .._errors import IseError, Rejected, ServerFailure
from .._schema.argument_spec import ALWAYS, ON_CHANGE
from .desired_state import Desired
from .dialect import Dialect

_ROUNDS = 5  # in a row in which ISE accepts nothing
_PAUSE = 2.0  # seconds between two rounds
_WINDOW = 10  # least number of objects in a round


@dataclass(frozen=True)
class Deployment:
    """A saved object that is to be deployed."""

    desired: Desired
    object_id: str


def is_due(requested: str, *, changed: bool) -> bool:
    """Return whether the option ``deploy``, ``requested``, asks for the deployment of a saved object."""
    return requested == ALWAYS or (requested == ON_CHANGE and changed)


def deploy(dialect: Dialect, desired: Desired, object_id: str, requested: str, *, changed: bool) -> bool:
    """Deploy a saved object if the option ``deploy``, ``requested``, asks for it; return whether it does.

    In check mode nothing is sent. Raises :class:`IseError` saying that the object itself is saved.
    """
    due = is_due(requested, changed=changed)
    if due and not dialect.read_only:
        (error,) = deploy_all(dialect, [Deployment(desired, object_id)])
        if error:
            raise error
    return due


def deploy_all(
    dialect: Dialect, deployments: Sequence[Deployment], failed: Callable[[IseError], None] = lambda _error: None
) -> list[IseError | None]:
    """Deploy saved objects; return the error of each, which says that the object itself is saved, or None.

    ``failed`` gets each error that no other round can change, in any thread, before further objects are sent.
    """
    limits = {each.desired.resource.endpoint.max_parallel_writes for each in deployments}
    at_most = min((limit for limit in limits if limit), default=0)
    errors: list[IseError | None] = [None] * len(deployments)
    refusals: dict[int, IseError] = {}

    def send(number: int) -> bool:
        """Send one deployment; return whether ISE accepted it."""
        errors[number] = None
        refusals.pop(number, None)
        try:
            one = deployments[number]
            dialect.act(one.desired.resource, one.object_id, "deploy", form_known=False)
        except (Rejected, ServerFailure) as error:
            refusals[number] = error
        except IseError as error:
            errors[number] = error
            failed(error)
        return not (errors[number] or number in refusals)

    waiting = list(range(len(deployments)))
    size, idle_rounds = len(waiting), 0
    while waiting and idle_rounds < _ROUNDS:
        if refusals:
            time.sleep(_PAUSE)
        now, later = waiting[:size], waiting[size:]
        accepted = sum(dialect.in_parallel(send, now, at_most=at_most))
        waiting = [*later, *(number for number in now if number in refusals)]
        size, idle_rounds = max(_WINDOW, 2 * accepted), 0 if accepted else idle_rounds + 1
    for number, error in refusals.items():
        errors[number] = error
        failed(error)
    return [
        _with_advice(error, each.desired) if error else None for each, error in zip(deployments, errors, strict=True)
    ]


def _with_advice(error: IseError, desired: Desired) -> IseError:
    return error.with_context(
        f"The {desired.description} is saved, but not deployed:", f"To retry, set deploy to {ALWAYS}."
    )
