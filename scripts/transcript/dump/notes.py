"""The annotations that a dump tells: text behind a page's furniture, and paragraphs in a note's manner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.transcript.annotations.words import plain
from scripts.transcript.dump.pages import DumpLine
from scripts.transcript.dump.places import box_of
from scripts.transcript.structure import Annotation

# Recognised handwriting comes a word or two a line; a text box fills its lines.
WORDS_A_LINE = 2.2
TICKED = re.compile(r"^[✓✔✗✘]\ufe0f?\s+[a-z]")
LABELLED = re.compile(r"^(?:\(?[a-z]\)|[ivx]{1,5}[.)])\s")
LEAST_WORDS, MOST_WORDS, MOST_REMARK_LINES = 2, 16, 4
# With these a model's own sentence goes on behind a formula.
CONNECTIVES = frozenset((
    "a", "an", "and", "are", "as", "at", "because", "but", "by", "can", "e.g.", "for", "from", "given", "gives", "has",
    "have", "hence", "i.e.", "if", "implies", "in", "is", "it", "let", "of", "on", "or", "otherwise", "over", "since",
    "so", "such", "that", "the", "then", "there", "therefore", "this", "thus", "to", "under", "using", "we", "when",
    "where", "which", "while", "with", "yields",
))  # fmt: skip
SENTENCE_END = re.compile(r"[.!?][\"”’)]*$")
SOFT_END = " "


def added_notes(added: Sequence[tuple[int, Sequence[DumpLine]]]) -> list[Annotation]:
    """The annotations of the text that stands behind each page's furniture, given with the page's number."""
    lines = [line.text.split() for _, own in added for line in own if line.text.strip()]
    if not lines:
        return []
    by_hand = sum(map(len, lines)) / len(lines) < WORDS_A_LINE
    return [note for page, own in added for note in (_handwriting if by_hand else _text_boxes)(page, own)]


def without_remarks(page: int, lines: Sequence[DumpLine]) -> tuple[list[DumpLine], list[Annotation]]:
    """The lines without those paragraphs that are a student's remarks, and these as annotations."""
    kept: list[DumpLine] = []
    notes: list[Annotation] = []
    for paragraph in _paragraphs(lines):
        text = plain(" ".join(line.text for line in paragraph))
        if len(paragraph) <= MOST_REMARK_LINES and _is_remark(text):
            place = box_of(page, paragraph[0].number, paragraph[-1].number)
            notes.append(Annotation("text", place, text, form="text box", is_flattened=True))
        else:
            kept += paragraph
    return kept, notes


def _paragraphs(lines: Sequence[DumpLine]) -> list[list[DumpLine]]:
    """Lines that follow each other in the file, parted where empty lines stand between them."""
    found: list[list[DumpLine]] = []
    for line in lines:
        if found and found[-1][-1].number + 1 == line.number:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _is_remark(text: str) -> bool:
    """Whether a paragraph is in a note's manner: a tick first, or neither capital nor full stop nor formula."""
    if TICKED.match(text):
        return True
    words = text.split()
    is_plain = text[:1].islower() and "$" not in text and "\\" not in text and text[-1:] not in ".:,;"
    if LABELLED.match(text):
        return False
    return is_plain and LEAST_WORDS <= len(words) <= MOST_WORDS and words[0].strip(",") not in CONNECTIVES


def _handwriting(page: int, lines: Sequence[DumpLine]) -> Iterator[Annotation]:
    """All recognised words of a page as one guess: where one note ends and another begins cannot be told."""
    spoken = [line for line in lines if line.text.strip()]
    if spoken:
        text = plain(" ".join(line.text.strip() for line in spoken))
        box = box_of(page, spoken[0].number, spoken[-1].number)
        yield Annotation("ink", box, text, form="ink", is_guess=True, is_flattened=True)


def _text_boxes(page: int, lines: Sequence[DumpLine]) -> Iterator[Annotation]:
    spoken = [line for line in lines if line.text.strip()]
    keeps_ends = any(line.text.endswith(SOFT_END) for line in spoken)
    box: list[DumpLine] = []
    for at, line in enumerate(spoken):
        box.append(line)
        following = spoken[at + 1] if at + 1 < len(spoken) else None
        if following is None or _ends(box, following, keeps_ends=keeps_ends):
            text = plain(" ".join(part.text.strip() for part in box))
            place = box_of(page, box[0].number, box[-1].number)
            yield Annotation("text", place, text, form="text box", is_flattened=True)
            box = []


def _ends(box: Sequence[DumpLine], following: DumpLine, *, keeps_ends: bool) -> bool:
    """Whether a text box ends before the next line: its last line is not broken for want of room."""
    last = box[-1].text
    begins = following.text.strip()[:1].isupper()
    if keeps_ends and not last.endswith(SOFT_END):
        return begins or SENTENCE_END.search(last.strip()) is not None
    width = max(len(line.text.strip()) for line in (*box, following))
    room = width - len(last.strip())
    fits = len(following.text.split()[0]) + 1 < room
    if keeps_ends:
        return begins and fits and len(box) == 1 and room > width / 2
    return begins and fits and SENTENCE_END.search(last.strip()) is not None
