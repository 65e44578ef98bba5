# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of the options by which info modules choose what to read."""

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
      - Whether an object must fit all O(filters) or any one of them.
    type: str
    choices: [all, any]
    default: all
  details:
    description:
      - Whether to read each object of the list with all its attributes. ISE's list holds only id, name and description, so
        this is one more request for each object, sent over O(max_connections) connections.
      - The list is always complete, however long it is.
    type: bool
    default: false
"""

    # Where something else than a name identifies an object.
    KEYED = r"""
options:
  id:
    description:
      - Read the object with this identifier, with all its attributes.
    type: str
  match:
    description:
      - Whether an object must fit all O(filters) or any one of them.
    type: str
    choices: [all, any]
    default: all
  details:
    description:
      - Whether to read each object of the list with all its attributes. ISE's list holds only id, name and description, so
        this is one more request for each object, sent over O(max_connections) connections.
      - The list is always complete, however long it is.
    type: bool
    default: false
"""

    # Where ISE's lists show hardly more than identifiers, too.
    NAMELESS = r"""
options:
  id:
    description:
      - Read the object with this identifier.
    type: str
  match:
    description:
      - Whether an object must fit all O(filters) or any one of them.
    type: str
    choices: [all, any]
    default: all
  details:
    description:
      - Whether to read each object of the list with all its attributes. ISE's list tells hardly more than identifiers, so
        this is one more request for each object, sent over O(max_connections) connections.
      - The list is always complete, however long it is.
    type: bool
    default: true
"""

    # Where ISE's lists show hardly more than identifiers, and cannot be filtered.
    BARE = r"""
options:
  id:
    description:
      - Read the object with this identifier.
    type: str
  details:
    description:
      - Whether to read each object of the list with all its attributes. ISE's list tells hardly more than identifiers, so
        this is one more request for each object, sent over O(max_connections) connections.
      - The list is always complete, however long it is.
    type: bool
    default: true
"""

    # Where ISE's lists cannot be filtered: the same without O(match).
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
      - Whether to read each object of the list with all its attributes. ISE's list holds only id, name and description, so
        this is one more request for each object, sent over O(max_connections) connections.
      - The list is always complete, however long it is.
    type: bool
    default: false
"""
