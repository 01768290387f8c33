"""Matrices, cases and aligned lines."""

from __future__ import annotations

from scripts.solution.comparison.latex import relations
from scripts.solution.comparison.latex.cursor import Cursor
from scripts.solution.comparison.latex.nodes import Apply, Branch, Cases, Ellipsis, Items, Matrix, Node
from scripts.solution.comparison.latex.tokens import Token
from scripts.solution.comparison.latex.vocabulary import DOTS, ENVIRONMENTS
from scripts.solution.comparison.limits import MATRIX_CELLS
from scripts.solution.comparison.model import Unparsed


def environment(cursor: Cursor) -> Node:
    """The environment that begins here."""
    name = cursor.take().text
    if name not in ENVIRONMENTS:
        raise Unparsed(f"the environment {name!r} is not read")
    if name == "array" and cursor.at("{"):
        cursor.group_tokens()
    rows = _rows(cursor, name)
    manner = ENVIRONMENTS[name][0]
    if manner == "cases":
        return _cases(cursor, rows)
    if manner == "lines":
        return _lines(cursor, rows)
    matrix = Matrix(tuple(tuple(_cell(cursor, cell) for cell in row) for row in rows))
    if len({len(row) for row in matrix.rows}) != 1:
        raise Unparsed("the rows of a matrix are not of one length")
    if manner == "|":
        return Apply("determinant", (matrix,))
    return Apply("norm", (matrix,)) if manner == "||" else matrix


def _rows(cursor: Cursor, name: str) -> list[list[list[Token]]]:
    """The tokens of each cell, up to the matching end."""
    rows: list[list[list[Token]]] = [[[]]]
    depth = cells = 0
    while True:
        token = cursor.take()
        if token.kind == "end of text":
            raise Unparsed(f"the environment {name!r} is not ended")
        if token.kind == "end" and depth == 0:
            return [row for row in rows if any(row)]
        depth += (token.kind == "begin" or token.text in ("{",)) - (token.kind == "end" or token.text in ("}",))
        if depth == 0 and token.kind == "break":
            rows.append([[]])
        elif depth == 0 and token.text == "&" and token.kind == "symbol":
            rows[-1].append([])
        else:
            rows[-1][-1].append(token)
        cells = (
            sum(len(row) for row in rows) if token.kind in ("break", "symbol") and token.text in ("&", r"\\") else cells
        )
        if cells > MATRIX_CELLS:
            raise Unparsed(f"more than {MATRIX_CELLS} cells")


def _cell(cursor: Cursor, tokens: list[Token]) -> Node:
    if not tokens:
        raise Unparsed("an empty cell")
    if len(tokens) == 1 and tokens[0].text in DOTS:
        return Ellipsis()
    inner = cursor.inside(tokens)
    node = relations.condition(inner)
    if inner.place < len(tokens) and not (inner.at(",") and inner.place == len(tokens) - 1):
        raise Unparsed(f"a cell is not read from {inner.next.text!r} on")
    return node


def _cases(cursor: Cursor, rows: list[list[list[Token]]]) -> Node:
    return Cases(tuple(_branch(cursor, row) for row in rows))


def _branch(cursor: Cursor, row: list[list[Token]]) -> Branch:
    tokens = [token for cell in row for token in cell]
    value_tokens, condition_tokens = (
        (row[0], [token for cell in row[1:] for token in cell]) if len(row) > 1 else _split(tokens)
    )
    while value_tokens and value_tokens[-1].text in (",", ";"):
        value_tokens = value_tokens[:-1]
    value = _cell(cursor, value_tokens)
    if not condition_tokens or any(token.kind == "word" and token.text == "otherwise" for token in condition_tokens):
        return Branch(value, None)
    inner = cursor.inside(condition_tokens)
    while inner.next.kind == "word" or inner.at(","):
        inner.take()
    condition = relations.conditions(inner)
    if inner.place < len(condition_tokens):
        raise Unparsed("a condition of a case is not read")
    return Branch(value, condition)


def _split(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    for place, token in enumerate(tokens):
        if token.kind == "word" or token.text == ",":
            return tokens[:place], tokens[place:]
    return tokens, []


def _lines(cursor: Cursor, rows: list[list[list[Token]]]) -> Node:
    """Aligned lines are one chain when the later ones begin with a relation, otherwise a list of statements."""
    lines = [[token for cell in row for token in cell] for row in rows]
    chained = all(line[0].kind in ("symbol", "command") and relations.is_relation(line[0]) for line in lines[1:])
    if chained:
        return _cell(cursor, [token for line in lines for token in line])
    return Items("", "", tuple(_cell(cursor, line) for line in lines))
