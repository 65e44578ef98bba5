# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Monitoring (MnT) API below ``/admin/API/mnt/``: a living table of sessions, every call, Change of Authorization.

``table`` holds the sessions, ``service`` answers requests, ``documents`` and ``status`` write what ISE would write,
``coa`` carries orders out, ``switches`` lists what is not certain about ISE.
"""
