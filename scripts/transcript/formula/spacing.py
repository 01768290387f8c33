"""Chooses atom classes and spaces so that every gap of a row is explained.

KaTeX (src/spacingData.ts, src/buildHTML.ts) puts 3, 4 or 5 mu between atoms by their classes and turns a binary
operator into an ordinary atom where it has no operand. Gaps are exact in a print, so a gap that the classes do not
explain is a space that the author wrote, and is written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from scripts.transcript.formula.metrics import MU
from scripts.transcript.formula.words import UNKNOWN, Token

Parts = tuple["Parts", str, str] | None
Key, State = tuple[str, str, float], tuple[float, Parts]
THIN, MEDIUM, THICK = 3, 4, 5
LOOSE: dict[tuple[str, str], int] = {
    ("ord", "op"): 3, ("ord", "bin"): 4, ("ord", "rel"): 5, ("ord", "inner"): 3,
    ("op", "ord"): 3, ("op", "op"): 3, ("op", "rel"): 5, ("op", "inner"): 3,
    ("bin", "ord"): 4, ("bin", "op"): 4, ("bin", "open"): 4, ("bin", "inner"): 4,
    ("rel", "ord"): 5, ("rel", "op"): 5, ("rel", "open"): 5, ("rel", "inner"): 5,
    ("close", "op"): 3, ("close", "bin"): 4, ("close", "rel"): 5, ("close", "inner"): 3,
    ("punct", "ord"): 3, ("punct", "op"): 3, ("punct", "rel"): 5, ("punct", "open"): 3, ("punct", "close"): 3,
    ("punct", "punct"): 3, ("punct", "inner"): 3,
    ("inner", "ord"): 3, ("inner", "op"): 3, ("inner", "bin"): 4, ("inner", "rel"): 5, ("inner", "open"): 3,
    ("inner", "punct"): 3, ("inner", "inner"): 3,
}  # fmt: skip
TIGHT: dict[tuple[str, str], int] = {
    ("ord", "op"): 3,
    ("op", "ord"): 3,
    ("op", "op"): 3,
    ("close", "op"): 3,
    ("inner", "op"): 3,
}
NO_LEFT_OPERAND = frozenset(("start", "bin", "open", "rel", "op", "punct"))
NO_RIGHT_OPERAND = frozenset(("end", "rel", "close", "punct"))
# (mu, em, LaTeX): the spaces that an author writes.
SPACES = (
    (3, 0, r"\,"),
    (4, 0, r"\:"),
    (5, 0, r"\;"),
    (-3, 0, r"\!"),
    (0, 1, r"\quad "),
    (0, 2, r"\qquad "),
    (0, 0.5, r"\enspace "),
)
EXACT = 0.075
# Fonts move pairs of letters by less than this, in em; a greater gap that no space explains was misread.
KERNED = 0.05
# What has scripts of its own inside: an arrow's labels, a name of text.
WHOLE = (r"\text", r"\x", r"\overset", r"\underset")
HOPELESS, LARGEST = 50.0, 1e9
BRACED_OPERATOR_COST = 1.1
BRACED_COST, CHOICE_COST, SPACE_COST, KERN_COST = 0.6, 0.1, 1.0, 4.0


def spaced(
    tokens: Sequence[Token],
    style: str,
    em: float,
    base: float,
    known: float | None = None,
    *,
    may_go_on: bool = False,
) -> list[str]:
    """The LaTeX of tokens in a row, with the spaces between them.

    ``known`` is where the row is known to end. A row that ``may_go_on`` on the next line may end with a binary operator
    whose operand stands there; an empty group takes the operand's place.
    """
    if not tokens:
        return []
    if len(tokens) == 1 and is_plain(tokens[0], known):
        return [tokens[0].readings[0][1]]
    mu = MU[style] * em
    quad = em if style in ("D", "T") else base
    table = TIGHT if style in ("S", "SS") else LOOSE
    states: dict[Key, State] = {("start", "", 0.0): (0.0, None)}
    edge = tokens[0].x0
    for place, token in enumerate(tokens):
        gap = token.x0 - edge if place else 0.0
        following: dict[Key, State] = {}
        for (last, awaited, short), (cost, parts) in states.items():
            for now, promise, latex, extra, next_short in _readings(token.readings, last in NO_LEFT_OPERAND):
                if awaited and not _kept(awaited, now):
                    continue
                key = (last, awaited, next_short) if now == "space" else (now, promise, next_short)
                known_cost = following[key][0] if key in following else LARGEST
                if cost + extra >= known_cost:
                    continue
                step, space = (0.0, "") if place == 0 else _between(table, last, now, gap + short, mu, quad)
                total = cost + extra + step
                if total < known_cost:
                    following[key] = (total, (parts, space, latex))
        states = following or {("ord", "", 0.0): (0.0, (None, "", UNKNOWN))}
        edge = token.x1
    ended = []
    for (_, awaited, short), (cost, parts) in states.items():
        missed = known is not None and abs(edge - short - known) > EXACT
        if _kept(awaited, "end"):
            ended.append((cost + missed, written(parts)))
        elif may_go_on:
            ended.append((cost + missed + BRACED_COST, (*written(parts), "{}")))
    best = min(ended or [(cost, written(parts)) for cost, parts in states.values()])
    return [part for part in best[1] if part]


def written(parts: Parts) -> tuple[str, ...]:
    """A chain of spaces and tokens from its end as they follow each other."""
    found: list[str] = []
    while parts is not None:
        parts, space, latex = parts
        found += (latex, space)
    return tuple(reversed(found))


def is_plain(token: Token, known: float | None) -> bool:
    """Whether a row of one token is written as its first reading: nothing around it could speak for another."""
    _, latex, short = token.readings[0]
    return bool(latex) and (known is None or abs(token.x1 - short - known) <= EXACT)


@lru_cache(maxsize=20_000)
def _readings(
    readings: tuple[tuple[str, str, float], ...], is_first: bool
) -> Sequence[tuple[str, str, str, float, float]]:
    """(class, what must follow, LaTeX, cost, shortening): a binary operator without an operand is ordinary.

    ``is_first`` says that no operand stands before the token.
    """
    found = []
    for index, (kind, latex, short) in enumerate(readings):
        cost = index * CHOICE_COST
        if kind == "bin":
            if is_first:
                found.append(("ord", "", latex, cost, short))
            else:
                found += [("bin", "operand", latex, cost, short), ("ord", "none", latex, cost, short)]
        else:
            found.append(("ord" if kind == "middle" else kind, "", latex, cost, short))
        if kind in ("bin", "rel", "punct", "op", "open", "close") and "\\limits" not in latex:
            braces = BRACED_OPERATOR_COST if kind == "op" else BRACED_COST
            found.append(("ord", "", f"{{{latex}}}" if kind == "op" else _ordinary(latex), cost + braces, short))
    return found


def _ordinary(latex: str) -> str:
    head = latex.split("_")[0].split("^")[0] if not latex.startswith(WHOLE) else latex
    rest = latex[len(head) :]
    return f"{{{head}}}{rest}"


def _kept(awaited: str, now: str) -> bool:
    if now == "space" or not awaited:
        return True
    return (now in NO_RIGHT_OPERAND) == (awaited == "none")


def _between(
    table: dict[tuple[str, str], int], last: str, now: str, gap: float, mu: float, quad: float
) -> tuple[float, str]:
    if last == "joined":
        return (0.0, "") if now in ("ord", "joined") and abs(gap) < EXACT else (HOPELESS, UNKNOWN)
    now = "ord" if now == "joined" else now
    expected = 0 if "space" in (last, now) else table.get((last, now), 0)
    rest = round(gap - expected * mu, 3)
    return (0.0, "") if -EXACT < rest < EXACT else written_space(rest, round(mu, 4), round(quad, 4))


@cache
def written_space(rest: float, mu: float, quad: float) -> tuple[float, str]:
    """(cost, LaTeX) of a space of ``rest`` points."""
    if abs(rest) < EXACT:
        return 0.0, ""
    widths, order = spaces_by_width(mu, quad)
    near = order[bisect_left(widths, rest - EXACT) : bisect_right(widths, rest + EXACT)]
    fitting = [place for place, width in near if abs(width - rest) < EXACT]
    if fitting:
        return combined_costs()[min(fitting)]
    if abs(rest) > KERNED * quad:
        return HOPELESS, UNKNOWN
    return KERN_COST, rf"\mkern{rest / mu:.2f}mu "


@lru_cache(maxsize=100)
def spaces_by_width(mu: float, quad: float) -> tuple[list[float], list[tuple[int, float]]]:
    """The widths of the combined spaces in points, in order, and beside each its place among them, cheapest first."""
    widths = [units * mu + ems * quad for units, ems in combined_spaces()]
    order = sorted(enumerate(widths), key=lambda pair: pair[1])
    return [width for _, width in order], order


@cache
def combined_costs() -> Sequence[tuple[float, str]]:
    """(cost, LaTeX) of the combined spaces in their order."""
    return list(combined_spaces().values())


@cache
def combined_spaces() -> dict[tuple[float, float], tuple[float, str]]:
    """(cost, LaTeX) of one to three spaces by their units and ems, the cheapest first."""
    found: dict[tuple[float, float], tuple[float, str]] = {}
    for count in (1, 2, 3):
        for chosen in product(SPACES, repeat=count):
            is_mixed = len({units < 0 for units, _, _ in chosen}) > 1
            is_drawn_back = count == 3 and chosen[2][0] < 0
            if not is_mixed and (not is_drawn_back or len(set(chosen)) == 1):
                width = sum(units for units, _, _ in chosen), sum(ems for _, ems, _ in chosen)
                found.setdefault(width, (SPACE_COST + 0.4 * (count - 1), "".join(latex for _, _, latex in chosen)))
    return found
