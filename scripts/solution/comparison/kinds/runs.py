"""Runs with dots in a list: `0, 1, \\dots, 9` is written out, `1, \\dots, n` is held together as one item."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from scripts.solution.comparison.latex.nodes import Apply, Ellipsis, Node, Number
from scripts.solution.comparison.limits import SEQUENCE_ITEMS
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.values.closed import closed

RUN = "run"


def with_runs(items: tuple[Node, ...]) -> tuple[Node, ...]:
    """The items with dots between whole numbers written out, and other dots as a run of first, step and last."""
    places = [place for place, item in enumerate(items) if isinstance(item, Ellipsis)]
    if len(places) != 1 or places[0] in (0, len(items) - 1):
        return items
    before, last, behind = items[: places[0]], items[places[0] + 1], items[places[0] + 2 :]
    step = _step(before)
    if step is None:
        return items
    start, stop = _whole(before[0]), _whole(last)
    if start is None or stop is None:
        return (Apply(RUN, (before[0], Number(step), last)), *behind)
    count = (stop - start) / step
    if count != int(count) or count < len(before) - 1 or count > SEQUENCE_ITEMS:
        raise Unparsed("dots between items that do not reach the last one")
    return (*(Number(start + number * step) for number in range(int(count) + 1)), *behind)


def is_run(node: Node) -> bool:
    return isinstance(node, Apply) and node.function == RUN


def _step(before: tuple[Node, ...]) -> Fraction | None:
    """What is added from one item to the next before the dots, one where a single item stands there."""
    values = [_whole(item) for item in before]
    if None in values[1:] or (None in values and len(values) > 1):
        return None
    gaps = {after - value for value, after in pairwise(values)} or {Fraction(1)}
    return gaps.pop() if len(gaps) == 1 and 0 not in gaps else None


def _whole(item: Node) -> Fraction | None:
    try:
        value = closed(item)
    except Unparsed:
        return None
    return value if isinstance(value, Fraction) and value.denominator == 1 else None
