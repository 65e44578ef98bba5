# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ers_resources`` in files and in variables, with the roles: applied, reported, exported, and applied again."""

from __future__ import annotations

from typing import Any

import yaml

from ansible_collections.openise.ise.tests.contract.bodies import body_of
from ansible_collections.openise.ise.tests.e2e.canaries import NEW
from ansible_collections.openise.ise.tests.e2e.configuration_site import SECRETS, Site, changed, names, summary

_LDAP = "ers_resources/ldap"


def _ldap(name: str) -> dict[str, object]:
    """Return an LDAP store with a secret by reference."""
    attributes = {key: value for key, value in body_of("ldap").items() if key != "name"}
    settings = attributes["connectionSettings"]
    servers = {
        key: {**settings[key], "adminPassword": "secret://RADIUS"} for key in ("primaryServer", "secondaryServer")
    }
    return {"name": name, "attributes": {**attributes, "connectionSettings": {**settings, **servers}}}


def _without_id(document: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in document.items() if key != "id"}


def test_files_variables_and_export(site: Site) -> None:
    for file in site.files.iterdir():
        file.unlink()
    (site.files / "stores.yml").write_text(yaml.safe_dump({"ers_resources": {"ldap": [_ldap("a")]}}))
    profile = {"name": "Badges", "attributes": {"description": "x"}}
    more = {"ers_resources": {"ldap": [_ldap("b")], "certificateprofile": [profile]}}
    run = site.reported("apply", configure_resources=more)
    assert (summary(run)["create"], sorted(names(run, "create"))) == (3, ["Badges", "a", "b"])
    assert [document["name"] for document in site.node.store.list("ldap")] == ["a", "b"]
    stored = site.node.store.get("ldap", "b") or {}
    assert (
        stored["connectionSettings"]["primaryServer"]["adminPassword"] == SECRETS["ISE_SECRET_RADIUS"] == NEW["radius"]
    )
    assert _LDAP in site.report("html") and _LDAP in site.report("json")
    exported = site.folder / "exported"
    assert changed(
        site.run("export", export_path=str(exported), export_types=["security_groups"], export_ers_resources=["ldap"])
    )
    held = yaml.safe_load((exported / "ers_resources" / "ldap.yml").read_text())["ers_resources"]["ldap"]
    assert [item["name"] for item in held] == ["a", "b"]
    purge: dict[str, Any] = {"configure_purge": [_LDAP], "configure_path": str(exported)}
    assert not changed(site.run("apply", **purge))
    site.node.store.put("ldap", {**_without_id(stored), "name": "c"})
    drift = site.run("drift", **purge)
    assert drift.code == 2 and names(drift, "delete") == ["c"]
