# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connection options of every module, and their validated form."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ansible.module_utils.common.parameters import env_fallback

from .._errors import InvalidInput
from .checks import certificate_problem, host_problem, key_problem, text_problem


def environment_variable(*names: str) -> str:
    """Return the value of the first of these environment variables that is set; an empty one counts as not set.

    The fallback of an option. Raises what Ansible's own one raises if none is set.
    """
    value: str = env_fallback(*(name for name in names if os.environ.get(name, "").strip()))
    return value


def option(*environment: str, **spec: Any) -> dict[str, Any]:
    """Return the argument spec of an option whose value may come from the environment."""
    return {**spec, "fallback": (environment_variable, list(environment))}


CONNECTION_SPEC: dict[str, dict[str, Any]] = {
    "hostname": option("ISE_HOSTNAME", type="str", required=True, aliases=["ise_hostname"]),
    "username": option("ISE_USERNAME", type="str", aliases=["ise_username"]),
    "password": option("ISE_PASSWORD", type="str", no_log=True, aliases=["ise_password"]),
    "port": option("ISE_PORT", type="int", default=443, aliases=["ise_port"]),
    "validate_certs": option("ISE_VERIFY", "ISE_VALIDATE_CERTS", type="bool", default=True, aliases=["ise_verify"]),
    "ca_path": option("ISE_CA_PATH", type="path"),
    "client_cert": option("ISE_CLIENT_CERT", type="path"),
    "client_key": option("ISE_CLIENT_KEY", type="path", no_log=False),
    "timeout": option("ISE_TIMEOUT", type="int", default=60),
    "use_proxy": option("ISE_USE_PROXY", type="bool", default=False),
    "max_connections": option("ISE_MAX_CONNECTIONS", type="int", default=10),
    "max_requests_per_second": option("ISE_MAX_REQUESTS_PER_SECOND", type="int", default=100),
    "max_response_size": option("ISE_MAX_RESPONSE_SIZE", type="int", default=64),
}
CONNECTION_TOGETHER: list[list[str]] = [["username", "password"]]
CONNECTION_ONE_OF: list[list[str]] = [["username", "client_cert"]]


def _is_ipv6(host: str) -> bool:
    try:
        ipaddress.IPv6Address(host[1:-1] if host.startswith("[") and host.endswith("]") else host)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Connection:
    """Address, account and limits of a connection. Equal connections share HTTPS sessions within a process.

    ``timeout`` is in seconds, ``max_response_size`` in MiB; ``max_requests_per_second`` of 0 means no limit. ``named_in`` is the
    option that contains the host name, for messages.
    """

    hostname: str
    username: str = ""
    password: str = field(default="", repr=False)
    port: int = 443
    validate_certs: bool = True
    ca_path: str | None = None
    client_cert: str | None = None
    client_key: str | None = None
    timeout: int = 60
    use_proxy: bool = False
    max_connections: int = 10
    max_requests_per_second: int = 100
    max_response_size: int = 64
    named_in: str = "hostname"

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Connection:
        """Build from validated module parameters. Raises :class:`InvalidInput` for values that cannot work."""
        connection = cls(**{name: params[name] for name in CONNECTION_SPEC if params.get(name) is not None})
        connection.check()
        return connection

    def check(self) -> None:
        """Raise :class:`InvalidInput` for the first invalid option."""
        host = self.hostname
        if not host.strip() or any(character in host for character in "/@ ?#") or "://" in host:
            raise InvalidInput(
                f"{self.named_in}: {host!r} is not a host name or address; give only the host name, without https:// and path."
            )
        if ":" in host and not _is_ipv6(host):
            raise InvalidInput(
                f"{self.named_in}: {host!r} is not a host name or address; set the port with the option port."
            )
        if ":" not in host and (problem := host_problem(host.strip())):
            raise InvalidInput(f"{self.named_in}: {host!r} {problem}")
        for name, lowest, highest in (
            ("port", 1, 65535),
            ("timeout", 1, 3600),
            ("max_connections", 1, 100),
            ("max_requests_per_second", 0, 10000),
            ("max_response_size", 1, 2048),
        ):
            value = getattr(self, name)
            if not lowest <= value <= highest:
                raise InvalidInput(f"{name}: {value} is out of range; give a number from {lowest} to {highest}.")
        for name in ("ca_path", "client_cert", "client_key"):
            path = getattr(self, name)
            if path and not os.path.exists(path):
                raise InvalidInput(
                    f"{name}: there is no file {path!r} on the machine where this task runs; correct the path."
                )
        for name, check, problem_of in (
            ("ca_path", not os.path.isdir(self.ca_path or ""), certificate_problem),
            ("client_cert", True, certificate_problem),
            ("client_key" if self.client_key else "client_cert", bool(self.client_cert), key_problem),
        ):
            path = getattr(self, name)
            if path and check and (problem := problem_of(path)):
                raise InvalidInput(f"{name}: {problem}")
        for name in ("username", "password"):
            if problem := text_problem(getattr(self, name)):
                raise InvalidInput(f"{name} {problem}")
            if not self.client_cert and not getattr(self, name):
                raise InvalidInput(f"{name} is empty; set it, or log in with client_cert.")
        if self.client_key and not self.client_cert:
            raise InvalidInput("client_key requires client_cert; set both, or remove client_key.")

    @property
    def origin(self) -> str:
        """Return ``https://host:port``, with brackets around an IPv6 address."""
        host = f"[{self.hostname}]" if ":" in self.hostname and not self.hostname.startswith("[") else self.hostname
        return f"https://{host}:{self.port}"
