# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of connection options whose failure a library would report without cause or remedy. Pure functions but for files.

Each returns the problem as the end of a sentence, or an empty text.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

_LABEL = re.compile(r"[A-Za-z0-9_-]{1,63}")
_MAX_HOST = 253
_CERTIFICATE = re.compile(rb"-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----")
_KEY = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----")
_ENCRYPTED = re.compile(rb"-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED")
NO_DESCRIPTORS = (errno.EMFILE, errno.ENFILE)
_PROXY_SCHEMES = ("http", "https", "socks4", "socks4a", "socks5", "socks5h")


def host_problem(host: str) -> str:
    """Check a host name or IPv4 address."""
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return "cannot be written as an international domain name; correct it."
    name = name.removesuffix(".")
    if len(name) <= _MAX_HOST and all(_LABEL.fullmatch(label) for label in name.split(".")):
        return ""
    return "is not a host name or address; each part between dots has 1 to 63 letters, digits and hyphens."


def text_problem(text: str) -> str:
    """Check a user name or password: bytes of an environment variable that are no UTF-8 are no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "is not valid UTF-8, in which ISE receives it; set the variable or file in UTF-8."
    return ""


def certificate_problem(path: str) -> str:
    """Check a file with certificates."""
    return _pem_problem(path, _CERTIFICATE, "certificate")


def key_problem(path: str) -> str:
    """Check a file with a private key."""
    return _pem_problem(path, _KEY, "private key")


def _pem_problem(path: str, begin: re.Pattern[bytes], what: str) -> str:
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        if error.errno in NO_DESCRIPTORS:
            return ""  # not about this file; the session has a message of its own
        return f"{path!r} cannot be read ({error.strerror}); correct the path or its permissions."
    if begin is _KEY and _ENCRYPTED.search(content):
        return f"the private key in {path!r} has a passphrase; store it without one, for example with openssl pkey."
    if not begin.search(content):
        return f"{path!r} has no {what} in PEM format; convert it with openssl."
    return ""


def proxy_problem(proxies: Mapping[str, str]) -> str:
    """Check the proxies of the environment by scheme. The value is not shown, because it may contain a password."""
    for scheme, value in proxies.items():
        if scheme not in ("https", "all") or not value:
            continue
        try:
            parts = urlsplit(value if "://" in value else f"http://{value}")
            host = parts.hostname or ""
            valid = parts.port != 0 and parts.scheme in _PROXY_SCHEMES and (":" in host or not host_problem(host))
        except ValueError:
            valid = False
        if not valid:
            return (
                f"The environment variable {scheme.upper()}_PROXY is not the URL of a proxy. Write http://host:port, or "
                "remove use_proxy."
            )
    return ""
