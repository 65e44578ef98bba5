#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage a guest SSID."""

from __future__ import annotations

DOCUMENTATION = r"""
module: guest_ssid
short_description: Manage guest SSIDs of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, describes, renames and deletes guest SSIDs, the wireless networks that sponsor portals offer in guest
    notifications.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - SSID. Cisco documents letters, digits, underscores, dots and hyphens; ISE decides.
      - Required unless O(id) is set. With O(id), the SSID is renamed to this name.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
seealso:
  - module: openise.ise.guest_ssid_info
"""

EXAMPLES = r"""
- name: Create the SSID of the guest network
  openise.ise.guest_ssid:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Guest-WiFi
    description: Visitors, all sites

- name: Create the SSID of an event
  openise.ise.guest_ssid:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Summer-Party

- name: Remove the SSID after the event
  openise.ise.guest_ssid:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Summer-Party
    state: absent
"""

RETURN = r"""
guest_ssid:
  description: The SSID, with the option names as keys. Empty when the SSID is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "SSID."}
    description: {type: str, description: "Free text."}
  # end: written by docs/generate/reference.py
  sample:
    id: 9132eedc-7910-4ffe-805e-3d3a366f7fb7
    name: Guest-WiFi
    description: Visitors, all sites
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.guest_ssid import GUEST_SSID
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(GUEST_SSID)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
