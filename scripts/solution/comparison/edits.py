"""Trees that differ from a tree by one small edit: repairs of a claim, and spoilings of a reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from scripts.solution.comparison.latex.nodes import (
    Apply,
    Bound,
    Indexed,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Power,
    Product,
    Quotient,
    Sum,
    Transpose,
)
from scripts.solution.comparison.latex.tree import children, free_names, substitute, with_child
from scripts.solution.comparison.rendering import rendered
from scripts.solution.comparison.symbols import Symbols

Edit = tuple[str, Node]
_ONE = Number(Fraction(1))
_MOST_SWAPPED = 5


def _everywhere(node: Node, local: Callable[[Node], Iterator[Edit]]) -> Iterator[Edit]:
    """The tree with one local edit at one place."""
    yield from local(node)
    for place, child in enumerate(children(node)):
        for words, new in _everywhere(child, local):
            yield words, with_child(node, place, new)


def repairs(claim: Node, symbols: Symbols) -> Iterator[Edit]:
    """Edits of a claim, each with the sentence that is true if the edit makes it right."""
    arrays = symbols.context.arrays
    yield from _everywhere(claim, _uninverted)
    yield from _everywhere(claim, _signs)
    yield from _everywhere(claim, lambda node: _transposes(node, arrays))
    yield from _everywhere(claim, lambda node: _orders(node, arrays))
    yield from _everywhere(claim, _inverses)
    yield from _everywhere(claim, _counters)
    yield from _everywhere(claim, _extras)
    yield from _everywhere(claim, _extra_powers)
    yield from _swapped(claim, symbols)
    yield from _everywhere(claim, _numbers)


def spoilings(reference: Node) -> Iterator[Edit]:
    """Edits of a reference, each with the sentence that is true if the edit gives the claim."""
    yield from _everywhere(reference, _dropped)
    yield from _everywhere(reference, _dropped_powers)


def _signs(node: Node) -> Iterator[Edit]:
    if isinstance(node, Sum):
        for place, term in enumerate(node.terms):
            turned = term.operand if isinstance(term, Negative) else Negative(term)
            bare = term.operand if isinstance(term, Negative) else term
            yield (
                f"The sign of {rendered(bare)} is wrong.",
                replace(node, terms=(*node.terms[:place], turned, *node.terms[place + 1 :])),
            )
    elif isinstance(node, Negative):
        yield f"The sign of {rendered(node.operand)} is wrong.", node.operand
    elif isinstance(node, Power) and not isinstance(node.exponent, Negative):
        yield f"The sign of the exponent of {rendered(node.base)} is wrong.", Power(node.base, Negative(node.exponent))


def _transposes(node: Node, arrays: frozenset[str]) -> Iterator[Edit]:
    if isinstance(node, Transpose):
        yield f"{rendered(node.operand)} should not be transposed.", node.operand
    elif isinstance(node, Name) and node.key in arrays:
        yield f"{node.key} should be transposed.", Transpose(node)


def _orders(node: Node, arrays: frozenset[str]) -> Iterator[Edit]:
    if isinstance(node, Product):
        for place, (first, second) in enumerate(zip(node.factors, node.factors[1:], strict=False)):
            if free_names(first) & arrays and free_names(second) & arrays:
                swapped = (*node.factors[:place], second, first, *node.factors[place + 2 :])
                yield (
                    f"The order of the product is wrong: {rendered(second)} stands before {rendered(first)}.",
                    Product(swapped),
                )
        if len(node.factors) == 3:
            yield "The factors of the product are in reverse order.", Product(node.factors[::-1])
    elif isinstance(node, Operation) and node.operator in ("dot", "times"):
        yield (
            f"The order of the product is wrong: {rendered(node.right)} stands before {rendered(node.left)}.",
            replace(node, left=node.right, right=node.left),
        )


def _uninverted(node: Node) -> Iterator[Edit]:
    if isinstance(node, Power) and node.exponent in (Negative(_ONE), Number(Fraction(-1))):
        yield f"{rendered(node.base)} should not be inverted.", node.base


def _inverses(node: Node) -> Iterator[Edit]:
    if isinstance(node, Quotient):
        yield "The fraction is upside down.", Quotient(node.denominator, node.numerator)
    elif isinstance(node, Sum | Name):
        yield f"{rendered(node)} should be inverted.", Power(node, Negative(_ONE))


def _shifts(node: Node) -> Iterator[Node]:
    yield Sum((node, Negative(_ONE)))
    yield Sum((node, _ONE))


def _counters(node: Node) -> Iterator[Edit]:
    """Off by one in an exponent, a limit or an index."""
    if isinstance(node, Power) and not isinstance(node.exponent, Number):
        for shifted in _shifts(node.exponent):
            yield f"The exponent of {rendered(node.base)} is off by one.", Power(node.base, shifted)
    if isinstance(node, Bound) and node.operator != "listed":
        for limit in ("start", "stop"):
            old = getattr(node, limit)
            if old is not None and old != Name("infty"):
                for shifted in _shifts(old):
                    yield (
                        f"The {'first' if limit == 'start' else 'last'} index of the {node.operator} is off by one.",
                        replace(node, **{limit: shifted}),
                    )
    if isinstance(node, Indexed) and len(node.indices) == 1:
        for shifted in _shifts(node.indices[0]):
            yield f"The index of {rendered(node.base)} is off by one.", Indexed(node.base, (shifted,))


def _numbers(node: Node) -> Iterator[Edit]:
    if isinstance(node, Number) and node.decimals is None:
        for step in (1, -1):
            yield f"The number {node.value} is off by one.", Number(node.value + step)


def _without(items: tuple[Node, ...], place: int, kind: type) -> Node:
    rest = (*items[:place], *items[place + 1 :])
    return rest[0] if len(rest) == 1 else kind(rest)


def _extras(node: Node) -> Iterator[Edit]:
    if isinstance(node, Sum):
        for place, term in enumerate(node.terms):
            yield f"The term {rendered(term)} is too much.", _without(node.terms, place, Sum)
    elif isinstance(node, Product):
        for place, factor in enumerate(node.factors):
            yield f"The factor {rendered(factor)} is too much.", _without(node.factors, place, Product)
    elif isinstance(node, Operation):
        yield f"The factor {rendered(node.right)} is too much.", node.left
        yield f"The factor {rendered(node.left)} is too much.", node.right
    elif isinstance(node, Quotient):
        yield f"The division by {rendered(node.denominator)} is too much.", node.numerator
    elif isinstance(node, Bound) and node.operator == "sum":
        yield "The sum is too much: one term is meant.", node.body


def _dropped(node: Node) -> Iterator[Edit]:
    if isinstance(node, Sum):
        for place, term in enumerate(node.terms):
            yield f"The term {rendered(term)} is missing.", _without(node.terms, place, Sum)
    elif isinstance(node, Product):
        for place, factor in enumerate(node.factors):
            yield f"The factor {rendered(factor)} is missing.", _without(node.factors, place, Product)
    elif isinstance(node, Operation):
        yield f"The factor {rendered(node.right)} is missing.", node.left
        yield f"The factor {rendered(node.left)} is missing.", node.right
    elif isinstance(node, Quotient):
        yield f"The division by {rendered(node.denominator)} is missing.", node.numerator


def _extra_powers(node: Node) -> Iterator[Edit]:
    if isinstance(node, Power) and isinstance(node.exponent, Number):
        yield f"The power of {rendered(node.base)} is too much.", node.base
    elif isinstance(node, Apply) and len(node.arguments) == 1:
        yield (
            f"The {_called(node)} around {rendered(node.arguments[0])} is too much.",
            node.arguments[0],
        )


def _called(node: Apply) -> str:
    name = node.function.removeprefix("call ")
    return {"bars": "absolute value", "sqrt": "root", "log": "logarithm", "exp": "exponential"}.get(name, name)


def _dropped_powers(node: Node) -> Iterator[Edit]:
    if isinstance(node, Power) and isinstance(node.exponent, Number):
        yield f"The power {node.exponent.value} of {rendered(node.base)} is missing.", node.base
    elif isinstance(node, Power):
        yield f"The exponent of {rendered(node.base)} is missing.", node.base
    elif isinstance(node, Transpose):
        yield f"The transpose of {rendered(node.operand)} is missing.", node.operand
    elif isinstance(node, Apply) and len(node.arguments) == 1 and node.function != "identity":
        yield (
            f"The {_called(node)} around {rendered(node.arguments[0])} is missing.",
            node.arguments[0],
        )


def _swapped(claim: Node, symbols: Symbols) -> Iterator[Edit]:
    """Two names of the same sort in each other's place."""
    names = sorted(free_names(claim))
    sorts: dict[tuple[object, ...], list[str]] = {}
    for name in names:
        declaration = symbols.declared.get(name)
        sort = (declaration.form, declaration.dims[:0]) if declaration else ("scalar", ())
        sorts.setdefault(sort, []).append(name)
    for group in sorts.values():
        for first, second in combinations(group[:_MOST_SWAPPED], 2):
            yield f"{first} and {second} are swapped.", substitute(claim, {first: Name(second), second: Name(first)})
    whole = sorted(key for key in symbols.declared if symbols.declared[key].form == "scalar")
    for name in names:
        for other in whole[:8]:
            if other != name and name in symbols.declared and symbols.declared[name].form == "scalar":
                yield f"{name} stands where {other} should.", substitute(claim, {name: Name(other)})
