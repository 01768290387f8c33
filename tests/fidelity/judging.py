"""Formulas printed, recovered, printed again as recovered, and held against the print of their source."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path

from scripts.transcript.formula import join, recover
from scripts.transcript.model import Formula
from tests.fidelity_print import Case, Print, differences, print_cases
from tests.printers import Printer

Verdict = tuple[str, str, str]


def load(path: Path) -> list[Case]:
    """The formulas of a list: objects with ``latex`` and ``display``."""
    return [Case(row["latex"], row["display"]) for row in json.loads(path.read_text(encoding="utf8"))]


def judged(cases: Sequence[Case], printer: Printer | None = None) -> dict[int, Verdict]:
    """For each printed case: equal, flagged, split or wrong; what was recovered; what differs.

    What a printer's PDF gives back is printed plainly, as the sources are, so that its own places do not matter.
    """
    sources = print_cases(cases)
    prints = printer.prints(cases) if printer else sources
    found = recovered({number: prints[number] for number in sources if number in prints})
    verdicts: dict[int, Verdict] = {}
    again: list[Case] = []
    numbers: list[int] = []
    for number, pieces in found.items():
        formulas = [_whole(pieces)] if printer and printer.breaks and pieces else pieces
        doubt = next((formula.doubt for formula in formulas if formula.doubt), None)
        if doubt or not formulas:
            verdicts[number] = "flagged", "", doubt.reason if doubt else "nothing was found"
        elif len(formulas) > 1:
            verdicts[number] = "split", " | ".join(formula.latex for formula in formulas), ""
        else:
            numbers.append(number)
            again.append(Case(formulas[0].latex, any(piece.display for piece in pieces)))
    seconds = print_cases(again)
    for place, number in enumerate(numbers):
        verdicts[number] = _compared(sources[number], seconds.get(place), again[place].latex)
    return dict(sorted(verdicts.items()))


def recovered(prints: Mapping[int, Print]) -> dict[int, list[Formula]]:
    """The formulas found for each case, by where they stand."""
    pages = {id(seen.page): seen.page for seen in prints.values()}
    formulas = {key: recover(page) for key, page in pages.items()}
    return {
        number: [
            formula
            for formula in formulas[id(seen.page)]
            if seen.top < (formula.box.y0 + formula.box.y1) / 2 < seen.bottom
        ]
        for number, seen in prints.items()
    }


def _whole(pieces: Sequence[Formula]) -> Formula:
    """The pieces of a formula that was broken over lines, joined in the order of the stream."""
    return reduce(join, sorted(pieces, key=lambda piece: min(piece.items)))


def _compared(first: Print, second: Print | None, latex: str) -> Verdict:
    if second is None:
        return "wrong", latex, "KaTeX refuses it"
    difference = differences(first, second)
    return "wrong" if difference else "equal", latex, difference
