"""The tree that a formula is read into. Frozen, comparable, without behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A written number. `decimals` counts digits after the point (None: an integer); `significant` all digits."""

    value: Fraction
    decimals: int | None = None
    significant: int = 1
    scale: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    key: str


@dataclass(frozen=True, slots=True)
class Indexed:
    base: Node
    indices: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negative:
    operand: Node


@dataclass(frozen=True, slots=True)
class Product:
    """Factors in the order written; order matters, since matrices do not commute."""

    factors: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """A written operator between two operands: dot, times, hadamard, kronecker, mod."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Quotient:
    numerator: Node
    denominator: Node


@dataclass(frozen=True, slots=True)
class Power:
    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Transpose:
    operand: Node


@dataclass(frozen=True, slots=True)
class Apply:
    """A known function on its arguments; `parameter` is a log's base, a norm's index, a root's degree."""

    function: str
    arguments: tuple[Node, ...]
    parameter: Node | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A sum, product, maximum or minimum over indices. Without limits the range follows from what is indexed."""

    operator: str
    indices: tuple[str, ...]
    start: Node | None
    stop: Node | None
    condition: Node | None
    body: Node


@dataclass(frozen=True, slots=True)
class Branch:
    value: Node
    condition: Node | None


@dataclass(frozen=True, slots=True)
class Cases:
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A chain: sides[0] operators[0] sides[1] operators[1] sides[2] and so on."""

    sides: tuple[Node, ...]
    operators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Logic:
    """Conditions joined by `and` or `or`."""

    operator: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """Items between delimiters: a tuple, a list, a set or an interval, as the delimiters and the kind say."""

    opening: str
    closing: str
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Ellipsis:
    """Dots that stand for the items between."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words beside the mathematics."""

    words: str


@dataclass(frozen=True, slots=True)
class Order:
    """A growth rate: O, Theta, Omega or little o of its body."""

    symbol: str
    body: Node


@dataclass(frozen=True, slots=True)
class Derivative:
    """The name of a derivative or gradient; has no value of its own, only stands at the head of an equation."""

    text: str
    transposed: bool = False
    of: str = ""  # what is differentiated, and by what; both empty for what is no first derivative
    by: str = ""


Node = (
    Number
    | Name
    | Indexed
    | Sum
    | Negative
    | Product
    | Operation
    | Quotient
    | Power
    | Transpose
    | Apply
    | Bound
    | Cases
    | Relation
    | Logic
    | Matrix
    | Items
    | Ellipsis
    | Note
    | Order
    | Derivative
)
