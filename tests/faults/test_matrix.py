# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing false under faults: each way under each fault, once and for good.

By default a sample runs, the same every time; ``--all-cells`` runs all, ``--cell TEXT`` those whose name contains a text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from ansible_collections.openise.ise.tests.faults.conftest import PROPERTY
from ansible_collections.openise.ise.tests.faults.excuses import excused
from ansible_collections.openise.ise.tests.faults.judge import BAD
from ansible_collections.openise.ise.tests.faults.matrix import WAYS
from ansible_collections.openise.ise.tests.faults.place import World
from ansible_collections.openise.ise.tests.faults.runner import Runner
from ansible_collections.openise.ise.tests.faults.way import Way

_SHARE = 0.25


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_no_false_verdict(
    way: Way, memory: World, pytestconfig: pytest.Config, record_property: Callable[[str, object], None]
) -> None:
    """Every task says what happened, or that it does not know."""
    runner = Runner(memory, way)
    text = pytestconfig.getoption("--cell")
    everything = text or pytestconfig.getoption("--all-cells")
    cells = [cell for cell in (runner.cells() if everything else runner.sample(_SHARE)) if text in str(cell)]
    verdicts: Counter[str] = Counter()
    wrong = []
    for cell in cells:
        verdict = runner.run(cell)
        excuse = verdict.column in BAD and excused(cell, verdict)
        verdicts["excused" if excuse else verdict.column] += 1
        if verdict.column in BAD and not excuse:
            wrong.append(f"{verdict.column}: {cell}\n    {verdict.why}")
    record_property(PROPERTY, {"area": way.area, "verdicts": dict(verdicts)})
    assert not wrong, f"{len(wrong)} of {len(cells)} cells are wrong:\n" + "\n".join(wrong)
