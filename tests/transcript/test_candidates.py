"""What the recoverer of formulas is shown."""

from collections.abc import Sequence

from scripts.transcript.candidates import recovered
from scripts.transcript.model import Box, Formula, Glyph, Painted, Rule, Shape
from tests.transcript.reading_of import ALL_FONTS
from tests.transcript.small_pdf import page, painted, text

LINE = text(80, 100, "prose of a message in a bubble")
BUBBLE = "60 660 300 50 re f 60 660 m 360 660 l 360 700 l 60 720 l h f"


def shown(content: str, **options: object) -> list[Painted]:
    """The objects that reach the recoverer, which claims the last of them."""
    seen: list[Painted] = []

    def recover(objects: Sequence[Painted]) -> list[Formula]:
        seen.extend(objects)
        last = len(objects) - 1
        return [Formula(Box(1, 0, 0, 1, 1), 0, 10, (last,), "x", display=False)]

    everything = painted(content, fonts=ALL_FONTS, **options)
    (formula,) = recovered(everything, recover)
    assert everything[formula.items[0]] is seen[-1]
    return seen


def test_backgrounds_are_left_out() -> None:
    """A box around prose is no ink of a formula, and indices still point into the whole page."""
    assert not any(isinstance(thing, Shape | Rule) for thing in shown(page(BUBBLE, LINE, text(300, 300, "x", "K"))))


def test_a_large_sign_around_mathematics_stays() -> None:
    """A root over a wide formula has no prose inside it."""
    root = "60 660 m 70 650 l 80 720 l 360 720 l 360 718 l 82 718 l h f"
    assert any(isinstance(thing, Shape) for thing in shown(page(text(90, 100, "x+y+z+a+b+c+d+e+f+g", "K"), root)))


def test_tagged_rules_are_a_tables() -> None:
    """In a tagged page nothing of KaTeX carries a tag."""
    content = page("/TD << /MCID 3 >> BDC 60 600 90 0.75 re f EMC", "60 500 20 0.75 re f", text(60, 290, "x", "K"))
    assert [type(thing) for thing in shown(content)] == [Rule, Glyph]


def test_invisible_words_are_left_out() -> None:
    """Recognised handwriting is no mathematics."""
    assert len(shown(page("BT 3 Tr /F1 9 Tf 5 5 Td (E=mc) Tj ET", "0 Tr", text(60, 290, "x", "K")))) == 1


def test_a_formula_without_ink_is_none() -> None:
    """KaTeX marks its lists with spaces; a formula of nothing else shows nothing."""
    everything = painted(
        page("/Span << /ActualText <FEFF200B> >> BDC", text(60, 100, " ", "K", 1), "EMC"), fonts=ALL_FONTS
    )
    assert recovered(everything, lambda objects: [Formula(Box(1, 0, 0, 1, 1), 0, 10, (0,), "", display=False)]) == []
