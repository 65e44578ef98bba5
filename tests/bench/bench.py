# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``make bench``: counts requests and connections, and compares times with a bare HTTP GET by ansible.builtin.uri."""

from __future__ import annotations

import sys
from pathlib import Path


def _main() -> int:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from tools.checkout import collections_tree

    sys.path.insert(0, str(collections_tree()))
    from ansible_collections.openise.ise.tests.bench.suite import main

    return main()


if __name__ == "__main__":
    sys.exit(_main())
