"""How many formulas come back: ``python -m tests.fidelity [FILE.json or FILE.pdf ...]``.

Prints every formula through KaTeX and Chromium, recovers it from the PDF, prints what was recovered the same way, and
compares the two prints glyph by glyph in paint order: x within 0.05 px, y within 1 px. Reports layout-equal, flagged
and wrong, in total and by construct, and the time beside pypdf's ``extract_text`` on the same pages.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pypdf import PdfReader

from scripts.transcript.content import read_pages
from scripts.transcript.formula import recover
from scripts.transcript.formula.find import TEXT_RATIO
from scripts.transcript.model import Formula, Painted, Picture
from tests.fidelity_joined import dropped_corrections, without_corrections
from tests.fidelity_print import BATCH, Case, Print, differences, is_ink, page_text, print_cases, printed_pdf, rendered

OWN = Path(__file__).with_name("fidelity_formulas.json")
POINTS_A_PIXEL = 0.75
CONSTRUCTS = {
    "script": r"[_^']",
    "fraction": r"\\[dt]?frac|\\over\b",
    "binomial": r"binom|\\choose",
    "root": r"\\sqrt",
    "big operator": r"\\(sum|prod|int|oint|iint|iiint|big(oplus|otimes|cup|cap|vee|wedge)|coprod)\b",
    "operator name": r"\\(operatorname|lim|max|min|sup|inf|log|sin|cos|exp|ln|det)\b",
    "accent": r"\\(hat|tilde|bar|dot|ddot|vec|check|acute|wide\w+|over(right|left)\w+)\b",
    "line": r"\\(over|under)line",
    "brace": r"\\(over|under)brace",
    "matrix": r"matrix}",
    "array": r"{array}|\\hline",
    "cases": r"{cases}",
    "aligned": r"{(aligned|align\*?|split|gather\w*)}",
    "growing bracket": r"\\left",
    "sized bracket": r"\\[bB]ig",
    "alphabet": r"\\(math(bb|cal|frak|scr|sf|tt|bf|rm|it)|boldsymbol|bf|rm|cal|it)\b",
    "text": r"\\(text\w*|mbox|hbox)\b",
    "space": r"\\[,;:! ]|\\q?quad",
    "stack": r"\\(overset|underset|stackrel|substack)",
    "arrow": r"\\x\w+arrow",
    "negation": r"\\(not|neq|ne|notin|n[a-z]+)\b",
    "box": r"\\(boxed|b?x?cancel|sout|fbox)",
    "colour": r"color",
    "chemistry": r"\\ce\b",
}


def load(path: Path) -> list[Case]:
    """The formulas of a list: objects with ``latex`` and ``display``."""
    return [Case(row["latex"], row["display"]) for row in json.loads(path.read_text(encoding="utf8"))]


def recovered(prints: dict[int, Print]) -> dict[int, list[Formula]]:
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


def judged(cases: Sequence[Case], style: str = "") -> dict[int, tuple[str, str, str]]:
    """For each printed case: equal, flagged, split or wrong; what was recovered; what differs."""
    prints = print_cases(cases, style)
    found = recovered(prints)
    verdicts: dict[int, tuple[str, str, str]] = {}
    again: list[Case] = []
    numbers: list[int] = []
    for number in prints:
        formulas = found[number]
        doubt = next((formula.doubt for formula in formulas if formula.doubt), None)
        if doubt or not formulas:
            verdicts[number] = "flagged", "", doubt.reason if doubt else "nothing was found"
        elif len(formulas) > 1:
            verdicts[number] = "split", " | ".join(formula.latex for formula in formulas), ""
        else:
            numbers.append(number)
            again.append(Case(formulas[0].latex, formulas[0].display))
    seconds = print_cases(again, style)
    for place, number in enumerate(numbers):
        latex = again[place].latex
        if place not in seconds:
            verdicts[number] = "wrong", latex, "KaTeX refuses it"
            continue
        difference = differences(prints[number], seconds[place])
        verdicts[number] = "wrong" if difference else "equal", latex, difference
    return verdicts


def constructs_of(latex: str) -> list[str]:
    """The constructs that a source holds."""
    return [name for name, pattern in CONSTRUCTS.items() if re.search(pattern, latex)] or ["plain"]


def report(cases: Sequence[Case], verdicts: dict[int, tuple[str, str, str]], *, details: int) -> None:
    """Prints the figures, and the first formulas that did not come back."""
    total = Counter(verdict for verdict, _, _ in verdicts.values())
    print(
        f"{len(verdicts)} printed of {len(cases)}: "
        + ", ".join(f"{name} {count} ({100 * count / len(verdicts):.2f} %)" for name, count in total.most_common())
    )
    table: dict[str, Counter[str]] = {}
    for number, (verdict, _, _) in verdicts.items():
        for name in (*constructs_of(cases[number].latex), "display" if cases[number].display else "inline"):
            table.setdefault(name, Counter())[verdict] += 1
    for name, counts in sorted(table.items()):
        size = sum(counts.values())
        print(
            f"  {name:16s} {size:5d}  equal {100 * counts['equal'] / size:6.2f} %  "
            f"flagged {counts['flagged']:3d}  split {counts['split']:3d}  wrong {counts['wrong']:3d}"
        )
    for number, (verdict, latex, why) in verdicts.items():
        if verdict != "equal" and details > 0:
            details -= 1
            print(f"[{number}] {verdict} {cases[number].latex}\n      -> {latex}\n      {why}")


def speed(cases: Sequence[Case]) -> None:
    """Prints the time per page of reading and recovering, beside pypdf's extract_text on the same file."""
    some = list(cases[:BATCH])
    data = printed_pdf(page_text(some, 0, rendered(some)))
    started = time.perf_counter()
    pages = list(read_pages(data))
    read = time.perf_counter()
    count = sum(len(recover(page)) for page in pages)
    done = time.perf_counter()
    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text()
    ended = time.perf_counter()
    size = len(pages)
    print(f"{size} pages, {count} formulas: reading {1000 * (read - started) / size:.0f} ms, "
          f"recovering {1000 * (done - read) / size:.0f} ms, "
          f"pypdf extract_text {1000 * (ended - done) / size:.0f} ms a page")  # fmt: skip


def printed_again(path: Path, *, details: int) -> None:
    """Recovers every formula of a PDF, prints it with KaTeX and compares with the PDF: no ground truth is needed."""
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
    size = len(firsts) + doubts
    print(f"{path.name}: {size} formulas, "
          f"second print equal {len(firsts) - len(unequal)} ({100 * (len(firsts) - len(unequal)) / size:.2f} %), "
          f"{sum(older)} of them but for italic corrections that an older KaTeX drops, "
          f"doubted {doubts}, different {len(unequal)}")  # fmt: skip
    for number, why in unequal[:details]:
        print(f"  {again[number].latex}\n      {why}")


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


def main() -> None:
    """Measures every list that is named, or the list of our own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", nargs="*", type=Path, default=[OWN])
    parser.add_argument(
        "--details", type=int, default=20, metavar="N", help="show the first N formulas that did not come back"
    )
    parser.add_argument("--verdict", help="show only formulas of this verdict")
    chosen = parser.parse_args()
    for path in [path for path in chosen.lists if path.suffix == ".pdf"]:
        printed_again(path, details=chosen.details)
    for path in [path for path in chosen.lists if path.suffix != ".pdf"]:
        cases = load(path)
        verdicts = judged(cases)
        report(cases, verdicts, details=0)
        shown = {
            n: v for n, v in verdicts.items() if v[0] != "equal" and (not chosen.verdict or v[0] == chosen.verdict)
        }
        for number, (verdict, latex, why) in list(shown.items())[: chosen.details]:
            print(
                f"[{number}] {verdict} {'D' if cases[number].display else 'T'} {cases[number].latex}\n"
                f"      -> {latex}\n      {why}"
            )
        speed(cases)


if __name__ == "__main__":
    main()
