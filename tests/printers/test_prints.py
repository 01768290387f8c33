"""Prints of other sorts are read as Chromium's own print of the same formulas is."""

from __future__ import annotations

import json

import pytest

from scripts.transcript.content import read_pages
from scripts.transcript.model import Glyph
from tests.printers import PRINTERS
from tests.printers.fixtures import EXPECTED, FOLDER, NAMES, SOURCES, readings

READ = json.loads(EXPECTED.read_text(encoding="utf8"))
# What a printer does not say, and a reader must not guess.
UNTOLD = {("cairo", "5")}


def is_broken(name: str) -> bool:
    return PRINTERS[name].breaks


@pytest.mark.parametrize("name", NAMES)
def test_a_print_is_read_as_it_was(name: str) -> None:
    """Every formula of a committed print comes back as its expected LaTeX, or is doubted where that is expected."""
    assert readings((FOLDER / f"{name}.pdf").read_bytes(), breaks=is_broken(name)) == READ[name]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("chromium", "mathjax", "substituted")])
def test_a_printer_changes_no_formula(name: str) -> None:
    """Whatever saved or enlarged a print of KaTeX, its formulas are those of Chromium's own print."""
    differing = {number for number, latex in READ[name].items() if latex != READ["chromium"][number]}
    assert {(name, number) for number in differing} <= UNTOLD


def test_another_font_in_the_place_of_katexs_is_never_read() -> None:
    """Where a printer put other glyphs for KaTeX's upright ones, every formula with one of them is doubted."""
    assert set(READ["substituted"].values()) == {""} | ({READ["chromium"]["8"]} & {READ["substituted"]["8"]})


def test_mathjax_is_read_as_katex_or_doubted() -> None:
    """A formula that MathJax printed is never read as another one."""
    assert len(READ["mathjax"]) == len(SOURCES)
    assert all(latex in ("", READ["chromium"][number]) for number, latex in READ["mathjax"].items())
    assert sum(latex != "" for latex in READ["mathjax"].values()) >= 6


@pytest.mark.parametrize(
    ("name", "font"), [("safari-bare", "KaTeX_Math-Italic"), ("unicode-wrong", "KaTeX_AMS-Regular")]
)
def test_the_embedded_outlines_tell_what_the_unicode_does_not(name: str, font: str) -> None:
    """Without Unicode, or with a wrong one, a glyph's text is what it looks like."""
    pages = list(read_pages((FOLDER / f"{name}.pdf").read_bytes()))
    told = {thing.text for page in pages for thing in page if isinstance(thing, Glyph) and thing.font == font}
    assert told == ({"R"} if font.endswith("AMS-Regular") else set("abcdeinxtwyWLMXZρλϵ"))


def test_every_printer_says_what_it_is() -> None:
    """Names are distinct, what imitates says so, and what is missing is named."""
    assert all(name == printer.name and printer.about for name, printer in PRINTERS.items())
    imitations = {name for name, printer in PRINTERS.items() if printer.is_imitation}
    assert imitations == {
        "quartz-ios", "quartz-mac", "unicode-wrong", "nameless", "substituted", "safari", "safari-bare"
    }  # fmt: skip
    assert all(isinstance(printer.missing(), str) for printer in PRINTERS.values())
