"""Signs that LaTeX composes of others: dots, negations, long arrows, moduli."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.setting import words
from scripts.transcript.formula.tex.setting.boxes import Box, glue, lowered, row, stack
from scripts.transcript.formula.tex.setting.fonts import Fonts
from scripts.transcript.formula.tex.setting.lists import overstruck, set_list
from scripts.transcript.formula.tex.setting.nodes import Noad, Node, Space
from scripts.transcript.formula.tex.setting.reader import Reader, UnsettableError, made
from scripts.transcript.formula.tex.setting.symbols import symbol

NEGATED = {r"\neq": "=", r"\ne": "="}
LONG_ARROWS = {
    r"\longrightarrow": ("-", r"\to"), r"\longleftarrow": (r"\leftarrow", "-"),
    r"\Longrightarrow": ("=", r"\Rightarrow"), r"\Longleftarrow": (r"\Leftarrow", "="),
    r"\longleftrightarrow": (r"\leftarrow", r"\to"), r"\Longleftrightarrow": (r"\Leftarrow", r"\Rightarrow"),
}  # fmt: skip


def dots(reader: Reader, token: str) -> list[Node]:
    stem, code = ("cmsy", 1) if token == r"\cdots" else ("cmmi", 58)
    three = [Noad("punct", stem, code)] * 3
    return [Noad("inner", make=lambda fonts, style: set_list(three, fonts, style))]


def negated(reader: Reader, token: str) -> list[Node]:
    if token == r"\mapsto":
        return [Noad("rel", make=overstruck(("cmsy", 55), ("cmsy", 33)))]
    struck = NEGATED.get(token) or reader.take()
    found = symbol(struck)
    if found is None or found[0] != "rel":
        raise UnsettableError(token)
    return [Noad("rel", make=overstruck(("cmsy", 54), found[1:]))]


def integrals(reader: Reader, token: str) -> list[Node]:
    """amsmath.sty, \\MultiIntegral: signs 6mu nearer, in displays 9mu."""
    sign = Noad("op", "cmex", 82, limits=False)
    nodes: list[Node] = [sign]
    for _ in range(token.count("i") - 1):
        nodes += [Space(-6.0, shown=-3.0), sign]
    return nodes


def congruence(reader: Reader, token: str) -> list[Node]:
    """latex.ltx: \\cong by \\@vereq, \\notin by \\c@ncel."""

    def over(fonts: Fonts, style: int) -> Box:
        sign, equal = fonts.glyph("cmsy", 24, style), fonts.glyph("cmr", 61, style)
        rise = max(sign.depth, 0.0) - fonts.points(0.5) + equal.height
        drop = fonts.points(0.5)
        return stack([(sign, drop - rise), (equal, drop)], max(sign.width, equal.width))

    def struck(fonts: Fonts, style: int) -> Box:
        slash, sign = fonts.glyph("cmmi", 61, style), fonts.glyph("cmsy", 50, style)
        width = max(slash.width + fonts.mu(style), sign.width)
        shift = (width - slash.width - fonts.mu(style)) / 2 + fonts.mu(style)
        left = replace(slash, marks=tuple(replace(mark, x=mark.x + shift) for mark in slash.marks))
        return stack([(left, 0.0), (sign, 0.0)], width)

    return [Noad("rel", make=over if token == r"\cong" else struck)]


def long_arrow(reader: Reader, token: str) -> list[Node]:
    left, right = (symbol(part) for part in LONG_ARROWS[token])
    if left is None or right is None:
        raise UnsettableError(token)
    parts = [Noad("rel", *left[1:]), Space(-3.0), Noad("rel", *right[1:])]
    return [Noad("rel", make=lambda fonts, style: set_list(parts, fonts, style))]


def implied(reader: Reader, token: str) -> list[Node]:
    name = r"\Longrightarrow" if token == r"\implies" else r"\Longleftrightarrow"
    return [Space(5.0), *long_arrow(reader, name), Space(5.0)]


def leaning_dots(reader: Reader, token: str) -> list[Node]:
    """plain.tex, \\vdots and \\ddots: three full stops of text, on lines four points apart or raised by 7, 4 and 1."""

    def upright(fonts: Fonts, style: int) -> Box:
        dot = fonts.glyph("cmr", 46, 2)
        step = fonts.points(4.0)
        whole = stack([(dot, -step * (2 - at)) for at in range(3)], dot.width)
        return replace(whole, height=whole.height + fonts.points(6.0))

    def leaning(fonts: Fonts, style: int) -> Box:
        dot, mu = fonts.glyph("cmr", 46, 2), fonts.mu(style)
        tall = replace(dot, height=dot.height + fonts.points(7.0))
        dots = [lowered(one, -fonts.points(rise)) for one, rise in ((tall, 7.0), (dot, 4.0), (dot, 1.0))]
        return row([glue(mu), dots[0], glue(2 * mu), dots[1], glue(2 * mu), dots[2], glue(mu)])

    if token == r"\vdots":
        return [made(upright)]
    return [Noad("inner", make=leaning)]


def modulo(reader: Reader, token: str) -> list[Node]:
    """amsmath.sty, \\bmod and \\pmod."""
    word = Noad("op", make=words.words("mod", "cmr", keeps_spaces=False), limits=False)
    if token == r"\bmod":
        return [Space(1.0), Noad("bin", make=word.make), Space(1.0)]
    body = reader.argument()

    def make(fonts: Fonts, style: int) -> Box:
        space = fonts.quad if style < 2 else 8 * fonts.mu(style)
        inner = [Noad("open", "cmr", 40), Noad("ord", make=word.make), Space(6.0), *body, Noad("close", "cmr", 41)]
        return row([glue(space), set_list(inner, fonts, style)])

    return [made(make)]


def colon(reader: Reader, token: str) -> list[Node]:
    """amsmath.sty, \\colon."""
    return [Space(2.0), Noad("punct", make=lambda fonts, style: Box()), Space(-3.0),
            Noad("ord", "cmr", 58), Space(6.0)]  # fmt: skip
