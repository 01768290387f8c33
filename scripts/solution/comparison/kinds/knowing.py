"""Whether a claim speaks of names that somebody defined."""

from __future__ import annotations

from scripts.solution.comparison.latex.nodes import Bound, Indexed, Items, Matrix, Name, Node, Transpose
from scripts.solution.comparison.latex.tree import free_names, walk
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.sampling import CONSTANTS


def _require_shapes(tree: Node, symbols: Symbols) -> None:
    """Refuses a transpose of undeclared names: as numbers they would commute, and a wrong order would pass."""
    for part in walk(tree):
        if not isinstance(part, Transpose) or any(isinstance(inner, Matrix | Items) for inner in walk(part)):
            continue
        names = {name for name in free_names(part) if not name.startswith(("I_", "ones"))}
        if names and not names & (symbols.declared.keys() | symbols.definitions.keys() | {"I"}):
            raise Unparsed(f"{', '.join(sorted(names))} is transposed and its shape is not declared")


def _kronecker(tree: Node) -> frozenset[str]:
    """The delta of two indices, which needs no definition."""
    pairs = (part for part in walk(tree) if isinstance(part, Indexed) and len(part.indices) == 2)
    return frozenset({"delta"}) if any(part.base == Name("delta") for part in pairs) else frozenset()


def known(expected: Node, stated: Node, symbols: Symbols) -> str:
    """Refuses a claim that rests on names which nobody defined; tells of an index that is left free."""
    if expected != stated:
        _require_shapes(expected, symbols)
        _require_shapes(stated, symbols)
    if not symbols.stated:
        return ""
    unknown = {
        key
        for key in free_names(stated) - free_names(expected) - frozenset(symbols.declared) - frozenset(CONSTANTS)
        if key and key != ":" and not key.startswith(("I_", "ones")) and key != "T"
    } - _kronecker(stated)
    loose = unknown & {index for part in walk(expected) if isinstance(part, Bound) for index in part.indices}
    if unknown and unknown == loose:
        return f"The index {', '.join(sorted(loose))} is free in the answer: what runs over it is missing."
    if unknown:
        raise Unparsed(f"it uses {', '.join(sorted(unknown))}, which the problem does not define")
    return ""
