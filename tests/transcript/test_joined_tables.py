"""Tables over pages, columns that are set to the right, rows that no rule closes."""

from scripts.transcript.columns import column_settings
from scripts.transcript.model import Box
from scripts.transcript.structure import Line, Run, Table
from tests.transcript.reading_of import reading, told
from tests.transcript.small_pdf import page, text
from tests.transcript.test_tables import rules

PROSE = text(60, 60, "word " * 15 + "end.")


def row(y: float, first: str, second: str, font: str = "F1") -> str:
    return page(text(64, y, first, font), text(190, y, second, font))


def test_a_table_goes_on_on_the_next_page() -> None:
    """One table, with the header that the browser repeats dropped."""
    one = page(PROSE, row(695, "Name", "Loss", "F2"), row(720, "one", "1"), row(745, "two", "2"), rules(702, 727, 752))
    two = page(
        row(65, "Name", "Loss", "F2"), row(90, "three", "3"), rules(72, 72, 97), text(60, 140, "word " * 15 + "end.")
    )
    found = reading(one, two).turns[0].blocks
    assert [block.kind for block in found] == ["paragraph", "table", "paragraph"]
    assert [box.page for box in found[1].boxes] == [1, 2]
    assert told(one, two)[1] == ("table", [["**Name**", "**Loss**"], ["one", "1"], ["two", "2"], ["three", "3"]])


def test_another_header_begins_another_table() -> None:
    """Of other columns."""
    one = page(PROSE, row(720, "one", "1"), row(745, "two", "2"), rules(702, 727, 752))
    two = page(
        text(64, 90, "a"),
        text(130, 90, "b"),
        text(64, 115, "c"),
        text(130, 115, "d"),
        rules(72, 97, 122, columns=(60, 120, 300)),
    )
    assert [kind for kind, _ in told(one, two)] == ["paragraph", "table", "table"]  # type: ignore[misc]


def test_a_last_row_without_a_rule_is_a_row() -> None:
    """It stands right below the last one and fits the columns; words below the table do not."""
    content = page(
        row(95, "Name", "Loss", "F2"),
        row(120, "one", "0.5"),
        row(145, "two", "0.25"),
        rules(102, 127),
        text(60, 190, "These are words across the columns."),
    )
    assert told(content) == [
        ("table", [["**Name**", "**Loss**"], ["one", "0.5"], ["two", "0.25"]]),
        ("paragraph", "These are words across the columns."),
    ]


def test_two_tables_of_one_width_are_two() -> None:
    """Words between them cross the columns."""
    content = page(
        row(95, "a", "b"),
        rules(80, 102),
        text(60, 130, "These words stand between two tables."),
        row(165, "c", "d"),
        rules(150, 172),
    )
    assert [kind for kind, _ in told(content)].count("paragraph") == 1  # type: ignore[misc]


def line(x0: float, x1: float) -> tuple[Line, ...]:
    box = Box(1, x0, 0, x1, 10)
    return (Line(box, 8, (Run(box, 8, 10, "x"),)),)


def test_columns_are_told_by_where_cells_begin_and_end() -> None:
    """Where all begin alike they are set to the left, where all end alike to the right, or in the middle."""
    rows = ((line(5, 20), line(150, 195), line(240, 260)), (line(5, 60), line(180, 195), line(220, 280)))
    table = Table(Box(1, 0, 0, 300, 40), rows, (0, 100, 200, 300))
    assert column_settings(table) == ("left", "right", "center")
    assert column_settings(Table(table.box, tuple(row[:1] for row in rows), (0, 100))) == ()
