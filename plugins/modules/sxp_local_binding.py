#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an SXP local binding."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sxp_local_binding
short_description: Manage SXP local bindings of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes SXP local bindings, with which ISE announces the security group of an address to its SXP
    peers.
  - A binding is identified by O(ip_address), and by O(domains) and O(virtual_networks) if the address has several bindings.
notes:
  - ISE's lists contain only identifiers, and the address format of its filter is not documented. If the filter returns
    nothing, all bindings are read before a binding counts as absent.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
  - openise.ise.resource.references
author:
  - openise.ise contributors (@openise)
options:
  ip_address:
    description:
      - IP address of a host, or a subnet. A single address equals the same address with its full prefix length, which is the
        form in results. Host names are not possible.
      - A subnet must not have host bits. V(10.1.2.3/24) may be meant for the subnet V(10.1.2.0/24) or for the host V(10.1.2.3).
      - Required unless O(id) is set.
    type: str
  domains:
    description:
      - Names of the SXP domains of the binding. They must exist. ISE requires these or O(virtual_networks).
      - A binding with none of the given domains and virtual networks is a different binding. To a binding with some of them,
        the others are added.
    type: list
    elements: str
  virtual_networks:
    description:
      - Virtual networks of the binding. ISE has this since 3.0.
    type: list
    elements: str
  security_group:
    description:
      - Security group of the address, by name or by tag. It must exist. Required to create a binding.
    type: str
  name:
    description:
      - A name for the binding. ISE accepts but does not return it, so it is never compared. It is sent with every other
        change.
    type: str
  description:
    description:
      - Free text. ISE accepts but does not return it, so it is never compared. It is sent with every other change.
      - ISE refuses the characters C(<) and C(>).
    type: str
  binding_name:
    description:
      - A name for the binding on releases before 3.0. Later releases accept it, Cisco documents it as deprecated, and it is
        never compared.
    type: str
seealso:
  - module: openise.ise.sxp_local_binding_info
  - module: openise.ise.sxp_domain
  - module: openise.ise.ip_sgt_mapping
"""

EXAMPLES = r"""
- name: Announce the security group of a server to peers
  openise.ise.sxp_local_binding:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    ip_address: 10.2.2.2
    domains: [default]
    security_group: Production_Servers

- name: Change its security group, by tag
  openise.ise.sxp_local_binding:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    ip_address: 10.2.2.2
    security_group: 13

- name: Remove the binding
  openise.ise.sxp_local_binding:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    ip_address: 10.2.2.2
    state: absent
"""

RETURN = r"""
sxp_local_binding:
  description: The binding, with the option names as keys. Empty when the binding is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    ip_address: {type: str, description: "IP address of a host, or a subnet."}
    domains: {type: list, elements: str, description: "Names of the SXP domains of the binding."}
    virtual_networks: {type: list, elements: str, description: "Virtual networks of the binding. Since ISE 3.0."}
    security_group: {type: str, description: "Security group of the address, by name or by tag."}
  # end: written by docs/generate/reference.py
  sample:
    id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
    ip_address: 10.2.2.2/32
    domains: [default]
    security_group: Production_Servers
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.sxp_local_binding import SXP_LOCAL_BINDING
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(SXP_LOCAL_BINDING)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
