# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan: what would be done, and everything a run can know to be wrong before its first write."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import preview
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Step
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner, missing_parents
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import SECRET, device

AUTH = {"radiusSharedSecret": SECRET, "networkProtocol": "RADIUS"}
SW1 = (NETWORK_DEVICE, device(authenticationSettings=AUTH))
TACACS = (NETWORK_DEVICE, device(authenticationSettings=AUTH, tacacsSettings={"sharedSecret": "Tacacs-S3cret"}))
NEW = {"name": "sw9", "ip_addresses": ["10.9.9.9"]}
PATHS = ["Location#All Locations", "Location#All Locations#Paris", "Location#All Locations#Paris#North"]
GROUPS = [
    (NETWORK_DEVICE_GROUP, {"id": f"g{number}", "name": path, "othername": "Location", "description": ""})
    for number, path in enumerate(PATHS)
]


def want(params: dict[str, Any], **options: Any) -> Desired:
    return Desired(NETWORK_DEVICE, desired_state(NETWORK_DEVICE, params), **options)


def want_group(params: dict[str, Any], **options: Any) -> Desired:
    return Desired(NETWORK_DEVICE_GROUP, desired_state(NETWORK_DEVICE_GROUP, params), **options)


def planned(ers: FakeErs, *desired: Desired) -> list[Step]:
    steps = StepPlanner(ers).plan(desired)
    assert {call.split()[0] for call in ers.calls} <= {"find", "get", "list", "release"}  # planning only reads
    return steps


@pytest.mark.parametrize(
    ("desired", "action", "calls"),
    [
        (want({"name": "sw1", "description": "core"}), Action.NONE, ["find sw1"]),
        (want({"name": "SW1", "description": "core"}), Action.NONE, ["find SW1"]),
        (want({"name": "sw1"}), Action.NONE, ["find sw1"]),
        (want({"name": "sw1", "description": "edge"}), Action.UPDATE, ["find sw1"]),
        (want({"name": "sw2"}, object_id="d1"), Action.UPDATE, ["get d1"]),
        (want({"name": "SW1"}, object_id="d1"), Action.UPDATE, ["get d1"]),
        (want({"description": "core"}, object_id="d1"), Action.NONE, ["get d1"]),
        (want(NEW), Action.CREATE, ["find sw9"]),
        (want({"name": "sw1"}, present=False), Action.DELETE, ["find sw1"]),
        (want({"name": "sw9"}, present=False), Action.NONE, ["find sw9"]),
        (want({}, present=False, object_id="d1"), Action.DELETE, ["get d1"]),
        (want({}, present=False, object_id="d9"), Action.NONE, ["get d9"]),
        (want({"name": "sw1", "radius": {"shared_secret": "Other"}}), Action.NONE, ["find sw1"]),
        (
            want({"name": "sw1", "radius": {"shared_secret": "Other"}}, update_secrets=True),
            Action.UPDATE,
            ["find sw1"],
        ),
    ],
)
def test_action(desired: Desired, action: Action, calls: list[str]) -> None:
    ers = FakeErs(SW1)
    (step,) = planned(ers, desired)
    assert (step.action, ers.calls) == (action, calls)
    assert step.parent_is_new is False


def test_steps_keep_their_order() -> None:
    steps = planned(FakeErs(SW1), want(NEW), want({"name": "sw1"}))
    assert [step.desired.name for step in steps] == ["sw9", "sw1"]


@pytest.mark.parametrize(
    ("desired", "message"),
    [
        (want({"name": "sw9"}), "ip_addresses is needed to create the network device 'sw9'"),
        (want({"name": "sw9", "ip_addresses": []}), "ip_addresses is needed to create"),
        (want({"name": "x"}, object_id="d9"), "id: ISE has no network_device with the id 'd9'"),
        (want({"name": "sw1", "ip_addresses": []}), "ip_addresses: a device requires at least one address"),
        (want({"name": "sw1", "radius": {}}), "radius: ERS cannot disable RADIUS"),
        (
            want({"name": "sw1", "radius": {"key_wrap": True}}),
            "overwrites radius.shared_secret, and ISE does not reveal",
        ),
    ],
)
def test_what_cannot_work_fails_before_any_write(desired: Desired, message: str) -> None:
    with pytest.raises(InvalidInput) as failure:
        planned(FakeErs(SW1), desired)
    assert message in failure.value.message


# -- secrets that must be sent again -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "patches", "read_only", "release", "missing"),
    [
        # With PATCH only the touched block counts.
        ({"description": "x"}, True, False, (3, 4), None),
        ({"tacacs": {"single_connect": "legacy"}}, True, False, (3, 4), "tacacs.shared_secret"),
        ({"tacacs": {"single_connect": "legacy", "shared_secret": "T"}}, True, False, (3, 4), None),
        # Clearing a block is a PUT: every other masked secret counts.
        ({"tacacs": {}}, True, False, (3, 4), "radius.shared_secret"),
        ({"tacacs": {}, "radius": {"shared_secret": "R"}}, True, False, (3, 4), None),
        # Known to have no PATCH: everything counts.
        ({"description": "x"}, False, False, (3, 1), "radius.shared_secret and tacacs.shared_secret"),
        ({"description": "x", "radius": {"shared_secret": "R"}}, False, False, (3, 1), "tacacs.shared_secret"),
        # A check cannot try PATCH, so it asks for the release.
        ({"description": "x"}, None, True, (3, 1), "radius.shared_secret and tacacs.shared_secret"),
        ({"description": "x"}, None, True, (3, 2), None),
        ({"description": "x"}, None, True, None, None),
        # A run finds out by itself.
        ({"description": "x"}, None, False, (3, 1), None),
    ],
)
def test_secrets_needed(
    params: dict[str, Any],
    patches: bool | None,
    read_only: bool,
    release: tuple[int, int] | None,
    missing: str | None,
) -> None:
    ers = FakeErs(TACACS, read_only=read_only, release=release)
    if patches is not None:
        ers.features.patch["networkdevice"] = patches
    desired = want({"name": "sw1", **params})
    if missing:
        with pytest.raises(InvalidInput) as failure:
            planned(ers, desired)
        assert f"overwrites {missing}, and ISE does not reveal" in failure.value.message
        assert "nothing was changed" in failure.value.message
        assert "network device 'sw1'" in failure.value.message
    else:
        assert planned(ers, desired)[0].action is Action.UPDATE
    assert ("release " in ers.calls) is (read_only and patches is None)


def test_a_check_asks_for_the_release_only_where_it_matters() -> None:
    plain = (NETWORK_DEVICE, device(authenticationSettings={"enableKeyWrap": False}))
    ers = FakeErs(plain, read_only=True, release=(3, 1))
    assert planned(ers, want({"name": "sw1", "description": "x"}))[0].action is Action.UPDATE
    assert ers.calls == ["find sw1"]


def test_shown_secrets_need_not_be_given_and_are_kept_out_of_texts() -> None:
    ers = FakeErs(TACACS, shows_secrets=True)
    ers.features.patch["networkdevice"] = False
    (step,) = planned(ers, want({"name": "sw1", "description": "x", "radius": {"second_shared_secret": "Desired-S"}}))
    assert step.update is not None
    assert step.update.whole["tacacsSettings"]["sharedSecret"] == "Tacacs-S3cret"
    text = ers.transport.redactor.clean(f"{SECRET} Tacacs-S3cret Desired-S")
    assert text == "******** ******** ********"


# -- releases ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "release", "complaint"),
    [
        ({"tacacs": {"tls": {"enabled": True}}}, (3, 4), "tacacs.tls.enabled: this option needs ISE 3.5 or later"),
        ({"tacacs": {"tls": {"enabled": True}}}, (3, 5), None),
        ({"tacacs": {"tls": {"enabled": True}}}, (4, 0), None),
        ({"tacacs": {"tls": {"enabled": True}}}, None, None),
        (
            {"radius": {"message_authenticator_on_all_responses": True}},
            (3, 5),
            "needs ISE 3.6 or later, and this server runs 3.5",
        ),
    ],
)
def test_options_of_later_releases(
    params: dict[str, Any], release: tuple[int, int] | None, complaint: str | None
) -> None:
    ers = FakeErs(release=release)
    if complaint:
        with pytest.raises(InvalidInput) as failure:
            planned(ers, want({**NEW, **params}))
        assert complaint in failure.value.message
        assert "leave the option out" in failure.value.message
        assert ers.calls == ["release "]
    else:
        assert planned(ers, want({**NEW, **params}))[0].action is Action.CREATE


def test_the_release_is_asked_for_only_where_an_option_depends_on_it() -> None:
    ers = FakeErs()
    planned(ers, want({**NEW, "tacacs": {"shared_secret": "T"}}))
    assert "release " not in ers.calls


# -- groups ------------------------------------------------------------------------------------------------------------


def test_an_existing_group_needs_no_parent() -> None:
    ers = FakeErs(*GROUPS)
    assert [step.action for step in planned(ers, want_group({"name": PATHS[2]}))] == [Action.NONE]
    assert ers.calls == [f"find {PATHS[2]}"]


def test_a_new_group_looks_for_its_parent() -> None:
    ers = FakeErs(*GROUPS[:2])
    (step,) = planned(ers, want_group({"name": PATHS[2]}))
    assert (step.action, step.parent_is_new) == (Action.CREATE, False)
    assert ers.calls == [f"find {PATHS[2]}", f"find {PATHS[1]}"]


def test_the_root_of_a_new_type_has_no_parent() -> None:
    ers = FakeErs()
    (step,) = planned(ers, want_group({"name": "Rollout#All"}))
    assert (step.action, ers.calls) == (Action.CREATE, ["find Rollout#All"])


def test_missing_parents_are_refused_or_created_first() -> None:
    with pytest.raises(InvalidInput) as failure:
        planned(FakeErs(GROUPS[0]), want_group({"name": PATHS[2]}))
    assert f"the parent '{PATHS[1]}' of '{PATHS[2]}' does not exist" in failure.value.message
    assert "create_parents" in failure.value.message
    ers = FakeErs()
    steps = planned(ers, want_group({"name": PATHS[2], "description": "d"}, create_parents=True))
    assert [(step.desired.name, step.parent_is_new) for step in steps] == [
        (PATHS[0], False),
        (PATHS[1], True),
        (PATHS[2], True),
    ]
    assert all(step.action is Action.CREATE for step in steps)
    assert [step.desired.values.get(("description",)) for step in steps] == [None, None, "d"]


@pytest.mark.parametrize(
    ("name", "existing", "missing"),
    [
        ("A#B#C#D", {"A#B"}, ["A#B#C"]),
        ("A#B#C#D", set(), ["A#B#C", "A#B"]),
        ("A#B#C", {"A#B"}, []),
        ("A#B", set(), []),
    ],
)
def test_missing_parents_up_to_the_first_that_exists(name: str, existing: set[str], missing: list[str]) -> None:
    asked: list[str] = []

    def exists(parent: Desired) -> bool:
        asked.append(parent.name)
        return parent.name in existing

    found = missing_parents(want_group({"name": name}), exists)
    assert asked == []
    assert [parent.name for parent in found] == missing
    assert asked == [*missing, *existing]


@pytest.mark.parametrize(
    ("object_id", "name", "moves"),
    [
        ("g2", "Location#All Locations#Paris#South", False),
        ("g2", "Location#All Locations#Oslo#North", True),
        ("g2", "Location#All Locations#North", True),
        ("g0", "Location#Everywhere", False),
        ("g0", "Place#All Locations", False),
    ],
)
def test_a_group_is_renamed_but_never_moved(object_id: str, name: str, moves: bool) -> None:
    ers = FakeErs(*GROUPS)
    desired = want_group({"name": name}, object_id=object_id)
    if moves:
        with pytest.raises(InvalidInput, match="to another parent; only its last level can change"):
            planned(ers, desired)
    else:
        (step,) = planned(ers, desired)
        assert step.action is Action.UPDATE


def test_a_deleted_group_needs_no_parent() -> None:
    assert [step.action for step in planned(FakeErs(), want_group({"name": PATHS[2]}, present=False))] == [Action.NONE]


# -- preview -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("desired", "changed", "result", "before", "after"),
    [
        (want({"name": "sw1"}), False, "core", "core", "core"),
        (want({"name": "sw1", "description": "edge"}), True, "edge", "core", "edge"),
        (want({**NEW, "description": "new"}), True, "new", None, "new"),
        (want({"name": "sw1"}, present=False), True, None, "core", None),
        (want({"name": "sw9"}, present=False), False, None, None, None),
    ],
)
def test_preview(desired: Desired, changed: bool, result: Any, before: Any, after: Any) -> None:
    ers = FakeErs(SW1, read_only=True)
    planner = StepPlanner(ers)
    steps = planner.plan([desired])
    calls = list(ers.calls)
    (outcome,) = preview(steps)
    assert ers.calls == calls
    assert outcome.changed is changed
    assert outcome.result.get("description") == result
    assert (not outcome.result) is (result is None)
    diff = outcome.step.diff
    assert (diff["before"].get("description"), diff["after"].get("description")) == (before, after)


@pytest.mark.parametrize(
    ("desired", "label"),
    [
        (want({"name": "sw1"}), "network device 'sw1'"),
        (replace(want({}), object_id="d1"), "network device 'd1'"),
        (want_group({"name": "A#B"}), "network device group 'A#B'"),
    ],
)
def test_label(desired: Desired, label: str) -> None:
    assert desired.description == label
