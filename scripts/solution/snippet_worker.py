"""Runs one snippet in a child process and returns its answers as plain data.

Input and output are JSON: {"root", "snippet", "symbols", "token"} and {"token", "answers", "faults": [[line, message]],
"reads"}. The token shows that what comes back was written here and not by the snippet.
What the snippet raises is left to fly: the parent reads the type, the message and the line.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np

from scripts.solution.answer import Answer
from scripts.solution.comparison.model import Unparsed
from scripts.solution.model import Symbols
from scripts.solution.routes import Grader, hold_routes
from scripts.solution.seal import guard, seal
from scripts.solution.values import BadValue, plain_value

SEED = 0
MOST_ANSWERS = 1000
NO_BYTECODE = os.path.join(os.devnull, "nowhere")


class Unfit(Exception):
    """What the snippet returned is not a list of answers."""


def main(stdin: bytes) -> bytes:
    """Returns the answers of one snippet, and what is wrong with them."""
    work = json.loads(stdin)
    root = Path(work["root"])
    token, symbols = work.pop("token"), work.pop("symbols")
    reads = _record_reads(root)
    _prepare(root)
    refused: list[str] = []
    sys.addaudithook(guard(root, refused))
    tampered = seal()
    try:
        returned = _returned(_load(root, work["snippet"]))
        if refused:
            raise Unfit(refused[0])
        if changed := tampered():
            raise Unfit(f"the snippet tampers with the process that runs it: {changed}")
    except Unfit as fault:
        return json.dumps({"token": token, "answers": [], "faults": [[0, str(fault)]], "reads": []}).encode()
    answers, faults = _plain_answers(returned, _Reader(symbols))
    seen = {module.__file__ for module in list(sys.modules.values()) if getattr(module, "__file__", None)}
    used = sorted({*reads, *(path for path in map(_relative(root), seen) if path)})
    return json.dumps({"token": token, "answers": answers, "faults": faults, "reads": used}, allow_nan=False).encode()


def _prepare(root: Path) -> None:
    random.seed(SEED)
    np.random.seed(SEED)
    np.seterr(all="warn")
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    # Bytecode is told from its source by the second and the length only: a quick edit of one digit would be missed.
    sys.pycache_prefix = NO_BYTECODE


def _record_reads(root: Path) -> set[str]:
    """Returns a set that grows by every file of the project that is opened from now on."""
    reads: set[str] = set()
    relative = _relative(root)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            path = relative(os.fsdecode(arguments[0]))
            if path:
                reads.add(path)

    sys.addaudithook(hook)
    return reads


def _relative(root: Path) -> Callable[[str], str]:
    start = os.path.join(os.path.realpath(root), "")
    outside = tuple(os.path.join(start, name, "") for name in (".venv", ".cache", "node_modules"))

    def relative(path: str) -> str:
        place = os.path.realpath(path)
        if not place.startswith(start) or place.startswith(outside) or os.path.isdir(place):
            return ""  # a file that is not there is remembered too: one day it may be
        return place[len(start) :].replace(os.sep, "/")

    return relative


def _load(root: Path, snippet: str) -> ModuleType:
    path = root / snippet
    module = ModuleType(snippet.removesuffix(".py").replace("/", "."))
    module.__file__ = str(path)
    sys.modules[module.__name__] = module  # dataclasses look their module up
    exec(compile(path.read_bytes(), str(path), "exec", dont_inherit=True), module.__dict__)
    return module


def _returned(module: ModuleType) -> list[Answer]:
    function = getattr(module, "answers", None)
    if not callable(function):
        raise Unfit("defines no function answers()")
    returned = function()
    if type(returned) is not list:
        raise Unfit(f"answers() returned {_told(returned)}; expected a list of Answer")
    if not returned:
        raise Unfit("answers() returned no answer")
    if len(returned) > MOST_ANSWERS:
        raise Unfit(f"answers() returned {len(returned)} answers; expected at most {MOST_ANSWERS}")
    for place, entry in enumerate(returned):
        if type(entry) is not Answer:
            raise Unfit(f"answers()[{place}] is {_told(entry)}; expected an Answer")
    return returned


def _told(value: object) -> str:
    return "nothing" if value is None else f"a {type(value).__name__}"


class _Reader:
    """What the comparison of answers makes of LaTeX under the symbols of the problem."""

    def __init__(self, symbols: Symbols) -> None:
        self.symbols = symbols
        self.counts: dict[tuple[object, ...], float] = {}

    def value(self, latex: str, values: Mapping[str, object]) -> np.ndarray:
        return self._evaluated(latex, self.symbols, values)

    def count(self, latex: str, sizes: Mapping[str, object]) -> float:
        key = (latex, *sorted(sizes.items()))
        if key not in self.counts:  # the rates of one cost share its closed form and its sizes
            known = {name: self.symbols[name] for name in sizes if name in self.symbols}
            self.counts[key] = float(self._evaluated(latex, known, sizes))
        return self.counts[key]

    def _evaluated(self, latex: str, symbols: Symbols, values: Mapping[str, object]) -> np.ndarray:
        comparison = importlib.import_module("scripts.solution.comparison")
        try:
            return comparison.evaluate("expression", latex, symbols, values)
        except Unparsed as fault:
            raise BadValue(f"{latex} cannot be evaluated: {fault}") from fault

    def apart(self, growth: str, closed: str, assume: Sequence[str]) -> str:
        comparison = importlib.import_module("scripts.solution.comparison")
        found = comparison.compare("growth", closed, growth, {**self.symbols, "assume": list(assume)})
        return "" if found.verdict == "equal" else found.reason or found.verdict


def _plain_answers(returned: list[Answer], grader: Grader) -> tuple[list[dict[str, object]], list[list[object]]]:
    answers, faults, lines = [], [], {}
    for answer in returned:
        try:
            answers.append(_plain_answer(answer, lines, grader))
            lines[answer.id] = answer.line
        except BadValue as fault:
            faults.append([answer.line, f"answer {answer.id!r}: {fault}"])
    return answers, faults


def _plain_answer(answer: Answer, lines: Mapping[str, int], grader: Grader) -> dict[str, object]:
    if type(answer.id) is not str or not is_answer_id(answer.id):
        raise BadValue("expected an id of letters, digits and hyphens that starts with a letter")
    if answer.id in lines:
        raise BadValue(f"the id is already taken in line {lines[answer.id]}")
    if type(answer.kind) is not str or type(answer.unit) is not str:  # a subclass could compare as it likes
        raise BadValue(f"expected kind and unit as text, got {_told(answer.kind)} and {_told(answer.unit)}")
    assume = _texts(answer.assume)
    value = plain_value(answer.kind, answer.value)
    second, samples = hold_routes(answer, value, grader)
    return {
        "id": answer.id,
        "kind": answer.kind,
        "value": value,
        "unit": answer.unit,
        "tolerance": answer.tolerance,
        "second": second,
        "samples": samples,
        "assume": assume,
        "line": answer.line,
    }


def _texts(given: object) -> list[str]:
    if not isinstance(given, list | tuple) or not all(isinstance(text, str) for text in given):
        raise BadValue(f"expected assumptions as a list of texts, got {_told(given)}")
    return list(given)


def is_answer_id(text: str) -> bool:
    """Whether a text may name an answer: it can then stand before ``.2`` and ``|.3f`` in a page."""
    return text[:1].isalpha() and text.isascii() and text.replace("-", "").replace("_", "").isalnum()
