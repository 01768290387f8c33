# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Codes of a font as text, width and name."""

import pytest

from scripts.transcript.fonts import base_name, text_of_name
from scripts.transcript.model import Glyph
from tests.transcript.small_pdf import painted

TO_UNICODE = "<< /Length 60 >>\nstream\n2 beginbfchar <0013> <0030> <0021> <2211> endbfchar         \nendstream"


def glyphs(font: str, shown: str, *extra: str) -> list[Glyph]:
    return [
        thing
        for thing in painted(f"BT /F1 10 Tf {shown} Tj ET", fonts={"F1": font}, extra=extra)
        if isinstance(thing, Glyph)
    ]


def test_a_composite_font_keeps_glyph_numbers_and_reads_its_widths() -> None:
    """Two bytes a code; W in both forms; DW for the rest; the code is the glyph's number."""
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+KaTeX_Main-Regular /Encoding /Identity-H /ToUnicode 100 0 R /DescendantFonts [101 0 R] >>"
    descendant = "<< /Type /Font /Subtype /CIDFontType2 /DW 400 /W [19 [500 510] 33 34 700] >>"
    found = glyphs(font, "<00130014002100220099>", TO_UNICODE, descendant)
    assert [(glyph.code, glyph.text, round(glyph.advance, 3)) for glyph in found] == [
        (0x13, "0", 5), (0x14, "", 5.1), (0x21, "∑", 7), (0x22, "", 7), (0x99, "", 4),
    ]  # fmt: skip
    assert found[0].font == "KaTeX_Main-Regular"


def test_differences_are_truer_than_a_wrong_table() -> None:
    """Fonts of TeX that were re-saved have names that are right and a Unicode table that is not."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /AAAAAB+CMSY10 /Encoding << /Differences [33 /lessequal /negationslash] >> /ToUnicode 100 0 R /FirstChar 33 /LastChar 34 /Widths [777 0] >>"
    found = glyphs(font, '(!")', TO_UNICODE)
    assert [(glyph.text, glyph.name, round(glyph.advance, 3)) for glyph in found] == [
        ("≤", "lessequal", 7.77),
        ("̸", "negationslash", 0),
    ]


def test_names_without_meaning_leave_the_table_its_say() -> None:
    """gid852 is no name."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /X /Encoding << /Differences [33 /gid852] >> /ToUnicode 100 0 R /FirstChar 33 /LastChar 33 /Widths [500] >>"
    assert glyphs(font, "(!)", TO_UNICODE)[0].text == "∑"


def test_mac_roman_codes() -> None:
    """Safari's fonts have no table, only an encoding."""
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /KaTeX_Main /Encoding /MacRomanEncoding /FirstChar 222 /LastChar 222 /Widths [556] >>"
    assert glyphs(font, "<DE>")[0].text == "ﬁ"


def test_a_symbolic_font_without_a_table_says_nothing() -> None:
    """No guess is made about codes of a font with an encoding of its own."""
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FontDescriptor << /Type /FontDescriptor /Flags 4 /MissingWidth 250 >> >>"
    (glyph,) = glyphs(font, "(A)")
    assert (glyph.text, glyph.advance) == ("", 2.5)


def test_a_type_3_font_is_scaled_by_its_matrix() -> None:
    """Widths are in glyph space, and the name comes from the descriptor."""
    font = "<< /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 -0.01 0 0] /FirstChar 65 /LastChar 65 /Widths [60] /Encoding << /Differences [65 /A] >> /FontDescriptor << /FontName /MJXZERO >> >>"
    (glyph,) = glyphs(font, "(A)")
    assert (glyph.font, glyph.text, glyph.advance, glyph.size) == ("MJXZERO", "A", pytest.approx(6), pytest.approx(100))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A", "A"),
        ("alpha", "α"),
        ("uni2211", "∑"),
        ("u1D400", "𝐀"),
        ("arrowdblright", "⇒"),
        (".notdef", ""),
        ("g12", ""),
        ("", ""),
    ],
)
def test_text_of_name(name: str, expected: str) -> None:
    """A glyph's name means what the Adobe glyph list and TeX say."""
    assert text_of_name(name) == expected


@pytest.mark.parametrize(
    ("raw", "expected"), [("/AAAAAB+CMR10", "CMR10"), ("/CMR10", "CMR10"), (None, ""), ("/ABCDEF+GHIJKL+X", "X")]
)
def test_base_name(raw: str | None, expected: str) -> None:
    """Slash and subset prefixes go."""
    assert base_name(raw) == expected
