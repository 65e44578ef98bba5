# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files with one JSON value each."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any


def write_json(path: str, content: Any) -> None:
    """Replace a file atomically, readable by its owner only. Raises :class:`OSError`; the file is as it was then."""
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path) or ".", prefix=".openise")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.write("\n")
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
