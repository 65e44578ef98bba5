#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an ANC policy."""

from __future__ import annotations

DOCUMENTATION = r"""
module: anc_policy
short_description: Manage ANC policies of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes policies of Adaptive Network Control (ANC). A policy defines actions on an endpoint to which
    it is applied, see M(openise.ise.anc_endpoint).
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource
author:
  - openise.ise contributors (@openise)
notes:
  - Cisco's reference and clients that were tested with ISE 3.4 and 3.5 use different names for some actions in the API. The
    module reads both, and sends the second if ISE refuses the first.
options:
  name:
    description:
      - Name of the policy.
      - Required unless O(id) is set. A policy cannot be renamed; its name is its identifier.
    type: str
  description:
    description:
      - Free text. ISE refuses the characters C(<) and C(>).
    type: str
  actions:
    description:
      - Actions on an endpoint. At least one is required when the policy is created, and the last one cannot be removed.
      - V(quarantine) re-evaluates the authorization policy, whose rules can match the ANC policy. V(port_bounce) disables
        and re-enables the port, V(shut_down) disables it, V(reauthenticate) restarts authentication.
    type: list
    elements: str
    choices: [quarantine, port_bounce, shut_down, reauthenticate]
seealso:
  - module: openise.ise.anc_policy_info
  - module: openise.ise.anc_endpoint
"""

EXAMPLES = r"""
- name: Create a policy that isolates endpoints
  openise.ise.anc_policy:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: ANC-Quarantine
    actions: [quarantine]

- name: Change its actions
  openise.ise.anc_policy:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: ANC-Quarantine
    actions: [quarantine, port_bounce]

- name: Remove the policy
  openise.ise.anc_policy:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: ANC-Quarantine
    state: absent
"""

RETURN = r"""
anc_policy:
  description: The policy, with the option names as keys. Empty when the policy is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the policy."}
    description: {type: str, description: "Free text."}
    actions:
      description: "Actions on an endpoint."
      type: list
      elements: str
      choices: [quarantine, port_bounce, shut_down, reauthenticate]
  # end: written by docs/generate/reference.py
  sample:
    id: ANC-Quarantine
    name: ANC-Quarantine
    actions: [quarantine]
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.anc_policy import ANC_POLICY
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(ANC_POLICY)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
