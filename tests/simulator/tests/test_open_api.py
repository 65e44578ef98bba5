# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The OpenAPI: system certificates in pages."""

from __future__ import annotations

import base64
import http.client
import json
import ssl
from typing import Any

import pytest

from ise_simulator.testing import Simulator

PATH = "/api/v1/certs/system-certificate/ise-psn1"


def ask(sim: Simulator, path: str, method: str = "GET", account: tuple[str, str] | None = None) -> tuple[int, Any]:
    login = base64.b64encode(":".join(account or sim.admin).encode()).decode()
    tls = ssl.create_default_context(cafile=sim.ca_cert)
    connection = http.client.HTTPSConnection(sim.host, sim.port, context=tls, timeout=20)
    try:
        connection.request(method, path, headers={"Authorization": f"Basic {login}"})
        answer = connection.getresponse()
        text = answer.read().decode()
        return answer.status, json.loads(text) if text.startswith("{") else text
    finally:
        connection.close()


def test_certificates(sim: Simulator) -> None:
    status, document = ask(sim, PATH)
    assert (status, len(document["response"]), "nextPage" in document) == (200, 3, False)
    assert document["response"][0]["expirationDate"] == "Tue May 01 08:15:00 UTC 2035"
    assert document["response"][0]["issuedTo"] == "ise-psn1.example.com"
    assert (
        len({item["id"] for node in ("ise-pan1", "ise-psn1") for item in ask(sim, PATH[:-8] + node)[1]["response"]})
        == 6
    )
    sim.configure(certificate_dates="iso")
    assert ask(sim, PATH)[1]["response"][0]["expirationDate"] == "2035-05-01 08:15:00"


def test_pages(sim: Simulator) -> None:
    first, second = (ask(sim, f"{PATH}?size=2&page={page}")[1] for page in (1, 2))
    assert [len(page["response"]) for page in (first, second)] == [2, 1]
    assert first["nextPage"]["href"].endswith(f"{PATH}?size=2&page=2")
    assert second["previousPage"]["href"].endswith(f"{PATH}?size=2&page=1")
    assert ("previousPage" in first, "nextPage" in second) == (False, False)


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        (PATH[:-8] + "nobody", "GET", 404),
        (f"{PATH}/x", "GET", 404),
        ("/api/v1/other", "GET", 404),
        (f"{PATH}?size=101", "GET", 400),
        (f"{PATH}?page=0", "GET", 400),
        (f"{PATH}?other=1", "GET", 400),
        (PATH, "DELETE", 405),
    ],
)
def test_what_is_refused(sim: Simulator, path: str, method: str, status: int) -> None:
    assert ask(sim, path, method)[0] == status


def test_accounts_and_releases(sim: Simulator) -> None:
    assert ask(sim, PATH, account=sim.operator)[0] == 200
    assert ask(sim, PATH, account=sim.mnt)[0] == 403
    assert ask(sim, PATH, account=("nobody", "x"))[0] == 401
    sim.configure(profile="3.0")
    status, page = ask(sim, PATH)
    assert (status, page.startswith("<!doctype")) == (404, True)
