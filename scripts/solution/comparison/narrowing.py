"""Whether a condition shuts out values that are asked."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scripts.solution.comparison.latex.nodes import Node, Relation
from scripts.solution.comparison.latex.tree import free_names, walk
from scripts.solution.comparison.model import Misfit, NoCase, Unparsed
from scripts.solution.comparison.values.arithmetic import Identity, is_scalar
from scripts.solution.comparison.values.evaluation import Evaluation
from scripts.solution.comparison.values.sampling import Sample
from scripts.solution.comparison.work import Work


def left_out(sample: Sample, reference: Node, conditions: tuple[Node, Node | None], work: Work) -> Sample | None:
    """The sample, where the reference is stated for it and has a value there, and a bound in numbers shuts it out."""
    condition, domain = conditions
    counted = free_names(condition) - {
        key for key, item in sample.symbols.declared.items() if not item.natures & {"integer", "natural"}
    }
    if any(is_scalar(value := sample.value(key)) and value < 1 for key in counted - {"bbR", "bbZ", "bbN"}):
        return None  # a count from one on, as of most counts, shuts out nothing
    bounds = (pair for part in walk(condition) if isinstance(part, Relation) for pair in _pairs(part))
    if not any(len(free_names(pair)) == 1 and not Evaluation(sample, work).truth(pair) for pair in bounds):
        return None
    if domain is not None and not Evaluation(sample, work).truth(domain):
        return None
    try:
        value = Evaluation(sample, work).value(reference)
    except (Misfit, NoCase, Unparsed):
        return None
    return sample if np.all(np.isfinite(value.scale if isinstance(value, Identity) else value)) else None


def _pairs(chain: Relation) -> Iterator[Relation]:
    """A chain's comparisons one by one."""
    for place, operator in enumerate(chain.operators):
        yield Relation(chain.sides[place : place + 2], (operator,))
