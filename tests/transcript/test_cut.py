"""Formulas that run off the edge of their column."""

from tests.transcript.reading_of import reading
from tests.transcript.small_pdf import page, text

PROSE = text(60, 60, "Some prose that is as wide as the column of this page is, or nearly so.")


def formulas(content: str) -> list[tuple[str, str]]:
    pieces = [piece for turn in reading(content).turns for block in turn.blocks for piece in block.content]
    return [(one.formula.latex, one.formula.doubt.reason if one.formula.doubt else "") for one in pieces if one.formula]


def test_a_formula_cut_by_its_clip_is_a_doubt() -> None:
    """Its last letter is not wholly on the paper."""
    cut = page(PROSE, "q 60 660 200 40 re W n", text(200, 110, "a=b+c+d+e+f", "K"), "Q")
    assert formulas(cut) == [("", "the print cuts it off at the edge of its column")]


def test_a_formula_above_a_scroll_bar_is_a_doubt() -> None:
    """The rest was not printed at all."""
    scrolled = page(PROSE, "0.9 g 60 660 400 11 re f 0 g", text(394, 110, "a=b+c+d+e+f", "K"))
    assert formulas(scrolled) == [("", "the print cuts it off at the edge of its column")]


def test_a_whole_formula_stays() -> None:
    """Neither a clip around it nor a track far below or beside it counts."""
    whole = page(
        PROSE, "q 60 660 400 40 re W n", text(200, 110, "a=b", "K"), "Q 0.9 g 60 600 400 11 re f 60 660 400 11 re f 0 g"
    )
    assert formulas(whole) == [("a=b", "")]
