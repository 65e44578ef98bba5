# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of what modules support."""

from __future__ import annotations


class ModuleDocFragment:
    """Attributes of modules that write, and of those that read."""

    DOCUMENTATION = r"""
options: {}
attributes:
  check_mode:
    description: Can run in C(check_mode) and return changed status prediction without modifying ISE.
    support: full
  diff_mode:
    description: Will return details on what has changed (or possibly needs changing in C(check_mode)), when in diff mode.
    support: full
    details: Secrets appear as placeholders.
  idempotent:
    description: When run twice in a row outside check mode, with the same arguments, the second time indicates no change.
    support: full
  action_group:
    description: Use C(group/openise.ise.ise) in C(module_defaults) to set defaults for this module.
    support: full
    membership:
      - openise.ise.ise
"""

    # Not INFO: Ansible would take openise.ise.attributes.info for the fragment in info.py.
    READING = r"""
options: {}
attributes:
  check_mode:
    description: Can run in C(check_mode) and return changed status prediction without modifying ISE.
    support: full
    details: This module reads only.
  diff_mode:
    description: Will return details on what has changed (or possibly needs changing in C(check_mode)), when in diff mode.
    support: N/A
    details: This module reads only.
  idempotent:
    description: When run twice in a row outside check mode, with the same arguments, the second time indicates no change.
    support: full
    details: This module reads only.
  action_group:
    description: Use C(group/openise.ise.ise) in C(module_defaults) to set defaults for this module.
    support: full
    membership:
      - openise.ise.ise
"""
