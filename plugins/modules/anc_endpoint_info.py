#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read endpoints to which an ANC policy is applied."""

from __future__ import annotations

DOCUMENTATION = r"""
module: anc_endpoint_info
short_description: Read endpoints of Cisco ISE to which an ANC policy is applied
version_added: "0.1.0"
description:
  - Reads the endpoints to which a policy of Adaptive Network Control (ANC) is applied, one by MAC address or id, or all.
  - If an endpoint is not found, it has no policy, whether or not it exists on ISE.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - Read the endpoint with this MAC address, in any common notation. Quote it, because YAML parses some MAC addresses as
        numbers.
      - ISE's list contains no MAC addresses, so all endpoints with a policy are read, over O(max_connections) parallel
        connections.
    type: str
  id:
    description:
      - Read the object with this identifier.
    type: str
  details:
    description:
      - Whether to read every listed endpoint, with one more request for each. Otherwise only the ids are returned.
    type: bool
    default: true
seealso:
  - module: openise.ise.anc_endpoint
"""

EXAMPLES = r"""
- name: Read all endpoints with an ANC policy
  openise.ise.anc_endpoint_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: isolated

- name: Show the endpoints in quarantine
  ansible.builtin.debug:
    msg: "{{ isolated.anc_endpoints | selectattr('policy', '==', 'Quarantine') | map(attribute='mac') }}"

- name: Read one endpoint
  openise.ise.anc_endpoint_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: "001a.2b3c.4d99"
  register: printer
"""

RETURN = r"""
anc_endpoints:
  description: The endpoints found; an empty list if there are none. With O(details=false), each has only its C(id).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    mac: {type: str, description: "MAC address of the endpoint, in any common notation."}
    policy: {type: str, description: "Name of the ANC policy."}
  # end: written by docs/generate/reference.py
  sample:
    - id: f9269682-dcaf-11e3-ad0a-5bdcd2d9fd69
      mac: 00:1A:2B:3C:4D:99
      policy: Quarantine
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.anc_endpoint import ANC_ENDPOINT
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(ANC_ENDPOINT)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
