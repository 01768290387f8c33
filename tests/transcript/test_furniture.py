"""Headers and footers taken off."""

from tests.transcript.reading_of import reading, told
from tests.transcript.small_pdf import page, text


def printed(number: int, *parts: str) -> str:
    """A page as a browser prints it, with date, title, address and page number."""
    return page(text(24, 22, "12/3/25, 11:59 PM", size=8), text(240, 22, "A chat - DeepSeek", size=8), *parts,
                text(24, 775, "https://chat.example/a/b", size=8), text(560, 775, f"{number}/2", size=8))  # fmt: skip


def test_a_browsers_rows_are_dropped() -> None:
    """Date, title, address and page number go; text close to them stays."""
    assert told(printed(1, text(60, 46, "First line.")), printed(2, text(60, 760, "Last line."))) == [
        ("paragraph", "First line."), ("paragraph", "Last line."),
    ]  # fmt: skip


def test_a_bare_page_number_is_dropped_and_a_bare_answer_is_not() -> None:
    """A number in the middle of the foot is furniture; one in the text is content."""
    assert told(page(text(60, 100, "The answer is"), text(60, 118, "42"), text(303, 770, "7"))) == [
        ("paragraph", "The answer is 42")
    ]


def test_a_running_line_is_dropped_and_told_once() -> None:
    """What most pages say at the edge is not part of the chat, but of the record."""
    pages = [
        page(text(60, 770, "Typeset from a record."), text(60, 100 + 20 * n, f"Page {n} says this.")) for n in range(4)
    ]
    found = reading(*pages)
    assert found.notices == ("Typeset from a record.",)
    assert len(found.turns[0].blocks) == 4


def test_formulas_at_the_top_of_pages_are_never_furniture() -> None:
    """Displays that begin several pages at one height are content."""
    pages = [
        page(
            text(240, 45, "a=b", "K"),
            text(60, 300, "Text that is wide enough here to make up a whole column of words."),
        )
        for _ in range(4)
    ]
    assert sum(kind == "formula" for kind, _ in told(*pages)) == 4
