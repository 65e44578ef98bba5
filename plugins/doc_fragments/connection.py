# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documentation of the connection options."""

from __future__ import annotations


class ModuleDocFragment:
    """Options of every module."""

    DOCUMENTATION = r"""
options:
  hostname:
    description:
      - Host name or IP address of the ISE node, without scheme, port or path. For changes this is the primary PAN.
      - If not set, the environment variable E(ISE_HOSTNAME) is used.
    type: str
    required: true
    aliases: [ise_hostname]
  username:
    description:
      - Administrator account. For changes it must be a member of the ISE group ERS Admin or Super Admin; for reading, ERS
        Operator is sufficient.
      - Required unless O(client_cert) is set.
      - If not set, the environment variable E(ISE_USERNAME) is used.
    type: str
    aliases: [ise_username]
  password:
    description:
      - Password of O(username). It is sent to ISE in UTF-8.
      - If not set, the environment variable E(ISE_PASSWORD) is used.
    type: str
    aliases: [ise_password]
  port:
    description:
      - Port of the API. ISE serves ERS on 443 since 3.1, and on 9060 on older releases.
      - If not set, the environment variable E(ISE_PORT) is used.
    type: int
    default: 443
    aliases: [ise_port]
  validate_certs:
    description:
      - Whether to verify the node's certificate.
      - If not set, the environment variable E(ISE_VERIFY) or E(ISE_VALIDATE_CERTS) is used.
    type: bool
    default: true
    aliases: [ise_verify]
  ca_path:
    description:
      - File or folder with the CA certificates against which the node's certificate is verified.
      - Defaults to the operating system's CA certificates. Variables such as E(REQUESTS_CA_BUNDLE) never override it.
      - If not set, the environment variable E(ISE_CA_PATH) is used.
    type: path
  client_cert:
    description:
      - File with a client certificate in PEM format, and with its private key unless O(client_key) is set.
      - If not set, the environment variable E(ISE_CLIENT_CERT) is used.
    type: path
  client_key:
    description:
      - File with the private key of O(client_cert), without a passphrase.
      - If not set, the environment variable E(ISE_CLIENT_KEY) is used.
    type: path
  timeout:
    description:
      - Timeout in seconds, for establishing a connection and for a whole response. For lists of sessions it increases by one
        second for each 16 KiB that arrive.
      - If not set, the environment variable E(ISE_TIMEOUT) is used.
    type: int
    default: 60
  use_proxy:
    description:
      - Whether to use the proxy set in environment variables such as E(HTTPS_PROXY).
      - If not set, the environment variable E(ISE_USE_PROXY) is used.
    type: bool
    default: false
  max_connections:
    description:
      - Maximum number of parallel connections for tasks that read or write many objects. ISE handles 5 to 10 well.
      - If not set, the environment variable E(ISE_MAX_CONNECTIONS) is used.
    type: int
    default: 10
  max_requests_per_second:
    description:
      - Maximum number of requests per second, for each process. V(0) means no limit. Cisco documents 100 for a deployment.
      - If not set, the environment variable E(ISE_MAX_REQUESTS_PER_SECOND) is used.
    type: int
    default: 100
  max_response_size:
    description:
      - Maximum size of a response in MiB, after decompression. Lists of sessions may have 16 times this size. A larger
        response fails the task.
      - If not set, the environment variable E(ISE_MAX_RESPONSE_SIZE) is used.
    type: int
    default: 64
requirements:
  - requests
"""
