"""What makes a formula exact, near or unrecovered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.proof.comparing import prove
from scripts.proof.conclusions import EXACT, NEAR, UNRECOVERED
from tests.proof.printing import POINTS_A_PIXEL, katex, layout_of, letter, painting_of, vlist, with_glyph

PIXEL = POINTS_A_PIXEL
PLAIN = katex(letter("a") + letter("b"), letter("c"), letter("d"))
LINED = katex(
    letter("a")
    + vlist((-0.7, letter("b")), (-0.2, '<span class="frac-line" style="border-bottom-width:0.04em;"></span>'))
)
TAGGED = (
    f'{katex(letter("a"))[: -len("</span></span>")]}<span class="katex-tag">{letter("1", "mord")}</span></span></span>'
)


def test_its_own_print_proves_a_formula() -> None:
    """Wherever it stands on the page."""
    for x, y in ((0.0, 0.0), (123.456, 78.9)):
        layout = layout_of(PLAIN)
        assert prove(painting_of(layout, x=x, y=y), layout).status == EXACT


@pytest.mark.parametrize(
    ("across", "down", "expected"),
    [
        (0.04, 0.0, EXACT),
        (0.0, 1.0, EXACT),
        (0.08, 0.0, NEAR),
        (0.0, 1.5, NEAR),
        (8.0, 0.0, UNRECOVERED),
        (0.0, 5.0, UNRECOVERED),
    ],
)
def test_a_glyph_elsewhere_is_near_or_not_the_formula(across: float, down: float, expected: str) -> None:
    """0.05 pixels across and 1 pixel down are exact; what stands much farther off is another formula."""
    layout = layout_of(PLAIN)
    painting = painting_of(layout)
    moved = with_glyph(painting, 1, x=painting.glyphs[1].x + across * PIXEL, y=painting.glyphs[1].y + down * PIXEL)
    proof = prove(moved, layout)
    assert proof.status == expected
    assert ("b" in proof.reason) == (expected != EXACT)


@pytest.mark.parametrize(
    "changes", [{"text": "x"}, {"font": "KaTeX_Main-Regular"}, {"size": 10.0}], ids=["character", "font", "size"]
)
def test_another_glyph_is_not_the_formula(changes: dict[str, object]) -> None:
    """Character, font and size are those of the print."""
    layout = layout_of(PLAIN)
    assert prove(with_glyph(painting_of(layout), 1, **changes), layout).status == UNRECOVERED


def test_what_is_lacking_and_added_is_told() -> None:
    """The reason names the characters."""
    layout = layout_of(PLAIN)
    proof = prove(with_glyph(painting_of(layout), 1, text="x"), layout)
    assert proof.reason == "printed again, it lacks x and adds b"


def test_another_order_is_not_the_formula() -> None:
    """The order of the stream tells brackets that grow from those that do not, so it counts."""
    layout = layout_of(PLAIN)
    painting = painting_of(layout)
    first, second, *rest = painting.glyphs
    proof = prove(replace(painting, glyphs=(second, first, *rest)), layout)
    assert (proof.status, proof.reason) == (UNRECOVERED, "printed again, it has its characters in another order")


def test_braces_around_pieces_change_the_order_only() -> None:
    """A formula that was held together by braces is painted with the text on its line first; it prints the same."""
    raised = vlist((0.4, letter("2", "mord")), classes="msupsub")
    apart, together = (
        katex(letter("a") + raised, letter("b") + raised, letter("c")),
        katex(letter("a") + raised + letter("b") + raised, letter("c")),
    )
    painting = painting_of(layout_of(together))
    assert "".join(glyph.text for glyph in painting.glyphs) == "ab22c"
    assert prove(painting, layout_of(apart)).status == EXACT
    assert prove(painting_of(layout_of(apart)), layout_of(together)).status == UNRECOVERED


def test_nothing_painted_proves_nothing() -> None:
    """A formula without glyphs is not exact."""
    layout = layout_of(PLAIN)
    empty = replace(painting_of(layout), glyphs=())
    assert prove(empty, layout).status != EXACT


def test_a_formula_broken_into_lines_is_proved_by_lines() -> None:
    """From a piece of KaTeX's on, everything may stand at the beginning of a lower line or of another page."""
    layout = layout_of(PLAIN)
    painting = painting_of(layout)
    below = [replace(glyph, x=glyph.x - 25.0, y=glyph.y + 24.0, piece=1) for glyph in painting.glyphs[2:]]
    assert prove(replace(painting, glyphs=(*painting.glyphs[:2], *below)), layout).status == EXACT


def test_a_line_breaks_between_pieces_only() -> None:
    """What KaTeX holds together cannot stand on two lines."""
    layout = layout_of(PLAIN)
    painting = painting_of(layout)
    below = [replace(glyph, x=glyph.x - 25.0, y=glyph.y + 24.0) for glyph in painting.glyphs[1:]]
    assert prove(replace(painting, glyphs=(painting.glyphs[0], *below)), layout).status == UNRECOVERED


def test_a_number_stands_at_the_margin() -> None:
    """An equation's number is as far to the right as the column goes."""
    layout = layout_of(TAGGED)
    painting = painting_of(layout)
    number = replace(painting.glyphs[1], x=painting.glyphs[1].x + 200.0)
    assert prove(replace(painting, glyphs=(painting.glyphs[0], number)), layout).status == EXACT


def test_a_lacking_or_added_line_is_near() -> None:
    """Lines are a part of the print."""
    layout = layout_of(LINED)
    painting = painting_of(layout)
    assert prove(painting, layout).status == EXACT
    assert prove(replace(painting, lines=()), layout).status == NEAR
    assert prove(replace(painting, lines=(*painting.lines, (0.0, 0.0, 9.0, 1.0))), layout).status == NEAR


def test_a_line_painted_twice_is_one() -> None:
    """Printers paint the border of a rule once for each side."""
    layout = layout_of(LINED)
    painting = painting_of(layout)
    assert prove(replace(painting, lines=painting.lines * 2), layout).status == EXACT


def test_what_is_transparent_is_not_expected() -> None:
    """A phantom takes room and leaves no ink."""
    whole = layout_of(katex(letter("a") + letter("b", style="color:transparent;") + letter("c")))
    painting = painting_of(whole)
    assert prove(replace(painting, glyphs=(painting.glyphs[0], painting.glyphs[2])), whole).status == EXACT


def test_a_substituted_font_is_near_at_best() -> None:
    """Where a program replaced KaTeX's fonts, the characters are the same and their shapes are not."""
    layout = layout_of(PLAIN)
    proof = prove(with_glyph(painting_of(layout), 1, font="Menlo-Regular"), layout)
    assert (proof.status, "font" in proof.reason) == (NEAR, True)


def test_a_character_that_katex_has_no_font_for_is_near_at_best() -> None:
    """Its width is the browser's choice, so what follows cannot be placed."""
    layout = layout_of(katex(letter("a") + letter("\u6570", "mord cjk_fallback")))
    painting = painting_of(layout)
    assert prove(with_glyph(painting, 1, font="NotoSansCJK"), layout).status == NEAR


def test_a_page_shrunk_to_fit_is_proved() -> None:
    """The font size tells how many points a pixel is."""
    layout = layout_of(PLAIN)
    painting = painting_of(layout)
    glyphs = tuple(replace(g, size=0.9 * g.size, x=0.9 * g.x, y=0.9 * g.y) for g in painting.glyphs)
    assert prove(replace(painting, em=0.9 * painting.em, glyphs=glyphs), layout).status == EXACT
