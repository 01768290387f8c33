"""The steps that one comparison may take; counted, not timed, so that a verdict never depends on the machine."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.solution.comparison.model import Exhausted


@dataclass(slots=True)
class Work:
    """Steps that are left, of an allowance of its own and of the whole comparison's."""

    left: int
    whole: Work | None = None

    def spend(self, steps: int = 1) -> None:
        """Counts steps; raises Exhausted when none are left."""
        self.left -= steps
        if self.whole is not None:
            self.whole.spend(steps)
        if self.left < 0:
            raise Exhausted("it takes more work than a comparison may")

    def portion(self, steps: int) -> Work:
        """An allowance within this one."""
        return Work(min(steps, max(self.left, 0)), self)
