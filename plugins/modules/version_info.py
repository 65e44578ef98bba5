#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read version, patches and features of a node."""

from __future__ import annotations

DOCUMENTATION = r"""
module: version_info
short_description: Read version, patches and features of Cisco ISE
version_added: "0.1.0"
description:
  - Reads the version of ISE, its patches and the ERS features of that release.
  - The task sends two requests, and one more for each of O(resources).
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
author:
  - openise.ise contributors (@openise)
options:
  resources:
    description:
      - ERS resources whose versions are returned, such as V(networkdevice). Each is the part of the path after
        C(/ers/config/).
    type: list
    elements: str
    default: []
seealso:
  - module: openise.ise.node_info
"""

EXAMPLES = r"""
- name: Read the version of this ISE
  openise.ise.version_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    resources: [networkdevice, endpoint]
  register: ise

- name: Fail if the release is too old for this play
  ansible.builtin.assert:
    that: ise.release is version('3.2', '>=')
    fail_msg: "ISE {{ ise.version }} with the patches {{ ise.patches }}"
"""

RETURN = r"""
version:
  description: Version with its build number.
  returned: success
  type: str
  sample: 3.4.0.608
release:
  description: Major and minor release, as used in the "since" notes of this documentation.
  returned: success
  type: str
  sample: "3.4"
patches:
  description: Numbers of the installed patches. Empty if there are none.
  returned: success
  type: list
  elements: int
  sample: [1]
features:
  description: Optional features of ISE that the modules of this collection use.
  returned: success
  type: dict
  contains:
    name_urls: {type: bool, description: "Whether ERS can look up network devices by name in one request; since 3.1."}
    patch_method: {type: bool, description: "Whether ERS can change single attributes with PATCH; since 3.2."}
    open_api: {type: bool, description: "Whether the OpenAPI is available in addition to ERS; since 3.1, unless it is disabled."}
  sample:
    name_urls: true
    patch_method: true
    open_api: true
resources:
  description: Versions of the resources in O(resources), in the same order.
  returned: success
  type: list
  elements: dict
  contains:
    path: {type: str, description: "The resource, as given in the option."}
    available: {type: bool, description: "Whether this release supports it."}
    current: {type: str, description: "Version that is used by default."}
    supported: {type: list, elements: str, description: "All versions that the node supports."}
  sample:
    - path: networkdevice
      available: true
      current: "1.4"
      supported: ["1.0", "1.1", "1.2", "1.3", "1.4"]
"""

from ansible_collections.openise.ise.plugins.module_utils._tasks.version_info import VersionInfoTask

TASK = VersionInfoTask()


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
