# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation shared by the modules of the Monitoring API."""

from __future__ import annotations


class ModuleDocFragment:
    """Addresses of the Monitoring nodes."""

    DOCUMENTATION = r"""
options:
  mnt_hostname:
    description:
      - Host name or IP address of the node with the Monitoring persona, or of both such nodes. Defaults to O(hostname).
      - Of two nodes, the one that responds as a Monitoring node is used. If it is unreachable, overloaded or not a Monitoring
        node, the other one is used, also by later tasks of the run.
      - The API listens on O(port) of these nodes. V(9060), the ERS port, is replaced by V(443).
      - If not set, the environment variable E(ISE_MNT_HOSTNAME) is used; two names are separated by a comma.
    type: list
    elements: str
  max_wait:
    description:
      - Maximum time in seconds that the task waits for overloaded nodes, in total. V(0) means not to wait.
    type: int
    default: 600
  mnt_username:
    description:
      - Administrator account for the Monitoring API. If not set, O(username) is used.
      - If not set, the environment variable E(ISE_MNT_USERNAME) is used.
    type: str
  mnt_password:
    description:
      - Password of O(mnt_username).
      - If not set, the environment variable E(ISE_MNT_PASSWORD) is used.
    type: str
notes:
  - The Monitoring API accepts only internal administrators in the groups Super Admin, System Admin or MnT Admin. ERS Admin
    is not sufficient, and Active Directory and LDAP accounts do not work.
  - A request to an overloaded node (502, 503, 504) is tried four times, after 5 seconds at first and up to 300 seconds
    later. Of two nodes, the other one is asked before any of these pauses.
  - Lists put a high load on a node. All tasks of one user on a machine read lists one at a time; a task waits up to 300
    seconds for earlier tasks.
requirements:
  - xmltodict >= 1.0.1
"""
