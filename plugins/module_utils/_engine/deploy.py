# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deploys saved objects, such as IP-SGT mappings: ISE does it only on request."""

from __future__ import annotations

import time

from .._errors import IseError, Rejected, ServerFailure
from .._schema.argument_spec import ALWAYS, ON_CHANGE
from .desired_state import Desired
from .dialect import Dialect

_ATTEMPTS = 5
_PAUSE = 2.0  # seconds: ISE deploys one object at a time, and refuses others meanwhile


def deploy(dialect: Dialect, desired: Desired, object_id: str, requested: str, *, changed: bool) -> bool:
    """Deploy a saved object if the option ``deploy``, ``requested``, asks for it; return whether it does.

    In check mode nothing is sent. Raises :class:`IseError` saying that the object itself is saved.
    """
    due = requested == ALWAYS or (requested == ON_CHANGE and changed)
    if due and not dialect.read_only:
        _deploy(dialect, desired, object_id)
    return due


def _deploy(dialect: Dialect, desired: Desired, object_id: str) -> None:
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            dialect.act(desired.resource, object_id, "deploy", form_known=False)
            return
        except (Rejected, ServerFailure) as error:
            if attempt == _ATTEMPTS:
                raise _with_advice(error, desired) from None
            time.sleep(_PAUSE)
        except IseError as error:
            raise _with_advice(error, desired) from None


def _with_advice(error: IseError, desired: Desired) -> IseError:
    return error.with_context(
        f"The {desired.description} is saved, but not deployed:", f"To retry, set deploy to {ALWAYS}."
    )
