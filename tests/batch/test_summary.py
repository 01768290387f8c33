"""What the summary says."""

from __future__ import annotations

from collections import Counter

from scripts.batch.summary import Tally
from scripts.batch.work import Outcome


def test_figures_then_faults() -> None:
    """One line of figures, formulas by their status from the surest to the unsure, and a line for each fault."""
    tally = Tally()
    tally.add(Outcome({}, 1200, Counter(unrecovered=1, recovered=2, odd=1, exact=2000)), "")
    tally.add(Outcome(fault="b.pdf: is empty; export it again"), "b.pdf: is empty; export it again")
    assert list(tally.lines(2, 61.25)) == [
        "2 files, 1,200 pages, 2,004 formulas (2,000 exact, 2 recovered, 1 unrecovered, 1 odd), 61.2 s, 1 at fault:",
        "b.pdf: is empty; export it again",
    ]


def test_broken_off() -> None:
    """A summary of a part says of how much it is a part."""
    tally = Tally()
    tally.add(Outcome({}, 3), "")
    assert list(tally.lines(9, 1)) == ["broken off after 1 of 9 files, 3 pages, 0 formulas, 1.0 s, 0 at fault"]
