# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `make` runs. Standard library only: it starts before any environment exists. ``python3 -m tools --help``."""
