"""Keeps a snippet from answering without computing: from what was accepted, and from the code that judges it.

It is no prison. It stops what would happen by accident, by a shortcut or by a patched library, and says so; that a
snippet computes what its page means is still for a person to read.
"""

from __future__ import annotations

import builtins
import ctypes  # noqa: F401 (imported before the guard refuses what it does on import)
import fractions
import json
import math
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import numpy as np

from scripts.solution.dependencies import OURS

ACCEPTED = os.path.join("snippets", "answers.json")
REFUSED = ("ctypes.", "gc.get_", "sys.settrace", "sys.setprofile", "sqlite3.connect", "resource.", "syslog.")
LISTING = ("os.listdir", "os.scandir")
IMPORTING = "<frozen importlib._bootstrap_external>"  # looks for modules by listing folders
JUDGING = ("scripts.", "numpy.", "json.")
LIBRARIES = (builtins, fractions, json, math, np)

Guard = Callable[[str, tuple[object, ...]], None]


class Refused(PermissionError):
    """The snippet asked for something that could hold its answers, or change its judges."""


def guard(root: Path, refused: list[str]) -> Guard:
    """Returns an audit hook that lets a snippet read its own folder and the libraries, and nothing else.

    What looks for files takes a refusal for an empty folder, so that each is noted in ``refused`` too.
    """
    own, ours = os.path.realpath(root), os.path.realpath(OURS)
    places = [*(os.path.join(own, name) for name in ("scripts", "snippets")), os.path.join(ours, "scripts")]
    libraries = [sys.prefix, sys.base_prefix, os.path.dirname(os.__file__)]
    allowed = tuple(os.path.join(os.path.realpath(place), "") for place in (*places, *libraries))
    pinned = tuple(os.path.join(os.path.realpath(place), "") for place in libraries)
    accepted = os.path.join(own, ACCEPTED)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            place = os.path.realpath(os.fsdecode(arguments[0]))
            if place != os.devnull and (place == accepted or not place.startswith(allowed)):
                raise Refused(f"reading {place} is refused here: a snippet reads nothing but its own folder")
        elif event in LISTING and sys._getframe(1).f_code.co_filename != IMPORTING:
            place = os.path.join(os.path.realpath(os.fsdecode(arguments[0] or ".")), "")
            if not place.startswith(pinned):  # what is in a folder is no part of what a result is remembered by
                refused.append(f"listing {place} is refused here: a snippet names the files that it reads")
                raise Refused(refused[-1])
        elif event.startswith(REFUSED) or (event == "object.__setattr__" and arguments[1] == "__code__"):
            raise Refused(f"{event} is refused here: a snippet does not look into the process that runs it")

    return hook


def seal() -> Callable[[], str]:
    """Returns a function that tells what of the judging code and of the libraries is another than now, or ""."""
    before = {name: _contents(module) for name, module in _modules()}
    places = {(name, key): value for name, contents in before.items() for key, value in contents.items()}

    def broken() -> str:
        known = dict(_modules())
        for name in known.keys() - before.keys():
            return f"it imported {name}; of this project a snippet imports scripts.solution.answer and other snippets"
        now = {name: _contents(module) for name, module in known.items()}
        for (name, key), value in places.items():
            if name not in now or key not in now[name] or not _same(now[name][key], value):
                return f"it changed {name}.{key}"
        return ""

    return broken


def _modules() -> Iterator[tuple[str, ModuleType]]:
    for name, module in list(sys.modules.items()):
        if isinstance(module, ModuleType) and (module in LIBRARIES or name.startswith(JUDGING)):
            yield name, module


def _contents(module: ModuleType) -> dict[str, object]:
    """Returns every attribute, those of its own classes too; what can be changed in place as a copy."""
    found: dict[str, object] = {}
    for key, value in list(vars(module).items()):
        if key.startswith("__") and module not in (builtins,):
            continue
        found[key] = dict(value) if type(value) is dict else list(value) if type(value) is list else value
        if isinstance(value, type) and value.__module__ == module.__name__ and module is not builtins:
            found |= {f"{key}.{name}": one for name, one in vars(value).items() if isinstance(one, FunctionType)}
    return found


def _same(one: object, other: object) -> bool:
    if type(one) is dict and type(other) is dict:
        return one.keys() == other.keys() and all(one[key] is other[key] for key in one)
    if type(one) is list and type(other) is list:
        return len(one) == len(other) and all(first is second for first, second in zip(one, other, strict=True))
    return one is other
