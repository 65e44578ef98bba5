# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulator as a process: command line, state file, TLS identities."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import ssl
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ise_simulator import Settings
from ise_simulator.__main__ import main
from ise_simulator.catalog import CATALOG
from ise_simulator.probe import Api, device
from ise_simulator.settings import switches
from ise_simulator.state import StateError, load_state
from ise_simulator.testing import running
from ise_simulator.tls import identity

COMMAND = [sys.executable, "-m", "ise_simulator"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}


@contextmanager
def process(*options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """Start a process; yield it and its first line."""
    with subprocess.Popen(
        [*COMMAND, "--port", "0", "--ers-port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    ) as started:
        assert started.stdout is not None
        try:
            yield started, json.loads(started.stdout.readline())
        finally:
            if started.poll() is None:
                started.send_signal(signal.SIGTERM)
                assert started.wait(20) == 0


def ask(ready: dict[str, Any], path: str, port: str = "port", **headers: str) -> tuple[int, bytes]:
    context = ssl.create_default_context(cafile=ready["ca_cert"])
    connection = http.client.HTTPSConnection(ready["host"], ready[port], context=context, timeout=20)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


Refused = Callable[..., str]


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Return the error of a failed start: one line, exit code 2, nothing on standard output."""

    def run(*options: str) -> str:
        try:
            code = main(options)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        said = capsys.readouterr()
        assert (code, said.out) == (2, "")
        assert said.err.startswith("ise_simulator: ") and said.err.count("\n") == 1
        return said.err

    return run


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_first_line_and_clean_stop(tmp_path: Path, number: signal.Signals) -> None:
    options = ["--profile", "3.2", "--tls-dir", str(tmp_path), "--devices", "5", "--admin", "me:secret:x", "--verbose"]
    with process(*options, "--set", "operator_body=json") as (started, ready):
        assert set(ready) == {"port", "ers_port", "host", "ca_cert", "profile", "pid"}
        assert (ready["profile"], ready["pid"], ready["host"]) == ("3.2", started.pid, "127.0.0.1")
        assert ready["ca_cert"] == str(tmp_path / "ca.pem")
        account = "Basic bWU6c2VjcmV0Ong="
        for port in ("port", "ers_port"):
            status, body = ask(
                ready, "/ers/config/networkdevice", port, Authorization=account, Accept="application/json"
            )
            assert (status, json.loads(body)["SearchResult"]["total"]) == (200, 6)
        assert json.loads(ask(ready, "/_simulator/switches")[1])["operator_body"] == "json"
        started.send_signal(number)
        assert started.wait(20) == 0
        assert started.stdout is not None and started.stdout.read() == ""
        assert started.stderr is not None
        assert started.stderr.read().splitlines() == [
            "gateway GET /ers/config/networkdevice 200",
            "ers GET /ers/config/networkdevice 200",
        ]


def test_ers_port_can_stay_closed() -> None:
    with process("--ers-port", "none", "--no-control", "--show-secrets") as (_, ready):
        assert ready["ers_port"] is None
        assert ask(ready, "/_simulator/stats")[0] == 404
    with process("--ers-disabled") as (_, ready):
        assert ready["ers_port"] is None
        assert ask(ready, "/ers/config/networkdevice")[0] == 302


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (["--port", "99999"], "a port is a number from 0 to 65535"),
        (["--profile", "1.0"], "profile '1.0' is unknown: choose one of 2.7, 3.0"),
        (["--set", "csrf"], "a switch is SWITCH=VALUE"),
        (["--set", "csrf=perhaps"], "switch csrf takes bool"),
        (["--set", "port=1"], "there is no switch named 'port'"),
        (["--set", "profile=3.0"], "the profile is chosen with --profile"),
        (["--admin", "nobody"], "an account is USER:PASSWORD"),
        (["--devices", "-1"], "'-1' is not a number from 0"),
        (["--tls", "perhaps"], "tls must be one of good"),
        (["--nothing"], "unrecognized arguments: --nothing"),
        (["--tls-dir", "/proc/nothing", "--port", "0"], "the folder /proc/nothing for certificates cannot be used"),
        (["--state", "/proc/nothing/x", "--port", "0", "--ers-port", "0"], "the state file /proc/nothing/x cannot be"),
        (["--host", "192.0.2.77", "--port", "0"], "port 0 on 192.0.2.77 cannot be opened"),
    ],
)
def test_refusals_at_the_start(refused: Refused, options: list[str], text: str) -> None:
    assert text in refused(*options)


def test_port_in_use(refused: Refused) -> None:
    with socket.create_server(("127.0.0.1", 0)) as duplicate_refusal:
        number = duplicate_refusal.getsockname()[1]
        assert f"port {number} on 127.0.0.1 cannot be opened: " in refused("--port", str(number), "--ers-port", "0")
        assert f"port {number} on 127.0.0.1 cannot be opened: " in refused("--port", "0", "--ers-port", str(number))


def test_a_process_that_can_not_start() -> None:
    done = subprocess.run(
        [*COMMAND, "--profile", "x"], check=False, capture_output=True, text=True, timeout=60, env=ENVIRONMENT
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("ise_simulator: profile 'x' is unknown") and done.stderr.count("\n") == 1


def test_help_names_every_switch(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    text = capsys.readouterr().out
    assert "written_mask=overwrite|keep|reject (default overwrite)" in text
    assert all(f"  {switch.name}=" in text for switch in switches())


def test_state_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    with running(Settings(state=str(path), devices=3)) as sim:
        api = Api(sim)
        identity = api.add_device("kept", authenticationSettings={"radiusSharedSecret": "Canary"})
        deadline = time.monotonic() + 5
        while "kept" not in path.read_text() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert "kept" in path.read_text()
        sim.store.delete("networkdevice", "ISE_EST_Local_Host")
        api.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["state.json"]
    with running(Settings(state=str(path), devices=50)) as sim:
        devices = sim.store.list("networkdevice")
        assert len(devices) == 4
        kept = sim.store.get("networkdevice", "kept")
        assert kept is not None and kept["id"] == identity
        assert kept["authenticationSettings"]["radiusSharedSecret"] == "Canary"
        assert sim.store.get("networkdevice", "ISE_EST_Local_Host") is None
        api = Api(sim)
        assert api.delete("networkdevicegroup/70836740-8bff-11e6-996c-525400b48521").status == 500
        api.close()


def test_state_of_a_killed_process(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    with process("--state", str(path)) as (started, ready):
        context = ssl.create_default_context(cafile=ready["ca_cert"])
        connection = http.client.HTTPSConnection(ready["host"], ready["port"], context=context, timeout=20)
        connection.request("PUT", "/_simulator/objects/networkdevice", json.dumps({"name": "written"}))
        assert connection.getresponse().status == 200
        deadline = time.monotonic() + 5
        while "written" not in path.read_text() and time.monotonic() < deadline:
            time.sleep(0.01)
        started.kill()
        started.wait(20)
        connection.close()
    documents = load_state(str(path), set(CATALOG))
    assert documents is not None
    assert "written" in [document["name"] for document in documents["networkdevice"]]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("{", "is damaged"),
        ("[]", "is not one of this simulator"),
        ('{"format": 2, "objects": {}}', "is not one of this simulator"),
        ('{"format": 1, "objects": {"nothing": []}}', "holds nothing, which this simulator does not know"),
        ('{"format": 1, "objects": {"networkdevice": [{"name": "x"}]}}', "networkdevice is not a list of objects"),
        ('{"format": 1, "objects": {"networkdevice": {}}}', "networkdevice is not a list of objects"),
    ],
)
def test_a_damaged_state_file_is_left_alone(tmp_path: Path, content: str, text: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(content)
    with pytest.raises(StateError) as caught, running(Settings(state=str(path))):
        pass
    assert text in str(caught.value)
    assert path.read_text() == content


def handshake(sim: Any, context: ssl.SSLContext, name: str = "127.0.0.1") -> str:
    with (
        socket.create_connection((sim.host, sim.port), 10) as raw,
        context.wrap_socket(raw, server_hostname=name) as tls,
    ):
        # With TLS 1.3 the first read reports a refused client certificate.
        tls.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        if not tls.recv(1):
            raise ConnectionResetError("closed by the server")
        return tls.version() or ""


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("good", None),
        ("untrusted", "unable to get local issuer certificate|self-signed|self signed"),
        ("wrong_host", "IP address mismatch|Hostname mismatch"),
        ("expired", "certificate has expired"),
    ],
)
def test_server_certificates(kind: str, error: str | None) -> None:
    with running(Settings(tls=kind)) as sim:
        context = ssl.create_default_context(cafile=sim.ca_cert)
        if error is None:
            for name in ("127.0.0.1", "localhost"):
                assert handshake(sim, context, name) in ("TLSv1.2", "TLSv1.3")
            return
        with pytest.raises(ssl.SSLCertVerificationError, match=error):
            handshake(sim, context)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_old_tls_is_refused() -> None:
    with running() as sim:
        context = ssl.create_default_context(cafile=sim.ca_cert)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
        context.set_ciphers("ALL:@SECLEVEL=0")
        with pytest.raises(ssl.SSLError):
            handshake(sim, context)


@pytest.mark.parametrize(
    ("mode", "presented", "accepted"),
    [
        ("ignore", False, True),
        ("optional", False, True),
        ("optional", True, True),
        ("required", True, True),
        ("required", False, False),
    ],
)
def test_client_certificates(mode: str, presented: bool, accepted: bool) -> None:
    with running(Settings(client_certs=mode)) as sim:
        context = ssl.create_default_context(cafile=sim.ca_cert)
        if presented:
            context.load_cert_chain(sim.client_cert)
        if accepted:
            handshake(sim, context)
            return
        with pytest.raises((ssl.SSLError, ConnectionError)):
            handshake(sim, context)


def test_plain_http() -> None:
    with running(Settings(tls="none")) as sim:
        api = Api(sim)
        assert sim.url.startswith("http://")
        assert api.get("networkdevice").json["SearchResult"]["resources"][0]["link"]["href"].startswith(sim.url)
        with pytest.raises(RuntimeError, match="without TLS"):
            _ = sim.ca_cert
        api.close()


def test_tls_folder_is_kept_while_it_fits(tmp_path: Path) -> None:
    def content() -> dict[str, bytes]:
        identity(str(tmp_path), host)
        return {path.name: path.read_bytes() for path in sorted(tmp_path.iterdir())}

    host = "ise.example.com"
    first = content()
    assert set(first) == {"ca.key", "ca.pem", "client.pem", "server.pem"}
    assert content() == first
    for name in ("ca.key", "client.pem", "server.pem"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    host = "other.example.com"
    second = content()
    assert second != first
    (tmp_path / "server.pem").write_bytes(first["server.pem"])
    assert content()["ca.pem"] != second["ca.pem"]
    (tmp_path / "ca.pem").write_text("damaged")
    assert content()["ca.pem"].startswith(b"-----BEGIN CERTIFICATE-----")


def test_a_wrong_place_for_the_state_file(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="cannot be written"), running(Settings(state=str(tmp_path / "no" / "x"))):
        pass


def test_many_devices_are_ready_soon() -> None:
    started = time.monotonic()
    with running(Settings(devices=10_000)) as sim:
        assert time.monotonic() - started < 10  # 1-2 s on a quiet machine
        api = Api(sim)
        assert api.get("networkdevice?size=100&page=101").json["SearchResult"]["total"] == 10_001
        assert api.post("networkdevice", device("x", "10.16.0.1")).status == 400
        api.close()
