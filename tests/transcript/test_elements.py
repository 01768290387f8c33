"""Elements of a structure tree read from the bytes of the file."""

import pytest

from scripts.transcript.elements import Element, read_element

PLAIN = b"12 0 obj\n<</Type /StructElem\n/S /P\n/P 4 0 R\n/Pg 2 0 R\n/K [3 7 0 R\n8 0 R 9]>>\nendobj\n"


def test_an_element_is_read_with_its_page_and_children_in_order() -> None:
    """A number is content, a reference an element."""
    assert read_element(PLAIN, 0, (12, 0)) == Element("P", (2, 0), [3, (7, 0), (8, 0), 9])


@pytest.mark.parametrize(
    ("kids", "expected"), [(b"5 ", [5]), (b"6 0 R", [(6, 0)]), (b"[ ]", []), (b"[1 2 3 0 R]", [1, 2, (3, 0)])]
)
def test_children_may_be_one_or_none(kids: bytes, expected: list[object]) -> None:
    """With or without brackets around them, and with no page of their own."""
    written = b"\n12 0 obj << /Type /StructElem /S /Div /P 4 0 R /K " + kids + b">> endobj"
    assert read_element(written, 0, (12, 0)) == Element("Div", None, expected)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"12 0 obj", b"13 0 obj"),
        (b"/StructElem", b"/Catalog"),
        (b"/S /P", b"/S /P /Alt (A curve)"),
        (b"/S /P", b"/S /P#20"),
        (b"[3 7 0 R", b"[3 <</MCID 1>>"),
        (b"8 0 R 9]", b"8 0 R9]"),
        (b">>\nendobj", b" /A 5 0 R>>\nendobj"),
    ],
    ids=[
        "another object",
        "another type",
        "more keys",
        "an escaped role",
        "a direct child",
        "run together",
        "keys after",
    ],
)
def test_anything_else_is_left_to_the_reader_of_pdfs(old: bytes, new: bytes) -> None:
    """It is not read in part."""
    assert old in PLAIN
    assert read_element(PLAIN.replace(old, new), 0, (12, 0)) is None
