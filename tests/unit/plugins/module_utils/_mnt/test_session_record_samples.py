# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents of the Monitoring API in the folder ``fixtures``, built like those of ISE, and the exact result.

Beside each ``NAME.xml`` stands what is read from it, ``NAME.json``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._mnt.endpoint_status import endpoint_records
from ansible_collections.openise.ise.plugins.module_utils._mnt.failure_reasons import failure_reason
from ansible_collections.openise.ise.plugins.module_utils._mnt.session_record import session_record
from ansible_collections.openise.ise.plugins.module_utils._mnt.session_search import with_status
from ansible_collections.openise.ise.plugins.module_utils._mnt.xml_documents import (
    error_elements,
    read_document,
    read_members,
    read_result,
)

FOLDER = Path(__file__).parent / "fixtures"
Pieces = Iterator[bytes]


def _one(pieces: Pieces) -> Any:
    return with_status(session_record(read_document("GET x", "sessionParameters", pieces)))


def _listed(pieces: Pieces) -> Any:
    return read_members("GET x", "activeSession", session_record, pieces)


def _records(prefix: str, pieces: Pieces) -> Any:
    return read_members(
        "GET x", f"{prefix}List", partial(endpoint_records, prefix), pieces, roots=(f"{prefix}OutputList",)
    )


def _reasons(pieces: Pieces) -> Any:
    return read_members("GET x", "failureReason", failure_reason, pieces, roots=("failureReasonList",))


def _document(root: str, pieces: Pieces) -> Any:
    return read_document("GET x", root, pieces)


def _error(pieces: Pieces) -> Any:
    return error_elements(b"".join(pieces))


# By prefix of the file name; the first match applies.
READERS: tuple[tuple[str, Callable[[Pieces], Any]], ...] = (
    ("active_list", _listed),
    ("session_by_id", _listed),
    ("session_", _one),
    ("authentications", partial(_records, "authStatus")),
    ("accounting", partial(_records, "acctStatus")),
    ("failure_reasons", _reasons),
    ("count", partial(_document, "sessionCount")),
    ("version", partial(_document, "product")),
    ("coa_", partial(_document, "remoteCoA")),
    ("deletion", partial(read_result, "DELETE x")),
    ("error_", _error),
)
NAMES = sorted(path.stem for path in FOLDER.glob("*.xml"))


def _read(name: str, size: int) -> Any:
    body = (FOLDER / f"{name}.xml").read_bytes()
    reader = next(reader for prefix, reader in READERS if name.startswith(prefix))
    return reader(body[start : start + size] for start in range(0, len(body), size))


@pytest.mark.parametrize("size", [1, 1000, 1_000_000])
@pytest.mark.parametrize("name", NAMES)
def test_a_sample(name: str, size: int) -> None:
    """For every size of the pieces."""
    assert _read(name, size) == json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("prefix", "_reader"), READERS)
def test_there_is_one_of_each_kind(prefix: str, _reader: Callable[[Pieces], Any]) -> None:
    assert [name for name in NAMES if name.startswith(prefix)]
    assert {path.stem for path in FOLDER.glob("*.json")} == set(NAMES)
