# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The client of ERS: adds writing to :mod:`reader`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from .._errors import InvalidInput, MethodNotAllowed, OutcomeUnknown, Rejected, UnexpectedAnswer
from .._http.response import Response
from .._http.transport import Transport
from .._progress import ProgressCallback, no_progress
from .._schema.masks import forgotten_masks
from .._schema.resource import Resource
from .key_variants import respelled, words_of
from .reader import ErsReader
from .server import dictionary
from .urls import BASE, segment

_UPDATED = "UpdatedFieldsList"


class Ers(ErsReader):
    """ERS calls of one task. ``lookups`` reads objects that others refer to; it may use another account.

    ``report_progress`` receives the progress of long tasks.
    """

    def __init__(
        self, transport: Transport, *, lookups: ErsReader | None = None, report_progress: ProgressCallback = no_progress
    ) -> None:
        super().__init__(transport)
        self.report_progress = report_progress
        self.lookups = lookups or self

    def forget_name(self, resource: Resource, object_id: str) -> None:
        """Forget the name of an object that is about to be changed or deleted."""
        place, features = (resource.endpoint.path, object_id), self.features
        features.numbers.pop(place, None)
        for name in {features.names.pop(place, ""), *features.nicknames.pop(place, ())}:
            if features.ids.get((resource.endpoint.path, name.lower())) == object_id:
                del features.ids[resource.endpoint.path, name.lower()]

    def create(self, resource: Resource, document: Mapping[str, Any]) -> str:
        """Create an object and return its id, which only the Location header contains."""
        response = self._write("POST", resource, "", document, 201)
        location = urlsplit(response.headers.get("location", "")).path
        below, _slash, object_id = location.rstrip("/").rpartition("/")
        if below != f"{BASE}/{resource.endpoint.path}" or not object_id:
            raise _without(response, f"Location that leads to a {resource.name}")
        return unquote(object_id)

    def patch(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> dict[str, Any] | None:
        """Change the given attributes and return the whole object.

        Returns None, having changed nothing, where the release has no PATCH (405; its guide says 400).
        """
        try:
            response = self._write("PATCH", resource, object_id, document, 200)
        except MethodNotAllowed:
            self.features.patch[resource.endpoint.path] = False
            return None
        except Rejected:
            if self.can_patch(resource) is not None or not self.lacks(resource.endpoint.patch_since):
                raise
            self.features.patch[resource.endpoint.path] = False
            return None
        answer = _report(response)
        changed = dictionary(answer.get(resource.endpoint.envelope))
        if str(changed.get("id", "")).lower() != object_id.lower() and _UPDATED not in answer:
            raise _without(response, f"{resource.endpoint.envelope} with the id of the object")
        self.features.patch[resource.endpoint.path] = True
        return self._as_declared(resource, changed) if changed else {}

    def replace(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> None:
        """PUT the whole object. ISE's list of updated fields is not reliable: only its presence counts."""
        response = self._write("PUT", resource, object_id, document, 200)
        if _UPDATED not in _report(response):
            raise _without(response, _UPDATED)

    def delete(self, resource: Resource, object_id: str) -> None:
        """Delete an object."""
        self.forget_name(resource, object_id)
        self.transport.send("DELETE", f"{BASE}/{resource.endpoint.path}{segment(object_id)}", expect=(204,))

    def act(
        self,
        resource: Resource,
        object_id: str,
        action: str,
        data: Mapping[str, str] | None = None,
        *,
        reads: bool = False,
        form_known: bool = True,
    ) -> dict[str, Any]:
        """Run an action of ISE that is no change of a document, and return its answer; empty if it has none.

        Without an id the action is about the resource. ``data`` are names and values. ``reads`` says that the action changes
        nothing, so it is sent in check mode as well. ISE answers 204, or 200 with an ``OperationResult``; where the form of
        its answer is not known, 200 without a body counts as well.
        """
        path = f"{BASE}/{resource.endpoint.path}{segment(object_id) if object_id else ''}/{action}"
        pairs = [{"name": name, "value": value} for name, value in (data or {}).items()]
        document = {"OperationAdditionalData": {"additionalData": pairs}} if pairs else None
        response = self.transport.send("PUT", path, document=document, expect=(204, 200), reads=reads)
        if reads:
            return response.json()
        if response.status == 204 or not (form_known or response.body):
            return {}
        answer = _report(response)
        if not isinstance(answer.get("OperationResult"), dict):
            raise _without(response, "OperationResult")
        return answer

    def wire_form(self, resource: Resource, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return a document in the form of this server. Raises :class:`InvalidInput` for one with a mask in it."""
        masks = forgotten_masks(resource, document)
        if masks:
            raise InvalidInput(
                f"ISE hides the value of {', '.join(masks)}, and writing the {resource.name} would overwrite it with "
                "asterisks. Nothing was sent; change this attribute in ISE's own interface."
            )
        if resource.hooks.document:
            document = resource.hooks.document.encode(document)
        spelled = {
            usual: self.features.spelling.get((resource.endpoint.path, usual), usual)
            for usual in resource.endpoint.key_variants
        }
        body: dict[str, Any] = respelled(document, spelled)
        return body

    def _write(
        self, method: str, resource: Resource, object_id: str, document: Mapping[str, Any], status: int
    ) -> Response:
        body = self.wire_form(resource, document)
        self.forget_name(resource, object_id)
        target = f"{BASE}/{resource.endpoint.path}{segment(object_id) if object_id else ''}"
        try:
            return self.transport.send(method, target, document={resource.endpoint.envelope: body}, expect=(status,))
        except Rejected as refusal:
            unknown = {
                usual: resource.endpoint.key_variants[usual]
                for usual in words_of(body, resource.endpoint.key_variants)
                if (resource.endpoint.path, usual) not in self.features.spelling
            }
            if not unknown:
                raise
            try:
                response = self.transport.send(
                    method,
                    target,
                    document={resource.endpoint.envelope: respelled(body, unknown)},
                    expect=(status,),
                )
            except Rejected:
                raise refusal from None
            self.features.spelling.update({(resource.endpoint.path, usual): other for usual, other in unknown.items()})
            return response


def _report(response: Response) -> dict[str, Any]:
    """Return the JSON object in the answer to a write. Raises :class:`OutcomeUnknown` for anything else."""
    try:
        return response.json()
    except UnexpectedAnswer as error:
        raise _unknown(response, error.message) from None


def _without(response: Response, form: str) -> OutcomeUnknown:
    """Return the error for a success without the document that ISE's success has."""
    return _unknown(
        response,
        f"the answer {response.status} has no {form}. Check that no other server answers in place of ISE.",
    )


def _unknown(response: Response, reason: str) -> OutcomeUnknown:
    return OutcomeUnknown(
        f"{response.request} was sent, but whether ISE carried it out is unknown: {reason}", status=response.status
    )
