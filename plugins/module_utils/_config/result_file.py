# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The file with the whole result of a run, and the short form of a failed result.

Ansible prints a failed result on one line, so that has names and numbers only. The file has everything, and is what
``reviewed_plan`` takes. It contains a hash of its content: an incomplete or edited file is noticed. That is no signature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from .._errors import InvalidInput
from .._types.display_text import cut
from .._types.json_file import write_json

FORMAT = 1  # of the file; increased when a key changes its name, place or meaning
REVIEW = "review"  # the key of what a later run compares; in the file it is beside the result
# What a failed result lacks, and what is left of its lists and texts.
_HINT = "For all details, set result_file."
_OMITTED = ("plan", "diff", REVIEW)
_MAX_LISTED, _MAX_PROBLEMS, _MAX_TEXT, _MAX_MESSAGE = 5, 20, 200, 2000


def content_hash(content: Any) -> str:
    """Return the SHA-256 of a value with the types of JSON, whatever the order of its keys."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def write_result(path: str, result: Mapping[str, Any], *, check_mode: bool) -> None:
    """Write a result, atomically and readable by its owner only. Raises :class:`InvalidInput` if that fails."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "kind": "plan" if check_mode else "run",
        REVIEW: result.get(REVIEW),
        "result": {
            key: value for key, value in result.items() if key not in ("diff", "invocation", "deprecations", REVIEW)
        },
    }
    content = json.loads(json.dumps(content, default=str))
    content["sha256"] = content_hash(content)
    try:
        write_json(path, content)
    except OSError as error:
        raise InvalidInput(
            f"result_file: {path} cannot be written ({error.strerror}); check the folder and its permissions."
        ) from None


def read_result(path: str, option: str) -> dict[str, Any]:
    """Return the content of a file of :func:`write_result`. Raises :class:`InvalidInput` with one sentence for any other file."""
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except OSError as error:
        raise InvalidInput(
            f"{option}: {path} cannot be read ({error.strerror}); give the result file of a plan."
        ) from None
    except ValueError:  # also for bytes that are no text
        content = None
    if not isinstance(content, dict) or "format" not in content or "sha256" not in content:
        raise InvalidInput(f"{option}: {path} is not a result file of openise.ise.config, or not all of it.")
    if content["format"] != FORMAT:
        raise InvalidInput(
            f"{option}: {path} has format {content['format']!r}, and this release of the collection reads {FORMAT}. Make the "
            "plan with the same release."
        )
    if content.pop("sha256") != content_hash(content):
        raise InvalidInput(f"{option}: {path} was edited, or is incomplete. Use the file as the plan wrote it.")
    return content


def kept_in(folder: Path | None, result: Mapping[str, Any], *, check_mode: bool) -> dict[str, Any]:
    """Return a result in its short form. If that lacks something, all of it is in a file of the folder, if possible."""
    short = abridged(result)
    if folder is None or not short.get("failed") or short["msg"] == result["msg"]:
        return short
    path = str(folder / f"{uuid4().hex}.json")
    try:
        write_result(path, result, check_mode=check_mode)
    except InvalidInput:
        return short
    return {**short, "result_file": path}


def abridged(result: Mapping[str, Any], *, hint: bool = True) -> dict[str, Any]:
    """Return a failed result without plan and diff, and with the first members of long lists; any other without its review.

    With ``hint``, the message of a result that lacks something says how to get the rest.
    """
    if not result.get("failed"):
        return {key: value for key, value in result.items() if key != REVIEW}
    short = {key: _short(key, value) for key, value in result.items() if key not in _OMITTED}
    if hint and any(short.get(key) != result[key] for key in result if key != REVIEW):
        short["msg"] = f"{short.get('msg', '')} {_HINT}".strip()
    return short


def _short(key: str, value: Any) -> Any:
    if key == "msg":
        return cut(str(value), _MAX_MESSAGE)
    if key == "summary" and isinstance(value, Mapping):
        return {**value, "types": {name: _in_short(counts) for name, counts in value.get("types", {}).items()}}
    if isinstance(value, list) and key != "warnings":
        return [_short_entry(each) for each in value[: _MAX_PROBLEMS if key == "problems" else _MAX_LISTED]]
    return value


def _in_short(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the numbers of one type; only the unchanged ones if there are no others."""
    shown = dict(counts)
    return (
        shown
        if any(number for kind, number in shown.items() if kind != "unchanged")
        else {"unchanged": shown["unchanged"]}
    )


def _short_entry(entry: Any) -> Any:
    if not isinstance(entry, Mapping):
        return entry
    return {
        key: cut(value, _MAX_TEXT) if isinstance(value, str) else value
        for key, value in entry.items()
        if key not in ("errors", "exception")
    }
