#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an external TACACS+ server."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tacacs_external_server
short_description: Manage external TACACS+ servers of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes external TACACS+ servers, to which ISE forwards requests as a proxy. A TACACS+
    server sequence orders them, see M(openise.ise.tacacs_server_sequence).
notes:
  - Before a deletion, the module looks for TACACS server sequences that use the server, see O(force_in_use).
  - ISE's lists of servers can be neither filtered nor sorted. A single object is looked up by name with one request.
  - It is not documented whether ISE returns the secrets of these servers. If it masks or omits them, they are written when
    the server is created, and later only according to O(update_secrets).
  - Before ISE 3.2, a change is a PUT of the whole server, so that a secret that ISE does not reveal must be set as well.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.secrets
  - openise.ise.resource.in_use
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the server.
      - Required unless O(id) is set. With O(id), the server is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  ip_address:
    description:
      - IPv4 address of the server.
      - Required to create a server.
    type: str
  shared_secret:
    description:
      - TACACS+ shared secret of ISE and the server.
      - Required to create a server. It cannot be cleared.
    type: str
  connection_port:
    description:
      - TCP port of the server. Defaults to V(49) for a new server.
    type: int
  single_connect:
    description:
      - Whether all sessions share one connection. Defaults to V(true) for a new server.
    type: bool
  server_timeout:
    description:
      - Seconds to wait for a response of the server. Defaults to V(20) for a new server.
      - This is not O(timeout), which applies to the connection to ISE.
    type: int
seealso:
  - module: openise.ise.tacacs_external_server_info
"""

EXAMPLES = r"""
- name: Create an external TACACS+ server
  openise.ise.tacacs_external_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: acs1
    description: Until all devices are moved
    ip_address: 192.0.2.49
    shared_secret: "{{ tacacs_secret }}"
    single_connect: false

- name: Shorten the timeout
  openise.ise.tacacs_external_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: acs1
    server_timeout: 5

- name: Remove the server
  openise.ise.tacacs_external_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: acs1
    state: absent
"""

RETURN = r"""
tacacs_external_server:
  description: The server, with the option names as keys. Empty when the server is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the server."}
    description: {type: str, description: "Free text."}
    ip_address: {type: str, description: "IPv4 address of the server."}
    connection_port: {type: int, description: "TCP port of the server."}
    single_connect: {type: bool, description: "Whether all sessions share one connection."}
    server_timeout: {type: int, description: "Seconds to wait for a response of the server."}
  # end: written by docs/generate/reference.py
  sample:
    id: 1af3d6e2-cc3b-4603-b80f-6827768335ab
    name: acs1
    description: Until all devices are moved
    ip_address: 192.0.2.49
    connection_port: 49
    single_connect: false
    server_timeout: 20
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_external_server import (
    TACACS_EXTERNAL_SERVER,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(TACACS_EXTERNAL_SERVER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
