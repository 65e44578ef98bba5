#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read a whole configuration."""

from __future__ import annotations

DOCUMENTATION = r"""
module: config_info
short_description: Read a whole configuration of Cisco ISE
version_added: "0.1.0"
description:
  - Reads all objects of some types, or of all, in the form in which M(openise.ise.config) takes them.
  - Names stand for references, objects and lists are in a fixed order, and what is as it is by itself is left out. Kept in
    files, two exports differ only where ISE does.
  - Where an object has a secret, there is a reference such as C(secret://network_devices/sw-nice-01/radius.shared_secret).
    O(openise.ise.config#module:secrets) gives such references their values.
  - Applying what was read to the same ISE changes nothing.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
author:
  - openise.ise contributors (@openise)
options:
  types:
    description:
      - Which types to read, such as C(network_devices). M(openise.ise.config) lists them all.
      - All that this ISE has when left out.
    type: list
    elements: str
  factory:
    description:
      - Whether objects that ISE comes with are read, too.
    type: bool
    default: false
  progress:
    description:
      - Whether to tell every few seconds how far the task is, and how long it will take.
    type: bool
    default: true
seealso:
  - module: openise.ise.config
"""

EXAMPLES = r"""
- name: Read devices and their groups
  openise.ise.config_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    types: [network_device_groups, network_devices]
  register: exported

- name: Keep them in a file
  ansible.builtin.copy:
    content: "{{ exported.resources | ansible.builtin.to_nice_yaml(indent=2) }}"
    dest: devices.yml
    mode: "0644"
"""

RETURN = r"""
resources:
  description: A list of objects for each type that was read, for O(openise.ise.config#module:resources).
  returned: success
  type: dict
  sample:
    network_devices:
      - name: sw-nice-01
        ip_addresses: [10.6.0.1/32]
        groups: ["Location#All Locations#Nice"]
        radius:
          shared_secret: secret://network_devices/sw-nice-01/radius.shared_secret
secrets:
  description: Names of the secrets that are referred to.
  returned: success
  type: list
  elements: str
  sample: [network_devices/sw-nice-01/radius.shared_secret]
total:
  description: How many objects there are.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.config_info import ConfigInfoTask

TASK = ConfigInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
