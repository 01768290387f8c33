"""The painted objects of a TeX page as a flat stream of items: signs, rules, whole tall delimiters, whole braces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.transcript.formula.tex.encodings import code_of, family_of, is_bold, measures, sign_of, width_of
from scripts.transcript.formula.tex.metrics import Extent
from scripts.transcript.formula.tex.signs import Sign
from scripts.transcript.model import Glyph, Painted, Rule
from scripts.transcript.runs import printed

LETTERS = Sign("letter", "", "")
THIN_POINTS = 1.0
# How far from its line a brace may reach what it holds together.
TIP_REACH_EM = 0.5
UNKNOWN_EXTENT = Extent(0.5, 0.04, 1.76, 0.0)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the stream.

    ``kind`` is a sign's kind, "letter", "text" (a character that only prose prints), "rule" or "bar" (an upright
    rule). ``places`` are the indices of the painted objects; ``y`` is the baseline, or for what hangs from it (CMEX)
    the middle that stands on the axis.
    """

    kind: str
    latex: str
    places: tuple[int, ...]
    family: str
    x0: float
    x1: float
    y: float
    top: float
    bottom: float
    size: float
    italic: float = 0.0
    bold: bool = False
    font: str = ""
    name: str = ""
    text: str = ""
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    code: int = -1


def read_items(painted: Sequence[Painted]) -> list[Item]:
    """The items of a page in paint order; what no TeX font printed is left out."""
    raw = (_item(index, thing) for index, thing in enumerate(painted))
    return _collapsed([item for item in raw if item is not None])


def _item(index: int, thing: Painted) -> Item | None:
    if isinstance(thing, Rule):
        return _rule(index, thing)
    if not isinstance(thing, Glyph) or thing.is_invisible or not family_of(thing.font):
        return None
    family = family_of(thing.font)
    text = printed(thing)
    if not text.strip():
        return None
    sign = sign_of(thing) or _prose(text, family)
    if family == "OMX":
        return _hanging(index, thing, sign)
    box = measures(thing)
    height, depth, italic = (box.height, box.depth, box.italic) if box else (0.7, 0.2, 0.0)
    is_letter = sign.kind == "letter" and family == "OT1"
    return Item(
        sign.kind, sign.latex, (index,), family, thing.x, thing.x + width_of(thing), thing.y,
        thing.y - height * thing.size, thing.y + depth * thing.size, thing.size,
        0.0 if family == "OT1" else italic * thing.size, is_bold(thing.font), thing.font, sign.name,
        text if is_letter or sign.kind == "text" else "", thing.color,
        code_of(thing),
    )  # fmt: skip


def _prose(text: str, family: str) -> Sign:
    if family == "OT1" and text.isalpha():
        return LETTERS
    return Sign("text" if family == "OT1" else "unknown", text, "")


def extent_of_rule(rule: Rule) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a rule; a stroked line's box is too long by half its width at either end."""
    box = rule.box
    x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
    if rule.stroked:
        half = min(x1 - x0, y1 - y0) / 2
        if x1 - x0 > y1 - y0:
            x0, x1 = x0 + half, x1 - half
        else:
            y0, y1 = y0 + half, y1 - half
    return x0, y0, x1, y1


def _rule(index: int, rule: Rule) -> Item | None:
    if rule.is_overlay:
        return None
    x0, y0, x1, y1 = extent_of_rule(rule)
    width, height = x1 - x0, y1 - y0
    if height > 2 * THIN_POINTS and width > 2 * THIN_POINTS:
        return None
    kind = "rule" if height <= 2 * THIN_POINTS and (width > height or height < THIN_POINTS) else "bar"
    return Item(kind, "", (index,), "", x0, x1, (y0 + y1) / 2, y0, y1, height, color=rule.color)


def _hanging(index: int, glyph: Glyph, sign: Sign) -> Item:
    box = measures(glyph) or UNKNOWN_EXTENT
    top, bottom = glyph.y - box.height * glyph.size, glyph.y + box.depth * glyph.size
    if sign.kind == "tip":
        top, bottom = glyph.y - TIP_REACH_EM * glyph.size, glyph.y + TIP_REACH_EM * glyph.size
    return Item(
        sign.kind, sign.latex, (index,), "OMX", glyph.x, glyph.x + width_of(glyph), (top + bottom) / 2, top, bottom,
        glyph.size, name=sign.name, font=glyph.font, color=glyph.color, text="",
        italic=box.italic * glyph.size if sign.kind == "op" else 0.0,
    )  # fmt: skip


def _collapsed(items: list[Item]) -> list[Item]:
    """Pieces of one tall delimiter, and tips and rules of one horizontal brace, as one item each."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        end = at
        if items[at].kind == "piece":
            end = _same_column(items, at)
        elif items[at].kind == "tip":
            end = _same_brace(items, at)
        if end > at:
            found.append(_united(items[at:end]))
            at = end
        else:
            found.append(items[at])
            at += 1
    return found


def _same_column(items: list[Item], at: int) -> int:
    end = at + 1
    while end < len(items) and items[end].kind == "piece" and abs(items[end].x0 - items[at].x0) < 0.1:
        end += 1
    return end


def _same_brace(items: list[Item], at: int) -> int:
    end = at + 1
    while end < len(items) and items[end].kind in ("tip", "rule") and -0.2 < items[end].x0 - items[end - 1].x1 < 0.6:
        if abs(items[end].y - items[at].y) > 0.25 * items[at].size:
            break
        end += 1
    return end


def _united(parts: list[Item]) -> Item:
    first = parts[0]
    places = tuple(place for part in parts for place in part.places)
    top, bottom = min(part.top for part in parts), max(part.bottom for part in parts)
    x1 = max(part.x1 for part in parts)
    if first.kind == "tip":
        kind = r"\underbrace" if first.name == "bracehtipupleft" else r"\overbrace"
        sound = len([part for part in parts if part.kind == "tip"]) == 4
        return replace(first, kind="brace" if sound else "unknown", latex=kind, places=places, x1=x1)
    latex = next((part.latex for part in parts if part.latex), "")
    if not latex:
        latex = r"\{" if any("left" in part.name for part in parts) else r"\}"
    return replace(first, kind="delimiter", latex=latex, places=places, x1=first.x1, top=top, bottom=bottom,
                   y=(top + bottom) / 2, name="tall")  # fmt: skip
