# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of the options by which modules find and treat an object."""

from __future__ import annotations


class ModuleDocFragment:
    """Options of modules that keep one object present or absent."""

    DOCUMENTATION = r"""
options:
  id:
    description:
      - Identifier of an existing object, as an info module returns it. The object is then found by it and not by O(name).
      - With O(name) as well, the object gets that name. This is how an object is renamed.
    type: str
  state:
    description:
      - V(present) makes sure the object exists with the given options. Options that are not given stay as they are on ISE,
        an option given as empty is cleared.
      - V(absent) makes sure the object does not exist. Only an answer of ISE that there is none counts as absent.
    type: str
    choices: [present, absent]
    default: present
"""

    # Where something else than a name identifies an object.
    KEYED = r"""
options:
  id:
    description:
      - Identifier of an existing object, as an info module returns it. The object is then found by it alone, and the other
        options say how it is to be.
    type: str
  state:
    description:
      - V(present) makes sure the object exists with the given options. Options that are not given stay as they are on ISE,
        an option given as empty is cleared.
      - V(absent) makes sure the object does not exist. Only an answer of ISE that there is none counts as absent.
    type: str
    choices: [present, absent]
    default: present
"""

    SECRETS = r"""
options:
  update_secrets:
    description:
      - What to do with secrets of an existing object that ISE does not show.
      - V(on_create) leaves them alone. They are only sent when ISE needs them again, because a part of the object that holds
        a secret has to be written as a whole.
      - V(always) writes them each time, and the task is then changed each time.
      - Where ISE shows a secret it is compared like any other option, and this option makes no difference.
    type: str
    choices: [on_create, always]
    default: on_create
"""
