# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports xmltodict on demand. Only bulk requests and the Monitoring API need it."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from xml.parsers.expat import ExpatError

from .._errors import MissingLibrary, OutdatedLibrary

_DOCUMENT = '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'

try:
    import xmltodict

    _IMPORT_ERROR: ImportError | None = None
except ImportError as error:
    _IMPORT_ERROR = error


def xml_library() -> ModuleType:
    """Return xmltodict. Raises :class:`MissingLibrary` if it is not installed, :class:`OutdatedLibrary` if it is too old."""
    if _IMPORT_ERROR is not None:
        raise MissingLibrary("xmltodict", _IMPORT_ERROR)
    if not _refuses_entities(xmltodict):
        raise OutdatedLibrary(
            "The Python library xmltodict, where this task runs, is too old: it silently omits entities of XML documents. "
            "Install xmltodict 1.0.1 or newer, or use the execution environment of openise.ise."
        )
    return xmltodict


@cache
def _refuses_entities(library: ModuleType) -> bool:
    """Return whether a document with an entity is refused, as since 1.0.1; the library has no attribute for its version."""
    try:
        library.parse(_DOCUMENT)
    except (ExpatError, ValueError):
        return True
    return False
