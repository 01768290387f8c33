"""Entries, rows and columns, members of families, lists of values, and how far an index runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scripts.solution.comparison.latex.nodes import Bound, Indexed, Items, Matrix, Name, Node
from scripts.solution.comparison.latex.tree import walk
from scripts.solution.comparison.model import Misfit, Outside, Unparsed
from scripts.solution.comparison.values.arithmetic import Array, Identity, Value, collapsed, is_scalar, is_vector

if TYPE_CHECKING:
    from scripts.solution.comparison.values.evaluation import Evaluation


def named(evaluation: Evaluation, key: str) -> Value:
    """The value of a name: declared, a constant, an identity or ones of stated size (I_n), or unknown."""
    sample = evaluation.sample
    root, _, size = key.partition("_")
    declared = sample.symbols.declared
    if key not in declared and root in ("I", "ones") and size and key not in sample.given:
        return _of_size(sample.dimension(int(size) if size.isdigit() else size), root)
    if key == "ones" and key not in declared:
        raise Unparsed("a vector of ones of no stated size")
    return sample.value(key)


def _of_size(size: int, root: str) -> Value:
    return np.eye(size) if root == "I" else np.ones((size, 1))


def _family(evaluation: Evaluation, base: Node) -> Array | None:
    """The stack of members that a name of vectors, of rows or of columns stands for."""
    if not isinstance(base, Name) or base.key in evaluation.bound:
        return None
    declaration = evaluation.sample.symbols.declared.get(base.key)
    if declaration is None or declaration.form not in ("rows", "columns", "vectors", "matrices"):
        return None
    if declaration.form in ("vectors", "matrices"):
        return evaluation.sample.value(base.key)
    whole = evaluation.value(Name(declaration.detail))
    if is_scalar(whole):
        return np.array([[[float(whole)]]])
    stack = whole if declaration.form == "rows" else whole.T
    return stack[:, :, None]


def entry(evaluation: Evaluation, node: Indexed) -> Value:
    """The entry, row or column that the indices pick, counted from one."""
    family = _family(evaluation, node.base)
    if family is not None and len(node.indices) in (1, 2):
        member = family[_place(evaluation, node.indices[0], len(family))]
        return collapsed(member) if len(node.indices) == 1 else _picked(evaluation, member, node.indices[1:])
    if (
        isinstance(node.base, Name)
        and node.base.key not in evaluation.bound
        and node.base.key not in evaluation.sample.symbols.declared
    ):
        return _undeclared(evaluation, node.base.key, node.indices)
    return _picked(evaluation, evaluation.value(node.base), node.indices)


def _undeclared(evaluation: Evaluation, key: str, indices: tuple[Node, ...]) -> Value:
    """An undeclared indexed name is a number that depends on its indices only; an identity has its usual entries."""
    places = [evaluation.integer(index) for index in indices]
    if key == "I" and len(places) == 1:
        return np.eye(places[0]) if 0 < places[0] <= 40 else Identity()
    if key in ("delta", "I") and len(places) == 2:
        return float(places[0] == places[1])
    sample = evaluation.sample
    name = key + "_" + ",".join(map(str, places))
    if sample.fixed or name in sample.given:
        return sample.value(name)
    sample.unknown.add(key)
    magnitude = sample.random(name).uniform(0.35, 2.1)
    sample.given[name] = float(
        magnitude if sample.positive else magnitude * sample.random(name, "sign").choice((-1.0, 1.0))
    )
    return sample.given[name]


def _place(evaluation: Evaluation, index: Node, length: int) -> int:
    place = evaluation.integer(index)
    if not 1 <= place <= length:
        raise Outside(f"the index {place} is outside 1 to {length}")
    return place - 1


def _picked(evaluation: Evaluation, value: Value, indices: tuple[Node, ...]) -> Value:
    if isinstance(value, Identity):
        places = [evaluation.integer(index) for index in indices]
        return value.scale * float(len(set(places)) == 1)
    if is_scalar(value):
        raise Unparsed("an index on a number")
    if len(indices) == 1 and is_vector(value):
        return float(value.ravel()[_place(evaluation, indices[0], value.size)])
    if len(indices) == 1:
        raise Unparsed("one index on a matrix does not say whether it picks a row or a column")
    row, column = indices[0], indices[1]
    chosen = value if _all(row) else value[_place(evaluation, row, value.shape[0]), :].reshape(1, -1)
    chosen = chosen if _all(column) else chosen[:, _place(evaluation, column, chosen.shape[1])].reshape(-1, 1)
    return collapsed(chosen.T if chosen.shape[0] == 1 and not _all(row) and _all(column) and False else chosen)


def _all(index: Node) -> bool:
    return isinstance(index, Name) and index.key == ":"


def extent(evaluation: Evaluation, node: Bound, index: str) -> int:
    """How far an index without limits runs: as far as what it indexes. Raises Unparsed when nothing says it."""
    lengths = {
        length for part in walk(node.body) if isinstance(part, Indexed) for length in _lengths(evaluation, part, index)
    }
    if not lengths:
        raise Unparsed(f"nothing says how far the index {index} runs")
    if len(lengths) > 1:
        raise Misfit(f"run the index {index} over", (min(lengths),), (max(lengths),))
    return lengths.pop()


def _lengths(evaluation: Evaluation, part: Indexed, index: str) -> list[int]:
    places = [place for place, node in enumerate(part.indices) if node == Name(index)]
    if not places:
        return []
    family = _family(evaluation, part.base)
    if family is not None:
        return [family.shape[place] for place in places]
    if isinstance(part.base, Name) and part.base.key not in evaluation.sample.symbols.declared:
        return []
    value = evaluation.value(part.base)
    if is_scalar(value) or isinstance(value, Identity):
        return []
    return [value.size if len(part.indices) == 1 and is_vector(value) else value.shape[place] for place in places]


def _scalars(evaluation: Evaluation, items: tuple[Node, ...]) -> list[Value]:
    values: list[Value] = []
    for item in items:
        values.extend(
            _run(evaluation, item)
            if isinstance(item, Bound) and item.operator == "listed"
            else [evaluation.value(item)]
        )
    return values


def _run(evaluation: Evaluation, item: Bound) -> list[Value]:
    letter = item.indices[0]
    start = evaluation.integer(item.start) if item.start is not None else 1
    stop = evaluation.integer(item.stop) if item.stop is not None else extent(evaluation, item, letter)
    saved = dict(evaluation.bound)
    values = []
    for index in range(start, min(stop, start + 200) + 1):
        evaluation.bound[letter] = float(index)
        values.append(evaluation.value(item.body))
    evaluation.bound.clear()
    evaluation.bound.update(saved)
    return values


def entries(evaluation: Evaluation, node: Bound) -> Value:
    """The array whose entries a formula states: a column for one letter, a matrix for two."""
    lengths = [extent(evaluation, node, letter) for letter in node.indices]
    saved = dict(evaluation.bound)
    array = np.empty((*lengths, 1)[:2] if len(lengths) == 1 else tuple(lengths))
    for place in np.ndindex(*lengths):
        evaluation.bound.update(zip(node.indices, (float(index + 1) for index in place), strict=True))
        entry_value = evaluation.value(node.body)
        if not is_scalar(entry_value):
            raise Misfit("put together entries of", np.shape(entry_value), ())
        array[place if len(place) > 1 else (*place, 0)] = entry_value
    evaluation.bound.clear()
    evaluation.bound.update(saved)
    return collapsed(array)


def spread(evaluation: Evaluation, items: tuple[Node, ...]) -> list[Value]:
    """The values of items, with series written out."""
    return _scalars(evaluation, items)


def listed(evaluation: Evaluation, node: Items, *, row: bool) -> Value:
    """A list as a vector (a column, unless it is to be transposed), a list of lists as a matrix."""
    values = (
        [listed(evaluation, item, row=True) for item in node.items]
        if _nested(node)
        else _scalars(evaluation, node.items)
    )
    if not values:
        raise Unparsed("an empty list stands where a value should")
    if all(map(is_scalar, values)):
        vector = np.array(values, dtype=float).reshape(1, -1)
        return collapsed(vector if row else vector.T)
    if _nested(node):
        rows = [np.atleast_2d(value) for value in values]
        if len({value.shape for value in rows}) == 1:
            return np.vstack(rows)
    raise Unparsed("a list of matrices stands where a value should")


def _nested(node: Items) -> bool:
    return bool(node.items) and all(isinstance(item, Items) for item in node.items)


def matrix(evaluation: Evaluation, node: Matrix) -> Value:
    """A written matrix; its entries may be blocks."""
    rows = [[evaluation.value(cell) for cell in row] for row in node.rows]
    if all(is_scalar(value) for row in rows for value in row):
        return collapsed(np.array(rows, dtype=float))
    if any(isinstance(value, Identity) for row in rows for value in row):
        raise Unparsed("an identity of no stated size as a block")
    try:
        return np.block([[np.atleast_2d(value) for value in row] for row in rows])
    except ValueError as error:
        raise Misfit("stack the blocks of", np.shape(rows[0][0]), np.shape(rows[-1][-1])) from error
