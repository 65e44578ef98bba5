# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Monitoring service: authentication, headers, the route from paths to calls, and the persona of the node."""

from __future__ import annotations

from urllib.parse import unquote

from ..answers import Answer, html_page
from ..auth import COOKIES, Accounts, new_cookies
from ..settings import Settings
from . import results
from .calls import CALLS, ROOT, VERSION, Calls, MntRequest
from .sessions import Sessions

__all__ = ["ROOT", "MntRequest", "MntService"]

_LOGIN = '<form action="LoginAction.do" method="post"><input name="username"><input name="password"></form>'


class MntService:
    """The calls over one session table. Call ``configure`` after every change of the settings."""

    def __init__(self, sessions: Sessions, accounts: Accounts, settings: Settings) -> None:
        self.sessions = sessions
        self.accounts = accounts
        self.calls = Calls(sessions, settings)
        self.configure(settings)

    def configure(self, settings: Settings) -> None:
        """Apply resolved settings."""
        self.settings = self.calls.settings = settings
        self.sessions.clock.run(settings.mnt_clock == "runs")

    def answer(self, request: MntRequest) -> Answer:
        """Serve one request: password, role, path, headers, persona of the node, then the call."""
        refusal = self._refused_account(request)
        if refusal is not None:
            return refusal
        answer = self._routed(request)
        jar = request.headers.get("Cookie", "")
        if not all(f"{name}=" in jar for name in COOKIES):
            answer.cookies = tuple(f"{k}={v}; Path=/admin; Secure; HttpOnly" for k, v in new_cookies().items())
        return answer

    def _refused_account(self, request: MntRequest) -> Answer | None:
        settings = self.settings
        role = self.accounts.role(request.headers.get("Authorization", ""), settings.lock_after)
        if role == "mnt" or (role == "admin" and settings.mnt_admin == "super"):
            return None
        code = 401 if role is None else settings.mnt_wrong_role
        page = html_page(code, "Identity Services Engine", _LOGIN)
        if code == 401:
            page.headers = {"WWW-Authenticate": 'Basic realm="Cisco ISE"'}
        return page

    def _routed(self, request: MntRequest) -> Answer:
        try:
            parts = [unquote(part, errors="strict") for part in request.path[len(ROOT) :].split("/")]
        except UnicodeDecodeError:
            return html_page(400, "HTTP Status 400 \u2013 Bad Request")
        methods = [
            (method, call, parts[len(fixed) :])
            for method, fixed, counts, call in CALLS
            if _matches_all(parts, fixed, counts)
        ]
        if not methods:
            return html_page(404, "HTTP Status 404 \u2013 Not Found")
        found = next(((call, given) for method, call, given in methods if method == request.method), None)
        if found is None or (request.method == "PUT" and self.settings.mnt_put == "refuse"):
            return html_page(405, "HTTP Status 405 \u2013 Method Not Allowed")
        if request.method == "PUT" and self.settings.mnt_put == ("bare" if len(parts) > 1 else "named"):
            return html_page(404, "HTTP Status 404 \u2013 Not Found")
        refusal = self._refused_headers(request)
        if refusal is not None:
            return refusal
        if self.settings.read_only and (request.method == "DELETE" or parts[0] == "CoA"):
            return html_page(403, "HTTP Status 403 \u2013 Forbidden")
        call, given = found
        if not self.calls.monitors and call is not VERSION:
            name = parts[len(parts) - len(given) - 1]
            return results.not_a_monitoring_node(self.settings, name, request.operation)
        self.sessions.table.due()
        return call(self.calls, request, given)

    def _refused_headers(self, request: MntRequest) -> Answer | None:
        accepted = [item.partition(";")[0].strip().lower() for item in request.headers.get("Accept", "").split(",")]
        xml = any(media in ("", "*/*", "application/*", "application/xml", "text/xml") for media in accepted)
        if not xml and self.settings.mnt_json == 406:
            return html_page(406, "HTTP Status 406 \u2013 Not Acceptable")
        sent = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if request.method in ("POST", "PUT") and sent != "application/xml":
            return html_page(415, "HTTP Status 415 \u2013 Unsupported Media Type")
        return None

    def fault_document(self, status: int) -> Answer:
        """Return the mnt-rest-result of a fault rule. Its words are near those for a missing session."""
        return results.failed(
            self.settings, "Injected fault: the database is not available for sessions.", status=status
        )


def _matches_all(parts: list[str], fixed: tuple[str, ...], counts: tuple[int, ...]) -> bool:
    given = parts[len(fixed) :]
    return tuple(parts[: len(fixed)]) == fixed and len(given) in counts and all(given)
