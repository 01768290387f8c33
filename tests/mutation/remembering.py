"""The gate, which reads nothing again that is as it was in the project before any mutant.

What is remembered are pure functions of a page's text and of its problem. They are asked by the text and by the problem
itself, compared in full, so that a mutant can change neither unseen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.solution import fit, gate, pages
from scripts.solution.gate import Computation, compute, hold
from scripts.solution.model import CheckedProblem, Fault, Problem
from scripts.solution.overview.sections import SECTIONS

ABOUT = re.compile(r"\[\[problem:([^\[\]\n]*)\]\]")
SECTION = re.compile(rf"\[\[(?:{'|'.join(SECTIONS)})\]\]")
LEARNING_SECONDS = 900.0
ANEW = None  # the key of what has to be computed each time


class Remembering:
    """The gate on a copy of the project whose computation, without any mutant, is known."""

    def __init__(self, place: Path, computed: Computation) -> None:
        self.place = place
        self.computed = computed
        keys: dict[tuple[Any, str], Callable[..., Hashable]] = {
            (pages, "fill_page"): self._page,
            (pages, "hold_typed"): self._typed,
            (pages, "standing_numbers"): lambda text: text,
            (gate, "_quotation_faults"): self._quotations,
            (fit, "hold_texts"): self._texts,
            (fit, "hold_givens"): self._givens,
        }
        self._once = {place: _Once(getattr(*place), key) for place, key in keys.items()}
        self.run(LEARNING_SECONDS)
        self.held()
        for once in self._once.values():
            once.is_learning = False

    def held(self) -> tuple[Fault, ...]:
        """Returns the faults where only pages and the record may be others than they were."""
        return self._told(lambda: self.computed)

    def run(self, seconds: float) -> tuple[Fault, ...]:
        """Returns the faults where anything may be another."""
        return self._told(lambda: compute(self.place, seconds=seconds))

    def _told(self, made: Callable[[], Computation]) -> tuple[Fault, ...]:
        for (module, name), once in self._once.items():
            setattr(module, name, once)
        try:
            return hold(self.place, made()).faults
        finally:
            for (module, name), once in self._once.items():
                setattr(module, name, once.function)

    def _page(self, text: str, problems: Mapping[str, CheckedProblem], page: str, grader: object) -> Hashable:
        before = self.computed.checked
        if problems is not before:
            abouts = ABOUT.findall(text)
            if problems.keys() != before.keys() or SECTION.search(text) or grader != self.computed.grader:
                return ANEW
            if any(problems.get(name) != before.get(name) for name in abouts):
                return ANEW
        return text, page

    def _typed(self, text: str, checked: CheckedProblem | None) -> Hashable:
        return (text, checked.problem.id if checked else "") if checked is None or self._is_known(checked) else ANEW

    def _texts(self, checked: CheckedProblem) -> Hashable:
        return checked.problem.id if self._is_known(checked) else ANEW

    def _quotations(self, _: Path, problem: Problem) -> Hashable:
        before = self.computed.checked.get(problem.id)
        return problem.id if before and before.problem == problem else ANEW

    def _givens(self, problem: Problem, source: str) -> Hashable:
        before = self.computed.checked.get(problem.id)
        return problem.id if before and before.source == source and before.problem == problem else ANEW

    def _is_known(self, checked: CheckedProblem) -> bool:
        return checked == self.computed.checked.get(checked.problem.id)


class _Once:
    """A function that remembers what it gave while it was learning."""

    def __init__(self, function: Callable[..., Any], key: Callable[..., Hashable]) -> None:
        self.function = function
        self.key = key
        self.known: dict[Hashable, Any] = {}
        self.is_learning = True

    def __call__(self, *arguments: Any) -> Any:
        name = self.key(*arguments)
        if name is not ANEW and name in self.known:
            return self.known[name]
        found = self.function(*arguments)
        found = list(found) if isinstance(found, Iterator) else found
        if self.is_learning and name is not ANEW:
            self.known[name] = found
        return found
