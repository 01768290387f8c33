"""Whether a claim speaks of names that somebody defined."""

from __future__ import annotations

from scripts.solution.comparison.latex.nodes import Bound, Node
from scripts.solution.comparison.latex.tree import free_names, walk
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.sampling import CONSTANTS


def known(expected: Node, stated: Node, symbols: Symbols) -> str:
    """Refuses a claim that rests on names which nobody defined; tells of an index that is left free."""
    if not symbols.stated:
        return ""
    unknown = {
        key
        for key in free_names(stated) - free_names(expected) - frozenset(symbols.declared) - frozenset(CONSTANTS)
        if key and key != ":" and not key.startswith(("I_", "ones")) and key != "T"
    }
    loose = unknown & {index for part in walk(expected) if isinstance(part, Bound) for index in part.indices}
    if unknown and unknown == loose:
        return f"The index {', '.join(sorted(loose))} is free in the answer: what runs over it is missing."
    if unknown:
        raise Unparsed(f"it uses {', '.join(sorted(unknown))}, which the problem does not define")
    return ""
