# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The message about misspelt variables of a role."""

from __future__ import annotations

DOCUMENTATION = r"""
name: misspelt
short_description: Describe misspelt names with the nearest known ones
version_added: "0.1.0"
description:
  - Returns a message that lists names and, for each, the known name that is most similar.
  - The roles of this collection fail with it if a variable begins like their options, but is none.
author:
  - openise.ise contributors (@openise)
positional: known
options:
  _input:
    description:
      - Names that do not exist.
    type: list
    elements: str
    required: true
  known:
    description:
      - Names that exist. The message lists them if no name is similar.
    type: list
    elements: str
    required: true
"""

EXAMPLES = r"""
- name: Refuse misspelt variables
  ansible.builtin.assert:
    that: unknown == []
    fail_msg: "Unknown variables: {{ unknown | openise.ise.misspelt(known) }}"
  vars:
    known: [site_name, site_purge]
    unknown: "{{ query('ansible.builtin.varnames', '^site_') | difference(known) }}"
"""

RETURN = r"""
_value:
  description: A message such as C(site_nam; did you mean 'site_name'?), empty for no names.
  type: str
"""

from collections.abc import Callable, Iterable

from ansible_collections.openise.ise.plugins.module_utils._schema.near_names import near_names


def _misspelt(names: Iterable[str], known: Iterable[str]) -> str:
    options = list(known)
    near = {name: near_names(name, options) for name in names}
    hints = [f"{name}; did you mean {found[0]!r}?" for name, found in near.items() if found]
    others = [name for name, found in near.items() if not found]
    listed = [f"{', '.join(others)}; the variables are {', '.join(options)}."] if others else []
    return " ".join([*hints, *listed])


class FilterModule:
    """The class that ansible-core looks for in a file of filters."""

    def filters(self) -> dict[str, Callable[[Iterable[str], Iterable[str]], str]]:
        """Return the filters by name."""
        return {"misspelt": _misspelt}
