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
  - Creates, changes, renames and deletes external RADIUS servers, to which ISE forwards requests as a proxy. A RADIUS
    server sequence puts them in order, see M(openise.ise.radius_server_sequence).
notes:
  - ISE's lists of servers can be neither filtered nor sorted. A single one is found by its name with one request.
  - No source tells whether ISE shows the secrets of these servers. Where it masks them or leaves them out, they are
    written when the server is created, and later only as O(update_secrets) says.
  - Before 3.2 a change is a PUT of the whole server, so that secrets which ISE does not show must be given as well.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
  - openise.ise.resource.secrets
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the server, of letters, digits and underscores.
      - Required unless O(id) is set. With O(id), the server is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  ip_address:
    description:
      - IPv4 address of the server.
      - Needed to create a server.
    type: str
  shared_secret:
    description:
      - RADIUS secret that ISE and the server share, of up to 128 characters.
      - Needed to create a server. It cannot become empty.
    type: str
  key_wrap:
    description:
      - Whether keys are encrypted with AES (RADIUS KeyWrap). V(false) for a new server unless given.
      - With V(true), O(key_encryption_key) and O(message_authenticator_code_key) are needed.
    type: bool
  key_encryption_key:
    description:
      - Key encryption key (KEK) of 16 ASCII or 32 hexadecimal characters, see O(key_input_format).
      - It matters with O(key_wrap=true) only.
    type: str
  message_authenticator_code_key:
    description:
      - Message authenticator code key (MACK) of 20 ASCII or 40 hexadecimal characters, see O(key_input_format).
      - It matters with O(key_wrap=true) only.
    type: str
  key_input_format:
    description:
      - How the two keys are written. V(ascii) for a new server unless given.
    type: str
    choices: [ascii, hexadecimal]
  authentication_port:
    description:
      - UDP port for authentication, V(1812) for a new server unless given.
    type: int
  accounting_port:
    description:
      - UDP port for accounting, V(1813) for a new server unless given.
    type: int
  server_timeout:
    description:
      - Seconds to wait for an answer of the server, from 1 to 120. V(5) for a new server unless given.
      - This is not O(timeout), which is about the connection to ISE.
    type: int
  retries:
    description:
      - How often ISE asks again before it takes the server for dead, from 1 to 9. V(3) for a new server unless given.
    type: int
  dead_time:
    description:
      - Seconds for which ISE does not ask a dead server again, from 1 to 600. ISE takes V(300) for a new server unless
        given.
    type: int
  message_authenticator_required:
    description:
      - Whether ISE accepts only answers with a Message-Authenticator. V(true) protects against forged answers
        (CVE-2024-3596), but the server must send it.
      - ISE has this since 3.5, and there it is needed to create a server, because nobody documents what ISE does
        without it.
    type: bool
seealso:
  - module: openise.ise.external_radius_server_info
"""

EXAMPLES = r"""
- name: Keep the RADIUS server of a partner
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

- name: Encrypt keys on the way
  openise.ise.external_radius_server:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: partner_radius1
    key_wrap: true
    key_encryption_key: "{{ key_encryption_key }}"
    message_authenticator_code_key: "{{ message_authenticator_code_key }}"

- name: Write a new shared secret, each time the task runs
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
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the server, of letters, digits and underscores."}
    description: {type: str, description: "Free text."}
    ip_address: {type: str, description: "IPv4 address of the server."}
    key_wrap: {type: bool, description: "Whether keys are encrypted with AES (RADIUS KeyWrap)."}
    key_input_format: {type: str, choices: [ascii, hexadecimal], description: "How the two keys are written."}
    authentication_port: {type: int, description: "UDP port for authentication, V(1812) for a new server unless given."}
    accounting_port: {type: int, description: "UDP port for accounting, V(1813) for a new server unless given."}
    server_timeout: {type: int, description: "Seconds to wait for an answer of the server, from 1 to 120."}
    retries: {type: int, description: "How often ISE asks again before it takes the server for dead, from 1 to 9."}
    dead_time: {type: int, description: "Seconds for which ISE does not ask a dead server again, from 1 to 600."}
    message_authenticator_required:
      description: "Whether ISE accepts only answers with a Message-Authenticator. Since ISE 3.5."
      type: bool
  # end: written by tools/reference.py
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
