# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""A chat printed by a browser, with and without tags, read as its source says.

The PDFs under fixtures/ are chat.html printed by Chromium 156 with KaTeX 0.19.1, with tags and with --disable-pdf-tagging.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.transcript.formula import join, recover
from scripts.transcript.reading import read
from tests.transcript.reading_of import told_block

FIXTURES = Path(__file__).with_name("fixtures")
PRINTS = ("chat-tagged.pdf", "chat-untagged.pdf")
EXPECTED = [
    ("student", [("paragraph", "Please solve problem 1: what is the sum of the first natural numbers, and how is it found?")]),
    (
        "model",
        [
            ("heading 1", "Problem 1: A Sum"),
            ("heading 2", "(a) The closed form"),
            ("paragraph", "For every $$ the sum is **known**, see [here](https://example.org/), and written as `n * (n + 1) // 2` in *most* languages; its value $$ is"),
            ("formula", "$$"),
            ("paragraph", "Reasons:"),
            (
                "list",
                [
                    ("•", [("paragraph", "the first and the last number make $$;")]),
                    (
                        "•",
                        [
                            ("paragraph", "there are $$ such pairs:"),
                            ("list", [("•", [("paragraph", "for even $$ at once,")]), ("•", [("paragraph", "for odd $$ with the middle one.")])]),
                        ],
                    ),
                ],
            ),
            ("list", [("1.", [("paragraph", "Write it twice.")]), ("2.", [("paragraph", "Add the columns.")]), ("3.", [("paragraph", "Halve.")])]),
            ("code", "`def total(n):\n    if n < 1:\n        return 0\n\n    return n * (n + 1) // 2`"),
            ("table", [["**n**", "**Sum**"], ["1", "$$"], ["2", "3"]]),
            ("quote", [("paragraph", "A wise line that was said before.")]),
        ],
    ),
    ("student", [("paragraph", "Thanks!")]),
    ("model", [("paragraph", "You are welcome.")]),
]  # fmt: skip


def without_latex(told: object) -> object:
    """The same with every formula's LaTeX left out: that it is right is tested elsewhere."""
    if isinstance(told, str):
        parts = told.split("$")
        return "".join(part if index % 2 == 0 else "$$" for index, part in enumerate(parts))
    if isinstance(told, (list, tuple)):
        return type(told)(without_latex(part) for part in told)
    return told


@pytest.mark.parametrize("name", PRINTS)
def test_a_browsers_print_reads_as_its_source(name: str) -> None:
    """Turns, headings, lists, code, table, quote and formulas, each in its place; headers and footers gone."""
    found = read((FIXTURES / name).read_bytes(), recover, join)
    assert found.manner == "deepseek"
    assert [
        (turn.speaker, [without_latex(told_block(block)) for block in turn.blocks]) for turn in found.turns
    ] == EXPECTED
    assert found.doubts == ()
