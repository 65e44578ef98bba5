# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What noxfile.py, the demo and the tests share, and how ``make test`` runs sessions side by side."""
