#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read SXP connections."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sxp_connection_info
short_description: Read SXP connections of Cisco ISE
version_added: "0.1.0"
description:
  - Reads SXP connections by peer, by node or by id, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.bare
author:
  - openise.ise contributors (@openise)
options:
  ip_address:
    description:
      - Read the connections to the peer with this address.
    type: str
  node:
    description:
      - Read the connections of this ISE node.
    type: str
  domains:
    description:
      - Read the connections in one of these SXP domains.
    type: list
    elements: str
seealso:
  - module: openise.ise.sxp_connection
"""

EXAMPLES = r"""
- name: Read the connections to one peer
  openise.ise.sxp_connection_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    ip_address: 10.1.1.1
  register: to_core

- name: List all SXP connections
  openise.ise.sxp_connection_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: everything
"""

RETURN = r"""
sxp_connections:
  description:
    - The connections found; an empty list if there are none.
    - Each object has all attributes that ISE returns; in a list with O(details=false) only C(id), and empty strings for
      C(name) and C(description).
  returned: success
  type: list
  elements: dict
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
    - id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
      ip_address: 10.1.1.1
      node: ise-psn1
      domains: [default]
      peer: core1
      mode: listener
      version: 4
      enabled: true
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.sxp_connection import SXP_CONNECTION
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(SXP_CONNECTION)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
