# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The circumstances of one request, as the engine and the hooks of the catalog see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .answers import VALIDATION, Refused
from .catalog.language import Resource
from .profiles import at_least
from .settings import Settings
from .shape import Shape
from .store import Store, Table

if TYPE_CHECKING:
    from .mnt.sessions import Sessions

__all__ = ["Context"]


@dataclass
class Context:
    """``settings`` are resolved (no switch left to the profile); ``operation`` is the one of ERSResponse, ``sent_id``
    the id in the body, ``given`` what the path and the additional data of the body say to an action, ``sessions``
    who is on the network.
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
    masks_written: Callable[[int], None] = lambda count: None

    @property
    def table(self) -> Table:
        return self.store.tables[self.resource.path]

    def since(self, release: str) -> bool:
        """True when the profile is ``release`` or newer."""
        return at_least(self.settings.profile, release)

    def refuse(self, status: int, title: str, code: str = VALIDATION) -> Refused:
        """The exception to raise for a refusal."""
        return Refused(status, title, code)

    def illegal(self, what: str) -> Refused:
        """400 in the wording ERS has for a value it does not accept."""
        return Refused(400, f"Validation Error - Illegal values: [{what}]")

    def missing(self, names: list[str]) -> Refused:
        """400 in the wording ERS has for mandatory attributes that are not there."""
        return Refused(400, f"Validation Error - Mandatory fields missing: [{', '.join(names)}]")
