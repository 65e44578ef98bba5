# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All ways of the fault matrix. A new dialect joins with the ways of one more module."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.faults import ways_config, ways_ers, ways_mnt
from ansible_collections.openise.ise.tests.faults.way import Way

WAYS: tuple[Way, ...] = (*ways_ers.ways(), *ways_config.ways(), *ways_mnt.ways())
