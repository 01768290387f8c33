"""Marks over the chat's words that were printed into the page: highlights, lines below words and lines through them."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.annotations.drawing import color_name
from scripts.transcript.annotations.nearness import clusters
from scripts.transcript.annotations.under import Chat, covers
from scripts.transcript.model import Box, Rule, Shape
from scripts.transcript.structure import Annotation, Line, union

# Highlighter strokes of one colour that overlap are one mark, as those over the lines of one sentence are.
SAME_MARK_POINTS = 0.0
FRAME_STROKES = 3
# Where a hand's stroke counts as being on a line: of the font size, above and below the baseline.
ABOVE, BELOW = 1.4, 0.7
# A straight mark: at most this thick, and so far from the baseline (of the font size, downwards).
THIN_POINTS, SHORTEST_POINTS = 2.5, 8.0
UNDERLINED, STRUCK = (-0.02, 0.4), (-0.5, -0.12)


def highlight_notes(strokes: Sequence[Shape | Rule], chat: Chat) -> list[Annotation]:
    """One note for the strokes of one colour that overlap; strokes around something mark what they enclose."""
    notes: list[Annotation] = []
    for color in dict.fromkeys(stroke.color for stroke in strokes):
        own = [stroke for stroke in strokes if stroke.color == color]
        for box in clusters([stroke.box for stroke in own], SAME_MARK_POINTS):
            inside = [stroke for stroke in own if _is_in(stroke.box, box)]
            enclosed = _enclosed(inside, box)
            areas = (enclosed,) if enclosed else tuple(_areas(inside, chat))
            text = chat.under(areas, by_hand=True)
            notes.append(
                Annotation(
                    "highlight", box, text, form="highlight", under=text, areas=areas, color=color_name(color),
                    is_flattened=True,
                )
            )  # fmt: skip
    return sorted(notes, key=lambda note: (note.box.y0, note.box.x0))


def straight_mark(stroke: Shape | Rule, chat: Chat) -> Annotation | None:
    """An underline or a strike-out, when the stroke is a thin level line that goes with a line of the chat."""
    box = stroke.box
    if isinstance(stroke, Shape) or box.y1 - box.y0 > THIN_POINTS or box.x1 - box.x0 < SHORTEST_POINTS:
        return None
    y = (box.y0 + box.y1) / 2
    for line in chat.lines:
        off = (y - line.baseline) / max(line.size, 1.0)
        struck = STRUCK[0] < off < STRUCK[1]
        if not (struck or UNDERLINED[0] < off < UNDERLINED[1]):
            continue
        area = Box(box.page, box.x0, line.box.y0, box.x1, line.box.y1)
        text = chat.under((area,), by_hand=True)
        if text:
            kind, form = ("strike", "strike-out") if struck else ("highlight", "underline")
            return Annotation(
                kind, box, text, form=form, under=text, areas=(area,), color=color_name(stroke.color),
                is_flattened=True,
            )  # fmt: skip
    return None


def _is_in(inner: Box, outer: Box) -> bool:
    return union(inner, outer) == outer


def _enclosed(strokes: Sequence[Shape | Rule], box: Box) -> Box | None:
    """What several strokes around the middle of their common box leave free; None when they are no frame."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    if len(strokes) < FRAME_STROKES or any(s.box.x0 < x < s.box.x1 and s.box.y0 < y < s.box.y1 for s in strokes):
        return None
    return Box(
        box.page,
        max((s.box.x1 for s in strokes if s.box.x1 < x), default=box.x0),
        max((s.box.y1 for s in strokes if s.box.y1 < y), default=box.y0),
        min((s.box.x0 for s in strokes if s.box.x0 > x), default=box.x1),
        min((s.box.y0 for s in strokes if s.box.y0 > y), default=box.y1),
    )


def _areas(strokes: Sequence[Shape | Rule], chat: Chat) -> list[Box]:
    """What of each line of the chat the strokes cover; their own boxes where they cover none."""
    found: list[Box] = []
    for stroke in strokes:
        found += [_on_line(stroke, line) for line in chat.lines if covers(stroke.box, line)]
    return found or [stroke.box for stroke in strokes]


def _on_line(stroke: Shape | Rule, line: Line) -> Box:
    box = stroke.box
    points = [] if isinstance(stroke, Rule) else zip(stroke.points[::2], stroke.points[1::2], strict=True)
    top, bottom = line.baseline - ABOVE * line.size, line.baseline + BELOW * line.size
    near = [x for x, y in points if min(top, line.box.y0) < y < max(bottom, line.box.y1)]
    x0, x1 = (min(near), max(near)) if len(near) > 1 else (box.x0, box.x1)
    return Box(box.page, x0, line.box.y0, x1, line.box.y1)
