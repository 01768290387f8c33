"""What a formula's marks leave open until its print decides."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from scripts.transcript.formula.tex.atoms import GROWN_LEFT, GROWN_RIGHT, NEST, NESTED, SIZE_END, TOGETHER, UPRIGHT

NOTHING = "nothing"
# A small bracket that only its scripts may tell to have grown.
SMALL = "small"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a formula's print leaves open: the command of upright letters, nesting of scripts, growth of brackets."""

    upright: str = r"\mathrm"
    is_nested: bool = True
    growth: str = "grown"
    is_together: bool = False


def choices(latex: str) -> list[Choice]:
    """The choices between which a formula's marks leave open, the likeliest first."""
    uprights = (r"\mathrm", r"\text") if UPRIGHT in latex else (r"\mathrm",)
    nestings = (True, False) if NEST in latex else (True,)
    growths = ("grown", "sized", "plain") if GROWN_LEFT in latex else ("grown",)
    if GROWN_LEFT + SMALL in latex:
        growths = ("grown", "every", *growths[1:])
    together = (False, True) if TOGETHER in latex else (False,)
    return [Choice(*found) for found in itertools.product(uprights, nestings, growths, together)]


def chosen(latex: str, choice: Choice = Choice()) -> str:
    """The LaTeX without marks."""
    latex = latex.replace(UPRIGHT, choice.upright)
    if choice.is_nested:
        latex = latex.replace(NEST, "").replace(NESTED, "")
    else:
        latex = latex.replace(NEST + "{", "").replace(NESTED + "}", "{}")
    latex = latex.replace(TOGETHER, "" if choice.is_together else r"}\mathbf{")
    for mark, grown, end in ((GROWN_LEFT, r"\left", "l"), (GROWN_RIGHT, r"\right", "r")):
        latex = re.sub(
            rf"{mark}(\w*){SIZE_END}",
            lambda found, grown=grown, end=end: _bracket(found[1], grown, end, growth=choice.growth),
            latex,
        )
    return latex


def _bracket(size: str, grown: str, end: str, *, growth: str) -> str:
    """A bracket's command: one that grows, one of a stated size and class, or one of a stated size alone."""
    if size == SMALL:
        return grown if growth == "every" else ""
    growth = "grown" if growth == "every" else growth
    if size == NOTHING:
        return rf"{grown}." if growth == "grown" else ""
    if growth == "grown":
        return grown
    if size.endswith("o") or (size and growth == "plain"):
        return f"\\{size.removesuffix('o')}"
    return f"\\{size}{end}" if size else ""
