#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an external RADIUS server."""

from __future__ import annotations

DOCUMENTATION = r"""
module: external_radius_server
short_description: Manage external RADIUS servers of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes, renames and deletes external RADIUS servers, to which ISE forwards requests as a proxy. A RADIUS server
    sequence orders them, see M(openise.ise.radius_server_sequence).
notes:
  - Before a deletion, the module looks for RADIUS server sequences that use the server, see O(force_in_use).
  - ISE's lists of servers can be neither filtered nor sorted. A single object is looked up by name with one request.
  - It is not documented whether ISE returns the secrets of these servers. If it masks or omits them, they are written when
    the server is created, and later only according to O(update_secrets).
  - Before ISE 3.2, a change is a PUT of the whole server, so that secrets that ISE does not reveal must be set as well.
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
      - Name of the server, consisting of letters, digits and underscores.
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
      - RADIUS shared secret of ISE and the server, up to 128 characters.
      - Required to create a server. It cannot be cleared.
    type: str
  key_wrap:
    description:
      - Whether keys are encrypted with AES (RADIUS KeyWrap). Defaults to V(false) for a new server.
      - With V(true), O(key_encryption_key) and O(message_authenticator_code_key) are required.
    type: bool
  key_encryption_key:
    description:
      - Key encryption key (KEK) of 16 ASCII or 32 hexadecimal characters, see O(key_input_format).
      - Used only with O(key_wrap=true).
    type: str
  message_authenticator_code_key:
    description:
      - Message authenticator code key (MACK) of 20 ASCII or 40 hexadecimal characters, see O(key_input_format).
      - Used only with O(key_wrap=true).
    type: str
  key_input_format:
    description:
      - Format of the two keys. Defaults to V(ascii) for a new server.
    type: str
    choices: [ascii, hexadecimal]
  authentication_port:
    description:
      - UDP port for authentication. Defaults to V(1812) for a new server.
    type: int
  accounting_port:
    description:
      - UDP port for accounting. Defaults to V(1813) for a new server.
    type: int
  server_timeout:
    description:
      - Seconds to wait for a response of the server, from 1 to 120. Defaults to V(5) for a new server.
      - This is not O(timeout), which applies to the connection to ISE.
    type: int
  retries:
    description:
      - Number of retries before ISE marks the server as dead, from 1 to 9. Defaults to V(3) for a new server.
    type: int
  dead_time:
    description:
      - Seconds for which ISE sends no requests to a dead server, from 1 to 600. ISE defaults to V(300) for a new server.
    type: int
  message_authenticator_required:
    description:
      - Whether ISE accepts only responses with a Message-Authenticator. V(true) protects against forged responses
        (CVE-2024-3596), but the server must send it.
      - ISE has this since 3.5. On these releases it is required to create a server, because the default of ISE is not
        documented.
    type: bool
seealso:
  - module: openise.ise.external_radius_server_info
"""

EXAMPLES = r"""
- name: Create the RADIUS server of a partner
  openise.ise.external_radius_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: partner_radius1
    description: Roaming partner, first server
    ip_address: 192.0.2.10
    shared_secret: "{{ radius_secret }}"
    server_timeout: 3
    retries: 2

- name: Enable RADIUS KeyWrap
  openise.ise.external_radius_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: partner_radius1
    key_wrap: true
    key_encryption_key: "{{ key_encryption_key }}"
    message_authenticator_code_key: "{{ message_authenticator_code_key }}"

- name: Write a new shared secret every time the task runs
  openise.ise.external_radius_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: partner_radius1
    shared_secret: "{{ new_radius_secret }}"
    update_secrets: always

- name: Remove the server
  openise.ise.external_radius_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: partner_radius1
    state: absent
"""

RETURN = r"""
external_radius_server:
  description: The server, with the option names as keys. Empty when the server is absent.
  returned: success
  type: dict
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
    id: da095377-dce8-486e-933a-6ea788bbf51a
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
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.external_radius_server import (
    EXTERNAL_RADIUS_SERVER,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(EXTERNAL_RADIUS_SERVER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
