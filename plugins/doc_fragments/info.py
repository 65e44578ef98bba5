# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of the options that select objects in info modules."""

from __future__ import annotations


class ModuleDocFragment:
    """Options of info modules."""

    DOCUMENTATION = r"""
options:
  name:
    description:
      - Read the object with this name, with all its attributes.
    type: str
  id:
    description:
      - Read the object with this identifier, with all its attributes.
    type: str
  match:
    description:
      - Whether an object must match all O(filters) or any of them.
    type: str
    choices: [all, any]
    default: all
  details:
    description:
      - Whether to read every listed object with all its attributes. ISE's lists contain only id, name and description, so
        this needs one more request for each object, sent over O(max_connections) parallel connections.
      - The list is always complete, whatever its length.
    type: bool
    default: false
"""

    # Objects that are identified by something other than a name.
    KEYED = r"""
options:
  id:
    description:
      - Read the object with this identifier, with all its attributes.
    type: str
  match:
    description:
      - Whether an object must match all O(filters) or any of them.
    type: str
    choices: [all, any]
    default: all
  details:
    description:
      - Whether to read every listed object with all its attributes. ISE's lists contain only id, name and description, so
        this needs one more request for each object, sent over O(max_connections) parallel connections.
      - The list is always complete, whatever its length.
    type: bool
    default: false
"""

    # The same, for resources whose lists contain little more than identifiers.
    NAMELESS = r"""
options:
  id:
    description:
      - Read the object with this identifier.
    type: str
  match:
    description:
      - Whether an object must match all O(filters) or any of them.
    type: str
    choices: [all, any]
    default: all
  details:
    description:
      - Whether to read every listed object with all its attributes. ISE's lists contain little more than identifiers, so
        this needs one more request for each object, sent over O(max_connections) parallel connections.
      - The list is always complete, whatever its length.
    type: bool
    default: true
"""

    # Lists that contain little more than identifiers and cannot be filtered.
    BARE = r"""
options:
  id:
    description:
      - Read the object with this identifier.
    type: str
  details:
    description:
      - Whether to read every listed object with all its attributes. ISE's lists contain little more than identifiers, so
        this needs one more request for each object, sent over O(max_connections) parallel connections.
      - The list is always complete, whatever its length.
    type: bool
    default: true
"""

    # Lists that cannot be filtered: the same without O(match).
    UNFILTERED = r"""
options:
  name:
    description:
      - Read the object with this name, with all its attributes.
    type: str
  id:
    description:
      - Read the object with this identifier, with all its attributes.
    type: str
  details:
    description:
      - Whether to read every listed object with all its attributes. ISE's lists contain only id, name and description, so
        this needs one more request for each object, sent over O(max_connections) parallel connections.
      - The list is always complete, whatever its length.
    type: bool
    default: false
"""
