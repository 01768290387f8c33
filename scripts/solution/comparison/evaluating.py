"""The value of a formula at given values of its symbols."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from scripts.solution.comparison.declarations import Declaration, canonical
from scripts.solution.comparison.derivatives import known_derivatives, named, renamed
from scripts.solution.comparison.heads import taken_apart
from scripts.solution.comparison.latex.nodes import Items, Node, Order
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import rebuild
from scripts.solution.comparison.limits import WORK_STEPS
from scripts.solution.comparison.model import Misfit, NoCase, Unparsed
from scripts.solution.comparison.resolution import resolved
from scripts.solution.comparison.symbols import Symbols, symbols
from scripts.solution.comparison.values.arithmetic import Identity, Value
from scripts.solution.comparison.values.evaluation import Evaluation
from scripts.solution.comparison.values.sampling import Sample
from scripts.solution.comparison.work import Work


def evaluate(kind: str, latex: str, given: Mapping[str, object], values: Mapping[str, object]) -> NDArray[np.float64]:
    """The value of an expression or a growth rate at `values`, which maps each symbol to a number or an array.

    A one-dimensional array is a column, or a row for a symbol declared as row. Sizes such as n follow from the arrays.
    A scalar comes back with shape (), a column with shape (n,), anything else with shape (rows, columns). Raises
    Unparsed when the formula is not read, a symbol has no value, shapes do not fit, or the value is not finite.
    """
    if kind not in ("expression", "growth"):
        raise Unparsed(f"only an expression or a growth rate is evaluated, not a {kind}")
    known = known_derivatives(given)
    given, values = renamed(given, known), renamed(values, known)
    declared = symbols(given, growth=kind == "growth")
    latex = named(latex, known, d_is_a_name="d" in declared.declared)
    tree = resolved(_body(read(latex, declared.context), declared, growth=kind == "growth"), declared)
    sample = Sample(declared, 0, given=_given(declared, values), fixed=True)
    try:
        with np.errstate(all="ignore"):
            return _returned(Evaluation(sample, Work(WORK_STEPS)).value(tree))
    except Misfit as error:
        raise Unparsed(f"the shapes do not fit: cannot {error.args[0]} {error.args[1:]}") from error
    except (NoCase, ArithmeticError, ValueError) as error:
        raise Unparsed("it has no value there") from error


def _body(tree: Node, declared: Symbols, *, growth: bool) -> Node:
    if isinstance(tree, Items):
        return tree
    body = taken_apart(tree, declared).body
    return _without_order(body) if growth else body


def _without_order(node: Node) -> Node:
    return _without_order(node.body) if isinstance(node, Order) else rebuild(node, _without_order)


def _given(declared: Symbols, values: Mapping[str, object]) -> dict[str, Value]:
    """The values as scalars and matrices, with the sizes that follow from their shapes."""
    given: dict[str, Value] = {}
    for name, value in values.items():
        key = canonical(name)
        declaration = declared.declared.get(key)
        array = _shaped(np.asarray(value, dtype=float), declaration)
        shape = array.shape[1:] if declaration and declaration.form == "row" else array.shape
        for dim, size in zip(declaration.dims if declaration else (), shape, strict=False):
            if isinstance(dim, str) and given.setdefault(dim, float(size)) != size:
                raise Unparsed(f"{name} does not fit: {dim} is {given[dim]:g} elsewhere and {size} here")
        given[key] = float(array.ravel()[0]) if array.size == 1 and array.ndim <= 2 else array
    return given


def _shaped(array: NDArray[np.float64], declaration: Declaration | None) -> NDArray[np.float64]:
    form = declaration.form if declaration else ""
    if form == "vectors" and array.ndim == 2:
        return array[:, :, None]
    if array.ndim == 1:
        return array.reshape(1, -1) if form == "row" else array.reshape(-1, 1)
    return array


def _returned(value: Value) -> NDArray[np.float64]:
    if isinstance(value, Identity):
        raise Unparsed("an identity of no stated size")
    array = np.asarray(value, dtype=float)
    if not np.all(np.isfinite(array)):
        raise Unparsed("the value is not finite")
    return array[:, 0] if array.ndim == 2 and array.shape[1] == 1 else array
