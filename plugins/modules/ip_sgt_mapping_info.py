#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read IP-SGT mappings."""

from __future__ import annotations

DOCUMENTATION = r"""
module: ip_sgt_mapping_info
short_description: Read IP-SGT mappings of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an IP-SGT mapping by host or id, or lists those that match filters, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.keyed
author:
  - openise.ise contributors (@openise)
options:
  host:
    description:
      - Read the mapping for this address, subnet or host name, with all its attributes.
    type: str
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all mappings are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare.
        type: str
        required: true
        choices: [host_name, ip_address, mapping_group, security_group]
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
  - module: openise.ise.ip_sgt_mapping
"""

EXAMPLES = r"""
- name: Read the mapping of one host
  openise.ise.ip_sgt_mapping_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    host: 10.4.0.10
  register: server

- name: List the mappings of a security group
  openise.ise.ip_sgt_mapping_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    filters:
      - field: security_group
        value: Production_Servers
    details: true
  register: of_servers

- name: List all mappings
  openise.ise.ip_sgt_mapping_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: everything
"""

RETURN = r"""
ip_sgt_mappings:
  description:
    - The mappings found; an empty list if there are none.
    - With O(host), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(host) and
      C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    host: {type: str, description: "IP address of a host, a subnet, or a host name."}
    description: {type: str, description: "Free text."}
    mapping_group: {type: str, description: "Name of the mapping group, which must exist."}
    security_group: {type: str, description: "Security group of the mapping, by name or by tag."}
    deploy_type:
      description: "Whether the mapping is deployed to all network devices, to one, or to those of a group."
      type: str
      choices: [all, device, device_group]
    deploy_to: {type: str, description: "Name of the network device or network device group."}
    sgt_domain: {type: str, description: "SGT domain of the mapping, in ISE's format. Since ISE 3.5."}
    resolving_nodes:
      description: "Names of the ISE nodes that resolve the host name. Since ISE 3.5."
      type: list
      elements: str
    ttl: {type: int, description: "Seconds after which the host name is resolved again. Since ISE 3.5."}
  # end: written by docs/generate/reference.py
  sample:
    - id: e2d1b8f0-7c5b-11eb-ad58-005056926583
      host: 10.4.0.0/24
      description: Rack 12
      security_group: Production_Servers
      deploy_type: all
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.ip_sgt_mapping import IP_SGT_MAPPING
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(IP_SGT_MAPPING)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
