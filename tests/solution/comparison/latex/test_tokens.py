"""Text to tokens."""

import pytest

from scripts.solution.comparison.latex.tokens import tokenize
from scripts.solution.comparison.model import Unparsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\lambda x", ["lambda", "x"]), ("Xw", ["X", "w"]), ("nlogn", ["n", "log", "n"]), ("Ln", ["L", "n"]),
        (r"\text{tr}(A)", ["tr", "(", "A", ")"]),
        (r"\mathbf{X}^\top", ["{", "X", "}", "^", "top"]), ("λ ≤ 4", ["lambda", "leq", "4"]),
        ("x²", ["x", "^", "{", "2", "}"]), (r"1{,}000", ["1000"]),
        (r"\mathbf{nd}^{\mathbf{2}}", ["n", "d", "^", "{", "{", "2", "}", "}"]),
        (r"\varepsilon", ["epsilon"]), (r"a\,b\quad c", ["a", "b", "c"]),
        ("d_model", ["d", "_", "{", "m", "o", "d", "e", "l", "}"]), (r"\|p\|", ["Vert", "p", "Vert"]),
    ],
)  # fmt: skip
def test_text_becomes_tokens_of_meaning(text, expected):
    """Names, words and commands are told apart, and looks are dropped."""
    assert [token.text for token in tokenize(text)] == expected


def test_a_declared_name_of_several_letters_stays_whole():
    """`loss` is one name where it is declared."""
    assert [token.text for token in tokenize("2loss", frozenset({"loss"}))] == ["2", "loss"]


@pytest.mark.parametrize("text", ["linear", "x" * 2001, "9" * 61, r"\text{a", "x\x00", "½" * 400])
def test_what_is_no_formula_is_refused(text):
    """Prose, overlong text, overlong numbers, open braces and unknown characters are unparsed."""
    with pytest.raises(Unparsed):
        tokenize(text)
