# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Monitoring (MnT) API below ``/admin/API/mnt/``: a session table, every call, Change of Authorization.

``table`` holds the sessions, ``service`` answers requests, ``documents`` and ``status`` write ISE's documents,
``coa`` executes orders, ``switches`` lists the uncertain behaviour of ISE.
"""
