"""Two trees held against each other on seeded samples of several sizes, and at the places where cases change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scripts.solution.comparison.latex.nodes import Apply, Bound, Branch, Cases, Indexed, Name, Node, Power, Relation
from scripts.solution.comparison.latex.tree import free_names, has_pieces, walk
from scripts.solution.comparison.model import TWO_CASES, Misfit, NoCase, Outside, Unparsed
from scripts.solution.comparison.narrowing import left_out
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.arithmetic import Identity, Value, are_apart, is_scalar
from scripts.solution.comparison.values.evaluation import Evaluation
from scripts.solution.comparison.values.sampling import Sample
from scripts.solution.comparison.work import Work

DRAWS = 6
_PATIENT_DRAWS = 30  # for formulas that few draws are in the domain of
_COUNTING_LETTERS = frozenset(
    ["k", "l", "ell", "m", "n", "t", "i", "j", "N", "L", "T", "s"]
)  # undeclared, in an exponent: a whole number
_PIECES = 8  # times as many draws where a formula has pieces
_ATTEMPTS = 160
_LEAST_VALID = 3
_RELATIVE, _ABSOLUTE = 1e-9, 1e-12


@dataclass(frozen=True, slots=True)
class Outcome:
    """kind: equal, value, shape, misfit, silent (no case applies), narrow (a condition shuts out what is asked) or
    undefined, with what decided.
    """

    kind: str
    sample: Sample | None = None
    reference: Value | None = None
    claim: Value | None = None
    detail: str = ""


def same(left: Value, right: Value, slack: float = 0.0) -> bool:
    """Whether two values agree up to rounding."""
    left, right = fitted(left, right)
    if np.shape(left) != np.shape(right):
        return (is_scalar(left) and left == 0 and not np.any(right)) or (
            is_scalar(right) and right == 0 and not np.any(left)
        )
    size = max(float(np.max(np.abs(left))), float(np.max(np.abs(right))))
    return bool(np.max(np.abs(np.asarray(left) - np.asarray(right))) <= _RELATIVE * size + _ABSOLUTE + slack)


def fitted(left: Value, right: Value) -> tuple[Value, Value]:
    """Both values with an identity of no stated size in the size of the other."""
    if isinstance(left, Identity) and isinstance(right, Identity):
        return left.scale, right.scale
    if isinstance(left, Identity):
        return _identity(left, right), right
    if isinstance(right, Identity):
        return left, _identity(right, left)
    return left, right


def _identity(identity: Identity, other: Value) -> Value:
    square = isinstance(other, np.ndarray) and other.ndim == 2 and other.shape[0] == other.shape[1]
    return (
        identity.scale * np.eye(other.shape[0])
        if square
        else np.full((2, 2), np.nan)
        if is_scalar(other)
        else identity.scale * np.eye(2)
    )


def counters(*trees: Node) -> frozenset[str]:
    """Undeclared names that can only be whole numbers: limits of sums, indices, what conditions compare them with."""
    found: set[str] = set()
    for tree in trees:
        for part in walk(tree):
            if isinstance(part, Bound):
                for limit in (part.start, part.stop):
                    found |= free_names(limit) if limit is not None else set()
            if isinstance(part, Apply) and part.function in ("factorial", "binomial"):
                found |= free_names(part)
            if isinstance(part, Power) and free_names(part.base):
                found |= free_names(part.exponent) & _COUNTING_LETTERS
    return frozenset(found) | picked(*trees)


def picked(*trees: Node) -> frozenset[str]:
    """Names that stand in an index; undeclared ones are kept small enough to point inside of any shape."""
    indices = (index for tree in trees for part in walk(tree) if isinstance(part, Indexed) for index in part.indices)
    return frozenset(name for index in indices for name in free_names(index)) - {":"}


def boundaries(*trees: Node) -> list[tuple[str, Node]]:
    """The places where a case, an indicator or an index changes: a name and the tree that it is compared with."""
    found: list[tuple[str, Node]] = []
    for tree in trees:
        for part in walk(tree):
            if isinstance(part, Relation) and "=" not in (part.operators if not _conditional(tree, part) else ()):
                found += [
                    pair
                    for left, right in zip(part.sides, part.sides[1:], strict=False)
                    for pair in ((left, right), (right, left))
                ]
    pairs = [(left.key, right) for left, right in found if isinstance(left, Name) and left.key not in free_names(right)]
    return list(dict.fromkeys(pairs))


def _conditional(tree: Node, relation: Relation) -> bool:
    return tree is not relation


def samples(
    symbols: Symbols,
    reference: Node,
    claim: Node,
    work: Work,
    *,
    positive: bool = False,
    draws: int = DRAWS,
    conditions: tuple[Node, ...] = (),
) -> Iterator[Sample]:
    """Draws that satisfy what is assumed; more of them when there are cases to visit."""
    integers, small = counters(reference, claim), picked(reference, claim)
    changes = boundaries(reference, claim, *(Cases((Branch(claim, condition),)) for condition in conditions))
    whole = bool(integers or changes) or any(
        item.natures & {"integer", "natural"} for item in symbols.declared.values()
    )
    draws *= _PIECES if any(map(has_pieces, (reference, claim))) else 1
    number = yielded = 0
    while yielded < (2 * draws if whole else draws) and number < _ATTEMPTS:
        sample = Sample(symbols, number, positive, counters=integers, indices=small)
        number += 1
        if _assumed(sample, work):
            yielded += 1
            yield sample
    if not yielded:
        raise Unparsed("no values satisfy what is assumed")
    yield from _at_boundaries(symbols, changes, integers, small, work, positive=positive)


def _at_boundaries(
    symbols: Symbols,
    changes: list[tuple[str, Node]],
    integers: frozenset[str],
    small: frozenset[str],
    work: Work,
    *,
    positive: bool,
) -> Iterator[Sample]:
    for key, tree in changes[:12]:
        for number in (0, 3):
            for offset in (0, 1, -1):
                sample = Sample(symbols, number, positive, counters=integers, indices=small)
                try:
                    value = Evaluation(sample, work).value(tree)
                except (Misfit, Unparsed):
                    continue
                sample = Sample(symbols, number, positive, counters=integers, indices=small)
                if is_scalar(value) and _allowed(symbols, key, float(value) + offset, integers):
                    sample.given[key] = float(value) + offset
                    if _assumed(sample, work):
                        yield sample


def _allowed(symbols: Symbols, key: str, value: float, integers: frozenset[str]) -> bool:
    declaration = symbols.declared.get(key)
    natures = declaration.natures if declaration else frozenset({"integer"} if key in integers else ())
    if declaration is not None and (
        declaration.form != "scalar" or any(key in item.dims for item in symbols.declared.values())
    ):
        return False
    if natures & {"integer", "natural"} and value != round(value):
        return False
    return not (natures & {"positive", "natural"} and value <= 0) and not (
        natures & {"nonnegative", "non-negative"} and value < 0
    )


def _assumed(sample: Sample, work: Work) -> bool:
    try:
        return all(Evaluation(sample, work).truth(relation) for relation in sample.symbols.assumptions)
    except Misfit as error:
        raise Unparsed("what is assumed has no value") from error


def held(
    reference: Node,
    claim: Node,
    symbols: Symbols,
    work: Work,
    *,
    condition: Node | None = None,
    domain: Node | None = None,
) -> Outcome:
    """Holds the claim against the reference on every sample and says how the first disagreement looks.

    `condition` is what the claim is stated for, `domain` what the reference is.
    """
    outcome = Outcome("undefined")
    for positive, draws in ((False, DRAWS), (True, DRAWS), (False, _PATIENT_DRAWS)):
        outcome = _on_samples(reference, claim, symbols, work, (condition, domain), positive=positive, draws=draws)
        if outcome.kind != "undefined":
            return outcome
    return outcome


def _on_samples(
    reference: Node,
    claim: Node,
    symbols: Symbols,
    work: Work,
    conditions: tuple[Node | None, Node | None],
    *,
    positive: bool,
    draws: int,
) -> Outcome:
    condition, domain = conditions
    valid, outside = 0, None
    last = Outcome("undefined")
    stated = tuple(one for one in conditions if one is not None)
    for sample in samples(symbols, reference, claim, work, positive=positive, draws=draws, conditions=stated):
        if condition is not None and not Evaluation(sample, work).truth(condition):
            if isinstance(reference, Cases):
                return Outcome("silent", sample)
            outside = outside or left_out(sample, reference, (condition, domain), work)
            continue
        outcome = at(sample, reference, claim, work)
        if outcome.kind not in ("equal", "undefined"):
            return outcome
        valid += outcome.kind == "equal"
        last = outcome if outcome.kind == "equal" or last.kind == "undefined" else last
    if outside is not None and valid >= _LEAST_VALID:
        return Outcome("narrow", outside)
    return (
        Outcome("equal", last.sample, last.reference, last.claim)
        if valid >= _LEAST_VALID
        else Outcome("undefined", last.sample, last.reference, last.claim, last.detail)
    )


def at(sample: Sample, reference: Node, claim: Node, work: Work) -> Outcome:
    """Both values at one sample, compared."""
    try:
        expected = Evaluation(sample, work).value(reference)
    except Misfit as error:
        raise Unparsed(f"the reference itself has no value: {misfit(error, sample)}") from error
    except (NoCase, Outside):
        return Outcome("undefined", sample, detail="reference")
    try:
        stated = Evaluation(sample, work).value(claim)
    except Misfit as error:
        return Outcome("misfit", sample, expected, None, misfit(error, sample))
    except NoCase:
        return Outcome("silent", sample, expected)
    except Outside:
        return Outcome("undefined", sample, detail="outside")
    if are_apart(expected, stated):
        return Outcome("shape", sample, expected, stated)  # whatever the values are
    if not (finite(expected) and finite(stated)):
        return Outcome("undefined", sample, expected, stated, "claim" if finite(expected) else "reference")
    if same(expected, stated):
        return Outcome("equal", sample, expected, stated)
    left, right = fitted(expected, stated)
    nought = (is_scalar(left) and left == 0) or (is_scalar(right) and right == 0)
    return Outcome("value" if nought or np.shape(left) == np.shape(right) else "shape", sample, expected, stated)


def finite(value: Value) -> bool:
    return bool(np.all(np.isfinite(value.scale if isinstance(value, Identity) else value)))


def misfit(error: Misfit, sample: Sample) -> str:
    """What does not fit, in the names of the dimensions: `multiply n x d by n x 1`."""
    verb, left, right = error.args
    if verb == TWO_CASES:
        return TWO_CASES
    first, second = shape_words(left, sample), shape_words(right, sample)
    if not right and verb not in ("add", "multiply"):
        return f"cannot {verb} a {first} matrix"
    joint = {"multiply": "by", "add": "and"}.get(verb, "and")
    return f"cannot {verb} {first} {joint} {second}"


def shape_words(shape: tuple[object, ...], sample: Sample) -> str:
    """A shape in the names of its dimensions where they are known."""
    if shape == ():
        return "a number"
    if shape == ("identity",):
        return "the identity"
    sizes = {}
    for declaration in sample.symbols.declared.values():
        for dim in declaration.dims:
            if isinstance(dim, str) and dim in sample.given:
                sizes.setdefault(int(sample.given[dim]), dim)
    return " × ".join(str(sizes.get(size, size)) if size != 1 else "1" for size in shape)
