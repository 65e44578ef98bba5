# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying a plan out: races, unknown outcomes, refusals."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Outcome
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import SECRET, device

AUTH = {"radiusSharedSecret": SECRET, "networkProtocol": "RADIUS"}
SW1 = (NETWORK_DEVICE, device(authenticationSettings=AUTH))
NEW = {"name": "sw9", "ip_addresses": ["10.9.9.9"], "radius": {"shared_secret": SECRET}}
PARIS = "Location#All Locations#Paris"
UNKNOWN, REFUSED, GONE = errors.OutcomeUnknown("cut off"), errors.Rejected("no", status=400), errors.NotFound("gone")
BROKEN = errors.ServerFailure("Internal error", status=500)


def want(params: dict[str, Any], **options: Any) -> Desired:
    return Desired(NETWORK_DEVICE, desired_state(NETWORK_DEVICE, params), **options)


def want_group(name: str, **options: Any) -> Desired:
    desired = desired_state(NETWORK_DEVICE_GROUP, {"name": name, "description": options.pop("description", None)})
    return Desired(NETWORK_DEVICE_GROUP, desired, **options)


def applied(ers: FakeErs, desired: Desired) -> tuple[Outcome, list[str]]:
    """Plan and apply; return the last outcome and the calls after the first find."""
    planner = StepPlanner(ers)
    outcome = StepExecutor(ers, planner).apply(planner.plan([desired]))[-1]
    return outcome, [call.split()[0] for call in ers.calls[1:]]


def fresh(error: errors.IseError) -> errors.IseError:
    return error.__class__(error.message, status=error.status)


# -- the plain ways ----------------------------------------------------------------------------------------------------


def test_create() -> None:
    ers = FakeErs()
    outcome, calls = applied(ers, want(NEW))
    assert (outcome.changed, calls) == (True, ["create"])
    assert outcome.result["id"] == "new1"
    assert outcome.result["ip_addresses"] == ["10.9.9.9/32"]
    assert SECRET not in json.dumps([outcome.result, outcome.step.diff])
    assert ers.held(NETWORK_DEVICE, "new1")["authenticationSettings"]["radiusSharedSecret"] == SECRET
    assert applied(ers, want(NEW))[0].changed is False


def test_update_by_patch_leaves_the_rest_alone() -> None:
    ers = FakeErs(SW1)
    outcome, calls = applied(ers, want({"name": "sw1", "description": "edge"}))
    assert (outcome.changed, calls) == (True, ["patch"])
    assert (outcome.result["description"], outcome.result["id"]) == ("edge", "d1")
    assert ers.held(NETWORK_DEVICE, "d1") == {**SW1[1], "description": "edge"}
    assert outcome.step.diff["before"]["description"] == "core"
    assert outcome.step.diff["after"]["description"] == "edge"


def test_without_patch_the_whole_is_put() -> None:
    ers = FakeErs(SW1, patches=False, shows_secrets=True)
    outcome, calls = applied(ers, want({"name": "sw1", "description": "edge"}))
    assert (outcome.changed, calls) == (True, ["patch", "replace"])
    held = {key: value for key, value in SW1[1].items() if key != "link"}
    assert ers.held(NETWORK_DEVICE, "d1") == {**held, "description": "edge"}
    assert outcome.result["description"] == "edge"
    assert applied(ers, want({"name": "sw1", "description": "core"}))[1][-1] == "replace"
    assert [call.split()[0] for call in ers.calls].count("patch") == 1  # once known, PATCH is not tried again


def test_without_patch_a_masked_secret_stops_the_run() -> None:
    ers = FakeErs(SW1, patches=False)
    with pytest.raises(errors.InvalidInput, match=r"overwrites radius\.shared_secret, and ISE does not reveal"):
        applied(ers, want({"name": "sw1", "description": "edge"}))
    assert ers.held(NETWORK_DEVICE, "d1") == SW1[1]
    given = want({"name": "sw1", "description": "edge", "radius": {"shared_secret": SECRET}})
    assert applied(ers, given)[0].changed
    assert ers.held(NETWORK_DEVICE, "d1")["authenticationSettings"] == AUTH


def test_clearing_a_block_is_a_put() -> None:
    ers = FakeErs((NETWORK_DEVICE, {**SW1[1], "tacacsSettings": {"sharedSecret": "T"}}))
    outcome, calls = applied(ers, want({"name": "sw1", "tacacs": {}, "radius": {"shared_secret": SECRET}}))
    assert (outcome.changed, calls) == (True, ["replace"])
    assert "tacacsSettings" not in ers.held(NETWORK_DEVICE, "d1")


def test_delete_and_nothing() -> None:
    ers = FakeErs(SW1)
    outcome, calls = applied(ers, want({"name": "sw1"}))
    assert (outcome.changed, calls, outcome.result["id"]) == (False, [], "d1")
    ers.calls.clear()
    outcome, calls = applied(ers, want({"name": "sw1"}, present=False))
    assert (outcome.changed, calls, outcome.result) == (True, ["delete"], {})
    outcome, _calls = applied(ers, want({"name": "sw1"}, present=False))
    assert (outcome.changed, outcome.result) == (False, {})


def test_secrets_are_written_each_time_when_asked() -> None:
    ers = FakeErs(SW1)
    always = want({"name": "sw1", "radius": {"shared_secret": "Rotated"}}, update_secrets=True)
    for _time in range(2):
        assert applied(ers, always)[0].changed
    assert ers.held(NETWORK_DEVICE, "d1")["authenticationSettings"]["radiusSharedSecret"] == "Rotated"


def test_parents_are_created_first() -> None:
    ers = FakeErs()
    planner = StepPlanner(ers)
    outcomes = StepExecutor(ers, planner).apply(planner.plan([want_group(PARIS, description="d", create_parents=True)]))
    assert [outcome.result["name"] for outcome in outcomes] == ["Location#All Locations", PARIS]
    assert [call for call in ers.calls if call.startswith("create")] == [
        "create Location#All Locations",
        f"create {PARIS}",
    ]
    assert ers.held(NETWORK_DEVICE_GROUP, "new2")["othername"] == "Location"


# -- races -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("refusal", "description", "changed", "calls"),
    [
        (REFUSED, "core", False, ["create", "find"]),
        (REFUSED, "edge", True, ["create", "find", "patch"]),
        # After a 500 the object may be anybody's; it was not there before.
        (BROKEN, "core", True, ["create", "find"]),
        (BROKEN, "edge", True, ["create", "find", "patch"]),
    ],
)
def test_somebody_else_created_it_first(
    refusal: errors.IseError, description: str, changed: bool, calls: list[str]
) -> None:
    ers = FakeErs()
    ers.trouble("create", fresh(refusal), meanwhile=lambda: ers.add(*SW1))
    outcome, made = applied(ers, want({"name": "sw1", "description": description, "ip_addresses": ["10.1.2.3"]}))
    assert (outcome.changed, made) == (changed, calls)
    assert outcome.result["id"] == "d1"
    assert ers.held(NETWORK_DEVICE, "d1")["description"] == description


def test_a_device_that_goes_before_it_is_changed_is_created() -> None:
    ers = FakeErs(SW1)
    ers.trouble("patch", fresh(GONE), meanwhile=ers.objects["networkdevice"].clear)
    outcome, calls = applied(ers, want({"name": "sw1", "description": "x", "ip_addresses": ["10.1.2.3"]}))
    assert (outcome.changed, calls) == (True, ["patch", "find", "create"])
    assert outcome.step.action is Action.CREATE


def test_a_device_that_goes_before_it_is_changed_and_cannot_be_created() -> None:
    ers = FakeErs(SW1)
    ers.trouble("patch", fresh(GONE), meanwhile=ers.objects["networkdevice"].clear)
    with pytest.raises(errors.InvalidInput, match="ip_addresses is needed"):
        applied(ers, want({"name": "sw1", "description": "x"}))


def test_a_device_that_goes_before_it_is_deleted_was_deleted_by_somebody_else() -> None:
    ers = FakeErs(SW1)
    ers.trouble("delete", fresh(GONE), meanwhile=ers.objects["networkdevice"].clear)
    outcome, calls = applied(ers, want({"name": "sw1"}, present=False))
    assert (outcome.changed, calls) == (False, ["delete", "find"])


def test_what_keeps_vanishing_fails() -> None:
    ers = FakeErs(SW1)
    for _time in range(3):
        ers.trouble("patch", fresh(GONE))
    with pytest.raises(errors.NotFound):
        applied(ers, want({"name": "sw1", "description": "x"}))


# -- unknown outcomes --------------------------------------------------------------------------------------------------

LIVES = [
    pytest.param("create", [], want(NEW), id="create"),
    pytest.param("patch", [SW1], want({"name": "sw1", "description": "edge"}), id="patch"),
    pytest.param("delete", [SW1], want({"name": "sw1"}, present=False), id="delete"),
    pytest.param("delete", [SW1], want({}, present=False, object_id="d1"), id="delete by id"),
    pytest.param("patch", [SW1], want({"name": "sw2"}, object_id="d1"), id="rename by id"),
]


@pytest.mark.parametrize("carried_out", [True, False])
@pytest.mark.parametrize(("call", "held", "desired"), LIVES)
def test_an_unknown_outcome_is_looked_up(call: str, held: Any, desired: Desired, carried_out: bool) -> None:
    ers = FakeErs(*held)
    ers.trouble(call, fresh(UNKNOWN), carried_out=carried_out)
    outcome, calls = applied(ers, desired)
    assert outcome.changed
    look_up = "get" if desired.object_id else "find"
    assert calls == ([call, look_up] if carried_out else [call, look_up, call])
    assert outcome.step.action.value == {"create": "create", "patch": "change", "delete": "delete"}[call]
    assert bool(outcome.result) is desired.present
    # Whatever happened on the way, it holds now.
    assert applied(ers, desired)[0].changed is False


def test_an_unknown_put_is_looked_up() -> None:
    ers = FakeErs(SW1, patches=False, shows_secrets=True)
    ers.trouble("replace", fresh(UNKNOWN), carried_out=True)
    outcome, calls = applied(ers, want({"name": "sw1", "description": "edge"}))
    assert (outcome.changed, calls) == (True, ["patch", "replace", "find"])
    assert outcome.step.diff["after"]["description"] == "edge"
    assert outcome.step.diff["before"]["description"] == "core"


def test_an_outcome_that_stays_unknown_fails() -> None:
    ers = FakeErs()
    for _time in range(3):
        ers.trouble("create", fresh(UNKNOWN))
    with pytest.raises(errors.OutcomeUnknown):
        applied(ers, want(NEW))
    assert [call.split()[0] for call in ers.calls].count("create") == 3


def test_a_failed_look_up_leaves_the_outcome_unknown() -> None:
    ers = FakeErs(SW1)
    ers.trouble("patch", fresh(UNKNOWN), meanwhile=lambda: ers.trouble("find", errors.Unreachable("no route")))
    with pytest.raises(errors.OutcomeUnknown) as failure:
        applied(ers, want({"name": "sw1", "description": "x"}))
    assert "cut off" in failure.value.message
    assert "no route" in failure.value.message


# -- 500 after the write -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("call", "held", "desired"), LIVES)
def test_a_write_that_was_done_in_spite_of_a_500(call: str, held: Any, desired: Desired) -> None:
    ers = FakeErs(*held)
    ers.trouble(call, fresh(BROKEN), carried_out=True)
    outcome, calls = applied(ers, desired)
    assert (outcome.changed, calls) == (True, [call, "get" if desired.object_id else "find"])
    assert outcome.step.action.value == {"create": "create", "patch": "change", "delete": "delete"}[call]
    assert applied(ers, desired)[0].changed is False


def test_a_put_that_was_done_in_spite_of_a_500() -> None:
    ers = FakeErs(SW1, patches=False, shows_secrets=True)
    ers.trouble("replace", fresh(BROKEN), carried_out=True)
    outcome, calls = applied(ers, want({"name": "sw1", "description": "edge"}))
    assert (outcome.changed, calls) == (True, ["patch", "replace", "find"])


@pytest.mark.parametrize("carried_out", [True, False])
@pytest.mark.parametrize(("call", "held", "desired"), LIVES)
def test_a_failed_look_after_a_500_leaves_the_outcome_unknown(
    call: str, held: Any, desired: Desired, carried_out: bool
) -> None:
    look_up = "get" if desired.object_id else "find"
    ers = FakeErs(*held)
    ers.trouble(
        call,
        fresh(BROKEN),
        carried_out=carried_out,
        meanwhile=lambda: ers.trouble(look_up, errors.Unreachable("no route")),
    )
    with pytest.raises(errors.OutcomeUnknown, match=r"is unknown: Internal error.*no route") as failure:
        applied(ers, desired)
    assert failure.value.status == 500


def test_a_500_after_a_part_of_the_write_names_the_rest() -> None:
    ers = FakeErs(SW1)
    half = {**SW1[1], "description": "edge"}
    ers.trouble("patch", fresh(BROKEN), meanwhile=lambda: ers.add(NETWORK_DEVICE, half))
    with pytest.raises(errors.ServerFailure, match=r"Internal error ISE has changed the rest, but model_name differs"):
        applied(ers, want({"name": "sw1", "description": "edge", "model_name": "x"}))


def test_a_secret_is_unknown_after_a_500() -> None:
    ers = FakeErs(SW1)
    ers.trouble("patch", fresh(BROKEN), carried_out=True)
    given = want({"name": "sw1", "description": "edge", "radius": {"shared_secret": "Rotated"}}, update_secrets=True)
    with pytest.raises(errors.ServerFailure, match=r"but radius\.shared_secret differs, or ISE does not show it"):
        applied(ers, given)


def test_an_object_that_is_gone_after_a_500_is_not_created() -> None:
    ers = FakeErs(SW1)
    ers.trouble("patch", fresh(BROKEN), meanwhile=ers.objects["networkdevice"].clear)
    with pytest.raises(errors.ServerFailure):
        applied(ers, want({"name": "sw1", "description": "x", "ip_addresses": ["10.1.2.3"]}))
    assert ers.objects["networkdevice"] == {}


def test_a_500_to_the_reading_before_a_write_says_nothing_about_the_write() -> None:
    ers = FakeErs(SW1, patches=False, shows_secrets=True)
    planner = StepPlanner(ers)
    (step,) = planner.plan([want({"name": "sw1", "description": "edge"})])
    assert step.before is not None
    old = replace(step, before=replace(step.before, read_at=step.before.read_at - 1e6))
    ers.trouble("get", fresh(BROKEN))
    with pytest.raises(errors.ServerFailure):
        StepExecutor(ers, planner).apply([old])
    assert [call.split()[0] for call in ers.calls] == ["find", "patch", "get"]


# -- a rename by PUT ---------------------------------------------------------------------------------------------------


class LosesDescriptions(FakeErs):
    """ISE 2.7 and 3.0: a PUT that renames a group loses the description sent along."""

    def replace(self, resource: Any, object_id: str, document: Any) -> None:
        """Keep the old description when the name changes."""
        held = self.held(resource, object_id)
        if document["name"] != held["name"]:
            document = {**document, "description": held["description"]}
        super().replace(resource, object_id, document)


GROUP = (NETWORK_DEVICE_GROUP, {"id": "g1", "name": PARIS, "othername": "Location", "description": "old"})


def test_a_rename_that_lost_the_rest_is_repeated() -> None:
    ers = LosesDescriptions(GROUP, patches=False)
    outcome, calls = applied(ers, want_group("Location#All Locations#Lyon", description="new", object_id="g1"))
    assert calls == ["patch", "replace", "get", "replace"]
    assert outcome.changed
    assert ers.held(NETWORK_DEVICE_GROUP, "g1")["description"] == "new"
    assert outcome.result["name"] == "Location#All Locations#Lyon"
    assert outcome.step.diff["before"] == {"id": "g1", "name": PARIS, "description": "old"}
    assert outcome.step.diff["after"] == {"id": "g1", "name": "Location#All Locations#Lyon", "description": "new"}


class Deaf(FakeErs):
    """Accepts a new name and description, and keeps the old ones."""

    def replace(self, resource: Any, object_id: str, document: Any) -> None:
        """Keep everything."""
        super().replace(resource, object_id, self.held(resource, object_id))


def test_a_change_that_never_holds_fails() -> None:
    ers = Deaf(GROUP, patches=False)
    with pytest.raises(errors.ServerFailure, match="but did not do it"):
        applied(ers, want_group("Location#All Locations#Lyon", description="new", object_id="g1"))
    assert [call.split()[0] for call in ers.calls].count("replace") == 3


@pytest.mark.parametrize(
    ("patches", "description", "calls"),
    [(True, "new", ["patch"]), (False, None, ["patch", "replace"])],
)
def test_other_renames_are_not_read_back(patches: bool, description: str | None, calls: list[str]) -> None:
    ers = FakeErs(GROUP, patches=patches)
    desired = want_group("Location#All Locations#Lyon", description=description, object_id="g1")
    assert applied(ers, desired)[1] == calls


# -- refusals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [REFUSED, BROKEN])
@pytest.mark.parametrize(
    ("call", "held", "desired"),
    [
        ("create", [], want(NEW)),
        ("patch", [SW1], want({"name": "sw1", "description": "x"})),
        ("delete", [SW1], want({"name": "sw1"}, present=False)),
    ],
)
def test_a_refusal_fails_and_is_not_repeated(
    error: errors.IseError, call: str, held: Any, desired: Desired, sleeps: list[float]
) -> None:
    ers = FakeErs(*held)
    ers.trouble(call, fresh(error))
    with pytest.raises(error.__class__) as failure:
        applied(ers, desired)
    assert failure.value.status == error.status
    assert [made.split()[0] for made in ers.calls].count(call) == 1
    assert sleeps == []


@pytest.mark.parametrize("error", [errors.AuthenticationFailed("x"), errors.NotPermitted("x"), errors.Unreachable("x")])
def test_other_failures_are_passed_on(error: errors.IseError) -> None:
    ers = FakeErs()
    ers.trouble("create", error)
    with pytest.raises(error.__class__):
        applied(ers, want(NEW))
    assert len(ers.calls) == 2


@pytest.mark.parametrize(("failures", "waits"), [(1, [1.0]), (2, [1.0, 2.0])])
def test_a_new_parent_may_need_a_moment(failures: int, waits: list[float], sleeps: list[float]) -> None:
    ers = FakeErs()
    planner = StepPlanner(ers)
    steps = planner.plan([want_group(PARIS, create_parents=True)])
    assert StepExecutor(ers, planner).apply(steps[:1])[0].changed
    for _time in range(failures):
        ers.trouble("create", fresh(BROKEN))
    assert StepExecutor(ers, planner).apply(steps[1:])[0].changed
    assert sleeps == waits


def test_a_new_parent_that_never_serves(sleeps: list[float]) -> None:
    ers = FakeErs()
    planner = StepPlanner(ers)
    steps = planner.plan([want_group(PARIS, create_parents=True)])
    StepExecutor(ers, planner).apply(steps[:1])
    for _time in range(3):
        ers.trouble("create", fresh(BROKEN))
    with pytest.raises(errors.ServerFailure, match="Internal error"):
        StepExecutor(ers, planner).apply(steps[1:])
    assert sleeps == [1.0, 2.0]


class WithoutParis(FakeErs):
    """Permits all groups but one."""

    def create(self, resource: Any, document: Any) -> str:
        """Refuse to create Paris."""
        if document["name"] == PARIS:
            raise errors.NotPermitted("Not Paris.")
        return super().create(resource, document)


def test_a_failure_names_the_parents_that_exist_now() -> None:
    ers = WithoutParis()
    for message, wrote in (("Not Paris. Created before: Location#All Locations.", True), ("Not Paris.", False)):
        with pytest.raises(errors.NotPermitted) as failure:
            applied(ers, want_group(PARIS, create_parents=True))
        assert (failure.value.message, failure.value.wrote) == (message, wrote)


@pytest.mark.parametrize("call", ["create", "patch"])
def test_a_refusal_names_the_groups_that_do_not_exist(call: str) -> None:
    ers = FakeErs(GROUP, *([SW1] if call == "patch" else []))
    ers.trouble(call, fresh(REFUSED))
    groups = [PARIS, "Location#All Locations#Pari", "Nothing Like It"]
    with pytest.raises(errors.Rejected) as failure:
        applied(ers, want({**NEW, "name": "sw1", "groups": groups}))
    message = failure.value.message
    assert (
        "groups: 'Location#All Locations#Pari' does not exist (did you mean 'Location#All Locations#Paris'?)" in message
    )
    assert "groups: 'Nothing Like It' does not exist." in message
    assert f"'{PARIS}' does not" not in message
    assert message.endswith("no")


def test_an_explanation_that_fails_does_not_hide_the_refusal() -> None:
    ers = FakeErs()
    ers.trouble("create", fresh(REFUSED), meanwhile=lambda: ers.trouble("list", errors.Unreachable("x")))
    with pytest.raises(errors.Rejected, match="no"):
        applied(ers, want({**NEW, "groups": [PARIS]}))
