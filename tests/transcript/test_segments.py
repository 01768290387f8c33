# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Problems and parts from headings, bold beginnings and prompts."""

from scripts.transcript.record import RecordBlock, RecordPiece, RecordTurn
from scripts.transcript.segments import read_segments

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
