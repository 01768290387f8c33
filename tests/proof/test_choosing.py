"""Which layout a document was printed with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.proof import choosing
from scripts.proof.choosing import VAIN_TRIES, WAYS, Chooser, Way, sizes_of
from scripts.proof.conclusions import EXACT, NEAR, UNRECOVERED
from scripts.proof.markup import parse
from scripts.proof.painting import Painting
from scripts.proof.placing import lay_out
from tests.proof.printing import PIXELS, katex, layout_of, letter, painting_of, with_glyph

SCRIPT = '<span class="katex-sizing reset-size6 size3 mtight">'
WORDS = f"{SCRIPT}{letter('interface', 'mord mtight')}</span>"
HTML, LONG = katex(WORDS * 9), katex(WORDS * 60)


def elsewhere() -> Painting:
    """A print that no layout gives: near, and not settled."""
    painting = painting_of(layout_of(HTML))
    return with_glyph(painting, 1, x=painting.glyphs[1].x + 0.2)


def test_a_system_whose_fonts_have_no_steps_is_found() -> None:
    """macOS and Windows print a little wider in small sizes."""
    other = lay_out(parse(HTML), PIXELS, is_stepped=False)
    chooser = Chooser()
    assert chooser.best(painting_of(other), HTML).status == EXACT
    assert chooser.wins == {Way(is_stepped=False): 1}


def test_a_page_shrunk_to_fit_is_found() -> None:
    """Text of 16 pixels on a page that is printed at 97 per cent."""
    painting = painting_of(layout_of(LONG))
    glyphs = tuple(replace(g, size=0.97 * g.size, x=0.97 * g.x, y=0.97 * g.y) for g in painting.glyphs)
    chooser = Chooser()
    assert chooser.best(replace(painting, em=0.97 * painting.em, glyphs=glyphs), LONG).status == EXACT
    assert next(iter(chooser.wins)).is_shrunk


def test_a_least_size_of_text_is_found() -> None:
    """A user who lets nothing be smaller than 15 pixels sees scripts of that size; lengths in em stay as they are."""
    html = katex(letter("x") + WORDS)
    painting = painting_of(lay_out(parse(html), PIXELS, least=15.0))
    chooser = Chooser()
    assert chooser.best(painting, html).status == EXACT
    assert chooser.least == 15.0


def test_a_least_size_is_not_guessed_from_one_size() -> None:
    """A letter of the text's size is not a small one that was enlarged, unless the document is known to do that."""
    small, whole = katex(WORDS), katex(letter("interface", "mord"))
    assert Chooser().best(painting_of(layout_of(whole)), small).status == UNRECOVERED


def test_what_helped_is_tried_first() -> None:
    """A document is printed in one way."""
    other = painting_of(lay_out(parse(HTML), PIXELS, is_stepped=False))
    chooser = Chooser()
    for _ in range(5):
        chooser.best(other, HTML)
    assert chooser.tries[WAYS[0]] == 1
    assert chooser.tries[Way(is_stepped=False)] == 5


def test_what_never_helps_is_left_out() -> None:
    """But for the first way, so that nothing stays without its proof."""
    chooser = Chooser()
    for _ in range(VAIN_TRIES + 5):
        assert chooser.best(elsewhere(), HTML).status == NEAR
    assert chooser.tries[WAYS[0]] == VAIN_TRIES + 5
    assert {chooser.tries[way] for way in WAYS[1:4]} == {VAIN_TRIES}


def test_other_glyphs_are_not_tried_again() -> None:
    """No size and no release has other characters."""
    chooser = Chooser()
    assert chooser.best(with_glyph(painting_of(layout_of(HTML)), 0, text="x"), HTML).status == UNRECOVERED
    assert sum(chooser.tries.values()) == 1


def test_what_cannot_be_laid_out_is_told() -> None:
    """A class that the layout does not know, or text that is no HTML."""
    for html in (katex('<span class="marvel">a</span>'), "<span>"):
        proof = Chooser().best(elsewhere(), html)
        assert (proof.status, "cannot be compared" in proof.reason) == (UNRECOVERED, True)


def test_a_formula_longer_than_a_page_is_not_laid_out() -> None:
    """What a hostile file asks for ends at once."""
    proof = Chooser().best(elsewhere(), katex(letter("a") * 20_000))
    assert (proof.status, proof.reason) == (UNRECOVERED, "it is too long to be printed again")


def test_a_formula_is_laid_out_once_for_each_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it stands in a document."""
    count = 0

    def counting(text: str) -> object:
        nonlocal count
        count += 1
        return parse(text)

    monkeypatch.setattr(choosing, "parse", counting)
    html = katex(letter("q") + letter("w"))
    for _ in range(3):
        Chooser().best(painting_of(layout_of(html)), html)
    assert count == 1


@pytest.mark.parametrize(
    ("em", "pixels"), [(14.52, (19.36,)), (12.2475, (16.335, 19.36)), (12.705, (16.94, 19.36)), (13.1, (17.424, 19.36))]
)
def test_the_size_of_the_page_is_taken_from_the_print(em: float, pixels: tuple[float, ...]) -> None:
    """Text of a tenth of a pixel, or of 16 pixels on a page that was shrunk."""
    assert list(sizes_of(em)) == pytest.approx(list(pixels))
