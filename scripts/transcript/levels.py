"""Headings' levels: the largest of a document is level 1, the next smaller is level 2, and so on.

Where the file's tags give a level to every heading, theirs is the order; else it is that of their sizes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.structure import Block, Turn

DEEPEST = 4
SAME_SIZE_POINTS = 0.4


def with_levels(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns with the level of every heading set."""
    headings = [block for turn in turns for block in turn.blocks if block.kind == "heading"]
    is_told = all(block.level for block in headings)
    sizes: list[float] = []
    for size in sorted({_size(block, is_told=is_told) for block in headings}, reverse=True):
        if not sizes or sizes[-1] - size > SAME_SIZE_POINTS:
            sizes.append(size)
    return tuple(
        replace(turn, blocks=tuple(_levelled(block, sizes, is_told=is_told) for block in turn.blocks)) for turn in turns
    )


def _size(block: Block, *, is_told: bool) -> float:
    """What headings are ordered by, the greatest first."""
    return -float(block.level) if is_told else block.size


def _levelled(block: Block, sizes: list[float], *, is_told: bool) -> Block:
    if block.kind != "heading":
        return block
    size = _size(block, is_told=is_told)
    rank = next(i for i, other in enumerate(sizes) if other - size <= SAME_SIZE_POINTS)
    return replace(block, level=min(rank + 1, DEEPEST))
