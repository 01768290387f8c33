"""The small slip that turns a wrong answer into the right one, as a sentence."""

from __future__ import annotations

from scripts.solution.comparison.latex.nodes import Node
from scripts.solution.comparison.sampled import Outcome
from scripts.solution.comparison.symbols import Symbols


def slip(expected: Node, stated: Node, symbols: Symbols, outcome: Outcome) -> str:
    """A sentence, or nothing when no single slip explains the difference."""
    return ""
