# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of the file that failure reasons are kept in."""

from __future__ import annotations


class ModuleDocFragment:
    """Where failure reasons are kept, and for how long."""

    DOCUMENTATION = r"""
options:
  cache_path:
    description:
      - File in which ISE's table of failure reasons is kept, on the machine where the task runs. Without it, each task that needs
        the table reads it from ISE.
      - It is JSON, holds no secret, and may be shared by tasks with different Monitoring nodes. A file that is damaged is written
        anew. One that cannot be written is a warning and no failure. In check mode it is read but not written.
    type: path
  cache_max_age:
    description:
      - How long what is kept there will do, in seconds. After that the table is read from ISE again. The default is a week;
        V(0) always asks ISE.
    type: int
    default: 604800
"""
