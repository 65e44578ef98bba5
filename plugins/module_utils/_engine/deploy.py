# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ISE does with a saved object only when it is told to, such as deploying an IP-SGT mapping to devices."""

from __future__ import annotations

import time
from typing import Any

from .._errors import IseError, Rejected, ServerFailure
from .._schema.argument_spec import ALWAYS, ON_CHANGE
from .._schema.endpoint import FollowUp
from .._schema.resource import Resource
from .dialect import Dialect

_ATTEMPTS = 5
_PAUSE = 2.0  # seconds: ISE does one at a time, and refuses others meanwhile


def follow(
    dialect: Dialect, resource: Resource, action: FollowUp, asked: str, label: str, result: dict[str, Any]
) -> None:
    """Do what users ``asked`` to be done with the object of a ``result``, and say so in the result.

    In check mode nothing is sent. Raises :class:`IseError` saying that the object itself is as it should be.
    """
    shown = result[resource.name]
    due = bool(shown or result["changed"]) and (asked == ALWAYS or (asked == ON_CHANGE and result["changed"]))
    if due and not dialect.read_only:
        _do(dialect, resource, action, label, str(shown["id"]))
    result["changed"] = result["changed"] or due
    result[action.done] = due


def _do(dialect: Dialect, resource: Resource, action: FollowUp, label: str, object_id: str) -> None:
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            dialect.act(resource, object_id, action.path)
            return
        except (Rejected, ServerFailure) as error:
            if attempt == _ATTEMPTS:
                raise _unfinished(error, action, label) from None
            time.sleep(_PAUSE)
        except IseError as error:
            raise _unfinished(error, action, label) from None


def _unfinished(error: IseError, action: FollowUp, label: str) -> IseError:
    return error.with_context(
        f"The {label} is saved as wanted, but not {action.done}:",
        f"To try that again, set {action.option} to {ALWAYS}.",
    )
