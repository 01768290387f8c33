# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Glyphs as words and lines, formulas back in their gaps."""

from tests.transcript.reading_of import told
from tests.transcript.small_pdf import page, text


def test_a_formula_painted_late_stands_in_the_gap_of_its_line() -> None:
    """A browser paints formulas after the page's text; they are put back where they stand."""
    content = page(
        text(60, 100, "We need "), text(132, 100, " as a sum."), text(60, 160, "Next."), text(108, 100, "y=x", "K")
    )
    assert told(content) == [("paragraph", "We need $y=x$ as a sum."), ("paragraph", "Next.")]


def test_a_narrow_formula_parts_words_painted_as_one_string() -> None:
    """One string may leave a gap for a formula by a kern."""
    content = page("BT /F1 12 Tf 60 692 Td [(the) -1200 (value)] TJ ET", text(82, 100, "k", "K"))
    assert told(content) == [("paragraph", "the $k$ value")]


def test_words_without_space_characters_are_parted_by_their_gaps() -> None:
    """TeX prints no spaces; small kerns are none."""
    assert told("BT /F1 10 Tf 60 692 Td [(W) 80 (ord) -333 (gap) -40 (s)] TJ ET") == [("paragraph", "Word gaps")]


def test_ligatures_and_hidden_characters_are_undone() -> None:
    """What is one sign in print is letters in text; a soft hyphen is none."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Serif /Encoding << /Differences [65 /fi /ff /softhyphen /nbspace /uni200B] >> /FirstChar 65 /LastChar 69 /Widths [500 500 0 250 0] >>"
    from scripts.transcript.reading import read
    from tests.transcript.small_pdf import no_formulas, no_join, pdf

    (turn,) = read(pdf("BT /F1 10 Tf 60 700 Td (ABCDAE) Tj ET", fonts={"F1": font}), no_formulas, no_join).turns
    assert turn.blocks[0].text == "fiff fi"


def test_a_character_that_the_file_does_not_name_is_shown_and_reported() -> None:
    """It becomes the replacement character and a doubt, never a guess."""
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FontDescriptor << /Flags 4 >> /FirstChar 65 /LastChar 65 /Widths [500] >>"
    from scripts.transcript.reading import read
    from tests.transcript.small_pdf import no_formulas, no_join, pdf

    found = read(pdf("BT /F1 10 Tf 60 700 Td (A) Tj ET", fonts={"F1": font}), no_formulas, no_join)
    assert found.turns[0].blocks[0].text == "\ufffd"
    assert [doubt.reason for doubt in found.doubts] == ["a character whose text the file does not give"]


def test_mathematics_that_nobody_reads_is_a_doubt() -> None:
    """Glyphs of a font of mathematics outside every formula never pass as prose."""
    from scripts.transcript.reading import read
    from tests.transcript.reading_of import ALL_FONTS, join
    from tests.transcript.small_pdf import no_formulas, pdf

    content = page(text(60, 100, "the value "), text(120, 100, "abc", "K"), text(150, 100, "here"))
    found = read(pdf(content, fonts=ALL_FONTS), no_formulas, join)
    pieces = found.turns[0].blocks[0].content
    assert [piece.formula is not None for piece in pieces] == [False, True, False]
    assert found.doubts[0].box.x0 == 120


def test_styles_come_from_the_fonts() -> None:
    """Bold is strong, oblique is emphasis, fixed width is code."""
    content = page(text(60, 100, "a "), text(72, 100, "bold", "F2"), text(96, 100, " and "), text(126, 100, "slanted", "F4"), text(168, 100, " "),
                   text(174, 100, "code", "F3"), text(203, 100, "."))  # fmt: skip
    assert told(content) == [("paragraph", "a **bold** and *slanted* `code`.")]


def test_columns_do_not_merge_into_words() -> None:
    """Text far to the right stays apart by a space."""
    assert told(page(text(60, 100, "left"), text(400, 100, "right")))[0] == ("paragraph", "left right")


def test_a_space_written_as_spacing_behind_a_letter_parts_words() -> None:
    """Some printers keep a word space or a kern as character spacing; a glyph ends where its own width ends."""
    assert told("BT /F1 10 Tf 60 692 Td (th) Tj 4 Tc (e) Tj 0 Tc (end) Tj ET") == [("paragraph", "the end")]
    assert told("BT /F1 10 Tf 60 692 Td -0.4 Tc (one) Tj 0 Tc ( two) Tj ET") == [("paragraph", "one two")]
