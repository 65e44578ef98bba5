#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an SXP domain filter."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sxp_domain_filter
short_description: Manage SXP domain filters of Cisco ISE
version_added: "0.1.0"
description:
  - Creates, changes and deletes SXP domain filters, which assign IP-SGT mappings to SXP domains.
  - A filter is identified by its criteria, O(subnet), O(security_group) and O(virtual_network), of which at least one is
    required. A criterion that is not set matches every mapping.
notes:
  - ISE's lists of filters contain only identifiers, and ISE cannot filter them. All filters are read to find one.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
  - openise.ise.resource.references
author:
  - openise.ise contributors (@openise)
options:
  subnet:
    description:
      - Subnet of the addresses, with its prefix length.
    type: str
  security_group:
    description:
      - Security group of the mappings, by name or by tag. It must exist.
    type: str
  virtual_network:
    description:
      - Virtual network of the mappings. ISE may return V(DEFAULT_VN) for a filter without one, and both count as the same.
    type: str
  domains:
    description:
      - Names of the SXP domains that receive the mappings. They must exist. Required to create a filter.
      - The list replaces the domains of the filter.
    type: list
    elements: str
  name:
    description:
      - A name for the filter. ISE accepts but may not return it, so it is never compared. It is sent with every other change.
    type: str
  description:
    description:
      - Free text. ISE accepts but may not return it, so it is never compared. It is sent with every other change.
      - ISE refuses the characters C(<) and C(>).
    type: str
seealso:
  - module: openise.ise.sxp_domain_filter_info
  - module: openise.ise.sxp_domain
  - module: openise.ise.ip_sgt_mapping
"""

EXAMPLES = r"""
- name: Send the mappings of a subnet to one domain
  openise.ise.sxp_domain_filter:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    subnet: 10.60.0.0/16
    domains: [default]

- name: Send the mappings of a security group in this subnet elsewhere
  openise.ise.sxp_domain_filter:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    subnet: 10.60.0.0/16
    security_group: Production_Servers
    domains: [default]

- name: Remove the filter of the subnet
  openise.ise.sxp_domain_filter:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    subnet: 10.60.0.0/16
    state: absent
"""

RETURN = r"""
sxp_domain_filter:
  description: The filter, with the option names as keys. Empty when the filter is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    subnet: {type: str, description: "Subnet of the addresses, with its prefix length."}
    security_group: {type: str, description: "Security group of the mappings, by name or by tag."}
    virtual_network: {type: str, description: "Virtual network of the mappings."}
    domains: {type: list, elements: str, description: "Names of the SXP domains that receive the mappings."}
  # end: written by docs/generate/reference.py
  sample:
    id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
    subnet: 10.60.0.0/16
    security_group: Production_Servers
    virtual_network: DEFAULT_VN
    domains: [default]
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.sxp_domain_filter import SXP_DOMAIN_FILTER
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(SXP_DOMAIN_FILTER)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
