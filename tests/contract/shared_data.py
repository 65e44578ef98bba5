# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder with the recordings and the vendor's documents: ``../shared/data`` beside the checkout, or OPENISE_SHARED_DATA."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("OPENISE_SHARED_DATA", ROOT.parent / "shared" / "data"))
EXCHANGES = DATA / "ers" / "_recorded_exchanges.json"
OPENAPI = DATA / "openapi" / "cisco-ise-ers-open-api-ers-apis.yaml"
MNT = DATA / "mnt"
MNT_OPENAPI = MNT / "mnt-openapi-cisco.yaml"
MISSING = [path for path in (EXCHANGES, OPENAPI, MNT_OPENAPI) if not path.exists()]
