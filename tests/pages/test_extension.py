"""The Markdown extension fills directives before, and renders formulas after, everything else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from markdown import Markdown

from scripts.pages.extension import PagesExtension
from scripts.pages.katex import Latex, Prepared

OPTIONS = {"pymdownx.arithmatex": {"generic": True}, "toc": {"permalink": True}}
EXTENSIONS = ["pymdownx.arithmatex", "pymdownx.superfences", "toc", "tables", "md_in_html"]


def prepare(formulas: Sequence[Latex]) -> list[Prepared]:
    """Prepares everything but what contains BAD; a key is the formula itself, in hexadecimal digits."""
    return [Prepared(key(formula.text), "no such thing" if "BAD" in formula.text else "") for formula in formulas]


def key(text: str) -> str:
    """A key that can be read back."""
    return text.encode().hex().rjust(64, "0")


def read(keys: Sequence[str]) -> dict[str, str]:
    """What was rendered shows what it was made from."""
    return {one: f"⟨{bytes.fromhex(one).lstrip(bytes(1)).decode()}⟩" for one in keys}


def fill(page: str, text: str) -> str:
    """Replaces one directive by a number and one by a table."""
    table = r'<table class="verdicts"><tr><td><span class="arithmatex">\(K_0\)</span></td></tr></table>'
    return text.replace("[[answer:kernel]]", "0.768").replace("[[verdicts]]", table)


def render(text: str) -> tuple[str, PagesExtension, Markdown]:
    extension = PagesExtension(fill, prepare, read)
    extension.page = "hw8/page.md"
    markdown = Markdown(extensions=[*EXTENSIONS, extension], extension_configs=OPTIONS)
    return markdown.convert(text), extension, markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It is [[answer:kernel]].", "<p>It is 0.768.</p>", id="a directive in prose is filled"),
        pytest.param(
            "It is $x = [[answer:kernel]]$.",
            '<p>It is <span class="formula" data-search-exclude>⟨x = 0.768⟩<!--/formula--></span>.</p>',
            id="a directive in a formula is filled before the formula is rendered",
        ),
        pytest.param(
            "[[verdicts]]",
            '<table class="verdicts"><tr><td>'
            '<span class="formula" data-search-exclude>⟨K_0⟩<!--/formula--></span></td></tr></table>',
            id="a formula inside a filled table is rendered",
        ),
        pytest.param("`$x$`", "<p><code>$x$</code></p>", id="a formula in code stays untouched"),
        pytest.param(
            r'<div class="transcript"><p>say <span class="arithmatex">\(a &lt; b\)</span></p></div>',
            '<div class="transcript"><p>say '
            '<span class="formula" data-search-exclude>⟨a < b⟩<!--/formula--></span></p></div>',
            id="a formula in a page of raw HTML is rendered",
        ),
        pytest.param(
            r'`<span class="arithmatex">\(a\)</span>`',
            r'<p><code>&lt;span class="arithmatex"&gt;\(a\)&lt;/span&gt;</code></p>',
            id="a formula element shown as code stays untouched",
        ),
    ],
)
def test_pages_are_filled(text: str, expected: str) -> None:
    page, extension, _ = render(text)
    assert page == expected
    assert extension.faults == []


def test_refused_formula_names_the_page() -> None:
    """What KaTeX refuses is kept with the page that holds it."""
    _, extension, _ = render("$BAD$")
    assert extension.faults == ["docs/hw8/page.md: formula 'BAD': no such thing"]


def test_formula_in_a_heading_is_rendered_once() -> None:
    """The heading shows the rendered formula, the table of contents keeps its LaTeX."""
    page, extension, markdown = render("## The kernel $BAD$\n\n$x$")
    assert len(extension.faults) == 1
    assert page.count("formula--refused") == 1
    assert r"\(BAD\)" in markdown.toc_tokens[0]["name"]


def test_one_extension_serves_many_pages() -> None:
    """A second page is rendered like the first."""
    extension = PagesExtension(fill, prepare, read)
    pages = [Markdown(extensions=[*EXTENSIONS, extension], extension_configs=OPTIONS).convert("$x$") for _ in range(2)]
    assert pages[0] == pages[1]
    assert "⟨x⟩" in pages[1]


def test_formulas_may_be_inserted_later() -> None:
    """Without a reader the page holds marks only."""
    markdown = Markdown(extensions=[*EXTENSIONS, PagesExtension(fill, prepare)], extension_configs=OPTIONS)
    page = markdown.convert("$x$")
    assert page == f'<p><span class="formula" data-search-exclude><!--formula {key("x")}--></span></p>'
