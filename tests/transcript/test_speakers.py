# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Who speaks, by labels, grounds, cards and thinking sections."""

import pytest

from scripts.transcript.manners import MANNERS
from tests.transcript.reading_of import reading
from tests.transcript.small_pdf import page, text
from tests.transcript.test_turns import LONG, header, spoken

GPT = header("Costs", "https://chatgpt.com/c/1")
CLAUDE = header("Shapes - Claude", "https://claude.ai/chat/1")
DEEP = header("Sums - DeepSeek", "https://chat.deepseek.com/a/chat/s/1")
GREY = "0.5 g"
BLACK = "0 g"


def speakers(*contents: str) -> list[tuple[str, int]]:
    return [(turn.speaker, len(turn.blocks)) for turn in reading(*contents).turns]


def test_labels_tell_who_speaks_and_are_dropped() -> None:
    """Where the chat's hidden labels are printed, the place of a line does not count."""
    content = page(
        GPT,
        text(60, 60, "You said:", size=8),
        text(60, 80, LONG),
        text(60, 110, "ChatGPT said:", size=8),
        text(60, 130, LONG),
        text(60, 160, "You said:", size=8),
        text(60, 180, "ok"),
    )
    assert spoken(reading(content)) == [
        ("student", "", [("paragraph", LONG)]),
        ("model", "ChatGPT", [("paragraph", LONG)]),
        ("student", "", [("paragraph", "ok")]),
    ]


def test_a_label_in_a_sentence_is_none() -> None:
    """It has to be the whole line."""
    assert speakers(page(GPT, text(60, 60, LONG), text(60, 100, "You said: that it works."))) == [("model", 2)]


def test_a_message_on_a_ground_of_its_own_is_the_students() -> None:
    """Where a chat sets messages at the left, their filled box tells them; the box of code does not."""
    content = page(
        CLAUDE,
        "0.9 g 60 710 200 40 re f 0 g",
        text(72, 66, "Which size?"),
        text(60, 120, LONG),
        "0.95 g 60 590 420 60 re f 0 g",
        text(72, 160, "x = 1", "F3"),
        text(72, 180, "y = 2", "F3"),
    )
    assert [speaker for speaker, _ in speakers(content)] == ["student", "model"]


def test_muted_words_below_a_thinking_label_are_thinking() -> None:
    """Until the words have the colour of the text again; a display among them belongs to them."""
    content = page(
        DEEP, GREY, text(60, 60, "Thought for 12 seconds"), text(60, 90, "First one thing,"), text(280, 110, "a=b", "K"), text(60, 130, "then another."), BLACK,
        text(60, 170, LONG), text(60, 200, LONG),
    )  # fmt: skip
    assert speakers(content) == [("thinking", 4), ("model", 2)]


def test_words_behind_a_bar_below_a_thinking_label_are_thinking() -> None:
    """The bar is that of the section, not of a quotation."""
    content = page(
        DEEP,
        text(60, 60, "Thought for 3 seconds"),
        "60 640 2 76 re f",
        text(76, 92, "First one thing."),
        text(76, 140, "Then another."),
        text(60, 190, LONG),
    )
    found = reading(content).turns
    assert [(turn.speaker, [block.kind for block in turn.blocks]) for turn in found] == [
        ("thinking", ["paragraph"] * 3),
        ("model", ["paragraph"]),
    ]


def test_a_collapsed_thinking_section_is_its_label_alone() -> None:
    """The answer follows in the text's own colour."""
    assert speakers(page(DEEP, text(60, 60, "Thought for 3 seconds"), text(60, 90, LONG))) == [
        ("thinking", 1),
        ("model", 1),
    ]


def test_lists_in_lists_are_not_the_students() -> None:
    """However far they are indented."""
    content = page(
        DEEP, text(60, 60, LONG), text(66, 90, "1."), text(84, 90, "one"), text(100, 110, "a)"), text(120, 110, "two"), text(140, 130, "i)"), text(160, 130, "three"),
        text(160, 145, "and more of it"), text(180, 165, "-"), text(200, 165, "four"), text(150, 220, "A message."), text(60, 260, LONG),
    )  # fmt: skip
    assert [speaker for speaker, _ in speakers(content)] == ["model", "student", "model"]


def test_a_files_name_in_the_answer_is_no_attachment() -> None:
    """A card has a line for kind or size, or stands where messages stand."""
    assert speakers(page(DEEP, text(60, 60, LONG), text(60, 100, "notes.pdf"), text(60, 140, LONG))) == [("model", 3)]


@pytest.mark.parametrize("kind", ["PDF 225.65KB", "1.2 MB", "PDF", "Document", "TXT · 3 KB", "12 pages"])
def test_cards_tell_kind_or_size(kind: str) -> None:
    """Below the file's name."""
    content = page(DEEP, text(300, 60, "sheet 1.pdf", size=10), text(300, 74, kind, size=8), text(60, 110, LONG))
    assert speakers(content) == [("attachment", 2), ("model", 1)]


@pytest.mark.parametrize(
    ("chat", "label"),
    [("deepseek", "Thought for 12 seconds"), ("chatgpt", "Thought for 12s"), ("chatgpt", "Thought for a couple of seconds"), ("chatgpt", "Reasoned about matrices for 1m 5s"),
     ("chatgpt", "Thought for 1m 5s"), ("claude", "Thought process"), ("claude", "Pondered for 9s"), ("qwen", "Thinking completed"), ("qwen", "Thinking and search completed"), ("gemini", "Show thinking")],
)  # fmt: skip
def test_thinking_labels_are_known(chat: str, label: str) -> None:
    """Each chat's own words."""
    assert next(manner for manner in MANNERS if manner.id == chat).thinking.search(label)


@pytest.mark.parametrize(
    "words",
    ["Thought for food is cheap.", "Copy the matrix", "The model can be wrong", "I thought for a second about it"],
)
def test_words_of_answers_are_no_labels(words: str) -> None:
    """No chat's row takes them for its interface."""
    assert not any(manner.interface.search(words) or manner.thinking.search(words) for manner in MANNERS)
