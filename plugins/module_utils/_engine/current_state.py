# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The current state: one object as ISE showed it. Pure functions of a declaration."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from .._errors import UnexpectedAnswer
from .._redaction import is_mask
from .._schema.attribute import Path
from .._schema.comparison import is_empty
from .._schema.resource import Branch, Leaf, Resource, is_within
from .paths import at, nested

MAX_AGE = 5.0  # seconds until an object is read again before its values are written back


def now() -> float:
    """Return the time of a monotonic clock in seconds."""
    return time.monotonic()


class Secret(Enum):
    """What ISE reveals of a secret."""

    ABSENT = "there is none"
    SHOWN = "ISE shows its value"
    UNREADABLE = "there is one, or may be, and ISE does not reveal it"


@dataclass(frozen=True)
class Snapshot:
    """One object as ISE showed it: the wire ``document`` without its envelope, and when it was read."""

    resource: Resource
    document: Mapping[str, Any]
    read_at: float = field(default_factory=now, compare=False)

    def __post_init__(self) -> None:
        try:
            object.__setattr__(self, "resource", self.resource.with_attributes_of(self.document))
        except ValueError as error:  # two attributes have one name
            raise self._unreadable("an attribute", str(error)) from None

    @property
    def is_old(self) -> bool:
        """Return whether another user may well have changed the object since it was read."""
        return now() - self.read_at > MAX_AGE

    @property
    def id(self) -> str:
        """Return ISE's identifier."""
        return str(self.document.get("id", ""))

    @property
    def name(self) -> str:
        """Return the name, as ISE spells it; empty where objects have none."""
        return str(self.value((self.resource.identity.listed_as,)) or "") if self.resource.identity.listed_as else ""

    def value(self, path: Path) -> Any:
        """Return the canonical value at ``path``, ISE's default where the attribute is missing."""
        leaf = self.resource.leaf(path)
        wire = self._wire(leaf)
        return leaf.attribute.server_default if is_empty(wire) else self._decoded(leaf, wire)

    def holds(self, leaf: Leaf) -> bool:
        """Return whether ISE showed a value for an attribute."""
        return not is_empty(self._wire(leaf))

    def _wire(self, leaf: Leaf) -> Any:
        """Return the API value of an attribute. Raises :class:`UnexpectedAnswer` if its block is no object."""
        value: Any = self.document
        for key in leaf.api_path:
            if is_empty(value):
                return None
            if not isinstance(value, Mapping):
                raise self._unreadable(leaf.option, "expected an object around it")
            value = value.get(key)
        return value

    def _decoded(self, leaf: Leaf, wire: Any) -> Any:
        try:
            return leaf.attribute.decode(wire)
        except ValueError as error:
            raise self._unreadable(leaf.option, str(error)) from None

    def _unreadable(self, option: str, reason: str) -> UnexpectedAnswer:
        """Return the error for an attribute of an unknown form; it has no part of the value."""
        shown = self.document.get("name")
        name = shown if isinstance(shown, str) and shown else self.id
        return UnexpectedAnswer(
            f"ISE answered with an unknown form of {option} of the {self.resource.words} {name!r}: {reason}. Correct the "
            "object in ISE; if ISE's own pages show nothing unusual, report this."
        )

    def has_place_for(self, item: Leaf | Branch) -> bool:
        """Return whether the condition of ``item`` is true: ISE has it only then."""
        return all(self.value(path) in values for path, values in item.needs)

    def secret(self, leaf: Leaf) -> tuple[Secret, str]:
        """Return what ISE reveals of the secret at ``leaf``, and its value where it is shown."""
        if leaf.attribute.visibility.hidden:
            if leaf.attribute.visibility.implied_by:
                exists = not is_empty(self.value((*leaf.path[:-1], leaf.attribute.visibility.implied_by)))
            else:
                exists = at(self.document, leaf.api_path[:-1]) is not None
            return (Secret.UNREADABLE if exists else Secret.ABSENT), ""
        value = self._wire(leaf)
        if is_empty(value):
            witness = (*leaf.path[:-1], leaf.attribute.visibility.masked_if_missing)
            unknown = leaf.attribute.visibility.masked_if_missing and is_empty(self._wire(self.resource.leaf(witness)))
            return (Secret.UNREADABLE if unknown else Secret.ABSENT), ""
        text = self._decoded(leaf, value)
        return (Secret.UNREADABLE, "") if is_mask(text) else (Secret.SHOWN, text)

    def is_configured(self, block: Branch) -> bool:
        """Return whether anything in ``block`` is set on ISE."""
        if (
            not block.attribute.update.not_clearable
            and block.api_path
            and isinstance(at(self.document, block.api_path), Mapping)
        ):
            return True
        for leaf in self.resource.leaves:
            if not is_within(leaf.path, block.path) or leaf.attribute.write_only:
                continue
            if leaf.attribute.secret:
                if self.secret(leaf)[0] is not Secret.ABSENT:
                    return True
            elif not leaf.attribute.compare.equal(
                leaf.attribute.representative(self.value(leaf.path)),
                leaf.attribute.representative(leaf.attribute.server_default),
            ):
                return True
        return False

    def result(self) -> dict[str, Any]:
        """Return the object under option names, with ``id``; secrets and derived values are left out."""
        flat = {
            leaf.path: self._decoded(leaf, wire)
            for leaf in self.resource.leaves
            if not (leaf.attribute.secret or leaf.attribute.derive or leaf.attribute.write_only)
            and (wire := self._wire(leaf)) is not None
        }
        return {**({"id": self.id} if self.id else {}), **self.resource.without_secrets_inside(nested(flat))}

    def shows_the_same_as(self, other: Snapshot) -> bool:
        """Return whether both documents are equal, apart from the link."""
        return _without_link(self.document) == _without_link(other.document)

    def options_unlike(self, other: Snapshot) -> list[str]:
        """Return the options in which another snapshot of the object differs, without what only ISE sets."""
        return [
            leaf.option
            for leaf in self.resource.leaves
            if leaf.attribute.is_option and self._shown(leaf) != other._shown(leaf)
        ]

    def _shown(self, leaf: Leaf) -> Any:
        return self.secret(leaf) if leaf.attribute.secret else self.value(leaf.path)

    def shown_secrets(self) -> list[str]:
        """Return the secret values that ISE shows, so that they can be kept out of every text."""
        own = [self.secret(leaf)[1] for leaf in self.resource.leaves if leaf.attribute.secret]
        return [*filter(None, own), *self.resource.secrets_inside_values()]


def _without_link(document: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != "link"}


def is_used(leaf: Leaf, value_of: Callable[[Path], Any]) -> bool:
    """Return whether a value matters beside those of its siblings: KeyWrap keys do not while KeyWrap is off."""
    siblings = ((value_of((*leaf.path[:-1], when.option)), when.values) for when in leaf.attribute.relevant_when)
    return all(value is None or value in values for value, values in siblings)
