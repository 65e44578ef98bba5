# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of several resources: functions for :class:`~.language.Hooks` to call."""

from __future__ import annotations

import ipaddress
import re

from ..context import Context
from .language import Document

__all__ = [
    "apply_unproven_change",
    "check_custom_attributes",
    "check_entries",
    "check_ipv4",
    "check_key_lengths",
    "check_new_name",
    "count_generations",
    "defined",
    "show_acl",
    "show_group",
]

_ENTRY = re.compile(r"\s*(\d+\s+)?(permit|deny|remark)\b.*|\s*!.*|\s*", re.IGNORECASE)


def check_new_name(ctx: Context, new: Document, old: Document | None, pattern: str) -> None:
    """Refuse a new name that does not match. Built-in objects have names that clients cannot use."""
    if (old is None or new["name"] != old["name"]) and not re.fullmatch(pattern, new["name"]):
        raise ctx.illegal(f"name: {new['name']}")


def defined(names: str) -> tuple[str, ...]:
    """Return the names in a switch that lists custom attributes."""
    return tuple(name for name in names.split(",") if name)


def check_custom_attributes(ctx: Context, values: Document, names: tuple[str, ...]) -> None:
    """Refuse custom attributes that are not strings or that no administrator has defined."""
    for name, value in values.items():
        if isinstance(value, (dict, list)):
            raise ctx.illegal(f"customAttributes: {name}")
        if name not in names:
            raise ctx.illegal(f"customAttributes: {name} is not defined")


def check_entries(ctx: Context, key: str, text: str) -> None:
    """Refuse an ACL with a line that is neither an entry nor a remark."""
    for number, line in enumerate(text.splitlines(), 1):
        if not _ENTRY.fullmatch(line):
            raise ctx.illegal(f"{key}: line {number}: {line}")


def check_ipv4(ctx: Context, key: str, value: str) -> None:
    """Refuse anything but an IPv4 address."""
    try:
        ipaddress.IPv4Address(value)
    except ValueError:
        raise ctx.illegal(f"{key}: {value}") from None


def check_key_lengths(ctx: Context, block: Document, keys: dict[str, int], where: str = "") -> None:
    """Require the length of key wrap keys: as given here in ASCII, and twice that in hexadecimal."""
    factor = 2 if block.get("keyInputFormat") == "HEXADECIMAL" else 1
    for key, length in keys.items():
        value = block.get(key, "")
        if value and not set(value) <= {"*"} and len(value) != length * factor:
            raise ctx.illegal(f"{where}{key}")


def count_generations(new: Document, old: Document | None) -> None:
    """Set ``generationId``: "0" at first, and one more after each change."""
    if old is None:
        new["generationId"] = "0"
        return
    generation = old.get("generationId", "0")
    changed = {**new, "generationId": generation} != {**old, "generationId": generation}
    new["generationId"] = str(int(generation) + changed)


def apply_unproven_change(ctx: Context, new: Document, old: Document | None, key: str, switch: str) -> None:
    """Write, keep or refuse another value of an existing object, where it is not proven which of them ISE does."""
    if old is None or key not in old or new.get(key) == old[key]:
        return
    handling = getattr(ctx.settings, switch)
    if handling == "refuse":
        raise ctx.illegal(f"{key} can not be changed")
    if handling == "kept":
        new[key] = old[key]


def show_acl(ctx: Context, shown: Document, key: str) -> None:
    """Return the text of an ACL as the switch ``acl_text`` says."""
    if ctx.settings.acl_text == "crlf":
        shown[key] = "\r\n".join(shown[key].splitlines())
    elif ctx.settings.acl_text == "trimmed":
        shown[key] = shown[key].rstrip()


def show_group(ctx: Context, shown: Document) -> None:
    """Return a security group as ``NAME (decimal/hexadecimal)``, a form that ISE refuses in bodies."""
    group = ctx.store.tables["sgt"].by_id.get(shown.get("sgt", ""))
    if group is not None:
        value = group.document["value"]
        shown["sgt"] = f"{group.name} ({value}/{value:04X})"
