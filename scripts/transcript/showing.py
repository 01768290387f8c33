"""A string of the content stream as glyphs at their places."""

from __future__ import annotations

import math

from scripts.transcript.geometry import Matrix, multiply, widen
from scripts.transcript.model import Box, Glyph, Painted, Rule
from scripts.transcript.state import State

INVISIBLE_MODES = (3, 7)
# No page is larger than 14,400 points (PDF 1.7, Annex C); what is printed far outside it, or larger, prints nothing.
FARTHEST_POINTS = 20_000.0
# Italic letters reach a little over their advance, and clips are rounded to pixels.
CLIP_SLACK_POINTS = 0.75
SMALLEST_POINTS, LARGEST_POINTS = 0.05, 5_000.0


def show(items: list, state: State, painted: list[Painted], place: tuple[int, int | None, str, bool]) -> None:
    """Append the glyphs of strings and kerns, and move the text matrix behind them.

    ``place`` is page, marked-content number, tag name, and whether the tag's text is a zero-width space.
    """
    font, size = state.font, state.size
    if font is None:
        return
    page, tag, kind, is_marker = place
    text = state.text_matrix
    a, b, c, d, e, f = multiply(text, state.matrix)
    horizontal, space, word = state.horizontal, state.character_space, state.word_space
    em, along = size * math.hypot(c, d) * font.scale, math.hypot(a, b)
    e, f = e + state.rise * c, f + state.rise * d
    wide = size / 1000.0 * horizontal * along
    unit, color, hidden = size / 1000.0, state.fill, state.is_clear or state.render_mode in INVISIBLE_MODES
    if state.render_mode in (1, 5):
        color = state.stroke
    name, offset, add = font.name, 0.0, painted.append
    left, top, right, bottom = widen(state.clip, CLIP_SLACK_POINTS)
    is_printed, far = SMALLEST_POINTS < em < LARGEST_POINTS, FARTHEST_POINTS
    for item in items:
        if isinstance(item, float):
            offset -= item * unit * horizontal
        elif isinstance(item, bytes):
            for character in font.read(item):
                step = character.width * unit + space
                if character.is_word_space:
                    step += word
                step *= horizontal
                x, y = e + offset * a, f + offset * b
                cut = not (left < x and x + step * a < right and top < y < bottom)
                if is_printed and -far < x < far and -far < y < far:
                    add(Glyph(page, name, character.code, character.text, em, x, y, step * along, color, tag, kind,
                              is_marker, character.name, hidden, cut, character.width * wide))  # fmt: skip
                elif em >= LARGEST_POINTS and left < x < right:
                    # A bar of MathJax's: a glyph stretched far beyond its clip, which alone is seen.
                    add(Rule(Box(page, x, state.clip[1], x + step * along, state.clip[3]), color, tag=tag))
                offset += step
    state.text_matrix = _moved(text, offset)


def _moved(matrix: Matrix, offset: float) -> Matrix:
    a, b, c, d, e, f = matrix
    return a, b, c, d, e + offset * a, f + offset * b
