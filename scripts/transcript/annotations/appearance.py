"""What an annotation's appearance shows, where the annotation itself does not say it: words, and lines drawn."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.transcript.annotations.drawing import Stroke, outline_strokes, rectangle
from scripts.transcript.annotations.words import plain
from scripts.transcript.content import Scanner
from scripts.transcript.geometry import IDENTITY, Matrix, bounds_of, transform
from scripts.transcript.lines import read_lines
from scripts.transcript.model import Glyph, Painted, Rule, Shape
from scripts.transcript.pdf import Page, entry, items, stream_data
from scripts.transcript.runs import read_runs


@dataclass(frozen=True, slots=True)
class Appearance:
    """Words, strokes in the page's coordinates, and whether most of the strokes are filled outlines."""

    text: str = ""
    strokes: tuple[Stroke, ...] = ()
    is_filled: bool = False


def read_appearance(page: Page, source: object) -> Appearance:
    """The normal appearance of an annotation on its page; an empty one when there is none."""
    form = _normal(source)
    rectangle_ = [float(value) for value in items(entry(source, "/Rect"))]
    box = [float(value) for value in items(entry(form, "/BBox"))]
    content = stream_data(form)
    if not content or len(box) != 4 or len(rectangle_) != 4:
        return Appearance()
    own = [float(value) for value in items(entry(form, "/Matrix"))]
    matrix = (own[0], own[1], own[2], own[3], own[4], own[5]) if len(own) == 6 else IDENTITY
    scanner = Scanner(page, {})
    scanner.concatenate(list(_placed(matrix, box, rectangle_)))
    scanner.concatenate(list(matrix))
    scanner.rectangle([box[0], box[1], box[2] - box[0], box[3] - box[1]])
    scanner.clip([])
    scanner.end_path()
    scanner.run(content, entry(form, "/Resources") or page.resources)
    drawn = [thing for thing in scanner.painted if isinstance(thing, Shape | Rule)]
    strokes = tuple(stroke for thing in drawn for stroke in strokes_of(thing))
    return Appearance(_words(scanner.painted), strokes, sum(not thing.stroked for thing in drawn) * 2 > len(drawn))


def strokes_of(thing: Shape | Rule) -> list[Stroke]:
    """A painted outline as strokes; a level or upright line as its two ends."""
    if isinstance(thing, Shape):
        return outline_strokes(thing.operators, thing.points)
    box = thing.box
    if thing.stroked and min(box.x1 - box.x0, box.y1 - box.y0) < 4:
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        flat = box.x1 - box.x0 > box.y1 - box.y0
        return [(((box.x0, y), (box.x1, y)) if flat else ((x, box.y0), (x, box.y1)), False)]
    return [rectangle(box)]


def _normal(source: object) -> object:
    """The form of the normal appearance, or of its state in force."""
    form = entry(source, "/AP", "/N")
    if entry(form, "/BBox") is None:
        return entry(form, str(entry(source, "/AS") or "/On"))
    return form


def _placed(matrix: Matrix, box: list[float], target: list[float]) -> Matrix:
    """What moves and scales the form's box, after its own matrix, onto the annotation's (PDF 1.7, algorithm 8.1)."""
    corners = (box[0], box[1], box[2], box[1], box[2], box[3], box[0], box[3])
    x0, y0, x1, y1 = bounds_of(transform(matrix, corners))
    left, bottom, right, top = bounds_of(target)
    across = (right - left) / (x1 - x0) if x1 > x0 else 1.0
    up = (top - bottom) / (y1 - y0) if y1 > y0 else 1.0
    return across, 0.0, 0.0, up, left - x0 * across, bottom - y0 * up


def _words(painted: list[Painted]) -> str:
    glyphs = [thing for thing in painted if isinstance(thing, Glyph) and not thing.is_invisible]
    lines = read_lines(read_runs(glyphs, []), [], [])
    return plain(" ".join("".join(run.text for run in line.runs) for line in lines))
