# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ERS service: routes a request to a resource and an operation, and answers as ISE does.

This file contains no code for a single resource; the catalog declares their attributes and behaviour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from .actionbody import values_of
from .answers import CRUD, HTML, JSON, METHOD, NOT_FOUND, XML, Answer, Refused, html_page, jackson, json_answer
from .bulk import PLACES, Bulks
from .bulkbody import submitted
from .catalog.language import Bulk, Document, Resource
from .context import Context
from .letters import LETTERS
from .media import Media, media_of
from .mnt.sessions import Sessions
from .objects import create, delete, duplicate_refusal, patch, put, read
from .profiles import at_least
from .query import search
from .settings import Settings
from .shape import Shape, body_of, shape_of
from .store import Entry, Store
from .xmlbody import object_of
from .xmlform import answer_of, error_xml, object_xml

__all__ = ["ErsRequest", "ErsService"]

ROOT = "/ers/config/"
WRITES = ("POST", "PUT", "PATCH", "DELETE")
_OPERATIONS = {"GET": "get", "POST": "create", "PUT": "put", "PATCH": "patch", "DELETE": "delete"}
_VERBS = {"GET": "get", "POST": "create", "PUT": "update", "PATCH": "patch", "DELETE": "delete"}


@dataclass
class ErsRequest:
    """An authenticated request for ``/ers/config/...``; ``path`` and ``query`` are unchanged from the request line.

    ``concurrent_post``: the request arrived during another POST for the same resource.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    base: str
    role: str
    concurrent_post: bool = False


@dataclass
class _Route:
    """Target of a path: a resource and its collection, an object by id or name, its versions, an action, or bulk."""

    resource: Resource | None
    resource_name: str
    form: str
    target: str = ""
    action: str = ""
    given: Mapping[str, str] = field(default_factory=dict)

    def operation(self, method: str) -> str:
        """Return the ``operation`` of an ERSResponse, such as ``GET-get by name-networkdevice``."""
        if self.form == "versioninfo":
            verb = "versionInfo"
        elif self.form == "collection" and method == "GET":
            verb = "getAll"
        elif self.form == "bulk":
            verb = "bulk"
        elif self.form == "action":
            verb = "/".join(place for place in self.action.split("/") if not place.startswith("{"))
        else:
            verb = _VERBS.get(method, method.lower())
            if self.form == "name":
                verb += " by name"
            elif method == "GET":
                verb += " by id"
        return f"{method}-{verb}-{self.resource_name}"

    def method_key(self, method: str) -> str:
        """Return the key in ``Resource.methods``."""
        if self.form == "collection":
            return {"GET": "list", "POST": "create"}.get(method, "")
        if method == "POST":
            return ""
        return _OPERATIONS.get(method, "") + ("_by_name" if self.form == "name" else "")


class ErsService:
    """ERS over one store. Call ``configure`` after every change of the settings."""

    def __init__(
        self,
        store: Store,
        sessions: Sessions,
        catalog: Mapping[str, Resource],
        settings: Settings,
        masks_written: Callable[[int], None],
    ) -> None:
        self.store = store
        self.sessions = sessions
        self.catalog = catalog
        self.masks_written = masks_written
        self.bulks = Bulks()
        self.epoch = 0
        self.configure(settings)

    def configure(self, settings: Settings) -> None:
        """Apply resolved settings."""
        self.settings = settings
        self.epoch += 1
        self.shapes: dict[str, Shape] = {path: shape_of(res, settings) for path, res in self.catalog.items()}

    def answer(self, request: ErsRequest) -> Answer:
        """Serve one request; turn refusals into ERSResponse documents."""
        segments = request.path[len(ROOT) :].split("/")
        if len(segments) > 1 and not segments[-1]:
            segments.pop()
        try:
            parts = [unquote(segment, errors="strict") for segment in segments]
        except UnicodeDecodeError:
            return html_page(400, "HTTP Status 400 \u2013 Bad Request")
        route = self._route(parts)
        media = Media(wants_xml=False)
        try:
            media = self._media(request, route)
            return self._serve(request, route, parts, media)
        except Refused as refusal:
            return self._refusal(request, route, refusal, media.wants_xml)

    def _route(self, parts: list[str]) -> _Route:
        name = parts[0]
        resource = self.catalog.get(name)
        if len(parts) == 1:
            return _Route(resource, name, "collection")
        if parts[1:] == ["versioninfo"]:
            return _Route(resource, name, "versioninfo")
        below = "/".join(parts[1:])
        if resource is not None and resource.bulk and (below in PLACES or (len(parts) == 3 and parts[1] == "bulk")):
            return _Route(resource, name, "bulk", parts[-1], below)
        for action in resource.actions if resource is not None else ():
            places = action.split("/")
            if len(places) != len(parts) - 1:
                continue
            pairs = list(zip(places, parts[1:], strict=True))
            if all(place == part or place.startswith("{") for place, part in pairs):
                given = {place[1:-1]: part for place, part in pairs if place.startswith("{")}
                return _Route(resource, name, "action", given.pop("id", ""), action, given)
        if len(parts) == 2:
            return _Route(resource, name, "id", parts[1])
        if len(parts) == 3 and parts[1] == "name":
            return _Route(resource, name, "name", parts[2])
        return _Route(None, name, "unknown")

    def _media(self, request: ErsRequest, route: _Route) -> Media:
        return media_of(
            request.headers,
            route.resource,
            self._versions(route.resource) if route.resource is not None else [],
            self.settings,
            writes=request.method in WRITES,
            bulk=route.form == "bulk",
        )

    def _versions(self, resource: Resource) -> list[str]:
        release = self.settings.profile
        return [version for version, since in resource.revisions if at_least(release, since)]

    def _context(self, request: ErsRequest, route: _Route, resource: Resource) -> Context:
        return Context(
            settings=self.settings,
            store=self.store,
            sessions=self.sessions,
            resource=resource,
            shape=self.shapes[resource.path],
            base=request.base,
            operation=route.operation(request.method),
            method=request.method,
            masks_written=self.masks_written,
        )

    def _serve(self, request: ErsRequest, route: _Route, parts: list[str], media: Media) -> Answer:
        if parts == ["op", "systemconfig", "iseversion"] and request.method == "GET":
            return answer_of(200, self._ise_version(), media.wants_xml)
        resource = route.resource
        if resource is None:
            raise Refused(404, "The requested resource does not exist.", NOT_FOUND)
        roles = resource.write_roles if request.method in WRITES else resource.read_roles
        if request.role not in roles:
            if resource.role_failure:
                raise Refused(resource.role_failure.status, resource.role_failure.title, resource.role_failure.code)
            return self._forbidden(request, route, resource)
        if resource.hooks.authorize:
            resource.hooks.authorize(self._context(request, route, resource))
        if route.form == "versioninfo":
            if request.method != "GET":
                raise self._unsupported()
            return answer_of(200, self._version_info(request, resource), media.wants_xml)
        if route.form == "action":
            return self._act(request, route, resource, media)
        if route.form == "bulk":
            return self._bulk(request, route, resource, media)
        key = route.method_key(request.method)
        since = resource.methods.get(key)
        if since is None or not at_least(self.settings.profile, since):
            raise self._unsupported()
        ctx = self._context(request, route, resource)
        shape = self.shapes[resource.path]
        if key == "list":
            result, instead = search(ctx, request.query)
            if instead is not None:
                return instead
            return answer_of(200, result, media.wants_xml)
        if key == "create":
            document = self._document(request, media, resource, shape)
            if (
                request.concurrent_post
                and resource.parallel_create_switch
                and getattr(self.settings, resource.parallel_create_switch) == "refuse"
            ):
                raise duplicate_refusal(ctx, "")
            entry = create(ctx, shape, document)
            location = f"{request.base}{ROOT}{resource.path}/{quote(entry.id, safe='')}"
            return Answer(201, headers={"Location": location})
        entry = self._find(ctx, route)
        if request.method == "GET":
            return self._object(ctx, shape, entry, media.wants_xml)
        if request.method == "DELETE":
            delete(ctx, entry)
            return Answer(204)
        document = self._document(request, media, resource, shape)
        if request.method == "PUT":
            updated = put(ctx, shape, entry, document, by_name=route.form == "name")
            return answer_of(200, {"UpdatedFieldsList": {"updatedField": updated}}, media.wants_xml)
        patched = patch(ctx, shape, entry, document)
        body, content_type = self._rendered(ctx, shape, patched, media.wants_xml)
        return Answer(200, body, content_type)

    def _document(self, request: ErsRequest, media: Media, resource: Resource, shape: Shape) -> Document:
        """Return the parsed object in a body."""
        if media.sends_xml:
            return shape.parse(object_of(resource, shape, request.body))
        return body_of(resource, request.body, shape.parse)

    def _act(self, request: ErsRequest, route: _Route, resource: Resource, media: Media) -> Answer:
        action = resource.actions[route.action]
        if request.method != action.method:
            raise self._unsupported()
        ctx = self._context(request, route, resource)
        sent = values_of(action, resource, request.body, self.settings, xml=media.sends_xml)
        ctx.given = {**route.given, **sent}
        if action.takes_object:
            ctx.sent = self._document(request, media, resource, ctx.shape)
        document = action.handle(ctx, self._find(ctx, route) if route.target else None)
        if document is not None:
            return answer_of(200, document, media.wants_xml)
        return Answer(getattr(self.settings, action.status_switch) if action.status_switch else 204)

    def _bulk(self, request: ErsRequest, route: _Route, resource: Resource, media: Media) -> Answer:
        """Serve a bulk request, where this release supports it, or return the report of one."""
        ctx = self._context(request, route, resource)
        if request.method == "GET":
            return answer_of(200, self.bulks.report(ctx, route.target), media.wants_xml)
        if request.method != "PUT" or route.action not in PLACES or resource.bulk is None:
            raise self._unsupported()
        if route.action not in self._bulk_places(resource.bulk):
            raise Refused(404, "The requested resource does not exist.", NOT_FOUND)
        below = {"object": "", "submit": "/bulk/submit"}.get(self.settings.bulk_location, "/bulk")
        location = f"{request.base}{ROOT}{resource.path}{below}"
        sent = submitted(ctx, resource.bulk, request.body, xml=media.sends_xml)
        return self.bulks.submit(ctx, resource.bulk, sent, self._versions(resource), location)

    def _bulk_places(self, bulk: Bulk) -> tuple[str, ...]:
        """Return the paths for bulk requests: the reference's, and on 2.7 the one of its guide too."""
        if self.settings.bulk_submit != "reference":
            return (self.settings.bulk_submit,)
        return (bulk.submit_path,) if at_least(self.settings.profile, "3.0") else (bulk.submit_path, "bulk")

    def _find(self, ctx: Context, route: _Route) -> Entry:
        if route.form == "name":
            exact = self.settings.name_url_case == "sensitive"
            entry = ctx.table.url_named(route.target, str if exact else LETTERS[self.settings.name_letters])
        else:
            entry = ctx.table.by_id.get(route.target)
        if entry is None:
            raise Refused(404, "The requested resource does not exist.", NOT_FOUND)
        return entry

    def _object(self, ctx: Context, shape: Shape, entry: Entry, wants_xml: bool) -> Answer:
        """Return a single object with ISE's strong ETag, rendered once for each version, base URL and settings."""
        key = (self.epoch, ctx.base, wants_xml)
        cached = None if ctx.resource.volatile else entry.cache.get(key)
        if cached is None:
            body, content_type = self._rendered(ctx, shape, entry, wants_xml)
            if len(entry.cache) >= 4:
                entry.cache.clear()
            cached = entry.cache[key] = (body, content_type, f'"{entry.etag}"')
        return Answer(200, cached[0], cached[1], {"ETag": cached[2]})

    def _rendered(self, ctx: Context, shape: Shape, entry: Entry, wants_xml: bool) -> tuple[bytes, str]:
        """Return the body with an object, and its content type."""
        shown = read(ctx, shape, entry)
        if wants_xml:
            return object_xml(ctx.resource, shown), XML
        return jackson({ctx.resource.envelope: shown}).encode(), JSON

    def _version_info(self, request: ErsRequest, resource: Resource) -> Document:
        versions = self._versions(resource)
        href = f"{request.base}{ROOT}{resource.path}/versioninfo"
        return {
            "VersionInfo": {
                "currentServerVersion": versions[-1],
                "supportedVersions": ",".join(versions),
                "link": {"rel": "self", "href": href, "type": "application/json"},
            }
        }

    def _ise_version(self) -> Document:
        values = [
            {"value": self.settings.ise_version, "name": "version"},
            {"value": self.settings.ise_patch, "name": "patch information"},
        ]
        return {"OperationResult": {"resultValue": values}}

    def _unsupported(self) -> Refused:
        status = self.settings.unsupported_method
        return Refused(status, "The requested Method is not supported for that resource!", METHOD)

    def _forbidden(self, request: ErsRequest, route: _Route, resource: Resource) -> Answer:
        if request.role not in resource.read_roles and self.settings.wrong_role == 401:
            return Answer(401, b"", None)
        return self.refused_role(request, route.operation(request.method))

    def refused_role(self, request: ErsRequest, operation: str = "") -> Answer:
        """Return a 403 in the form of the switch ``operator_body``."""
        form = self.settings.operator_body
        if form == "empty":
            return Answer(403, b"", HTML)
        if form == "html":
            return html_page(403, "HTTP Status 403 \u2013 Forbidden")
        title = "The account is not allowed to do this."
        return self._error_document(request, 403, operation, title, "Access denied exception")

    def fault_document(self, request: ErsRequest, status: int) -> Answer:
        """Return the ERSResponse of a fault rule."""
        parts = request.path[len(ROOT) :].split("/") if request.path.startswith(ROOT) else [""]
        operation = self._route(parts).operation(request.method)
        return self._error_document(request, status, operation, "Injected fault", CRUD)

    def _error_document(self, request: ErsRequest, status: int, operation: str, title: str, code: str) -> Answer:
        href = f"{request.base}{request.path}"
        message = {"title": title, "type": "ERROR", "code": code}
        link = {"rel": "related", "href": href, "type": "application/xml"}
        return json_answer(status, {"ERSResponse": {"operation": operation, "messages": [message], "link": link}})

    def _refusal(self, request: ErsRequest, route: _Route, refusal: Refused, wants_xml: bool) -> Answer:
        if refusal.status == 404 and self.settings.not_found_body != "json":
            page = self.settings.not_found_body == "html"
            return html_page(404, "HTTP Status 404 \u2013 Not Found") if page else Answer(404, b"")
        operation = route.operation(request.method)
        if refusal.status == 415 or wants_xml:
            href = f"{request.base}{request.path}"
            body = error_xml(operation, href, refusal.title, refusal.code)
            return Answer(refusal.status, body, "application/xml")
        return self._error_document(request, refusal.status, operation, refusal.title, refusal.code)
