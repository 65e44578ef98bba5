# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that releases spell differently."""

from __future__ import annotations

from ansible_collections.openise.ise.plugins.module_utils._ers.key_variants import respelled, words_of

DOCUMENT = {"othername": "x", "list": ["one", "othername", {"ndgtype": ["two"]}], "text": "othername"}


def test_words_are_keys_and_members_of_lists() -> None:
    assert words_of(DOCUMENT, {"othername", "ndgtype", "one", "text"}) == {"othername", "ndgtype", "one", "text"}
    assert words_of({"a": "othername", "b": [["one"]]}, {"othername", "one"}) == {"one"}
    assert words_of(DOCUMENT, set()) == set()


def test_respelled_leaves_the_document_and_its_texts() -> None:
    assert respelled(DOCUMENT, {"othername": "ndgtype", "one": "eins"}) == {
        "ndgtype": "x",
        "list": ["eins", "ndgtype", {"ndgtype": ["two"]}],
        "text": "othername",
    }
    assert DOCUMENT["othername"] == "x"
