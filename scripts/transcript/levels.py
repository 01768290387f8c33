"""Headings' levels: the largest size of a document is level 1, the next smaller is level 2, and so on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.structure import Block, Turn

DEEPEST = 4
SAME_SIZE_POINTS = 0.4


def with_levels(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns with the level of every heading set."""
    sizes: list[float] = []
    for size in sorted({b.size for turn in turns for b in turn.blocks if b.kind == "heading"}, reverse=True):
        if not sizes or sizes[-1] - size > SAME_SIZE_POINTS:
            sizes.append(size)
    return tuple(replace(turn, blocks=tuple(_levelled(block, sizes) for block in turn.blocks)) for turn in turns)


def _levelled(block: Block, sizes: list[float]) -> Block:
    if block.kind != "heading":
        return block
    rank = next(i for i, size in enumerate(sizes) if size - block.size <= SAME_SIZE_POINTS)
    return replace(block, level=min(rank + 1, DEEPEST))
