"""What a browser printed at the edges of each page, taken off, and what was added to the page behind it.

A dump in the order of painting has a page's date, title, address and number in one place: behind the chat, and before
whatever an annotation painted on the finished page. A dump in the order of reading has them at the page's ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.transcript.dump.pages import DumpLine, DumpPage

DATE = re.compile(r"^\s*\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:\s?[AP]M)?")
ADDRESS = re.compile(r"^\s*(?:https?|file)://\S+\s*(?:\d{1,4}\s*/\s*\d{1,4})?\s*$")
COUNT = re.compile(r"^\s*\d{1,4}\s*/\s*\d{1,4}\s*$")
# Lines of one block of furniture stand this near to each other.
BLOCK_LINES = 4
REPEATED_SHARE, LEAST_REPEATS = 0.4, 2


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A page's own lines, the words of its furniture, and the lines behind it; whether it was dumped as painted."""

    page: DumpPage
    furniture: tuple[str, ...]
    added: tuple[DumpLine, ...]
    is_painted: bool


def trimmed(pages: Sequence[DumpPage]) -> list[Trimmed]:
    """Each page without its furniture."""
    repeated = Counter(
        text for page in pages for text in {line.text.strip() for line in page.lines if line.text.strip()}
    )
    often = {text for text, count in repeated.items() if count >= max(REPEATED_SHARE * len(pages), LEAST_REPEATS)}
    return [_trimmed(page, often) for page in pages]


def _trimmed(page: DumpPage, often: set[str]) -> Trimmed:
    spoken = [line for line in page.lines if line.text.strip()]
    telling = [at for at, line in enumerate(spoken) if _tells(line.text)]
    near = {at + step for at in telling for step in range(-BLOCK_LINES, BLOCK_LINES + 1)}
    titles = [at for at in near if 0 <= at < len(spoken) and _is_title(spoken, at, often, telling)]
    taken = {spoken[at].number for at in (*telling, *titles)}
    furniture = tuple(line.text.strip() for line in spoken if line.number in taken)
    last = spoken[telling[-1]].number if _is_one_block(spoken, telling) else None
    own = tuple(line for line in page.lines if line.number not in taken and (last is None or line.number < last))
    added = tuple(line for line in page.lines if last is not None and line.number > last)
    return Trimmed(DumpPage(page.number, own), furniture, added, last is not None)


def _tells(text: str) -> bool:
    return bool(DATE.match(text) or ADDRESS.match(text) or COUNT.match(text))


def _is_title(spoken: Sequence[DumpLine], at: int, often: set[str], telling: Sequence[int]) -> bool:
    """Whether a line is the document's title: between the date and the address, the same on many pages."""
    if at in telling or spoken[at].text.strip() not in often or len(spoken[at].text.strip()) < 4:
        return False
    return at - 1 in telling or at + 1 in telling


def _is_one_block(spoken: Sequence[DumpLine], telling: Sequence[int]) -> bool:
    """Whether date and address stand together, so that what is behind them was painted after them."""
    dates = [at for at in telling if DATE.match(spoken[at].text)]
    addresses = [at for at in telling if ADDRESS.match(spoken[at].text)]
    return any(0 < address - date <= BLOCK_LINES for date in dates for address in addresses)
