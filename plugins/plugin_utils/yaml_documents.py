# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""YAML files with what is encrypted in them, and the line of each value.

This reads YAML as Ansible does, but makes plain values. Ansible notes on each value where it is from: of 10,000 network
devices that takes three times as long. It warns of a key that is twice in one mapping, where part of a network would be lost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from ansible.errors import AnsibleError
from ansible.module_utils.common.yaml import SafeLoader

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One file: its name in messages, what is in it, and the YAML nodes that tell the lines; no node in an empty file."""

    name: str
    content: Any
    node: yaml.Node | None

    def place(self, *steps: str | int) -> str:
        """Return file and line of what keys and positions lead to, or of the nearest thing around it."""
        return f"{self.name}:{self._line(steps)}"

    def _line(self, steps: Steps) -> int:
        node = self.node
        line = node.start_mark.line if node else 0
        for step in steps:
            if isinstance(node, yaml.MappingNode):
                found = [(key, value) for key, value in node.value if key.value == step]
                if not found:
                    break
                line, node = found[-1][0].start_mark.line, found[-1][1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step]
                line = node.start_mark.line
        return int(line) + 1


class Literal(str):
    """Text in which braces mean nothing: what was vaulted, and what is marked with ``!unsafe``."""

    __slots__ = ()


class _Yaml(SafeLoader):
    """A parser. ``decrypt`` takes what is marked with ``!vault``; what it refuses is noted in ``undecrypted`` with its line."""

    def __init__(self, text: str, decrypt: Callable[[str], str]) -> None:
        super().__init__(text)
        self.decrypt = decrypt
        self.undecrypted: list[tuple[int, str]] = []

    def construct_vaulted(self, node: yaml.Node) -> Literal:
        """Return the decrypted text."""
        try:
            return Literal(self.decrypt(self.construct_scalar(node)))
        except AnsibleError as error:
            self.undecrypted.append((node.start_mark.line + 1, str(error)))
            return Literal()

    def construct_unsafe(self, node: yaml.Node) -> Literal:
        """Return the text as it is."""
        return Literal(self.construct_scalar(node))


_Yaml.add_constructor("!vault", _Yaml.construct_vaulted)
_Yaml.add_constructor("!unsafe", _Yaml.construct_unsafe)


def read(loader: Any, path: str, name: str) -> Document:
    """Return a file, decrypted with the secrets of Ansible's ``DataLoader``, a whole file as well as single values.

    Raises :class:`InvalidConfiguration` where it cannot be read or decrypted, is no YAML, or has a key twice in one mapping.
    """

    def decrypt(vaulted: str) -> str:
        return str(loader._vault.decrypt(vaulted), encoding="utf-8")

    try:
        # There is no public way to a file's decrypted text that all releases of ansible-core have, nor to that of a value.
        parser = _Yaml(str(loader._get_file_contents(path)[0], encoding="utf-8"), decrypt)
        node = parser.get_single_node()
        problems = list(_doubled_keys(name, node))
        content = None if problems or node is None else parser.construct_document(node)
        problems += [
            f"{name}:{line}: this cannot be decrypted: {reason.rstrip('. ')}." for line, reason in parser.undecrypted
        ]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems = [f"{name}:{line}: this is no YAML: {error.problem}."]
    except (AnsibleError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems = [f"{name}: the file cannot be read: {' '.join(str(error).split()).rstrip('. ')}."]
    if problems:
        raise InvalidConfiguration(problems)
    return Document(name, content, node)


def _doubled_keys(name: str, root: yaml.Node | None) -> Iterator[str]:
    """Yield a sentence for each key that is twice in one mapping: YAML would quietly forget the first."""
    nodes, seen = deque([root] if root else []), set()
    while nodes:
        node = nodes.popleft()
        if node in seen:  # by an alias
            continue
        seen.add(node)
        if isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            first: dict[str, int] = {}
            for key, value in node.value:
                word, line = str(key.value), key.start_mark.line + 1
                if word in first:
                    yield f"{name}:{line}: {word!r} is in line {first[word]} of this mapping already; keep one of them."
                first.setdefault(word, line)
                nodes.append(value)
