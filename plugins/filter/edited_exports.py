# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that an export must neither overwrite nor remove."""

from __future__ import annotations

DOCUMENTATION = r"""
name: edited_exports
short_description: List the files that an export must not overwrite
version_added: "0.1.0"
description:
  - Returns those of the given paths that exist on the controller and are no files of the role P(openise.ise.export#role), or
    were edited since the role wrote them.
  - The role writes a hash of the other lines into the first line of each file. Line ends do not count, because Git may convert
    them.
  - Folders and symbolic links are listed, because the role writes none. A file that cannot be read is listed too.
author:
  - openise.ise contributors (@openise)
options:
  _input:
    description:
      - Paths on the controller. Paths that do not exist are not returned.
    type: list
    elements: path
    required: true
"""

EXAMPLES = r"""
- name: Protect the files that were edited since the export
  ansible.builtin.assert:
    that: edited == []
    fail_msg: "These files were edited: {{ edited | join(', ') }}"
  vars:
    edited: "{{ ['exported/network_devices.yml', 'exported/security_groups.yml'] | openise.ise.edited_exports }}"
"""

RETURN = r"""
_value:
  description: The paths, in the order of the input.
  type: list
  elements: path
"""

from collections.abc import Callable, Iterable

from ansible_collections.openise.ise.plugins.plugin_utils.export_folder import edited


class FilterModule:
    """The class that ansible-core looks for in a file of filters."""

    def filters(self) -> dict[str, Callable[[Iterable[str]], list[str]]]:
        """Return the filters by name."""
        return {"edited_exports": edited}
