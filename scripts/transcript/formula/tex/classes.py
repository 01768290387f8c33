"""The class of each atom of a row, as its spaces tell: the cheapest way to explain them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.tex.atoms import Atom, Row
from scripts.transcript.formula.tex.spaces import CLASSES, command_for

# The same glyph as another symbol: what is written, its class.
TWINS = {
    "|": ((r"\mid", "rel"),), r"\|": ((r"\parallel", "rel"),), r"\setminus": ((r"\backslash", "ord"),),
    r"\perp": ((r"\perp", "rel"), (r"\bot", "ord")), r"\triangle": ((r"\bigtriangleup", "bin"),),
}  # fmt: skip
BEFORE, BEHIND = frozenset(("bin", "op", "rel", "open", "punct")), frozenset(("rel", "close", "punct"))
ODD, UNIT, STATED, LONGER, UNEXPLAINED, IMPOSSIBLE = 0.6, 3.0, 1.0, 0.5, 10.0, 1e6
TEXT = re.compile(r"\\(?:text|mathrm)\{([A-Za-z]{2,})\}")


def with_classes(tokens: Sequence[Atom], row: Row, *, is_script: bool) -> list[Atom]:
    """The tokens with the classes that explain the spaces between them with the fewest commands."""
    if not tokens:
        return []
    options = [_options(token, tokens[place - 1] if place else None) for place, token in enumerate(tokens)]
    paths: list[tuple[float, list[Atom]]] = [(cost + _edge(atom), [atom]) for atom, cost in options[0]]
    for choices in options[1:]:
        paths = [
            min(
                (
                    (before + cost + _cost(found[-1], atom, row, is_script=is_script), [*found, atom])
                    for before, found in paths
                ),
                key=lambda path: path[0],
            )
            for atom, cost in choices
        ]
    ended = [(cost + _edge(found[-1]), found) for cost, found in paths]
    return _braced(min(ended, key=lambda path: path[0])[1])


def _options(token: Atom, before: Atom | None) -> list[tuple[Atom, float]]:
    kind = token.kind if token.kind in CLASSES else "ord"
    own = replace(token, kind=kind)
    found = [(own, 0.0)]
    if token.closing or token.form in ("fraction", "operator", "limits"):
        return found
    if kind in ("bin", "rel") or (kind == "punct" and token.latex == ","):
        found.append((replace(own, kind="ord", was=kind), ODD if kind == "bin" else 2 * ODD))
    found += [(replace(own, kind=other, latex=latex), ODD) for latex, other in TWINS.get(token.latex, ())]
    name = TEXT.fullmatch(token.latex)
    if name and not token.bold:
        is_unit = before is not None and before.form == "digit"
        latex = rf"\operatorname{{{name[1]}}}"
        found.append((replace(own, kind="op", latex=latex, x1=own.x1 + own.slack, slack=0.0), UNIT if is_unit else ODD))
    return found


def _edge(atom: Atom) -> float:
    """A binary operator at an end is none (tex.web sections 728 and 729)."""
    return IMPOSSIBLE if atom.kind == "bin" else 0.0


def _cost(left: Atom, right: Atom, row: Row, *, is_script: bool) -> float:
    if (right.kind == "bin" and (left.closing or left.kind) in BEFORE) or (left.kind == "bin" and right.kind in BEHIND):
        return IMPOSSIBLE
    command = command_for(left, right, row, is_script=is_script)
    if command is None:
        return UNEXPLAINED
    return STATED + LONGER * command.count("\\") if command else 0.0


def _braced(tokens: list[Atom]) -> list[Atom]:
    """Operators and relations that are ordinary without TeX making them so, in braces."""
    found = []
    for place, token in enumerate(tokens):
        before = (tokens[place - 1].closing or tokens[place - 1].kind) if place else "open"
        after = tokens[place + 1].kind if place + 1 < len(tokens) else "close"
        is_forced = token.was == "bin" and (before in BEFORE or after in BEHIND)
        if token.kind == "ord" and token.was and not is_forced:
            token = replace(token, latex=f"{{{token.latex}}}")
        found.append(token)
    return found
