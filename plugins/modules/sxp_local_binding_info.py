#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read SXP local bindings."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sxp_local_binding_info
short_description: Read SXP local bindings of Cisco ISE
version_added: "0.1.0"
description:
  - Reads SXP local bindings by address or id, or lists those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.nameless
author:
  - openise.ise contributors (@openise)
options:
  ip_address:
    description:
      - Read the bindings of this address or subnet.
    type: str
  domains:
    description:
      - Read the bindings in one of these SXP domains.
    type: list
    elements: str
  virtual_networks:
    description:
      - Read the bindings in one of these virtual networks.
    type: list
    elements: str
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all bindings are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare.
        type: str
        required: true
        choices: [ip_address, domain, virtual_network]
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
  - module: openise.ise.sxp_local_binding
"""

EXAMPLES = r"""
- name: Read the bindings of one address
  openise.ise.sxp_local_binding_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    ip_address: 10.4.0.20
  register: server

- name: List the bindings of an SXP domain
  openise.ise.sxp_local_binding_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: domain
        value: default
  register: of_domain

- name: List all SXP bindings
  openise.ise.sxp_local_binding_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: everything
"""

RETURN = r"""
sxp_local_bindings:
  description:
    - The bindings found; an empty list if there are none.
    - Each object has all attributes that ISE returns; in a list with O(details=false) only C(id), and empty strings for
      C(name) and C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    ip_address: {type: str, description: "IP address of a host, or a subnet."}
    domains: {type: list, elements: str, description: "Names of the SXP domains of the binding."}
    virtual_networks: {type: list, elements: str, description: "Virtual networks of the binding. Since ISE 3.0."}
    security_group: {type: str, description: "Security group of the address, by name or by tag."}
  # end: written by docs/generate/reference.py
  sample:
    - id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
      ip_address: 10.2.2.2/32
      domains: [default]
      security_group: Production_Servers
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.sxp_local_binding import SXP_LOCAL_BINDING
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(SXP_LOCAL_BINDING)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
