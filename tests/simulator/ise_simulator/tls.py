# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TLS identities: a CA, a server certificate (valid, or invalid on purpose), a client certificate."""

from __future__ import annotations

import atexit
import contextlib
import datetime
import ipaddress
import os
import shutil
import ssl
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import trustme
from cryptography import x509

__all__ = ["Identity", "TlsError", "identity", "server_context"]


class TlsError(Exception):
    """The folder for certificates is not usable; the text names the cause."""


@dataclass(frozen=True)
class Identity:
    """Paths of PEM files. ``server`` and ``client`` contain certificate chain and key in one file."""

    folder: Path
    ca: Path
    server: Path
    client: Path


_lock = threading.Lock()
_default: dict[str, Identity] = {}


def identity(folder: str | None, host: str) -> Identity:
    """Return the identity in ``folder``; create it if it is missing or not valid for ``host``.

    Without a folder: one temporary identity per host, shared by the whole process and removed at its end.
    """
    with _lock:
        if folder is not None:
            return _prepare(Path(folder), host)
        if host not in _default:
            temporary = tempfile.mkdtemp(prefix="ise-simulator-")
            atexit.register(shutil.rmtree, temporary, ignore_errors=True)
            _default[host] = _prepare(Path(temporary), host)
        return _default[host]


def _names(host: str) -> list[str]:
    names = ["localhost", "127.0.0.1", "::1"]
    if host in (*names, "0.0.0.0", "::", ""):  # noqa: S104  (a comparison, nothing is bound here)
        return names
    return [host, *names]


def _write(path: Path, content: bytes, *, secret: bool) -> None:
    handle = os.open(path.with_suffix(".new"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if secret else 0o644)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    os.replace(path.with_suffix(".new"), path)


def _prepare(folder: Path, host: str) -> Identity:
    files = Identity(folder, folder / "ca.pem", folder / "server.pem", folder / "client.pem")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _usable(files, host):
            return files
        authority = trustme.CA(organization_name="ISE simulator")
        _write(folder / "ca.key", authority.private_key_pem.bytes(), secret=True)
        _write(files.server, _issue(authority, *_names(host)), secret=True)
        _write(files.client, _issue(authority, "client@ise-simulator.invalid"), secret=True)
        for name in ("untrusted", "wrong_host", "expired"):
            (folder / f"{name}.pem").unlink(missing_ok=True)
        _write(files.ca, authority.cert_pem.bytes(), secret=False)
    except OSError as error:
        raise TlsError(f"the folder {folder} for certificates cannot be used: {error.strerror}") from error
    return files


def _issue(
    authority: trustme.CA,
    *names: str,
    not_before: datetime.datetime | None = None,
    not_after: datetime.datetime | None = None,
) -> bytes:
    leaf = authority.issue_cert(*names, common_name=names[0], not_before=not_before, not_after=not_after)
    return leaf.private_key_pem.bytes() + b"".join(blob.bytes() for blob in leaf.cert_chain_pems)


def _valid(certificate: x509.Certificate) -> bool:
    now = datetime.datetime.now(datetime.timezone.utc)
    try:
        return certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc
    except AttributeError:  # cryptography before 42
        naive = now.replace(tzinfo=None)
        return certificate.not_valid_before <= naive < certificate.not_valid_after


def _usable(files: Identity, host: str) -> bool:
    """Return whether CA, server and client certificate exist, are valid today, and match ``host``."""
    with contextlib.suppress(OSError, ValueError, x509.ExtensionNotFound, ssl.SSLError):
        authority = x509.load_pem_x509_certificate(files.ca.read_bytes())
        server = x509.load_pem_x509_certificate(files.server.read_bytes())
        client = x509.load_pem_x509_certificate(files.client.read_bytes())
        extension = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        names = {*extension.get_values_for_type(x509.DNSName)}
        names |= {str(address) for address in extension.get_values_for_type(x509.IPAddress)}
        ssl.create_default_context().load_cert_chain(files.server)
        same = all(leaf.issuer == authority.subject for leaf in (server, client))
        fits = all(_canonical(name) in names for name in _names(host))
        has_key = (files.folder / "ca.key").exists()
        return same and fits and has_key and all(_valid(c) for c in (authority, server, client))
    return False


def _canonical(name: str) -> str:
    try:
        return str(ipaddress.ip_address(name))
    except ValueError:
        return name


def server_context(files: Identity, host: str, kind: str, client_certs: str) -> ssl.SSLContext:
    """Return the server's TLS context. ``kind``: good, or untrusted, wrong_host, expired to test clients."""
    chain = files.server if kind == "good" else files.folder / f"{kind}.pem"
    with _lock:
        if not chain.exists():
            _write(chain, _bad_certificate(files, host, kind), secret=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(chain)
    if client_certs != "ignore":
        context.load_verify_locations(files.ca)
        context.verify_mode = ssl.CERT_REQUIRED if client_certs == "required" else ssl.CERT_OPTIONAL
    return context


def _bad_certificate(files: Identity, host: str, kind: str) -> bytes:
    if kind == "untrusted":
        return _issue(trustme.CA(organization_name="Another certificate authority"), *_names(host))
    authority = trustme.CA.from_pem(files.ca.read_bytes(), (files.folder / "ca.key").read_bytes())
    if kind == "wrong_host":
        return _issue(authority, "other-host.invalid")
    past = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=400)
    return _issue(authority, *_names(host), not_before=past, not_after=past + datetime.timedelta(days=365))
