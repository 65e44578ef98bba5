# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a module does, apart from where it runs.

A :class:`Task` has an argument spec and :meth:`Task.perform`. Two front ends run it with the same result: the module
(:meth:`Task.run_module`) and the action plugin ``openise.ise.ise`` inside the controller. Nothing else knows check mode.
"""

from __future__ import annotations

import traceback
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from .._engine.deploy import follow
from .._engine.desired_state import wanted_state
from .._engine.document import Snapshot
from .._engine.plan import Action, Desired
from .._engine.reconciler import Engine
from .._engine.references import References
from .._errors import InvalidInput, IseError, ServerFailure, UnknownName
from .._ers.client import Ers
from .._ers.filters import Filter
from .._ers.sponsor_account import SPONSOR_SPEC, SPONSOR_TOGETHER, as_sponsor
from .._http.connection import CONNECTION_ONE_OF, CONNECTION_SPEC, CONNECTION_TOGETHER, Connection
from .._http.transport import Transport
from .._progress import Say, silent
from .._redaction import Redactor
from .._schema.argument_spec import (
    OPERATORS,
    attribute_options,
    check_given,
    filter_options,
    object_exclusions,
    object_keys,
    object_options,
)
from .._schema.resource import Leaf, Resource


class Task(ABC):
    """One module. ``mutually_exclusive``, ``required_one_of`` and ``required_together`` are Ansible's constraints."""

    @property
    @abstractmethod
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the argument spec of the module's own options."""

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return options that exclude each other."""
        return []

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return options of which one must be given."""
        return []

    @property
    def sponsored(self) -> bool:
        """Tell whether ISE wants a sponsor's account for this."""
        return False

    @property
    def private(self) -> tuple[str, ...]:
        """Return options that hold so much, or such secrets, that no result repeats them."""
        return ()

    def shown(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return parameters as a result and the system's log may show them."""
        return {
            name: "(not shown)" if name in self.private and value is not None else value
            for name, value in params.items()
        }

    @abstractmethod
    def execute(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Do the work and return the result. In check mode ``ers`` cannot write, and this plans only."""

    def hidden_values(self, params: Mapping[str, Any]) -> list[str]:
        """Return values of unvalidated parameters that must not be shown though their option is not ``no_log``."""
        return []

    def specification(self) -> dict[str, Any]:
        """Return the keyword arguments that both AnsibleModule and ArgumentSpecValidator take."""
        return {
            "argument_spec": {**CONNECTION_SPEC, **(SPONSOR_SPEC if self.sponsored else {}), **self.options},
            "mutually_exclusive": self.mutually_exclusive,
            "required_one_of": [*CONNECTION_ONE_OF, *self.required_one_of],
            "required_together": [*CONNECTION_TOGETHER, *(SPONSOR_TOGETHER if self.sponsored else [])],
        }

    def perform(self, params: Mapping[str, Any], *, check_mode: bool, diff: bool, say: Say = silent) -> dict[str, Any]:
        """Run with validated parameters and return the result of the task; never raises.

        A failure is ``failed`` with ``msg``, and with ``status`` and ``errors`` where ISE answered. What takes long says by
        ``say`` how far it is.
        """
        redactor = Redactor()
        try:
            connection = Connection.from_params(params)
            transport = Transport(connection, read_only=check_mode, redactor=redactor)
            ers = Ers(transport, say=say)
            return self.execute(as_sponsor(ers, params) if self.sponsored else ers, params, diff=diff)
        except IseError as error:
            return {"failed": True, **error.result()}
        except Exception as error:  # pylint: disable=broad-exception-caught
            where = traceback.extract_tb(error.__traceback__)[-1]
            return {
                "failed": True,
                "msg": redactor.clean(
                    f"Defect in openise.ise ({type(error).__name__} in {where.name}): {error}. Please report it."
                ),
                "exception": redactor.clean(traceback.format_exc()),
            }

    def run_module(self) -> None:
        """Run as an Ansible module."""
        from .ansible_module import Program  # the action plugin does without it

        module = Program(self.hidden_values, self.shown, supports_check_mode=True, **self.specification())
        result = self.perform(module.params, check_mode=module.check_mode, diff=module._diff)
        for warning in result.pop("warnings", []):
            module.warn(warning)  # newer releases of ansible-core do not want them among the results
        if result.get("failed"):
            module.fail_json(**result)
        module.exit_json(**result)


class ResourceTask(Task):
    """Keeps one object of a resource present or absent."""

    def __init__(self, resource: Resource) -> None:
        self.resource = resource

    @property
    def sponsored(self) -> bool:
        """Tell whether ISE wants a sponsor's account for this."""
        return self.resource.sponsored

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the attributes, and how to find and treat the object."""
        return object_options(self.resource)

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return options that exclude each other."""
        return object_exclusions(self.resource)

    @property
    def required_one_of(self) -> list[list[str]]:
        """Return the options that identify the object, each with the id instead."""
        return object_keys(self.resource)

    def execute(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Plan, apply unless in check mode, and report."""
        check_given(params, *self.resource.identity, "id")
        present = params["state"] == "present"
        asked = params if present else {option: params.get(option) for option in self.resource.identity}
        desired = Desired(
            resource=self.resource,
            wanted=wanted_state(self.resource, asked),
            present=present,
            object_id=params.get("id") or "",
            update_secrets=params.get("update_secrets") == "always",
            create_parents=bool(params.get("create_parents")),
        )
        result = converge(ers, desired, self.resource.name, diff=diff)
        action = self.resource.follow_up
        if action and present:
            follow(ers, self.resource, action, params[action.option], desired.label, result)
        return result


def converge(ers: Ers, desired: Desired, key: str, *, diff: bool) -> dict[str, Any]:
    """Bring one object about, or plan to in check mode, and return the result of the task with the object at ``key``."""
    engine = Engine(ers)
    steps = engine.plan([desired])
    outcomes = engine.preview(steps) if ers.transport.read_only else engine.apply(steps)
    last = outcomes[-1]
    result: dict[str, Any] = {
        "changed": any(outcome.changed for outcome in outcomes),
        key: engine.shown(desired.resource, last.result) if desired.present else {},
    }
    if desired.present:
        result.update({f"generated_{option}": value for option, value in engine.generated.items()})
    if desired.resource.hierarchy:
        created = [outcome for outcome in outcomes[:-1] if outcome.step.action is Action.CREATE]
        result["created_parents"] = [outcome.step.desired.name for outcome in created]
    if diff:
        result["diff"] = {side: engine.shown(desired.resource, tree) for side, tree in last.step.diff.items()}
    return result


class InfoTask(Task):
    """Reads objects of a resource.

    ``kinds`` are resources with more about some of its objects, by the words of the option ``type`` that chooses one.
    ``details`` is the default of the option of this name. ``additions`` names what :meth:`completed` adds to the declaration.
    """

    details = False
    additions: tuple[str, ...] = ()

    def __init__(self, resource: Resource, *, kinds: Mapping[str, Resource] | None = None) -> None:
        self.resource = resource
        self.kinds = kinds or {}

    @property
    def sponsored(self) -> bool:
        """Tell whether ISE wants a sponsor's account for this."""
        return self.resource.sponsored

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return how to choose what is read."""
        spec = attribute_options(self.resource)
        return {
            **{option: spec[option] for option in self.resource.identity},
            "id": {"type": "str"},
            "details": {"type": "bool", "default": self.details or not self.resource.named_by},
            **({"type": {"type": "str", "choices": list(self.kinds)}} if self.kinds else {}),
            **(filter_options(self.resource.filters) if self.resource.filters else {}),
        }

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return the ways to choose."""
        others = ["id", *(["filters"] if self.resource.filters else [])]
        return [[option, *others] for option in self.resource.identity]

    def execute(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read and report; there is nothing to check or to differ."""
        check_given(params, *self.resource.identity, "id")
        ers.require(self.resource.since, f"ISE has {self.resource.plural_words}")
        kind = self.kinds.get(params.get("type") or "")
        try:
            found = (InfoTask(kind) if kind else self)._found(ers, params)
        except ServerFailure as error:
            if self.kinds and not kind:
                error.message += f" ISE may still read those of one type ({', '.join(self.kinds)})."
            raise
        return {"changed": False, self.resource.plural: found, "total": len(found)}

    def _found(self, ers: Ers, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        resource = self.resource
        documents = self.chosen(ers, params)
        if documents is None:
            filters = [self.filter(ers, item) for item in params.get("filters") or []]
            entries = ers.list_all(resource, filters, match_any=params.get("match") == "any")
            if not params["details"]:
                return [self._listed(entry) for entry in entries]
            documents = ers.get_many(resource, [str(entry["id"]) for entry in entries])
        references = References(ers)
        references.learn(resource, documents)
        items = [references.named(resource, Snapshot(resource, document).result()) for document in documents]
        return [self.completed(ers, params, item) for item in items]

    def completed(self, ers: Ers, params: Mapping[str, Any], item: dict[str, Any]) -> dict[str, Any]:
        """Return a whole object with what is computed from it, or read in another way."""
        return item

    def chosen(self, ers: Ers, params: Mapping[str, Any]) -> list[dict[str, Any]] | None:
        """Return the documents with the id or the key given; None when neither is."""
        resource = self.resource
        if params.get("id"):
            document = ers.get(resource, params["id"])
            return [document] if document else []
        key = wanted_state(resource, {option: params.get(option) for option in resource.identity})
        if not key:
            return None
        if resource.found_by_name:
            document = ers.find(resource, key[resource.named_by,])
            return [document] if document else []
        references = References(ers)
        try:
            return references.find_by_key(resource, references.resolved(resource, key))
        except UnknownName:
            return []  # what refers to nothing is not there either

    def _listed(self, entry: Mapping[str, Any]) -> dict[str, str]:
        """Return a list entry under option names."""
        named = {"id": "id", self.resource.named_by or "name": "name", "description": "description"}
        return {option: str(entry.get(key) or "") for option, key in named.items()}

    def filter(self, ers: Ers, item: Mapping[str, Any]) -> Filter:
        """Return a filter as ISE takes it. One that is also an option takes the option's words, and exists as long."""
        name, value = item["field"], str(item["value"])
        if name not in self.resource.filters:
            raise InvalidInput(f"filters: ISE cannot filter {self.resource.plural_words} of this type by {name}.")
        for leaf in self.resource.leaves:
            if leaf.path == (name,):
                ers.require(leaf.field.since, f"filters: ISE has {name}")
                value = self._compared_with(ers, leaf, value, item["operator"])
        return Filter(self.resource.filters[name], OPERATORS[item["operator"]], value)

    def _compared_with(self, ers: Ers, leaf: Leaf, value: str, operator: str) -> str:
        """Return a value of a filter as ISE holds it: a whole one in its notation, and as an id where ISE compares ids."""
        whole = operator in ("equals", "not_equals")
        if self.resource.targets(leaf) and self.resource.filters[leaf.option] == leaf.api_path[-1]:
            if not whole:
                raise InvalidInput(f"filters: {leaf.option} is compared as a whole; use equals or not_equals.")
            return str(References(ers).resolved(self.resource, {leaf.path: value})[leaf.path])
        if whole and leaf.field.convert and leaf.field.kind == "str":
            return str(leaf.field.encode(wanted_state(self.resource, {leaf.option: value})[leaf.path]))
        return leaf.field.in_filter(value)
