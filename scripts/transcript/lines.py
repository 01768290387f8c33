"""Runs on one baseline as lines from left to right, with the spaces that belong between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.covers import with_style
from scripts.transcript.model import Box, Rule, Shape
from scripts.transcript.runs import WORD_GAP
from scripts.transcript.structure import Line, Place, Run, union

# Of the smaller font size: how far two runs of one line may differ in baseline. KaTeX snaps by one pixel (0.06).
SAME_LINE = 0.2
BULLET_POINTS = (1.5, 7.0)
BULLET_REACH_POINTS = 24.0
# A quotation's bar is this thick and at least this high; what stands behind it begins within reach of it, or within
# reach of the indents of lists inside the quotation.
BAR_POINTS = (1.0, 6.0)
BAR_HEIGHT_POINTS = 11.0
QUOTE_REACH_POINTS = 140.0
# The sides of a frame are farther apart than the bars of quotations within quotations.
FRAME_POINTS = 150.0
# Of the font size of the words beside it: a raised or lowered run is this small, within this reach of them, and this
# far above or below their baseline.
SCRIPT_SIZE = 0.87
SCRIPT_REACH = 0.3
# KaTeX sets formulas larger than the words around them (its stylesheet).
KATEX_SIZE = 1.21
# The ground of a message: larger than an icon, and higher than its line's font size by this factor.
LEAST_GROUND_POINTS, ROOMY = 18.0, 1.9
RAISED, LOWERED = (0.2, 0.7), (0.05, 0.45)


def read_lines(runs: Sequence[Run], shapes: Sequence[Shape], rules: Sequence[Rule]) -> list[Line]:
    """The lines of one page from top to bottom, each with the bullet and the quotation bars that stand before it."""
    rows: list[list[Run]] = []
    for run in sorted(_with_scripts(runs), key=lambda run: (run.baseline, run.box.x0)):
        row = next((row for row in reversed(rows[-4:]) if _shares_line(row, run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    bullets = [thing.box for thing in (*shapes, *rules) if is_bullet(thing.box)]
    bars = quotation_bars([rule.box for rule in rules])
    grounds = [thing.box for thing in (*shapes, *rules) if not thing.stroked and _is_ground(thing.box)]
    lines = [replace(line, ground=_ground(line, grounds)) for line in (_line(row, bullets, bars) for row in rows)]
    return sorted(lines, key=lambda line: (line.baseline, line.box.x0))


def quotation_bars(boxes: Sequence[Box]) -> list[Box]:
    """The bars of quotations among painted boxes, from left to right; the left side of a frame is none."""
    upright = [box for box in boxes if BAR_POINTS[0] < box.x1 - box.x0 < BAR_POINTS[1]]
    bars = [box for box in upright if box.y1 - box.y0 > BAR_HEIGHT_POINTS]
    return sorted((bar for bar in bars if not any(_frames(bar, other) for other in bars)), key=lambda box: box.x0)


def _frames(bar: Box, other: Box) -> bool:
    """Whether two bars are the sides of one frame."""
    level = abs(bar.y0 - other.y0) < 1.0 and abs(bar.y1 - other.y1) < 1.0
    return level and abs(bar.x0 - other.x0) > FRAME_POINTS


def bars_before(box: Box, bars: Sequence[Box]) -> tuple[Box, ...]:
    """The quotation bars, the outermost first, that something stands behind."""
    middle = (box.y0 + box.y1) / 2
    return tuple(bar for bar in bars if bar.y0 < middle < bar.y1 and 0 < box.x0 - bar.x1 < QUOTE_REACH_POINTS)


def _with_scripts(runs: Sequence[Run]) -> list[Run]:
    """The runs, raised and lowered ones among them brought to the baseline of the words that they stand beside."""
    words = [run for run in runs if run.formula is None]
    usual = max((run.size for run in words), default=0.0)
    limit = SCRIPT_SIZE * usual
    seen = [(other.baseline, _text_size(other), other) for other in runs]
    return [_script(run, seen) if run.formula is None and run.size < limit else run for run in runs]


def _text_size(run: Run) -> float:
    """The size of the text that a run goes with."""
    return run.size if run.formula is None or run.is_tex else run.size / KATEX_SIZE


def _script(run: Run, seen: Sequence[tuple[float, float, Run]]) -> Run:
    baseline, least = run.baseline, run.size / SCRIPT_SIZE
    for level, size, other in seen:
        if size < 0.99 * least or not -0.8 * size < level - baseline < 0.8 * size:
            continue
        rise = level - baseline
        if run.size < SCRIPT_SIZE * size and _touches(run, other):
            if RAISED[0] * size < rise < RAISED[1] * size:
                return replace(run, baseline=other.baseline, style=with_style(run.style, "superscript"))
            if -LOWERED[1] * size < rise < -LOWERED[0] * size:
                return replace(run, baseline=other.baseline, style=with_style(run.style, "subscript"))
    return run


def _touches(run: Run, other: Run) -> bool:
    reach = SCRIPT_REACH * other.size
    return abs(run.box.x0 - other.box.x1) < reach or abs(other.box.x0 - run.box.x1) < reach


def _shares_line(row: list[Run], run: Run) -> bool:
    near = min(row, key=lambda other: abs(other.baseline - run.baseline))
    tolerance = SAME_LINE * min(near.size, run.size)
    if abs(near.baseline - run.baseline) > tolerance:
        return False
    return all(_shared_width(other, run) < 0.5 * min(_width(other), _width(run)) for other in row)


def _width(run: Run) -> float:
    return run.box.x1 - run.box.x0


def _shared_width(first: Run, second: Run) -> float:
    return min(first.box.x1, second.box.x1) - max(first.box.x0, second.box.x0)


def _line(row: list[Run], bullets: Sequence[Box], bars: Sequence[Box]) -> Line:
    runs = tuple(_spaced(sorted(row, key=lambda run: run.box.x0)))
    box = runs[0].box
    for run in runs[1:]:
        box = union(box, run.box)
    texts = [run for run in runs if run.formula is None] or runs
    baseline = max(texts, key=_width).baseline
    bullet = next((b for b in bullets if 0 < box.x0 - b.x1 < BULLET_REACH_POINTS and _beside(b, runs[0])), None)
    return Line(box, baseline, runs, bullet, bars_before(box, bars), place=_place(runs))


def _place(runs: Sequence[Run]) -> Place | None:
    """Where the tags put most of a line's words: a list's marker may be tagged apart from its words."""
    counts = Counter[Place]()
    for run in runs:
        if run.place is not None and run.place.block:
            counts[run.place] += len(run.text)
    return counts.most_common(1)[0][0] if counts else None


def _spaced(runs: list[Run]) -> list[Run]:
    """The runs with one space at each join where the page leaves one."""
    spaced = runs[:1]
    for run in runs[1:]:
        last = spaced[-1]
        gap = run.box.x0 - last.box.x1
        open_join = not last.text.endswith(" ") and not run.text.startswith(" ")
        if open_join and gap > WORD_GAP * max(last.size, run.size):
            if _takes_space(run, last):
                run = replace(run, text=" " + run.text)
            elif _takes_space(last, run):
                spaced[-1] = replace(last, text=last.text + " ")
            else:
                spaced.append(Run(run.box, run.baseline, run.size, " "))
        spaced.append(run)
    return spaced


def _takes_space(run: Run, other: Run) -> bool:
    """Whether the space between two runs is best kept in this one: plain text before styled text, never code."""
    return (
        run.formula is None
        and "code" not in run.style
        and not run.address
        and (run.style == "" or other.style != "" or other.formula is not None)
    )


def _is_ground(box: Box) -> bool:
    return min(box.x1 - box.x0, box.y1 - box.y0) > LEAST_GROUND_POINTS


def _ground(line: Line, grounds: Sequence[Box]) -> Box | None:
    """The smallest filled box that a line stands in with room around it."""
    holding = [
        box
        for box in grounds
        if box.x0 - 1 <= line.box.x0 and line.box.x1 <= box.x1 + 1 and box.y0 <= line.box.y0 and line.box.y1 <= box.y1
        and box.y1 - box.y0 > ROOMY * line.size
    ]  # fmt: skip
    return min(holding, key=lambda box: (box.x1 - box.x0) * (box.y1 - box.y0), default=None)


def is_bullet(box: Box) -> bool:
    """Whether something painted has the size of a list's bullet."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    small, large = BULLET_POINTS
    return small < width < large and small < height < large and abs(width - height) < 0.6


def _beside(box: Box, run: Run) -> bool:
    middle = (box.y0 + box.y1) / 2
    return run.baseline - run.size < middle < run.baseline + 0.1 * run.size
