#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep an ANC policy applied to an endpoint, or cleared."""

from __future__ import annotations

DOCUMENTATION = r"""
module: anc_endpoint
short_description: Apply and clear ANC policies on endpoints of Cisco ISE
version_added: "0.1.0"
description:
  - Applies a policy of Adaptive Network Control (ANC) to an endpoint, or clears it. This takes an endpoint off the network, or
    lets it back.
  - The endpoint's policy is read first, so nothing is sent when it is as it should be. ISE's list shows no MAC addresses, so
    that is one request for each endpoint that has a policy.
  - An endpoint has one policy at most. Another one is cleared before the new one is applied; for a moment the endpoint has none.
    When ISE then refuses the new one, the old one is applied again.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
author:
  - openise.ise contributors (@openise)
options:
  mac:
    description:
      - MAC address of the endpoint. Any usual notation will do. Quote it, because YAML takes some addresses for numbers.
    type: str
  ip_address:
    description:
      - Address of the endpoint. ISE looks for the session with it, and only ISE knows whose that is.
      - So what the endpoint has cannot be read before. Whether something changed is found out by comparing all endpoints
        that have a policy before and after, and check mode fails. Better give O(mac) where you know it.
      - Cisco names the address in its reference but gives no example of it.
    type: str
  policy:
    description:
      - Name of the ANC policy. Needed with O(state=present), see M(openise.ise.anc_policy).
      - With O(state=absent) only this policy is cleared; an endpoint with another one keeps it.
    type: str
  state:
    description:
      - V(present) makes sure that O(policy) is applied.
      - V(absent) makes sure that it is not, or without O(policy) that none is.
    type: str
    choices: [present, absent]
    default: present
seealso:
  - module: openise.ise.anc_endpoint_info
  - module: openise.ise.anc_policy
"""

EXAMPLES = r"""
- name: There is a policy that isolates endpoints
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

- name: Let it back
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
    - The endpoint and the policy it now has, with its id unless the policy was applied just now. Empty with O(state=absent), and
      with O(ip_address) when nothing changed, because ISE then does not tell which endpoint it is.
  returned: success
  type: dict
  # begin: written by tools/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    mac: {type: str, description: "MAC address of the endpoint."}
    policy: {type: str, description: "Name of the ANC policy."}
  # end: written by tools/reference.py
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
