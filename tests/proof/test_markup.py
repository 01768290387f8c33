"""KaTeX's HTML as a tree."""

from __future__ import annotations

import pytest

from scripts.proof.markup import MarkupFault, Node, parse

BAD = (
    *("", "words", "<span>", "</span>", "<span></b>", "<span></span><span></span>", "<span></span>>", "<!-- x -->"),
    '<span style="top"></span>',
)


def test_a_tree_has_classes_styles_and_words() -> None:
    """As KaTeX writes them."""
    drawn = '<svg width="1em"><path d="M0 0"/></svg>'
    tree = parse(f'<span class="mord mathnormal" style="margin-right:0.0278em;top:-2em;">f{drawn}</span>')
    assert (tree.tag, tree.classes) == ("span", ("mord", "mathnormal"))
    assert tree.style == {"margin-right": "0.0278em", "top": "-2em"}
    drawing = tree.children[1]
    assert isinstance(drawing, Node)
    assert drawing.children == [Node("path", attributes={"d": "M0 0"})]


def test_escaped_characters_are_themselves() -> None:
    """In words and in values."""
    tree = parse('<span title="a &quot;b&quot; &lt;c&gt;">x &lt; y &amp; z&#x27;</span>')
    assert tree.children == ["x < y & z'"]
    assert tree.attributes == {"title": 'a "b" <c>'}


@pytest.mark.parametrize("text", BAD)
def test_anything_else_is_refused(text: str) -> None:
    """Rather than laid out wrong."""
    with pytest.raises(MarkupFault):
        parse(text)
