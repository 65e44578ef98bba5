# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tasks behind ``ers_resource`` and ``ers_resource_info``: any ERS resource by its own attribute names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .._engine.current_state import Snapshot
from .._engine.desired_state import desired_object
from .._errors import InvalidInput
from .._ers.client import Ers
from .._ers.generic_resource import GenericResource, SecretNames, generic_resource
from .._redaction import is_mask
from .._resources.endpoint_group import ENDPOINT_GROUP
from .._resources.external_radius_server import EXTERNAL_RADIUS_SERVER
from .._resources.identity_group import IDENTITY_GROUP
from .._resources.ip_sgt_mapping_group import IP_SGT_MAPPING_GROUP
from .._resources.network_device_group import NETWORK_DEVICE_GROUP
from .._resources.security_group import SECURITY_GROUP
from .._resources.tacacs_external_server import TACACS_EXTERNAL_SERVER
from .._schema.argument_spec import FORCE_IN_USE, OPERATORS, STATE, UPDATE_SECRETS, check_given, filter_options
from .._schema.filters import Filter
from .._schema.usage import UsedBy
from .ers import ErsTask
from .info import InfoTask
from .masking import as_dict, as_list, texts_in
from .resource import converge

# What may use the objects of a path.
USED_BY: Mapping[str, tuple[UsedBy, ...]] = {
    resource.endpoint.path: resource.used_by
    for resource in (
        ENDPOINT_GROUP,
        EXTERNAL_RADIUS_SERVER,
        IDENTITY_GROUP,
        IP_SGT_MAPPING_GROUP,
        NETWORK_DEVICE_GROUP,
        SECURITY_GROUP,
        TACACS_EXTERNAL_SERVER,
    )
}
_CHOICE: dict[str, dict[str, Any]] = {
    "path": {"type": "str", "required": True},
    "envelope": {"type": "str"},
    "name": {"type": "str"},
    "id": {"type": "str"},
    "secret_attributes": {"type": "list", "elements": "str", "default": [], "no_log": False},
}


def _words(value: Any) -> tuple[str, ...]:
    members = as_list(value)
    return tuple(str(item) for item in members) if isinstance(members, (list, tuple)) else ()


def _secret_names(params: Mapping[str, Any]) -> SecretNames:
    return SecretNames(_words(params.get("secret_attributes")), _words(params.get("hidden_attributes")))


class AnyResourceTask(ErsTask):
    """Keeps one object of any resource present or absent."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options that identify the object, its attributes, and how to treat it."""
        return {
            **_CHOICE,
            "attributes": {"type": "dict", "default": {}},
            "key": {"type": "list", "elements": "str", "default": ["name"], "no_log": False},
            "unordered": {"type": "list", "elements": "str", "default": []},
            "hidden_attributes": {"type": "list", "elements": "str", "default": []},
            "state": STATE,
            "force_in_use": FORCE_IN_USE,
            "update_secrets": UPDATE_SECRETS,
        }

    def hidden_values(self, params: Mapping[str, Any]) -> list[str]:
        """Return the secrets among the attributes, and every text if Ansible will refuse them."""
        given = params.get("attributes")
        attributes = as_dict(given)
        found = set(_secret_names(params).found_in(attributes) if isinstance(attributes, Mapping) else texts_in(given))
        if isinstance(given, str) and found:
            found.add(given)
        return sorted(value for value in found if value and not is_mask(value))

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Plan, apply unless in check mode, and report under ``resource``."""
        check_given(params, "path", "envelope", "name", "id")
        secret_names, path = _secret_names(params), params["path"].strip("/")
        given = {key: value for key, value in params["attributes"].items() if key != "link" and value is not None}
        object_id = params.get("id") or str(given.get("id") or "")
        given.pop("id", None)
        if params.get("name"):
            given["name"] = params["name"]
        ers.redactor.add(secret_names.found_in(given))
        key = _key(params, given, object_id)
        present = params["state"] == "present"
        if not present:
            given = {option: given[option] for option in key if option in given}
        resource = generic_resource(
            path,
            given,
            envelope=params.get("envelope") or "",
            key=key,
            secret_names=secret_names,
            unordered=_words(params["unordered"]),
        )
        resource = replace(resource, used_by=USED_BY.get(path, ()))
        desired = desired_object(resource, {**params, "id": object_id or None}, given)
        result = converge(ers, desired, "resource", diff=diff, force_in_use=params["force_in_use"])
        result["resource"] = secret_names.without(result["resource"])
        return result


def _key(params: Mapping[str, Any], given: Mapping[str, Any], object_id: str) -> tuple[str, ...]:
    """Return the attributes that identify the object; raise :class:`InvalidInput` where one has no value."""
    key = _words(params["key"]) or ("name",)
    lacking = [name for name in key if given.get(name) in (None, "", [], {})]
    if lacking and not object_id:
        raise InvalidInput(
            f"attributes: {' and '.join(lacking)} must be given to find the object; or give id, or name other attributes in key."
        )
    return key


class AnyInfoTask(ErsTask):
    """Reads objects of any resource."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options that select objects."""
        return {**_CHOICE, "details": {"type": "bool", "default": False}, **filter_options()}

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return options that exclude each other."""
        return [["name", "id", "filters"]]

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read and report."""
        check_given(params, "path", "envelope", "name", "id")
        secret_names = _secret_names(params)
        resource = generic_resource(
            params["path"].strip("/"), {}, envelope=params.get("envelope") or "", secret_names=secret_names
        )
        found = [secret_names.without(item) for item in self._found(ers, resource, params)]
        return {"changed": False, "resources": found, "total": len(found)}

    def _found(self, ers: Ers, resource: GenericResource, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        documents = InfoTask(resource).chosen(ers, params)
        if documents is None:
            filters = [
                Filter(item["field"], OPERATORS[item["operator"]], item["value"]) for item in params["filters"] or []
            ]
            entries = ers.list_all(resource, filters, match_any=params["match"] == "any")
            if not params["details"]:
                return [{key: value for key, value in entry.items() if key != "link"} for entry in entries]
            documents = ers.get_many(resource, [str(entry["id"]) for entry in entries])
        return [Snapshot(resource, document).result() for document in documents]
