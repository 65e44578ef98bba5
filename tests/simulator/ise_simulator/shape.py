# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attributes of a resource compiled for one set of settings: a ``Shape`` parses bodies and renders documents."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .answers import Refused
from .catalog.language import UNSET, Attribute, Document, Resource
from .profiles import at_least
from .settings import Settings

__all__ = ["Shape", "body_of", "is_mask", "shape_of"]

_MASK = re.compile(r"\*{3,}\Z")
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False, "": False}
_INVALID = "Resource Initialization Failed: Invalid JSON: "


def is_mask(value: Any) -> bool:
    """Return whether a value is a string of asterisks, which ISE shows instead of a secret."""
    return isinstance(value, str) and bool(_MASK.match(value))


class Shape:
    """One level of a resource: the attributes of a profile, under the keys that it uses."""

    def __init__(
        self, attributes: tuple[Attribute, ...], settings: Settings, java: str, path: str = "", *, masks: bool = True
    ) -> None:
        self.settings = settings
        self.masks = masks
        self.java = java
        self.path = path
        self.known: dict[str, Attribute] = {}
        self.children: dict[str, Shape] = {}
        self._secrets: list[Attribute] = []
        self._reading: list[tuple[Attribute, str, Any, bool]] = []
        for attr in attributes:
            if not at_least(settings.profile, attr.since) or (attr.until and at_least(settings.profile, attr.until)):
                continue
            key = getattr(settings, attr.key_switch) if attr.key_switch else attr.name
            self.known[key] = attr
            if attr.attributes:
                name = attr.java_type or attr.name[0].upper() + attr.name[1:]
                self.children[attr.name] = Shape(
                    attr.attributes, settings, f"{java}${name}", f"{path}{key}.", masks=masks
                )
            if attr.secret:
                self._secrets.append(attr)
            shown = attr.read_default
            if shown is not UNSET and (
                not at_least(settings.profile, attr.read_default_since)
                or (attr.read_default_switch and getattr(settings, attr.read_default_switch) != "empty")
            ):
                shown = UNSET
            if not attr.write_only:
                self._reading.append((attr, key, shown, self.masked(attr)))

    def masked(self, attr: Attribute) -> bool:
        """Return whether reads show a secret as asterisks."""
        if not attr.secret or not self.masks or not attr.mask_switch:
            return attr.secret and self.masks
        return bool(self.settings.mask_secrets) and bool(getattr(self.settings, attr.mask_switch))

    # Writing

    def parse(self, body: Any) -> Document:
        """Return ``body`` with canonical keys and types; raise Refused (400) for a body that ERS does not accept."""
        if not isinstance(body, dict):
            raise self._wrong_type(self.java, body)
        document: Document = {}
        for key, value in body.items():
            attr = self.known.get(key)
            if attr is None:
                raise self._unknown(key)
            if attr.computed:
                if attr.name == "id" and isinstance(value, str):
                    document["id"] = value
                continue
            if value is None:
                raise self._null(key)
            document[attr.name] = self._value(attr, attr.type, value, self.path + key)
        return document

    def _value(self, attr: Attribute, type_: str, value: Any, where: str) -> Any:
        if type_ == "block":
            return self.children[attr.name].parse(value)
        if type_ == "map":
            if not isinstance(value, dict):
                raise self._wrong_type("java.util.LinkedHashMap", value)
            return copy.deepcopy(value)
        if type_ == "list":
            if not isinstance(value, list):
                raise self._wrong_type("java.util.ArrayList", value)
            if any(item is None for item in value):
                raise self._null(where.rpartition(".")[2])
            return [self._value(attr, "block" if attr.attributes else attr.elements, item, where) for item in value]
        if type_ in ("boolean", "text_boolean"):
            if isinstance(value, str) and value in _BOOLEANS:
                value = _BOOLEANS[value]
            if not isinstance(value, bool):
                raise self._wrong_type("java.lang.Boolean", value)
            return value
        if type_ == "integer":
            return self._integer(attr, value, where)
        if not isinstance(value, str):
            raise self._wrong_type("java.lang.String", value)
        words = self._words(attr)
        written = {words.get(word, word): word for word in attr.choices}
        if attr.choices and value not in written:
            name = attr.java_type or attr.name[0].upper() + attr.name[1:]
            owner = self.java.partition("$")[0].rpartition(".")[2]
            raise Refused(
                400,
                f"{_INVALID}Cannot deserialize value of type {owner}${name} from String {json.dumps(value)}: "
                f"not one of the values accepted for Enum class: [{', '.join(written)}]\n",
            )
        value = written.get(value, value)
        too_long = attr.max_length is not None and len(value) > attr.max_length
        markup = attr.no_markup and ("<" in value or ">" in value)
        if too_long or markup or (attr.pattern and not re.fullmatch(attr.pattern, value)):
            raise _illegal(where)
        return value

    def _integer(self, attr: Attribute, value: Any, where: str) -> int:
        if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,18}\s*", value):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._wrong_type("java.lang.Integer", value)
        lowest, highest = attr.range
        too_low = lowest is not None and value < lowest
        too_high = highest is not None and value > highest
        if (too_low or too_high) and value not in attr.also_allowed:
            raise _illegal(f"{where}: {value}")
        return value

    def _unknown(self, key: str) -> Refused:
        if self.settings.unknown_key_wording == "newer":
            return self._newer(key)
        return Refused(400, f'{_INVALID}Unrecognized field "{key}" (Class {self.java}), not marked as ignorable\n ')

    def _null(self, key: str) -> Refused:
        if self.settings.unknown_key_wording == "newer":
            return self._newer(key)
        return Refused(400, f'{_INVALID}null is not a value of "{key}" (Class {self.java})\n')

    def _newer(self, key: str) -> Refused:
        trail = (self.path + key).replace(".", "->")
        text = "Resource Initialization Failed due to JSON invalidity: please if properties names are correct: "
        return Refused(400, f"{text}{trail}->")

    @staticmethod
    def _wrong_type(expected: str, value: Any) -> Refused:
        tokens: dict[type, str] = {
            dict: "START_OBJECT",
            list: "START_ARRAY",
            str: "VALUE_STRING",
            int: "VALUE_NUMBER_INT",
            float: "VALUE_NUMBER_FLOAT",
            bool: "VALUE_TRUE" if value is True else "VALUE_FALSE",
        }
        token = tokens.get(type(value), "VALUE_NULL")
        return Refused(400, f"{_INVALID}Can not deserialize instance of {expected} out of {token} token\n")

    def fill(self, document: Document, *, top: bool = True) -> None:
        """Add the defaults of omitted attributes: of this level if ``top``, and of every block in the document."""
        for attr in self.known.values():
            value = document.get(attr.name, UNSET)
            if value is UNSET:
                if top and attr.server_default is not UNSET:
                    document[attr.name] = copy.deepcopy(attr.server_default)
            elif attr.type == "block" and attr.attributes:
                self.children[attr.name].fill(value)
            elif attr.type == "list" and attr.attributes:
                for item in value:
                    self.children[attr.name].fill(item)

    def missing(self, document: Document) -> list[str]:
        """Return ERS keys of required attributes that are absent or empty, here and in the document's blocks."""
        absent: list[str] = []
        for key, attr in self.known.items():
            value = document.get(attr.name)
            if attr.required and (value is None or (value in ("", []) and not attr.allow_empty)):
                absent.append(key)
            elif attr.attributes and value not in (None, []):
                for item in value if isinstance(value, list) else [value]:
                    absent += self.children[attr.name].missing(item)
        return absent

    def secrets(self, sent: Document, stored: Document, *, omitted: str, written: str) -> int:
        """Apply the switches for masks and for omitted secrets; return the number of masks in ``sent``.

        ``sent`` is changed. ``omitted`` "keep" copies stored secrets that the block omits; ``written`` is the switch
        ``written_mask``: overwrite (the asterisks become the secret), keep (the stored secret stays), or reject.
        """
        count = 0
        for attr in self._secrets:
            if is_mask(sent.get(attr.name)):
                count += 1
                if written == "keep":
                    del sent[attr.name]
                    if attr.name in stored:
                        sent[attr.name] = stored[attr.name]
            elif omitted == "keep" and attr.name not in sent and attr.name in stored:
                sent[attr.name] = stored[attr.name]
        for name, child in self.children.items():
            value = sent.get(name)
            if isinstance(value, dict):
                count += child.secrets(value, stored.get(name) or {}, omitted=omitted, written=written)
            elif isinstance(value, list):
                before = stored.get(name) or []
                for position, item in enumerate(value):
                    old = before[position] if position < len(before) else {}
                    count += child.secrets(item, old, omitted=omitted, written=written)
        return count

    # Reading

    def read(self, document: Document, link: Document | None = None) -> Document:
        """Return ``document`` as a GET shows it: ERS keys, masks, and read defaults."""
        shown: Document = {}
        for attr, key, instead, masked in self._reading:
            if attr.name == "link" and link is not None:
                shown[key] = link
                continue
            value = document.get(attr.name, UNSET)
            if value is UNSET:
                if instead is not UNSET:
                    shown[key] = copy.copy(instead)
                elif attr.always_read:
                    shown[key] = self.children[attr.name].read({})
            elif attr.attributes:
                child = self.children[attr.name]
                shown[key] = [child.read(item) for item in value] if attr.type == "list" else child.read(value)
            elif masked and value:
                shown[key] = attr.mask
            elif attr.type == "text_boolean":
                shown[key] = "true" if value in (True, "true") else "false"
            else:
                words = self._words(attr)
                shown[key] = [words.get(item, item) for item in value] if words and attr.type == "list" else value
        return shown

    def _words(self, attr: Attribute) -> Mapping[str, str]:
        """Return how the current release writes the choices of an attribute, where that differs from the catalog."""
        return (
            attr.choice_variants
            if attr.choice_variants and getattr(self.settings, attr.choice_switch) == "other"
            else {}
        )

    def walk(self, document: Document) -> Iterator[tuple[Attribute, str, Any]]:
        """Yield every attribute with a value, with its dotted path, through blocks (not into lists)."""
        for key, attr in self.known.items():
            if attr.name not in document:
                continue
            if attr.type == "block" and attr.attributes:
                yield from self.children[attr.name].walk(document[attr.name])
            else:
                yield attr, self.path + key, document[attr.name]


def _illegal(where: str) -> Refused:
    return Refused(400, f"Validation Error - Illegal values: [{where}]")


def shape_of(resource: Resource, settings: Settings, *, masks: bool = True) -> Shape:
    """Return the shape of a resource; without ``masks`` reads show every secret."""
    return Shape(resource.attributes, settings, f"{resource.namespace}.{resource.envelope}", masks=masks)


def body_of(resource: Resource, raw: bytes, parse: Callable[[Any], Document]) -> Document:
    """Return the parsed document in ``raw``; raise Refused (400) if it is not JSON or lacks the envelope key."""
    try:
        body = json.loads(raw.decode("utf-8"))
    except ValueError:
        raise Refused(400, f"{_INVALID}the body could not be parsed\n") from None
    if not isinstance(body, dict) or set(body) != {resource.envelope}:
        raise Refused(400, f'{_INVALID}Root name does not match expected ("{resource.envelope}")\n')
    return parse(body[resource.envelope])
