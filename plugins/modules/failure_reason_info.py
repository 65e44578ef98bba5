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
  - Reads ISE's table of several hundred failure reasons, and returns one, those that contain a text, or all.
  - Cisco recommends reading the table once and storing it, because reading it puts a high load on a Monitoring node. Set
    O(cache_path) to store it.
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
      - Number of the reason, such as V(22040), as returned in RV(openise.ise.session_info#module:sessions[].failure_code).
    type: int
  text:
    description:
      - Return only reasons that contain this text in their code, cause or resolution. Case is ignored.
    type: str
seealso:
  - module: openise.ise.authentication_status_info
  - module: openise.ise.session_info
"""

EXAMPLES = r"""
- name: Look up a failure reason, and store the table for a week
  openise.ise.failure_reason_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    id: 22040
    cache_path: "{{ playbook_dir }}/failure_reasons.json"
  register: reason

- name: Show it
  ansible.builtin.debug:
    msg: "{{ item.code }}: {{ item.cause }} {{ item.resolution }}"
  loop: "{{ reason.failure_reasons }}"

- name: Find all reasons about certificates
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
  description: The reasons found, ordered by number; an empty list if there are none.
  returned: success
  type: list
  elements: dict
  contains:
    id: {type: int, description: "Number of the reason."}
    code: {type: str, description: "Number and short description."}
    cause: {type: str, description: "Possible cause; empty if ISE has none."}
    resolution: {type: str, description: "Remedy; empty if ISE has none."}
  sample:
    - id: 22040
      code: 22040 Wrong password or invalid shared secret
      cause: The password is not the one that is stored for this user.
      resolution: Check the password, and the shared secret of the network device.
total:
  description: Number of reasons found.
  returned: success
  type: int
  sample: 1
cached:
  description: Whether the reasons were read from O(cache_path) and not from ISE.
  returned: success
  type: bool
  sample: false
node:
  description: Monitoring node that responded, or from which the cached table was read.
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
