# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated ISE for the modules of one row, and the rules for every task that runs against it."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Mapping
from typing import Any, ClassVar

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._engine.references import References
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._ers.server import forget_features
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._http.logins import forget_logins
from ansible_collections.openise.ise.plugins.module_utils._http.session import forget_breakers
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Branch, Leaf, is_within
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, Budget, Object, Requests, without_writes
from ansible_collections.openise.ise.tests.truth.row import CANARY, Example, Row
from ise_simulator import Settings
from ise_simulator.catalog import CATALOG
from ise_simulator.shape import shape_of
from ise_simulator.testing import Simulator

ACCOUNTS = {name: (name, f"{CANARY}-{name}-password") for name in ("admin", "operator", "mnt", "sponsor")}

Result = dict[str, Any]


def settings(release: str, **more: Any) -> Settings:
    """Return the settings of a simulator for a release. Errors keep connections open, which saves handshakes."""
    return Settings(**{"profile": release, "error_connection": "keep", **ACCOUNTS, **more})


class Node:
    """One simulated node with the modules of one row. ``release`` is the profile at the start."""

    # By server and row: the cached ids and names of a process that knows them.
    warm: ClassVar[dict[tuple[int, str], tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]]] = {}

    def __init__(self, sim: Simulator, row: Row, release: str) -> None:
        self.sim = sim
        self.row = row
        self.release = release
        self.cost = Budget(row, release, self._similar)
        self.results: list[Result] = []
        self.sent: Requests = Counter()

    # -- running tasks -------------------------------------------------------------------------------------------

    def connection(self) -> dict[str, Any]:
        """Return the connection options. Before 3.1 only port 9060 serves ERS."""
        port = self.sim.port if self.sim.settings.gateway_ers else self.sim.ers_port
        user, password = self.sim.admin
        return {
            "hostname": self.sim.host,
            "port": port,
            "username": user,
            "password": password,
            "ca_path": self.sim.ca_cert,
            "max_requests_per_second": 0,
        }

    def run(self, options: Mapping[str, Any], *, check: bool = False, **connection: Any) -> Result:
        """Run the writing module and return its result; ``sent`` contains its requests by method."""
        return self.perform(self.row.task, {**self.row.always_given, **options}, check=check, **self._login(connection))

    def _login(self, connection: Mapping[str, Any]) -> dict[str, Any]:
        """Return connection options with the account under the names of this row."""
        if self.row.account == "admin":
            return dict(connection)
        names = {name: f"{self.row.account}_{name}" for name in ("username", "password")}
        own = dict(zip(names, getattr(self.sim, self.row.account), strict=True))
        return {names.get(name, name): value for name, value in {**own, **connection}.items()}

    def info(self, options: Mapping[str, Any] | None = None, *, check: bool = False, **connection: Any) -> Result:
        """Run the info module."""
        kind = {"type": self.row.info_type} if self.row.info_type else {}
        return self.perform(self.row.info_task, {**kind, **(options or {})}, check=check, **self._login(connection))

    def key_options(self, item: Object) -> dict[str, Any]:
        """Return the options that identify an object."""
        return {self.row.listed_as: item} if isinstance(item, str) else self.row.key_of(item)

    def small_change(self, number: int, example: Example | None = None) -> dict[str, Any]:
        """Return the options of a small change of an example (default: ``minimal``) to the first or second value."""
        assert self.row.small_change is not None
        path = tuple(self.row.small_change.option.split("."))
        return trees.having(
            self.unreadable_values(self.row.resource.leaf(path), example), (path, self.row.small_change.values[number])
        )

    def unreadable_values(self, touched: Leaf, example: Example | None = None) -> dict[str, Any]:
        """Return the values that a change of one option needs because ISE does not return them."""
        case = self.for_release(example or self.row.minimal)
        unreadable = self.unreadable(touched, case.stored)
        return trees.tree(*((leaf.path, trees.at(case.options, leaf.path)) for leaf in unreadable))

    def with_small_change(self, stored: Mapping[str, Any], number: int) -> dict[str, Any]:
        """Return a document after a small change."""
        assert self.row.small_change is not None
        return trees.having(stored, (self.small_change_wire(), self.row.small_change.stored_value(number)))

    def has_small_change(self, stored: Mapping[str, Any] | None, number: int) -> bool:
        """Return whether a document has a small change."""
        assert self.row.small_change is not None
        return bool(trees.at(stored, self.small_change_wire()) == self.row.small_change.stored_value(number))

    def small_change_wire(self) -> trees.Path:
        assert self.row.small_change is not None
        return self.row.resource.leaf(tuple(self.row.small_change.option.split("."))).api_path

    def without_computed(self, shown: Mapping[str, Any]) -> dict[str, Any]:
        """Return an object from a module without computed attributes."""
        own = [(leaf.path, None) for leaf in self.row.resource.leaves if leaf.attribute.computed]
        return trees.having(shown, *own)

    def read(self, item: Object) -> dict[str, Any]:
        """Return an object from the info module."""
        found = self.info(self.key_options(item))
        assert found.get("total") == 1, found
        shown = found[self.row.resource.plural][0]
        assert isinstance(shown, dict)
        return shown

    def perform(self, task: Task, options: Mapping[str, Any], *, check: bool = False, **connection: Any) -> Result:
        validator = ArgumentSpecValidator(**task.specification())
        validation = validator.validate({**self.connection(), **connection, **options})
        assert not validation.error_messages, validation.error_messages
        already = Counter(self.sim.stats.by_method)
        forget_logins()  # a task is a process of its own, unless a test says otherwise
        result = task.perform(validation.validated_parameters, check_mode=check, diff=True)
        self.sent = Counter(self.sim.stats.by_method) - already
        self.results.append(result)
        return result

    # -- the store -----------------------------------------------------------------------------------------------

    def put(self, stored: Mapping[str, Any]) -> str:
        """Store a document directly; return its id."""
        return self.sim.store.put(self.row.path, stored)

    def stored_document(self, item: Object) -> dict[str, Any] | None:
        """Return the stored document of an object, with real secrets; None if there is none."""
        if isinstance(item, str):
            return self.sim.store.get(self.row.path, item)
        key = self.row.stored_key(item)
        documents = self.sim.store.list(self.row.path)
        return next((document for document in documents if key == {name: document.get(name) for name in key}), None)

    def id_of(self, item: Object) -> str:
        """Return the id of an existing object."""
        return str((self.stored_document(item) or {})["id"])

    def remove(self, item: Object) -> None:
        """Delete an object directly, if it exists."""
        if self.stored_document(item) is not None:
            self.sim.store.delete(self.row.path, self.id_of(item))

    def stored(self, item: Object) -> dict[str, Any] | None:
        """Return the stored document of an object, with real secrets and without id; None if there is none."""
        document = self.stored_document(item)
        own = [(leaf.api_path, None) for leaf in self.row.resource.leaves if leaf.attribute.computed]
        aside = [(("id",), None), *(((key,), None) for key in self.row.change_counters), *own]
        return None if document is None else trees.having(document, *aside)

    def effective_values(self, stored: Mapping[str, Any] | None) -> dict[trees.Path, Any]:
        """Return the leaves of a document that have a value, including read defaults, with real secrets."""
        shown = shape_of(CATALOG[self.row.path], self.sim.settings, masks=False).read(dict(stored or {}))
        counted = [((key,), None) for key in self.row.change_counters]
        return trees.full(trees.having(trees.merged(stored or {}, shown), *counted))

    def listed_documents(self) -> list[dict[str, Any]]:
        """Return the documents of all listed objects, ordered by name; by id where lists have no names."""
        resource = CATALOG[self.row.path]
        listed = [
            document for document in self.sim.store.list(self.row.path) if document["id"] not in resource.unlisted
        ]
        named = "name" in resource.listed_attributes
        return sorted(listed, key=lambda document: (str(document.get("name") or "") if named else "", document["id"]))

    def create_copies(self, number: int) -> list[dict[str, Any]]:
        """Store this number of copies of the smallest object; return the documents of all listed objects."""
        minimal = self.for_release(self.row.minimal)
        for count in range(number):
            self.put(self.row.copy(minimal, count))
        return self.listed_documents()

    def _similar(self, example: Example, filtered: bool) -> int:
        """Return the number of other objects beside an example that is found by a key without name.

        With ``filtered`` count only those that ISE's filters do not exclude.
        """
        wires = [self.row.resource.leaf((option,)).api_path[0] for option in self.row.key_filters if filtered]
        same = {wire: example.stored.get(wire) for wire in wires}
        alike = [item for item in self.listed_documents() if same == {wire: item.get(wire) for wire in wires}]
        key = self.row.stored_key(example)
        return len([item for item in alike if key != {name: item.get(name) for name in key}])

    def all_documents(self) -> dict[str, list[dict[str, Any]]]:
        """Return all stored documents, for comparisons only: they are not copied."""
        return self.sim.core.store.documents()

    # -- cases ---------------------------------------------------------------------------------------------------

    def check_and_run(
        self, options: Mapping[str, Any], cost: Requests, *, confirmed: Requests = NOTHING, **connection: Any
    ) -> Result:
        """Run in check mode, then for real, and return the result of the run.

        Both results must agree. Check mode must send only the reads of ``cost`` and change nothing. The run must send exactly
        ``cost``, and the reads ``confirmed`` after its write, and must report a change if and only if ISE changed.
        """
        held = self.all_documents()
        predicted = self.run(options, check=True, **connection)
        assert self.sent == without_writes(cost), ("check mode", self.sent)
        assert self.all_documents() == held
        result = self.run(options, **connection)
        assert self.sent == cost + confirmed, ("run", self.sent)
        for key in ("failed", "msg", "changed", "diff", "created_parents"):
            assert predicted.get(key) == result.get(key), key
        assert (self.all_documents() == held) is not result.get("changed", False), (
            "changed is not true to what ISE holds"
        )
        if "failed" not in result:
            said = trees.full(_without_id(predicted[self.row.resource.name]))
            assert trees.holds(result[self.row.resource.name], trees.tree(*said.items()))
        return result

    def fails(self, options: Mapping[str, Any], *words: str, cost: Requests, **connection: Any) -> Result:
        """Run in check mode and for real; both must fail with the same message, contain these words, and change nothing."""
        result = self.check_and_run(options, cost, **connection)
        assert result.get("failed"), result
        assert all(word in result["msg"] for word in words), result["msg"]
        return result

    def for_release(self, example: Example) -> Example:
        """Return an example without options that this release lacks."""
        return self.row.for_release(self.release, example)

    # -- values that ISE does not return ----------------------------------------------------------------------------

    def hides(self, leaf: Leaf) -> bool:
        """Return whether this ISE hides an existing secret."""
        masks = bool(self.sim.settings.mask_secrets) and leaf.option not in self.row.unmasked
        return leaf.attribute.secret and (
            leaf.attribute.visibility.hidden or masks or leaf.option in self.row.always_masked
        )

    def unreadable(self, touched: Leaf | Branch, held: Mapping[str, Any], *, put_only: bool = False) -> list[Leaf]:
        """Return the leaves that a change of the stored object needs because ISE does not return them.

        PATCH sends the whole ERS object of the changed option. PUT sends everything, and only PUT can remove a block; if PUT
        merges, omitted values stay. ``put_only``: the change needs a PUT.
        """
        by_put = (put_only or isinstance(touched, Branch) or not self.cost.patches) and self.row.put == "replace"
        return [
            leaf
            for leaf in self.row.available(self.release)
            if (leaf.attribute.write_only or self.hides(leaf))
            and not is_within(leaf.path, touched.path)
            and (by_put or leaf.api_path[0] == touched.api_path[0])
            and trees.at(held, leaf.api_path) is not None
        ]

    def required_secrets(self, touched: Leaf | Branch, value: Any = None) -> list[str]:
        """Return the secrets that setting an option of ``full`` to ``value`` needs: those that are relevant afterwards."""
        full = self.for_release(self.row.full)
        after = trees.having(full.options, (touched.path, value))

        def used(option: str) -> bool:
            other, values = self.row.relevant_when.get(option, ("", ()))
            return not other or trees.at(after, tuple(other.split("."))) in values

        secrets = [leaf.option for leaf in self.unreadable(touched, full.stored) if leaf.attribute.secret]
        return [option for option in secrets if used(option)]

    # -- between cases -------------------------------------------------------------------------------------------

    def prepare(self, *, known: bool = True) -> None:
        """Start a case: built-in objects and those of the row, cleared statistics, a known or unknown server."""
        forget_breakers()
        if known:
            self._warm_up()
        else:
            self.forget_server()
        self._begin()
        self.results.clear()

    def _begin(self) -> None:
        self.sim.reset()
        for path, documents in self.row.objects.items():
            for document in documents:
                self.sim.store.put(path, document)

    def _warm_up(self) -> None:
        """Fill the caches of the process once for this server, so that no case depends on the one before it."""
        key = (self.sim.port, str(self.row))
        ers = Ers(Transport(Connection.from_params(self.connection())))
        ers.features.ids, ers.features.names = map(dict, Node.warm.get(key, ({}, {})))
        if key in Node.warm:
            return
        self._begin()
        ers.release()
        for leaf in self.row.leaves():
            for target in self.row.resource.targets(leaf):
                for document in self.row.objects.get(target.endpoint.path, ()):
                    References(ers).with_ids(self.row.resource, {leaf.path: document["name"]})
        for target in self.row.resource.checked_names.values():
            for document in self.sim.store.list(target.endpoint.path):
                ers.features.ids[target.endpoint.path, str(document["name"]).lower()] = document["id"]
        full, minimal = (
            self.key_options(self.for_release(self.row.full)),
            self.key_options(self.for_release(self.row.minimal)),
        )
        self.put(self.for_release(self.row.full).stored)
        assert "failed" not in self.info(full)
        if self.row.module:
            absent = self.run({**minimal, "state": "absent"})
            assert "failed" not in absent, absent
            self.put(self.for_release(self.row.minimal).stored)
            changed = self.run({**minimal, **(self.small_change(0) if self.row.small_change else {})})
            assert "failed" not in changed, changed
        Node.warm[key] = (dict(ers.features.ids), dict(ers.features.names))

    @staticmethod
    def forget_server() -> None:
        """Clear the caches, so that the next task does not know the server."""
        forget_features()
        Node.warm.clear()

    def close(self) -> None:
        """End a case: no secret in a result, no defect reported, no mask written."""
        leaks = [CANARY, *(base64.b64encode(":".join(pair).encode()).decode() for pair in ACCOUNTS.values())]
        for result in self.results:
            text = repr(result)
            assert not [leak for leak in leaks if leak in text], text
            assert "Defect in openise.ise" not in text, text
        assert self.sim.stats.masks_written == 0


def _without_id(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key != "id"}
