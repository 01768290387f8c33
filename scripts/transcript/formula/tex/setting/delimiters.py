"""Delimiters that grow (tex.web sections 706 to 714 and 762)."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.metrics import extent
from scripts.transcript.formula.tex.setting.boxes import Box, stack
from scripts.transcript.formula.tex.setting.fonts import Fonts
from scripts.transcript.formula.tex.setting.lists import on_axis

# fontmath.ltx: the small glyph and the first large one of each delimiter.
DELIMITERS: dict[str, tuple[tuple[str, int] | None, int | None]] = {
    "(": (("cmr", 40), 0), ")": (("cmr", 41), 1), "[": (("cmr", 91), 2), "]": (("cmr", 93), 3),
    r"\{": (("cmsy", 102), 8), r"\}": (("cmsy", 103), 9), r"\lfloor": (("cmsy", 98), 4), r"\rfloor": (("cmsy", 99), 5),
    r"\lceil": (("cmsy", 100), 6), r"\rceil": (("cmsy", 101), 7), r"\langle": (("cmsy", 104), 10),
    r"\rangle": (("cmsy", 105), 11), "|": (("cmsy", 106), 12), r"\|": (("cmsy", 107), 13), "/": (("cmmi", 61), 14),
    r"\backslash": (("cmsy", 110), 15), r"\uparrow": (("cmsy", 34), 120), r"\downarrow": (("cmsy", 35), 121),
    r"\updownarrow": (("cmsy", 108), 63), r"\Uparrow": (("cmsy", 42), 126), r"\Downarrow": (("cmsy", 43), 127),
    r"\Updownarrow": (("cmsy", 109), 119), r"\lgroup": (None, 58), r"\rgroup": (None, 59),
    r"\lmoustache": (None, 64), r"\rmoustache": (None, 65), ".": (None, None), r"\sqrt": (("cmsy", 112), 112),
}  # fmt: skip
# cmex10.tfm: the next larger glyph, and top, middle, bottom and repeated piece of extensible ones.
LARGER = {0: 16, 1: 17, 2: 104, 3: 105, 4: 106, 5: 107, 6: 108, 7: 109, 8: 110, 9: 111, 10: 68, 11: 69, 14: 46, 15: 47,
          16: 18, 17: 19, 18: 32, 19: 33, 20: 34, 21: 35, 22: 36, 23: 37, 24: 38, 25: 39, 26: 40, 27: 41, 28: 42,
          29: 43, 30: 44, 31: 45, 32: 48, 33: 49, 34: 50, 35: 51, 36: 52, 37: 53, 38: 54, 39: 55, 40: 56, 41: 57,
          46: 30, 47: 31, 68: 28, 69: 29, 104: 20, 105: 21, 106: 22, 107: 23, 108: 24, 109: 25, 110: 26, 111: 27,
          112: 113, 113: 114, 114: 115, 115: 116}  # fmt: skip
PIECES = {12: (0, 0, 0, 12), 13: (0, 0, 0, 13), 48: (48, 0, 64, 66), 49: (49, 0, 65, 67), 50: (50, 0, 52, 54),
          51: (51, 0, 53, 55), 52: (0, 0, 52, 54), 53: (0, 0, 53, 55), 54: (50, 0, 0, 54), 55: (51, 0, 0, 55),
          56: (56, 60, 58, 62), 57: (57, 61, 59, 62), 58: (56, 0, 58, 62), 59: (57, 0, 59, 62), 63: (120, 0, 121, 63),
          64: (56, 0, 59, 62), 65: (57, 0, 58, 62), 116: (118, 0, 116, 117), 119: (126, 0, 127, 119),
          120: (120, 0, 0, 63), 121: (0, 0, 121, 63), 126: (126, 0, 0, 119), 127: (0, 0, 127, 119)}  # fmt: skip
NULL_DELIMITER, SHORTFALL, FACTOR = 1.2, 5.0, 0.901
SIZED = {"big": 1.0, "Big": 1.5, "bigg": 2.0, "Bigg": 2.5}


def delimiter(name: str, least: float, fonts: Fonts, style: int, *, is_radical: bool = False) -> Box:
    """The smallest form of a delimiter that is as high as ``least`` in all; raises KeyError for an unknown one."""
    small, large = DELIMITERS[name]
    if small is None and large is None:
        return Box(fonts.points(NULL_DELIMITER))
    box = _found(small, large, least, fonts, style)
    return box if is_radical else on_axis(box, fonts, style)


def _found(small: tuple[str, int] | None, large: int | None, least: float, fonts: Fonts, style: int) -> Box:
    best: Box | None = None
    if small is not None:
        for own in dict.fromkeys((style, 4 if style > 4 else 2, 2)):
            box = fonts.glyph(*small, own)
            if best is None or box.height + box.depth > best.height + best.depth:
                best = box
            if box.height + box.depth >= least:
                return box
    while large is not None:
        if large in PIECES:
            return _built(PIECES[large], least, fonts, style)
        box = fonts.glyph("cmex", large, style)
        if best is None or box.height + box.depth > best.height + best.depth:
            best = box
        if box.height + box.depth >= least:
            return box
        large = LARGER.get(large)
    return best or Box()


def _built(pieces: tuple[int, int, int, int], least: float, fonts: Fonts, style: int) -> Box:
    top, middle, bottom, repeated = pieces
    once = _total(repeated, fonts, style)
    total = sum(_total(piece, fonts, style) for piece in (top, middle, bottom) if piece)
    count = 0
    step = once * (2 if middle else 1)
    while total < least and step > 0:
        total += step
        count += 1
    codes = [top] if top else []
    codes += [repeated] * count
    if middle:
        codes += [middle, *[repeated] * count]
    codes += [bottom] if bottom else []
    boxes = [fonts.glyph("cmex", code, style) for code in codes]
    y = -boxes[0].height
    placed = []
    start = y
    for box in boxes:
        placed.append((box, y + box.height))
        y += box.height + box.depth
    width = fonts.glyph("cmex", repeated, style).width
    return replace(stack(placed, width), height=-start, depth=y)


def _total(code: int, fonts: Fonts, style: int) -> float:
    size = fonts.large_size(style)
    box = extent(f"cmex{fonts.design('cmex', style)}", code)
    return (box.height + box.depth) * size if box else 0.0


def around(box: Box, fonts: Fonts, style: int) -> float:
    """How high a delimiter must be that holds a box."""
    half = max(box.height - fonts.axis(style), box.depth + fonts.axis(style))
    return max(2 * half * FACTOR, 2 * half - fonts.points(SHORTFALL))


def sized(name: str, command: str, fonts: Fonts, style: int) -> Box:
    """A delimiter of a stated size: amsmath's are parts of the height of a bracket and its depth."""
    strut = fonts.glyph("cmr", 40, 2)
    unit = 1.2 * (strut.height + strut.depth)
    half = SIZED[command] * unit / 2
    held = Box(0.0, half + fonts.axis(2), half - fonts.axis(2))
    return delimiter(name, around(held, fonts, 2), fonts, 2)
