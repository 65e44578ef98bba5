# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""xmltodict is imported if it is installed, and named if it is not."""

from __future__ import annotations

from types import ModuleType

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import MissingLibrary, OutdatedLibrary
from ansible_collections.openise.ise.plugins.module_utils._http import import_helper


def test_the_library_parses_xml() -> None:
    assert import_helper.xml_library().parse("<a><b>c</b></a>") == {"a": {"b": "c"}}


def test_a_missing_library_is_named_with_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_helper, "_IMPORT_ERROR", ImportError("No module named 'xmltodict'"))
    with pytest.raises(MissingLibrary, match=r"xmltodict is not installed .*No module named 'xmltodict'"):
        import_helper.xml_library()


def test_a_library_that_omits_entities_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As xmltodict 0.13 to 1.0.0."""
    old = ModuleType("xmltodict")
    monkeypatch.setattr(old, "parse", lambda text: {"a": ""}, raising=False)
    monkeypatch.setattr(import_helper, "xmltodict", old)
    with pytest.raises(OutdatedLibrary, match=r"xmltodict, .* is too old: .* Install xmltodict 1\.0\.1 or newer"):
        import_helper.xml_library()
