"""Lines told apart by who speaks, read as blocks, and the blocks as turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scripts.transcript.blocks import read_blocks
from scripts.transcript.furniture import Sheet
from scripts.transcript.manners import MODEL_NAMES, Manner
from scripts.transcript.measures import Measures, measure, with_centred_column
from scripts.transcript.pieces import Join
from scripts.transcript.speakers import Stretch, stretches, words_of
from scripts.transcript.structure import Block, Piece, Turn


def read_turns(sheets: Sequence[Sheet], manner: Manner, join: Join) -> tuple[Turn, ...]:
    """The turns of a document in order."""
    lines = [line for sheet in sheets for line in sheet.lines if not manner.interface.search(words_of(line))]
    usual = with_centred_column(measure(lines), sheets[0].width)
    found = stretches(lines, manner, usual, sheets[0].width)
    speakers = {stretch.speaker for stretch in found}
    columns = {speaker: _column(found, speaker, usual, sheets[0].width) for speaker in speakers}
    turns = [
        Turn(stretch.speaker, manner.name if stretch.speaker in ("model", "thinking") else "", blocks)
        for stretch in found
        if (blocks := _blocks(stretch, columns[stretch.speaker], join))
    ]
    spoken = [part for index, turn in enumerate(turns) for part in _split_at_words(turn, manner, is_first=index == 0)]
    return tuple(_with_plain_prompts(turn, manner) for turn in _merged(spoken))


def _blocks(stretch: Stretch, measures: Measures, join: Join) -> tuple[Block, ...]:
    """The blocks of a stretch; on a file's card every line says something of its own."""
    if stretch.speaker != "attachment":
        return read_blocks(stretch.lines, measures, join)
    return tuple(block for line in stretch.lines for block in read_blocks([line], measures, join))


def _column(found: Sequence[Stretch], speaker: str, usual: Measures, page_width: float) -> Measures:
    """The measures of one speaker's column; the document's size and tags."""
    own = measure([line for stretch in found if stretch.speaker == speaker for line in stretch.lines])
    if speaker == "model":
        return replace(usual, left=own.left, right=with_centred_column(own, page_width).right)
    return replace(usual, leading=own.leading, left=own.left, right=own.right)


def _split_at_words(turn: Turn, manner: Manner, *, is_first: bool) -> Iterator[Turn]:
    """The turn parted before each block whose words open another turn; what stands before the first is front matter."""
    speaker, start, told = turn.speaker, 0, False
    for index, block in enumerate(turn.blocks):
        opened = _opened_by(block, manner)
        if opened is None:
            continue
        if index > start:
            speaking = "document" if is_first and not told and turn.speaker == "model" else speaker
            yield replace(
                turn, speaker=speaking, name=_name(turn, manner, speaking, start), blocks=turn.blocks[start:index]
            )
        speaker, start, told = opened, index, True
    yield replace(turn, speaker=speaker, name=_name(turn, manner, speaker, start), blocks=turn.blocks[start:])


def _opened_by(block: Block, manner: Manner) -> str | None:
    if block.kind not in ("heading", "paragraph"):
        return None
    if manner.student_words.search(block.text):
        return "student"
    return "model" if manner.model_words.search(block.text) else None


def _name(turn: Turn, manner: Manner, speaker: str, start: int) -> str:
    if speaker not in ("model", "thinking"):
        return ""
    if manner.name:
        return manner.name
    first = turn.blocks[start].text.lower() if start < len(turn.blocks) else ""
    return next((name for name in MODEL_NAMES if name.lower() in first), "Model")


def _merged(turns: Sequence[Turn]) -> list[Turn]:
    """Neighbouring turns of one speaker made one, but where words of the chat open the second."""
    merged: list[Turn] = []
    for turn in turns:
        named = replace(turn, name=turn.name if turn.speaker in ("model", "thinking") else "")
        if merged and merged[-1].speaker == named.speaker != "student" and merged[-1].name == named.name:
            merged[-1] = replace(merged[-1], blocks=merged[-1].blocks + named.blocks)
        else:
            merged.append(named)
    return merged


def _with_plain_prompts(turn: Turn, manner: Manner) -> Turn:
    if not (manner.typewriter_prompts and turn.speaker == "student"):
        return turn
    return replace(turn, blocks=tuple(part for block in turn.blocks for part in _plain(block)))


def _plain(block: Block) -> list[Block]:
    if block.kind != "code":
        return [block]
    paragraphs = "\n".join(piece.text for piece in block.content).split("\n\n")
    return [
        replace(block, kind="paragraph", content=(Piece(" ".join(paragraph.split())),))
        for paragraph in paragraphs
        if paragraph.strip()
    ]
