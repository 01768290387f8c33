"""Tables by their rules."""

import itertools

from tests.transcript.reading_of import told
from tests.transcript.small_pdf import page, text


def rules(*ys: float, columns: tuple[float, ...] = (60, 180, 300)) -> str:
    cells = itertools.pairwise(columns)
    spans = list(cells)
    return " ".join(f"{x0} {792 - y} {x1 - x0} 0.75 re f" for y in ys for x0, x1 in spans)


CELLS = page(
    text(64, 95, "Name", "F2"),
    text(190, 95, "Loss", "F2"),
    text(64, 120, "one"),
    text(190, 120, "0.5"),
    text(64, 145, "two"),
    text(200, 145, "x", "K"),
)
EXPECTED = ("table", [["**Name**", "**Loss**"], ["one", "0.5"], ["two", "$x$"]])


def test_level_rules_part_rows_and_their_ends_columns() -> None:
    """As chats print tables: a rule under each row, in pieces of a cell's width, none above the header."""
    assert told(page(text(60, 60, "So:"), CELLS, rules(102, 127, 152))) == [("paragraph", "So:"), EXPECTED]


def test_a_full_grid_is_a_table() -> None:
    """Rules on all sides."""
    upright = " ".join(f"{x} 640 0.75 72 re f" for x in (60, 180, 300))
    assert told(page(CELLS, rules(80, 102, 127, 152), upright)) == [EXPECTED]


def test_a_rule_between_paragraphs_is_no_table() -> None:
    """A rule parts what is above it from what is below, and so do two with nothing between them."""
    content = page(text(60, 60, "Above."), "60 700 240 0.75 re f 60 690 240 0.75 re f", text(60, 160, "Below."))
    assert told(content) == [("paragraph", "Above."), ("rule", ""), ("rule", ""), ("paragraph", "Below.")]


def test_a_cell_may_hold_several_lines() -> None:
    """Lines of one cell are flowed."""
    content = page(
        text(64, 95, "A"),
        text(190, 95, "B"),
        text(64, 116, "one"),
        text(64, 130, "more"),
        text(190, 116, "x"),
        rules(80, 102, 140),
    )
    assert told(content) == [("table", [["A", "B"], ["one more", "x"]])]
