"""A tree as short plain text, for sentences such as `the term lambda w is missing`."""

from __future__ import annotations

from collections.abc import Callable

from scripts.solution.comparison.latex import nodes
from scripts.solution.comparison.latex.nodes import Node

_LONGEST = 60
_SIGNS = {"dot": " · ", "times": " × ", "hadamard": " ⊙ ", "kronecker": " ⊗ ", "outer": " ⊗ "}


def rendered(node: Node) -> str:
    """The tree as text, cut when it is long."""
    text = _text(node)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _text(node: Node) -> str:
    return _WRITERS.get(type(node), lambda _: "…")(node)


def _tight(node: Node) -> str:
    text = _text(node)
    return (
        f"({text})"
        if isinstance(
            node, nodes.Sum | nodes.Negative | nodes.Quotient | nodes.Operation | nodes.Product | nodes.Relation
        )
        else text
    )


def _factor(node: Node) -> str:
    return f"({_text(node)})" if isinstance(node, nodes.Sum | nodes.Negative) else _text(node)


def _sum(node: nodes.Sum) -> str:
    text = _text(node.terms[0])
    for term in node.terms[1:]:
        text += f" - {_factor(term.operand)}" if isinstance(term, nodes.Negative) else f" + {_text(term)}"
    return text


def _number(node: nodes.Number) -> str:
    return str(node.value) if node.decimals is None else f"{float(node.value):g}"


def _apply(node: nodes.Apply) -> str:
    inner = ", ".join(map(_text, node.arguments))
    below = f"_{_text(node.parameter)}" if node.parameter is not None else ""
    if node.function in ("norm", "bars"):
        bar = "‖" if node.function == "norm" else "|"
        return f"{bar}{inner}{bar}{below}"
    return f"{node.function.removeprefix('call ')}{below}({inner})"


def _bound(node: nodes.Bound) -> str:
    return f"{node.operator} over {', '.join(node.indices)} of {_text(node.body)}"


_WRITERS: dict[type, Callable[..., str]] = {
    nodes.Number: _number, nodes.Name: lambda node: node.key, nodes.Sum: _sum,
    nodes.Negative: lambda node: f"-{_factor(node.operand)}",
    nodes.Indexed: lambda node: f"{_tight(node.base)}_{','.join(map(_text, node.indices))}",
    nodes.Product: lambda node: " ".join(map(_factor, node.factors)),
    nodes.Operation: lambda node: _SIGNS.get(node.operator, " ").join((_factor(node.left), _factor(node.right))),
    nodes.Quotient: lambda node: f"{_tight(node.numerator)}/{_tight(node.denominator)}",
    nodes.Power: lambda node: f"{_tight(node.base)}^{_tight(node.exponent)}",
    nodes.Transpose: lambda node: f"{_tight(node.operand)}ᵀ", nodes.Apply: _apply, nodes.Bound: _bound,
    nodes.Note: lambda node: node.words,
}  # fmt: skip
