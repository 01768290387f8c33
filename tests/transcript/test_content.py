# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Painted objects in paint order."""

import pytest

from scripts.transcript.content import read_pages
from scripts.transcript.errors import ExtractionError
from scripts.transcript.model import Box, Glyph, Picture, Rule, Shape
from tests.transcript.small_pdf import FONTS, painted, pdf, text, words


def glyphs(content: str, **options: object) -> list[Glyph]:
    return [thing for thing in painted(content, **options) if isinstance(thing, Glyph)]


def test_a_glyph_knows_its_place_from_the_top_left() -> None:
    """Origin, size and advance come in points, y downwards."""
    (glyph,) = glyphs(text(100, 50, "A"))
    assert (glyph.text, glyph.x, glyph.y, glyph.size, glyph.advance) == ("A", 100, 50, 12, 6)


def test_objects_come_in_paint_order() -> None:
    """What is painted first comes first, wherever it stands on the page."""
    objects = painted("\n".join([text(10, 700, "B"), "10 10 20 1 re f", text(10, 20, "A")]))
    assert [type(thing) for thing in objects] == [Glyph, Rule, Glyph]
    assert words(objects) == "BA"


def test_the_subset_prefix_is_not_part_of_a_fonts_name() -> None:
    """AAAAAA+Helvetica-Bold is Helvetica-Bold."""
    assert glyphs(text(0, 10, "x", "F2"))[0].font == "Helvetica-Bold"


def test_kerns_spaces_and_scaling_move_the_next_glyph() -> None:
    """TJ, Tc, Tw and Tz all count."""
    first, second, third = glyphs("BT /F1 10 Tf 1 Tc 2 Tw 50 Tz 0 0 Td [(A) -1000 ( ) (B)] TJ ET")
    assert second.x - first.x == pytest.approx((5 + 1) * 0.5 + 5)
    assert third.x - second.x == pytest.approx((5 + 1 + 2) * 0.5)


def test_matrices_of_page_and_text_are_combined() -> None:
    """A browser draws text upside down in a flipped page; the size is the printed one."""
    (glyph,) = glyphs("q 0.5 0 0 -0.5 10 700 cm BT 20 0 0 -20 8 16 Tm /F1 1 Tf (A) Tj ET Q")
    assert (glyph.x, glyph.y, glyph.size, glyph.advance) == (14, 792 - 692, 10, 5)


def test_lines_follow_each_other_by_leading() -> None:
    """TL, T*, TD, quote and double quote move to the next line."""
    found = glyphs("BT /F1 10 Tf 0 700 Td 12 TL (A) Tj T* (B) Tj (C) ' 1 2 (D) \" 5 -20 TD (E) Tj ET")
    assert [round(792 - glyph.y) for glyph in found] == [700, 688, 676, 664, 644]


def test_what_is_wholly_clear_leaves_no_ink() -> None:
    """Text in no colour at all keeps its place but is invisible; clear rules are not painted."""
    clear = "/GSC gs"
    first, second = painted(f"{text(10, 700, 'A')} q {clear} 10 10 20 1 re f {text(10, 20, 'B')} Q 0 0 m",
                            resources="/ExtGState << /GSC << /ca 0 >> >>")  # fmt: skip
    assert [(first.text, first.is_invisible), (second.text, second.is_invisible)] == [("A", False), ("B", True)]


def test_a_rule_is_cut_to_the_clip() -> None:
    """Rectangles show only where the clip lets them."""
    (rule,) = painted("10 700 20 30 re W n 0 710 500 5 re f")
    assert rule == Rule(Box(1, 10, 77, 30, 82))


def test_what_the_clip_hides_is_not_painted() -> None:
    """A shape outside the clip leaves nothing."""
    assert painted("10 10 5 5 re W n 100 100 50 50 re f") == []


def test_a_surd_takes_its_extent_from_the_clip() -> None:
    """A path far wider than its clip is as wide as the clip, and keeps its points."""
    (shape,) = painted("100 600 50 20 re W n 95 595 m 105 625 l 5000 630 l 5000 610 l h f")
    assert isinstance(shape, Shape)
    assert (shape.box.x0, shape.box.x1, shape.operators) == (100, 150, "mlllh")
    assert shape.clip == Box(1, 100, 172, 150, 192)
    assert max(shape.points) == 5000


def test_a_stroked_level_line_is_a_rule_as_thick_as_its_pen() -> None:
    """Half the line width on either side."""
    (rule,) = painted("2 w 10 700 m 60 700 l S")
    assert rule == Rule(Box(1, 9, 91, 61, 93), stroked=True)


def test_a_slanting_line_is_a_shape() -> None:
    """A rule would lose its direction."""
    (shape,) = painted("10 700 m 60 710 l S")
    assert isinstance(shape, Shape)
    assert shape.operators == "ml"


def test_colours_of_every_model() -> None:
    """Grey, RGB, CMYK and spaces with three components."""
    colors = [
        thing.color
        for thing in painted(
            "0.5 g 0 0 1 1 re f 1 0 0 rg 0 0 1 1 re f 0 1 1 0 k 0 0 1 1 re f /Cs1 cs 0 0 1 sc 0 0 1 1 re f"
        )
    ]
    assert colors == [(0.5, 0.5, 0.5), (1, 0, 0), (1, 0, 0), (0, 0, 1)]


def test_saved_state_comes_back() -> None:
    """Q restores colour, clip and matrix."""
    objects = painted("q 1 0 0 rg 2 0 0 2 0 0 cm 0 0 1 1 re W n Q 0 700 4 1 re f")
    assert objects == [Rule(Box(1, 0, 91, 4, 92))]


def test_marked_content_is_told() -> None:
    """Number, kind and nesting of tags; the zero-width space of a formula's list is a marker."""
    content = "/P << /MCID 7 >> BDC BT /F1 9 Tf (A) Tj ET EMC /Span << /ActualText <FEFF200B> >> BDC BT /F1 1 Tf ( ) Tj ET EMC BT (B) Tj ET"
    first, marker, last = glyphs(content)
    assert (first.tag, first.tag_kind, first.is_marker) == (7, "P", False)
    assert (marker.tag, marker.tag_kind, marker.is_marker) == (None, "Span", True)
    assert (last.tag, last.tag_kind, last.is_marker) == (None, "", False)


def test_marks_may_be_named_in_the_resources() -> None:
    """BDC may name its properties."""
    (glyph,) = glyphs("/P /M1 BDC BT /F1 9 Tf (A) Tj ET EMC", resources="/Properties << /M1 << /MCID 4 >> >>")
    assert glyph.tag == 4


def test_invisible_text_is_told() -> None:
    """Text render mode 3 prints nothing."""
    assert [glyph.is_invisible for glyph in glyphs("BT /F1 9 Tf (A) Tj 3 Tr (B) Tj ET")] == [False, True]


def test_translucent_paint_is_an_overlay() -> None:
    """A highlight is multiplied with what is below it."""
    states = "/ExtGState << /G1 << /ca 0.4 >> /G2 << /BM /Multiply >> /G3 << /ca 1 /BM /Normal >> >>"
    objects = painted("/G1 gs 0 0 9 9 re f /G2 gs 0 0 9 9 re f /G3 gs 0 0 9 9 re f", resources=states)
    assert [thing.is_overlay for thing in objects] == [True, True, False]


def test_forms_are_drawn_in_place() -> None:
    """A form's matrix, box and resources hold inside it and nowhere else."""
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 50 50] /Matrix [1 0 0 1 100 0] /Length 20 >>\nstream\n0 700 10 5 re f 0 0 90 5 re f\nendstream"
    objects = painted(
        "/X1 Do 0 700 1 1 re f", resources="/XObject << /X1 100 0 R >>", extra=[form.replace("20", "31", 1)]
    )
    assert objects == [Rule(Box(1, 100, 787, 150, 792)), Rule(Box(1, 0, 91, 1, 92))]


def test_a_form_that_draws_itself_ends() -> None:
    """Nesting is bounded."""
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 50 50] /Length 16 /Resources << /XObject << /X1 100 0 R >> >> >>\nstream\n/X1 Do /X1 Do   \nendstream"
    assert painted("/X1 Do", resources="/XObject << /X1 100 0 R >>", extra=[form]) == []


def test_images_are_pictures() -> None:
    """An image object and an inline image paint the unit square."""
    image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Length 1 >>\nstream\nx\nendstream"
    content = "q 50 0 0 20 10 700 cm /X1 Do Q q 5 0 0 5 0 0 cm BI /W 1 /H 1 ID x EI Q"
    objects = painted(content, resources="/XObject << /X1 100 0 R >>", extra=[image])
    assert objects == [Picture(Box(1, 10, 72, 60, 92)), Picture(Box(1, 0, 787, 5, 792))]


def test_a_turned_page_is_read_upright() -> None:
    """/Rotate 90 turns the page clockwise: what stood at the left edge of the bottom stands at the top left."""
    (glyph,) = [
        thing
        for page in read_pages(pdf("BT 0 1 -1 0 20 30 Tm /F1 9 Tf (A) Tj ET", page="/Rotate 90"))
        for thing in page
    ]
    assert isinstance(glyph, Glyph)
    assert (glyph.x, glyph.y) == (30, 20)


def test_broken_operators_paint_nothing_and_harm_nothing() -> None:
    """Too few operands, unknown fonts and operators are passed over as viewers do."""
    objects = painted("1 2 cm Tf /Nope 3 Tf BT (x) Tj ET 5 re f garbage } ] 0 700 1 1 re f Q Q EMC")
    assert isinstance(objects[-1], Rule)


def test_a_page_cannot_paint_without_limit() -> None:
    """A page with more objects than any chat prints is refused by its number."""
    with pytest.raises(ExtractionError, match="more than") as raised:
        painted(f"BT /F1 1 Tf -0.5 Tc ({'y' * 210_000}) Tj ET")
    assert raised.value.page == 1


def test_pages_come_one_by_one() -> None:
    """The first page is there before the last one is read."""
    pages = read_pages(pdf(text(0, 10, "one"), text(0, 10, "two")))
    assert words(next(pages)) == "one"
    assert words(next(pages)) == "two"


def test_an_unknown_font_still_prints_codes() -> None:
    """A font of a kind that does not exist gives glyphs without text rather than an error."""
    fonts = {"F1": "<< /Type /Font /Subtype /Nonsense >>", **{k: v for k, v in FONTS.items() if k != "F1"}}
    assert len(glyphs("BT /F1 9 Tf (AB) Tj ET", fonts=fonts)) == 2
