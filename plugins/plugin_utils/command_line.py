# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``ise-configuration``: checks files of configuration as code without ISE, as the pre-commit hook of that name.

It is the check of the playbook ``openise.ise.validate``, without an inventory. Needs ansible-core.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import get_args

from ansible.parsing.dataloader import DataLoader

from ansible_collections.openise.ise.plugins.module_utils._errors import IseError
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import PlainSecrets
from ansible_collections.openise.ise.plugins.plugin_utils.offline_check import Rules, Unproven, check
from ansible_collections.openise.ise.plugins.plugin_utils.yaml_documents import Document, read


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the files and folders of the command line; return 1 if there is a problem."""
    options = _parser().parse_args(arguments)
    paths = [(path, os.path.normpath(path)) for path in options.paths]
    if missing := [path for path, _name in paths if not os.path.exists(path)]:
        print(*(f"{path}: the file or folder does not exist." for path in missing), sep="\n")
        return 1
    loader = DataLoader()

    def parse(path: str, name: str) -> Document:
        return read(loader, path, name, password_optional=True)

    selections = [None if text is None else text.split(",") for text in options.sites or [None]]
    lines: dict[str, None] = {}  # several selections have files in common
    failed = False
    for sites in selections:
        rules = Rules(sites=sites, plain_secrets=options.plain_secrets, unproven=options.unproven)
        try:
            found = check(parse, paths, rules)
        except IseError as error:
            lines[error.message], failed = None, True
            continue
        failed = failed or bool(found.problems)
        selected = f"{', '.join(sites)}: " if sites else ""
        lines.update(dict.fromkeys([*found.lines(), f"{selected}{found.sentence}"]))
    print(*lines, sep="\n")
    return int(failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ise-configuration",
        description="Check configuration of Cisco ISE in files, without ISE. Prints a line for each problem, with file and line.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file or folder; all are checked together")
    parser.add_argument(
        "--sites",
        action="append",
        metavar="NAME[,NAME]",
        help="check these sites with what is outside of sites; repeat it for each deployment (default: all sites together)",
    )
    parser.add_argument(
        "--plain-secrets",
        choices=get_args(PlainSecrets),
        default="warn",
        help="what to do with readable secrets (default: warn)",
    )
    parser.add_argument(
        "--unproven",
        choices=get_args(Unproven),
        default="warn",
        help="what to do with what only ISE can prove, such as a name that no file declares (default: warn)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
