# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""XML against JSON: the same object in both forms, with the complete bodies of the vendor's schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from ansible_collections.openise.ise.tests.contract.bodies import body_for, objects_for
from ansible_collections.openise.ise.tests.contract.vendor import RESOURCES
from ise_simulator import Settings
from ise_simulator.catalog import CATALOG
from ise_simulator.probe import JSON, Api
from ise_simulator.testing import Simulator, running

XML = {"Accept": "application/xml", "Content-Type": "application/xml"}
# The published forms of their settings in XML do not distinguish a list from a single value.
READ_ONLY = {path for path in RESOURCES if path.endswith("portal") and path != "portal"}


@pytest.fixture(scope="module")
def sim() -> Iterator[Simulator]:
    with running(Settings(tls="none", user_expiry_on_create="accept", mask_secrets=False)) as simulator:
        yield simulator


def _texts(value: Any) -> list[str]:
    """Return every text in a document, sorted; the link is another one in each form."""
    if isinstance(value, dict):
        return sorted(text for key, inner in value.items() if key != "link" for text in _texts(inner))
    if isinstance(value, list):
        return sorted(text for inner in value for text in _texts(inner))
    return [str(value).lower() if isinstance(value, bool) else str(value)] if value not in ("", None) else []


def _content(element: Element) -> list[str]:
    """Return every text in an XML document, sorted, without the keys of maps."""
    found = list(element.attrib.values())
    for child in element:
        skipped = child.tag == "link" or (element.tag, child.tag) == ("entry", "key")
        found += [] if skipped else _content(child)
    text = (element.text or "").strip()
    return sorted(item for item in [*found, text] if item)


def _stored(sim: Simulator, api: Api, path: str) -> tuple[str, str]:
    """Store a complete object; return its path and the account that may use it."""
    resource = CATALOG[path]
    user = resource.read_roles[0]
    for other, document in objects_for(path):
        sim.store.put(other, document)
    body = body_for(sim, path)
    if "create" in resource.methods:
        created = api.post(path, body, user=user)
        assert created.status == 201, created.text
        return f"{path}/{str(created.headers['Location']).rpartition('/')[2]}", user
    return f"{path}/{sim.store.put(path, body[resource.envelope])}", user


@pytest.mark.parametrize("path", RESOURCES)
def test_a_complete_object(sim: Simulator, path: str) -> None:
    """XML shows what JSON shows; written back, it has the effect of the JSON document written back."""
    sim.reset()
    api = Api(sim)
    place, user = _stored(sim, api, path)
    envelope = CATALOG[path].envelope
    shown = api.get(place, user=user).json
    reply = api.get(place, headers=XML, user=user)
    assert reply.status == 200, reply.text
    assert _content(reply.xml) == _texts(shown[envelope])
    if "put" in CATALOG[path].methods:
        api.put(place, shown, user=user)  # a first update may remove what only the server writes
        after = api.get(place, user=user).json
        as_json = api.put(place, after, user=user)
        whole = api.get(place, headers=XML, user=user).body
        as_xml = api.put(place, whole, headers={**JSON, "Content-Type": "application/xml"}, user=user)
        if path in READ_ONLY:
            assert as_xml.status == 400
        else:
            assert (as_xml.status, as_xml.json) == (as_json.status, as_json.json)
        assert api.get(place, user=user).json == after
    api.close()
