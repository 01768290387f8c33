"""Brackets that have grown with what they hold, as their spaces and scripts tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.tex.atoms import GROWN_LEFT, GROWN_RIGHT, SIZE_END, Atom, Row
from scripts.transcript.formula.tex.choices import NOTHING, SMALL
from scripts.transcript.formula.tex.spaces import CLASSES, MU, SPACES, command_for

NULL_DELIMITER_POINTS = 1.2 * 72 / 72.27
BARS = ("|", r"\|")
TALL = ("fraction", "fence", "operator", "limits", "brace")


def with_fences(tokens: list[Atom], size: float) -> list[Atom]:
    """Brackets as \\left and \\right where the space of what these make stands there, else as sized or plain ones."""
    found = list(tokens)
    for place, token in enumerate(tokens):
        if token.form == "fence" and token.font:
            found[place] = _large_fence(tokens, place, size)
    found = _with_lone_bars(found, size)
    for place, token in enumerate(tokens):
        is_bracket = token.form == "glyph" and (token.kind == "close" or token.latex in BARS)
        partner = _partner(tokens, place) if is_bracket else None
        if partner is not None and found[place].suffix and not _has_grown(tokens, partner, place, size):
            found[partner] = replace(found[partner], latex=f"{GROWN_LEFT}{SMALL}{SIZE_END}{tokens[partner].latex}")
            found[place] = replace(found[place], latex=f"{GROWN_RIGHT}{SMALL}{SIZE_END}{token.latex}")
        elif partner is not None and _has_grown(tokens, partner, place, size):
            opener = tokens[partner]
            found[partner] = replace(opener, latex=f"{GROWN_LEFT}{SIZE_END}{opener.latex}", kind="inner",
                                     closing="open")  # fmt: skip
            found[place] = replace(token, latex=f"{GROWN_RIGHT}{SIZE_END}{token.latex}", kind="close",
                                   closing="inner")  # fmt: skip
    return found


def _with_lone_bars(tokens: list[Atom], size: float) -> list[Atom]:
    """A tall bar without partner: the end of what an empty delimiter opened, or a bar of stated size."""
    found = list(tokens)
    for place, token in enumerate(tokens):
        if token.form != "bar":
            continue
        start = next((p for p in range(place - 1, -1, -1) if _opens_nothing(found, p, size)), None)
        if start is None:
            found[place] = replace(token, latex=rf"\{token.font}{token.latex}")
            continue
        opened = found[start]
        if start == 0:
            found[0] = replace(opened, latex=f"{GROWN_LEFT}{NOTHING}{SIZE_END}{opened.latex}")
            found[place] = replace(token, latex=f"{GROWN_RIGHT}{token.font}o{SIZE_END}{token.latex}")
            continue
        closing = opened.closing or opened.kind
        found[start] = replace(
            opened, latex=rf"\left.{opened.latex}", kind="inner", closing=closing, x0=opened.x0 - NULL_DELIMITER_POINTS
        )
        found[place] = replace(token, latex=rf"\right{token.latex}", kind="close", closing="inner")
    return found


def _opens_nothing(tokens: Sequence[Atom], place: int, size: float) -> bool:
    """Whether an empty delimiter stands before an atom: 1.2 points beyond the space of what \\left begins."""
    if place == 0:
        return True
    before, atom = tokens[place - 1], tokens[place]
    inner = replace(atom, kind="inner", x0=atom.x0 - NULL_DELIMITER_POINTS)
    with_it = command_for(before, inner, Row(size), is_script=False)
    without = command_for(before, atom, Row(size), is_script=False)
    return with_it in ("", r"\quad ", r"\qquad ") and with_it != without


def _large_fence(tokens: Sequence[Atom], place: int, size: float) -> Atom:
    token = tokens[place]
    nearest = _nearest(tokens, place, place, size)
    start = token.latex.rindex(r"\right")
    if "inner" in nearest or not (nearest[0] or nearest[1]):
        size_name = token.font + ("o" if "inner" in nearest else "")
        latex = f"{GROWN_LEFT}{size_name}{SIZE_END}{token.latex[5:start]}"
        return replace(token, latex=f"{latex}{GROWN_RIGHT}{size_name}{SIZE_END}{token.latex[start + 6 :]}")
    latex = rf"\{token.font}l{token.latex[5:start]}\{token.font}r{token.latex[start + 6 :]}"
    return replace(token, kind="open", closing="close", latex=latex)


def _nearest(tokens: Sequence[Atom], first: int, last: int, size: float) -> list[str]:
    """By the spaces before and behind: inner, or what a bracket is by itself; "" where these tell nothing."""
    return [
        _nearer(tokens[first - 1], tokens[first], ("inner", "open"), size) if first else "",
        _nearer(tokens[last], tokens[last + 1], ("inner", "close"), size) if last + 1 < len(tokens) else "",
    ]


def _partner(tokens: Sequence[Atom], place: int) -> int | None:
    """The place of the bracket that opens what the one at a place closes."""
    depth = 0
    for other in range(place - 1, -1, -1):
        token = tokens[other]
        if tokens[place].latex in BARS:
            if token.latex == tokens[place].latex:
                return None if token.suffix else other
        elif token.kind == "close" and token.form == "glyph":
            depth += 1
        elif token.kind == "open" and token.form == "glyph":
            if depth == 0:
                return None if token.suffix else other
            depth -= 1
    return None


def _has_grown(tokens: Sequence[Atom], first: int, last: int, size: float) -> bool:
    """Whether small brackets come from \\left and \\right: by the space around them, or how far scripts are moved."""
    if any(token.form in TALL for token in tokens[first + 1 : last]):
        return False
    if tokens[last].suffix:
        return _is_boxed(tokens[last])
    nearest = _nearest(tokens, first, last, size)
    return "inner" in nearest and not {"open", "close"} & set(nearest)


def _is_boxed(atom: Atom) -> bool:
    """Whether scripts stand as they do on a box as high as a bracket, not as on the glyph alone (tex.web section 756).

    A bracket is 0.75 em high and 0.25 em deep; \\sup_drop and \\sub_drop of a script's font are 0.247 and 0.05 em of
    the text's (cmsy7.tfm).
    """
    if not atom.suffix:
        return False
    return 0.485 < atom.up < 0.53 or (atom.up == 0 and 0.285 < atom.down < 0.315)


def _nearer(left: Atom, right: Atom, kinds: tuple[str, str], size: float) -> str:
    """Which class of the bracket explains the space beside it better; "" when both would leave the same."""
    if kinds[1] == "open":
        spaces = [SPACES[left.closing or left.kind][CLASSES.index(kind)] for kind in kinds]
    else:
        spaces = [SPACES[kind][CLASSES.index(right.kind)] for kind in kinds]
    if spaces[0] == spaces[1]:
        return ""
    gap = (right.x0 - left.x1) / size
    return min(zip(spaces, kinds, strict=True), key=lambda row: abs(gap - row[0] * MU))[1]
