# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes: their bodies and answers, and how the client detects a release's spelling of an attribute."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._resources.anc_policy import ANC_POLICY
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import String
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import HTML, JSON, FakeTransport, ers_error
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import MASK

DEVICES, GROUPS = "/ers/config/networkdevice", "/ers/config/networkdevicegroup"
BARE = Resource(
    "bare",
    "bares",
    endpoint=Endpoint("bare", "Bare"),
    attributes=(String("name"),),
)


def answering(*answers: Any) -> FakeTransport:
    script = list(answers)
    return FakeTransport(lambda *_request: script.pop(0))


def created(location: str) -> Any:
    return 201, b"", {**JSON, "Location": location}


@pytest.mark.parametrize(
    "location",
    [
        "https://ise.example.com/ers/config/networkdevice/d1",
        "https://ise.example.com:9060/ers/config/networkdevice/d1",
        "https://other.example.net/ers/config/networkdevice/d1/",
        "/ers/config/networkdevice/d1",
    ],
)
def test_the_id_comes_from_the_path_of_the_location(location: str) -> None:
    transport = answering(created(location))
    assert Ers(transport).create(NETWORK_DEVICE, {"name": "sw1"}) == "d1"
    assert transport.calls == [("POST", DEVICES)]
    assert transport.documents == [{"NetworkDevice": {"name": "sw1"}}]


@pytest.mark.parametrize(
    "location",
    [
        "",
        "https://ise.example.com/admin/",
        "https://ise.example.com/ers/config/networkdevice/",
        "https://ise.example.com/ers/config/networkdevicegroup/d1",
        "https://ise.example.com/ers/config/networkdevice/bulk/d1",
    ],
)
def test_a_creation_without_a_usable_location_must_be_looked_up(location: str) -> None:
    with pytest.raises(errors.OutcomeUnknown, match="Location"):
        Ers(answering(created(location))).create(NETWORK_DEVICE, {"name": "sw1"})


UPDATED: Any = (200, {"UpdatedFieldsList": {"updatedField": []}})
# Answers of other servers; ISE's own have a document that says what was done.
ODD: list[Any] = [
    (200, {}),
    (200, []),
    (200, None),
    (200, "OK"),
    (200, {"message": "ok"}),
    (200, {"Other": {"id": "d1"}}),
    (200, {"NetworkDevice": []}),
    (200, {"NetworkDevice": {"name": "sw1"}}),
    (200, {"NetworkDevice": {"id": "d2", "name": "sw1"}}),
    (200, b""),
    (200, b"", {}),
    (200, b"{", JSON),
    (200, b"<x/>", {"Content-Type": "application/xml"}),
    (200, b"ok", {"Content-Type": "text/plain"}),
]


def test_replace_and_delete() -> None:
    transport = answering(UPDATED, (204, b""))
    client = Ers(transport)
    client.replace(NETWORK_DEVICE, "d/1", {"name": "sw1"})
    client.delete(NETWORK_DEVICE, "d/1")
    assert transport.calls == [("PUT", f"{DEVICES}/d%2F1"), ("DELETE", f"{DEVICES}/d%2F1")]


@pytest.mark.parametrize(
    "updated",
    [
        {"updatedField": [{"field": "name", "oldValue": "a", "newValue": "b"}]},
        {"updatedField": {"field": "name"}},
        {"updatedField": [], "field": "name", "oldValue": "a", "newValue": "b"},
        {},
        [],
        None,
    ],
)
def test_the_inner_form_of_the_updated_fields_does_not_matter(updated: Any) -> None:
    client = Ers(answering(*[(200, {"UpdatedFieldsList": updated})] * 2))
    client.replace(NETWORK_DEVICE, "d1", {"name": "sw1"})
    assert client.patch(NETWORK_DEVICE, "d1", {"name": "sw1"}) == {}


@pytest.mark.parametrize("answer", [*ODD, (200, {"NetworkDevice": {"id": "d1", "name": "sw1"}}), (201, {}), (202, {})])
def test_a_put_without_updated_fields_is_no_success(answer: Any) -> None:
    with pytest.raises(errors.IseError) as failure:
        Ers(answering(answer)).replace(NETWORK_DEVICE, "d1", {})
    assert answer[0] != 200 or isinstance(failure.value, errors.OutcomeUnknown)


@pytest.mark.parametrize("answer", [*ODD, UPDATED, (202, b"")])
def test_a_deletion_with_another_status_than_204_is_no_success(answer: Any) -> None:
    with pytest.raises(errors.UnexpectedAnswer):
        Ers(answering(answer)).delete(NETWORK_DEVICE, "d1")


def test_patch_returns_the_whole_object_and_is_remembered() -> None:
    client = Ers(answering((200, {"NetworkDevice": {"id": "d1", "name": "sw1"}})))
    assert client.can_patch(NETWORK_DEVICE) is None
    assert client.patch(NETWORK_DEVICE, "d1", {"description": "x"}) == {"id": "d1", "name": "sw1"}
    assert client.can_patch(NETWORK_DEVICE) is True
    assert client.can_patch(NETWORK_DEVICE_GROUP) is None
    assert client.can_patch(BARE) is False


@pytest.mark.parametrize("answer", ODD)
def test_a_patch_with_an_odd_answer_must_be_looked_up(answer: Any) -> None:
    client = Ers(answering(answer))
    with pytest.raises(errors.OutcomeUnknown):
        client.patch(NETWORK_DEVICE, "d1", {"description": "x"})
    assert client.can_patch(NETWORK_DEVICE) is None


def version(text: str) -> Any:
    return 200, {"OperationResult": {"resultValue": [{"name": "version", "value": text}]}}


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        # 405 says it plainly; 400 only where the release is too old for PATCH.
        ([(405, ers_error())], "missing"),
        ([(400, ers_error()), version("3.1.0.518")], "missing"),
        ([(400, ers_error()), version("3.2.0.1")], "refused"),
        ([(400, ers_error()), version("3.4.0.1")], "refused"),
        ([(400, ers_error()), (404, ers_error())], "refused"),
    ],
)
def test_a_release_without_patch(answers: list[Any], outcome: str) -> None:
    client = Ers(answering(*answers))
    if outcome == "refused":
        with pytest.raises(errors.Rejected):
            client.patch(NETWORK_DEVICE, "d1", {"description": "x"})
        assert client.can_patch(NETWORK_DEVICE) is None
    else:
        assert client.patch(NETWORK_DEVICE, "d1", {"description": "x"}) is None
        assert client.can_patch(NETWORK_DEVICE) is False


@pytest.mark.parametrize(("release", "known"), [("3.1.0.518", False), ("3.2.0.542", None), ("lab", None)])
def test_a_known_release_shows_that_patch_is_missing(release: str, known: bool | None) -> None:
    """A later one may have it: only a PATCH proves that."""
    client = Ers(answering(version(release)))
    client.version()
    assert client.can_patch(NETWORK_DEVICE) is known
    assert client.can_patch(BARE) is False


def test_a_proven_patch_outweighs_the_release() -> None:
    client = Ers(answering((200, {"NetworkDevice": {"id": "d1"}}), version("3.1.0.518")))
    client.patch(NETWORK_DEVICE, "d1", {"description": "x"})
    client.version()
    assert client.can_patch(NETWORK_DEVICE) is True


def test_a_release_known_to_patch_is_not_asked_for_its_version() -> None:
    transport = answering((200, {"NetworkDevice": {"id": "d1"}}), (400, ers_error()))
    client = Ers(transport)
    client.patch(NETWORK_DEVICE, "d1", {"description": "x"})
    with pytest.raises(errors.Rejected):
        client.patch(NETWORK_DEVICE, "d1", {"description": "<"})
    assert [method for method, _path in transport.calls] == ["PATCH", "PATCH"]


@pytest.mark.parametrize("kind", [errors.NotFound, errors.ServerFailure, errors.OutcomeUnknown])
def test_other_failures_of_patch_say_nothing_about_patch(kind: type[errors.IseError]) -> None:
    client = Ers(answering(kind("x")))
    with pytest.raises(kind):
        client.patch(NETWORK_DEVICE, "d1", {"description": "x"})
    assert client.can_patch(NETWORK_DEVICE) is None


@pytest.mark.parametrize("method", ["create", "patch", "replace"])
def test_a_forgotten_mask_stops_every_write(method: str) -> None:
    transport = answering()
    client = Ers(transport)
    document = {"name": "sw1", "futureSettings": {"word": MASK}}
    with pytest.raises(errors.InvalidInput, match=r"hides the value of futureSettings\.word") as failure:
        if method == "create":
            client.create(NETWORK_DEVICE, document)
        else:
            getattr(client, method)(NETWORK_DEVICE, "d1", document)
    assert "Nothing was sent" in failure.value.message
    assert transport.calls == []


@pytest.mark.parametrize(
    ("method", "answer"),
    [("patch", (200, {"NetworkDevice": {"id": "d1"}})), ("replace", UPDATED), ("delete", (204, b""))],
)
def test_a_write_forgets_the_name_of_its_object(method: str, answer: Any) -> None:
    client = Ers(answering(answer))
    for object_id, name in (("d1", "old"), ("d2", "other")):
        client.features.ids["networkdevice", name] = object_id
        client.features.names["networkdevice", object_id] = name
    client.features.ids["sgt", "old"] = "d1"
    getattr(client, method)(NETWORK_DEVICE, "d1", *([] if method == "delete" else [{"name": "new"}]))
    assert client.features.ids == {("networkdevice", "other"): "d2", ("sgt", "old"): "d1"}
    assert client.features.names == {("networkdevice", "d2"): "other"}


# -- spelling ----------------------------------------------------------------------------------------------------------

GROUP = {"name": "A#B", "description": "d", "othername": "A"}
OTHER = {"name": "A#B", "description": "d", "ndgtype": "A"}
NEW_GROUP = created(f"https://ise.example.com{GROUPS}/g1")


@pytest.mark.parametrize("spelled", [GROUP, OTHER])
def test_the_spelling_is_learned_from_reads(spelled: dict[str, str]) -> None:
    transport = answering((200, {"NetworkDeviceGroup": {"id": "g0", **spelled}}), NEW_GROUP)
    client = Ers(transport)
    assert client.get(NETWORK_DEVICE_GROUP, "g0") == {"id": "g0", **GROUP}
    client.create(NETWORK_DEVICE_GROUP, GROUP)
    assert transport.documents[-1] == {"NetworkDeviceGroup": spelled}


def test_the_spelling_is_learned_by_one_more_try() -> None:
    transport = answering((400, ers_error()), NEW_GROUP, NEW_GROUP)
    client = Ers(transport)
    assert client.create(NETWORK_DEVICE_GROUP, GROUP) == "g1"
    client.create(NETWORK_DEVICE_GROUP, GROUP)
    assert transport.documents == [{"NetworkDeviceGroup": document} for document in (GROUP, OTHER, OTHER)]


def test_a_refusal_that_the_other_spelling_does_not_mend_is_the_first_one() -> None:
    transport = answering((400, ers_error("the name is wrong")), (400, ers_error("unknown ndgtype")), NEW_GROUP)
    client = Ers(transport)
    with pytest.raises(errors.Rejected, match="the name is wrong"):
        client.create(NETWORK_DEVICE_GROUP, GROUP)
    client.create(NETWORK_DEVICE_GROUP, GROUP)
    assert transport.documents[-1] == {"NetworkDeviceGroup": GROUP}


def test_a_known_spelling_is_not_tried_again() -> None:
    transport = answering((200, {"NetworkDeviceGroup": {"id": "g0", **GROUP}}), (400, ers_error()))
    client = Ers(transport)
    client.get(NETWORK_DEVICE_GROUP, "g0")
    with pytest.raises(errors.Rejected):
        client.create(NETWORK_DEVICE_GROUP, GROUP)
    assert len(transport.calls) == 2


def test_without_the_attribute_there_is_one_try() -> None:
    transport = answering((400, ers_error()))
    with pytest.raises(errors.Rejected):
        Ers(transport).create(NETWORK_DEVICE_GROUP, {"name": "A#B"})
    assert len(transport.calls) == 1


def test_spelling_inside_lists() -> None:
    old = {"NetworkDeviceIPList": [{"ipaddress": "10.0.0.0", "mask": 8, "getIpaddressExclude": "10.1.1.1"}]}
    usual = {"NetworkDeviceIPList": [{"ipaddress": "10.0.0.0", "mask": 8, "ipaddressExclude": "10.1.1.1"}]}
    transport = answering(
        (200, {"NetworkDevice": {"id": "d1", **old}}), (200, {"NetworkDevice": {"id": "d1", **old}}), UPDATED
    )
    client = Ers(transport)
    assert client.get(NETWORK_DEVICE, "d1") == {"id": "d1", **usual}
    assert client.patch(NETWORK_DEVICE, "d1", usual) == {"id": "d1", **usual}
    client.replace(NETWORK_DEVICE, "d1", usual)
    assert transport.documents[1:] == [{"NetworkDevice": old}] * 2


def test_spelling_of_words_in_lists() -> None:
    transport = answering(
        (400, ers_error()), (201, b"", {**JSON, "Location": "https://ise/ers/config/ancpolicy/My%20Policy"}), UPDATED
    )
    client = Ers(transport)
    assert client.create(ANC_POLICY, {"name": "SHUTDOWN", "actions": ["QUARANTINE", "SHUTDOWN"]}) == "My Policy"
    client.replace(ANC_POLICY, "My Policy", {"actions": ["SHUTDOWN"]})
    sent = [document["ErsAncPolicy"] for document in transport.documents]
    assert sent[0] == {"name": "SHUTDOWN", "actions": ["QUARANTINE", "SHUTDOWN"]}
    assert sent[1] == {"name": "SHUTDOWN", "actions": ["QUARANTINE", "SHUT_DOWN"]}
    assert sent[2] == {"actions": ["SHUT_DOWN"]}
    assert transport.calls[2] == ("PUT", "/ers/config/ancpolicy/My%20Policy")


def test_html_in_answer_to_a_write_is_no_success() -> None:
    with pytest.raises(errors.UnexpectedAnswer):
        Ers(answering((200, b"<html>", HTML))).delete(NETWORK_DEVICE, "d1")


@pytest.mark.parametrize("answer", ODD)
def test_an_action_with_an_odd_answer_is_no_success(answer: Any) -> None:
    with pytest.raises(errors.OutcomeUnknown):
        Ers(answering(answer)).act(NETWORK_DEVICE, "d1", "deploy")


def test_the_answers_of_actions() -> None:
    result: dict[str, Any] = {"OperationResult": {"resultValue": []}}
    client = Ers(answering((204, b""), (200, result), (200, b""), (200, result), (200, {"message": "ok"})))
    assert client.act(NETWORK_DEVICE, "d1", "deploy") == {}
    assert client.act(NETWORK_DEVICE, "d1", "deploy") == result
    assert client.act(NETWORK_DEVICE, "d1", "deploy", form_known=False) == {}
    assert client.act(NETWORK_DEVICE, "d1", "deploy", form_known=False) == result
    with pytest.raises(errors.OutcomeUnknown):
        client.act(NETWORK_DEVICE, "d1", "deploy", form_known=False)


@pytest.mark.parametrize(
    ("object_id", "data", "path", "document"),
    [
        ("d1", None, "/d1/deploy", None),
        ("", {"a": "1", "b": "2"}, "/deploy", [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}]),
    ],
)
def test_actions(object_id: str, data: dict[str, str] | None, path: str, document: Any) -> None:
    transport = answering((204, b""), (200, {"Answer": 1}))
    client = Ers(transport)
    assert client.act(NETWORK_DEVICE, object_id, "deploy", data) == {}
    assert client.act(NETWORK_DEVICE, object_id, "deploy", data, reads=True) == {"Answer": 1}
    assert transport.calls == [("PUT", f"/ers/config/networkdevice{path}")] * 2
    body = document and {"OperationAdditionalData": {"additionalData": document}}
    assert transport.documents == [body] * 2
