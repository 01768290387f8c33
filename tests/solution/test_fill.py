"""Directives become values, tables and code; whatever cannot be filled is a fault with its line."""

from __future__ import annotations

import pytest

from scripts.solution.fill import fill, fill_page
from scripts.solution.model import CheckedProblem, Computed, Model, Part, Problem

SOURCE = 'import numpy as np\n\n\n@cache\ndef first():\n    return "```"\n\n\ndef answers():\n    return [[1]]\n'
ANSWERS = [
    Computed("x", "number", -0.76812345),
    Computed("n", "number", 1234567),
    Computed("seq", "sequence", [r"\delta", 1.5, 0.25]),
    Computed("mat", "matrix", [[1, 2], [3, 4]]),
    Computed("formula", "expression", r"A^\top b"),
    Computed("why", "text", "because <b>"),
]
PROBLEM = Problem(
    id="hw/p",
    file="docs/hw/p.toml",
    title="T",
    snippet="snippets/p.py",
    topics=(),
    symbols={},
    parts=(Part("a", "Part", "number", "x", (), "", 1),),
    claims=(),
    absent={"m": "not asked"},
)
CHECKED = CheckedProblem(PROBLEM, {answer.id: answer for answer in ANSWERS}, (), (Model("m", "M"),), SOURCE)
PROBLEMS = {"hw/p": CHECKED}


def filled(text: str) -> str:
    found = fill_page(f"[[problem:hw/p]]\n{text}", PROBLEMS, "hw/p.md")
    assert found.faults == []
    return found.text.removeprefix("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is [[answer:x|.3f]].", "is −0.768."),
        ("$x = [[answer:x|.3f]]$", "$x = -0.768$"),
        (r"\(x = [[answer:x|.2f]]\) and [[answer:x|.1f]]", r"\(x = -0.77\) and −0.8"),
        ("$$\nx = [[answer:x|.1f]]\n$$\n[[answer:x|.1f]]", "$$\nx = -0.8\n$$\n−0.8"),
        ("costs \\$5 and [[answer:x|.1f]]", "costs \\$5 and −0.8"),
        ("$[[answer:n|,d]]$ or [[answer:n|,d]]", "$1{,}234{,}567$ or 1,234,567"),
        ("[[answer:n|.1e]]", "1.2 × 10⁶"),
        ("$[[answer:n|.1e]]$", r"$1.2 \times 10^{6}$"),
        ("[[answer:seq.1]] $[[answer:seq.0]]$ [[answer:seq.0]]", r"1.5 $\delta$ $\delta$"),
        ("$[[answer:seq|.2f]]$", r"$(\delta,\allowbreak\; 1.50,\allowbreak\; 0.25)$"),
        ("[[answer:mat.1.0]]", "3"),
        ("[[answer:mat]]", r"$\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}$"),
        ("[[answer:formula]]", r"$A^\top b$"),
        ("[[answer:why]]", "because &lt;b&gt;"),
        ("`[[answer:none]]` and ``[[answer:`none]]``", "`[[answer:none]]` and ``[[answer:`none]]``"),
        ("```\n[[answer:none]]\n[[verdicts]]\n```\n[[answer:mat.0.0]]", "```\n[[answer:none]]\n[[verdicts]]\n```\n1"),
        ("~~~~\n~~~\n[[answer:none]]\n~~~~", "~~~~\n~~~\n[[answer:none]]\n~~~~"),
        ('<circle cy="[[answer:x|.1f]]"/><text>[[answer:x|.1f]]</text>', '<circle cy="-0.8"/><text>−0.8</text>'),
        ("$a <b [[answer:x|.1f]]$ and a < b [[answer:x|.1f]]", "$a <b -0.8$ and a < b −0.8"),
        (r"$[[1, 2], [3, 4]]$", r"$[[1, 2], [3, 4]]$"),
        ("five $ signs\n\n[[answer:x|.1f]]", "five $ signs\n\n−0.8"),
    ],
)
def test_answers(text: str, expected: str) -> None:
    """A value is plain in prose, LaTeX in a formula, and untouched in code."""
    assert filled(text) == expected


def test_snippet() -> None:
    """The source, or one function with its decorators, comes as fenced code; the fence is longer than any inside."""
    whole, one = filled("[[snippet]]"), filled("[[snippet:first]]")
    assert whole == f'```` {{ .python title="snippets/p.py" }}\n{SOURCE.rstrip()}\n````'
    assert one == '```` { .python title="snippets/p.py" }\n@cache\ndef first():\n    return "```"\n````'


def test_indented_snippet() -> None:
    """Inside an admonition or a tab the code keeps the indent."""
    assert filled("    [[snippet:answers]]").splitlines()[1:3] == ["    def answers():", "        return [[1]]"]


def test_tables() -> None:
    """Tables come as one line of HTML, so that Markdown leaves them alone."""
    assert filled("[[verdicts]]").startswith('<div class="verdicts"')
    state = fill("# Home\n\n[[state]]", PROBLEMS)
    assert 'href="hw/p/"' in state
    assert all("\n" not in text for text in (filled("[[verdicts]]"), state.split("\n\n")[1]))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[typed:3]]", "expected [[typed:NUMBER|why it is typed and not computed]]"),
        ("[[typed:three|a reason]]", "expected [[typed:NUMBER|"),
        ("[[answer:x|exact]]", "only a growth rate has a closed form, and 'x' is of kind number"),
        ("[[verdict:a:nobody]]", "expected [[verdict:PART:MODEL]]"),
        ("[[answer:x|f3]]", "unknown format 'f3'"),
        ("[[answer:formula|.2f]]", "there is no number that the format"),
        ("[[answer:seq.3]]", "there is no entry 3: it has 3 entries, from 0"),
        ("[[answer:x.0]]", "there is no entry 0: it has no entries"),
        ("[[answer:]]", "expected [[answer:ID]]"),
        ("[[answr:x]]", "unknown directive"),
        ("see [[verdicts]]", "expected on a line of its own"),
        ("  [[verdicts]]", "expected at the start of the line"),
        ("[[verdicts:all]]", "takes nothing after its name"),
        ("[[snippet:nothing]]", "the snippet defines no 'nothing'; expected one of answers, first"),
        ("[[problem:hw/p]]", "a page is about one problem only"),
    ],
)
def test_faults(text: str, words: str) -> None:
    """A directive that cannot be filled is a fault with its line, and says so in place, in red."""
    found = fill_page(f"[[problem:hw/p]]\n\n{text}", PROBLEMS, "hw/p.md")
    ((line, message),) = found.faults
    assert line == 3
    assert words in message
    assert 'class="drift"' in found.text


def test_unknown_problem() -> None:
    """A page about a problem that does not exist, and a value without a problem, are faults."""
    assert "unknown problem; expected one of hw/p" in fill_page("[[problem:hw/q]]", PROBLEMS, "x.md").faults[0][1]
    assert "no [[problem:...]] stands before it" in fill_page("[[answer:x]]", PROBLEMS, "x.md").faults[0][1]


def test_fault_in_a_formula() -> None:
    """A fault inside a formula leaves a formula that can still be typeset."""
    assert fill_page("$[[answer:y]]$", PROBLEMS, "x.md").text == r"$\text{?}$"


def test_used() -> None:
    """The answers that a page uses are known, also those inside formulas."""
    text = "[[problem:hw/p]]\n[[answer:x]] $[[answer:seq.1]]$ `[[answer:mat]]`"
    assert fill_page(text, PROBLEMS, "hw/p.md").used == {"x", "seq"}


def test_unknown_answer() -> None:
    """An answer that there is none of is told with its line and its name, and in place, in red."""
    found = fill_page("[[problem:hw/p]]\n\n[[answer:y]]", PROBLEMS, "hw/p.md")
    ((line, name, message),) = found.unknown
    assert (line, name) == (3, "y")
    assert message == "[[answer:y]]: unknown answer 'y'; expected one of formula, mat, n, seq, why, x"
    assert 'class="drift"' in found.text


def test_what_a_page_shows_is_remembered_in_order() -> None:
    """Every directive counts, with what it became; a table or code is remembered by its name alone."""
    found = fill_page(
        "[[problem:hw/p]]\n\n$[[answer:x|.1f]]$ in [[typed:2020|a year]]\n\n[[snippet:first]]", PROBLEMS, "p"
    )
    assert [(one.line, one.directive) for one in found.shown] == [
        *((1, "[[problem:hw/p]]"), (3, "[[answer:x|.1f]]"), (3, "[[typed:2020|a year]]"), (5, "[[snippet:first]]")),
    ]
    assert [one.text for one in found.shown][2:] == ["2020", ""]
