#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read external TACACS+ servers."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tacacs_external_server_info
short_description: Read external TACACS+ servers of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an external TACACS+ server by name or id, or lists all. Secrets are not returned.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.tacacs_external_server
"""

EXAMPLES = r"""
- name: Read one server
  openise.ise.tacacs_external_server_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: home_tacacs
  register: home

- name: List all servers with their addresses and ports
  openise.ise.tacacs_external_server_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: servers
"""

RETURN = r"""
tacacs_external_servers:
  description:
    - The servers found, ordered by name; an empty list if there are none.
    - With O(name), O(id) or O(details) each object has all attributes that are set on ISE, otherwise only C(id), C(name) and
      C(description).
  returned: success
  type: list
  elements: dict
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
    - id: 1af3d6e2-cc3b-4603-b80f-6827768335ab
      name: acs1
      description: Until all devices are moved
      ip_address: 192.0.2.49
      connection_port: 49
      single_connect: false
      server_timeout: 20
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_external_server import (
    TACACS_EXTERNAL_SERVER,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(TACACS_EXTERNAL_SERVER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
