# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of the options that identify an object and set its state."""

from __future__ import annotations


class ModuleDocFragment:
    """Options of modules that manage one object."""

    DOCUMENTATION = r"""
options:
  id:
    description:
      - Identifier of an existing object, as returned by an info module. The object is then looked up by O(id) and not by
        O(name).
      - If O(name) is set as well, the object is renamed to it.
    type: str
  state:
    description:
      - V(present) ensures that the object exists with the given options. Options that are not set keep their value on ISE;
        an option set to an empty value is cleared.
      - V(absent) ensures that the object does not exist. An object counts as absent only when ISE confirms that it does not
        exist.
    type: str
    choices: [present, absent]
    default: present
"""

    # Objects that are identified by something other than a name.
    KEYED = r"""
options:
  id:
    description:
      - Identifier of an existing object, as returned by an info module. The object is then looked up by O(id) alone, and the
        other options describe its desired state.
    type: str
  state:
    description:
      - V(present) ensures that the object exists with the given options. Options that are not set keep their value on ISE;
        an option set to an empty value is cleared.
      - V(absent) ensures that the object does not exist. An object counts as absent only when ISE confirms that it does not
        exist.
    type: str
    choices: [present, absent]
    default: present
"""

    REFERENCES = r"""
options:
  missing_references:
    description:
      - What to do if an option names an object that does not exist.
      - V(fail) is the default outside check mode.
      - V(expect) assumes in check mode that an earlier task of the play would have created the object, which nothing creates in
        check mode. The task warns and names it. This is the default in check mode.
      - With O(state=absent), V(expect) assumes that the missing object was deleted, and this one with it, outside check mode as
        well. The task warns and names it. Without it the task fails, because the name may be misspelt.
    type: str
    choices: [fail, expect]
    version_added: "0.1.0"
"""

    IN_USE = r"""
options:
  force_in_use:
    description:
      - Whether to delete an object that others use. ISE refuses that, or removes the object from them silently.
      - Otherwise the task fails before the deletion, and names the users. It also fails if they could not be read.
      - With V(true) it warns and names them.
    type: bool
    default: false
    version_added: "0.1.0"
"""

    SECRETS = r"""
options:
  update_secrets:
    description:
      - How to handle secrets of an existing object that ISE does not reveal.
      - V(on_create) does not change them. They are sent only when ISE requires them again, because a part of the object that
        contains a secret must be written as a whole.
      - V(always) writes them every time, and the task then reports a change every time.
      - A secret that ISE reveals is compared like any other option, and this option has no effect on it.
    type: str
    choices: [on_create, always]
    default: on_create
"""
