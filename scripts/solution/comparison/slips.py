"""The small slip that turns a wrong answer into the right one, as a sentence a student understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from scripts.solution.comparison import factors, terms
from scripts.solution.comparison.edits import repairs, spoilings
from scripts.solution.comparison.latex.nodes import Node
from scripts.solution.comparison.latex.tree import size
from scripts.solution.comparison.limits import SLIP_STEPS
from scripts.solution.comparison.model import Exhausted, Misfit, NoCase, Unparsed
from scripts.solution.comparison.sampled import Outcome, finite, same, samples
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.arithmetic import Value, is_scalar
from scripts.solution.comparison.values.evaluation import Evaluation
from scripts.solution.comparison.values.sampling import Sample
from scripts.solution.comparison.work import Work

_SAMPLES = 4
_LARGEST_TREES = 240


@dataclass(frozen=True, slots=True)
class Pair:
    """The values of reference and claim at one sample; the claim's is None where its shapes do not fit."""

    sample: Sample
    reference: Value
    claim: Value | None


def slip(expected: Node, stated: Node, symbols: Symbols, outcome: Outcome) -> str:
    """A sentence, or nothing when no single slip explains the difference."""
    if not symbols.explain or size(expected) + size(stated) > _LARGEST_TREES:
        return ""
    work = symbols.work.portion(SLIP_STEPS)
    try:
        pairs = list(
            islice(
                _pairs(expected, stated, symbols, work, positive=bool(outcome.sample and outcome.sample.positive)),
                _SAMPLES,
            )
        )
        return _found(expected, stated, symbols, pairs, work) if len(pairs) >= 2 else ""
    except Exhausted:
        return ""
    except Unparsed:
        return ""


def _pairs(expected: Node, stated: Node, symbols: Symbols, work: Work, *, positive: bool) -> Iterator[Pair]:
    for sample in samples(symbols, expected, stated, work, positive=positive):
        reference = _value(expected, sample, work)
        claim = _value(stated, sample, work)
        if reference is not None and finite(reference) and (claim is None or finite(claim)):
            yield Pair(sample, reference, claim)


def _value(tree: Node, sample: Sample, work: Work) -> Value | None:
    try:
        return Evaluation(sample, work).value(tree)
    except (Misfit, NoCase):
        return None


def _found(expected: Node, stated: Node, symbols: Symbols, pairs: list[Pair], work: Work) -> str:
    valued = [pair for pair in pairs if pair.claim is not None]
    if len(valued) == len(pairs) and (sentence := _by_value(valued, symbols)):
        return sentence
    for sentence, tree in repairs(stated, symbols):
        if _agree([(pair.sample, pair.reference) for pair in pairs], tree, work):
            return sentence
    if len(valued) == len(pairs):
        for sentence, tree in spoilings(expected):
            if _agree([(pair.sample, pair.claim) for pair in pairs], tree, work):
                return sentence
    triples = [(pair.sample, pair.reference, pair.claim) for pair in valued]
    return (factors.sentence(triples, symbols) or terms.sentence(triples, symbols)) if len(valued) == len(pairs) else ""


def _agree(targets: list[tuple[Sample, Value | None]], tree: Node, work: Work) -> bool:
    """Whether a tree has the target's value at every sample."""
    for sample, target in targets:
        try:
            value = _value(tree, sample, work)
        except Exhausted:
            raise
        except Unparsed:
            return False
        if value is None or target is None or not same(target, value):
            return False
    return True


def _by_value(pairs: list[Pair], symbols: Symbols) -> str:
    """Slips that show in the values alone: transpose, sign, a fixed factor, an offset, inverse, square."""
    if all(_turned(pair) for pair in pairs):
        return "The answer is the transpose of the reference."
    if any(np.shape(pair.reference) != np.shape(pair.claim) for pair in pairs):
        return ""
    if sentence := factors.constant([(pair.reference, pair.claim) for pair in pairs]):
        return sentence
    if all(is_scalar(pair.reference) and is_scalar(pair.claim) for pair in pairs):
        return _of_scalars([(float(pair.reference), float(pair.claim)) for pair in pairs])
    return "The answer is the inverse of the reference." if all(_inverse(pair) for pair in pairs) else ""


def _turned(pair: Pair) -> bool:
    mine, theirs = pair.reference, pair.claim
    return (
        isinstance(mine, np.ndarray)
        and isinstance(theirs, np.ndarray)
        and mine.shape == theirs.T.shape
        and same(mine, theirs.T)
    )


def _inverse(pair: Pair) -> bool:
    mine, theirs = pair.reference, pair.claim
    if (
        not isinstance(mine, np.ndarray)
        or not isinstance(theirs, np.ndarray)
        or mine.shape != theirs.shape
        or mine.shape[0] != mine.shape[1]
    ):
        return False
    return same(mine @ theirs, np.eye(len(mine)), slack=1e-9)


def _of_scalars(pairs: list[tuple[float, float]]) -> str:
    gaps = [mine - theirs for mine, theirs in pairs]
    if (
        all(abs(gap - gaps[0]) <= 1e-9 * (1 + abs(gaps[0])) for gap in gaps)
        and abs(abs(gaps[0]) - round(abs(gaps[0]))) < 1e-9
        and round(abs(gaps[0])) == 1
    ):
        return f"The answer is off by one: it is too {'small' if gaps[0] > 0 else 'large'}."
    if all(same(mine * theirs, 1.0) for mine, theirs in pairs):
        return "The answer is the inverse of the reference."
    if all(same(mine, theirs * theirs) for mine, theirs in pairs):
        return "The answer is the square root of the reference (a deviation, say, where a variance is asked)."
    if all(mine >= 0 and same(mine * mine, theirs) for mine, theirs in pairs):
        return "The answer is the square of the reference (a variance, say, where a deviation is asked)."
    return ""
