"""KaTeX's older releases joined letters and dropped their italic corrections."""

from __future__ import annotations

from scripts.proof.choosing import Chooser
from scripts.proof.conclusions import EXACT
from scripts.proof.markup import Node, parse
from scripts.proof.older import joined_letters
from scripts.proof.placing import lay_out
from tests.proof.printing import PIXELS, katex, letter, painting_of

# H and K have the same skew in KaTeX's metrics, P has another.
SLANTED = letter("H", style="margin-right:0.0813em;") + letter("K", style="margin-right:0.0715em;")


def children_of(html: str) -> list[Node]:
    return [child for child in joined_letters(parse(f"<span>{html}</span>")).children if isinstance(child, Node)]


def test_neighbours_are_joined_and_the_last_correction_is_kept() -> None:
    """One element of two letters; a digit is no letter."""
    first, second = children_of(SLANTED + letter("2", "mord"))
    assert (first.children, first.style, second.children) == (["HK"], {"margin-right": "0.0715em"}, ["2"])


def test_colours_classes_and_skews_keep_letters_apart() -> None:
    """Only letters of one kind were joined."""
    other = letter("H", style="color:red;") + letter("H", "mord mathnormal mtight") + letter("H") + letter("P")
    assert len(children_of(letter("H") + other)) == 5


def test_a_print_of_an_older_release_is_exact() -> None:
    """A formula is proved by the release that the chat was printed with."""
    html = katex(SLANTED + letter("x"))
    older = lay_out(joined_letters(parse(html)), PIXELS)
    assert older.printed != lay_out(parse(html), PIXELS).printed
    assert Chooser().best(painting_of(older), html).status == EXACT
