#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read cells of the TrustSec egress matrix."""

from __future__ import annotations

DOCUMENTATION = r"""
module: egress_matrix_cell_info
short_description: Read cells of the TrustSec egress matrix of Cisco ISE
version_added: "0.1.0"
description:
  - Reads cells of the egress matrix by security groups or by id, or lists those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.nameless
author:
  - openise.ise contributors (@openise)
options:
  source:
    description:
      - Read the cells for traffic from this security group, by name or by tag.
    type: str
  destination:
    description:
      - Read the cells for traffic to this security group, by name or by tag. With O(source), read the cell for these two
        groups.
    type: str
  matrix_id:
    description:
      - Read the cells of the matrix with this identifier. ISE has this since 3.4 patch 2.
    type: str
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all cells are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare.
        type: str
        required: true
        choices: [description, status, source_name, source_value, destination_name, destination_value, matrix_id]
      operator:
        description: Comparison operator. Not every ISE release supports every operator for every field.
        type: str
        choices:
          - equals
          - not_equals
          - greater_than
          - less_than
          - starts_with
          - not_starts_with
          - ends_with
          - not_ends_with
          - contains
          - not_contains
        default: equals
      value:
        description: Value to compare with.
        type: str
        required: true
seealso:
  - module: openise.ise.egress_matrix_cell
"""

EXAMPLES = r"""
- name: Read the default of the matrix
  openise.ise.egress_matrix_cell_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    source: ANY
    destination: ANY
  register: default_cell

- name: Read all cells for traffic to the production servers, by their tag
  openise.ise.egress_matrix_cell_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    destination: 11
  register: to_production

- name: List the cells that only monitor
  openise.ise.egress_matrix_cell_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: status
        value: monitor
  register: monitored
"""

RETURN = r"""
egress_matrix_cells:
  description:
    - The cells found; an empty list if there are none.
    - Each object has all attributes that are set on ISE; in a list with O(details=false) only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
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
    - id: 53b6d4f0-23b0-11ec-9954-d60cbf567311
      source: Employees
      destination: Production_Servers
      matrix_id: ccf9a6ea-153b-4056-b8f4-0dc17eca4d30
      description: Web only
      status: enabled
      default_rule: none
      sgacls: [Permit_Web]
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.egress_matrix_cell import EGRESS_MATRIX_CELL
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(EGRESS_MATRIX_CELL)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
