# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Host patterns that must match, for the playbooks of the collection and for those of users."""

from __future__ import annotations

DOCUMENTATION = r"""
name: hosts
short_description: Require that a host pattern matches hosts of the inventory
version_added: "0.1.0"
description:
  - Returns a host pattern for the keyword C(hosts) of a play, and fails if no host of the inventory matches it.
  - Ansible skips a play without hosts, and succeeds. A misspelt group would count as a successful run that did nothing.
  - All playbooks of this collection use it for their variable C(ise_hosts).
author:
  - openise.ise contributors (@openise)
options:
  _terms:
    description:
      - Host patterns, which are combined. Lists are flattened. Empty ones are ignored.
      - Without any, the pattern is the first of O(default) that is a group of the inventory, else the last.
    type: list
    elements: raw
    required: true
  default:
    description: Patterns to try in this order if no pattern is given.
    type: list
    elements: str
    default: [localhost]
"""

EXAMPLES = r"""
- name: Read the devices of every deployment
  hosts: "{{ query('openise.ise.hosts', deployments | default(''), default=['ise', 'localhost']) }}"
  gather_facts: false
  tasks:
    - name: Read the network devices
      openise.ise.network_device_info:
        hostname: "{{ ise_hostname }}"
"""

RETURN = r"""
_raw:
  description: The pattern, in a list.
  type: list
  elements: str
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ansible.errors import AnsibleError
from ansible.plugins.loader import lookup_loader
from ansible.plugins.lookup import LookupBase


class LookupModule(LookupBase):
    """The class that ansible-core looks for in a file of lookups."""

    def run(self, terms: Any, variables: Mapping[str, Any] | None = None, **kwargs: Any) -> list[str]:
        """Return the pattern. Raises :class:`AnsibleError` if no host matches it within ``--limit``."""
        variables = variables or {}
        self.set_options(var_options=variables, direct=kwargs)
        groups = variables.get("groups", {})
        known = [each for each in self.get_option("default") if each in groups]
        pattern = ",".join(_given(terms)) or [*known, self.get_option("default")[-1]][0]
        limit = str(variables.get("ansible_limit") or "")
        # Ansible reads a limit in a file (@FILE), which is not compared here.
        matches = self._matching(pattern, variables) & (
            self._matching(limit, variables)
            if limit and "@" not in limit
            else self._matching("all:localhost", variables)
        )
        if not matches:
            within = f" within the limit {limit}" if limit else ""
            raise AnsibleError(
                f"ise_hosts: no host of the inventory matches {pattern}{within}; correct the pattern or the inventory."
            )
        return [pattern]

    def _matching(self, pattern: str, variables: Mapping[str, Any]) -> set[str]:
        lookup = lookup_loader.get("ansible.builtin.inventory_hostnames", loader=self._loader, templar=self._templar)
        return set(lookup.run([pattern], variables=variables))


def _given(terms: Any) -> Iterator[str]:
    if isinstance(terms, (list, tuple)):
        for term in terms:
            yield from _given(term)
    elif terms:
        yield str(terms)
