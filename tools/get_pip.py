# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pip installer for ansible-test, in place of the get-pip.py which it would download from a site of its own.

ansible-test runs ``get_pip_<version>.py pip==<version> ...`` in each small environment it makes for a sanity test, and
looks in ~/.ansible/test/cache first. This one takes pip from the package registry, as everything else is taken.
openise.ise put this file here; it may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import sys


def main() -> int:
    """Install the packages named on the command line; return the installer's exit code."""
    packages = [word for word in sys.argv[1:] if not word.startswith("-")]
    # ansible-test passes on hardly any variable, and ensurepip sets some: keep what there is now.
    env = dict(os.environ)
    uv = shutil.which("uv")
    if uv:
        authorities = ssl.get_default_verify_paths().cafile or "/etc/ssl/certs/ca-certificates.crt"
        if os.path.exists(authorities):
            env.setdefault("SSL_CERT_FILE", authorities)
        command = [uv, "pip", "install", "--quiet", "--python", sys.executable]
    else:
        import ensurepip

        ensurepip.bootstrap(default_pip=True)
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return subprocess.call(command + packages, env=env)


if __name__ == "__main__":
    sys.exit(main())
