# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads YAML files, decrypts vaulted content, and knows the line of each value.

YAML is read as Ansible reads it, but into plain values: Ansible records the origin of each value, which takes three times as
long for 10,000 network devices. Ansible only warns of duplicate keys, which drop part of a configuration; here they are errors.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from ansible.errors import AnsibleError
from ansible.module_utils.common.yaml import SafeLoader
from yaml.constructor import ConstructorError

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration

Steps = tuple[str | int, ...]
# Values that aliases add to those of the file; 5,000 network devices may share a list of 50 groups.
_MAX_ALIASED = 250_000
_MAX_DEPTH = 50  # objects have less than 10
_VAULT_HEADER = b"$ANSIBLE_VAULT;"


@dataclass(frozen=True)
class Document:
    """One file: its name for messages, its content, and its YAML node for line numbers; None in an empty file.

    ``encrypted`` says that the whole file is encrypted with Ansible Vault, ``unread`` that it could not be decrypted.
    """

    name: str
    content: Any
    node: yaml.Node | None
    encrypted: bool = False
    unread: bool = False

    def place(self, *steps: str | int) -> str:
        """Return file and line of the value at a path of keys and positions, or of the nearest value that contains it."""
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
    """Text that is no template: a decrypted value, or one marked with ``!unsafe``."""

    __slots__ = ()


class Decrypted(Literal):
    """A value that is encrypted in the file."""

    __slots__ = ()


class Undecrypted(Decrypted):
    """Stands for an encrypted value without a password at hand; the text is unique."""

    __slots__ = ()


def without_encrypted(value: Any, path: tuple[str, ...], removed: set[tuple[str, ...]]) -> Any:
    """Return a value without those inside that are encrypted, and collect their options."""
    if isinstance(value, Mapping):
        kept = {}
        for key, inner in value.items():
            if isinstance(inner, Undecrypted):
                removed.add((*path, str(key)))
            else:
                kept[key] = without_encrypted(inner, (*path, str(key)), removed)
        return kept
    if isinstance(value, list):
        if any(isinstance(each, Undecrypted) for each in value):
            removed.add(path)
        return [without_encrypted(each, path, removed) for each in value if not isinstance(each, Undecrypted)]
    return value


class _Yaml(SafeLoader):
    """A parser. ``decrypt`` decrypts values marked with ``!vault``; without it they are unknown.

    ``failures`` has lines and reasons where that failed.
    """

    def __init__(self, text: str, decrypt: Callable[[str], str] | None, name: str) -> None:
        super().__init__(text)
        self.file = name
        self.decrypt = decrypt
        self.failures: list[tuple[int, str]] = []

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Return the value of a node. Raises :class:`ConstructorError` with the line for a value that its type does not have."""
        try:
            return super().construct_object(node, deep)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            kind = node.tag.rpartition(":")[2]
            raise ConstructorError(
                problem=f"the value is no valid {kind}; put it in quotes if it is a text", problem_mark=node.start_mark
            ) from None

    def construct_vaulted(self, node: yaml.Node) -> Literal:
        """Return the decrypted text."""
        if self.decrypt is None:
            return Undecrypted(f"encrypted value in {_line(self.file, node)}:{node.start_mark.column + 1}")
        try:
            return Decrypted(self.decrypt(self.construct_scalar(node)))
        except AnsibleError as error:
            self.failures.append((node.start_mark.line + 1, str(error)))
            return Decrypted()

    def construct_unsafe(self, node: yaml.Node) -> Literal:
        """Return the text as it is."""
        return Literal(self.construct_scalar(node))


_Yaml.add_constructor("!vault", _Yaml.construct_vaulted)
_Yaml.add_constructor("!unsafe", _Yaml.construct_unsafe)


def read(loader: Any, path: str, name: str, *, password_optional: bool = False) -> Document:
    """Return a document; encrypted files and values are decrypted with the vault secrets of Ansible's ``DataLoader``.

    With ``password_optional`` and without any vault secret, encrypted values are :class:`Undecrypted`, and encrypted files
    unread. Raises :class:`InvalidConfiguration` if it cannot be read or decrypted, is no valid YAML, or has duplicate keys
    or too many aliases.
    """

    def decrypt(vaulted: str) -> str:
        return str(loader._vault.decrypt(vaulted), encoding="utf-8")

    unknown = password_optional and not loader._vault.secrets
    try:
        if unknown and _is_encrypted(path):
            return Document(name, {}, None, encrypted=True, unread=True)
        # No public API for decrypted files and values exists in all supported releases of ansible-core.
        content_bytes, is_plain = loader._get_file_contents(path)
        parser = _Yaml(str(content_bytes, encoding="utf-8"), None if unknown else decrypt, name)
        node = parser.get_single_node()
        problems = list(_duplicate_keys(name, node)) or list(_expansions(name, node))
        content = None if problems or node is None else parser.construct_document(node)
        problems += [
            f"{name}:{line}: the value cannot be decrypted: {reason.rstrip('. ')}." for line, reason in parser.failures
        ]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems = [f"{name}:{line}: invalid YAML: {error.problem}."]
    except (AnsibleError, OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems = [f"{name}: the file cannot be read: {' '.join(str(error).split()).rstrip('. ')}."]
    if problems:
        raise InvalidConfiguration(problems)
    return Document(name, content, node, encrypted=not is_plain)


def _is_encrypted(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(len(_VAULT_HEADER)) == _VAULT_HEADER


def _duplicate_keys(name: str, root: yaml.Node | None) -> Iterator[str]:
    """Yield a problem for each duplicate key in a mapping: YAML would silently drop the first value."""
    nodes, seen = deque([root] if root else []), set()
    while nodes:
        node = nodes.popleft()
        if node in seen:  # through an alias
            continue
        seen.add(node)
        if isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            first: dict[str, int] = {}
            for key, value in node.value:
                word, line = str(key.value), key.start_mark.line + 1
                if word in first:
                    yield f"{name}:{line}: duplicate key {word!r}, also in line {first[word]}; keep one of them."
                first.setdefault(word, line)
                nodes.append(value)


def _expansions(name: str, root: yaml.Node | None) -> Iterator[str]:
    """Yield a problem if aliases make a short file endless, or if values are nested too deeply to be read.

    An alias is one node in several places. A node has the size of all values in it, with aliases written out.
    """
    sizes: dict[yaml.Node, int] = {}
    path: list[tuple[yaml.Node, Iterator[yaml.Node]]] = []
    inside: set[yaml.Node] = set()

    def enter(node: yaml.Node) -> None:
        path.append((node, iter(_members(node))))
        inside.add(node)

    if root:
        enter(root)
    while path:
        node, members = path[-1]
        member = next(members, None)
        if member is None:
            sizes[node] = 1 + sum(sizes[each] for each in _members(node))
            if sizes[node] > len(sizes) + _MAX_ALIASED:
                yield f"{_line(name, node)}: aliases add more than {_MAX_ALIASED:,} values here; use fewer of them."
                return
            inside.discard(node)
            path.pop()
        elif member in inside:
            yield f"{_line(name, node)}: an alias refers to a value that contains it; remove the alias."
            return
        elif len(path) == _MAX_DEPTH:
            yield f"{_line(name, node)}: values are nested more than {_MAX_DEPTH} levels deep; check brackets and indentation."
            return
        elif member not in sizes:
            enter(member)


def _members(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [each for pair in node.value for each in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _line(name: str, node: yaml.Node) -> str:
    return f"{name}:{node.start_mark.line + 1}"
