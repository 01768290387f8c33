"""Brackets that grow or have a stated size, and environments of cells."""

from __future__ import annotations

from scripts.transcript.formula.tex.setting import arrays, delimiters
from scripts.transcript.formula.tex.setting.boxes import Box, glue, row
from scripts.transcript.formula.tex.setting.fonts import X_HEIGHT, Fonts, S, T
from scripts.transcript.formula.tex.setting.lists import clean, set_list
from scripts.transcript.formula.tex.setting.nodes import Noad, Node, Space
from scripts.transcript.formula.tex.setting.reader import Reader, UnsettableError, made


def _delimiter_name(reader: Reader) -> str:
    name = reader.take()
    name = {r"\lbrace": r"\{", r"\rbrace": r"\}", r"\vert": "|", r"\Vert": r"\|", r"\lvert": "|", r"\rvert": "|",
            r"\lVert": r"\|", r"\rVert": r"\|"}.get(name, name)  # fmt: skip
    if name not in delimiters.DELIMITERS:
        raise UnsettableError(name)
    return name


def grown(reader: Reader, token: str) -> list[Node]:
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


def sized(reader: Reader, token: str) -> list[Node]:
    name = _delimiter_name(reader)
    command = token[1:].rstrip("lrm") if token[1:] not in delimiters.SIZED else token[1:]
    kind = {"l": "open", "r": "close", "m": "rel"}.get(token[-1] if token[1:] != command else "", "ord")
    return [made(lambda fonts, style: delimiters.sized(name, command, fonts, style), kind)]


def environment(reader: Reader, token: str) -> list[Node]:
    name = reader.raw()
    columns = reader.raw() if name == "array" else ""
    rows: list[list[list[Node]]] = [[]]
    extra: list[float] = []
    lines: list[int] = []
    while True:
        while name == "array" and reader.peek() == r"\hline":
            reader.take()
            lines.append(len(rows) - 1)
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
        if name == "smallmatrix":
            return _small(rows, fonts, style)
        shape = arrays.shape_of(name, count, columns, fonts, lines=tuple(lines))
        is_doubled = len(set(lines)) < len(lines) or "||" in columns
        if shape is None or is_doubled or not set(columns) <= set("lcr|"):
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


def _small(rows: list[list[list[Node]]], fonts: Fonts, style: int) -> Box:
    """amsmath.sty, smallmatrix: \\ex@ is 0.2326 of the height of small letters."""
    unit, thin = 0.2326 * X_HEIGHT * fonts.size(T), glue(3 * fonts.mu(style))
    cells = [[clean(cell, fonts, S) for cell in line] for line in rows]
    skips = 6 * unit, 1.5 * unit
    return row([thin, arrays.piled(cells, 5 / 18 * fonts.quad, skips, fonts.axis(style)), thin])


def substack(reader: Reader, token: str) -> list[Node]:
    """amsmath.sty, subarray: lines in the style of scripts, in the middle."""
    reader.expect("{")
    lines = [reader.list_until((r"\\",))]
    while reader.peek() == r"\\":
        reader.take()
        lines.append(reader.list_until((r"\\",)))
    reader.expect("}")

    def make(fonts: Fonts, style: int) -> Box:
        cells = [[clean(line, fonts, S)] for line in lines]
        line = fonts.sigma("num3", S) + fonts.sigma("denom2", S)
        return arrays.piled(cells, 0.0, (line, 3 * fonts.xi(8, S)), fonts.axis(style))

    return [made(make)]


def _cell(reader: Reader, name: str, column: int) -> list[Node]:
    nodes = reader.list_until(("&", r"\\", r"\end"))
    if nodes and reader.before() in (r"\cdots", r"\ldots"):
        nodes.append(Space(3.0, is_ams=True))
    if column % 2 and name in ("aligned", "split", "align", "align*", "alignedat"):
        return [Noad("ord", make=lambda fonts, style: Box()), *nodes]
    return nodes
