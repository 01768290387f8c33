"""Formulas for the tests: a layout's own print as the painting that a PDF would have of it."""

from __future__ import annotations

from dataclasses import replace

from scripts.proof.markup import parse
from scripts.proof.painting import PaintedGlyph, PaintedShape, Painting
from scripts.proof.placing import lay_out
from scripts.proof.printed import Layout, PrintedGlyph, PrintedLine, PrintedShape

PIXELS, POINTS, POINTS_A_PIXEL = 19.36, 14.52, 0.75
TEXT_COLOR = "#202020"


def katex(*bases: str) -> str:
    """KaTeX's HTML of pieces between which a browser may break."""
    inside = "".join(f'<span class="katex-base">{base}</span>' for base in bases)
    return f'<span class="katex"><span class="katex-html" aria-hidden="true">{inside}</span></span>'


def letter(text: str, classes: str = "mord mathnormal", style: str = "") -> str:
    """One symbol as KaTeX writes it."""
    return f'<span class="{classes}"{f" style={chr(34)}{style}{chr(34)}" if style else ""}>{text}</span>'


def vlist(*entries: tuple[float, str], classes: str = "") -> str:
    """A vertical list of entries, each with its height above the baseline in em."""
    inside = "".join(
        f'<span style="top:{-3 - up:.4f}em;"><span class="pstrut" style="height:3em;"></span>{held}</span>'
        for up, held in entries
    )
    table = f'<span class="vlist-r"><span class="vlist" style="height:1em;">{inside}</span></span>'
    return f'<span class="{classes}"><span class="vlist-t">{table}</span></span>'


def layout_of(html: str) -> Layout:
    """The layout at the size of text of 16 pixels."""
    return lay_out(parse(html), PIXELS)


def painting_of(layout: Layout, *, x: float = 100.0, y: float = 200.0) -> Painting:
    """What a PDF paints for a layout at a place of a page, in points."""
    by = POINTS_A_PIXEL
    glyphs, lines, shapes = [], [], []
    for item in layout.printed:
        if isinstance(item, PrintedGlyph):
            place = x + item.x * by, y + item.y * by
            glyphs.append(PaintedGlyph(item.font, item.text, item.size * by, *place, color=item.color or TEXT_COLOR))
        elif isinstance(item, PrintedLine):
            lines.append((x + item.x0 * by, y + item.y0 * by, x + item.x1 * by, y + item.y1 * by))
        elif isinstance(item, PrintedShape):
            points = tuple((x, y)[place % 2] + value * by for place, value in enumerate(item.points))
            shapes.append(PaintedShape(item.letters, points, (0.0, 0.0, 0.0, 0.0)))
    return Painting(POINTS, tuple(glyphs), tuple(lines), tuple(shapes), ((1, (x, y - 9, x + 50, y + 3)),))


def with_glyph(painting: Painting, place: int, **changes: object) -> Painting:
    """A painting with one glyph changed."""
    glyphs = list(painting.glyphs)
    glyphs[place] = replace(glyphs[place], **changes)  # type: ignore[arg-type]
    return replace(painting, glyphs=tuple(glyphs))
