# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a failed task reports of an error."""

from __future__ import annotations

from ansible_collections.openise.ise.plugins.module_utils._errors import IseError, NotFound


def test_without_an_answer_there_is_a_sentence_only() -> None:
    assert IseError("Cause. Remedy.").result() == {"msg": "Cause. Remedy."}
    assert str(IseError("Cause.")) == "Cause."


def test_an_answer_adds_status_and_messages() -> None:
    messages = ({"title": "t", "type": "ERROR", "code": "c"},)
    assert NotFound("No.", status=404, errors=messages).result() == {
        "msg": "No.",
        "status": 404,
        "errors": list(messages),
    }
    assert NotFound("No.", status=404).result() == {"msg": "No.", "status": 404, "errors": []}
