# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of what modules of the Monitoring API share."""

from __future__ import annotations


class ModuleDocFragment:
    """Where the Monitoring nodes are."""

    DOCUMENTATION = r"""
options:
  mnt_hostname:
    description:
      - Host name or address of the node with the Monitoring persona, or of both. Without it, O(hostname) is asked.
      - Of two, the one that answers as Monitoring node is used. When it cannot be reached, stays overloaded or is no
        Monitoring node, the other one is asked.
      - The API is on O(port) of these nodes. V(9060), which is ERS's own, is taken for V(443).
      - If not set, the environment variable E(ISE_MNT_HOSTNAME) is used, with a comma between two names.
    type: list
    elements: str
notes:
  - The Monitoring API takes internal administrators of the groups Super Admin, System Admin or MnT Admin only. ERS Admin is not
    enough, and accounts of Active Directory or LDAP do not work.
  - A node that is overloaded (502, 503, 504) is asked four times, after 5 seconds at first and up to 300 seconds later.
  - Lists are a burden to a node. All tasks of one user on a machine ask for them one after the other; a task waits up to 300
    seconds for those before it.
requirements:
  - xmltodict >= 0.13
"""
