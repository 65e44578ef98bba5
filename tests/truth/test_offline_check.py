# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The offline check and a run agree: the same mistake in a file gets the same sentence, with file and line, from both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.parsing.dataloader import DataLoader

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import DataModel
from ansible_collections.openise.ise.plugins.plugin_utils.offline_check import Findings, Rules, check
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Document, read
from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.config_helpers import once, run
from ansible_collections.openise.ise.tests.truth.mistakes import CERTAIN, UNPROVEN, Mistake
from ansible_collections.openise.ise.tests.truth.node import Node, Result

_NAME = "data/a.yml"


def _parse(path: str, name: str) -> Document:
    return read(DataLoader(), path, name, password_optional=True)


def _offline(path: Path, **rules: Any) -> Findings:
    return check(_parse, [(str(path), _NAME)], Rules(**{"plain_secrets": "allow", **rules}))


def _online(node: Node, path: Path) -> tuple[list[str], Result]:
    """Return the problems that a run reports before its first request, and the result of the module; it may have none."""
    model = DataModel(_parse, places=True)
    model.add(str(path), _NAME)
    try:
        resources = model.result()
    except InvalidConfiguration as error:
        return error.problems, {}
    result = run(node, resources, check=True)
    return result.get("problems", []), result


def _cases(classes: dict[str, list[Mistake]]) -> list[Any]:
    return [
        pytest.param(*mistake, id=f"{kind}-{number}")
        for kind, mistakes in classes.items()
        for number, mistake in enumerate(mistakes)
    ]


def _check_sentence(sentence: str, line: int, words: tuple[str, ...]) -> None:
    assert sentence.startswith(f"{_NAME}:{line}: " if line else _NAME), sentence
    for word in words:
        assert word.replace("FILE", _NAME) in sentence, sentence


@once
@pytest.mark.parametrize(("text", "line", "words"), _cases(CERTAIN))
def test_mistakes(node: Node, tmp_path: Path, text: str, line: int, words: tuple[str, ...]) -> None:
    """One sentence each, with file and line and the remedy; nothing is sent."""
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    (sentence,) = _offline(path).problems
    _check_sentence(sentence, line, words)
    problems, result = _online(node, path)
    assert problems == [sentence]
    assert not result or node.sent == NOTHING


@once
@pytest.mark.parametrize(("text", "line", "words"), _cases(UNPROVEN))
def test_what_only_ise_can_prove(node: Node, tmp_path: Path, text: str, line: int, words: tuple[str, ...]) -> None:
    """A warning, a problem or nothing, by the option; a run against an ISE without the object fails with the same words."""
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    found = _offline(path)
    assert found.problems == [] and len(found.warnings) == 1, found
    (sentence,) = found.warnings
    _check_sentence(sentence, line, words)
    refused, ignored = _offline(path, unproven="refuse"), _offline(path, unproven="allow")
    assert (refused.problems, refused.warnings) == ([sentence], [])
    assert (ignored.problems, ignored.warnings) == ([], [])
    _problems, result = _online(node, path)
    failed = [each for each in result["failed_objects"] if each["place"] == f"{_NAME}:{line}"]
    assert len(failed) == 1, result
    option = sentence.split(": ")[2 if "if this object is new" not in sentence else 3]
    assert option.split(" ")[0] in failed[0]["msg"], (sentence, failed)
    if "if this object is new: " in sentence:
        assert failed[0]["msg"] == sentence.split("if this object is new: ")[1]
