"""Annotations that were printed into the page: translucent strokes, handwriting, straight marks, text boxes.

Handwriting is outlines of ink with the words that the printer recognised in it as invisible text above them. What is
recognised is often wrong: it is kept as a guess, and never taken for the chat's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scripts.transcript.annotations.appearance import strokes_of
from scripts.transcript.annotations.drawing import color_name, svg_path
from scripts.transcript.annotations.marks import highlight_notes, straight_mark
from scripts.transcript.annotations.nearness import clusters, touches
from scripts.transcript.annotations.under import Chat
from scripts.transcript.annotations.words import plain
from scripts.transcript.layers import Layers
from scripts.transcript.lines import read_lines
from scripts.transcript.model import Box, Glyph, Rule, Shape
from scripts.transcript.runs import read_runs
from scripts.transcript.structure import Annotation, overlap, union

WORD_REACH = 0.9

Word = tuple[Box, str]


def flattened_notes(layers: Layers, chat: Chat) -> list[Annotation]:
    """The flattened annotations of one page: highlights, straight marks, ink with its guessed words, text boxes."""
    notes = highlight_notes([stroke for stroke in layers.strokes if stroke.is_overlay], chat)
    ink: list[Shape | Rule] = []
    for stroke in layers.strokes:
        mark = None if stroke.is_overlay else straight_mark(stroke, chat)
        if mark:
            notes.append(mark)
        elif not stroke.is_overlay:
            ink.append(stroke)
    return [*notes, *_ink_notes(ink, _words(layers.recognised)), *_text_boxes(layers.typed)]


def _ink_notes(ink: Sequence[Shape | Rule], words: list[Word]) -> list[Annotation]:
    notes: list[Annotation] = []
    for box in clusters([*(stroke.box for stroke in ink), *(place for place, _ in words)]):
        inside = [word for word in words if overlap(word[0], box) > 0 or touches(word[0], box)]
        words = [word for word in words if word not in inside]
        drawn = [stroke for stroke in ink if _is_within(stroke.box, box)]
        text = plain(_reading_order(inside))
        kind, form = ("ink", "ink") if drawn else ("text", "text box")
        notes.append(
            Annotation(
                kind, box, text, form=form, drawing=_drawing(drawn, box), color=_color(drawn), is_guess=bool(text),
                is_filled=sum(not stroke.stroked for stroke in drawn) * 2 > len(drawn), is_flattened=True,
            )
        )  # fmt: skip
    return notes


def _is_within(inner: Box, outer: Box) -> bool:
    return (
        outer.x0 <= inner.x0 and inner.x1 <= outer.x1 and outer.y0 <= inner.y0 and inner.y1 <= outer.y1
    )  # fmt: skip


def _drawing(drawn: Sequence[Shape | Rule], box: Box) -> str:
    return svg_path([stroke for thing in drawn for stroke in strokes_of(thing)], box)


def _color(drawn: Sequence[Shape | Rule]) -> str:
    colors = Counter(color_name(thing.color) for thing in drawn)
    return colors.most_common(1)[0][0] if colors else ""


def _text_boxes(typed: Sequence[Glyph]) -> list[Annotation]:
    lines = read_lines(read_runs(typed, []), [], [])
    boxes: list[Annotation] = []
    for box in clusters([line.box for line in lines]):
        own = [line for line in lines if _is_within(line.box, box)]
        text = plain(" ".join("".join(run.text for run in line.runs) for line in own))
        color = color_name(own[0].runs[0].color)
        boxes.append(Annotation("text", box, text, form="text box", color=color, is_flattened=True))
    return boxes


def _words(glyphs: Sequence[Glyph]) -> list[Word]:
    words: list[Word] = []
    previous: Glyph | None = None
    for glyph in glyphs:
        box = Box(glyph.page, glyph.x, glyph.y - 0.7 * glyph.size, glyph.x + max(glyph.advance, 0.1), glyph.y)
        text = glyph.text or "\ufffd"
        if previous is not None and _same_word(previous, glyph):
            words[-1] = (union(words[-1][0], box), words[-1][1] + text)
        else:
            words.append((box, text))
        previous = glyph
    return [(box, text) for box, text in words if text.strip()]


def _same_word(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.x - (last.x + last.advance)
    return abs(glyph.y - last.y) < 0.4 * glyph.size and -0.5 * glyph.size < gap < WORD_REACH * glyph.size


def _reading_order(words: Sequence[Word]) -> str:
    rows: list[list[Word]] = []
    for box, text in sorted(words, key=lambda word: (word[0].y0 + word[0].y1) / 2):
        middle = (box.y0 + box.y1) / 2
        row = rows[-1] if rows else []
        if row and middle - sum((b.y0 + b.y1) / 2 for b, _ in row) / len(row) < 5.0:
            row.append((box, text))
        else:
            rows.append([(box, text)])
    return " ".join(text for row in rows for _, text in sorted(row, key=lambda word: word[0].x0))
