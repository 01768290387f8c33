"""Formulas of a page are found, rendered and reported."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scripts.pages.formulas import typeset_formulas
from scripts.pages.katex import Latex, Typeset, one_line


def spell(formulas: Sequence[Latex]) -> list[Typeset]:
    """A renderer that shows what it was given, and refuses what contains BAD."""
    return [
        Typeset("", "no such thing") if "BAD" in formula.text else Typeset(f"<{formula.display}:{formula.text}>")
        for formula in formulas
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            r'<p>so <span class="arithmatex">\(a\)</span></p>',
            '<p>so <span class="formula" data-search-exclude><False:a></span></p>',
            id="an inline formula is rendered in place and stays out of the search index",
        ),
        pytest.param(
            '<div class="arithmatex">\n\\[\nx\n\\]\n</div>',
            '<div class="formula formula--display" data-search-exclude><True:x></div>',
            id="a display formula may stand on lines of its own",
        ),
        pytest.param(
            r'<span class="arithmatex">\(a &lt; b \&amp; c\)</span>',
            r'<span class="formula" data-search-exclude><False:a < b \& c></span>',
            id="escaped characters reach the renderer as they were meant",
        ),
        pytest.param(
            r"<code>&lt;span class=&quot;arithmatex&quot;&gt;\(a\)&lt;/span&gt;</code>",
            r"<code>&lt;span class=&quot;arithmatex&quot;&gt;\(a\)&lt;/span&gt;</code>",
            id="a formula shown as code stays untouched",
        ),
        pytest.param("<p>none</p>", "<p>none</p>", id="a page without formulas stays as it is"),
    ],
)
def test_typeset_formulas(page: str, expected: str) -> None:
    assert typeset_formulas(page, spell) == (expected, [])


def test_every_refused_formula_is_reported() -> None:
    """Two faulty formulas give two messages of one line, and both stand visibly in the page."""
    faulty = '<span class="arithmatex">\\(BAD\n 1\\)</span> <div class="arithmatex">\\[BAD <2\\]</div>'
    page, faults = typeset_formulas(faulty, spell)
    assert faults == ["formula 'BAD 1': no such thing", "formula 'BAD <2': no such thing"]
    assert page.count("formula--refused") == 2
    assert "BAD &lt;2" in page


def test_formulas_of_a_page_are_rendered_together() -> None:
    """The renderer is called once for a page, so that a page costs one exchange with Node."""
    calls = []

    def count(formulas: Sequence[Latex]) -> list[Typeset]:
        calls.append(len(formulas))
        return spell(formulas)

    typeset_formulas(r'<span class="arithmatex">\(a\)</span>' * 3, count)
    assert calls == [3]


def test_message_is_one_line() -> None:
    """KaTeX's underlining and its prefix are gone, the position stays."""
    message = "KaTeX parse error: Undefined control sequence: \\foo at position 3: x \\̲f̲o̲o̲"
    assert one_line(message) == r"Undefined control sequence: \foo at position 3: x \foo"
