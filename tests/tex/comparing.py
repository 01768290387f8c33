"""Holds two typeset pages against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scripts.transcript.model import Glyph, Painted, Rule

# Of the text's size.
NEAR_EM = 0.02


def difference(first: Sequence[Painted], second: Sequence[Painted], size: float) -> str:
    """What the second page prints otherwise than the first, "" when they are the same.

    Every glyph has a partner of the same font and code, every rule one of the same extent, within 0.02 em of the text.
    """
    near = NEAR_EM * size
    left, right = [_ink(thing) for thing in first], [_ink(thing) for thing in second]
    spare = [row for row in right if row is not None]
    missing = []
    for row in [row for row in left if row is not None]:
        partner = next((other for other in spare if _same(row, other, near)), None)
        if partner is None:
            missing.append(row)
        else:
            spare.remove(partner)
    if not missing and not spare:
        return ""
    return f"missing {_named(missing)}; too much {_named(spare)}"


def same_glyphs(first: Sequence[Painted], second: Sequence[Painted]) -> bool:
    """Whether two pages print the same glyphs and rules, wherever they stand."""
    return Counter(row[:2] for thing in first if (row := _ink(thing))) == Counter(
        row[:2] for thing in second if (row := _ink(thing))
    )


Ink = tuple[str, str, tuple[float, ...]]


def _ink(thing: Painted) -> Ink | None:
    color = str(getattr(thing, "color", ""))
    if isinstance(thing, Glyph):
        return f"{thing.font}:{thing.code}:{thing.size:.2f}", thing.text + color, (thing.x, thing.y)
    if isinstance(thing, Rule):
        return "rule", color, (thing.box.x0, thing.box.y0, thing.box.x1, thing.box.y1)
    return type(thing).__name__, color, (thing.box.x0, thing.box.y0, thing.box.x1, thing.box.y1)


def _same(one: Ink, other: Ink, near: float) -> bool:
    return one[:2] == other[:2] and all(abs(a - b) < near for a, b in zip(one[2], other[2], strict=True))


def _named(rows: Sequence[Ink]) -> str:
    shown = [f"{name} {text} at {' '.join(f'{value:.1f}' for value in place)}" for name, text, place in rows[:3]]
    return f"{len(rows)} ({', '.join(shown)})"
