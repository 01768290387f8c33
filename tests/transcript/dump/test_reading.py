"""A dump's turns, problems, parts, annotations and lost formulas, in each manner of dump."""

from __future__ import annotations

import json

import pytest

from scripts.transcript.errors import ExtractionError
from scripts.transcript.inert import to_page
from scripts.transcript.markdown import to_markdown
from scripts.transcript.record_json import from_json, to_json
from tests.transcript.dump.dumps import BOXES, PAINTED, SLIDES, TRACE, record, told
from tests.transcript.hostile import PAYLOADS

SOFT = "Please work out the first two parts of problem 2 of this sheet, and "


def test_a_painted_pages_turns_are_told() -> None:
    """Prompts by the spaces at which their lines broke and by standing behind formulas; a file's card by its size."""
    assert told(record(PAINTED)) == [
        ("student", [f"{SOFT}show each step that you take."]),
        ("attachment", ["sheet (3).pdf", "PDF 80.20KB"]),
        (
            "model",
            [
                "Gladly. Here is problem 2 in small steps.",
                "Problem 2: Moving Averages",
                "(a) Weights of the Average",
                "The average of □ numbers weighs each of them by □. "
                "So for □, the weights are equal, and they sum to □.",
                "□",
                "(b) A Running Form",
                "Keep the sum □ and add the new number before you divide. That costs one addition for each new number.",
                "□",
            ],
        ),
        (
            "student",
            [
                "You say that it costs one addition, but does dividing cost nothing at all in your model of a machine?",
            ],
        ),
        ("model", ["Dividing costs one more step, which I left out."]),
    ]


def test_a_painted_pages_parts_are_told() -> None:
    """By headings and labels, as in a PDF."""
    assert [(s.problem, s.part) for s in record(PAINTED).segments][3:5] == [("2", "a"), ("2", "b")]


def test_handwriting_behind_the_furniture_is_a_guess() -> None:
    """One for each page, on no block: where it stood cannot be told."""
    found = record(PAINTED).annotations
    assert [(n.page, n.form, n.text, n.is_guess, n.block) for n in found] == [
        (1, "ink", "right , one shot !", True, ""),
        (2, "ink", "almost", True, ""),
    ]


def test_text_boxes_behind_the_furniture_are_told_apart() -> None:
    """A box ends where a line keeps no space at its end."""
    found = record(BOXES).annotations
    assert [(n.page, n.form, n.is_guess) for n in found] == [(1, "text box", False)] * 2 + [(2, "text box", False)]
    assert found[0].text.endswith("follow it without help.")
    assert found[2].text == "Nothing to add here."


def test_formulas_are_marked_with_page_and_line() -> None:
    """Never LaTeX that the dump does not hold."""
    found = record(PAINTED)
    assert {formula.status for formula in found.formulas} == {"unrecovered"}
    assert {formula.latex for formula in found.formulas} == {""}
    assert (
        "⟦formula not recovered: page 1, line 15 to 26: the signs of its formulas lie scattered here⟧"
        in to_markdown(found)
    )
    assert len(found.doubts) == len(found.formulas) == 7
    assert found.doubts[4].box == (0.0, 15.0, 0.0, 26.0)


def test_latex_of_the_dump_is_kept_as_written() -> None:
    """It is the dump's own: shown as text on the page and never set as a formula."""
    found = record(TRACE)
    assert {formula.status for formula in found.formulas} == {"written"}
    assert [formula.latex for formula in found.formulas if formula.display] == ["S_n = S_{n-1} + x_n"]
    page = to_page(found)
    assert "arithmatex" not in page
    assert page.count('<code class="written"') == 6
    assert "Its LaTeX is the dump" in page


def test_a_traces_turns_parts_and_remarks_are_told() -> None:
    """Words open turns, labels parts; a paragraph in a note's manner is a note, on the block before it."""
    found = record(TRACE)
    assert [turn.speaker for turn in found.turns] == ["document", "student", "model", "student", "model"]
    assert [(s.problem, s.part) for s in found.segments if s.part] == [("2", "a")]
    assert [(n.text, n.block) for n in found.annotations] == [
        ("neat and short answer", "turn-3-block-3"),
        ("✓ agrees with the handed-out sheet", "turn-3-block-6"),
    ]


def test_a_text_without_speakers_is_one_turn() -> None:
    """ "Answer:" opens no turn where nobody asks; a number below "Problem" is its number."""
    found = record(SLIDES)
    assert [turn.speaker for turn in found.turns] == ["model"]
    assert [s.problem for s in found.segments] == ["", "1"]
    assert found.annotations == ()


def test_the_json_of_a_dump_has_lines_and_no_boxes() -> None:
    """Boxes are not known, and nothing in the JSON looks like one."""
    text = to_json(record(PAINTED))
    value = json.loads(text)
    assert (value["kind"], value["file"]) == ("dump", "dump.txt")
    assert '"box"' not in text
    assert '"boxes"' not in text
    assert value["turns"][0]["blocks"][0]["lines"] == [2, 3]
    assert value["annotations"][0]["lines"] == [31, 34]
    assert from_json(text) == record(PAINTED)


def test_the_page_of_a_dump_names_its_file() -> None:
    """Not a PDF; notes on no block stand at the end of their page."""
    page = to_page(record(PAINTED))
    assert '<a href="../dump.txt">Dump page 2</a>' in page
    assert ".pdf#" not in page
    assert page.index("perhaps right") < page.index("Dump page 2") < page.index("perhaps almost")


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_hostile_dump_stays_text(payload: str) -> None:
    """In prose, as LaTeX, behind the furniture."""
    for text in (
        f"User: {payload}\nAssistant: {payload}\n",
        f"User: what?\n\nAssistant: $x^2$ $y_1$ ${payload}$ $z_3$\n\n$$\n{payload}\n$$\n",
        f"--- Page 1 ---\n{payload}\n1/2/26, 3:04 PM\nT - Qwen\nhttps://chat.qwen.ai/c/1\n1/1\n{payload}\n",
    ):
        try:
            page = to_page(record(text)).lower()
        except ExtractionError:
            continue
        assert "<script" not in page
        assert "<img" not in page
        assert "<svg" not in page
        assert "\n--8<--" not in page
        assert "[[" not in page


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_a_dump_without_words_is_refused(text: str) -> None:
    """There is nothing to read."""
    with pytest.raises(ExtractionError, match="is empty"):
        record(text)
