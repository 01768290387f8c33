"""What the pages paint for a formula, kept small: what a proof of the formula is held against.

A painting is JSON, in paint order and points: ``{"page": number, "box": [x0, y0, x1, y1], "is_set_again": true, false
or null, "glyphs": [[font, text, size, x, y, "#rrggbb"], ...], "lines": [[x0, y0, x1, y1], ...], "shapes": [[letters,
points, box], ...]}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.transcript.model import Box, Formula, Glyph, Painted, Rule, Shape

DECIMALS = 4


def painting_of(formula: Formula, painted: Sequence[Painted]) -> str:
    """What a page paints for a formula that stands on it; marks of lists and spaces leave no ink."""
    seen = [painted[index] for index in sorted(set(formula.items))]
    value = {
        "page": formula.box.page,
        "box": _edges(formula.box),
        "is_set_again": formula.is_set_again,
        "glyphs": [
            [g.font, g.text, *_cut(g.size, g.x, g.y), _hex(g.color)]
            for g in seen
            if isinstance(g, Glyph) and _is_ink(g)
        ],
        "lines": [_edges(rule.box) for rule in seen if isinstance(rule, Rule)],
        "shapes": [
            [shape.operators, _cut(*shape.points), _edges(shape.box)] for shape in seen if isinstance(shape, Shape)
        ],
    }
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def with_paintings(formulas: Iterable[Formula], painted: Sequence[Painted]) -> list[Formula]:
    """The formulas of one page with what it paints for them."""
    return [replace(formula, paintings=(painting_of(formula, painted),)) for formula in formulas]


def all_paintings(formulas: Iterable[Formula]) -> str:
    """The paintings of formulas in order, each with the size of its main line: ``[[em, [painting, ...]], ...]``."""
    return "[" + ",".join(f"[{formula.em:.4f},[{','.join(formula.paintings)}]]" for formula in formulas) + "]"


def _is_ink(glyph: Glyph) -> bool:
    return not (glyph.is_marker or glyph.is_invisible or not glyph.text.strip())


def _glyph(glyph: Glyph) -> list[object]:
    return [glyph.font, glyph.text, *_cut(glyph.size, glyph.x, glyph.y), _hex(glyph.color)]


def _hex(color: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in color)


def _edges(box: Box) -> list[float]:
    return _cut(box.x0, box.y0, box.x1, box.y1)


def _cut(*values: float) -> list[float]:
    return [round(value, DECIMALS) for value in values]
