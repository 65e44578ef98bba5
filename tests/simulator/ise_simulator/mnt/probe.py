# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small client for tests of the Monitoring API."""

from __future__ import annotations

from ..probe import Api, Reply
from ..testing import Simulator
from .calls import ROOT

__all__ = ["XML", "Mnt"]

XML = {"Accept": "application/xml", "Content-Type": "application/xml"}


class Mnt:
    """Sends requests below ``/admin/API/mnt/``, as the MnT account by default."""

    def __init__(self, sim: Simulator) -> None:
        self.sim = sim
        self._api = Api(sim)

    def ask(
        self,
        method: str,
        path: str,
        body: str | None = None,
        *,
        headers: dict[str, str] | None = None,
        user: tuple[str, str] | str | None = "mnt",
        port: str = "gateway",
    ) -> Reply:
        """Send a request; ``path`` is the request line's path, percent-encoded where necessary."""
        sent = XML if headers is None else headers
        payload = None if body is None else body.encode()
        return self._api.request(method, ROOT + path, payload, headers=sent, user=user, port=port)

    def get(self, path: str) -> Reply:
        return self.ask("GET", path)

    def error(self, path: str, method: str = "GET", body: str | None = None) -> str:
        """Return the internal-error-info of a 500."""
        reply = self.ask(method, path, body)
        assert (reply.status, reply.headers["Content-Type"]) == (500, "application/xml"), reply.text
        return reply.xml.findtext("internal-error-info") or ""

    def values(self, path: str) -> dict[str, str | None]:
        """Return names and texts of the elements of a document, in order."""
        reply = self.ask("GET", path)
        assert reply.status == 200, reply.text
        return {element.tag: element.text for element in reply.xml}

    def listed(self, path: str = "Session/ActiveList") -> list[dict[str, str | None]]:
        """Return the rows of a session list; their number must be the one in the list."""
        reply = self.ask("GET", path)
        assert reply.status == 200, reply.text
        rows = [{element.tag: element.text for element in row} for row in reply.xml]
        assert reply.xml.get("noOfActiveSession") == str(len(rows))
        return rows

    def coa(self, path: str) -> bool:
        """Return the result of a CoA call."""
        reply = self.ask("GET", f"CoA/{path}")
        assert reply.status == 200, reply.text
        return {"true": True, "false": False}[reply.xml.findtext("results") or ""]

    def close(self) -> None:
        self._api.close()
