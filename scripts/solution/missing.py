"""Tells an answer that is gone, or that has another name now, once: with all that still ask for it.

Pages and parts that name it are consequences. So is the new name that nothing uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.solution.model import BROKEN, Change, CheckedProblem, Fault


@dataclass(frozen=True, slots=True)
class Reference:
    """A page or part that names an answer which its snippet does not compute: in words where, and the fault alone."""

    problem: str
    answer: str
    place: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Told:
    """The faults that stand for the references, and the names of answers that need not be told again."""

    faults: tuple[Fault, ...]
    names: frozenset[str]


def tell_missing(one: CheckedProblem, references: Iterable[Reference], changes: Sequence[Change]) -> Told:
    """Returns one fault for each answer of the problem that is missing though something names it."""
    asked: dict[str, list[Reference]] = {}
    for reference in references:
        asked.setdefault(reference.answer, []).append(reference)
    own = [change for change in changes if change.problem == one.problem.id and change.what == "answer"]
    gone = {change.name: change for change in own if change.kind == "removed"}
    fresh = [change for change in own if change.kind == "new"]
    faults, names = [], set()
    for name, places in asked.items():
        if name not in gone:
            faults += [reference.fault for reference in places]
            continue
        renamed = next((change for change in fresh if change.new == gone[name].old), None)
        line = one.answers[renamed.name].line if renamed else 0
        faults.append(Fault(one.problem.snippet, line, BROKEN, " ".join(_words(name, gone[name], renamed, places))))
        names |= {name, renamed.name} if renamed else {name}
    return Told(tuple(faults), frozenset(names))


def _words(name: str, gone: Change, renamed: Change | None, places: Sequence[Reference]) -> Iterator[str]:
    if renamed:
        yield f"answer {name!r} is called {renamed.name!r} now, with the same value;"
    else:
        yield f"answer {name!r}: is accepted, and the snippet does not return it: {gone.detail};"
    yield f"it is still asked for by {', '.join(dict.fromkeys(reference.place for reference in places))}"
