# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of text options that YAML has turned into something else: ``0123`` is the integer 83, ``no`` is false."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

_INTEGER = "an integer"
_KINDS = ((date, "a date"), (bool, "a boolean"), (int, _INTEGER), (float, "a float"))
Steps: TypeAlias = "tuple[str | int, ...]"


def yaml_kind(value: Any) -> str:
    """Return what a single value is in YAML, such as ``an integer``; empty for text and for what is no single value."""
    return next((kind for known, kind in _KINDS if isinstance(value, known)), "")


def not_options(
    values: Mapping[str, Any], spec: Mapping[str, Any], parents: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Yield the path of each value that must be a dictionary of options, or a list of such, and has something else.

    Ansible's validator fails on some of them, without a message. It reads options from text, so text is accepted here.
    """
    for name, value in values.items():
        option, here = spec.get(name) or {}, (*parents, name)
        if "options" not in option:
            continue
        several = isinstance(value, (list, tuple)) and option.get("type") == "list"
        for member in value if several else [value]:
            if isinstance(member, Mapping):
                yield from not_options(member, option["options"], here)
            elif isinstance(member, (list, tuple)):
                yield here


def not_text(
    values: Mapping[str, Any], spec: Mapping[str, Any], numbered: Collection[Steps] = ()
) -> Iterator[tuple[Steps, str]]:
    """Yield path and YAML kind of each value of a text option of an argument spec that is not text.

    A path has the names of options, and positions in lists. ``numbered`` has the paths, without positions, of text options that
    an integer may stand in. An integer is no problem either where a choice is written like it.
    """
    for path, kind in _found(values, spec, ()):
        if kind != _INTEGER or tuple(step for step in path if isinstance(step, str)) not in numbered:
            yield path, kind


def secrets_not_text(values: Mapping[str, Any], spec: Mapping[str, Any], parents: Steps = ()) -> Iterator[Steps]:
    """Yield the path of each secret of an argument spec that is not text; Ansible would even convert a mapping."""
    for name, value in values.items():
        option = spec.get(name) or {}
        if option.get("no_log") and option.get("type", "str") == "str":
            if value is not None and not isinstance(value, str):
                yield (*parents, name)
        elif "options" in option:
            for number, member in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(member, Mapping):
                    here = (*parents, name) if number is None else (*parents, name, number)
                    yield from secrets_not_text(member, option["options"], here)


def _found(values: Mapping[str, Any], spec: Mapping[str, Any], parents: Steps) -> Iterator[tuple[Steps, str]]:
    for name, value in values.items():
        if (option := spec.get(name)) is not None:
            yield from _not_text(value, option, (*parents, name))


def _not_text(value: Any, option: Mapping[str, Any], path: Steps) -> Iterator[tuple[Steps, str]]:
    if option.get("type", "str") == "str" and not option.get("no_log") and isinstance(value, (list, Mapping)):
        yield path, "a list" if isinstance(value, list) else "a mapping"
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from _not_text(member, option, (*path, number))
    elif isinstance(value, Mapping):
        yield from _found(value, option.get("options") or {}, path)
    elif (
        "str" in (option.get("type", "str"), option.get("elements"))
        and (kind := yaml_kind(value))
        and (kind != _INTEGER or str(value) not in option.get("choices", ()))
    ):
        yield path, kind
