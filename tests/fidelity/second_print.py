"""Every formula of a PDF recovered and printed once more: a measure that needs no ground truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scripts.transcript.content import read_pages
from scripts.transcript.formula import recover
from scripts.transcript.formula.find import TEXT_RATIO
from scripts.transcript.model import Painted, Picture
from tests.fidelity_joined import dropped_corrections, without_corrections
from tests.fidelity_print import Case, Print, differences, is_ink, print_cases

POINTS_A_PIXEL = 0.75


def printed_again(path: Path, *, details: int) -> float:
    """Recovers every formula of a PDF, prints it with KaTeX, compares with the PDF; returns the share that is equal."""
    firsts: list[Print] = []
    again: list[Case] = []
    ems: list[float] = []
    doubts = 0
    for page in read_pages(path.read_bytes()):
        for formula in recover(page):
            doubts += formula.doubt is not None
            if formula.doubt is None:
                items = tuple(index for index in formula.items if is_ink(page[index]))
                firsts.append(Print([without_color(item) for item in page], items, 0.0, 0.0))
                again.append(Case(formula.latex, formula.display))
                ems.append(formula.em)
    seconds = printed_at_sizes(again, ems)
    differ = [
        (number, differences(first, seconds[number]) if number in seconds else "KaTeX refuses it")
        for number, first in enumerate(firsts)
    ]
    unequal = [(number, why) for number, why in differ if why]
    older = equal_when_joined([(firsts[number], again[number], ems[number]) for number, _ in unequal])
    unequal = [pair for pair, is_older in zip(unequal, older, strict=True) if not is_older]
    size, equal = len(firsts) + doubts, len(firsts) - len(unequal)
    share = equal / max(size, 1)
    print(f"{path.name}: {size} formulas, second print equal {equal} ({100 * share:.2f} %), "
          f"{sum(older)} of them but for italic corrections that an older KaTeX drops, "
          f"doubted {doubts}, different {len(unequal)}")  # fmt: skip
    for number, why in unequal[:details]:
        print(f"  {again[number].latex}\n      {why}")
    return share


def printed_at_sizes(cases: Sequence[Case], ems: Sequence[float]) -> dict[int, Print]:
    """Prints each case with its own size of text, in points, as the document has it.

    A PDF cuts font sizes short, and places are laid out with the whole ones: text of a tenth of a pixel, times 1.21.
    """
    groups: dict[float, list[int]] = {}
    for number, em in enumerate(ems):
        groups.setdefault(round(em / POINTS_A_PIXEL / TEXT_RATIO, 1), []).append(number)
    found: dict[int, Print] = {}
    for pixels, numbers in groups.items():
        style = f".katex {{ font-size: {pixels * TEXT_RATIO:.4f}px }}"
        prints = print_cases([cases[number] for number in numbers], style)
        found |= {numbers[place]: seen for place, seen in prints.items()}
    return found


def equal_when_joined(formulas: Sequence[tuple[Print, Case, float]]) -> list[bool]:
    """Whether each print is that of its LaTeX but for italic corrections that the document's KaTeX dropped."""
    cases = [
        Case(without_corrections(case.latex, dropped_corrections(first, em)), case.display)
        for first, case, em in formulas
    ]
    prints = printed_at_sizes(cases, [em for _, _, em in formulas])
    return [
        number in prints and not differences(first, prints[number]) for number, (first, _, _) in enumerate(formulas)
    ]


def without_color(item: Painted) -> Painted:
    """An object in black."""
    return item if isinstance(item, Picture) else replace(item, color=(0.0, 0.0, 0.0))
