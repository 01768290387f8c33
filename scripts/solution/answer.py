"""What a snippet imports: the form in which it hands over the values that it computed."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answer:
    """One value, found in two ways that share as little as possible.

    ``kind`` decides the form of ``value`` and of ``second_route``:

    - number: an int or a float; matrix: rows of numbers; sequence: numbers; set: numbers or texts in any order
    - interval: (low, high) with None for no bound; both ends belong to it unless brackets follow: (low, high, "(]")
    - choice: letters, as a text ("A, D") or several texts; text: a text, with no second route
    - expression: LaTeX; each of ``samples`` is {"values": {symbol: array}, "first": array, "second": array}, and the
      LaTeX is evaluated at the values and held against both
    - growth: LaTeX such as ``O(\\log L)``, and a closed form in LaTeX as its second route; each of ``samples`` is
      {"values": {symbol: size}, "first": counted, "second": counted by a formula}. The closed form must give every
      count exactly, at three values or more of each size in it, and grow as the rate says: that is decided and not
      measured. ``assume`` states what is needed for it, such as ``["d = n"]`` or ``["n = 4"]`` for a constant

    ``tolerance`` is relative and says how far the two routes may differ. It never loosens the comparison with what
    was accepted.
    """

    id: str
    kind: str
    value: object
    second_route: object = None
    unit: str = ""
    tolerance: float = 1e-9
    samples: Sequence[Mapping[str, object]] = ()
    assume: Sequence[str] = ()
    line: int = field(init=False, default=0, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Two frames up, past the generated __init__, is the line of the snippet: errors about this answer name it.
        object.__setattr__(self, "line", sys._getframe(2).f_lineno)
