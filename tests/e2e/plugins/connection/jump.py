# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A connection that ansible takes for a remote one: modules are copied and run, on this machine."""

from __future__ import annotations

from ansible.plugins.connection.local import Connection as LocalConnection

DOCUMENTATION = """
name: jump
short_description: Run modules as on another host
version_added: "0.1.0"
description:
  - Behaves as a connection to another host does, only that the other host is this machine.
author:
  - openise.ise contributors (@openise)
extends_documentation_fragment:
  - connection_pipelining
"""


class Connection(LocalConnection):  # type: ignore[misc]
    """A local connection that action plugins take for a remote one."""

    transport = "jump"
