"""What an equation defines and what it says: `K_\\ell = CA^{\\ell-1}B` has a head, K with index l, and a body."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scripts.solution.comparison.latex.nodes import (
    Apply,
    Branch,
    Cases,
    Derivative,
    Indexed,
    Items,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Relation,
    Sum,
    Transpose,
)
from scripts.solution.comparison.latex.tree import free_names, substitute, walk
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.symbols import Symbols

_CONSTANTS = frozenset({"pi", "e", "I", "infty", "ones"})


@dataclass(frozen=True, slots=True)
class Claimed:
    """A formula taken apart: the head that it defines (None without one), the sides with a value, and when it holds."""

    head: Node | None
    sides: tuple[Node, ...]
    condition: Node | None = None
    relation: Relation | None = None

    @property
    def body(self) -> Node:
        return self.sides[-1]


def taken_apart(node: Node, symbols: Symbols, others: frozenset[Node] = frozenset()) -> Claimed:
    """Head and sides of a formula. `others` are names and entries of the other formula, which are no heads here."""
    condition = None
    if isinstance(node, Cases) and len(node.branches) == 1:
        node, condition = node.branches[0].value, node.branches[0].condition
    if not isinstance(node, Relation):
        return Claimed(None, (node,), condition)
    if node.operators[0] == "<-":
        return Claimed(node.sides[0], node.sides[1:], condition, node)
    if not set(node.operators) <= {"=", "~"}:
        raise Unparsed("it states an inequality where a value is asked")
    heads = [side for place, side in enumerate(node.sides) if _is_head(side, node.sides, place, symbols, others)]
    sides = tuple(side for side in node.sides if side not in heads)
    if not sides:
        heads, sides = [node.sides[0]], node.sides[1:]
    return Claimed(heads[0] if heads else None, sides, condition, node)


def upright(claimed: Claimed) -> Claimed:
    """`o^T = q^T K` rewritten as `o = (q^T K)^T`."""
    if not isinstance(claimed.head, Transpose) or not isinstance(claimed.head.operand, Name):
        return claimed
    return replace(claimed, head=claimed.head.operand, sides=tuple(Transpose(side) for side in claimed.sides))


def _is_head(side: Node, sides: tuple[Node, ...], place: int, symbols: Symbols, others: frozenset[Node]) -> bool:
    if any(isinstance(part, Derivative) for part in walk(side)):
        return True
    name = head_name(side)
    if place == 0 and isinstance(side, Power) and isinstance(side.base, Name) and _is_layer(side, sides, symbols):
        return True
    if place not in (0, len(sides) - 1):
        return isinstance(side, Name) and _is_new(side.key, place, sides, symbols) and side not in others
    if name is None or name in _CONSTANTS:
        return False
    if isinstance(side, Indexed) and place == 0 and name in symbols.declared and _is_next(side, sides, symbols):
        return True
    if (isinstance(side, Name) or _is_starred(side)) and name in symbols.declared:
        rest = frozenset().union(*(free_names(other) for number, other in enumerate(sides) if number != place))
        updated = isinstance(side, Name) and len(sides) == 2 and name in rest  # W = W - G gives W a new value
        return place == 0 and ((name not in rest and Name(name) not in others) or updated)
    return (
        name not in symbols.declared
        and name not in symbols.definitions
        and (side if isinstance(side, Indexed) else Name(name)) not in others
    )


def _is_new(name: str, place: int, sides: tuple[Node, ...], symbols: Symbols) -> bool:
    """Whether a name is nobody's and stands in no other side: `d_k = d_v = d/h` gives two of them their value."""
    rest = frozenset().union(*(free_names(other) for number, other in enumerate(sides) if number != place))
    return name not in symbols.declared and name not in symbols.definitions and name not in rest | _CONSTANTS


def _is_layer(side: Power, sides: tuple[Node, ...], symbols: Symbols) -> bool:
    """Whether an exponent only counts layers or steps, as in `q^{\\ell} = ...`: letters that nobody else speaks of."""
    rest = frozenset().union(*(free_names(other) for other in sides[1:]))
    letters = free_names(side.exponent) - _CONSTANTS
    return bool(letters) and not letters & (symbols.declared.keys() | rest)


def _is_next(side: Indexed, sides: tuple[Node, ...], symbols: Symbols) -> bool:
    """Whether an index is a letter with a step, which nobody declared: `x_{t+1}` names the next x."""
    rest = frozenset().union(*(free_names(other) for other in sides[1:]))
    letters = frozenset().union(*(free_names(index) for index in side.indices))
    return any(isinstance(index, Sum) for index in side.indices) and not letters & (symbols.declared.keys() | rest)


def _is_starred(side: Node) -> bool:
    """`w^*` names the best w; as a value it would be the transpose."""
    return isinstance(side, Apply) and side.function == "adjoint"


def head_name(side: Node) -> str | None:
    """The name that a side consists of: K, K_l, L(w), f(x); None for anything with more in it."""
    while isinstance(side, Transpose | Power) or _is_starred(side):
        side = (
            side.operand if isinstance(side, Transpose) else side.base if isinstance(side, Power) else side.arguments[0]
        )
    if isinstance(side, Name):
        return side.key
    if isinstance(side, Indexed):
        return head_name(side.base)
    if (
        isinstance(side, Product)
        and len(side.factors) == 2
        and isinstance(side.factors[0], Name | Indexed)
        and isinstance(side.factors[1], Name | Items | Indexed)
    ):
        return head_name(side.factors[0])
    if isinstance(side, Apply) and side.function.startswith("call "):
        return side.function.removeprefix("call ")
    if isinstance(side, Apply) and side.function in ("expectation", "variance", "covariance"):
        return side.function
    return None


def root_name(head: Node | None, symbols: Symbols) -> str | None:
    """The letter that a head is known by, without accents, marks and index; None where there is none, as in dL/dW."""
    name = None if head is None else head_name(head)
    if name is None or name in ("expectation", "variance", "covariance"):
        return None
    name = symbols.aliases.get(name, name)
    return (
        name if name in symbols.declared else name.rstrip("'").partition("_")[0].partition("^")[0].removeprefix("cal")
    )


def index_name(head: Node | None) -> str | None:
    """The letter of a head's index, when it has one letter in it."""
    letters = free_names(head.indices[0]) if isinstance(head, Indexed) and len(head.indices) == 1 else frozenset()
    return next(iter(letters)) if len(letters) == 1 else None


def shifted(claimed: Claimed) -> Claimed:
    """`K_{l+1} = C A^l B` rewritten as `K_l = C A^{l-1} B`."""
    letter = index_name(claimed.head)
    if letter is None or not isinstance(claimed.head, Indexed):
        return claimed
    index = claimed.head.indices[0]
    if not isinstance(index, Sum) or index.terms[0] != Name(letter):
        return claimed
    back = {letter: Sum((Name(letter), *(Negative(term) for term in index.terms[1:])))}
    condition = substitute(claimed.condition, back) if claimed.condition else None
    return Claimed(
        Indexed(claimed.head.base, (Name(letter),)), tuple(substitute(side, back) for side in claimed.sides), condition
    )


def piecewise(node: Node, symbols: Symbols) -> Node:
    """`K_0 = D, K_l = CA^{l-1}B for l >= 1` as one definition by cases; other formulas unchanged."""
    if not (isinstance(node, Items) and not node.opening and len(node.items) > 1):
        return node
    parts = [shifted(taken_apart(item, symbols)) for item in node.items]
    if any(not isinstance(part.head, Indexed) for part in parts) or len({part.head.base for part in parts}) != 1:
        return node
    letters = {letter for part in parts if (letter := index_name(part.head))}
    if len(letters) != 1 or any(len(part.head.indices) != 1 for part in parts):
        return node
    letter = letters.pop()
    branches = sorted((_branch(part, letter) for part in parts), key=lambda branch: branch.condition is None)
    numbered = [
        branch for branch in branches if isinstance(branch.condition, Relation) and branch.condition.operators == ("=",)
    ]
    ordered = numbered + [branch for branch in branches if branch not in numbered]
    return Relation((Indexed(parts[0].head.base, (Name(letter),)), Cases(tuple(ordered))), ("=",))


def _branch(part: Claimed, letter: str) -> Branch:
    index = part.head.indices[0]
    if isinstance(index, Number):
        return Branch(part.body, Relation((Name(letter), index), ("=",)))
    return Branch(part.body, part.condition)
