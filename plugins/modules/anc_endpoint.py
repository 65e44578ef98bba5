#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Apply an ANC policy to an endpoint, or clear it."""

from __future__ import annotations

DOCUMENTATION = r"""
module: anc_endpoint
short_description: Apply and clear ANC policies on endpoints of Cisco ISE
version_added: "0.1.0"
description:
  - Applies a policy of Adaptive Network Control (ANC) to an endpoint, or clears it, for example to isolate an endpoint from
    the network and to readmit it.
  - The current policy of the endpoint is read first, and nothing is sent if it matches the desired state. ISE's list
    contains no MAC addresses, so this needs one request for each endpoint that has a policy.
  - An endpoint has at most one policy. A different policy is cleared before the new policy is applied, so the endpoint
    briefly has none. If ISE refuses the new policy, the old policy is applied again.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - MAC address of the endpoint, in any common notation. Quote it, because YAML parses some MAC addresses as numbers.
    type: str
  ip_address:
    description:
      - IP address of the endpoint. ISE looks up the session with this address; the endpoint is known only to ISE.
      - Therefore the current policy cannot be read first. The task detects a change by comparing all endpoints with a policy
        before and after, and check mode fails. Use O(mac) if it is known.
      - Cisco's reference documents the address but has no example of it.
    type: str
  policy:
    description:
      - Name of the ANC policy. Required with O(state=present), see M(openise.ise.anc_policy).
      - With O(state=absent), only this policy is cleared; a different policy is kept.
    type: str
  state:
    description:
      - V(present) ensures that O(policy) is applied.
      - V(absent) ensures that O(policy) is not applied, or, without O(policy), that no policy is applied.
    type: str
    choices: [present, absent]
    default: present
seealso:
  - module: openise.ise.anc_endpoint_info
  - module: openise.ise.anc_policy
"""

EXAMPLES = r"""
- name: Create a policy that isolates endpoints
  openise.ise.anc_policy:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: ANC-Isolate
    actions: [quarantine]

- name: Isolate an endpoint
  openise.ise.anc_endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: "001a.2b3c.4d5e"
    policy: ANC-Isolate

- name: Readmit it
  openise.ise.anc_endpoint:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    mac: "00:1A:2B:3C:4D:5E"
    state: absent
"""

RETURN = r"""
anc_endpoint:
  description:
    - The endpoint and its policy, with the id unless this task applied the policy. Empty with O(state=absent), and with
      O(ip_address) if nothing changed, because ISE then does not return the endpoint.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    mac: {type: str, description: "MAC address of the endpoint, in any common notation."}
    policy: {type: str, description: "Name of the ANC policy."}
  # end: written by docs/generate/reference.py
  sample:
    mac: 00:1A:2B:3C:4D:5E
    policy: ANC-Isolate
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.anc_endpoint import AncEndpointTask

TASK = AncEndpointTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
