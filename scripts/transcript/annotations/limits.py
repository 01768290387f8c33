"""How many annotations are read of one document, and the one notice that says when there are more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

MAX_ANNOTATIONS = 2_000

Some = TypeVar("Some")


class Quota:
    """Counts the annotations of a document down, page after page."""

    def __init__(self, limit: int = MAX_ANNOTATIONS) -> None:
        self.limit = self.left = limit
        self.dropped = 0

    def within(self, found: Sequence[Some]) -> Sequence[Some]:
        """As many of these, in order, as are left to be read."""
        kept = found[: self.left]
        self.left -= len(kept)
        self.dropped += len(found) - len(kept)
        return kept

    def notices(self) -> tuple[str, ...]:
        """What a reader must know of what was left out; nothing in a usual document."""
        if not self.dropped:
            return ()
        total = self.limit + self.dropped
        return (f"This PDF holds {total:,} annotations. The first {self.limit:,} are read, the others are left out.",)
