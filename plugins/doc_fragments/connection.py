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
      - Host name or address of the ISE node, alone. For changes this is the primary PAN.
      - If not set, the environment variable E(ISE_HOSTNAME) is used.
    type: str
    required: true
    aliases: [ise_hostname]
  username:
    description:
      - Administrator account. It needs the ISE group ERS Admin or Super Admin for changes, ERS Operator is enough for reading.
      - Needed unless O(client_cert) is given.
      - If not set, the environment variable E(ISE_USERNAME) is used.
    type: str
    aliases: [ise_username]
  password:
    description:
      - Password of O(username).
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
      - Whether to check the certificate of the node.
      - If not set, the environment variable E(ISE_VERIFY) or E(ISE_VALIDATE_CERTS) is used.
    type: bool
    default: true
    aliases: [ise_verify]
  ca_path:
    description:
      - File or folder with the certificates of the authorities that may sign the certificate of the node.
      - Without it the authorities of the operating system count. Variables such as E(REQUESTS_CA_BUNDLE) never override it.
      - If not set, the environment variable E(ISE_CA_PATH) is used.
    type: path
  client_cert:
    description:
      - File with a client certificate in PEM form, and with its key unless O(client_key) is given.
      - If not set, the environment variable E(ISE_CLIENT_CERT) is used.
    type: path
  client_key:
    description:
      - File with the private key of O(client_cert), without a passphrase.
      - If not set, the environment variable E(ISE_CLIENT_KEY) is used.
    type: path
  timeout:
    description:
      - Seconds to wait for a connection, and for an answer.
      - If not set, the environment variable E(ISE_TIMEOUT) is used.
    type: int
    default: 60
  use_proxy:
    description:
      - Whether to use the proxy named by the environment, such as E(HTTPS_PROXY).
      - If not set, the environment variable E(ISE_USE_PROXY) is used.
    type: bool
    default: false
  max_connections:
    description:
      - Connections used at once where a task reads or writes many objects. ISE bears 5 to 10 well.
      - If not set, the environment variable E(ISE_MAX_CONNECTIONS) is used.
    type: int
    default: 10
  max_requests_per_second:
    description:
      - Requests sent each second at most, by each process. V(0) means no limit. Cisco documents 100 for a deployment.
      - If not set, the environment variable E(ISE_MAX_REQUESTS_PER_SECOND) is used.
    type: int
    default: 100
requirements:
  - requests
"""
