"""Formulas as TeX sets them; places are those of pdflatex at ten points, in printed points from the first glyph."""

from __future__ import annotations

import pytest

from scripts.transcript.formula.tex.setting.boxes import Box
from scripts.transcript.formula.tex.setting.checking import Printed, agrees
from scripts.transcript.formula.tex.setting.fonts import POINT, Fonts
from scripts.transcript.formula.tex.setting.lists import set_list
from scripts.transcript.formula.tex.setting.source import read

FONTS = Fonts(10.0, POINT)


def put(latex: str, *, is_display: bool = False) -> Box:
    """The box of a formula."""
    return set_list(read(latex), FONTS, 0 if is_display else 2)


def printed(latex: str, *, is_display: bool = False) -> list[Printed]:
    """What TeX prints of a formula."""
    return [
        Printed(mark.stem, mark.code, 50 + mark.x, 100 + mark.y, mark.size, mark.width, mark.height)
        for mark in put(latex, is_display=is_display).marks
    ]


@pytest.mark.parametrize(
    ("latex", "width"),
    [("x", 0.5715), ("x+y", 2.3199), ("a=b", 2.2912), (r"x\,y", 1.2644), ("P,", 0.9476), ("ab", 0.9578)],
)  # fmt: skip
def test_width(latex: str, width: float) -> None:
    """Widths, spaces, kerns and italic corrections of cmmi10, cmr10 and cmsy10 add up, in em."""
    assert put(latex).width == pytest.approx(width * 10 * POINT, abs=0.02)


def test_superscript_of_display_is_higher() -> None:
    """A superscript stands 0.413 em high in a display and 0.363 em in a line of text."""
    high, low = (put("x^2", is_display=style).marks[1].y for style in (True, False))
    assert (-high, -low) == pytest.approx((4.113, 3.615), abs=0.01)


def test_fraction() -> None:
    """A fraction is its numerator, its bar on the axis and its denominator, between spaces of 1.2 points."""
    over, bar, under = put(r"\frac{1}{2}", is_display=True).marks
    assert (over.code, bar.stem, under.code) == (ord("1"), "rule", ord("2"))
    assert bar.x == pytest.approx(1.2 * POINT)
    assert bar.y == pytest.approx(-(2.5 - 0.2) * POINT, abs=0.01)


def test_bracket_grows() -> None:
    """A bracket takes the next size of its chain until it is high enough, then it is built of pieces."""
    assert [mark.code for mark in put(r"\left(x\right)").marks if mark.stem == "cmr"] == [40, 41]
    assert put(r"\left(\frac{a}{b}\right)", is_display=True).marks[0].code == 16
    tall = r"\begin{pmatrix}1\\2\\3\\4\end{pmatrix}"
    assert [mark.code for mark in put(tall).marks[:4]] == [48, 66, 66, 64]


@pytest.mark.parametrize(
    ("latex", "other"),
    [("x^2", "x_2"), (r"\left(x\right)^2", "(x)^2"), (r"a\,b", "ab"), (r"\hat{a}_i", r"\hat{a_i}"), ("a+b", "a{+}b"),
     (r"\overset{a}{=}", r"{=}^a"), (r"\xrightarrow{abc}", r"\xrightarrow{ab}"), (r"\iint f", r"\int\int f"),
     (r"\sum_{\substack{a\\b}}x", r"\sum_ax"),
     (r"\begin{array}{c|c}a&b\end{array}", r"\begin{array}{cc}a&b\end{array}"),
     (r"\begin{array}{lr}a&b\\cc&dd\end{array}", r"\begin{array}{cc}a&b\\cc&dd\end{array}")],
)  # fmt: skip
def test_told_apart(latex: str, other: str) -> None:
    """LaTeX agrees with its own print and with no other."""
    assert agrees(latex, printed(latex), FONTS, is_display=False, glue=(0.0, 0.0)) is True
    assert agrees(other, printed(latex), FONTS, is_display=False, glue=(0.0, 0.0)) is False


def test_justified_line() -> None:
    """In a line of unknown stretch the spaces around relations may be wider, all in one measure."""
    marks = printed("a=b=c")
    wide = [Printed(m.stem, m.code, m.x + 0.4 * at, m.y, m.size) for at, m in enumerate(marks)]
    assert agrees("a=b=c", wide, FONTS, is_display=False, glue=None) is True
    assert agrees("a=b=c", wide, FONTS, is_display=False, glue=(0.0, 0.0)) is False


@pytest.mark.parametrize("latex", [r"\unknown{x}", r"\begin{CD}a\end{CD}", r"\text{$x$}", "x^{2"])
def test_not_set(latex: str) -> None:
    """Of what it cannot set, nothing is concluded."""
    assert agrees(latex, [], FONTS, is_display=False, glue=None) is None
