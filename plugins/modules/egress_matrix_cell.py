#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a cell of the egress matrix."""

from __future__ import annotations

DOCUMENTATION = r"""
module: egress_matrix_cell
short_description: Manage cells of the TrustSec egress matrix of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes cells of the egress matrix. A cell defines the policy for traffic from one security group to
    another.
  - A cell is identified by O(source) and O(destination), and by O(matrix_id) if there are several matrices.
notes:
  - ISE returns the rule for all other traffic either twice, as a rule and as the SGACL C(Permit IP) or C(Deny IP) at the end
    of the list, or only as that SGACL. Both forms correspond to O(default_rule).
  - More than one SGACL, or SGACLs together with a O(default_rule), require the TrustSec setting that allows multiple SGACLs.
    ISE refuses them without it.
  - The cell from C(ANY) to C(ANY) is the default of the whole matrix. It can be changed, but neither created nor deleted.
  - This module does not push policies to network devices.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
  - openise.ise.resource.references
author:
  - openise.ise contributors (@openise)
options:
  source:
    description:
      - Source security group, by name or by tag. It must exist.
      - With O(id), the task fails if the cell has a different group, because ISE cannot move cells.
      - Required unless O(id) is set.
    type: str
  destination:
    description:
      - Destination security group, by name or by tag. It must exist.
      - With O(id), the task fails if the cell has a different group, because ISE cannot move cells.
      - Required unless O(id) is set.
    type: str
  matrix_id:
    description:
      - Identifier of the matrix. ERS has no resource for matrices. If not set, a new cell is created in the production
        matrix.
      - If several matrices have a cell for the two groups, this option selects the matrix; without it, the task fails.
      - ISE has this since 3.4 patch 2.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  status:
    description:
      - Whether devices enforce the cell, ignore it, or only report its effect. Defaults to V(disabled) for a new cell.
    type: str
    choices: [enabled, disabled, monitor]
  default_rule:
    description:
      - Action for traffic that no SGACL matches. With V(none), the default of the matrix applies.
    type: str
    choices: [none, permit_ip, deny_ip]
  sgacls:
    description:
      - Names of the security group ACLs, in the order in which they are applied. A different order is a change.
      - For C(Permit IP) and C(Deny IP), use O(default_rule).
    type: list
    elements: str
seealso:
  - module: openise.ise.egress_matrix_cell_info
  - module: openise.ise.security_group
  - module: openise.ise.security_group_acl
"""

EXAMPLES = r"""
- name: Create an SGACL that permits web traffic
  openise.ise.security_group_acl:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Permit_Web
    content: |
      permit tcp dst eq 443
      deny ip

- name: Allow employees only web traffic to the production servers
  openise.ise.egress_matrix_cell:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    source: Employees
    destination: Production_Servers
    description: Web only
    status: enabled
    sgacls: [Permit_Web]

- name: Deny guests all traffic to them, given by tags
  openise.ise.egress_matrix_cell:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    source: 6
    destination: 11
    status: enabled
    default_rule: deny_ip

- name: Monitor the effect of denying all other traffic
  openise.ise.egress_matrix_cell:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    source: ANY
    destination: ANY
    status: monitor
    default_rule: deny_ip

- name: Apply the default of the matrix to guests
  openise.ise.egress_matrix_cell:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    source: Guests
    destination: Production_Servers
    state: absent
"""

RETURN = r"""
egress_matrix_cell:
  description: The cell, with the option names as keys. Empty when the cell is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    source: {type: str, description: "Source security group, by name or by tag."}
    destination: {type: str, description: "Destination security group, by name or by tag."}
    matrix_id: {type: str, description: "Identifier of the matrix. Since ISE 3.4."}
    description: {type: str, description: "Free text."}
    status:
      description: "Whether devices enforce the cell, ignore it, or only report its effect."
      type: str
      choices: [enabled, disabled, monitor]
    default_rule:
      description: "Action for traffic that no SGACL matches."
      type: str
      choices: [none, permit_ip, deny_ip]
    sgacls:
      description: "Names of the security group ACLs, in the order in which they are applied."
      type: list
      elements: str
  # end: written by docs/generate/reference.py
  sample:
    id: 53b6d4f0-23b0-11ec-9954-d60cbf567311
    source: Employees
    destination: Production_Servers
    matrix_id: ccf9a6ea-153b-4056-b8f4-0dc17eca4d30
    description: Web only
    status: enabled
    default_rule: none
    sgacls: [Permit_Web]
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.egress_matrix_cell import EGRESS_MATRIX_CELL
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(EGRESS_MATRIX_CELL)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
