# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a failed task reports of an error, and how an error is enriched."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import (
    IseError,
    MissingLibrary,
    NotFound,
    OutcomeUnknown,
)


def test_without_a_response_the_result_has_the_message_only() -> None:
    assert IseError("Cause. Remedy.").result() == {"msg": "Cause. Remedy."}
    assert str(IseError("Cause.")) == "Cause."


def test_a_response_adds_status_and_messages() -> None:
    messages = ({"title": "t", "type": "ERROR", "code": "c"},)
    assert NotFound("No.", status=404, errors=messages).result() == {
        "msg": "No.",
        "status": 404,
        "errors": list(messages),
    }
    assert NotFound("No.", status=404).result() == {"msg": "No.", "status": 404, "errors": []}


def test_context_makes_a_new_error_of_the_same_class() -> None:
    error = NotFound("No.", status=404, errors=[{"title": "t"}])
    enriched = error.with_context("Before:", "After.")
    assert enriched.__class__ is NotFound
    assert (enriched.message, str(enriched)) == ("Before: No. After.",) * 2
    assert (enriched.status, enriched.errors) == (404, [{"title": "t"}])
    assert (error.message, error.with_context(after="After.").message) == ("No.", "No. After.")


def test_context_of_an_error_with_other_arguments() -> None:
    error = MissingLibrary("requests", ImportError("none")).with_context("Before.")
    assert isinstance(error, MissingLibrary)
    assert error.message.startswith("Before. The Python library requests is not installed")


def test_redaction_cleans_the_message_and_the_errors_of_ise() -> None:
    error = NotFound("No secret.", status=404, errors=[{"title": "a secret", "code": "c"}])
    clean = error.redacted(lambda text: text.replace("secret", "***"))
    assert clean.result() == {"msg": "No ***.", "status": 404, "errors": [{"title": "a ***", "code": "c"}]}
    assert error.message == "No secret."


def test_whether_ise_was_changed_before_the_failure() -> None:
    error = NotFound("No.", status=404, errors=[{"title": "t"}])
    late = error.after_write().with_context("Half of it is done:").redacted(str)
    assert (error.wrote, late.wrote, OutcomeUnknown("No answer.").wrote) == (False, True, True)
    assert (type(late), late.status, late.errors) == (NotFound, 404, [{"title": "t"}])


@pytest.mark.parametrize("name", ["message", "status", "errors", "wrote"])
def test_an_error_cannot_be_rewritten(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(IseError("Cause."), name, "other")
