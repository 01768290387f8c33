"""Lists every number that stands in an authored text, however and wherever it is written, line by line.

Prose, formulas with their exponents, tables, captions, alternative texts, coordinates of a drawing, code: what somebody
typed as digits, as a character that is a number, or in words is accepted with the page and cannot change unseen. What a
directive shows has its own record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from scripts.solution.dependencies import key_of
from scripts.solution.model import Shown
from scripts.solution.numerals import DIRECTIVE

CARDINALS = (  # not "one", which is a pronoun as often as a number
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty"),
    *("sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "zero", "dozen"),
)
PARTS = ("half", "halves", "third", "quarter", "fifth", "tenth", "twice", "thrice", "double", "triple", "quadruple")
# Characters that are numbers without being digits: ², ½, Ⅳ, ①.
SIGNS = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u218b\u2460-\u24ff\u2776-\u2793"
LETTERS = "".join(sorted({word[0] for word in (*CARDINALS, *PARTS)}))
NUMBER = re.compile(
    rf"(?=[-−+\d{SIGNS}{LETTERS}{LETTERS.upper()}])(?:"  # only so that it is quick to see where none begins
    r"(?:(?<!\w)[-−+])?\d(?:[\d.,]*\d)?(?:[eE][-+]?\d+)?"
    rf"|[{SIGNS}]+|\b(?i:{'|'.join((*CARDINALS, *PARTS))})s?\b)"
)
LONGEST = 80
SHOWN = 40
DIGEST_LENGTH = 16


def standing_numbers(text: str) -> Iterator[Shown]:
    """Yields what stands on each line that holds a number; lines of markup that follow each other count as one."""
    lines = enumerate(DIRECTIVE.sub("¤", text).split("\n"), 1)
    for is_markup, group in groupby(lines, key=lambda line: line[1].startswith("<")):
        for line, content in [_joined(group)] if is_markup else group:
            if found := NUMBER.findall(content):
                yield Shown(line, f"numbers {_told(' '.join(found))}", "")


def _joined(lines: Iterable[tuple[int, str]]) -> tuple[int, str]:
    (line, first), *others = lines
    return line, "\n".join([first, *(content for _, content in others)])


def _told(numbers: str) -> str:
    if len(numbers) <= LONGEST:
        return numbers
    return f"{numbers[:SHOWN].rpartition(' ')[0]} ... {key_of(numbers)[:DIGEST_LENGTH]}"
