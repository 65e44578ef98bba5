#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Read SXP domains."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sxp_domain_info
short_description: Read SXP domains of Cisco ISE
version_added: "0.1.0"
description:
  - Reads an SXP domain by name or id, or all.
extends_documentation_fragment:
  - openise.ise.attributes.reading
  - openise.ise.connection
  - openise.ise.info.bare
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Read the domain with this name.
    type: str
seealso:
  - module: openise.ise.sxp_domain
"""

EXAMPLES = r"""
- name: Read one SXP domain
  openise.ise.sxp_domain_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: default
  register: default_domain

- name: List all SXP domains
  openise.ise.sxp_domain_info:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
  register: everything
"""

RETURN = r"""
sxp_domains:
  description:
    - The domains found; an empty list if there are none.
    - Each object has all attributes that ISE returns; in a list with O(details=false) only C(id), and empty strings for
      C(name) and C(description).
  returned: success
  type: list
  elements: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the domain."}
  # end: written by docs/generate/reference.py
  sample:
    - id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
      name: Campus
total:
  description: Number of objects found.
  returned: success
  type: int
  sample: 1
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.sxp_domain import SXP_DOMAIN
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask

TASK = InfoTask(SXP_DOMAIN)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
