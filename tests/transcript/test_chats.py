"""The sample chats as Chromium printed them, with tags and without, read as the Markdown beside them says.

Each page under fixtures/chats is HTML of our own in the look of one chat; ``tests.transcript.print_chats`` prints them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from scripts.transcript.formula import join, recover
from scripts.transcript.markdown import to_markdown
from scripts.transcript.reading import read
from scripts.transcript.record import Record
from scripts.transcript.recording import to_record

FOLDER = Path(__file__).with_name("fixtures") / "chats"
CHATS = ("deepseek", "gemini", "chatgpt", "claude", "qwen", "trace")
FORMS = ("tagged", "untagged")
# Only tags say what an image shows.
SHOWN = re.compile(r"(\*\[image on page \d+, box [\d, ]+): [^\]]*\]")


@cache
def record(chat: str, form: str) -> Record:
    data = (FOLDER / f"{chat}-{form}.pdf").read_bytes()
    return to_record(read(data, recover, join), chat, "0" * 64)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("chat", CHATS)
def test_a_chat_reads_as_its_page_says(chat: str, form: str) -> None:
    """Turns, blocks, formulas and links, in order and kind, are those of the page, whether it is tagged or not."""
    expected = (FOLDER / f"{chat}.md").read_text(encoding="utf-8")
    if form == "untagged":
        expected = SHOWN.sub(r"\1]", expected)
    assert to_markdown(record(chat, form)) == expected


@pytest.mark.parametrize("chat", CHATS)
def test_a_chats_manner_is_known(chat: str) -> None:
    """The address at the edge tells the chat; another page is plain."""
    assert record(chat, "untagged").manner == {"trace": "plain"}.get(chat, chat)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("chat", CHATS)
def test_every_block_is_in_one_segment(chat: str, form: str) -> None:
    """No block of a turn is left out, and none is in two segments; the segment is of the block's turn."""
    found = record(chat, form)
    listed = [(segment.turn, block) for segment in found.segments for block in segment.blocks]
    assert listed == [(turn.id, block.id) for turn in found.turns for block in turn.blocks]


PARTS = {
    "deepseek": [("2", ""), ("2", "a"), ("2", "b"), ("2", "b.i"), ("2", "b.ii"), ("3", "b")],
    "gemini": [("5", "b"), ("5", ""), ("5", "c")],
    "chatgpt": [("1", ""), ("1", "a"), ("1", "b.i"), ("1", "b.ii")],
    "claude": [("3", "b"), ("4", "")],
    "qwen": [("2", ""), ("2", "a"), ("2", "b")],
    "trace": [("1", "a"), ("1", "b")],
}


@pytest.mark.parametrize("chat", CHATS)
def test_problems_and_parts_are_found(chat: str) -> None:
    """Headings, bold beginnings and prompts name what is answered."""
    segments = record(chat, "untagged").segments
    assert list(dict.fromkeys((s.problem, s.part) for s in segments if s.problem)) == PARTS[chat]
