# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small client for tests of the simulator: one keep-alive connection per port, without retries or redirects."""

from __future__ import annotations

import base64
import http.client
import json
import ssl
from typing import Any
from xml.etree import ElementTree

from .testing import Simulator

__all__ = ["JSON", "Api", "Reply", "device", "group"]

JSON = {"Accept": "application/json", "Content-Type": "application/json"}


class Reply:
    """A response, unchanged."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.reason = response.reason
        self.headers = response.headers
        self.body = response.read()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def xml(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.body)  # noqa: S314  (our own simulator wrote it)

    @property
    def title(self) -> str:
        """Return the title of the first message of an ERSResponse."""
        text: str = self.json["ERSResponse"]["messages"][0]["title"]
        return text


class Api:
    """Sends requests to one simulator, as its admin by default."""

    def __init__(self, sim: Simulator) -> None:
        self.sim = sim
        self._open: dict[str, http.client.HTTPConnection] = {}

    def _connection(self, port: str) -> http.client.HTTPConnection:
        if port not in self._open:
            number = self.sim.port if port == "gateway" else self.sim.ers_port
            if self.sim.settings.tls == "none":
                self._open[port] = http.client.HTTPConnection(self.sim.host, number, timeout=20)
            else:
                context = ssl.create_default_context(cafile=self.sim.ca_cert)
                self._open[port] = http.client.HTTPSConnection(self.sim.host, number, context=context, timeout=20)
        return self._open[port]

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: dict[str, str] | None = None,
        user: tuple[str, str] | str | None = "admin",
        port: str = "gateway",
    ) -> Reply:
        """Send a request; ``path`` is below /ers/config/ unless it starts with a slash, ``body`` JSON unless bytes."""
        sent = dict(JSON if headers is None else headers)
        if isinstance(user, str):
            user = getattr(self.sim, user)
        if user is not None:
            sent["Authorization"] = "Basic " + base64.b64encode(":".join(user).encode()).decode()
        payload = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        connection = self._connection(port)
        try:
            connection.request(method, path if path.startswith("/") else f"/ers/config/{path}", payload, sent)
            return Reply(connection.getresponse())
        except (OSError, http.client.HTTPException):
            connection.close()
            raise

    def get(self, path: str, **options: Any) -> Reply:
        return self.request("GET", path, **options)

    def post(self, path: str, body: Any, **options: Any) -> Reply:
        return self.request("POST", path, body, **options)

    def created(self, resource: str, body: Any) -> str:
        """POST; return the path of the new object below ``/ers/config/``."""
        return f"{resource}/{self._created(self.post(resource, body))}"

    def put(self, path: str, body: Any, **options: Any) -> Reply:
        return self.request("PUT", path, body, **options)

    def patch(self, path: str, body: Any, **options: Any) -> Reply:
        return self.request("PATCH", path, body, **options)

    def delete(self, path: str, **options: Any) -> Reply:
        return self.request("DELETE", path, **options)

    def close(self) -> None:
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    # Devices and groups for tests

    def add_device(self, name: str = "sw1", ip: str = "192.0.2.1", **more: Any) -> str:
        """Create a device; return its id."""
        return self._created(self.post("networkdevice", device(name, ip, **more)))

    def add_group(self, name: str, **more: Any) -> str:
        """Create a group; return its id."""
        return self._created(self.post("networkdevicegroup", group(name, **more)))

    @staticmethod
    def _created(reply: Reply) -> str:
        assert reply.status == 201, reply.text
        return str(reply.headers["Location"]).rpartition("/")[2]

    def device(self, identity: str) -> dict[str, Any]:
        reply = self.get(f"networkdevice/{identity}")
        assert reply.status == 200, reply.text
        document: dict[str, Any] = reply.json["NetworkDevice"]
        return document


def device(name: str = "sw1", ip: str = "192.0.2.1", **more: Any) -> dict[str, Any]:
    """Return a body that creates a device."""
    return {"NetworkDevice": {"name": name, "NetworkDeviceIPList": [{"ipaddress": ip, "mask": 32}], **more}}


def group(name: str, **more: Any) -> dict[str, Any]:
    """Return a body that creates a group."""
    return {"NetworkDeviceGroup": {"name": name, "othername": name.partition("#")[0], **more}}
