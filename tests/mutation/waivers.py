"""Waivers of mutants that compute the same: a comment on the line, or alone on the line before it.

``# mutation: equivalent literal 1e-9, any bound below the smallest difference does`` waives the survivors of one kind
on that line; what follows the kind, if anything, has to stand in the mutant's description, or one of several joined by
" or " has to; what stands in backquotes has to be all of it. A waiver that no survivor needs is an error, and so is one
without a reason, and one that would waive what is stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.mutation.judging import Verdict

WAIVER = re.compile(
    r"# mutation: equivalent (?P<kind>[a-z]+)(?: (?P<what>`[^`]+`(?: or `[^`]+`)*|[^,]+))?, (?P<reason>\S.*)$",
    re.MULTILINE,
)
MARK = re.compile(r"# mutation\b.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Waiver:
    """Survivors of ``kind`` on ``line`` whose description holds ``what`` compute the same, for this reason."""

    file: str
    line: int
    kind: str
    what: str
    reason: str

    def covers(self, verdict: Verdict) -> bool:
        """Whether it waives this mutant, should it survive."""
        mutant = verdict.mutant
        place = (mutant.file, mutant.line, mutant.kind)
        named = any(_is_named(mutant.what, what) for what in self.what.split(" or "))
        return place == (self.file, self.line, self.kind) and named

    def __str__(self) -> str:
        return f"{self.file}({self.line}): waiver of {f'{self.kind} {self.what}'.strip()}"


def _is_named(what: str, name: str) -> bool:
    return what == name.strip("`") if name.startswith("`") else name in what


def read_waivers(file: str, text: str) -> tuple[list[Waiver], list[str]]:
    """Returns the waivers of a file, and what looks like one and is none."""
    found, wrong = [], []
    for mark in MARK.finditer(text):
        line = text.count("\n", 0, mark.start()) + 1
        alone = not text[: mark.start()].rsplit("\n", 1)[-1].strip()
        form = WAIVER.fullmatch(mark[0])
        if form:
            found.append(Waiver(file, line + alone, form["kind"], form["what"] or "", form["reason"]))
        else:
            wrong.append(f"{file}({line}): expected # mutation: equivalent KIND [WHAT], REASON")
    return found, wrong


def too_wide(verdicts: Iterable[Verdict], waivers: Sequence[Waiver]) -> list[str]:
    """Returns a line for each waiver that would also waive what is stopped today: tomorrow it might hide a change."""
    stopped = [one for one in verdicts if one.status in (4, 5)]
    lines = []
    for waiver in waivers:
        if covered := [one for one in stopped if waiver.covers(one)]:
            first = covered[0].mutant.what
            lines.append(f"{waiver}: too wide, it would also waive {len(covered)} that are stopped, such as {first}")
    return lines


def waived(
    survivors: Iterable[Verdict], waivers: Sequence[Waiver]
) -> tuple[list[Verdict], list[Verdict], list[Waiver]]:
    """Returns the survivors that are waived, those that are not, and the waivers that none of them needs."""
    covered, left, used = [], [], set()
    for survivor in survivors:
        by = [waiver for waiver in waivers if waiver.covers(survivor)]
        (covered if by else left).append(survivor)
        used.update(by)
    return covered, left, [waiver for waiver in waivers if waiver not in used]
