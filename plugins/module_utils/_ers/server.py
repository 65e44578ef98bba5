# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Server facts, cached per process: release, supported features, names and ids of objects.

No version option is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from .._errors import (
    InvalidInput,
    IseError,
    MethodNotAllowed,
    NotFound,
    NotPermitted,
    Rejected,
    ServerFailure,
    UnexpectedAnswer,
    UnprovenNotFound,
)
from .._http.transport import Transport
from .._redaction import Redactor
from .._releases import is_older, release_of
from .._schema.resource import Resource
from .urls import BASE, segment

_VERSION_PATH = f"{BASE}/op/systemconfig/iseversion"


@dataclass
class Features:
    """The facts about one server. None means not yet known.

    ``ids`` are by resource path and lower-case name, ``names`` and ``numbers`` by resource path and id; ``nicknames`` are
    other texts that led to an object.
    """

    name_url: dict[str, bool] = field(default_factory=dict)
    patch: dict[str, bool] = field(default_factory=dict)
    spelling: dict[tuple[str, str], str] = field(default_factory=dict)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    nicknames: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    bulk_submit: dict[str, str] = field(default_factory=dict)
    release: tuple[int, int] | None = None
    release_asked: bool = False


_FEATURES: dict[tuple[str, int], Features] = {}


def forget_features() -> None:
    """Forget the facts about all servers, as at the start of a process."""
    _FEATURES.clear()


class ErsServer:
    """The server of a task, through one account."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        connection = transport.connection
        self.features = _FEATURES.setdefault((connection.hostname, connection.port), Features())

    @property
    def read_only(self) -> bool:
        """Return whether the task runs in check mode, in which nothing is written."""
        return self.transport.read_only

    @property
    def redactor(self) -> Redactor:
        """Return the redactor, which keeps the secrets of the task out of texts."""
        return self.transport.redactor

    def release(self) -> tuple[int, int] | None:
        """Return major and minor release of the server, None if it does not report them."""
        if not self.features.release_asked:
            with suppress(NotFound, NotPermitted, MethodNotAllowed, Rejected, ServerFailure, UnexpectedAnswer):
                self.version()
            self.features.release_asked = True
        return self.features.release

    def version(self) -> dict[str, str]:
        """Return the software of the server: ``version`` and ``patch information``."""
        software = operation_values(self._read(_VERSION_PATH))
        self.features.release = release_of(software.get("version", ""))
        self.features.release_asked = True
        return software

    def resource_versions(self, path: str) -> dict[str, Any]:
        """Return the versions of a resource the server has: ``currentServerVersion``, ``supportedVersions`` with commas.

        Empty where it has no such resource.
        """
        try:
            return dictionary(self._read(f"{BASE}{segment(path)}/versioninfo").get("VersionInfo"))
        except NotFound:
            return {}

    def require(self, since: str, what: str, remedy: str = "") -> None:
        """Raise :class:`InvalidInput` where the server is older than ``since``; empty means any release will do."""
        release = self.release() if since else None
        if is_older(release, since):
            server = ".".join(map(str, release or ()))
            raise InvalidInput(f"{what} needs ISE {since} or later, and this server runs {server}{remedy}.")

    def lacks(self, since: str) -> bool:
        """Return whether the server reports a release older than ``since``."""
        return is_older(self.release(), since)

    def can_patch(self, resource: Resource) -> bool | None:
        """Return whether the server has PATCH for the resource; None when that is not known yet.

        A release that was read for another purpose proves that PATCH is missing, never that it is there.
        """
        since = resource.endpoint.patch_since
        known = self.features.patch.get(resource.endpoint.path)
        return False if not since or (known is None and is_older(self.features.release, since)) else known

    def _read(self, path: str, query: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
        """GET a JSON document. Raises :class:`NotFound` only for a 404 that certainly comes from ERS.

        The body of ISE's own 404 is not documented. A 404 without an ``ERSResponse`` counts if ERS answers another request
        after it, and this one as before: a gateway that restarts sends such a 404 for a moment.
        """
        parameters = list(query)
        try:
            return self._get(path, parameters)
        except UnprovenNotFound:
            if not self._ers_answers():
                raise
        try:
            return self._get(path, parameters)
        except UnprovenNotFound:
            raise NotFound(f"ISE found nothing for GET {path} (404).", status=404) from None

    def _get(self, path: str, query: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
        """GET a JSON document. Raises :class:`UnprovenNotFound` for a 404 that another server may have sent."""
        return self.transport.send("GET", path, query=query).json()

    def _ers_answers(self) -> bool:
        """Return whether the server answers as ERS at this moment."""
        try:
            answer = self._get(self.transport.readable)
        except IseError:
            return False
        return isinstance(answer.get("VersionInfo"), dict)


def dictionary(value: Any) -> dict[str, Any]:
    """Return a part of an answer that should be an object; an empty one where it is none."""
    return value if isinstance(value, dict) else {}


def operation_values(answer: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of an ``OperationResult`` by name; none of an answer in another form."""
    values = dictionary(answer.get("OperationResult")).get("resultValue")
    items = [dictionary(item) for item in (values if isinstance(values, list) else [])]
    return {str(item["name"]): str(item.get("value", "")) for item in items if "name" in item}
