# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A strict simulator of Cisco ISE's ERS and Monitoring APIs."""

from __future__ import annotations

from .settings import Settings

__all__ = ["Settings", "__version__"]

__version__ = "0.1.0"
