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
  - Creates, changes, deploys and deletes static IP-SGT mappings, which assign a security group to a host or a subnet.
  - A mapping has its own security group and devices, or inherits both from a mapping group.
notes:
  - ISE's lists cannot be filtered by the name of a mapping. To find a mapping, the whole list is read, with 100 mappings per
    request.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
  - openise.ise.resource.references
author:
  - openise.ise contributors (@openise)
options:
  host:
    description:
      - IP address of a host, a subnet, or a host name. A single address equals the same address with its full prefix length,
        which is the form in results.
      - A subnet must not have host bits. V(10.1.2.3/24) may be meant for the subnet V(10.1.2.0/24) or for the host V(10.1.2.3).
      - ISE cannot change it. Required unless O(id) is set.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  mapping_group:
    description:
      - Name of the mapping group, which must exist.
      - A mapping that is added to a group loses its own O(security_group), O(deploy_type) and O(deploy_to).
    type: str
  security_group:
    description:
      - Security group of the mapping, by name or by tag. It must exist. Required to create a mapping outside of a group.
      - If it is set for a mapping in a group, the mapping is removed from the group.
    type: str
  deploy_type:
    description:
      - Whether the mapping is deployed to all network devices, to one, or to those of a group. Defaults to V(all) for a new
        mapping.
    type: str
    choices: [all, device, device_group]
  deploy_to:
    description:
      - Name of the network device or network device group. It must exist, and match O(deploy_type).
      - It is removed automatically when O(deploy_type) changes to V(all).
    type: str
  sgt_domain:
    description:
      - SGT domain of the mapping, in ISE's format. ISE has this since 3.5.
    type: str
  resolving_nodes:
    description:
      - Names of the ISE nodes that resolve the host name. ISE has this since 3.5 patch 3.
    type: list
    elements: str
  ttl:
    description:
      - Seconds after which the host name is resolved again. ISE has this since 3.5 patch 3.
    type: int
  deploy:
    description:
      - When to deploy the mapping to devices. Saving alone does not deploy it.
      - V(on_change) deploys only if the task changed something. V(always) deploys every time, and the task then reports a
        change every time.
      - ISE runs one deployment at a time and refuses another one meanwhile. The task retries for some seconds, then fails
        and reports that the mapping is saved. To repeat only the deployment, use V(always), because nothing is left to
        change.
      - ISE accepts the deployment request and does not wait for devices. Nothing is deployed in check mode or with
        O(state=absent).
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
- name: Assign a security group to a subnet, and deploy changes
  openise.ise.ip_sgt_mapping:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    host: 10.4.0.0/24
    description: Rack 12
    security_group: Production_Servers
    deploy: on_change

- name: Assign a different group to a host, by tag
  openise.ise.ip_sgt_mapping:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    host: backup.example.com
    security_group: 3
    deploy_type: device_group
    deploy_to: Location#All Locations

- name: Create a mapping group for backup servers
  openise.ise.ip_sgt_mapping_group:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Backup servers
    security_group: Network_Services

- name: Add the host to the group
  openise.ise.ip_sgt_mapping:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    host: backup.example.com
    mapping_group: Backup servers

- name: Remove the mapping of the subnet
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
    id: e2d1b8f0-7c5b-11eb-ad58-005056926583
    host: 10.4.0.0/24
    description: Rack 12
    security_group: Production_Servers
    deploy_type: all
deployed:
  description: Whether the deployment of the mapping was requested; in check mode, whether it would be.
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
