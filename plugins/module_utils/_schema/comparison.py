# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules by which a desired and a current value are equal. Pure functions of canonical values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol


def is_empty(value: Any) -> bool:
    """Return whether a value is empty: ISE omits an unset attribute or sends an empty string or list."""
    return value is None or value in ("", [], {})


class Comparison(Protocol):
    """How one attribute is compared and written."""

    def equal(self, current: Any, desired: Any) -> bool:
        """Return whether the current value is the desired one already."""

    def merged(self, current: Any, desired: Any) -> Any:
        """Return the value to write: the desired one, and what of the current one stays."""

    def whole(self, current: Any, desired: Any) -> Any:
        """Return the desired value as all there is to be: what of the current one would stay returns to its default."""


class Strict:
    """Equal values; every form of nothing is equal to every other."""

    def equal(self, current: Any, desired: Any) -> bool:
        """Return whether both are equal or both empty."""
        return bool(current == desired) or (is_empty(current) and is_empty(desired))

    def merged(self, current: Any, desired: Any) -> Any:
        """Return the desired value."""
        return desired

    def whole(self, current: Any, desired: Any) -> Any:
        """Return the desired value."""
        return desired


class Unordered(Strict):
    """Lists whose order and repetitions mean nothing."""

    def equal(self, current: Any, desired: Any) -> bool:
        """Return whether both hold the same members."""
        return set(current or ()) == set(desired or ())

    def merged(self, current: Any, desired: Any) -> Any:
        """Return the desired value, each member once, in the order given."""
        return list(dict.fromkeys(desired))


class Automatic(Strict):
    """A word by which the user leaves the choice to ISE, which may then report what it chose instead of the word."""

    def __init__(self, word: str | int) -> None:
        self._word = word

    def leaves_it_to_ise(self, desired: Any) -> bool:
        """Return whether the value is the word."""
        return bool(desired == self._word)

    def equal(self, current: Any, desired: Any) -> bool:
        """Return whether both are equal, or the choice is ISE's."""
        return self.leaves_it_to_ise(desired) or super().equal(current, desired)


class WholeList(list[Any]):
    """A list of objects of which the user said everything: other values in an object are a difference."""


class _Objects(Strict):
    """Lists of objects. Only what the user gave is compared, unless it is a :class:`WholeList`."""

    def whole(self, current: Any, desired: Any) -> Any:
        """Return the desired list as one in which nothing else is to be."""
        return WholeList(desired) if isinstance(desired, list) else desired


class Ordered(_Objects):
    """Lists whose order matters. Of objects only what the user gave is compared."""

    def equal(self, current: Any, desired: Any) -> bool:
        """Return whether both have the same members in the same order."""
        have, want = current or [], desired or []
        if len(have) != len(want) or not all(_covers(one, other) for one, other in zip(have, want, strict=True)):
            return False
        return not isinstance(desired, WholeList) or all(map(_has_no_more, have, want))


class Keyed(_Objects):
    """Lists of objects that the value of ``key`` identifies, in any order. Only what the user gave is compared.

    ``members`` are the comparisons of values inside the objects, by name, that are lists of objects themselves.
    """

    def __init__(self, key: str, *, members: Mapping[str, Comparison] | None = None) -> None:
        self._key = key
        self._members = members or {}

    def equal(self, current: Any, desired: Any) -> bool:
        """Return whether both have the same members."""
        have, want = self._sorted(current), self._sorted(desired)
        is_whole = isinstance(desired, WholeList)
        return len(have) == len(want) and all(
            self._covers(one, other, is_whole) for one, other in zip(have, want, strict=True)
        )

    def unique(self, members: list[Any]) -> list[Any]:
        """Return the members, each once. Raises :class:`ValueError` for two different ones with the same key."""
        found: dict[str, Any] = {}
        for member in members:
            key = str(member.get(self._key))
            if found.setdefault(key, member) != member:
                raise ValueError(f"two members have the {self._key} {key!r}; keep one of them.")
        return list(found.values())

    def _covers(self, current: Any, desired: Any, is_whole: bool) -> bool:
        if is_whole and not _has_no_more(current, desired):
            return False
        for name, value in desired.items():
            compare = self._members.get(name, STRICT)
            if not compare.equal(current.get(name), compare.whole(current.get(name), value) if is_whole else value):
                return False
        return True

    def _sorted(self, members: Any) -> list[Any]:
        return sorted(members or [], key=lambda member: str(member.get(self._key)))


class Whole(dict[str, Any]):
    """A dictionary of which the user said that it is all there is to be: keys left out are cleared."""


class Merged(Strict):
    """Dictionaries whose other keys stay, unless the user gave a :class:`Whole`. A key is cleared by an empty value."""

    def equal(self, current: Any, desired: Any) -> bool:
        """Return whether every key given, or every key there is, has its value."""
        return _covers(current or {}, self.merged(current, {} if desired is None else desired))

    def merged(self, current: Any, desired: Any) -> Any:
        """Return the current entries, empty for a :class:`Whole`, with the desired ones laid over them."""
        kept = dict.fromkeys(current or {}, "") if isinstance(desired, Whole) else current or {}
        return {**kept, **desired}

    def whole(self, current: Any, desired: Any) -> Any:
        """Return the desired entries as a :class:`Whole`."""
        return Whole(desired or {})


def _covers(current: Any, desired: Any) -> bool:
    if isinstance(desired, dict) and isinstance(current, dict):
        return all(STRICT.equal(current.get(key), value) for key, value in desired.items())
    return STRICT.equal(current, desired)


def _has_no_more(current: Any, desired: Any) -> bool:
    """Return whether an object has no value, apart from false and 0, beside those of the desired one."""
    if not (isinstance(current, dict) and isinstance(desired, dict)):
        return True
    return not any(value and name not in desired for name, value in current.items())


class Loose(Strict):
    """Values of which nothing is declared: of objects only what the user gave counts, and 1 and "1" are the same.

    With ``unordered`` the order of lists means nothing.
    """

    def __init__(self, *, unordered: bool = False) -> None:
        self._unordered = unordered

    def equal(self, current: Any, desired: Any) -> bool:
        """Return whether the current value has everything of the desired one."""
        if isinstance(current, dict) and isinstance(desired, dict):
            return all(self.equal(current.get(key), value) for key, value in desired.items())
        if isinstance(current, list) and isinstance(desired, list):
            return len(current) == len(desired) and self._same_members(current, desired)
        if any(isinstance(value, (bool, int)) for value in (current, desired)):
            return str(current).lower() == str(desired).lower()  # ISE has some numbers and flags as texts
        return super().equal(current, desired)

    def _same_members(self, current: list[Any], desired: list[Any]) -> bool:
        if not self._unordered:
            return all(self.equal(one, other) for one, other in zip(current, desired, strict=True))
        left = list(current)
        for member in desired:
            found = next((candidate for candidate in left if self.equal(candidate, member)), _NOTHING)
            if found is _NOTHING:
                return False
            left.remove(found)
        return True


_NOTHING = object()


class OnePerRoot:
    """Network device groups of a device: paths, compared for each root type that is named.

    ISE adds the default member of every root type the client leaves out, so members of types that were not named are
    no difference, and are kept when the list is written. An empty list asks for the defaults everywhere.

    ``defaults`` has the default members that are no root of their tree. ISE is known to add the default member of ``filled``
    root types, whatever the others.
    """

    def __init__(self, separator: str, defaults: dict[str, str], *, filled: tuple[str, ...] = ()) -> None:
        self._separator = separator
        self._defaults = defaults
        self._filled = filled

    def _root(self, path: str) -> str:
        return path.split(self._separator, maxsplit=1)[0]

    def _is_default(self, path: str) -> bool:
        root = self._root(path)
        if root in self._defaults:
            return path == self._defaults[root]
        return path.count(self._separator) == 1

    def without_defaults(self, paths: list[str]) -> list[str]:
        """Return the members without those that ISE is known to add by itself."""
        roots = [self._root(path) for path in paths]
        return [
            path
            for path, root in zip(paths, roots, strict=True)
            if root not in self._filled or not self._is_default(path) or roots.count(root) > 1
        ]

    def equal(self, current: Any, desired: Any) -> bool:
        """Return whether every named root type has exactly the desired members."""
        if not desired:
            return all(self._is_default(path) for path in current or ())
        return set(self.merged(current, desired)) == set(current or ())

    def merged(self, current: Any, desired: Any) -> Any:
        """Return the desired members and the current members of the other root types."""
        named = {self._root(path) for path in desired}
        kept = [path for path in current or () if self._root(path) not in named] if desired else []
        return list(dict.fromkeys([*desired, *kept]))

    def whole(self, current: Any, desired: Any) -> Any:
        """Return the desired members and the default members of the other root types."""
        named = {self._root(path) for path in desired}
        others = [path for path in current or () if self._root(path) not in named] if desired else []
        return list(dict.fromkeys([*desired, *map(self._default, others)]))

    def _default(self, path: str) -> str:
        root_member = self._separator.join(path.split(self._separator)[:2])
        return self._defaults.get(self._root(path), root_member)


STRICT = Strict()
UNORDERED = Unordered()
ORDERED = Ordered()
MERGED = Merged()
