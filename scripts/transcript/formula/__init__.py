"""Printed mathematics back to LaTeX: ``recover`` for one page's painted objects, ``join`` for broken lines."""

from scripts.transcript.formula.find import recover
from scripts.transcript.formula.joining import join

__all__ = ["join", "recover"]
