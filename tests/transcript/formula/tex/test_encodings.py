"""Glyphs of TeX's fonts as signs."""

from __future__ import annotations

import pytest

from scripts.transcript.formula.tex.encodings import family_of, glyph_name, sign_of
from scripts.transcript.model import Glyph


def glyph(font: str, code: int, text: str = "", name: str = "") -> Glyph:
    """A glyph whose place does not matter."""
    return Glyph(1, font, code, text, 10.0, 0.0, 0.0, 5.0, name=name)


@pytest.mark.parametrize(
    ("font", "family"),
    [("CMR10", "OT1"), ("CMMI7", "OML"), ("CMSY5", "OMS"), ("CMEX10", "OMX"), ("MSBM10", "MSB"), ("CMBX12", "OT1"),
     ("CMMIB10", "OML"), ("KaTeX_Main-Regular", ""), ("Times-Roman", "")],
)  # fmt: skip
def test_family(font: str, family: str) -> None:
    """A font's name tells its encoding; other fonts have none."""
    assert family_of(font) == family


@pytest.mark.parametrize(
    ("printed", "latex"),
    [(glyph("CMMI10", 33, "λ", "lambda"), r"\lambda"), (glyph("CMMI10", 21), r"\lambda"), (glyph("CMSY10", 0), "-"),
     (glyph("CMSY10", 123, "{"), r"\{"), (glyph("MSBM10", 82, "R"), r"\mathbb{R}"), (glyph("CMEX10", 88), r"\sum"),
     (glyph("CMSY10", 76, "L"), r"\mathcal{L}"), (glyph("MSBM10", 0x3F, "", "emptyset"), r"\varnothing")],
)  # fmt: skip
def test_sign(printed: Glyph, latex: str) -> None:
    """A glyph is known by its name, by the text of the file's own encoding, or by its code in TeX's."""
    sign = sign_of(printed)
    assert sign is not None
    assert sign.latex == latex


def test_name_wins_over_code() -> None:
    """A writer that renumbers a font keeps the glyph's name, which is believed before the code."""
    assert glyph_name("OMS", glyph("CMSY7", 33, "−", "minus")) == "minus"
