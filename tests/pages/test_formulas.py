"""Formulas of a page are found, marked, reported, and inserted when the page is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

import pytest

from scripts.pages.formulas import insert_formulas, mark_formulas
from scripts.pages.katex import Latex, Prepared, one_line


def key(text: str, *, display: bool = False) -> str:
    """The key of a formula."""
    return sha256(f"{display}:{text}".encode()).hexdigest()


def prepare(formulas: Sequence[Latex]) -> list[Prepared]:
    """Prepares everything but what contains BAD."""
    return [
        Prepared(key(formula.text, display=formula.display), "no such thing" if "BAD" in formula.text else "")
        for formula in formulas
    ]


LESS = key(r"a < b \& c")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            r'<p>so <span class="arithmatex">\(a\)</span></p>',
            f'<p>so <span class="formula" data-search-exclude><!--formula {key("a")}--></span></p>',
            id="an inline formula is marked in place and stays out of the search index",
        ),
        pytest.param(
            r'<p>so <span class="arithmatex">\(a\ \)</span> and <span class="arithmatex">\(b \\ \)</span></p>',
            f'<p>so <span class="formula" data-search-exclude><!--formula {key("a" + chr(92) + " ")}--></span> and '
            f'<span class="formula" data-search-exclude><!--formula {key("b " + 2 * chr(92))}--></span></p>',
            id="a space that belongs to a backslash at the end stays, and one after a line break does not",
        ),
        pytest.param(
            '<div class="arithmatex">\n\\[\nx\n\\]\n</div>',
            f'<div class="formula formula--display" data-search-exclude><!--formula {key("x", display=True)}--></div>',
            id="a display formula may stand on lines of its own",
        ),
        pytest.param(
            r'<span class="arithmatex">\(a &lt; b \&amp; c\)</span>',
            f'<span class="formula" data-search-exclude><!--formula {LESS}--></span>',
            id="escaped characters reach KaTeX as they were meant",
        ),
        pytest.param(
            r"<code>&lt;span class=&quot;arithmatex&quot;&gt;\(a\)&lt;/span&gt;</code>",
            r"<code>&lt;span class=&quot;arithmatex&quot;&gt;\(a\)&lt;/span&gt;</code>",
            id="a formula shown as code stays untouched",
        ),
        pytest.param("<p>none</p>", "<p>none</p>", id="a page without formulas stays as it is"),
    ],
)
def test_formulas_are_marked(page: str, expected: str) -> None:
    assert mark_formulas(page, prepare) == (expected, [])


def test_every_refused_formula_is_reported() -> None:
    """Two faulty formulas give two messages of one line, and both stand visibly in the page."""
    faulty = '<span class="arithmatex">\\(BAD\n 1\\)</span> <div class="arithmatex">\\[BAD <2\\]</div>'
    page, faults = mark_formulas(faulty, prepare)
    assert faults == ["formula 'BAD 1': no such thing", "formula 'BAD <2': no such thing"]
    assert page.count("formula--refused") == 2
    assert "BAD &lt;2" in page


def test_formulas_of_a_page_are_prepared_together() -> None:
    """One call for a page, so that a page costs one exchange with Node."""
    calls = []

    def count(formulas: Sequence[Latex]) -> list[Prepared]:
        calls.append(len(formulas))
        return prepare(formulas)

    mark_formulas(r'<span class="arithmatex">\(a\)</span>' * 3, count)
    assert calls == [3]


def test_marks_are_replaced_by_what_was_rendered() -> None:
    """Every mark, and what repeats is read once; a mark whose formula is lost stays for the guard to find."""
    asked = []

    def read(keys: Sequence[str]) -> Mapping[str, str]:
        asked.extend(keys)
        return {key("a"): r"<b>\1</b>"}

    a, lost = (f"<!--formula {key(name)}-->" for name in ("a", "lost"))
    assert insert_formulas(f"{a} {lost} {a}", read) == rf"<b>\1</b><!--/formula--> {lost} <b>\1</b><!--/formula-->"
    assert asked == [key("a"), key("lost")]


def test_page_without_marks_reads_nothing() -> None:
    """It stays as it is."""
    assert insert_formulas("<p><!-- formula --></p>", lambda _: pytest.fail("read")) == "<p><!-- formula --></p>"


def test_message_is_one_line() -> None:
    """KaTeX's underlining and its prefix are gone, the position stays."""
    message = "KaTeX parse error: Undefined control sequence: \\foo at position 3: x \\̲f̲o̲o̲"
    assert one_line(message) == r"Undefined control sequence: \foo at position 3: x \foo"
