# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets plain pytest, run in the checkout, import ``ansible_collections.openise.ise`` from the checkout itself.

ansible-core requires the path ``ansible_collections/openise/ise``, while the checkout may be anywhere; a tree below build/ links
to it. Playbooks of tests find the collection through ANSIBLE_COLLECTIONS_PATH. ansible-test has its own tree and collection
finder; there this file does nothing.
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
