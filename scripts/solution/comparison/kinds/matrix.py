"""Matrices and vectors: as LaTeX, as nested lists, as rows, or as a formula that has one as its value."""

from __future__ import annotations

from scripts.solution.comparison.kinds.expression import compare_trees
from scripts.solution.comparison.kinds.listing import compare_items, value_of
from scripts.solution.comparison.kinds.plain_rows import with_commas
from scripts.solution.comparison.latex.nodes import Apply, Items, Matrix, Node, Transpose
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.limits import MATRIX_CELLS
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.resolution import resolved
from scripts.solution.comparison.symbols import Symbols

Grid = tuple[tuple[Node, ...], ...]


def compare_matrix(reference: str, claim: str, symbols: Symbols) -> Comparison:
    """Holds one matrix against another, entry by entry. Raises Unparsed when an entry has no value."""
    expected, stated = (value_of(read(with_commas(text), symbols.context)) for text in (reference, claim))
    mine, theirs = grid(expected), grid(stated)
    if mine is None or theirs is None:
        return compare_trees(resolved(_as_matrix(expected), symbols), resolved(_as_matrix(stated), symbols), symbols)
    if max(len(mine) * len(mine[0]), len(theirs) * len(theirs[0])) > MATRIX_CELLS:
        raise Unparsed(f"more than {MATRIX_CELLS} cells")
    return _compare_grids(mine, theirs, symbols, loose=_is_list(expected) or _is_list(stated))


def _is_list(node: Node) -> bool:
    """A plain list says nothing of row or column."""
    return isinstance(node, Items) and not any(isinstance(item, Items) for item in node.items)


def _as_matrix(node: Node) -> Node:
    found = grid(node)
    return Matrix(found) if found is not None else node


def grid(node: Node) -> Grid | None:
    """The cells of a written matrix; None for a formula."""
    if isinstance(node, Matrix):
        return node.rows
    if isinstance(node, Transpose):
        inner = grid(node.operand)
        return tuple(zip(*inner, strict=True)) if inner is not None and not _is_list(node.operand) else inner
    if isinstance(node, Apply) and node.function == "inner product":
        return tuple((item,) for item in node.arguments)
    if not isinstance(node, Items) or not node.items:
        return None
    rows = [item for item in node.items if isinstance(item, Items)]
    if len(rows) == len(node.items):
        if len({len(row.items) for row in rows}) != 1 or not rows[0].items:
            raise Unparsed("the rows of a matrix are not of one length")
        return tuple(row.items for row in rows)
    return tuple((item,) for item in node.items) if not rows else None


def _turned(cells: Grid) -> Grid:
    return tuple(zip(*cells, strict=True))


def _wrong(expected: Grid, stated: Grid, symbols: Symbols) -> list[tuple[int, int, Comparison]]:
    return [
        (i, j, found)
        for i, (mine, theirs) in enumerate(zip(expected, stated, strict=True), start=1)
        for j, (a, b) in enumerate(zip(mine, theirs, strict=True), start=1)
        if (found := compare_items(a, b, symbols)).verdict != "equal"
    ]


def _compare_grids(expected: Grid, stated: Grid, symbols: Symbols, *, loose: bool) -> Comparison:
    shapes = [(len(cells), len(cells[0])) for cells in (expected, stated)]
    if shapes[0] != shapes[1] and loose and 1 in shapes[1] and 1 in shapes[0] and shapes[0] == shapes[1][::-1]:
        stated, shapes[1] = _turned(stated), shapes[0]
    if shapes[0] != shapes[1]:
        return _compare_shapes(expected, stated, symbols, shapes)
    wrong = _wrong(expected, stated, symbols)
    if not wrong:
        return Comparison("equal", "matrix", "All entries agree.")
    if len(wrong) == 1:
        i, j, found = wrong[0]
        return Comparison("different", "matrix: entry", f"The entry in row {i}, column {j} is wrong: {found.reason}")
    return Comparison("different", "matrix: entries", _several(expected, stated, symbols, wrong))


def _compare_shapes(expected: Grid, stated: Grid, symbols: Symbols, shapes: list[tuple[int, int]]) -> Comparison:
    (rows, columns), (given_rows, given_columns) = shapes
    words = f"The answer is {given_rows} × {given_columns} and the reference is {rows} × {columns}."
    if (rows, columns) == (given_columns, given_rows) and not _wrong(expected, _turned(stated), symbols):
        words = "The answer is the transpose of the reference."
    return Comparison("different", "matrix: shape", words)


def _several(expected: Grid, stated: Grid, symbols: Symbols, wrong: list[tuple[int, int, Comparison]]) -> str:
    if len(expected) == len(expected[0]) and not _wrong(expected, _turned(stated), symbols):
        return "The answer is the transpose of the reference."
    if len(wrong) == 2:
        (i, j, _), (row, column, _) = wrong
        turned = (
            compare_items(expected[row - 1][column - 1], stated[i - 1][j - 1], symbols),
            compare_items(expected[i - 1][j - 1], stated[row - 1][column - 1], symbols),
        )
        if all(found.verdict == "equal" for found in turned):
            return f"The entries at ({i}, {j}) and ({row}, {column}) are swapped."
    reasons = {found.reason for _, _, found in wrong}
    total = len(expected) * len(expected[0])
    if len(wrong) == total and len(reasons) == 1 and not next(iter(reasons)).startswith("The answer is "):
        return f"Every entry is off in the same way: {reasons.pop()}"
    places = ", ".join(f"({i}, {j})" for i, j, _ in wrong[:6])
    return f"{len(wrong)} of {total} entries are wrong: {places}."
