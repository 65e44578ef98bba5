# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Version, patches and features of a node. tests/truth/test_version_info.py has all releases."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import UnexpectedAnswer
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Context
from ansible_collections.openise.ise.plugins.module_utils._tasks.version_info import VersionInfoTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeTransport, ers_error


def run(version: str, patches: str) -> dict[str, Any]:
    values = [{"name": "version", "value": version}, {"name": "patch information", "value": patches}]

    def serve(_method: str, path: str, _query: Any, _document: Any) -> Any:
        if path.endswith("/op/systemconfig/iseversion"):
            return 200, {"OperationResult": {"resultValue": values}}
        return 404, ers_error()

    return VersionInfoTask().execute(Context(FakeTransport(serve)), {"resources": []}, diff=False)


@pytest.mark.parametrize(
    ("version", "patches", "release", "numbers", "patch", "openapi"),
    [
        ("3.4.0.608", "3", "3.4", [3], True, True),
        ("3.1.0.518", "1, 3,7", "3.1", [1, 3, 7], False, True),
        ("3.0.0.458", "0", "3.0", [], False, False),
        ("3.2.0.542", "", "3.2", [], True, True),
    ],
)
def test_version(version: str, patches: str, release: str, numbers: list[int], patch: bool, openapi: bool) -> None:
    result = run(version, patches)
    assert (result["version"], result["release"], result["patches"]) == (version, release, numbers)
    assert result["features"] == {"name_urls": True, "patch_method": patch, "open_api": openapi}


def test_an_unknown_version_is_an_error() -> None:
    with pytest.raises(UnexpectedAnswer, match="did not return its version"):
        run("unknown", "")
