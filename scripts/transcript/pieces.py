"""Lines flowed into a block's content: joined words, hard breaks, formulas broken over lines made whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scripts.transcript.model import Formula
from scripts.transcript.structure import Line, Piece, Run

Join = Callable[[Formula, Formula], Formula]
# KaTeX and browsers break an inline formula only behind a relation or a binary operator.
BREAKS_AFTER = re.compile(
    r"(?:[=<>+\-*/:|]|\\(?:le|ge|leq|geq|ne|neq|to|gets|in|notin|ni|cdot|times|div|pm|mp|equiv|approx|sim|simeq|propto|ll|gg|"
    r"subset|subseteq|supset|supseteq|cup|cap|setminus|circ|otimes|oplus|odot|mid|parallel|perp|mapsto|rightarrow|leftarrow|"
    r"Rightarrow|Leftarrow|implies|iff|Longrightarrow|longrightarrow|land|lor|wedge|vee|star|ast|bullet|coloneqq|cong|succ|prec))(?:\{\})?\s*$"
)
HYPHENS = ("-", "\u2010")


def flow(lines: Sequence[Line], is_full: Callable[[Line, Line], bool], join: Join) -> tuple[Piece, ...]:
    """The content of a paragraph's lines; ``is_full(above, below)`` tells whether
    the upper line was broken for want of room."""
    pieces: list[Piece] = []
    previous: Line | None = None
    for line in lines:
        added = [_piece(run) for run in line.runs]
        if previous is not None:
            _bridge(pieces, added, previous, line, is_full(previous, line), join)
        pieces += added
        previous = line
    return merged(pieces)


def _piece(run: Run) -> Piece:
    return Piece(run.text, run.style, run.formula)


def _bridge(pieces: list[Piece], added: list[Piece], above: Line, below: Line, full: bool, join: Join) -> None:
    """Mend the join between two lines: a broken formula, a hyphenated word, a space, or a hard break."""
    last, first = pieces[-1], added[0]
    if last.formula and first.formula and _is_broken(last.formula):
        pieces[-1] = Piece("", last.style, join(last.formula, first.formula))
        del added[0]
        return
    if not full and not last.text.rstrip().endswith(HYPHENS):
        pieces.append(Piece("\n"))
    elif last.text.endswith(HYPHENS) and first.text[:1].isalpha():
        if above.runs[-1].is_tex and below.runs[0].is_tex and first.text[0].islower():
            pieces[-1] = Piece(last.text[:-1], last.style)
    elif not last.text.endswith(" ") and not first.text.startswith(" "):
        pieces.append(Piece(" "))


def _is_broken(formula: Formula) -> bool:
    return BREAKS_AFTER.search(formula.latex) is not None


def merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with neighbours of one style joined, white space single, and none at the ends."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and not last.formula and not piece.formula and (last.style == piece.style or not piece.text.strip()):
            joined[-1] = Piece(last.text + piece.text, last.style)
        elif piece.formula or piece.text:
            joined.append(piece)
    spaced = [
        piece if piece.formula or piece.style == "code" else Piece(_single(piece.text), piece.style) for piece in joined
    ]
    return _trimmed([part for piece in spaced for part in _without_edges(piece)])


def _without_edges(piece: Piece) -> list[Piece]:
    """A styled piece with the white space at its ends as plain text beside it."""
    core = piece.text.strip()
    if piece.formula or piece.style in ("", "code") or core == piece.text:
        return [piece]
    start = piece.text.index(core) if core else len(piece.text)
    parts = (Piece(piece.text[:start]), Piece(core, piece.style), Piece(piece.text[start + len(core) :]))
    return [part for part in parts if part.text]


def _single(text: str) -> str:
    return re.sub(r" *\n *", "\n", re.sub(r"[ \t\u00a0]+", " ", text))


def _trimmed(pieces: list[Piece]) -> tuple[Piece, ...]:
    while pieces and not pieces[0].formula:
        text = pieces[0].text.lstrip()
        if text:
            pieces[0] = Piece(text, pieces[0].style)
            break
        pieces.pop(0)
    while pieces and not pieces[-1].formula:
        text = pieces[-1].text.rstrip()
        if text:
            pieces[-1] = Piece(text, pieces[-1].style)
            break
        pieces.pop()
    return tuple(pieces)
