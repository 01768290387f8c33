"""Pieces of a broken formula are joined."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula import join
from scripts.transcript.model import Box, Doubt, Formula

BOX = Box(1, 0.0, 0.0, 10.0, 10.0)
PIECE = Formula(BOX, 8.0, 14.52, (0,), r"x=\alpha", False)


def test_a_command_does_not_run_into_the_next_letter() -> None:
    """A space is put where the second piece would lengthen the first's last command."""
    assert join(PIECE, replace(PIECE, latex="y")).latex == r"x=\alpha y"


def test_the_operand_on_the_next_line_takes_the_empty_groups_place() -> None:
    """What stood for a binary operator's missing operand is dropped when the operand is there."""
    first = replace(PIECE, latex=r"a\cdot{}")
    assert join(first, replace(PIECE, latex="b")).latex == r"a\cdot b"
    assert join(first, replace(PIECE, latex="-b")).latex == r"a\cdot-b"


def test_a_doubt_of_either_piece_spoils_the_whole() -> None:
    """What is half known is not known."""
    doubtful = replace(PIECE, latex="", doubt=Doubt("why", BOX))
    assert join(PIECE, doubtful).latex == ""
    assert join(doubtful, PIECE).doubt is not None
