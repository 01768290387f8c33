"""Which lines of a painted page's dump are the student's: they keep the space at which their lines were broken.

A chat sets a prompt with its spaces and line breaks as they were typed, and the model's answer without. The prompt's
message is also painted after the formulas of the message before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

BEGINS = re.compile(r"^[\w\"'“‘(•*-]")
LEAST_CHARACTERS = 45
WORD_END = re.compile(r"[\w,;.!?)’'\"”-]$")
SENTENCE_END = re.compile(r"(?:[.:?!][\"”’)\]]*|\d\s?[KMG]?i?B)\s*$")
# Behind so many lines of scattered signs, a line of so many words opens a new message.
LEAST_SIGNS, LEAST_WORDS = 8, 5


def prompt_lines(
    lines: Sequence[str], scattered: Sequence[bool], *, goes_on: bool = False, is_painted: bool = True
) -> set[int]:
    """The indices of one page's lines that belong to a prompt.

    ``goes_on`` says that the page before ended in one, ``is_painted`` that the lines come in the order of painting.
    """
    found: set[int] = set()
    for at, line in enumerate(lines):
        is_hyphenated = at in found and line.endswith("-")
        if scattered[at] or not (is_soft(line) or is_hyphenated):
            continue
        if not (at in found or _may_begin(lines, scattered, at)):
            continue
        following = lines[at + 1] if at + 1 < len(lines) else ""
        is_gap = following.endswith(" ") and not is_soft(following)
        if not following or (BEGINS.match(following) and not scattered[at + 1] and not is_gap):
            found |= {at, at + 1} if following else {at}
    if goes_on and lines and not scattered[0]:
        found.add(0)
    return found | (_after_formulas(lines, scattered, found) if is_painted else set())


def is_soft(line: str) -> bool:
    """Whether a line was broken at a space that it keeps, for want of room."""
    text = line.strip()
    is_broken = line.endswith(" ") and len(text) >= LEAST_CHARACTERS
    return is_broken and BEGINS.match(line) is not None and WORD_END.search(text) is not None


def _may_begin(lines: Sequence[str], scattered: Sequence[bool], at: int) -> bool:
    """Whether a message may begin with a line: not in the middle of a sentence."""
    return at == 0 or scattered[at - 1] or SENTENCE_END.search(lines[at - 1]) is not None


def _after_formulas(lines: Sequence[str], scattered: Sequence[bool], known: set[int]) -> set[int]:
    """First lines of messages that stand behind the formulas of the message before."""
    found: set[int] = set()
    signs = 0
    for at, line in enumerate(lines):
        if scattered[at]:
            signs += 1
            continue
        opens = signs >= LEAST_SIGNS and len(line.split()) >= LEAST_WORDS and BEGINS.match(line) is not None
        if opens and at not in known and not line.endswith(" ") and at + 1 < len(lines):
            found.add(at)
        signs = 0
    return found
