# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Problems and parts from headings, bold beginnings and prompts."""

import random

import pytest

from scripts.transcript.record import RecordBlock, RecordPiece, RecordTurn
from scripts.transcript.segments import doubtful_segments, read_segments

BOX = (0.0, 0.0, 1.0, 1.0)


def turn(number: int, speaker: str, *blocks: tuple[str, str]) -> RecordTurn:
    """Blocks as (kind or "strong", text)."""
    made = tuple(
        RecordBlock(f"turn-{number}-block-{index}", "paragraph" if kind == "strong" else kind, 1, (1,), (BOX,),
                    (RecordPiece(text, "strong" if kind == "strong" else ""),))
        for index, (kind, text) in enumerate(blocks, start=1)
    )  # fmt: skip
    return RecordTurn(f"turn-{number}", speaker, "", (1,), made)


def named(*turns: RecordTurn) -> list[tuple[str, str, int]]:
    return [(segment.problem, segment.part, len(segment.blocks)) for segment in read_segments(turns)]


def test_headings_name_problem_part_and_subpart() -> None:
    """A part lasts until the next one; a subpart within its part."""
    model = turn(1, "model", ("paragraph", "Hello."), ("heading", "Problem 1: SSM"), ("heading", "(a) Kernel"), ("paragraph", "x"),
                 ("heading", "(b) Examples"), ("strong", "i. Scalar Case"), ("paragraph", "y"), ("strong", "ii. 2D Case"), ("heading", "(c) Cost"))  # fmt: skip
    assert named(model) == [
        ("", "", 1),
        ("1", "", 1),
        ("1", "a", 2),
        ("1", "b", 1),
        ("1", "b.i", 2),
        ("1", "b.ii", 1),
        ("1", "c", 1),
    ]


def test_a_prompt_names_the_problem_for_the_answer() -> None:
    """The student's question holds until another is named; a part that stands with it holds for its answer."""
    turns = (turn(1, "student", ("paragraph", "please solve question 3")), turn(2, "model", ("paragraph", "Sure.")),
             turn(3, "student", ("paragraph", "Back to problem 1c: why?")), turn(4, "model", ("paragraph", "Because.")))  # fmt: skip
    assert named(*turns) == [("3", "", 1), ("3", "", 1), ("1", "c", 1), ("1", "c", 1)]


def test_a_summary_leaves_the_last_part() -> None:
    """What sums up answers no part until it names one."""
    model = turn(
        1,
        "model",
        ("heading", "Question 2"),
        ("heading", "(f) Last"),
        ("strong", "Final answers summary:"),
        ("strong", "(a) K = D"),
    )
    assert named(model) == [("2", "", 1), ("2", "f", 1), ("2", "", 1), ("2", "a", 1)]


def test_running_text_names_nothing() -> None:
    """The letter in brackets must open a heading or stand in bold."""
    assert named(turn(1, "model", ("paragraph", "(a) formula holds; see problem 9"))) == [("", "", 1)]


def test_every_block_is_in_exactly_one_segment() -> None:
    """Nothing is lost and nothing is told twice."""
    turns = (
        turn(1, "student", ("paragraph", "problem 1"), ("paragraph", "now")),
        turn(2, "model", ("heading", "(a) x"), ("list", "y"), ("heading", "(b) z")),
    )
    blocks = [block for segment in read_segments(turns) for block in segment.blocks]
    assert blocks == [block.id for one in turns for block in one.blocks]
    named_parts = [(segment.problem, segment.part) for segment in read_segments(turns)]
    assert list(dict.fromkeys(named_parts)) == [("1", ""), ("1", "a"), ("1", "b")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Problem 2", ("2", "")), ("Question 3 (b)", ("3", "b")), ("Q3b", ("3", "b")), ("Task 1: What", ("1", "")), ("Exercise 5 part (b)", ("5", "b")),
        ("Problem 12 (a)(iv)", ("12", "a.iv")), ("Q2b.ii", ("2", "b.ii")), ("Question 2.1", ("2", "1")), ("Problem 1 a simple one", ("1", "")), ("Ex. 2 (c)", ("2", "c")),
        ("FAQ 3", ("", "")), ("Step 1", ("", "")), ("Figure 2 (b)", ("", "")), ("Problem 3 (a priori)", ("3", "")),
    ],
)  # fmt: skip
def test_a_heading_names_a_problem(words: str, expected: tuple[str, str]) -> None:
    """In the ways in which sheets and chats write it; a step or a figure is none."""
    assert named(turn(1, "model", ("heading", words))) == [(*expected, 1)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(a) The kernel", "a"), ("Part (b)(ii)", "b.ii"), ("Part B", "b"), ("b.ii Title", "b.ii"), ("(b) i. K", "b.i"), ("a) x", "a"), ("b) ii) x", "b.ii"), ("Part 2", "2"),
        ("c. Costs", "c"), ("4.1 First", "1"), ("Answer to part (d)", "d"), ("Step 1", ""), ("A note", ""), ("as before", ""), ("(a priori) x", ""), ("3.1 Other", ""), ("(in short)", ""),
    ],
)  # fmt: skip
def test_a_heading_names_a_part(words: str, expected: str) -> None:
    """Letters, numbers and roman numbers within a problem; words that only look like them do not."""
    found = named(turn(1, "model", ("heading", "Problem 4"), ("heading", words)))
    assert found[-1][:2] == ("4", expected)


def test_a_bold_beginning_names_a_problem_only_where_it_begins_with_it() -> None:
    """Words about another problem in the middle do not."""
    model = turn(
        1,
        "model",
        ("strong", "Problem 2: Costs"),
        ("strong", "Recall from problem 1 that"),
        ("paragraph", "Problem 3 is next."),
    )
    assert named(model) == [("2", "", 3)]


def test_what_is_unclear_is_a_doubt() -> None:
    """A heading of two parts, a prompt for two problems, and turns of which none is the student's."""
    told = [
        doubt.reason
        for doubt in doubtful_segments(
            [turn(1, "model", ("heading", "Revised answers for (c) and (d)"), ("paragraph", "x"))]
        )
    ]
    assert told == [
        "who speaks: nothing tells the student's messages",
        "which part the words after this answer: it names (c), (d)",
    ]
    both = [
        turn(1, "student", ("paragraph", "Solve problem 1 and problem 2")),
        turn(2, "model", ("heading", "(a) One")),
    ]
    assert [doubt.reason for doubt in doubtful_segments(both)] == [
        "which part the words after this answer: it names problem 1, problem 2"
    ]


WORDS = (
    "Problem 1",
    "Question 2 (b)",
    "(a) Kernel",
    "i. One",
    "Final answers",
    "3.1 Two",
    "Part (c)",
    "words",
    "",
    "Problems 1 and 2: (a), (b)",
    "Q4c.ii",
)


@pytest.mark.parametrize("seed", range(200))
def test_every_block_is_in_one_segment(seed: int) -> None:
    """Whatever the blocks say, none is left out and none is told twice, and a segment is of one turn."""
    chance = random.Random(seed)
    speakers = ("student", "model", "thinking", "attachment", "document")
    turns = [
        turn(
            number,
            chance.choice(speakers),
            *(
                (chance.choice(("heading", "strong", "paragraph", "list", "rule", "image")), chance.choice(WORDS))
                for _ in range(chance.randrange(6))
            ),
        )
        for number in range(1, chance.randrange(2, 9))
    ]
    listed = [(segment.turn, block) for segment in read_segments(turns) for block in segment.blocks]
    assert listed == [(one.id, block.id) for one in turns for block in one.blocks]
    assert all(segment.blocks for segment in read_segments(turns))
