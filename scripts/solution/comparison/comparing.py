"""The one entrance: picks the comparison for a kind and turns what cannot be read into a verdict of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from scripts.solution.comparison.derivatives import known_derivatives, named, renamed, told
from scripts.solution.comparison.growth.labelled import labelled
from scripts.solution.comparison.kinds.choice import compare_choice
from scripts.solution.comparison.kinds.collection import both_signs, compare_set
from scripts.solution.comparison.kinds.expression import compare_expression
from scripts.solution.comparison.kinds.growth import compare_growth
from scripts.solution.comparison.kinds.interval import compare_interval
from scripts.solution.comparison.kinds.matrix import compare_matrix
from scripts.solution.comparison.kinds.number import compare_number
from scripts.solution.comparison.kinds.sequence import compare_sequence
from scripts.solution.comparison.latex.code import as_formula
from scripts.solution.comparison.limits import LENGTH_CHARACTERS
from scripts.solution.comparison.model import Comparison, Misfit, Unparsed
from scripts.solution.comparison.prose import stated
from scripts.solution.comparison.symbols import Symbols, symbols

KINDS: dict[str, Callable[[str, str, Symbols], Comparison]] = {
    "number": compare_number, "matrix": compare_matrix, "sequence": compare_sequence, "set": compare_set,
    "interval": compare_interval,
    "expression": compare_expression, "growth": compare_growth, "choice": compare_choice,
}  # fmt: skip
_DIFFERENTIAL = re.compile(r"\\(?:mathrm|text|operatorname)\s*\{\s*d\s*\}\s*([A-Za-z])(?![A-Za-z])")
_BOLD_ONE = re.compile(r"\\(?:mathbf|boldsymbol|bm)\s*\{\s*1\s*\}")  # a number set in bold, where no array is asked


def compare(kind: str, reference: str, claim: str, given: Mapping[str, object] | None = None) -> Comparison:
    """Holds a claim against a reference. `given` declares the symbols as DESIGN.md's contract says.

    The verdict is `unparsed`, with the reason, for text and for what is outside the grammar or its limits.
    Raises ValueError for an unknown kind or a declaration that is not understood, which are mistakes of the author.
    """
    if kind == "text":
        return Comparison("unparsed", "text", "Text is not judged by machine.")
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}; known are {', '.join((*KINDS, 'text'))}")
    known = known_derivatives(given or {})
    declared = symbols(renamed(given or {}, known), growth=kind == "growth")
    reference, claim = (
        named(text, known, d_is_a_name="d" in declared.declared) if len(text) <= LENGTH_CHARACTERS else text
        for text in (reference, claim)
    )
    if kind != "choice" and max(len(claim), len(reference)) <= LENGTH_CHARACTERS:
        reference, claim = (_DIFFERENTIAL.sub(_declared_one(declared), text) for text in (reference, claim))
        said = claim if kind == "growth" and labelled(claim) else stated(claim)
        reference, claim = as_formula(reference), as_formula(said)
        if kind in ("number", "interval", "growth"):
            reference, claim = _BOLD_ONE.sub("1", reference), _BOLD_ONE.sub("1", claim)
    with np.errstate(all="ignore"):
        found = _guarded(kind, reference, claim, declared)
    return replace(found, reason=told(found.reason, known)) if known else found


def _declared_one(declared: Symbols) -> Callable[[re.Match[str]], str]:
    """Writes `\\mathrm{d}O` as dO where that is a declared name."""
    return lambda found: f"d{found[1]}" if f"d{found[1]}" in declared.declared else found[0]


def _guarded(kind: str, reference: str, claim: str, declared: Symbols) -> Comparison:
    try:
        if kind in ("number", "expression") and len(both_signs(reference)) > 1:
            return compare_set(reference, claim, declared)
        return KINDS[kind](reference, claim, declared)
    except Unparsed as error:
        return Comparison("unparsed", kind, f"Not read: {error}.")
    except Misfit as error:
        return Comparison("unparsed", kind, f"Not read: shapes do not fit ({error.args[0]}).")
    except (
        RecursionError,
        ArithmeticError,
        ValueError,
    ) as error:  # numpy and decimal raise these deep inside odd claims
        return Comparison("unparsed", kind, f"Not read: {type(error).__name__} on the way.")
