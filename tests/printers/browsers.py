"""Chromium itself, under what users and pages do to it: sizes, scales, colours, places on the page."""

from __future__ import annotations

from collections.abc import Sequence

from tests.fidelity_print import Case, rendered
from tests.printers.chromium import PLAIN, Settings, printed
from tests.printers.printer import Printer
from tests.printers.sheets import sheet

DARK = "html, body { background: #151517; color: #f8faff; -webkit-print-color-adjust: exact }"
# Wider than the page, so that the browser shrinks everything to fit.
WIDE = "body::after { content: ''; display: block; width: 2900px; height: 1px }"
UNTAGGED = Settings(tags=False)


def smallest(pixels: int) -> Settings:
    """A profile with a minimum font size."""
    return Settings(preferences={"webkit": {"webprefs": {"minimum_font_size": pixels}}})


def browser(name: str, about: str, *, place: str = "paragraph", style: str = "", settings: Settings = PLAIN) -> Printer:
    """A printer that is Chromium with this style, these settings and this place of the formulas."""

    def pdf(cases: Sequence[Case], first: int) -> bytes:
        return printed(sheet(cases, first, rendered(cases), place=place, style=style), settings)

    return Printer(name, about, pdf, breaks=place == "narrow")


def sized(pixels: int) -> Printer:
    """Chromium with another size of text."""
    return browser(f"text-{pixels}px", f"text of {pixels} px", style=f"body {{ font-size: {pixels}px }}")


BROWSERS = (
    browser("chromium", "Chromium as it comes: text of 16 px, KaTeX 1.21 times that"),
    *(sized(pixels) for pixels in (12, 14, 15, 18, 20)),
    browser("katex-1em", "KaTeX as large as the text", style=".katex { font-size: 1em }"),
    browser("scale-80", "80 % in the dialog of printing", settings=Settings(scale=0.8)),
    browser("scale-125", "125 % in the dialog of printing", settings=Settings(scale=1.25)),
    browser("shrunk", "a page too wide, shrunk to fit the paper", style=WIDE),
    browser("smallest-12px", "a user's minimum font size of 12 px", settings=smallest(12)),
    browser("smallest-15px", "a user's minimum font size of 15 px", settings=smallest(15)),
    browser("dark", "light text on a dark page", style=DARK),
    browser("untagged", "a PDF without tags", settings=UNTAGGED),
    browser("heading", "formulas in headings", place="heading"),
    browser("list", "formulas in list items", place="list"),
    browser("numbered", "formulas in numbered items", place="numbered"),
    browser("table", "formulas in the cells of a table with rules", place="table"),
    browser("table-untagged", "the same without tags", place="table", settings=UNTAGGED),
    browser("quote", "formulas in a block quote", place="quote"),
    browser("strong", "formulas in bold text", place="strong"),
    browser("centre", "centred lines", place="centre"),
    browser("bare", "paragraphs of nothing but a formula", place="bare"),
    browser("narrow", "a column so narrow that formulas break over lines", place="narrow"),
)
