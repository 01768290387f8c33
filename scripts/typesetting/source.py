"""Reads the source of a typeset transcript: a head of ``key: value`` lines, then turns between ``:::`` fences.

    ---
    id: hw8-deepseek
    manner: deepseek
    title: ..                             in the PDF's properties and at the top of every page
    notice: ..                            at the bottom of every page: what this print is, and what it is not
    ---                                   (a trace with a title page also has a heading and an author)

    ::: student Optional heading          student, model or attachment
    Markdown with $formulas$ and <mark class="green">highlighted text</mark>.

    ::: note green tick                   what the annotator wrote here: a colour, and perhaps a tick or a cross
    The remark, in our words.
    :::
    :::

A note may also stand between two turns.
"""

from __future__ import annotations

from dataclasses import dataclass

SPEAKERS = ("student", "model", "attachment")
COLOURS = ("black", "blue", "red", "green", "orange", "yellow")
SIGNS = ("", "tick", "cross")
FENCE = ":::"
REQUIRED = ("id", "manner", "title", "notice")


class SourceError(Exception):
    """The source breaks its format: one line that names the line of the file."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the annotator: its colour, a tick or a cross or neither, and its text."""

    colour: str
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One message: pieces of Markdown, with notes between them, in order."""

    speaker: str
    heading: str
    pieces: tuple[str | Note, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A whole typeset transcript: its head, and turns with notes between them, in order."""

    head: dict[str, str]
    parts: tuple[Turn | Note, ...]


def read_source(text: str) -> Source:
    """Returns the parsed source; raises SourceError."""
    lines = text.split("\n")
    head, start = _read_head(lines)
    parts: list[Turn | Note] = []
    at = start
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        part, at = _read_fenced(lines, at)
        parts.append(part)
    return Source(head, tuple(parts))


def _read_head(lines: list[str]) -> tuple[dict[str, str], int]:
    if lines[0] != "---" or "---" not in lines[1:]:
        raise SourceError("line 1: the head stands between two lines ---")
    end = lines.index("---", 1)
    head = {}
    for number, line in enumerate(lines[1:end], start=2):
        key, colon, value = line.partition(":")
        if not colon:
            raise SourceError(f"line {number}: expected 'key: value', got {line!r}")
        head[key.strip()] = value.strip()
    missing = [key for key in REQUIRED if not head.get(key)]
    if missing:
        raise SourceError(f"line 1: the head lacks {', '.join(missing)}")
    return head, end + 1


def _read_fenced(lines: list[str], at: int) -> tuple[Turn | Note, int]:
    """Reads the fence that opens at this line; returns it and the line after it."""
    words = lines[at].removeprefix(FENCE).split()
    if not lines[at].startswith(FENCE) or not words or words[0] not in (*SPEAKERS, "note"):
        raise SourceError(f"line {at + 1}: expected ::: with {', '.join(SPEAKERS)} or note, got {lines[at]!r}")
    if words[0] == "note":
        return _read_note(lines, at, words[1:])
    pieces: list[str | Note] = []
    inside, opened = at + 1, at + 1
    while inside < len(lines) and lines[inside].strip() != FENCE:
        if lines[inside].startswith(FENCE):
            pieces.append("\n".join(lines[opened:inside]))
            note, inside = _read_fenced(lines, inside)
            if isinstance(note, Turn):
                raise SourceError(f"line {inside}: a turn inside a turn")
            pieces.append(note)
            opened = inside
        else:
            inside += 1
    if inside == len(lines):
        raise SourceError(f"line {at + 1}: this ::: is never closed")
    pieces.append("\n".join(lines[opened:inside]))
    kept = tuple(piece for piece in pieces if isinstance(piece, Note) or piece.strip())
    return Turn(words[0], " ".join(words[1:]), kept), inside + 1


def _read_note(lines: list[str], at: int, words: list[str]) -> tuple[Note, int]:
    colour, sign = ([*words, "", ""])[:2]
    if colour not in COLOURS or sign not in SIGNS:
        raise SourceError(f"line {at + 1}: a note has a colour ({', '.join(COLOURS)}), then nothing, tick or cross")
    if FENCE not in lines[at:]:
        raise SourceError(f"line {at + 1}: this ::: is never closed")
    end = lines.index(FENCE, at)
    return Note(colour, sign, " ".join(" ".join(lines[at + 1 : end]).split())), end + 1
