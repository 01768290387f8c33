"""How many of TeX's formulas come back: ``python -m tests.tex [FILE.json ...]``.

Typesets every formula with pdflatex, recovers it, typesets what was recovered in the same place and compares the two
pages glyph by glyph: font, code, x and y within 0.02 em. A line of text is typeset again whole, since words within a
formula print as words beside it do. Reports layout-equal, flagged, parted (every formula is
right, but the space between formulas and words is another), missed and wrong, in total and by construct.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scripts.transcript.formula import recover
from scripts.transcript.model import Formula, Glyph, Painted
from tests.fidelity import OWN, load, report
from tests.fidelity_print import Case
from tests.tex.comparing import difference, same_glyphs
from tests.tex.printing import ABOVE, BELOW, HEAD, Setting, is_installed, line_of, page_of, pages_of, typeset
from tests.tex.reassembling import reassembled

Verdict = tuple[str, str, str]
ABOVE_GLYPHS, BELOW_GLYPHS = (len(text.replace(" ", "")) for text in (ABOVE, BELOW))
EDGES = re.compile(r"^(?:\\[,;:! ]|\\q?quad\b|~|\s)+|(?:\\[,;:!]|\\ (?=\s*$)|\\q?quad|~|\s)+$")


def judged(cases: Sequence[Case], setting: Setting) -> dict[int, Verdict]:
    """For each case that LaTeX typesets: equal, flagged, parted, missed or wrong; what was recovered; what differs."""
    prints = typeset([page_of(case) for case in cases], setting)
    verdicts: dict[int, Verdict] = {}
    again: dict[int, str] = {}
    proved: set[int] = set()
    for number, page in prints.items():
        formulas = recover(page)
        doubt = next((formula.doubt for formula in formulas if formula.doubt), None)
        if doubt:
            verdicts[number] = "flagged", "", doubt.reason
        else:
            again[number] = _again(cases[number], page, formulas)
            if formulas and all(formula.is_set_again for formula in formulas):
                proved.add(number)
    seconds = typeset(list(again.values()), setting)
    for place, (number, text) in enumerate(again.items()):
        verdict = _compared(prints[number], seconds.get(place), text, setting, is_display=cases[number].display)
        if verdict[0] == "wrong" and number in proved and same_glyphs(prints[number], seconds.get(place, ())):
            verdict = "parted", *verdict[1:]
        verdicts[number] = verdict
    return dict(sorted(verdicts.items()))


def _again(case: Case, page: Sequence[Painted], formulas: Sequence[Formula]) -> str:
    """The page written from what was read of it."""
    if case.display and formulas and all(formula.display for formula in formulas):
        return pages_of([Case(formula.latex, display=True) for formula in formulas])
    first = ABOVE_GLYPHS if case.display else ABOVE_GLYPHS + len("so")
    last = len(page) - BELOW_GLYPHS - (0 if case.display else len(",where"))
    return line_of(reassembled(page, formulas, first, last))


def _compared(
    first: Sequence[Painted], second: Sequence[Painted] | None, text: str, setting: Setting, *, is_display: bool
) -> Verdict:
    shown = text[len(HEAD) + len(ABOVE) : -len(BELOW) - len(r"\newpage")]
    if second is None:
        return "wrong", shown, "LaTeX refuses it"
    if is_display:
        first, second = (_moved(page[ABOVE_GLYPHS : len(page) - BELOW_GLYPHS]) for page in (first, second))
    why = difference(first, second, float(setting.size))
    if not why:
        return "equal", shown, ""
    return ("missed" if "$" not in text and "\\[" not in text else "wrong"), shown, why


def _moved(items: Sequence[Painted]) -> list[Painted]:
    """The objects with the first glyph's line at the top: displays of other commands stand a line lower."""
    top = next((thing.y for thing in items if isinstance(thing, Glyph)), 0.0)
    moved: list[Painted] = []
    for thing in items:
        if isinstance(thing, Glyph):
            moved.append(replace(thing, y=thing.y - top))
        else:
            box = replace(thing.box, y0=thing.box.y0 - top, y1=thing.box.y1 - top)
            moved.append(replace(thing, box=box))
    return moved


def without_edges(case: Case) -> Case:
    """The formula without spaces at its ends, which nobody can tell from those of the line that it stands in."""
    return Case(EDGES.sub("", case.latex), case.display)


def main() -> int:
    """Measures every list that is named, or the list of our own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", nargs="*", type=Path, default=[OWN])
    parser.add_argument("--details", type=int, default=20, metavar="N", help="show the first N that did not come back")
    parser.add_argument("--verdict", help="show only formulas of this verdict")
    parser.add_argument("--size", type=int, default=10, choices=(10, 11, 12), help="size of the text in points")
    parser.add_argument("--packages", default="", help="what the preamble adds, as \\usepackage{lmodern}")
    parser.add_argument("--program", default="pdflatex", help="what typesets")
    chosen = parser.parse_args()
    if not is_installed(chosen.program):
        print(f"skipped: {chosen.program} is not installed")
        return 0
    setting = Setting(chosen.size, chosen.packages, chosen.program)
    for path in chosen.lists:
        cases = [without_edges(case) for case in load(path)]
        verdicts = judged(cases, setting)
        report(cases, verdicts, details=0)
        shown = [
            (number, row)
            for number, row in verdicts.items()
            if row[0] != "equal" and (not chosen.verdict or row[0] == chosen.verdict)
        ]
        for number, (verdict, latex, why) in shown[: chosen.details]:
            style = "D" if cases[number].display else "T"
            print(f"[{number}] {verdict} {style} {cases[number].latex}\n      -> {latex}\n      {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
