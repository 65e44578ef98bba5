# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pip installer for ansible-test, in place of the get-pip.py which it would download from a site of its own.

ansible-test runs ``get_pip_<version>.py pip==<version> ...`` in each of the small environments it makes for its sanity
tests (about ten per ansible-core), and looks in ~/.ansible/test/cache first. This one takes pip from the package
registry, as everything else is taken. openise.ise put this file here; it may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import sys


def _by_uv(packages: list[str]) -> bool:
    """Install with uv, in a tenth of the time pip needs to unpack itself; return whether that worked."""
    uv = shutil.which("uv")
    if not uv:
        return False
    env = dict(os.environ)
    # ansible-test passes on hardly any variable, and without this one uv trusts only its own list of authorities.
    authorities = ssl.get_default_verify_paths().cafile or "/etc/ssl/certs/ca-certificates.crt"
    if os.path.exists(authorities):
        env.setdefault("SSL_CERT_FILE", authorities)
    return subprocess.call([uv, "pip", "install", "--quiet", "--python", sys.executable, *packages], env=env) == 0


def main() -> int:
    """Install the packages named on the command line; return an exit code."""
    packages = [word for word in sys.argv[1:] if not word.startswith("-")]
    if _by_uv(packages):
        return 0
    import ensurepip

    env = dict(os.environ)  # ensurepip switches pip's configuration off: keep what there is now
    ensurepip.bootstrap(default_pip=True)
    return subprocess.call([sys.executable, "-m", "pip", "install", "--quiet", *packages], env=env)


if __name__ == "__main__":
    sys.exit(main())
