#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an IP-SGT mapping."""

from __future__ import annotations

DOCUMENTATION = r"""
module: ip_sgt_mapping
short_description: Manage IP-SGT mappings of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, deploys and deletes static IP-SGT mappings, by which traffic of a host or a subnet has a security group.
  - A mapping has a security group and devices of its own, or has both from a mapping group.
notes:
  - ISE's lists cannot be filtered by the name of a mapping. The whole list is read to find one, 100 mappings with a request.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
author:
  - openise.ise contributors (@openise)
options:
  host:
    description:
      - Address of a host, a subnet, or the name of a host. An address is one with its full prefix length, and that is the
        form in which results have it.
      - ISE cannot change it. Required unless O(id) is set.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  mapping_group:
    description:
      - Mapping group the mapping is in, by name. It must exist.
      - A mapping that comes into a group loses O(security_group), O(deploy_type) and O(deploy_to) of its own.
    type: str
  security_group:
    description:
      - Security group of the mapping, by name or by tag. It must exist. Needed to create a mapping outside of a group.
      - A mapping in a group leaves it when this is given.
    type: str
  deploy_type:
    description:
      - Whether all network devices get the mapping, or one, or those of a group. ISE is told V(all) for a new mapping unless this
        says otherwise.
    type: str
    choices: [all, device, device_group]
  deploy_to:
    description:
      - The network device or network device group, by name. It must exist, and fit O(deploy_type).
      - It goes by itself when O(deploy_type) becomes V(all).
    type: str
  sgt_domain:
    description:
      - SGT domain of the mapping, as ISE takes it. ISE has this since 3.5.
    type: str
  resolving_nodes:
    description:
      - Names of the ISE nodes that resolve a host name. ISE has this since 3.5 patch 3.
    type: list
    elements: str
  ttl:
    description:
      - Seconds after which a host name is resolved again. ISE has this since 3.5 patch 3.
    type: int
  deploy:
    description:
      - Whether to tell ISE to deploy the mapping to devices, after it is as wanted. Saving alone tells no device.
      - V(on_change) does so when the task changed something. V(always) does so each time, and the task is then changed each
        time.
      - ISE does one deployment at a time and refuses another one meanwhile. The task tries for some seconds, then fails
        saying that the mapping is saved. As nothing is left to change then, V(always) is the way to repeat it.
      - ISE accepts the order and does not wait for devices. Nothing is deployed in check mode, nor with O(state=absent).
    type: str
    choices: [never, on_change, always]
    default: never
seealso:
  - module: openise.ise.ip_sgt_mapping_info
  - module: openise.ise.ip_sgt_mapping_group
  - module: openise.ise.security_group
  - module: openise.ise.sxp_local_binding
"""

EXAMPLES = r"""
- name: A subnet has a security group, and devices are told when that changes
  openise.ise.ip_sgt_mapping:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    host: 10.4.0.0/24
    description: Rack 12
    security_group: Production_Servers
    deploy: on_change

- name: A host has another one, by its tag
  openise.ise.ip_sgt_mapping:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    host: backup.example.com
    security_group: 3
    deploy_type: device_group
    deploy_to: Location#All Locations

- name: Keep a group for backup servers
  openise.ise.ip_sgt_mapping_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Backup servers
    security_group: Network_Services

- name: Put the host into the group
  openise.ise.ip_sgt_mapping:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    host: backup.example.com
    mapping_group: Backup servers

- name: The subnet has no security group any more
  openise.ise.ip_sgt_mapping:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    host: 10.4.0.0/24
    state: absent
"""

RETURN = r"""
ip_sgt_mapping:
  description: The mapping, with the option names as keys. Empty when the mapping is absent.
  returned: success
  type: dict
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    host: {type: str, description: "Address of a host, a subnet, or the name of a host."}
    description: {type: str, description: "Free text."}
    mapping_group: {type: str, description: "Mapping group the mapping is in, by name."}
    security_group: {type: str, description: "Security group of the mapping, by name or by tag."}
    deploy_type:
      description: "Whether all network devices get the mapping, or one, or those of a group."
      type: str
      choices: [all, device, device_group]
    deploy_to: {type: str, description: "The network device or network device group, by name."}
    sgt_domain: {type: str, description: "SGT domain of the mapping, as ISE takes it. Since ISE 3.5."}
    resolving_nodes:
      description: "Names of the ISE nodes that resolve a host name. Since ISE 3.5."
      type: list
      elements: str
    ttl: {type: int, description: "Seconds after which a host name is resolved again. Since ISE 3.5."}
  # end: written by tools/reference.py
  sample:
    id: e2d1b8f0-7c5b-11eb-ad58-005056926583
    host: 10.4.0.0/24
    description: Rack 12
    security_group: Production_Servers
    deploy_type: all
deployed:
  description: Whether ISE was told to deploy the mapping; in check mode, whether it would have been.
  returned: when O(state=present)
  type: bool
  sample: true
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.ip_sgt_mapping import IP_SGT_MAPPING
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(IP_SGT_MAPPING)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
