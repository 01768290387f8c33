"""Reads LaTeX into lists of noads, as far as the reader of prints writes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from scripts.transcript.formula.symbols import LIMIT_NAMES, PLAIN_NAMES
from scripts.transcript.formula.tex.setting import accents, arrays, delimiters, fractions, radicals, stacks, words
from scripts.transcript.formula.tex.setting.boxes import Box, glue, lowered, row, stack
from scripts.transcript.formula.tex.setting.fonts import Fonts
from scripts.transcript.formula.tex.setting.lists import Noad, Node, Space, Style, clean, group, overstruck, set_list
from scripts.transcript.formula.tex.setting.symbols import symbol

TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.S)
SPACES = {r"\,": 3.0, r"\:": 4.0, r"\>": 4.0, r"\;": 5.0, r"\!": -3.0}
QUADS = {r"\quad": 1.0, r"\qquad": 2.0, r"\enspace": 0.5}
WORD_SPACES = (r"\ ", "~")
STYLES = {r"\displaystyle": 0, r"\textstyle": 2, r"\scriptstyle": 4, r"\scriptscriptstyle": 6}
CLASS_COMMANDS = {r"\mathrel": "rel", r"\mathbin": "bin", r"\mathord": "ord", r"\mathop": "op", r"\mathopen": "open",
                  r"\mathclose": "close", r"\mathpunct": "punct", r"\mathinner": "inner"}  # fmt: skip
ALPHABETS = {r"\mathbf": "cmbx", r"\mathrm": "cmr", r"\mathsf": "cmss", r"\mathtt": "cmtt", r"\mathit": "cmti",
             r"\mathbb": "msbm", r"\mathcal": "cmsy", r"\mathfrak": "eufm", r"\mathscr": "rsfs"}  # fmt: skip
TEXTS = {r"\text": "cmr", r"\textrm": "cmr", r"\textbf": "cmbx", r"\textsf": "cmss", r"\texttt": "cmtt",
         r"\textit": "cmti", r"\mbox": "cmr"}  # fmt: skip
BOLD = {"cmmi": "cmmib", "cmsy": "cmbsy", "cmr": "cmbx", "msbm": "msbm"}
NEGATED = {r"\neq": "=", r"\ne": "="}
LONG_ARROWS = {
    r"\longrightarrow": ("-", r"\to"), r"\longleftarrow": (r"\leftarrow", "-"),
    r"\Longrightarrow": ("=", r"\Rightarrow"), r"\Longleftarrow": (r"\Leftarrow", "="),
    r"\longleftrightarrow": (r"\leftarrow", r"\to"), r"\Longleftrightarrow": (r"\Leftarrow", r"\Rightarrow"),
}  # fmt: skip
MULTIPLE = {r"\iint": 2, r"\iiint": 3}


class UnsettableError(ValueError):
    """The LaTeX holds what is not set here: the command."""


def read(latex: str) -> list[Node]:
    """The nodes of a formula; raises UnsettableError."""
    reader = _Reader(TOKEN.findall(latex))
    nodes = reader.list_until(())
    if reader.at < len(reader.tokens):
        raise UnsettableError(reader.tokens[reader.at])
    return nodes


class _Reader:
    """A place in the tokens of a formula."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def peek(self) -> str:
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def before(self) -> str:
        """The last token that was taken, spaces aside."""
        return next((token for token in reversed(self.tokens[: self.at]) if not token.isspace()), "")

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def list_until(self, ends: tuple[str, ...]) -> list[Node]:
        nodes: list[Node] = []
        while (token := self.peek()) and token not in ends and token != "}":
            self.node(nodes)
        return nodes

    def argument(self) -> list[Node]:
        if self.peek() == "{":
            return self.braced()
        nodes: list[Node] = []
        self.node(nodes)
        return nodes

    def braced(self) -> list[Node]:
        self.expect("{")
        nodes = self.list_until(("}",))
        self.expect("}")
        return nodes

    def expect(self, wanted: str) -> None:
        if self.take() != wanted:
            raise UnsettableError(wanted)

    def raw(self) -> str:
        """The text of a braced argument, spaces and all."""
        self.expect("{")
        depth, start = 1, self.at
        while self.at < len(self.tokens) and depth:
            depth += {"{": 1, "}": -1}.get(self.tokens[self.at], 0)
            self.at += 1
        return "".join(self.tokens[start : self.at - 1])

    def length(self) -> float:
        """The length in points that may follow a break of lines."""
        rest = "".join(self.tokens[self.at : self.at + 8])
        found = re.match(r"\[(\d+(?:\.\d+)?)pt\]", rest)
        if not found:
            return 0.0
        self.at += len(TOKEN.findall(found[0]))
        return float(found[1])

    def node(self, nodes: list[Node]) -> None:
        token = self.take()
        if token in ("^", "_", "'"):
            self.at -= 1
            self.scripts(nodes)
        elif token == "{":
            self.at -= 1
            nodes.append(group(self.braced()))
        elif token in SPACES:
            nodes.append(Space(SPACES[token]))
        elif token in QUADS:
            nodes.append(Space(QUADS[token], is_em=True))
        elif token in WORD_SPACES:
            nodes.append(Space(0.0, is_word=True))
        elif token in (r"\limits", r"\nolimits"):
            nodes[-1] = _changed(nodes, limits=token == r"\limits")
        elif token in STYLES:
            nodes.append(Style(STYLES[token]))
        else:
            nodes.extend(self.command(token))

    def scripts(self, nodes: list[Node]) -> None:
        last = nodes[-1] if nodes else None
        if not isinstance(last, Noad) or (last.sup is not None and last.sub is not None):
            nodes.append(Noad("ord", make=lambda fonts, style: Box()))
        upper: list[Node] | None = None
        lower: list[Node] | None = None
        while (token := self.peek()) in ("^", "_", "'"):
            self.at += 1
            if token == "'":
                upper = [*(upper or []), Noad("ord", "cmsy", 48)]
            elif token == "^":
                upper = [*(upper or []), *self.argument()]
            else:
                lower = self.argument()
        last = nodes[-1]
        if not isinstance(last, Noad) or (last.sup is not None and upper) or (last.sub is not None and lower):
            nodes.append(Noad("ord", make=lambda fonts, style: Box()))
        nodes[-1] = _changed(nodes, sup=_tuple(upper), sub=_tuple(lower))

    def command(self, token: str) -> list[Node]:
        found = symbol(token)
        if found is not None:
            kind, stem, code = found
            limits = False if token in (r"\int", r"\oint") else None
            return [Noad(kind, stem, code, limits=limits)]
        handler = HANDLERS.get(token)
        if handler is not None:
            return handler(self, token)
        name = token[1:]
        if token.startswith("\\") and name in PLAIN_NAMES | LIMIT_NAMES:
            return [Noad("op", make=words.words(_spaced_name(name), "cmr", keeps_spaces=False),
                         limits=None if name in LIMIT_NAMES else False)]  # fmt: skip
        raise UnsettableError(token)


def _spaced_name(name: str) -> str:
    if name in ("limsup", "liminf", "argmax", "argmin"):
        raise UnsettableError(name)
    return name


def _tuple(nodes: list[Node] | None) -> tuple[Node, ...] | None:
    return None if nodes is None else tuple(nodes)


def _changed(nodes: list[Node], *, sup: tuple[Node, ...] | None = None, sub: tuple[Node, ...] | None = None,
             limits: bool | None = None) -> Node:  # fmt: skip
    last = nodes[-1]
    if not isinstance(last, Noad):
        raise UnsettableError("script")
    if last.kind != "op" and limits is not None:
        raise UnsettableError(r"\limits")
    return Noad(last.kind, last.stem, last.code, last.make, last.sup if sup is None else sup,
                last.sub if sub is None else sub, last.limits if limits is None else limits, last.wraps,
                last.accent)  # fmt: skip


def _fraction(reader: _Reader, token: str) -> list[Node]:
    upper, lower = reader.argument(), reader.argument()
    forced = {r"\dfrac": 0, r"\tfrac": 2}.get(token)
    return [_made(lambda fonts, style: fractions.fraction(upper, lower, fonts, _forced(forced, style)))]


def _forced(forced: int | None, style: int) -> int:
    return style if forced is None else forced | (style & 1)


def _binomial(reader: _Reader, token: str) -> list[Node]:
    upper, lower = reader.argument(), reader.argument()
    forced = {r"\dbinom": 0, r"\tbinom": 2}.get(token)
    return [_made(lambda fonts, style: fractions.atop(upper, lower, "()", fonts, _forced(forced, style)))]


def _made(make: Callable[[Fonts, int], Box], kind: str = "ord") -> Noad:
    return Noad(kind, make=make)


def _root(reader: _Reader, token: str) -> list[Node]:
    index = None
    if reader.peek() == "[":
        reader.take()
        index = reader.list_until(("]",))
        reader.expect("]")
    body = reader.argument()
    return [_made(lambda fonts, style: radicals.root(body, index, fonts, style))]


def _accent(reader: _Reader, token: str) -> list[Node]:
    body = reader.argument()
    return [Noad("ord", make=lambda fonts, style: accents.accented(token, body, fonts, style), accent=token,
                 wraps=tuple(body))]  # fmt: skip


def _line(reader: _Reader, token: str) -> list[Node]:
    body = reader.argument()
    make = radicals.overline if token == r"\overline" else radicals.underline
    return [_made(lambda fonts, style: make(body, fonts, style))]


def _brace(reader: _Reader, token: str) -> list[Node]:
    body = reader.argument()
    return [Noad("op", make=lambda fonts, style: stacks.brace(body, fonts, is_over=token == r"\overbrace"),
                 limits=True)]  # fmt: skip


def _set_over(reader: _Reader, token: str) -> list[Node]:
    mark, base = reader.argument(), reader.argument()
    kind = "rel" if token == r"\stackrel" else _class_of(base)
    upper, lower = ([], mark) if token == r"\underset" else (mark, [])
    return [_made(lambda fonts, style: stacks.set_over(base, upper, lower, fonts, style), kind)]


def _class_of(base: list[Node]) -> str:
    only = base[0] if len(base) == 1 else None
    return only.kind if isinstance(only, Noad) and only.kind in ("rel", "bin") else "ord"


def _framed(reader: _Reader, token: str) -> list[Node]:
    body = reader.argument()
    return [_made(lambda fonts, style: stacks.framed(body, fonts))]


def _alphabet(reader: _Reader, token: str) -> list[Node]:
    stem = ALPHABETS[token]
    if reader.peek() != "{":
        return [_letter(stem, reader.take())]
    text = reader.raw()
    accented = re.fullmatch(r"(\\[a-z]+)\s*\{([A-Za-z])\}", text)
    if accented and accented[1] in accents.ACCENTS and stem == "cmbx":
        base = [_letter(stem, accented[2])]
        return [Noad("ord", make=lambda fonts, style: accents.accented(accented[1], base, fonts, style, own=stem),
                     accent=accented[1], wraps=tuple(base))]  # fmt: skip
    if stem in ("cmr", "cmbx", "cmss", "cmtt", "cmti") and not re.fullmatch(r"[A-Za-z0-9]", text):
        return [group(_upright(stem, text))]
    nodes = [_letter(stem, letter) for letter in text if not letter.isspace()]
    return [group(nodes)] if len(nodes) != 1 else nodes


def _upright(stem: str, text: str) -> list[Node]:
    if not re.fullmatch(r"[A-Za-z0-9 ]*", text):
        raise UnsettableError(text)
    return [_made(words.words(text, stem, keeps_spaces=False))]


def _letter(stem: str, letter: str) -> Noad:
    if not (letter.isascii() and letter.isalnum()):
        found = symbol(letter)
        if found is None or stem not in ("cmbx", "cmr") or found[1] != "cmr":
            raise UnsettableError(letter)
        return Noad("ord", stem, found[2])
    return Noad("ord", stem, ord(letter))


def _leaning_dots(reader: _Reader, token: str) -> list[Node]:
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
        return [_made(upright)]
    return [Noad("inner", make=leaning)]


def _modulo(reader: _Reader, token: str) -> list[Node]:
    """amsmath.sty, \\bmod and \\pmod."""
    word = Noad("op", make=words.words("mod", "cmr", keeps_spaces=False), limits=False)
    if token == r"\bmod":
        return [Space(1.0), Noad("bin", make=word.make), Space(1.0)]
    body = reader.argument()

    def make(fonts: Fonts, style: int) -> Box:
        space = fonts.quad if style < 2 else 8 * fonts.mu(style)
        inner = [Noad("open", "cmr", 40), Noad("ord", make=word.make), Space(6.0), *body, Noad("close", "cmr", 41)]
        return row([glue(space), set_list(inner, fonts, style)])

    return [_made(make)]


def _colon(reader: _Reader, token: str) -> list[Node]:
    """amsmath.sty, \\colon."""
    return [Space(2.0), Noad("punct", make=lambda fonts, style: Box()), Space(-3.0),
            Noad("ord", "cmr", 58), Space(6.0)]  # fmt: skip


def _bold(reader: _Reader, token: str) -> list[Node]:
    nodes = reader.argument()
    made: list[Node] = []
    for node in nodes:
        if not isinstance(node, Noad) or node.make is not None or node.stem not in BOLD or node.sup or node.sub:
            raise UnsettableError(token)
        made.append(Noad(node.kind, BOLD[node.stem], node.code))
    return [group(made)] if len(made) != 1 else made


def _text(reader: _Reader, token: str) -> list[Node]:
    text, stem = reader.raw(), TEXTS[token]
    if "$" in text or "\\" in text:
        raise UnsettableError(token)
    try:
        return [_made(words.words(re.sub(r"\s+", " ", text.replace("~", " ")), stem, keeps_spaces=True))]
    except KeyError as error:
        raise UnsettableError(str(error)) from None


def _operator(reader: _Reader, token: str) -> list[Node]:
    text = reader.raw()
    limits = None if token.endswith("*") else False
    parts: list[Node] = []
    for at, part in enumerate(text.split(r"\,")):
        if not re.fullmatch(r"[A-Za-z0-9 ]+", part):
            raise UnsettableError(token)
        parts += ([Space(3.0)] if at else []) + [_made(words.words(part, "cmr", keeps_spaces=False))]
    return [Noad("op", make=lambda fonts, style: set_list(parts, fonts, style), limits=limits)]


def _delimiter_name(reader: _Reader) -> str:
    name = reader.take()
    name = {r"\lbrace": r"\{", r"\rbrace": r"\}", r"\vert": "|", r"\Vert": r"\|", r"\lvert": "|", r"\rvert": "|",
            r"\lVert": r"\|", r"\rVert": r"\|"}.get(name, name)  # fmt: skip
    if name not in delimiters.DELIMITERS:
        raise UnsettableError(name)
    return name


def _left(reader: _Reader, token: str) -> list[Node]:
    names, lists = [_delimiter_name(reader)], [reader.list_until((r"\right", r"\middle"))]
    while (ending := reader.take()) == r"\middle":
        names.append(_delimiter_name(reader))
        lists.append(reader.list_until((r"\right", r"\middle")))
    if ending != r"\right":
        raise UnsettableError(r"\left")
    names.append(_delimiter_name(reader))

    def make(fonts: Fonts, style: int) -> Box:
        least = 0.0
        held = [set_list(nodes, fonts, style) for nodes in lists]
        least = max(delimiters.around(box, fonts, style) for box in held)
        ends = [delimiters.delimiter(name, least, fonts, style) for name in names]
        if len(lists) == 1:
            ends_and_list = [_end("open", ends[0]), *lists[0], _end("close", ends[1])]
            return set_list(ends_and_list, fonts, style)
        parts = [ends[0]]
        for box, end in zip(held, ends[1:], strict=True):
            parts += [box, end]
        return row(parts)

    return [Noad("inner", make=make)]


def _end(kind: str, box: Box) -> Noad:
    return Noad(kind, make=lambda fonts, style: box)


def _sized(reader: _Reader, token: str) -> list[Node]:
    name = _delimiter_name(reader)
    command = token[1:].rstrip("lrm") if token[1:] not in delimiters.SIZED else token[1:]
    kind = {"l": "open", "r": "close", "m": "rel"}.get(token[-1] if token[1:] != command else "", "ord")
    return [_made(lambda fonts, style: delimiters.sized(name, command, fonts, style), kind)]


def _class(reader: _Reader, token: str) -> list[Node]:
    nodes = tuple(reader.argument())
    limits = False if token == r"\mathop" else None
    if len(nodes) == 1 and isinstance(nodes[0], Noad) and nodes[0].make is None and token != r"\mathop":
        only = nodes[0]
        return [Noad(CLASS_COMMANDS[token], only.stem, only.code, None, only.sup, only.sub)]
    return [Noad(CLASS_COMMANDS[token], make=lambda fonts, style: clean(nodes, fonts, style), limits=limits)]


def _dots(reader: _Reader, token: str) -> list[Node]:
    stem, code = ("cmsy", 1) if token == r"\cdots" else ("cmmi", 58)
    three = [Noad("punct", stem, code)] * 3
    return [Noad("inner", make=lambda fonts, style: set_list(three, fonts, style))]


def _not(reader: _Reader, token: str) -> list[Node]:
    if token == r"\mapsto":
        return [Noad("rel", make=overstruck(("cmsy", 55), ("cmsy", 33)))]
    struck = NEGATED.get(token) or reader.take()
    found = symbol(struck)
    if found is None or found[0] != "rel":
        raise UnsettableError(token)
    return [Noad("rel", make=overstruck(("cmsy", 54), found[1:]))]


def _congruence(reader: _Reader, token: str) -> list[Node]:
    """latex.ltx: \\cong by \\@vereq, \\notin by \\c@ncel."""

    def over(fonts: Fonts, style: int) -> Box:
        sign, equal = fonts.glyph("cmsy", 24, style), fonts.glyph("cmr", 61, style)
        rise = max(sign.depth, 0.0) - fonts.points(0.5) + equal.height
        drop = fonts.points(0.5)
        return stack([(sign, drop - rise), (equal, drop)], max(sign.width, equal.width))

    def struck(fonts: Fonts, style: int) -> Box:
        slash, sign = fonts.glyph("cmmi", 61, style), fonts.glyph("cmsy", 50, style)
        width = max(slash.width + fonts.mu(style), sign.width)
        shift = (width - slash.width - fonts.mu(style)) / 2
        left = replace(slash, marks=tuple(replace(mark, x=mark.x + shift) for mark in slash.marks))
        return stack([(left, 0.0), (sign, 0.0)], width)

    return [Noad("rel", make=over if token == r"\cong" else struck)]


def _long_arrow(reader: _Reader, token: str) -> list[Node]:
    left, right = (symbol(part) for part in LONG_ARROWS[token])
    if left is None or right is None:
        raise UnsettableError(token)
    parts = [Noad("rel", *left[1:]), Space(-3.0), Noad("rel", *right[1:])]
    return [Noad("rel", make=lambda fonts, style: set_list(parts, fonts, style))]


def _implied(reader: _Reader, token: str) -> list[Node]:
    name = r"\Longrightarrow" if token == r"\implies" else r"\Longleftrightarrow"
    return [Space(5.0), *_long_arrow(reader, name), Space(5.0)]


def _environment(reader: _Reader, token: str) -> list[Node]:
    name = reader.raw()
    columns = reader.raw() if name == "array" else ""
    rows: list[list[list[Node]]] = [[]]
    extra: list[float] = []
    while True:
        rows[-1].append(_cell(reader, name, len(rows[-1])))
        ending = reader.take()
        if ending == r"\\":
            rows.append([])
            extra.append(reader.length())
        elif ending == r"\end":
            break
        elif ending != "&":
            raise UnsettableError(ending)
    if reader.raw() != name:
        raise UnsettableError(name)
    if len(rows) > 1 and rows[-1] == [[]]:
        rows.pop()
    count = max(len(cells) for cells in rows)

    def make(fonts: Fonts, style: int) -> Box:
        shape = arrays.shape_of(name, count, columns, fonts)
        if shape is None or shape.bars:
            raise KeyError(name)
        return arrays.grid(rows, shape, fonts, [fonts.points(length) for length in extra])

    pair = {"pmatrix": "()", "bmatrix": "[]", "vmatrix": "||"}.get(name)
    ends = (pair[0], pair[1]) if pair else {"Bmatrix": (r"\{", r"\}"), "Vmatrix": (r"\|", r"\|"),
                                            "cases": (r"\{", ".")}.get(name)  # fmt: skip
    if ends is None:
        return [Noad("ord", make=make)]

    def held(fonts: Fonts, style: int) -> Box:
        box = make(fonts, style)
        least = delimiters.around(box, fonts, style)
        return row([delimiters.delimiter(ends[0], least, fonts, style), box,
                    delimiters.delimiter(ends[1], least, fonts, style)])  # fmt: skip

    return [Noad("inner", make=held)]


def _cell(reader: _Reader, name: str, column: int) -> list[Node]:
    nodes = reader.list_until(("&", r"\\", r"\end"))
    if nodes and reader.before() in (r"\cdots", r"\ldots"):
        nodes.append(Space(3.0, is_ams=True))
    if column % 2 and name in ("aligned", "split", "align", "align*", "alignedat"):
        return [Noad("ord", make=lambda fonts, style: Box()), *nodes]
    return nodes


def _colored(reader: _Reader, token: str) -> list[Node]:
    reader.raw()
    if token == r"\color":
        return []
    return [group(reader.argument())]


HANDLERS: dict[str, Callable[[_Reader, str], list[Node]]] = {
    **dict.fromkeys((r"\frac", r"\dfrac", r"\tfrac"), _fraction),
    **dict.fromkeys((r"\binom", r"\dbinom", r"\tbinom"), _binomial),
    r"\sqrt": _root, **dict.fromkeys(accents.ACCENTS, _accent),
    r"\overline": _line, r"\underline": _line, r"\underbrace": _brace, r"\overbrace": _brace,
    r"\overset": _set_over, r"\underset": _set_over, r"\stackrel": _set_over, r"\boxed": _framed,
    **dict.fromkeys(ALPHABETS, _alphabet), r"\boldsymbol": _bold, r"\bm": _bold, **dict.fromkeys(TEXTS, _text),
    r"\operatorname": _operator, r"\operatorname*": _operator, r"\left": _left,
    **{f"\\{size}{end}": _sized for size in delimiters.SIZED for end in ("", "l", "r", "m")},
    **dict.fromkeys(CLASS_COMMANDS, _class), r"\ldots": _dots, r"\cdots": _dots, r"\dots": _dots,
    r"\cong": _congruence, r"\notin": _congruence, r"\bmod": _modulo, r"\pmod": _modulo, r"\vdots": _leaning_dots, r"\ddots": _leaning_dots, r"\colon": _colon, r"\not": _not, r"\neq": _not, r"\ne": _not, r"\mapsto": _not, **dict.fromkeys(LONG_ARROWS, _long_arrow),
    r"\implies": _implied, r"\iff": _implied, r"\begin": _environment,
    r"\textcolor": _colored, r"\color": _colored,
}  # fmt: skip
