"""Finds which files of the project a Python file depends on, and makes keys from their contents."""

from __future__ import annotations

import ast
import hashlib
import json
import platform
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

REQUIREMENTS = "requirements.txt"


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


def closure(path: Path, roots: Sequence[Path]) -> tuple[Path, ...]:
    """Returns the file and all project files that it imports, directly or not, each from the first root that has it."""
    found: dict[Path, None] = {}
    waiting = [path]
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found[current] = None
        waiting.extend(_imported_files(current, roots))
    return tuple(sorted(found))


def closure_key(path: Path, roots: Sequence[Path]) -> str:
    """Returns a key that changes when the file or anything that it imports from the project changes."""
    return key_of([(str(file.name), digest(file.read_bytes())) for file in closure(path, roots)])


def _imported_files(path: Path, roots: Sequence[Path]) -> Iterable[Path]:
    for name in _imported_names(path, path.read_bytes(), _package(path, roots)):
        yield from _files(name, roots)


@cache
def _imported_names(path: Path, text: bytes, package: str) -> tuple[str, ...]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return ()  # the run will say so
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, package)
            names.update([base, *(f"{base}.{alias.name}" for alias in node.names)])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("scripts."):
            names.add(node.value)  # a module that is imported by its name
    return tuple(sorted(names))


def _base(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parents = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*parents, *([node.module] if node.module else [])])


def _package(path: Path, roots: Sequence[Path]) -> str:
    for root in roots:
        if path.is_relative_to(root):
            return ".".join(path.relative_to(root).parent.parts)
    return ""


def _files(name: str, roots: Sequence[Path]) -> Iterable[Path]:
    """Yields the module's file and the ``__init__`` of every package above it."""
    parts = name.split(".")
    for depth in range(1, len(parts) + 1):
        for root in roots:
            place = root.joinpath(*parts[:depth])
            file = place / "__init__.py" if (place / "__init__.py").is_file() else place.with_suffix(".py")
            if file.is_file():
                yield file
                break
