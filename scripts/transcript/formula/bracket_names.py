"""Brackets and what is between them that have a name together: matrices, cases, binomials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.transcript.formula.metrics import NULL_DELIMITER
from scripts.transcript.formula.nodes import Atom

MATRICES = {
    ("(", ")"): "pmatrix",
    ("[", "]"): "bmatrix",
    (r"\{", r"\}"): "Bmatrix",
    ("|", "|"): "vmatrix",
    (r"\|", r"\|"): "Vmatrix",
}
REVERSED = re.compile(r"(\\(?:begin|end)\{d?)(cases\})")


def named(inner: Sequence[Atom], left: Atom | None, right: Atom | None) -> str | None:
    """The LaTeX of a pair of brackets around one construct that has a name with them; None for any other."""
    if len(inner) != 1:
        return None
    only = inner[0]
    if left is None:
        is_reversed = only.form == "cases" and right is not None and right.fence == r"\}"
        return REVERSED.sub(r"\1r\2", only.latex) if is_reversed else None
    if (
        right is not None
        and only.form == "atop"
        and left.rank == right.rank == only.rank
        and (abs(only.x0 - left.x1) < NULL_DELIMITER / 2 * left.size)
    ):
        return _binomial(only.choices[0][1], left.fence, right.fence)
    if right is not None and only.form == "matrix" and not only.suffix:
        name = MATRICES.get((left.fence, right.fence))
        star = "*" if only.latex.startswith(r"\begin{matrix*}") else ""
        inner = only.latex.removeprefix(rf"\begin{{matrix{star}}}").removesuffix(rf"\end{{matrix{star}}}")
        return rf"\begin{{{name}{star}}}{inner}\end{{{name}{star}}}" if name else None
    if right is None and only.form == "cases" and left.fence == r"\{":
        return only.latex
    return None


def _binomial(latex: str, opening: str, closing: str) -> str:
    """A binomial, in round brackets or in others."""
    if (opening, closing) == ("(", ")"):
        return latex
    command, _, rest = latex.partition("{")
    style = {r"\binom": "", r"\dbinom": "0", r"\tbinom": "1"}[command]
    return rf"\genfrac{{{opening}}}{{{closing}}}{{0pt}}{{{style}}}{{{rest}"
