"""Equations between unknowns, which define nothing: two of them, or one where a value is offered instead."""

from __future__ import annotations

import numpy as np

from scripts.solution.comparison.heads import Claimed
from scripts.solution.comparison.kinds.knowing import known
from scripts.solution.comparison.latex.nodes import Negative, Node, Number, Sum
from scripts.solution.comparison.latex.tree import walk
from scripts.solution.comparison.model import Comparison, Misfit, Unparsed
from scripts.solution.comparison.resolution import resolved
from scripts.solution.comparison.sampled import held
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.evaluation import Evaluation
from scripts.solution.comparison.values.sampling import Sample


def is_one_side(first: Claimed, second: Claimed, symbols: Symbols) -> bool:
    """Whether a value is offered where an equation between unknowns is asked: `a + 3z = 0`, and not `cos t = u v`."""
    if first.head is not None or first.relation is None or second.relation is not None:
        return False
    if not any(isinstance(part, Sum | Number) for side in first.sides[:-1] for part in walk(side)):
        return False
    outcome = held(resolved(first.sides[0], symbols), resolved(first.body, symbols), symbols, symbols.work)
    return outcome.kind != "equal"


def compare_equations(first: tuple[Node, ...], second: tuple[Node, ...], symbols: Symbols) -> Comparison:
    """Two equations are the same when the difference of the sides of one is a fixed multiple of that of the other."""
    trees = [Sum((resolved(sides[0], symbols), Negative(resolved(sides[1], symbols)))) for sides in (first, second)]
    known(trees[0], trees[1], symbols)
    work = symbols.work
    ratios: list[float] = []
    for number in range(5):
        sample = Sample(symbols, number)
        try:
            mine, theirs = (np.asarray(Evaluation(sample, work).value(tree)) for tree in trees)
        except Misfit as error:
            raise Unparsed("an equation whose sides do not fit") from error
        if mine.shape != theirs.shape:
            return Comparison("different", "equation: shape", "The two equations are between different shapes.")
        flat, other = mine.ravel(), theirs.ravel()
        place = int(np.argmax(np.abs(flat)))
        if not np.all(np.isfinite(flat)) or not np.all(np.isfinite(other)) or flat[place] == 0 or not np.any(other):
            continue
        ratio = other[place] / flat[place]
        if not np.allclose(other, ratio * flat, rtol=1e-9):
            return Comparison("different", "equation: samples", "The two equations do not say the same.")
        ratios.append(ratio)
    if len(ratios) < 3:
        raise Unparsed("the equations hold for every value or for none")
    if np.allclose(ratios, ratios[0], rtol=1e-9):
        return Comparison("equal", "equation: samples", "The two equations say the same.")
    return Comparison("different", "equation: samples", "The two equations do not say the same.")
