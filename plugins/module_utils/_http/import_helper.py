# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""xmltodict, without which everything but bulk requests and the Monitoring API works."""

from __future__ import annotations

from types import ModuleType

from .._errors import MissingLibrary

try:
    import xmltodict

    _MISSING: ImportError | None = None
except ImportError as error:
    _MISSING = error


def xml_library() -> ModuleType:
    """Return xmltodict. Raises :class:`MissingLibrary` where it is not installed."""
    if _MISSING is not None:
        raise MissingLibrary("xmltodict", _MISSING)
    return xmltodict
