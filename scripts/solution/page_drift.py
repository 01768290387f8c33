"""Holds what a page shows, place by place, against what was accepted to stand there.

A directive that names another answer than before still is a sound directive; only the record tells them apart. What
an unchanged directive shows is not compared: its answer or verdict is, at full precision.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scripts.solution.model import Change, PageRead, Shown

LONGEST_SHOWN = 40


def page_changes(problem: str, name: str, before: Mapping[str, Any], page: PageRead | None) -> Iterator[Change]:
    """Yields the places at which a page shows something else than was accepted."""
    old: Sequence[str] = before.get("shown", [])
    new = page.shown if page else ()
    if not old and new:
        yield Change("new", problem, "page", name, f"nothing of this page was accepted yet ({len(new)} places)")
        return
    if old and not new:
        yield Change("removed", problem, "page", name, f"none of its {len(old)} accepted places is there")
        return
    matcher = difflib.SequenceMatcher(None, old, [one.directive for one in new], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            line = new[min(start, len(new) - 1)].line
            yield from _changed((problem, "page", name), old[first:last], new[start:end], line)


def _changed(place: tuple[str, str, str], old: Sequence[str], new: Sequence[Shown], line: int) -> Iterator[Change]:
    for before, after in zip(old, new, strict=False):
        yield Change("changed", *place, f"shows {_told(after)}, accepted {before}", {"shown": before}, line=after.line)
    for directive in old[len(new) :]:
        yield Change("removed", *place, f"no longer shows {directive}", {"shown": directive}, line=line)
    for one in new[len(old) :]:
        yield Change("new", *place, f"shows {_told(one)}", line=one.line)


def _told(one: Shown) -> str:
    short = one.text if len(one.text) <= LONGEST_SHOWN else f"{one.text[: LONGEST_SHOWN - 3]}..."
    return f"{one.directive} = {short}" if short else one.directive
