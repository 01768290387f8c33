"""Runs on one baseline as lines from left to right, with the spaces that belong between them."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.model import Rule, Shape
from scripts.transcript.runs import WORD_GAP
from scripts.transcript.structure import Line, Run, union

# Of the smaller font size: how far two runs of one line may differ in baseline. KaTeX snaps by one pixel (0.06).
SAME_LINE = 0.2
BULLET_POINTS = (1.5, 7.0)
BULLET_REACH_POINTS = 24.0
QUOTE_BAR_POINTS = 6.0
QUOTE_REACH_POINTS = 32.0


def read_lines(runs: Sequence[Run], shapes: Sequence[Shape], rules: Sequence[Rule]) -> list[Line]:
    """The lines of one page from top to bottom, each with the bullet and the quotation bar that stand before it."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.baseline, run.box.x0)):
        row = next((row for row in reversed(rows[-4:]) if _shares_line(row, run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    bullets = [shape for shape in shapes if _is_bullet(shape)]
    bars = [rule for rule in rules if _is_bar(rule)]
    lines = [_line(row, bullets, bars) for row in rows]
    return sorted(lines, key=lambda line: (line.baseline, line.box.x0))


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


def _line(row: list[Run], bullets: Sequence[Shape], bars: Sequence[Rule]) -> Line:
    runs = tuple(_spaced(sorted(row, key=lambda run: run.box.x0)))
    box = runs[0].box
    for run in runs[1:]:
        box = union(box, run.box)
    texts = [run for run in runs if run.formula is None] or runs
    baseline = max(texts, key=_width).baseline
    bullet = next((s.box for s in bullets if 0 < box.x0 - s.box.x1 < BULLET_REACH_POINTS and _beside(s, runs[0])), None)
    quoted = any(
        0 < box.x0 - bar.box.x1 < QUOTE_REACH_POINTS and bar.box.y0 < baseline - 1 < bar.box.y1 for bar in bars
    )
    return Line(box, baseline, runs, bullet, quoted)


def _spaced(runs: list[Run]) -> list[Run]:
    """The runs with one space at each join where the page leaves one."""
    spaced = runs[:1]
    for run in runs[1:]:
        last = spaced[-1]
        gap = run.box.x0 - last.box.x1
        open_join = not last.text.endswith(" ") and not run.text.startswith(" ")
        if open_join and gap > WORD_GAP * max(last.size, run.size):
            if _takes_space(run, last):
                run = _with_text(run, " " + run.text)
            elif _takes_space(last, run):
                spaced[-1] = _with_text(last, last.text + " ")
            else:
                spaced.append(Run(run.box, run.baseline, run.size, " "))
        spaced.append(run)
    return spaced


def _takes_space(run: Run, other: Run) -> bool:
    """Whether the space between two runs is best kept in this one: plain text before styled text, never code."""
    return (
        run.formula is None
        and run.style != "code"
        and (run.style == "" or other.style != "" or other.formula is not None)
    )


def _with_text(run: Run, text: str) -> Run:
    return Run(run.box, run.baseline, run.size, text, run.style, run.color, run.formula, run.is_tex)


def _is_bullet(shape: Shape) -> bool:
    width, height = shape.box.x1 - shape.box.x0, shape.box.y1 - shape.box.y0
    small, large = BULLET_POINTS
    return small < width < large and small < height < large and abs(width - height) < 0.6


def _beside(shape: Shape, run: Run) -> bool:
    middle = (shape.box.y0 + shape.box.y1) / 2
    return run.baseline - run.size < middle < run.baseline + 0.1 * run.size


def _is_bar(rule: Rule) -> bool:
    width, height = rule.box.x1 - rule.box.x0, rule.box.y1 - rule.box.y0
    return width < QUOTE_BAR_POINTS and height > 2 * QUOTE_BAR_POINTS
