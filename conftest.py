# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets plain pytest, run in the checkout, import ``ansible_collections.openise.ise`` from the checkout itself.

The checkout may lie anywhere, ansible-core wants ``ansible_collections/openise/ise``: a tree below build/ with one link
leads there. Playbooks which a test starts find the collection through ANSIBLE_COLLECTIONS_PATH.
ansible-test brings a tree and a collection finder of its own; there this file does nothing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ansible.utils.collection_loader import AnsibleCollectionConfig

if AnsibleCollectionConfig.collection_finder is None:
    sys.path.insert(0, str(Path(__file__).resolve().parent))

    from ansible.plugins.loader import init_plugin_loader

    from tools.checkout import collections_tree

    TREE = str(collections_tree())
    os.environ["ANSIBLE_COLLECTIONS_PATH"] = TREE
    init_plugin_loader([TREE])
