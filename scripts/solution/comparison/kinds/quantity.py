"""A written number with the precision it was written with, its unit, and what counts as the same number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from scripts.solution.comparison.latex import nodes
from scripts.solution.comparison.latex.characters import without_space
from scripts.solution.comparison.latex.nodes import Node
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import walk
from scripts.solution.comparison.limits import EXPONENT_ABSOLUTE, LENGTH_CHARACTERS
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.units import COUNTED, MULTIPLIERS, SPELLED, unit_named
from scripts.solution.comparison.values.closed import Real, closed, decimal

FLOAT_DIGITS = 15  # a double holds at least 15 decimal digits
_FLOAT_TOLERANCE = Decimal("1e-12")
_ROUNDED = Decimal("0.005")
_EXACT_TOLERANCE = Decimal("1e-40")
_LEAST_SIGNIFICANT = 2
_MOST_REPEATED = 30

_GROUPED = re.compile(
    r"(?<![\d.])[1-9]\d{0,2}(?:(?:,\\!\s*|,|\{,\}|\\,|\\ |\\;|[ \u00a0\u202f\u2009'_])\d{3})+(?![\d])(?!,\d)"
)
_WRAPPED = re.compile(r"\\(?:text|mathrm|textbf)\s*\{\s*([\d.,]+)\s*\}")
_DEGREES = re.compile(r"(?:\^\s*\{?\s*\\circ\s*\}?|°|(?<=\d)\s*(?:\\text\s*\{\s*)?deg(?:ree)?s?\s*\}?)\s*$")
_ABOUT = re.compile(
    r"^\s*(?:\\text\s*\{\s*)?(?:about|approximately|approx\.?|roughly|around|exactly|~)\s*\}?\s*(?=[-\d.\\])"
)
_BOLD = re.compile(r"^\s*\*\*\s*([^*]+?)\s*\*\*\s*$")
_WRITTEN_E = re.compile(r"(\d)\s*\\(?:mathrm|text|mathsf)\s*\{\s*[eE]\s*\}\s*\{?\s*([-+]?\d+)\s*\}?")
_RATIO = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*(?::|\\colon)\s*(\d+(?:\.\d+)?)\s*$")
_MIXED = re.compile(
    r"((?:^|=|\\approx|≈)\s*-?\s*)(\d+)(?:\s*(?=\\)|\s+(?=\d+/))(\\[dt]?frac\s*(?:\{\d+\}|\d)\s*(?:\{\d+\}|\d)|\d+/\d+)(?=\s*$)"
)
_DOTS = re.compile(r"(?<=\.\d\d\d)(?:\d*)\s*(?:\\[lc]?dots|\.\.\.|…)\s*$")
_DECIMAL_COMMA = re.compile(r"^(\s*-?\s*\d+),(\d+\s*)$")
_REPEATING = re.compile(r"(\d*)\.(\d*)\\(?:overline|bar|dot)\s*(?:\{\s*(\d+)\s*\}|(\d))(?!\d)")
_BEHIND = re.compile(r"(?:\s+|\\text\s*\{\s*)(?:in total|total|altogether|overall|each)\s*\}?\s*$")
_BRACED_COMMA = re.compile(r"(?<=\d)\{,\}(?=(?:\d{1,2}|\d{4,})(?!\d))")
_BOX = re.compile(r"^\s*\\(?:boxed|fbox)\s*\{(.*)\}\s*$", re.DOTALL)
_NUM = re.compile(r"\\num\s*\{([^{}]*)\}")
_MICRO = re.compile(r"(?:\\mu(?![A-Za-z])|µ)\s*(?:\\(?:text|mathrm)\s*\{\s*s\s*\}|s\b)")
_RESTATED = re.compile(
    r"(?:(?:\\[,;: ]|\\q?quad)\s*)*(?:\(|\\text\{\s*\(\s*)\s*"
    r"(?:=|≈|\\approx(?![A-Za-z])|i\.e\.|that is|about|roughly)[^()]*\)\s*\}?\s*$"
)
LAST_SIDE = re.compile(r"^.*[^<>!:=](?:=|\\approx(?![A-Za-z])|≈)(?P<last>[^=]+)$", re.DOTALL)
MORE_THAN_EQUAL = re.compile(r"[<>≤≥≠±]|\\(?:[lg]eq?|neq?|pm|mp|not|in|lt|gt)(?![A-Za-z])|\b(?:or|if|not)\b|!=")
_SEPARATOR = re.compile(r"\\!|\{,\}|\\[,; ]|[,\s\u00a0\u202f\u2009'_]")
_PERCENT = re.compile(r"\s*(?:\\?%|\\text\{\s*(?:%|percent|pct)\s*\}|per ?cent(?:age)?|pct)\s*$", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:\\(?:text|mathrm|mathsf|operatorname|rm|mbox|textbf)\s*\{\s*([^{}]*?)\s*\}"
    r"|(?<=[\d}\s)])([A-Za-zμ][A-Za-zμ\-/ ]*))"
    r"(?:\s*\^\s*\{?\s*([23])\s*\}?|([²³]))?\s*$"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """value in base units; `half` is half a unit of the last written digit, likewise (0 when the form is exact)."""

    value: Real
    half: Fraction = Fraction(0)
    significant: int = 0
    unit: str = ""
    form: str = "exact"
    factor: Fraction = Fraction(1)
    words: str = ""  # behind the number, where they are no unit that is known
    holds: bool = True  # whether the earlier sides of a chain such as `3 * 4 = 12` have the value of the last


def quantity(text: str) -> Quantity:
    """The number that a text states. Raises Unparsed when it states none, or several."""
    if len(text) > LENGTH_CHARACTERS:
        raise Unparsed(f"the text is longer than {LENGTH_CHARACTERS} characters")
    text = re.sub(r"\s+", " ", text)
    text = without_space(text).strip("$").rstrip(".;,").strip() if not text.strip().endswith("..") else text.strip()
    text = _BRACED_COMMA.sub(".", _BEHIND.sub("", text))
    text = _RESTATED.sub("", _MICRO.sub(r"\\text{μs}", _NUM.sub(r"\1", _BOX.sub(r"\1", text))))
    text = _BOLD.sub(r"\1", text.replace("\\$", "").replace("$", ""))
    text = _DEGREES.sub("", _WRAPPED.sub(r"\1", _ABOUT.sub("", text)))
    text = str(SPELLED.get(text.lower(), text))
    text = _REPEATING.sub(_repeated, text)
    text = _WRITTEN_E.sub(r"\1e\2", text)
    text = _RATIO.sub(r"\\frac{\1}{\2}", text)
    text = _MIXED.sub(r"\1(\2 + \3)", text)
    text, cut = _cut(_DOTS, text)
    text, percent = _cut(_PERCENT, text)
    text, unit, factor, words = _unit(text)
    text = _GROUPED.sub(lambda found: _SEPARATOR.sub("", found[0]), text)
    text = _DECIMAL_COMMA.sub(r"\1.\2", text)
    tree = _read(text)
    found = from_node(last_side(tree))
    if found.form == "integer" and (percent or (factor != 1 and not unit)):
        found = replace(
            found, form="decimal", half=Fraction(1, 2), significant=len(str(abs(int(found.value))).rstrip("0"))
        )
    if cut:
        found = _cut_off(found)
    stated = scaled(found, factor / (100 if percent else 1), unit)
    return replace(stated, words=words, holds=chain_holds(tree, found) or chain_holds(tree, stated))


def _read(text: str) -> Node:
    """The tree of a number or of a chain; of a chain whose earlier sides are not read, that of its last side."""
    try:
        return read(text)
    except Unparsed:
        found = LAST_SIDE.match(text)
        if found is None or MORE_THAN_EQUAL.search(text):
            raise
        return read(found["last"])


def _repeated(found: re.Match[str]) -> str:
    """`0.8\\overline{3}` as the fraction that it is."""
    whole, fixed, period = found[1] or "0", found[2], found[3] or found[4]
    if len(fixed) + len(period) > _MOST_REPEATED:
        raise Unparsed("a period of too many digits")
    below = (10 ** len(period) - 1) * 10 ** len(fixed)
    return rf"\frac{{{int(whole + fixed + period) - int(whole + fixed)}}}{{{below}}}"


def _cut_off(found: Quantity) -> Quantity:
    """Digits before dots are rounded or cut: the value is from half a unit below them to a whole unit above."""
    shift = found.half / 2 * (-1 if decimal(found.value) < 0 else 1)
    return replace(found, value=found.value + shift, half=found.half * 3 / 2)


def chain_holds(tree: Node, last: Quantity) -> bool:
    """Whether every earlier side of a chain that is a number has the value of the last one, up to rounding."""
    if not isinstance(tree, nodes.Relation):
        return True
    end = decimal(last.value)
    for side in tree.sides[:-1]:
        try:
            value = decimal(closed(side))
        except Unparsed:
            continue
        rounded = last.form == "decimal" or "~" in tree.operators or _has_decimals(side)
        slack = max(decimal(last.half), _ROUNDED * abs(value)) if rounded else _EXACT_TOLERANCE * abs(value)
        if abs(value - end) > slack:
            return False
    return True


def _has_decimals(node: Node) -> bool:
    return any(isinstance(part, nodes.Number) and part.decimals is not None for part in walk(node))


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    shorter = pattern.sub("", text)
    return shorter, shorter != text


def _unit(text: str) -> tuple[str, str, Fraction, str]:
    """The text without its unit, the unit's base, how many of the base it is, and words that are no unit.

    Multipliers count as units.
    """
    unit, factor, others = "", Fraction(1), ""
    while found := _WORDS.search(text):
        words, exponent = _unraised(found)
        words = _without_counted(words)
        one = unit_named(words)
        if not words:
            pass
        elif words in MULTIPLIERS and not unit and factor == exponent == 1 and _bare(words, text[: found.start()]):
            factor *= Fraction(10) ** MULTIPLIERS[words]
        elif one and not unit:
            unit = one[0] + (f"^{exponent}" if exponent > 1 else "")
            factor *= one[1] ** exponent
        else:
            others = words
            break
        text = text[: found.start()].rstrip(" ~\\,;")
    return text, unit, factor, others


def _without_counted(words: str) -> str:
    """`B parameters` without the words for what is counted."""
    parts = words.split()
    while parts and parts[-1].lower().strip(".,") in COUNTED:
        parts.pop()
    return " ".join(parts)


def _unraised(found: re.Match[str]) -> tuple[str, int]:
    """The words of a unit and the power that they stand in: `cm^2`, `square cm`."""
    words = (found[1] if found[1] is not None else found[2]).strip()
    exponent = {"²": 2, "³": 3}.get(found[4] or "", int(found[3] or 1))
    for prefix, power in (("square ", 2), ("cubic ", 3), ("sq ", 2)):
        if words.startswith(prefix):
            return words.removeprefix(prefix).strip(), power
    return words, exponent


def _bare(words: str, before: str) -> bool:
    return bool(re.search(r"[\d}]\s*(?:\\[,;: ]|~)*\s*$", before)) and (len(words) > 1 or not before.endswith("\\"))


def last_side(node: Node) -> Node:
    """What a chain of equalities ends in."""
    if isinstance(node, nodes.Relation):
        if set(node.operators) <= {"=", "~"}:
            return node.sides[-1]
        raise Unparsed("it states a relation and not a number")
    return node


def from_node(node: Node) -> Quantity:
    """The number of a tree without names, with its precision if it is a literal."""
    value = closed(node)
    literal = _literal(node)
    if literal is None:
        return Quantity(value, form="fraction" if isinstance(value, Fraction) else "closed form")
    number, exponent = literal
    if number.decimals is None:
        return Quantity(value, form="integer")
    half = Fraction(1, 2) * Fraction(10) ** (number.scale - number.decimals + exponent)
    return Quantity(value, half, number.significant, form="decimal")


def _literal(node: Node) -> tuple[nodes.Number, int] | None:
    """A number as digits, with the power of ten that it is multiplied by."""
    if isinstance(node, nodes.Negative):
        return _literal(node.operand)
    if isinstance(node, nodes.Number):
        return node, 0
    if isinstance(node, nodes.Operation) and node.operator in ("dot", "times"):
        parts: tuple[Node, ...] = (node.left, node.right)
    elif isinstance(node, nodes.Product):
        parts = node.factors
    else:
        return None
    if (
        len(parts) == 2
        and isinstance(parts[1], nodes.Power)
        and parts[1].base == nodes.Number(Fraction(10), None, 2, 0)
    ):
        exponent = closed(parts[1].exponent)
        inner = _literal(parts[0])
        if (
            inner is not None
            and isinstance(exponent, Fraction)
            and exponent.denominator == 1
            and abs(exponent) <= EXPONENT_ABSOLUTE
        ):
            return inner[0], inner[1] + int(exponent)
    return None


def scaled(found: Quantity, factor: Fraction, unit: str) -> Quantity:
    """The quantity times a factor, in a unit."""
    value = found.value * factor if isinstance(found.value, Fraction) else found.value * decimal(factor)
    return Quantity(value, found.half * factor, found.significant, unit, found.form, factor)


def same(reference: Quantity, claim: Quantity, tolerance: Decimal = Decimal(0)) -> tuple[bool, str]:
    """Whether the claim states the reference, and by which rule."""
    expected, stated = decimal(reference.value), decimal(claim.value)
    gap, size = abs(expected - stated), max(abs(expected), abs(stated))
    if isinstance(reference.value, Fraction) and reference.value == claim.value:
        return True, "exact"
    if tolerance and gap <= tolerance * size:
        return True, f"within {tolerance:g}"
    if reference.form == "decimal" and reference.significant >= FLOAT_DIGITS and gap <= _FLOAT_TOLERANCE * size:
        return True, "exact"
    if (
        not (isinstance(reference.value, Fraction) and isinstance(claim.value, Fraction))
        and gap <= _EXACT_TOLERANCE * size
    ):
        return True, "exact"
    if (
        claim.form == "decimal"
        and claim.significant >= _LEAST_SIGNIFICANT
        and gap <= decimal(claim.half) * Decimal("1.0000001")
    ):
        return True, f"as written, {claim.significant} digits"
    if (
        reference.form == "decimal"
        and reference.significant > _LEAST_SIGNIFICANT
        and claim.form in ("fraction", "closed form")
        and gap <= decimal(reference.half)
    ):
        return True, f"reference has {reference.significant} digits"
    return False, "as written" if claim.form == "decimal" else "exact"
