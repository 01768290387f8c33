"""Holds a claim against a reference: same value, another value, or not to be read. Nothing it is given is ever run."""

from scripts.solution.comparison.comparing import compare
from scripts.solution.comparison.evaluating import evaluate
from scripts.solution.comparison.model import Comparison, Unparsed

__all__ = ["Comparison", "Unparsed", "compare", "evaluate"]
