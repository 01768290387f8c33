# ruff: noqa: E501 - an object of a PDF or a row of cases is easier to read on one line
"""Links by the areas of their annotations."""

import pytest

from tests.transcript.reading_of import told
from tests.transcript.small_pdf import page, text

WORDS = page(text(60, 60, "See the paper for more."))


def link(address: str, rect: str = "84 728 138 744", more: str = "") -> str:
    return f"<< /Subtype /Link /Rect [{rect}] /A << /S /URI /URI ({address}) >> {more} >>"


def linked(*annotations: str) -> list[object]:
    names = " ".join(f"{100 + index} 0 R" for index in range(len(annotations)))
    return told(WORDS, page=f"/Annots [{names}]", extra=annotations)


def test_a_link_covers_its_words() -> None:
    """The words whose characters stand in its area."""
    assert linked(link("https://example.org/p")) == [("paragraph", "See [the paper](https://example.org/p) for more.")]


def test_a_link_over_lines_has_an_area_for_each() -> None:
    """Its quadrilaterals tell more than the box around them."""
    quads = "/QuadPoints [84 744 102 744 84 728 102 728]"
    assert linked(link("https://example.org/p", more=quads)) == [
        ("paragraph", "See [the](https://example.org/p) paper for more.")
    ]


@pytest.mark.parametrize(
    "address", ["javascript:alert\\(1\\)", "file:///etc/passwd", "https://a@b.example/", "#top", ""]
)
def test_a_link_to_anything_else_leaves_words(address: str) -> None:
    """They stay as they are."""
    assert linked(link(address)) == [("paragraph", "See the paper for more.")]


@pytest.mark.parametrize(
    "annotation",
    ["<< /Subtype /Link /Rect [84 728] /A << /S /URI /URI (https://example.org/) >> >>", "<< /Subtype /Link /Rect [a b c d] /A 5 >>", "5",
     "<< /Subtype /Link /Rect [84 728 132 744] /A << /S /GoTo /D (x) >> >>", "<< /Subtype /Link /Rect [84 728 132 744] /A << /S /URI /URI 7 >> >>"],
)  # fmt: skip
def test_a_damaged_link_leaves_words(annotation: str) -> None:
    """Nothing else is lost for it."""
    assert linked(annotation) == [("paragraph", "See the paper for more.")]
