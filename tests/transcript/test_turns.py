# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Who speaks, by each chat's manner."""

import pytest

from scripts.transcript.manners import MANNERS, find_manner
from scripts.transcript.structure import Reading
from tests.transcript.reading_of import reading, told_block
from tests.transcript.small_pdf import page, text

LONG = "word " * 15 + "end."


def header(title: str, address: str) -> str:
    return page(text(24, 22, "12/3/25, 11:59 PM", size=8), text(240, 22, title, size=8), text(24, 775, address, size=8))


def spoken(found: Reading) -> list[tuple[str, str, list[object]]]:
    return [(turn.speaker, turn.name, [told_block(block) for block in turn.blocks]) for turn in found.turns]


def test_indented_messages_are_the_students() -> None:
    """A bubble begins far from the left edge; an attachment's card holds name and size; the rest is the model's."""
    content = page(
        header("Homework - DeepSeek", "https://chat.deepseek.com/a/chat/s/1"),
        text(150, 60, "hw8.pdf", size=10), text(150, 72, "PDF 225.65KB", size=8), text(150, 110, "please solve it"),
        text(60, 150, LONG), text(60, 168, "That is all."), text(300, 220, "Thanks"), text(60, 260, LONG),
    )  # fmt: skip
    assert spoken(reading(content)) == [
        ("attachment", "", [("paragraph", "hw8.pdf"), ("paragraph", "PDF 225.65KB")]),
        ("student", "", [("paragraph", "please solve it")]),
        ("model", "DeepSeek", [("paragraph", f"{LONG} That is all.")]),
        ("student", "", [("paragraph", "Thanks")]),
        ("model", "DeepSeek", [("paragraph", LONG)]),
    ]


def test_a_message_over_a_page_break_is_one_turn() -> None:
    """The bubble goes on at the top of the next page."""
    top = header("Homework - DeepSeek", "https://chat.deepseek.com/a/chat/s/1")
    first = page(top, text(60, 100, LONG), text(150, 740, "Could you look at the"))
    second = page(top, text(150, 60, "second part?"), text(60, 120, LONG))
    assert [(speaker, len(blocks)) for speaker, _, blocks in spoken(reading(first, second))] == [
        ("model", 1),
        ("student", 1),
        ("model", 1),
    ]


def test_display_formulas_and_tables_are_never_the_students() -> None:
    """A formula stands in the middle without being a bubble."""
    top = header("Homework - DeepSeek", "https://chat.deepseek.com/a/chat/s/1")
    content = page(top, text(60, 100, LONG), text(280, 130, "a=b", "K"), text(60, 160, LONG))
    assert [turn.speaker for turn in reading(content).turns] == ["model"]


def test_words_open_turns_in_a_trace() -> None:
    """Headings tell who speaks; what stands before the first is not the model's; typewriter prompts become prose."""
    content = page(
        text(200, 60, "A Trace", "F1", 18), text(200, 84, "Teaching Assistant: Gemini"),
        text(60, 120, "User Prompt (Initial Request)", "F2", 14), text(60, 150, "Solve question 1", "F3", 10),
        text(60, 190, "Agent Response (Question 1)", "F2", 14), text(60, 215, LONG),
    )  # fmt: skip
    assert spoken(reading(content)) == [
        ("document", "", [("heading 1", "A Trace"), ("paragraph", "Teaching Assistant: Gemini")]),
        ("student", "", [("heading 2", "User Prompt (Initial Request)"), ("paragraph", "Solve question 1")]),
        ("model", "Gemini", [("heading 2", "Agent Response (Question 1)"), ("paragraph", LONG)]),
    ]


def test_a_plain_trace_names_its_model() -> None:
    """Without a known chat, words at the beginning of paragraphs tell who speaks."""
    content = page(text(60, 60, "Human: what now?"), text(60, 100, "Claude: this."), text(60, 140, "Human: thanks."))
    assert [(turn.speaker, turn.name) for turn in reading(content).turns] == [
        ("student", ""),
        ("model", "Claude"),
        ("student", ""),
    ]


def test_words_open_a_turn_however_long_its_paragraph_is() -> None:
    """What a trace says behind them does not count."""
    content = page(
        text(60, 60, "Human: what now?"),
        text(60, 100, f"Assistant: {LONG}"),
        *(text(60, 115 + 15 * n, LONG) for n in range(4)),
    )
    assert [turn.speaker for turn in reading(content).turns] == ["student", "model"]


def test_a_document_without_speakers_is_one_turn() -> None:
    """Nobody is told, so all of it is the model's words."""
    assert [
        (turn.speaker, len(turn.blocks)) for turn in reading(page(text(60, 60, LONG), text(60, 120, LONG))).turns
    ] == [("model", 2)]


def test_buttons_are_dropped() -> None:
    """The chat's interface is not the chat."""
    top = header("Homework - DeepSeek", "https://chat.deepseek.com/a/chat/s/1")
    content = page(top, text(60, 100, LONG), text(60, 150, "Copy"), text(60, 200, "AI-generated, for reference only"))
    assert len(reading(content).turns[0].blocks) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("https://chat.deepseek.com/a/chat/s/5", "deepseek"), ("https://gemini.google.com/app/1", "gemini"), ("Kernel help - ChatGPT", "chatgpt"),
        ("https://chatgpt.com/c/1", "chatgpt"), ("https://claude.ai/chat/1", "claude"), ("https://chat.qwen.ai/c/1", "qwen"),
        ("Teaching Assistant: Gemini", "gemini-trace"), ("anything else", "plain"),
    ],
)  # fmt: skip
def test_manners_are_told_by_titles_and_addresses(words: str, expected: str) -> None:
    """One row of data a chat."""
    assert find_manner([words]).id == expected


def test_every_manner_has_an_id_of_its_own() -> None:
    """The table has no row twice."""
    assert len({manner.id for manner in MANNERS}) == len(MANNERS)
