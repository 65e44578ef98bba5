#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read external RADIUS servers."""

from __future__ import annotations

DOCUMENTATION = r"""
module: external_radius_server_info
short_description: Read external RADIUS servers of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an external RADIUS server by name or id, or lists all. Secrets are not returned.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.unfiltered
author:
  - openise.ise contributors (@openise)
seealso:
  - module: openise.ise.external_radius_server
"""

EXAMPLES = r"""
- name: Read one server
  openise.ise.external_radius_server_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: home_radius
  register: home

- name: List all servers with their addresses and ports
  openise.ise.external_radius_server_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    details: true
  register: servers
"""

RETURN = r"""
external_radius_servers:
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
    name: {type: str, description: "Name of the server, consisting of letters, digits and underscores."}
    description: {type: str, description: "Free text."}
    ip_address: {type: str, description: "IPv4 address of the server."}
    key_wrap: {type: bool, description: "Whether keys are encrypted with AES (RADIUS KeyWrap)."}
    key_input_format: {type: str, choices: [ascii, hexadecimal], description: "Format of the two keys."}
    authentication_port: {type: int, description: "UDP port for authentication."}
    accounting_port: {type: int, description: "UDP port for accounting."}
    server_timeout: {type: int, description: "Seconds to wait for a response of the server, from 1 to 120."}
    retries: {type: int, description: "Number of retries before ISE marks the server as dead, from 1 to 9."}
    dead_time: {type: int, description: "Seconds for which ISE sends no requests to a dead server, from 1 to 600."}
    message_authenticator_required:
      description: "Whether ISE accepts only responses with a Message-Authenticator. Since ISE 3.5."
      type: bool
  # end: written by docs/generate/reference.py
  sample:
    - id: da095377-dce8-486e-933a-6ea788bbf51a
      name: partner_radius1
      description: Roaming partner, first server
      ip_address: 192.0.2.10
      key_wrap: false
      key_input_format: ascii
      authentication_port: 1812
      accounting_port: 1813
      server_timeout: 3
      retries: 2
      dead_time: 300
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.external_radius_server import (
    EXTERNAL_RADIUS_SERVER,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(EXTERNAL_RADIUS_SERVER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
