"""Tables without rules."""

from tests.transcript.reading_of import told
from tests.transcript.small_pdf import page, text

PROSE = text(60, 60, "word " * 15 + "end.")
HEADER = page(text(64, 95, "Name", "F2"), text(190, 95, "Loss", "F2"))


def rows(*cells: tuple[float, str, float, str]) -> str:
    return page(*(text(x, 120 + 25 * n, words) for n, row in enumerate(cells) for x, words in (row[:2], row[2:])))


def test_cells_under_a_strong_header_are_a_table() -> None:
    """Under its left edges or its right ones."""
    found = told(
        page(
            PROSE,
            HEADER,
            rows((64, "one", 196, "0.5"), (64, "two", 190, "0.25")),
            text(60, 200, "And words behind it."),
        )
    )
    assert found[1] == ("table", [["**Name**", "**Loss**"], ["one", "0.5"], ["two", "0.25"]])
    assert found[2] == ("paragraph", "And words behind it.")


def test_without_a_strong_header_there_is_none() -> None:
    """Nothing is guessed."""
    plain = page(text(64, 95, "Name"), text(190, 95, "Loss"))
    found = told(page(PROSE, plain, rows((64, "one", 190, "0.5"), (64, "two", 190, "0.25"))))
    assert all(kind != "table" for kind, _ in found)  # type: ignore[misc]


def test_one_row_below_a_header_is_none() -> None:
    """Two strong words side by side are not enough."""
    assert all(kind != "table" for kind, _ in told(page(PROSE, HEADER, rows((64, "one", 190, "0.5")))))  # type: ignore[misc]


def test_a_line_off_the_columns_ends_it() -> None:
    """Before it there are too few rows."""
    found = told(page(PROSE, HEADER, rows((64, "one", 190, "0.5"), (75, "two", 240, "0.25"))))
    assert all(kind != "table" for kind, _ in found)  # type: ignore[misc]
