# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports xmltodict on demand. Only bulk requests and the Monitoring API need it."""

from __future__ import annotations

from types import ModuleType

from .._errors import MissingLibrary

try:
    import xmltodict

    _IMPORT_ERROR: ImportError | None = None
except ImportError as error:
    _IMPORT_ERROR = error


def xml_library() -> ModuleType:
    """Return xmltodict. Raises :class:`MissingLibrary` if it is not installed."""
    if _IMPORT_ERROR is not None:
        raise MissingLibrary("xmltodict", _IMPORT_ERROR)
    return xmltodict
