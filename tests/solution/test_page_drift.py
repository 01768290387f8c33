"""What a page shows is held, place by place, against what was accepted to stand there."""

from __future__ import annotations

from scripts.solution.model import PageRead, Shown
from scripts.solution.page_drift import page_changes

A, B, C = "[[answer:a|.1f]]", "[[answer:b|.1f]]", "typed 0.5"


def told(before: list[str], after: list[tuple[int, str]]) -> list[str]:
    page = PageRead("docs/s/p.md", "s/p", tuple(Shown(line, name, "0.7") for line, name in after)) if after else None
    found = page_changes("s/p", "docs/s/p.md", {"shown": before} if before else {}, page)
    return [f"{change.kind} {change.line} {change.detail}" for change in found]


def test_equal() -> None:
    """The same directives in the same order are no change, wherever they stand."""
    assert told([A, B, C], [(3, A), (9, B), (9, C)]) == []


def test_pointed_elsewhere() -> None:
    """Another directive in a place is told with its line, what it shows, and what was accepted."""
    assert told([A, C], [(3, B), (4, C)]) == [f"changed 3 shows {B} = 0.7, accepted {A}"]


def test_added_and_left_out() -> None:
    """A new place and a missing one are told alone, and the places after them are not."""
    assert told([A, C], [(3, A), (4, B), (5, C)]) == [f"new 4 shows {B} = 0.7"]
    assert told([A, B, C], [(3, A), (5, C)]) == [f"removed 5 no longer shows {B}"]


def test_whole_pages() -> None:
    """A page that is new or gone is one change."""
    assert told([], [(3, A), (4, B)]) == ["new 0 nothing of this page was accepted yet (2 places)"]
    assert told([A, B], []) == ["removed 0 none of its 2 accepted places is there"]
