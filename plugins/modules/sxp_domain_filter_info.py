#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read SXP domain filters."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sxp_domain_filter_info
short_description: Read SXP domain filters of Cisco ISE
version_added: "0.1.0"
description:
  - Reads one SXP domain filter by its criteria or id, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.bare
author:
  - openise.ise contributors (@openise)
options:
  subnet:
    description:
      - Read the filter for this subnet.
    type: str
  security_group:
    description:
      - Read the filter for this security group, by name or by tag.
    type: str
  virtual_network:
    description:
      - Read the filter for this virtual network.
    type: str
seealso:
  - module: openise.ise.sxp_domain_filter
"""

EXAMPLES = r"""
- name: Read the filter of a subnet
  openise.ise.sxp_domain_filter_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    subnet: 10.61.0.0/16
  register: filter

- name: Read all SXP domain filters
  openise.ise.sxp_domain_filter_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: everything
"""

RETURN = r"""
sxp_domain_filters:
  description:
    - The filters found; an empty list if there are none.
    - Each object has all attributes that ISE returns; in a list with O(details=false) only C(id), and empty strings for
      C(name) and C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    subnet: {type: str, description: "Subnet of the addresses, with its prefix length."}
    security_group: {type: str, description: "Security group of the mappings, by name or by tag."}
    virtual_network: {type: str, description: "Virtual network of the mappings."}
    domains: {type: list, elements: str, description: "Names of the SXP domains that receive the mappings."}
  # end: written by docs/generate/reference.py
  sample:
    - id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
      subnet: 10.60.0.0/16
      security_group: Production_Servers
      virtual_network: DEFAULT_VN
      domains: [default]
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.sxp_domain_filter import SXP_DOMAIN_FILTER
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(SXP_DOMAIN_FILTER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
