"""Whether LaTeX, set as TeX sets it, prints what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.transcript.formula.tex.setting.boxes import Box, Mark
from scripts.transcript.formula.tex.setting.fonts import Fonts
from scripts.transcript.formula.tex.setting.lists import set_list
from scripts.transcript.formula.tex.setting.reader import UnsettableError
from scripts.transcript.formula.tex.setting.source import read

NEAR_EM, WORD_NEAR_EM, MANY_LETTERS = 0.02, 0.04, 4


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed glyph (``stem``, ``code``) or rule (stem "rule") with its origin, in points, y downwards."""

    stem: str
    code: int
    x: float
    y: float
    size: float = 0.0
    width: float = 0.0
    height: float = 0.0


def agrees(
    latex: str, printed: Sequence[Printed], fonts: Fonts, *, is_display: bool, glue: tuple[float, float] | None
) -> bool | None:
    """Whether the LaTeX prints these objects; None when it cannot be set here.

    ``glue`` is how far the line's spaces are stretched and shrunk; None where that is not known.
    """
    try:
        box = set_list(read(latex), fonts, 0 if is_display else 2)
    except (UnsettableError, KeyError, RecursionError):
        return None
    return not difference(box, printed, fonts, glue)


def difference(box: Box, printed: Sequence[Printed], fonts: Fonts, glue: tuple[float, float] | None) -> str:
    """What the box prints otherwise than what was printed; "" for nothing."""
    marks = [mark for mark in box.marks if mark.stem != "rule" or mark.width > 0]
    if len(marks) != len(printed):
        return f"{len(marks)} marks for {len(printed)}"
    pairs = _paired(marks, printed)
    if pairs is None:
        return "other glyphs: " + " ".join(
            f"{mark.stem}{mark.code}" for mark in marks if not any(_same(mark, other) for other in printed)
        )
    near = NEAR_EM * fonts.size(2)
    first = min(pairs, key=lambda pair: pair[0].x)
    dx, dy = first[1].x - first[0].x, _middle([other.y - mark.y for mark, other in pairs])
    ratio = _ratio(pairs, dx) if glue is None else glue
    # Fonts that are cut after TeX's have more kerns between upright letters.
    has_words = sum(mark.stem == "cmr" and 65 <= mark.code <= 122 for mark in marks) >= MANY_LETTERS
    near_x = WORD_NEAR_EM * fonts.size(2) if has_words else near
    for mark, other in pairs:
        x = mark.x + dx + ratio[0] * mark.stretch - ratio[1] * mark.shrink
        if abs(x - other.x) > near_x or abs(mark.y + dy - other.y) > near:
            return f"{mark.stem}{mark.code} off by {other.x - x:.2f} {other.y - mark.y - dy:.2f}"
        if mark.stem == "rule" and abs(mark.width - other.width) > 2 * near:
            return f"rule {mark.width:.2f} for {other.width:.2f}"
        if mark.stem != "rule" and abs(mark.size - other.size) > 0.02 * fonts.size(2):
            return f"{mark.stem}{mark.code} size {mark.size:.2f} for {other.size:.2f}"
    return ""


def _same(mark: Mark, other: Printed) -> bool:
    return (mark.stem, mark.code) == (other.stem, other.code)


def _paired(marks: Sequence[Mark], printed: Sequence[Printed]) -> list[tuple[Mark, Printed]] | None:
    """Glyphs with printed ones in the order of paint, which is TeX's, rules likewise; None where the glyphs differ."""
    found: list[tuple[Mark, Printed]] = []
    for is_rule in (False, True):
        own = [mark for mark in marks if (mark.stem == "rule") == is_rule]
        others = [other for other in printed if (other.stem == "rule") == is_rule]
        if len(own) != len(others) or not all(map(_same, own, others)):
            return None
        found += zip(own, others, strict=True)
    return found


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _ratio(pairs: Sequence[tuple[Mark, Printed]], dx: float) -> tuple[float, float]:
    """How far the glue of the line was stretched or shrunk, from the glyph that stands behind most of it."""
    last = max(pairs, key=lambda pair: pair[0].stretch)
    extra = last[1].x - last[0].x - dx
    if extra >= 0:
        return (extra / last[0].stretch if last[0].stretch else 0.0), 0.0
    last = max(pairs, key=lambda pair: pair[0].shrink)
    extra = last[1].x - last[0].x - dx
    return 0.0, min(1.0, max(0.0, -extra / last[0].shrink if last[0].shrink else 0.0))
