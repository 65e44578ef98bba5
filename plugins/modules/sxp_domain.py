#!/usr/bin/python
# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manage an SXP domain."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sxp_domain
short_description: Manage SXP domains of Cisco ISE
version_added: "0.1.0"
description:
  - Creates and deletes SXP domains, which ISE's web interface calls VPNs. Connections and bindings belong to domains.
notes:
  - ISE cannot change a domain, including its name.
  - The domain C(default) cannot be deleted.
extends_documentation_fragment:
  - openise.ise.attributes
  - openise.ise.connection
  - openise.ise.resource.keyed
author:
  - openise.ise contributors (@openise)
options:
  name:
    description:
      - Name of the domain.
      - Required unless O(id) is set.
    type: str
  description:
    description:
      - Free text. ISE accepts but does not return it, so it is never compared. It is sent when the domain is created.
      - ISE refuses the characters C(<) and C(>).
    type: str
seealso:
  - module: openise.ise.sxp_domain_info
  - module: openise.ise.sxp_connection
  - module: openise.ise.sxp_local_binding
"""

EXAMPLES = r"""
- name: Create an SXP domain for the campus
  openise.ise.sxp_domain:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Campus
    description: All buildings

- name: Remove the SXP domain
  openise.ise.sxp_domain:
    hostname: "{{ ise_hostname }}"
    username: "{{ ise_username }}"
    password: "{{ ise_password }}"
    name: Campus
    state: absent
"""

RETURN = r"""
sxp_domain:
  description: The domain, with the option names as keys. Empty when the domain is absent.
  returned: success
  type: dict
  # begin: written by docs/generate/reference.py
  contains:
    id: {type: str, description: "Identifier that ISE gave the object."}
    name: {type: str, description: "Name of the domain."}
  # end: written by docs/generate/reference.py
  sample:
    id: ef36ca16-0cf7-4806-b2a9-6f547cfe4805
    name: Campus
"""

from ansible_collections.openise.ise.plugins.module_utils._resources.sxp_domain import SXP_DOMAIN
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask

TASK = ResourceTask(SXP_DOMAIN)


def main() -> None:
    """Run as a module."""
    TASK.run_module()


if __name__ == "__main__":
    main()
