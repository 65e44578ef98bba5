# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads the action plugin in ansible's main process, which imports this package as soon as it reads a task of ours.

Each task runs in a fork of that process. Without this every fork would import requests and the rest anew (0.2 s).
"""

from __future__ import annotations

from . import ise  # noqa: F401
