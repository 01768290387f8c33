"""Finds which files of the project a Python file depends on, and makes keys from their contents."""

from __future__ import annotations

import ast
import hashlib
import json
import platform
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from scripts.solution.store import keep, recall

REQUIREMENTS = "requirements.txt"
MEMORY = "imports.json"
OURS = Path(__file__).resolve().parents[2]
MODULE_NAME = re.compile(r"scripts(\.\w+)+")


def digest(data: bytes) -> str:
    """Returns the SHA-256 of the data in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def key_of(*values: object) -> str:
    """Returns one key for plain data."""
    return digest(json.dumps(values, sort_keys=True, ensure_ascii=False).encode())


@cache
def platform_key() -> str:
    """Returns what the interpreter and the numerical library are: another one may compute another last digit."""
    return f"{platform.python_version()} {sys.platform} {platform.machine()} numpy {version('numpy')}"


class Dependencies:
    """Follows imports through the files of the project, and remembers which file imports what.

    Modules are looked for under the project's root and then among our own; libraries are left to the pinned
    requirements. Valid for one look at the files: make a new one for the next. Those who look at other files keep
    what they learnt in a ``memory`` of their own.
    """

    def __init__(self, root: Path, memory: str = MEMORY) -> None:
        self._root = root
        self._memory = memory
        self._roots = tuple(dict.fromkeys((root.resolve(), OURS)))
        self._known: dict[str, list[str]] = recall(root, memory)
        self._used: dict[str, list[str]] = {}
        self._digests: dict[Path, str] = {}
        self._files: dict[str, tuple[Path, ...]] = {}
        self._next: dict[Path, tuple[Path, ...]] = {}

    def closure(self, path: Path) -> tuple[Path, ...]:
        """Returns the file and all project files that it imports, directly or not."""
        found: set[Path] = set()
        waiting = [path.resolve()]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self._imported(current))
        return tuple(sorted(found))

    def key(self, path: Path) -> str:
        """Returns a key that changes when the file or anything that it imports from the project changes."""
        return key_of([(file.name, self._digest(file)) for file in self.closure(path)])

    def hash_of(self, path: Path) -> str:
        """Returns the hash of a file's content, "" where there is no file."""
        if path not in self._digests and not path.is_file():
            return ""
        return self._digest(path)

    def remember(self) -> None:
        """Keeps what was learnt for the next look."""
        if self._used.keys() != self._known.keys():
            keep(self._root, self._memory, self._used)

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            self._digests[path] = digest(path.read_bytes())
        return self._digests[path]

    def _imported(self, path: Path) -> tuple[Path, ...]:
        if path not in self._next:
            self._next[path] = tuple(dict.fromkeys(self._looked_up(path)))
        return self._next[path]

    def _looked_up(self, path: Path) -> Iterable[Path]:
        package = self._package(path)
        place = f"{self._digest(path)} {package}"
        if place not in self._used:
            known = self._known.get(place)
            self._used[place] = imported_names(path.read_bytes(), package) if known is None else known
        for name in self._used[place]:
            yield from self._module(name)

    def _package(self, path: Path) -> str:
        root = next((root for root in self._roots if path.is_relative_to(root)), path.parent)
        return ".".join(path.relative_to(root).parent.parts)

    def _module(self, name: str) -> tuple[Path, ...]:
        """Returns the module's file and the ``__init__`` of every package above it, as far as they exist."""
        if name not in self._files:
            above = self._module(name.rpartition(".")[0]) if "." in name else ()
            places = [root.joinpath(*name.split(".")) for root in self._roots]
            files = [file for place in places for file in (place / "__init__.py", place.with_suffix(".py"))]
            self._files[name] = (*above, *[file for file in files if file.is_file()][:1])
        return self._files[name]


def imported_names(text: bytes, package: str) -> list[str]:
    """Returns the full names of whatever a file imports, and of our modules that it names in a text."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return []  # the run will say so
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, package)
            names.update([base, *(f"{base}.{alias.name}" for alias in node.names)])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and MODULE_NAME.fullmatch(node.value):
            names.add(node.value)
    return sorted(names)


def _base(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parents = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*parents, *([node.module] if node.module else [])])
