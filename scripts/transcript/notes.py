"""The student's annotations on a page: those of the PDF, and those that a tablet flattened into the page.

A flattened highlight is a translucent stroke; flattened handwriting is outlines of ink with the recognised words as
invisible text above them. What is recognised is often wrong, and is never taken for the chat's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scripts.transcript.layers import Layers
from scripts.transcript.model import Box, Glyph, Rule, Shape
from scripts.transcript.structure import Annotation, Line, Run, overlap, union

# Strokes nearer than this belong to one note; written words are farther from other notes than from each other.
NOTE_REACH_POINTS = 13.0
WORD_REACH = 0.9


def flattened_notes(layers: Layers, lines: Sequence[Line]) -> list[Annotation]:
    """The flattened annotations of one page, highlights first, each note with its recognised words."""
    highlights = [stroke for stroke in layers.strokes if stroke.is_overlay]
    ink = [stroke.box for stroke in layers.strokes if not stroke.is_overlay]
    notes = [Annotation("highlight", shape.box, text_under(shape.box, lines, _path(shape))) for shape in highlights]
    words = _words(layers.recognised)
    clusters = _clusters([*ink, *(box for box, _ in words)])
    for cluster in clusters:
        inside = [(box, text) for box, text in words if overlap(box, cluster) > 0 or _touches(box, cluster)]
        words = [word for word in words if word not in inside]
        notes.append(
            Annotation(
                "ink" if any(overlap(cluster, box) > 0 for box in ink) else "text", cluster, _reading_order(inside)
            )
        )
    return notes


def text_under(box: Box, lines: Sequence[Line], path: Sequence[tuple[float, float]] = ()) -> str:
    """The words and formulas of the chat below a highlight, in reading order; formulas as LaTeX between dollars."""
    parts: list[str] = []
    for line in _all_lines(lines):
        if line.box.page != box.page or not box.y0 < line.baseline - 0.3 * line.size < box.y1:
            continue
        x0, x1 = _reach(box, path, line)
        found = "".join(_part(run, x0, x1) for run in line.runs).strip()
        if found:
            parts.append(found)
    return " ".join(parts)


def _all_lines(lines: Sequence[Line]) -> Iterable[Line]:
    for line in lines:
        if line.table is None:
            yield line
        else:
            for row in line.table.rows:
                for cell in row:
                    yield from cell


def _reach(box: Box, path: Sequence[tuple[float, float]], line: Line) -> tuple[float, float]:
    """From where to where the stroke covers this line; the whole box where the stroke's points do not tell."""
    near = [x for x, y in path if line.baseline - 1.4 * line.size < y < line.baseline + 0.7 * line.size]
    return (min(near), max(near)) if len(near) > 1 else (box.x0, box.x1)


def _part(run: Run, x0: float, x1: float) -> str:
    middle = (run.box.x0 + run.box.x1) / 2
    if run.formula is not None:
        return f"${run.formula.latex}$" if x0 <= middle <= x1 and run.formula.latex else ""
    width = (run.box.x1 - run.box.x0) / max(len(run.text), 1)
    first = max(round((x0 - run.box.x0) / width), 0)
    last = max(round((x1 - run.box.x0) / width), 0)
    return _whole_words(run.text, first, last)


def _whole_words(text: str, first: int, last: int) -> str:
    if first >= len(text) or last <= 0:
        return ""
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return text[first:last]


def _path(stroke: Shape | Rule) -> list[tuple[float, float]]:
    return [] if isinstance(stroke, Rule) else list(zip(stroke.points[::2], stroke.points[1::2], strict=True))


def _words(glyphs: Sequence[Glyph]) -> list[tuple[Box, str]]:
    words: list[tuple[Box, str]] = []
    previous: Glyph | None = None
    for glyph in glyphs:
        box = Box(glyph.page, glyph.x, glyph.y - 0.7 * glyph.size, glyph.x + max(glyph.advance, 0.1), glyph.y)
        text = glyph.text or "\ufffd"
        joined = previous is not None and _same_word(previous, glyph)
        if joined:
            words[-1] = (union(words[-1][0], box), words[-1][1] + text)
        else:
            words.append((box, text))
        previous = glyph
    return [(box, text) for box, text in words if text.strip()]


def _same_word(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.x - (last.x + last.advance)
    return abs(glyph.y - last.y) < 0.4 * glyph.size and -0.5 * glyph.size < gap < WORD_REACH * glyph.size


def _clusters(boxes: Sequence[Box]) -> list[Box]:
    """The boxes joined where they lie within reach of each other."""
    clusters: list[Box] = []
    for box in boxes:
        grown = box
        while near := [other for other in clusters if _touches(other, grown)]:
            for other in near:
                grown = union(grown, other)
                clusters.remove(other)
        clusters.append(grown)
    return sorted(clusters, key=lambda box: (box.y0, box.x0))


def _touches(first: Box, second: Box) -> bool:
    across = max(first.x0, second.x0) - min(first.x1, second.x1)
    down = max(first.y0, second.y0) - min(first.y1, second.y1)
    return first.page == second.page and across < NOTE_REACH_POINTS and down < NOTE_REACH_POINTS


def _reading_order(words: Sequence[tuple[Box, str]]) -> str:
    rows: list[list[tuple[Box, str]]] = []
    for box, text in sorted(words, key=lambda word: (word[0].y0 + word[0].y1) / 2):
        middle = (box.y0 + box.y1) / 2
        row = rows[-1] if rows else []
        if row and middle - sum((b.y0 + b.y1) / 2 for b, _ in row) / len(row) < 5.0:
            row.append((box, text))
        else:
            rows.append([(box, text)])
    return " ".join(text for row in rows for _, text in sorted(row, key=lambda word: word[0].x0))
