# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things are. Everything the tools create lies below ``build/``."""

from __future__ import annotations

from pathlib import Path

NAMESPACE = "openise"
NAME = "ise"

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
VENVS = BUILD / "venv"
LOGS = BUILD / "logs"
CACHE = BUILD / "cache"
HOME = BUILD / "home"
TREE = BUILD / "tree"
REQUIREMENTS = ROOT / "tools" / "requirements"
SIMULATOR = ROOT / "tests" / "simulator"
