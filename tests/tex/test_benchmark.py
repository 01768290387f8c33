"""The benchmark's own parts, without TeX."""

from __future__ import annotations

from scripts.transcript.model import Box, Formula, Glyph
from tests.fidelity_print import Case
from tests.tex.__main__ import without_edges
from tests.tex.comparing import difference, same_glyphs
from tests.tex.printing import page_of
from tests.tex.reassembling import reassembled


def glyph(text: str, x: float, y: float = 0.0) -> Glyph:
    """A letter of Computer Modern."""
    return Glyph(1, "CMR10", ord(text), text, 10.0, x, y, 5.0)


def test_same_page() -> None:
    """Two pages are the same where every glyph has a partner within 0.02 em."""
    assert difference([glyph("a", 0.0)], [glyph("a", 0.1)], 10.0) == ""
    assert difference([glyph("a", 0.0)], [glyph("a", 0.3)], 10.0) != ""
    assert difference([glyph("a", 0.0)], [glyph("b", 0.0)], 10.0) != ""
    assert difference([glyph("a", 0.0)], [], 10.0) != ""


def test_same_glyphs_elsewhere() -> None:
    """Glyphs that only stand elsewhere are the same glyphs."""
    assert same_glyphs([glyph("a", 0.0)], [glyph("a", 9.0)])
    assert not same_glyphs([glyph("a", 0.0)], [glyph("b", 0.0)])


def test_line_again() -> None:
    """A line is written again with its words as text and its formula as LaTeX."""
    page = [glyph("a", 0.0), glyph("x", 8.0), glyph("b", 13.0)]
    formula = Formula(Box(1, 8.0, 0.0, 13.0, 0.0), 0.0, 10.0, (1,), "x", display=False)
    assert reassembled(page, [formula], 0, 3) == "a $x$b"


def test_edges() -> None:
    """Spaces at a formula's ends are not asked for: nobody can tell them from the line's."""
    assert without_edges(Case(r"\;x\,", display=False)).latex == "x"


def test_outer_environment() -> None:
    """An environment that is a display itself is not put into another."""
    assert r"\[" not in page_of(Case(r"\begin{align}a&=b\end{align}", display=True))
    assert r"\[x\]" in page_of(Case("x", display=True))
