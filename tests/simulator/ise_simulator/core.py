# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated node without sockets: settings, objects, and the processing of a request before it reaches ERS."""

from __future__ import annotations

import copy
import dataclasses
import json
import time
from collections import deque
from collections.abc import Mapping
from typing import Any

from .answers import HTML, JSON, XML, Answer, html_page
from .auth import COOKIES, Accounts, Csrf, new_cookies
from .catalog import CATALOG
from .catalog.language import BuiltIn, Document
from .ers import ROOT, WRITES, ErsRequest, ErsService
from .faults import Fault, Faults
from .foreign import no_route, odd
from .generator import generated
from .mnt.load import Load
from .mnt.service import ROOT as MNT_ROOT
from .mnt.service import MntRequest, MntService
from .mnt.sessions import Sessions
from .objects import overlay
from .open_api import ROOT as OPEN_API
from .open_api import certificates
from .profiles import at_least
from .settings import Settings
from .state import load_state
from .stats import Stats
from .store import Entry, Store, new_id

__all__ = ["Core", "CoreError"]

NONCE_PAGE = "<html><body><h1>[ 403 ] </h1> CSRF nonce validation failed</body></html>"


class CoreError(LookupError):
    """Raw access to the store with an unknown resource or object."""


class Core:
    """The state of one simulated node. Its methods are thread-safe: the lock of the store serialises them."""

    def __init__(self, settings: Settings) -> None:
        self.initial = settings
        self.given = settings
        self.settings = settings.resolved()
        self.store = Store(CATALOG)
        self.stats = Stats()
        self.faults = Faults()
        self.accounts = Accounts(settings)
        self.csrf = Csrf()
        self._served: deque[float] = deque()
        self.sessions = Sessions(self.store.lock, settings.sessions, running=settings.mnt_clock == "runs")
        self.ers = ErsService(self.store, self.sessions, CATALOG, self.settings, self.stats.add_masks)
        self.mnt = MntService(self.sessions, self.accounts, self.settings)
        self.load = Load(self.sessions.clock)
        self._fill()
        self.store.take_snapshot()

    def _fill(self) -> None:
        """Fill the store from the state file, or with built-in and generated objects."""
        saved = load_state(self.initial.state, set(CATALOG)) if self.initial.state else None
        protected = {f.document["id"] for resource in CATALOG.values() for f in resource.built_in if f.protected}
        if saved is not None:
            for path, documents in saved.items():
                for document in documents:
                    self.store.tables[path].put(document, protected=document["id"] in protected)
            return
        for path, resource in CATALOG.items():
            for item in resource.built_in:
                if self._has(item):
                    self.store.tables[path].put(copy.deepcopy(item.document), protected=item.protected)
        for path, document in generated(self.initial.devices):
            self.store.tables[path].put(document)

    def _has(self, item: BuiltIn) -> bool:
        """Return whether a new ISE of this release has a built-in object."""
        release = self.settings.profile
        gone = bool(item.until) and at_least(release, item.until)
        on = not item.switch or bool(getattr(self.settings, item.switch))
        return on and at_least(release, item.since) and not gone

    # Settings

    def configure(self, changes: Mapping[str, Any]) -> None:
        """Change switches (or the profile) at run time; raise SettingError."""
        self._apply(self.given.changed(changes))

    def _apply(self, given: Settings) -> None:
        with self.store.lock:
            self.given = given
            self.settings = given.resolved()
            self.ers.configure(self.settings)
            self.mnt.configure(self.settings)

    def reset(self) -> None:
        """Restore objects, switches, faults, statistics, sessions and account locks to the state at the start."""
        with self.store.lock:
            self.store.restore_snapshot()
            if self.given is not self.initial:
                self._apply(self.initial)
            self.faults.clear()
            self.stats.reset()
            self.csrf.clear()
            self.ers.bulks.clear()
            self.accounts.unlock()
            self.sessions.reset()
            self.load.clear()
            self._served.clear()

    # Raw access to the store, without ERS's checks

    def find(self, resource: str, key: str) -> Entry | None:
        """Return the entry with this id or name."""
        table = self.store.tables.get(resource)
        if table is None:
            raise CoreError(f"there is no resource {resource!r}; the catalog has {', '.join(self.store.tables)}")
        return table.by_id.get(key) or table.named(key)

    def raw_get(self, resource: str, key: str) -> Document | None:
        with self.store.lock:
            entry = self.find(resource, key)
            return copy.deepcopy(entry.document) if entry is not None else None

    def raw_list(self, resource: str) -> list[Document]:
        with self.store.lock:
            self.find(resource, "")
            return copy.deepcopy([entry.document for entry in self.store.tables[resource].entries()])

    def raw_put(self, resource: str, document: Mapping[str, Any], key: str | None = None) -> str:
        """Store a document unchanged, with canonical keys; return its id.

        It replaces the object with the document's id, else with ``key`` (id or name), else with the same name.
        """
        with self.store.lock:
            new = copy.deepcopy(dict(document))
            for candidate in (new.get("id"), key, new.get("name")):
                entry = self.find(resource, candidate) if isinstance(candidate, str) else self.find(resource, "")
                if entry is not None:
                    new.setdefault("id", entry.id)
                    break
            new.setdefault("id", new_id())
            identity = self.store.tables[resource].put(new).id
            self.store.changed()
            return identity

    def raw_update(self, resource: str, key: str, changes: Mapping[str, Any]) -> str:
        """Merge changes into an object (None removes a key); return its id."""
        with self.store.lock:
            entry = self.find(resource, key)
            if entry is None:
                raise CoreError(f"{resource} has no object {key!r}")
            new = copy.deepcopy(entry.document)
            overlay(new, copy.deepcopy(dict(changes)), deep=True)
            self.store.tables[resource].put({name: value for name, value in new.items() if value is not None})
            self.store.changed()
            return entry.id

    def raw_delete(self, resource: str, key: str) -> bool:
        with self.store.lock:
            entry = self.find(resource, key)
            if entry is None:
                return False
            self.store.tables[resource].delete(entry.id)
            self.store.changed()
            return True

    def run(self, operation: Mapping[str, Any]) -> None:
        """Apply one raw operation in JSON form: ``op`` (put, update or delete), ``resource``, ``key``, ``document``.

        An update or a deletion of an object that is gone does nothing.
        """
        kind, resource = operation.get("op"), str(operation.get("resource"))
        key, document = operation.get("key"), operation.get("document", {})
        if resource == "sessions":
            self.sessions.run(str(kind), key, document)
        elif kind == "put":
            self.raw_put(resource, document, key)
        elif kind == "update":
            if self.raw_get(resource, str(key)) is not None:
                self.raw_update(resource, str(key), document)
        elif kind == "delete":
            self.raw_delete(resource, str(key))
        else:
            raise CoreError(f"op must be put, update or delete, not {kind!r}")

    # Requests

    def serve(
        self,
        port: str,
        method: str,
        path: str,
        query: str,
        headers: Mapping[str, str],
        body: bytes,
        base: str,
        concurrent_post: bool = False,
    ) -> Answer:
        """Process one request as the gateway, the servlet container and ERS do, in this order."""
        lowered = path.lower()
        if "%2f" in lowered or "%5c" in lowered:
            return html_page(400, "HTTP Status 400 \u2013 Bad Request")
        with self.store.lock:
            settings = self.settings
            if not self._under_ceiling(settings):
                return html_page(settings.tps_status, f"HTTP Status {settings.tps_status}")
            if port == "gateway" and path.startswith(MNT_ROOT):
                return self.mnt.answer(MntRequest(method, path, headers, body))
            if port == "gateway" and path.startswith(OPEN_API) and at_least(settings.profile, "3.1"):
                return self._open_api(settings, ErsRequest(method, path, query, headers, body, base, ""))
            if not path.startswith("/ers/"):
                return _outside(port, path)
            if port == "gateway" and (settings.ers_disabled or not settings.gateway_ers):
                return Answer(302, b"", HTML, {"Location": "/admin/"})
            if not path.startswith(ROOT):
                return html_page(404, "HTTP Status 404 \u2013 Not Found")
            return self._authenticated(
                settings, ErsRequest(method, path, query, headers, body, base, "", concurrent_post)
            )

    def _open_api(self, settings: Settings, request: ErsRequest) -> Answer:
        role = self.accounts.role(request.headers.get("Authorization", ""), settings.lock_after)
        if role not in ("admin", "operator"):
            return html_page(403 if role else 401, f"HTTP Status {403 if role else 401}")
        if request.method != "GET":
            return html_page(405, "HTTP Status 405 \u2013 Method Not Allowed")
        return certificates(self.store, settings, request.base, request.path, request.query)

    def _under_ceiling(self, settings: Settings) -> bool:
        if not settings.tps:
            return True
        now = time.monotonic()
        while self._served and self._served[0] <= now - 1.0:
            self._served.popleft()
        if len(self._served) >= settings.tps:
            return False
        self._served.append(now)
        return True

    def _authenticated(self, settings: Settings, request: ErsRequest) -> Answer:
        headers = request.headers
        role = self.accounts.role(headers.get("Authorization", ""), settings.lock_after)
        if role is None:
            challenge = {"WWW-Authenticate": 'Basic realm="Cisco ISE"'}
            if settings.unauthorized_body == "html":
                page = html_page(401, "HTTP Status 401 \u2013 Unauthorized")
                page.headers = challenge
                return page
            return Answer(401, b"", HTML, challenge)
        request.role = role
        jar = headers.get("Cookie", "")
        fresh = {} if all(f"{name}=" in jar for name in COOKIES) else new_cookies()
        if settings.csrf and request.method in WRITES and not self.csrf.accepts(headers, settings.csrf_idle_seconds):
            answer = csrf_page()
        elif settings.read_only and request.method in WRITES:
            answer = self.ers.refused_role(request)
        else:
            answer = self.ers.answer(request)
        if settings.csrf and request.method == "GET" and headers.get("X-CSRF-Token", "").lower() == "fetch":
            session = tuple(fresh.values()) or self.csrf.session(headers)
            if session is not None:
                answer.headers["X-CSRF-Token"] = self.csrf.fetch(session)
        answer.cookies = tuple(f"{k}={v}; Path={COOKIES[k]}; Secure; HttpOnly" for k, v in fresh.items())
        return answer

    def faulty(self, fault: Fault, base: str, path: str, method: str) -> Answer:
        """Return the response of a fault that replaces the real one."""
        headers = {str(k): str(v) for k, v in fault.headers.items()}
        content_type = next((headers.pop(k) for k in list(headers) if k.lower() == "content-type"), None)
        if fault.action == "redirect":
            return Answer(fault.status or 302, b"", HTML, {"Location": "/admin/", **headers})
        if fault.action == "csrf":
            return csrf_page()
        if fault.action == "html":
            status = fault.status or 200
            answer = html_page(status, f"HTTP Status {status}" if status >= 400 else "Identity Services Engine")
        elif fault.action == "empty":
            answer = Answer(fault.status or 200, content_type=XML if path.startswith(MNT_ROOT) else JSON)
        elif fault.action == "no_route":
            answer = no_route(fault)
        elif fault.action == "odd":
            answer = odd(fault)
        elif path.startswith(MNT_ROOT):
            answer = self.mnt.fault_document(fault.status or 500)
        else:
            status = fault.status or 500
            request = ErsRequest(method, path, "", {}, b"", base, "")
            answer = self.ers.fault_document(request, status)
        if fault.body is not None:
            text = fault.body if isinstance(fault.body, str) else json.dumps(fault.body)
            answer = dataclasses.replace(answer, body=text.encode())
        answer.headers.update(headers)
        if content_type is not None:
            answer.content_type = content_type
        return answer


def csrf_page() -> Answer:
    """Return the page for a write without a valid CSRF token."""
    return Answer(403, NONCE_PAGE.encode(), "text/html")


def _outside(port: str, path: str) -> Answer:
    """Return the response for paths outside ERS: the login page on the gateway, nothing on 9060."""
    if port == "gateway" and path == "/":
        return Answer(302, b"", HTML, {"Location": "/admin/"})
    if port == "gateway" and path.startswith("/admin") and not path.lower().startswith("/admin/api/"):
        form = '<form action="LoginAction.do" method="post"><input name="username"><input name="password"></form>'
        return html_page(200, "Identity Services Engine", form)
    return html_page(404, "HTTP Status 404 \u2013 Not Found")
