# ruff: noqa: E501 - an object of a PDF or a row of cases is easier to read on one line
"""The structure tree of tagged files."""

import pytest

from scripts.transcript.pdf import open_document
from scripts.transcript.places import read_places
from scripts.transcript.structure import Place
from tests.transcript.reading_of import ALL_FONTS, told
from tests.transcript.small_pdf import page, pdf, text


def tagged(number: int, *parts: str) -> str:
    return f"/P << /MCID {number} >> BDC {page(*parts)} EMC"


def tree(*elements: str) -> list[str]:
    """The objects from 100 on: the root, whose children are the elements."""
    kids = " ".join(f"{101 + index} 0 R" for index in range(len(elements)))
    return [f"<< /Type /StructTreeRoot /K [{kids}] >>", *elements]


def document(content: str, *objects: str) -> bytes:
    made = pdf(content, fonts=ALL_FONTS, extra=objects)
    return made.replace(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 100 0 R >>"
    )


def places(*elements: str) -> dict[int, Place]:
    return read_places(open_document(_padded(document("BT ET", *tree(*elements))))).get(1, {})


def _padded(data: bytes) -> bytes:
    """The file with its cross-reference table at the right places again."""
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    target = BytesIO()
    PdfWriter(clone_from=PdfReader(BytesIO(data))).write(target)
    return target.getvalue()


def test_content_belongs_to_the_block_around_it() -> None:
    """Through spans, with the level of a heading, and how many quotations it stands in."""
    found = places(
        "<< /S /H2 /Pg 1000 0 R /K 0 >>",
        "<< /S /BlockQuote /K << /S /P /K << /S /Span /Pg 1000 0 R /K [1 2] >> >> >>",
        "<< /S /Figure /Alt (A curve) /Pg 1000 0 R /K << /Type /MCR /Pg 1000 0 R /MCID 3 >> >>",
    )
    assert [found[number].heading for number in range(4)] == [2, 0, 0, 0]
    assert [found[number].quotes for number in range(4)] == [0, 1, 1, 0]
    assert found[1].block == found[2].block != found[0].block
    assert found[3].alt == "A curve"


def test_roles_of_a_files_own_are_mapped() -> None:
    """As its role map says."""
    objects = tree("<< /S /Title /Pg 1000 0 R /K 0 >>")
    objects[0] = "<< /Type /StructTreeRoot /K [101 0 R] /RoleMap << /Title /H1 >> >>"
    assert read_places(open_document(_padded(document("BT ET", *objects))))[1][0].heading == 1


@pytest.mark.parametrize(
    "element",
    ["<< /S /P /K 101 0 R >>", "<< /S /P /K [999 0 R] >>", "<< /S 5 /K [[[]]] >>", "(text)", "<< /K << /MCID (x) >> >>", "<< /S /H99999999999 /Pg 1000 0 R /K 0 >>", "null"],
    ids=["a circle", "a missing object", "no name", "a string", "no number", "no such heading", "nothing"],
)  # fmt: skip
def test_a_damaged_tree_does_no_harm(element: str) -> None:
    """What can be read of it is read."""
    assert places(element, "<< /S /H1 /Pg 1000 0 R /K 7 >>")[7].heading == 1


def test_tags_tell_a_heading_of_the_texts_own_size() -> None:
    """What looks like a bold paragraph is a heading, and what looks like a heading is none."""
    content = page(
        tagged(0, text(60, 60, "Small heading", "F2")), tagged(1, text(60, 90, "Words of a paragraph that is long enough.")),
        tagged(2, text(60, 130, "Large words", "F2", 18)),
    )  # fmt: skip
    data = document(
        content,
        *tree("<< /S /H3 /Pg 1000 0 R /K 0 >>", "<< /S /P /Pg 1000 0 R /K 1 >>", "<< /S /P /Pg 1000 0 R /K 2 >>"),
    )
    from scripts.transcript.reading import read
    from tests.transcript.reading_of import join, recover, told_block

    blocks = [told_block(block) for turn in read(_padded(data), recover, join).turns for block in turn.blocks]
    assert blocks == [
        ("heading 1", "Small heading"),
        ("paragraph", "Words of a paragraph that is long enough."),
        ("paragraph", "**Large words**"),
    ]
    assert told(content)[0] == ("paragraph", "**Small heading**")


def test_tags_part_and_join_paragraphs() -> None:
    """Two elements are two paragraphs, however near they stand; one is one."""
    near = page(
        tagged(0, text(60, 60, "One paragraph of some length.")), tagged(1, text(60, 75, "Another one below it."))
    )
    data = document(near, *tree("<< /S /P /Pg 1000 0 R /K 0 >>", "<< /S /P /Pg 1000 0 R /K 1 >>"))
    from scripts.transcript.reading import read
    from tests.transcript.reading_of import join, recover

    assert [len(turn.blocks) for turn in read(_padded(data), recover, join).turns] == [2]
