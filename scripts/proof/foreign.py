"""Formulas that another program printed, whose places are not KaTeX's: TeX and MathJax.

TeX's are set again as TeX does where they are read, which proves more than KaTeX's print can; here KaTeX's print of the
same LaTeX must have the same letters and digits, so that what stands on the page is what was read.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from scripts.proof.conclusions import EXACT, NEAR, UNRECOVERED, Proof
from scripts.proof.painting import PaintedGlyph, Painting
from scripts.proof.printed import PrintedGlyph

KATEX = "KaTeX_"


def is_katex(glyph: PaintedGlyph) -> bool:
    """Whether a font of KaTeX printed the character."""
    return glyph.font.startswith(KATEX)


def foreign(painting: Painting, printed: Iterable[PrintedGlyph]) -> Proof:
    """The proof of a formula in fonts of another program: exact only where the reader set it again as that program."""
    found, wanted = letters(painting.glyphs), letters(printed)
    if found != wanted:
        lacks, adds = " ".join((found - wanted).elements()), " ".join((wanted - found).elements())
        told = [f"lacks {lacks[:40]}" if lacks else "", f"adds {adds[:40]}" if adds else ""]
        return Proof(UNRECOVERED, "printed again, it " + " and ".join(part for part in told if part), is_settled=True)
    if painting.is_set_again:
        return Proof(EXACT, is_settled=True)
    return Proof(NEAR, "the letters are the printed ones, their places were not compared", is_settled=True)


def letters(glyphs: Iterable[PaintedGlyph | PrintedGlyph]) -> Counter[str]:
    """The letters and digits, without the alphabet that they are printed in."""
    plain = (unicodedata.normalize("NFKC", glyph.text) for glyph in glyphs)
    return Counter(character for text in plain for character in text if character.isascii() and character.isalnum())
