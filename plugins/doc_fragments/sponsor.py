# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of the sponsor's account."""

from __future__ import annotations


class ModuleDocFragment:
    """Options of modules about guest accounts."""

    DOCUMENTATION = r"""
options:
  sponsor_username:
    description:
      - Sponsor account for all requests about guest accounts. ISE refuses administrators there.
      - If not set, O(username) is used as the sponsor account.
      - If not set, the environment variable E(ISE_SPONSOR_USERNAME) is used.
    type: str
  sponsor_password:
    description:
      - Password of O(sponsor_username).
      - If not set, the environment variable E(ISE_SPONSOR_PASSWORD) is used.
    type: str
notes:
  - A sponsor is an internal user (or one of another identity store) in a group that is a member of a sponsor group. The
    sponsor group must allow API access, which no sponsor group of a new ISE does. M(openise.ise.sponsor_group_info) returns
    this permission as C(manage.rest_api).
  - Sponsors of other identity stores must have logged in to the sponsor portal once before ISE lets them create guests.
"""
