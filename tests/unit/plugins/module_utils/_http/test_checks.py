# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Connection options that a library would refuse without cause or remedy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._http.checks import (
    certificate_problem,
    host_problem,
    key_problem,
    proxy_problem,
    text_problem,
)
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

LOGIN = {"hostname": "ise", "username": "u", "password": "p"}
CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n"
KEY = "-----BEGIN RSA PRIVATE KEY-----\nMII=\n-----END RSA PRIVATE KEY-----\n"


@pytest.mark.parametrize(
    "host", ["ise", "ise.example.com", "ise.example.com.", "10.1.2.3", "my_ise-1", "i" * 63, "bücher.example", "1.2"]
)
def test_hosts(host: str) -> None:
    assert host_problem(host) == ""


@pytest.mark.parametrize(
    "host",
    ["a..b", ".a", "a..", ".", "i" * 64, ".".join(["i" * 60] * 5), "a\tb", "a\\b", "a,b", "ü..x", "ü" * 64, "x\udce9"],
)
def test_hosts_that_cannot_be(host: str) -> None:
    assert host_problem(host).endswith(("digits and hyphens.", "correct it."))
    with pytest.raises(InvalidInput, match=r"^hostname: .* is not a host name|^hostname: .* cannot be written"):
        Connection.from_params({**LOGIN, "hostname": host})


def test_a_login_that_is_not_utf_8() -> None:
    """The bytes of an environment variable in Latin-1; the message does not show them."""
    assert text_problem("pässwörd 鍵") == ""
    text = b"caf\xe9-secret".decode("utf-8", "surrogateescape")
    for option in ("username", "password"):
        with pytest.raises(InvalidInput, match=f"^{option} is not valid UTF-8") as failure:
            Connection.from_params({**LOGIN, option: text})
        assert "caf" not in failure.value.message


@pytest.mark.parametrize(
    ("option", "content", "words"),
    [
        ("ca_path", b"\x30\x82\x01", "has no certificate in PEM format"),
        ("client_cert", b"\x30\x82\x01", "has no certificate in PEM format"),
        ("client_cert", b"", "has no certificate in PEM format"),
        ("client_cert", CERTIFICATE.encode(), "has no private key in PEM format"),
        ("client_key", CERTIFICATE.encode(), "has no private key in PEM format"),
        ("client_key", KEY.replace("RSA ", "ENCRYPTED ").encode(), "has a passphrase"),
        ("client_key", KEY.replace("\n", "\nProc-Type: 4,ENCRYPTED\n", 1).encode(), "has a passphrase"),
    ],
)
def test_files_that_are_not_pem(tmp_path: Path, option: str, content: bytes, words: str) -> None:
    (tmp_path / "good.pem").write_text(CERTIFICATE + KEY)
    (tmp_path / "bad").write_bytes(content)
    given = {"client_cert": str(tmp_path / "good.pem"), option: str(tmp_path / "bad")}
    with pytest.raises(InvalidInput, match=f"^{option}: .*{words}"):
        Connection.from_params({**LOGIN, **given})


def test_files_in_pem_format(tmp_path: Path) -> None:
    (tmp_path / "both.pem").write_text(f"subject=me\n{KEY}{CERTIFICATE}")
    (tmp_path / "ca.pem").write_text(CERTIFICATE.replace("BEGIN ", "BEGIN TRUSTED "))
    both = str(tmp_path / "both.pem")
    Connection.from_params({**LOGIN, "client_cert": both, "client_key": both, "ca_path": str(tmp_path / "ca.pem")})
    Connection.from_params({**LOGIN, "client_cert": both, "ca_path": str(tmp_path)})


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert "cannot be read (Is a directory)" in certificate_problem(str(tmp_path))
    assert "cannot be read (No such file" in key_problem(str(tmp_path / "none"))


@pytest.mark.parametrize(
    "value",
    [
        "http://proxy.example.com:3128",
        "proxy:3128",
        "https://u:p@proxy",
        "socks5h://10.1.1.1:1080",
        "http://[::1]:3128",
        "",
    ],
)
def test_proxies(value: str) -> None:
    assert proxy_problem({"https": value, "no": "x"}) == ""


@pytest.mark.parametrize(
    "value",
    [
        "http://",
        "http://proxy:port",
        "http://proxy:99999",
        "ftp://proxy",
        "http://[::1",
        "://x",
        "http://a..b",
        "a b:1",
    ],
)
def test_proxies_that_cannot_be(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", value)
    monkeypatch.delenv("https_proxy", raising=False)
    with pytest.raises(
        InvalidInput, match=r"^The environment variable HTTPS_PROXY is not the URL of a proxy\. Write http"
    ):
        Transport(replace(GATEWAY, use_proxy=True))
    assert Transport(GATEWAY)
