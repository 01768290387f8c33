"""Lines flowed into a block's content: joined words, hard breaks, formulas broken over lines made whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from scripts.transcript.model import Formula
from scripts.transcript.structure import Line, Piece, Run

# A formula between two stretches in one of these styles is a part of what they stress.
SPANNING = ("strong", "emphasis", "strong emphasis")
Join = Callable[[Formula, Formula], Formula]
# KaTeX and browsers break an inline formula only behind a relation or a binary operator.
BREAKS_AFTER = re.compile(
    r"(?:[=<>+\-*/:|]|\\(?:le|ge|leq|geq|ne|neq|to|gets|in|notin|ni|cdot|times|div|pm|mp|equiv|approx|sim|simeq|propto|ll|gg|"
    r"subset|subseteq|supset|supseteq|cup|cap|setminus|circ|otimes|oplus|odot|mid|parallel|perp|mapsto|rightarrow|leftarrow|"
    r"Rightarrow|Leftarrow|implies|iff|Longrightarrow|longrightarrow|land|lor|wedge|vee|star|ast|bullet|coloneqq|cong|succ|prec))(?:\{\})?\s*$"
)
SPACELESS = re.compile(r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60]")
HYPHENS = ("-", "\u2010")
# A browser may break a line before these where a formula ends; no space ever stands before them.
NEVER_AFTER_SPACE = (".", ",", ";", ":", "?", "!", ")", "]", "}", "\u2019", "\u201d", "%")


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
    return Piece(run.text, run.style, run.formula, run.address)


def _bridge(pieces: list[Piece], added: list[Piece], above: Line, below: Line, full: bool, join: Join) -> None:
    """Mend the join between two lines: a broken formula, a hyphenated word, a space, or a hard break."""
    last, first = pieces[-1], added[0]
    if last.formula and first.formula and _is_broken(last.formula):
        pieces[-1] = replace(last, formula=join(last.formula, first.formula))
        del added[0]
        return
    if not full and not last.text.rstrip().endswith(HYPHENS):
        pieces.append(Piece("\n"))
    elif last.text.endswith(HYPHENS) and first.text[:1].isalpha():
        if above.runs[-1].is_tex and below.runs[0].is_tex and first.text[0].islower():
            pieces[-1] = replace(last, text=last.text[:-1])
    elif not last.text.endswith(" ") and not first.text.startswith((" ", *NEVER_AFTER_SPACE)) and _parts(last, first):
        joined = last.style == first.style and last.address == first.address
        pieces.append(Piece(" ", last.style if joined else "", address=last.address if joined else ""))


def _parts(last: Piece, first: Piece) -> bool:
    """Whether a space belongs between the words of two lines; Chinese and Japanese are written without."""
    return not (SPACELESS.match(last.text[-1:]) and SPACELESS.match(first.text[:1]))


def _is_broken(formula: Formula) -> bool:
    return BREAKS_AFTER.search(formula.latex) is not None


def merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with neighbours of one style joined, white space single, and none at the ends."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and not last.formula and not piece.formula and _goes_on(last, piece):
            joined[-1] = replace(last, text=last.text + piece.text)
        elif piece.formula or piece.text:
            joined.append(piece)
    spaced = [
        piece if piece.formula or "code" in piece.style else replace(piece, text=_single(piece.text))
        for piece in joined
    ]
    return _trimmed(_bridged([part for piece in _with_styled_formulas(spaced) for part in _without_edges(piece)]))


def _goes_on(last: Piece, piece: Piece) -> bool:
    if last.address != piece.address:
        return False
    return last.style == piece.style or (not piece.text.strip() and not piece.address and "code" not in last.style)


def _with_styled_formulas(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, formulas in the middle of strong or emphasised words in the style of these words."""
    styled = list(pieces)
    for index in range(1, len(styled) - 1):
        before, piece, after = styled[index - 1 : index + 2]
        if piece.formula and before.style == after.style and before.style in SPANNING and not before.address:
            styled[index] = replace(piece, style=before.style)
    return styled


def _bridged(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a space between two stretches of one style in that style, and the text of one style in one piece."""
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if found and after and piece.text == " " and found[-1].style == after.style in SPANNING and not piece.address:
            piece = replace(piece, style=after.style)
        last = found[-1] if found else None
        alike = last and (last.style, last.address) == (piece.style, piece.address)
        if last and alike and not last.formula and not piece.formula:
            found[-1] = replace(last, text=last.text + piece.text)
        else:
            found.append(piece)
    return found


def _without_edges(piece: Piece) -> list[Piece]:
    """A styled piece with the white space at its ends as plain text beside it."""
    core = piece.text.strip()
    if piece.formula or (piece.style in ("", "code") and not piece.address) or core == piece.text:
        return [piece]
    start = piece.text.index(core) if core else len(piece.text)
    parts = (Piece(piece.text[:start]), replace(piece, text=core), Piece(piece.text[start + len(core) :]))
    return [part for part in parts if part.text]


def _single(text: str) -> str:
    return re.sub(r" *\n *", "\n", re.sub(r"[ \t\u00a0]+", " ", text))


def _trimmed(pieces: list[Piece]) -> tuple[Piece, ...]:
    while pieces and not pieces[0].formula:
        text = pieces[0].text.lstrip()
        if text:
            pieces[0] = replace(pieces[0], text=text)
            break
        pieces.pop(0)
    while pieces and not pieces[-1].formula:
        text = pieces[-1].text.rstrip()
        if text:
            pieces[-1] = replace(pieces[-1], text=text)
            break
        pieces.pop()
    return tuple(pieces)
