"""Small prints of each sort, committed so that the tests need no browser: ``python -m tests.printers.fixtures``.

Each printer's PDF holds the formulas of ``SOURCES`` under their labels; expected.json holds what each is read as, ""
for a doubt. A print that reads otherwise than it did is looked at before it is committed.
"""

from __future__ import annotations

import json
from functools import reduce
from pathlib import Path

from scripts.transcript.content import read_pages
from scripts.transcript.formula import join, recover
from scripts.transcript.model import Formula
from tests.fidelity_print import Case
from tests.printers.printer import split

FOLDER = Path(__file__).with_name("fixtures")
EXPECTED = FOLDER / "expected.json"
SOURCES = (
    Case(r"\frac{a+b}{c}", True),
    Case(r"\frac{1}{n}\sum_{i=1}^nx_i^2", True),
    Case(r"x_i=\sqrt{\rho}\,M+\sqrt{1-\rho}\,Z_i", False),
    Case(r"e^{-\lambda t}\in\mathbb{R}", False),
    Case(r"10^{-3}=0.001", False),
    Case(r"\begin{aligned}a&=b+c\\&=d\end{aligned}", True),
    Case(r"\left(\frac{\partial L}{\partial W}\right)^{\top}", True),
    Case(r"\|Xw-y\|_2^2\leq\epsilon", False),
    Case(r"W_{d_i}", False),
)
NAMES = ("chromium", "narrow", "smallest-15px", "scale-125", "quartz-mac", "unicode-wrong", "safari", "safari-bare",
         "nameless", "substituted", "cairo", "mathjax")  # fmt: skip


def readings(data: bytes, *, breaks: bool = False) -> dict[str, str]:
    """What every label's formula is read as, "" where it is doubted; pieces joined where the printer breaks lines."""
    found: dict[str, str] = {}
    for page in read_pages(data):
        formulas = recover(page)
        for number, seen in split(page).items():
            own = [each for each in formulas if seen.top < (each.box.y0 + each.box.y1) / 2 < seen.bottom]
            found[str(number)] = _joined(own) if breaks else _several(own)
    return found


def _joined(formulas: list[Formula]) -> str:
    whole = reduce(join, formulas) if formulas else None
    return "" if whole is None or whole.doubt else whole.latex


def _several(formulas: list[Formula]) -> str:
    return "" if any(formula.doubt for formula in formulas) else " | ".join(formula.latex for formula in formulas)


def main() -> None:
    """Prints every fixture and writes what is read of it."""
    from tests.printers import PRINTERS

    FOLDER.mkdir(exist_ok=True)
    expected = {}
    for name in NAMES:
        printer = PRINTERS[name]
        if printer.missing():
            raise SystemExit(f"{name}: {printer.missing()}")
        data = printer.pdf(SOURCES, 0)
        (FOLDER / f"{name}.pdf").write_bytes(data)
        expected[name] = readings(data, breaks=printer.breaks)
    EXPECTED.write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
