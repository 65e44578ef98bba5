# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The filter: found by its name, documented as it is, clear about what it does not take."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
from ansible.errors import AnsibleFilterError
from ansible.plugins.loader import fragment_loader
from ansible.utils.plugin_docs import get_docstring

from ansible_collections.openise.ise.plugins.filter import session_report as plugin

SESSIONS = [{"username": "anna", "status": "active"}]


def test_the_documentation_has_the_arguments_and_their_defaults() -> None:
    documented: dict[str, Any] = get_docstring(str(Path(plugin.__file__)), fragment_loader)[0]
    assert documented["name"] == "session_report"
    assert plugin.FilterModule().filters() == {"session_report": plugin.session_report}
    sessions, *arguments = inspect.signature(plugin.session_report).parameters.values()
    options = documented["options"]
    assert (sessions.name, options.pop("_input")["type"]) == ("sessions", "list")
    assert {each.name: each.default for each in arguments} == {
        name: each.get("default") for name, each in options.items()
    }


def test_two_forms() -> None:
    assert plugin.session_report(SESSIONS).startswith("<!DOCTYPE html>")
    assert plugin.session_report(SESSIONS, "csv").startswith("\ufeffstatus,username,")


def test_title_and_note() -> None:
    document = plugin.session_report(SESSIONS, title="Paris", note="All of them")
    assert "<h1>Paris</h1>" in document and "<p>All of them</p>" in document


def test_what_a_selection_leaves_is_taken() -> None:
    chosen = (session for session in SESSIONS if session["username"] == "anna")
    assert plugin.session_report(chosen, "csv") == plugin.session_report(SESSIONS, "csv")


@pytest.mark.parametrize("given", [{"sessions": SESSIONS}, "anna", "", None, 7, ["anna"], [SESSIONS]])
def test_anything_else_is_refused(given: Any) -> None:
    with pytest.raises(AnsibleFilterError, match="takes a list of sessions, such as 'sessions' in the result"):
        plugin.session_report(given)


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(AnsibleFilterError, match="form must be one of html, csv, not 'pdf'"):
        plugin.session_report(SESSIONS, "pdf")


def test_failures_are_a_section_of_the_page() -> None:
    failures = {"user": [{"name": "anna", "total": 2, "endpoints": []}], "nas": [], "location": [], "reason": []}
    assert "Failed authentications by user" in plugin.session_report(SESSIONS, failures=failures)
    assert "No failed authentication was found." in plugin.session_report(SESSIONS, failures={})
    assert "ailed authentication" not in plugin.session_report(SESSIONS)
    assert plugin.session_report(SESSIONS, "csv", failures=failures) == plugin.session_report(SESSIONS, "csv")


@pytest.mark.parametrize("given", [[], "anna", {"user": "anna"}, {"user": [7]}, {"user": [{"name": "anna"}]}])
def test_other_failures_are_refused(given: Any) -> None:
    with pytest.raises(AnsibleFilterError, match="failures is 'failures' in the result of"):
        plugin.session_report(SESSIONS, failures=given)
