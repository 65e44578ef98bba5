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

import hashlib
import os
import re
from collections.abc import Callable, Iterable

# The template of the role writes this line.
_FIRST_LINE = re.compile(rb"# Written by openise\.ise\.export, sha256:([0-9a-f]{64})\. [^\n]*")


def _is_as_exported(path: str) -> bool:
    if os.path.islink(path) or not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return False
    first, _newline, others = content.replace(b"\r\n", b"\n").partition(b"\n")
    written = _FIRST_LINE.fullmatch(first)
    return written is not None and hashlib.sha256(others).hexdigest().encode() == written[1]


def _edited_exports(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if os.path.lexists(path) and not _is_as_exported(path)]


class FilterModule:
    """The class that ansible-core looks for in a file of filters."""

    def filters(self) -> dict[str, Callable[[Iterable[str]], list[str]]]:
        """Return the filters by name."""
        return {"edited_exports": _edited_exports}
