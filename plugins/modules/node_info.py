#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the nodes of the deployment."""

from __future__ import annotations

DOCUMENTATION = r"""
module: node_info
short_description: Read the nodes of a Cisco ISE deployment
version_added: "0.1.0"
description:
  - Reads a node by name or id, or lists those that provide a service, or all, with addresses, roles and services.
  - ERS cannot change nodes.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Read the node with this name, which is its host name without the domain.
    type: str
  details:
    description:
      - Whether to read every listed node with all its attributes, with one more request for each. Otherwise the list
        contains neither roles nor services.
    type: bool
    default: true
  filters:
    description:
      - Conditions that listed objects must match. Without conditions, all nodes are listed.
    type: list
    elements: dict
    suboptions:
      field:
        description: Attribute to compare. V(services) takes the values of RV(nodes[].services).
        type: str
        required: true
        choices: [services]
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
"""

EXAMPLES = r"""
- name: Read all nodes
  openise.ise.node_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: deployment

- name: Show the primary PAN and the RADIUS nodes
  ansible.builtin.debug:
    msg:
      - "{{ deployment.nodes | selectattr('roles', 'contains', 'primary_pan') | map(attribute='fqdn') | first }}"
      - "{{ deployment.nodes | selectattr('services', 'contains', 'Session') | map(attribute='ip_address') }}"

- name: Read one node
  openise.ise.node_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: ise-psn1
  register: psn
"""

RETURN = r"""
nodes:
  description:
    - The nodes found, ordered by name; an empty list if there are none.
    - With O(details=false), each has only C(id), C(name) and C(description).
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Host name without the domain."}
    description: {type: str, description: "Free text."}
    display_name: {type: str, description: "Name shown in the administrator's web interface."}
    fqdn: {type: str, description: "Host name with its domain. Since ISE 2.7."}
    ip_address: {type: str, description: "IPv4 address for management."}
    ip_addresses: {type: list, elements: str, description: "IPv4 addresses of all interfaces."}
    ipv6_address: {type: str, description: "IPv6 address for management."}
    secondary_ipv6_address: {type: str, description: "Second IPv6 address for management."}
    ipv6_addresses: {type: list, elements: str, description: "IPv6 addresses of all interfaces."}
    gateway: {type: str, description: "Default gateway."}
    sxp_ip_address: {type: str, description: "Source address of the node for SXP. Since ISE 3.0."}
    in_deployment: {type: bool, description: "Whether the node is part of a deployment of several nodes."}
    pan: {type: bool, description: "Whether the node is an administration node (PAN), primary or secondary."}
    primary_pan: {type: bool, description: "Whether the node is the primary PAN, to which all changes are sent."}
    other_pan_fqdn: {type: str, description: "Host name of the other PAN, if any."}
    pxgrid: {type: bool, description: "Whether the node has the pxGrid persona."}
    services:
      description: >-
        Services of the node, with ISE's names. V(Session) is RADIUS, V(Profiler) is endpoint profiling, V(DEVICE ADMIN) is
        TACACS+.
      type: list
      elements: str
    roles:
      description: >-
        Personas of the node that ERS returns, which are all except monitoring. A node with services is a V(psn); the other
        values correspond to RV(nodes[].pan), RV(nodes[].primary_pan) and RV(nodes[].pxgrid).
      type: list
      elements: str
      choices: [primary_pan, secondary_pan, psn, pxgrid]
  sample:
    - id: 5a5e5b80-8b5f-11e6-996c-525400b48521
      name: ise-psn1
      display_name: ise-psn1
      fqdn: ise-psn1.example.com
      ip_address: 192.0.2.21
      ip_addresses: [192.0.2.21]
      gateway: 192.0.2.1
      in_deployment: true
      pan: false
      primary_pan: false
      pxgrid: false
      services: [Session, Profiler, DEVICE ADMIN]
      roles: [psn]
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.node_info import NodeInfoTask

TASK = NodeInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
