# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each failure names its cause and the option or setting that remedies it."""

from __future__ import annotations

import re
import socket
import ssl
from dataclasses import replace
from typing import Any

import pytest
import requests
import urllib3

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._http import diagnosis
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import (
    HTML,
    JSON,
    connection_refused,
    ers_error,
    network_error,
    response,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY, OLD_PORT

PAGE = b"<!DOCTYPE html><html><title>Login</title></html>"
NONCE = b"<html>CSRF nonce validation failed [ 403 ]</html>"


def certificate_error(code: int, message: str = "self-signed certificate") -> Exception:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code, error.verify_message = code, message
    return network_error(requests.exceptions.SSLError, urllib3.exceptions.SSLError(error), error)


def handshake_error(reason: str | None) -> Exception:
    error = ssl.SSLError(1, "handshake failed")
    error.reason = reason  # type: ignore[assignment]
    return network_error(requests.exceptions.SSLError, error)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (certificate_error(62), ["not valid for 'ise.example.com'", "hostname"]),
        (certificate_error(64), ["not valid for", "hostname"]),
        (certificate_error(10), ["has expired", "Renew it on ISE"]),
        (certificate_error(9), ["is not valid yet", "Renew it on ISE"]),
        (certificate_error(18), ["not signed by a trusted authority (self-signed certificate)", "ca_path"]),
        (certificate_error(20, "unable to get local issuer certificate"), ["(unable to get local issuer", "ca_path"]),
        (handshake_error("WRONG_VERSION_NUMBER"), ["does not speak TLS", "port", "443", "9060"]),
        (handshake_error("HTTP_REQUEST"), ["does not speak TLS", "port"]),
        (handshake_error("TLSV1_ALERT_CERTIFICATE_REQUIRED"), ["CERTIFICATE_REQUIRED", "client_cert"]),
        (handshake_error("NO_SHARED_CIPHER"), ["failed: NO_SHARED_CIPHER."]),
        (handshake_error(None), ["failed: SSLError."]),
        (requests.exceptions.SSLError("odd"), ["failed", "port", "ca_path", "client_cert"]),
    ],
)
def test_tls(error: Exception, words: list[str]) -> None:
    failure = diagnosis.tls_failure(error, GATEWAY)
    assert isinstance(failure, errors.TlsFailure)
    assert "ise.example.com:443" in failure.message
    for word in words:
        assert word in failure.message
    assert ("ISE may ask for a client certificate" in failure.message) is ("CERTIFICATE_REQUIRED" in words)


@pytest.mark.parametrize(
    ("error", "connection", "words", "not_words"),
    [
        (connection_refused(socket.gaierror(-2, "unknown")), GATEWAY, ["'ise.example.com' cannot be resolved", "DNS", "hostname"],
         ["port"]),
        (connection_refused(), GATEWAY, ["refused the connection", "hostname and port", "application server"], ["9060"]),
        (connection_refused(), OLD_PORT, ["refused the connection", "9060 is closed while ERS is disabled"], []),
        (requests.exceptions.ConnectionError("odd"), GATEWAY, ["broke", "network path"], ["refused", "resolved"]),
    ],
)  # fmt: skip
def test_no_connection(error: Exception, connection: Connection, words: list[str], not_words: list[str]) -> None:
    failure = diagnosis.unreachable(error, connection)
    assert isinstance(failure, errors.Unreachable)
    assert all(word in failure.message for word in words), failure.message
    assert not any(word in failure.message for word in not_words), failure.message


@pytest.mark.parametrize(("connection", "hint"), [(GATEWAY, False), (OLD_PORT, True)])
def test_a_connect_timeout(connection: Connection, hint: bool) -> None:
    message = diagnosis.connect_timeout(connection).message
    assert "did not accept a connection within 7 seconds" in message
    assert "Check hostname, port and firewalls" in message
    assert ("ERS is disabled: enable it under API Settings, or use port 443" in message) is hint


@pytest.mark.parametrize("option", ["hostname", "mnt_hostname"])
def test_the_message_names_the_option_of_the_node(option: str) -> None:
    node = replace(GATEWAY, named_in=option)
    page = response(404, PAGE, HTML, "GET")
    for failure in (
        diagnosis.tls_failure(certificate_error(62), node),
        diagnosis.unreachable(connection_refused(socket.gaierror(-2, "unknown")), node),
        diagnosis.unreachable(connection_refused(), node),
        diagnosis.connect_timeout(node),
        diagnosis.http_failure(page, node),
        diagnosis.http_failure(response(403, NONCE, HTML, "POST"), node),
    ):
        assert re.findall(r"\w*hostname\b", failure.message) == [option], failure.message


def test_a_read_timeout() -> None:
    message = diagnosis.response_timeout(GATEWAY, "GET /x", 60).message
    assert "no response to GET /x within 60 seconds" in message
    assert "Raise timeout" in message
    assert "primary PAN" in message


@pytest.mark.parametrize(
    ("status", "body", "headers", "method", "kind", "words"),
    [
        (401, PAGE, HTML, "GET", errors.AuthenticationFailed, ["login of 'netops'", "username", "password", "locked"]),
        (401, b"", {}, "GET", errors.AuthenticationFailed, ["(401)"]),
        (403, b"", {}, "GET", errors.NotPermitted, ["does not permit GET", "'netops'", "ERS Admin"]),
        (403, b"", {}, "POST", errors.NotPermitted, ["does not permit POST", "An ERS Operator may only read"]),
        (403, NONCE, HTML, "POST", errors.NotPermitted, ["CSRF token", "hostname", "API settings"]),
        (302, b"", {"Location": "/admin/"}, "GET", errors.UnexpectedAnswer, ["web page", "Enable ERS", "port 9060"]),
        (307, b"", {}, "GET", errors.UnexpectedAnswer, ["web page", "Enable ERS"]),
        (200, PAGE, HTML, "GET", errors.UnexpectedAnswer, ["web page", "API Settings"]),
        (200, PAGE, JSON, "GET", errors.UnexpectedAnswer, ["web page"]),
        (404, ers_error(), JSON, "GET", errors.NotFound, ["found nothing for GET", "(404)"]),
        (404, {"ERSResponse": {}}, JSON, "GET", errors.NotFound, ["found nothing for"]),
        (404, PAGE, HTML, "GET", errors.UnprovenNotFound, ["404 that is not from ERS", "hostname", "port"]),
        (404, {"error": "x"}, JSON, "GET", errors.UnexpectedAnswer, ["not from ERS"]),
        (404, b"", JSON, "GET", errors.UnprovenNotFound, ["not from ERS"]),
        (404, b"{", JSON, "GET", errors.UnexpectedAnswer, ["not from ERS"]),
        (404, {"ERSResponse": []}, JSON, "GET", errors.UnexpectedAnswer, ["not from ERS"]),
        (404, b"", {}, "GET", errors.UnprovenNotFound, ["not from ERS"]),
        (405, ers_error("The requested Method is not supported"), JSON, "PATCH", errors.MethodNotAllowed,
         ["does not offer PATCH", "(405)", "primary PAN", "hostname"]),
        (400, ers_error("Validation Error"), JSON, "POST", errors.Rejected, ["rejected POST", "(400)"]),
        (415, b"<ersResponse/>", {"Content-Type": "application/xml"}, "GET", errors.Rejected, ["(415)"]),
        (429, b"", {}, "GET", errors.ServerFailure, ["(429)"]),
        (500, ers_error("Internal error"), JSON, "POST", errors.ServerFailure, ["failed to process POST", "(500)"]),
        (502, PAGE, HTML, "GET", errors.ServerFailure, ["(502)", "may be restarting"]),
        (503, b"", {}, "GET", errors.ServerFailure, ["(503)", "may be restarting"]),
        (504, b"", {}, "GET", errors.ServerFailure, ["(504)", "may be restarting"]),
    ],
)  # fmt: skip
def test_http(
    status: int, body: Any, headers: dict[str, str], method: str, kind: type[errors.IseError], words: list[str]
) -> None:
    failure = diagnosis.http_failure(response(status, body, headers, method), GATEWAY)
    assert failure.__class__ is kind
    assert failure.status == status
    assert all(word in failure.message for word in words), failure.message
    assert "ise.example.com" in failure.message
    assert ("may be restarting" in failure.message) is (status in (502, 503, 504))
    assert ("ERS Operator may only read" in failure.message) is (status == 403 and method == "POST" and body != NONCE)
    assert ("primary PAN" in failure.message) is (status == 405 and method != "GET")


def test_a_refused_client_certificate_is_named() -> None:
    failure = diagnosis.http_failure(response(401), replace(GATEWAY, username="", password=""))
    assert "login of 'the client certificate'" in failure.message


TEXTS = [
    "Device Name Already Exist",
    "CSRF nonce validation failed",
    "<html><!doctype html>",
    "The resource does not exist (404)",
    "Unauthorized 401",
    "The requested Method is not supported for that resource!",
    "The filter field 'name' is not supported",
]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_text_of_ise_decides_nothing(method: str) -> None:
    for status in (400, 401, 403, 404, 405, 409, 415, 422, 429, 500, 501, 502, 503, 504):
        assert_told_like_silent(status, method)


def assert_told_like_silent(status: int, method: str) -> None:
    """The text of ISE is quoted and changes nothing else."""
    silent = diagnosis.http_failure(response(status, ers_error(code="x"), JSON, method), GATEWAY)
    for text in TEXTS:
        told = diagnosis.http_failure(response(status, ers_error(text, code="x"), JSON, method), GATEWAY)
        assert told.__class__ is silent.__class__
        assert told.message == silent.message.replace(" ISE said: x", f" ISE said: {text}")
        assert told.result()["errors"] == [{"title": text, "type": "ERROR", "code": "x"}]


def test_the_text_of_ise_is_quoted_on_one_line() -> None:
    messages = [{"title": "\n\n Password must\n satisfy"}, {"code": "Only a code"}, {"type": "ERROR"}, "stray"]
    failure = diagnosis.http_failure(response(400, {"ERSResponse": {"messages": messages}}), GATEWAY)
    assert failure.message.endswith("(400). ISE said: Password must satisfy; Only a code")
    assert failure.errors == [{"title": "\n\n Password must\n satisfy"}, {"code": "Only a code"}, {"type": "ERROR"}]


def test_all_kinds_of_causes_are_found() -> None:
    leaf, other, third = ValueError("leaf"), KeyError("other"), OSError("third")
    top = RuntimeError("top", leaf)
    leaf.__cause__ = other
    other.__context__ = third
    third.reason = top  # type: ignore[attr-defined]  # a cycle
    assert list(diagnosis.causes(top)) == [top, leaf, other, third]
