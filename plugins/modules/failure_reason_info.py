#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Look up failure reasons."""

from __future__ import annotations

DOCUMENTATION = r"""
module: failure_reason_info
short_description: Look up the failure reasons of Cisco ISE
version_added: "0.1.0"
description:
  - Reads ISE's table of failure reasons, several hundred of them, and returns one, those with some text, or all.
  - Cisco asks that the table is read once and stored, because reading it is a burden to a Monitoring node. Give O(cache_path)
    to do so.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.monitoring
  - openise.ise.failure_reasons
author:
  - openise.ise contributors (@openise)
options:
  id:
    description:
      - Number of the reason, such as V(22040); RV(openise.ise.session_info#module:sessions[].failure_code) has it.
    type: int
  text:
    description:
      - Return only reasons with this text in their code, cause or resolution. Case does not count.
    type: str
seealso:
  - module: openise.ise.authentication_status_info
  - module: openise.ise.session_info
"""

EXAMPLES = r"""
- name: Ask what a failure means, and keep the table for a week
  openise.ise.failure_reason_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    id: 22040
    cache_path: "{{ playbook_dir }}/failure_reasons.json"
  register: reason

- name: Say so
  ansible.builtin.debug:
    msg: "{{ item.code }}: {{ item.cause }} {{ item.resolution }}"
  loop: "{{ reason.failure_reasons }}"

- name: Find what has to do with certificates
  openise.ise.failure_reason_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    text: certificate
    cache_path: "{{ playbook_dir }}/failure_reasons.json"
  register: certificates
"""

RETURN = r"""
failure_reasons:
  description: The reasons found, by number; an empty list if there are none.
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: int, description: "Number of the reason."}
    code: {type: str, description: "Number and short description."}
    cause: {type: str, description: "What may be behind it; empty where ISE does not say."}
    resolution: {type: str, description: "What to do about it; empty where ISE does not say."}
  sample:
    - id: 22040
      code: 22040 Wrong password or invalid shared secret
      cause: The password is not the one that is stored for this user.
      resolution: Check the password, and the shared secret of the network device.
total:
  description: How many reasons were found.
  returned: success
  type: int
  sample: 1
cached:
  description: Whether they came from O(cache_path), so that ISE was not asked.
  returned: success
  type: bool
  sample: false
node:
  description: The Monitoring node that answered, or from which what was kept came.
  returned: success
  type: str
  sample: ise-mnt1.example.com
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.failure_reason_info import FailureReasonInfoTask

TASK = FailureReasonInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
