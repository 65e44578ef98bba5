# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads the action plugin in Ansible's main process, which imports this package when it reads a task of the collection.

Each task runs in a fork of that process. Otherwise every fork would import requests and the rest again (0.2 s).
"""

from __future__ import annotations

from . import ise  # noqa: F401
