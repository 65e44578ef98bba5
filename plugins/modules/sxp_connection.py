#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an SXP connection."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sxp_connection
short_description: Manage SXP connections of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes SXP connections of an ISE node to a peer.
  - A connection is identified by O(ip_address) and O(node), and by O(domains) if there are several between the two.
notes:
  - ISE's lists contain no attributes that identify a connection and cannot be filtered by them. To find a connection, all
    are read.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
author:
  - openise.ise contributors (@openise)
options:
  ip_address:
    description:
      - Address of the peer. Required unless O(id) is set.
    type: str
  node:
    description:
      - Name of the ISE node with the SXP service. Required unless O(id) is set.
    type: str
  domains:
    description:
      - Names of the SXP domains of the connection. They must exist. Defaults to C(default) for a new connection.
      - A connection with none of these domains is a different connection. To a connection with some of them, the others are
        added.
      - ISE accepts more than one since 3.0.
    type: list
    elements: str
  peer:
    description:
      - Name of the peer. Required to create a connection.
    type: str
  mode:
    description:
      - SXP mode of the ISE node, or of both sides. Required to create a connection.
    type: str
    choices: [speaker, listener, both]
  version:
    description:
      - Version of SXP, from 1 to 4. Defaults to 4 for a new connection.
    type: int
  enabled:
    description:
      - Whether the connection is enabled. A new connection is enabled by default.
    type: bool
  name:
    description:
      - A name for the connection. ISE accepts but does not return it, so it is never compared. It is sent with every other
        change.
    type: str
  description:
    description:
      - Free text. ISE accepts but does not return it, so it is never compared. It is sent with every other change.
      - ISE refuses the characters C(<) and C(>).
    type: str
seealso:
  - module: openise.ise.sxp_connection_info
  - module: openise.ise.sxp_domain
  - module: openise.ise.sxp_local_binding
"""

EXAMPLES = r"""
- name: Create a connection to the core switch
  openise.ise.sxp_connection:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    ip_address: 10.1.1.1
    node: ise-psn1
    peer: core1
    mode: listener

- name: Disable the connection
  openise.ise.sxp_connection:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    ip_address: 10.1.1.1
    node: ise-psn1
    enabled: false

- name: Remove the connection
  openise.ise.sxp_connection:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    ip_address: 10.1.1.1
    node: ise-psn1
    state: absent
"""

RETURN = r"""
sxp_connection:
  description: The connection, with the option names as keys. Empty when the connection is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    ip_address: {type: str, description: "Address of the peer."}
    node: {type: str, description: "Name of the ISE node with the SXP service."}
    domains: {type: list, elements: str, description: "Names of the SXP domains of the connection."}
    peer: {type: str, description: "Name of the peer."}
    mode: {type: str, choices: [speaker, listener, both], description: "SXP mode of the ISE node, or of both sides."}
    version: {type: int, description: "Version of SXP, from 1 to 4."}
    enabled: {type: bool, description: "Whether the connection is enabled."}
  # end: written by docs/generate/reference.py
  sample:
    id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
    ip_address: 10.1.1.1
    node: ise-psn1
    domains: [default]
    peer: core1
    mode: listener
    version: 4
    enabled: true
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.sxp_connection import SXP_CONNECTION
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(SXP_CONNECTION)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
