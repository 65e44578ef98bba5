# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The context of one request, for the engine and for the hooks of the catalog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .answers import VALIDATION, Refused
from .catalog.language import Document, Resource
from .profiles import at_least
from .settings import Settings
from .shape import Shape
from .store import Store, Table

if TYPE_CHECKING:
    from .mnt.sessions import Sessions

__all__ = ["Context"]


@dataclass
class Context:
    """One request.

    * ``settings``: resolved, without switches that depend on the profile.
    * ``operation``: the ``operation`` of an ERSResponse. ``sent_id``: the id in the body.
    * ``given``: values for an action, from the path and from the additional data of the body; ``sent``: the object in it.
    * ``sessions``: the session table.
    """

    settings: Settings
    store: Store
    sessions: Sessions
    resource: Resource
    shape: Shape
    base: str = ""
    operation: str = ""
    method: str = "GET"
    sent_id: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    sent: Document = field(default_factory=dict)
    masks_written: Callable[[int], None] = lambda count: None

    @property
    def table(self) -> Table:
        return self.store.tables[self.resource.path]

    def since(self, release: str) -> bool:
        """Return whether the profile is ``release`` or newer."""
        return at_least(self.settings.profile, release)

    def refuse(self, status: int, title: str, code: str = VALIDATION) -> Refused:
        """Return the exception for a refused request."""
        return Refused(status, title, code)

    def illegal(self, what: str) -> Refused:
        """Return a 400 with ISE's wording for an invalid value."""
        return Refused(400, f"Validation Error - Illegal values: [{what}]")

    def missing(self, names: list[str]) -> Refused:
        """Return a 400 with ISE's wording for missing required attributes."""
        return Refused(400, f"Validation Error - Mandatory fields missing: [{', '.join(names)}]")
