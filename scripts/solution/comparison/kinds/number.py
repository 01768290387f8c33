"""Numbers: at the precision they are written with, in any unit that converts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from scripts.solution.comparison.kinds.quantity import Quantity, quantity, same, scaled
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.closed import closed, decimal, power

_CLOSE = Decimal("1e-9")
_LEAST_DIGITS = 2


def compare_number(reference: str, claim: str, symbols: Symbols) -> Comparison:
    """Holds one number against another. Raises Unparsed when the claim is no number."""
    expected, stated = (_in_unit(text, symbols.settings.get("unit")) for text in (reference, claim))
    if expected.unit and stated.unit and expected.unit != stated.unit:
        return Comparison(
            "different",
            "number: unit",
            f"The answer is in another unit ({stated.unit}) than the reference ({expected.unit}).",
        )
    if expected.unit and not stated.unit and stated.words:
        raise Unparsed(f"{stated.words[:40]!r} is no unit that is known")
    if bool(expected.unit) != bool(stated.unit):
        expected, stated = _bare(expected), _bare(stated)
    tolerance = Decimal(str(symbols.settings.get("tolerance", 0)))
    equal, rule = same(expected, stated, tolerance)
    if not equal and "%" in claim and "%" not in reference and abs(decimal(expected.value)) > 1:
        equal, rule = same(expected, _bare(stated), tolerance)
    if not equal and "%" in reference and "%" not in claim and abs(decimal(stated.value)) > 1:
        equal, rule = same(_bare(expected), stated, tolerance)
    if equal and not stated.holds:
        reason = "The last side of the answer agrees, but an earlier side of the same chain does not."
        return Comparison("different", "number: chain", reason)
    if equal:
        return Comparison(
            "equal", f"number: {rule}", "Both are the same number." if rule == "exact" else f"The same number, {rule}."
        )
    return Comparison("different", f"number: {rule}", _slip(expected, stated))


def _slip(expected: Quantity, stated: Quantity) -> str:
    """The slip between two quantities: in their own unit where both have the same one."""
    bare, other = _bare(expected), _bare(stated)
    if expected.factor != stated.factor and same(bare, other)[0]:
        return "The number is right and its unit is not."
    return number_slip(bare, other) if expected.factor == stated.factor else number_slip(expected, stated)


def _in_unit(text: str, unit: object) -> Quantity:
    """The quantity that a text states; a bare number is in the unit that the author's setting names."""
    found = quantity(text)
    if unit is None or found.unit or found.factor != 1:
        return found
    one = quantity(f"1 {unit}" if unit != "%" else "1%")
    return scaled(found, Fraction(one.value), one.unit)


def _bare(found: Quantity) -> Quantity:
    """The number as it is written, for a comparison with one that has no unit."""
    return scaled(found, 1 / found.factor, "")


def number_slip(expected: Quantity, stated: Quantity) -> str:
    """The small slip that turns one number into the other, as a sentence."""
    reference, claim = decimal(expected.value), decimal(stated.value)
    for words, value in _variants(claim):
        if _near(reference, value, stated, expected):
            return words
    if stated.form == "decimal" and abs(reference - claim) <= decimal(stated.half):
        return "The answer is written with too few digits to tell."
    if (
        stated.form == "decimal"
        and 0 < abs(reference) - abs(claim) < decimal(stated.half) * 2
        and reference * claim > 0
    ):
        return "The digits are cut off where they should be rounded."
    if abs(reference - claim) == 1:
        return "The answer is off by one."
    return f"The answer is {_short(claim)} and the reference is {_short(reference)}."


def _near(reference: Decimal, value: Decimal | None, stated: Quantity, expected: Quantity) -> bool:
    """Whether a variant of the claim is the reference, at the digits that the rougher of both is written with."""
    if value is None or reference == 0:
        return False
    if stated.form != "decimal" and expected.form == "decimal" and expected.significant > _LEAST_DIGITS:
        return abs(reference - value) <= decimal(expected.half)
    slack = (
        decimal(stated.half) / abs(decimal(stated.value))
        if stated.form == "decimal" and stated.significant >= 2 and stated.value
        else _CLOSE
    )
    return abs(reference - value) <= max(_CLOSE, slack) * abs(reference)


def _variants(claim: Decimal) -> list[tuple[str, Decimal | None]]:
    if claim == 0:
        return []
    variants: list[tuple[str, Decimal | None]] = [
        ("The sign is wrong.", -claim),
        ("The answer is the inverse of the reference.", 1 / claim),
    ]
    variants += [(f"The answer lacks a factor {factor}.", claim * factor) for factor in (2, 3, 4, 8)]
    variants += [(f"The answer has a factor {factor} too many.", claim / factor) for factor in (2, 3, 4, 8)]
    tens = (10, 100, 1000)
    variants += [(f"The decimal point is wrong: {factor} times too small.", claim * factor) for factor in tens]
    variants += [(f"The decimal point is wrong: {factor} times too large.", claim / factor) for factor in tens]
    variants.append(
        ("The answer is the square root of the reference (a deviation, say, where a variance is asked).", claim * claim)
    )
    if claim > 0:
        root = power(Fraction(claim) if abs(claim.adjusted()) < 300 else claim, Fraction(1, 2))
        variants.append(
            ("The answer is the square of the reference (a variance, say, where a deviation is asked).", decimal(root))
        )
        natural = decimal(Fraction(2)).ln()
        variants += [
            ("The logarithm has another base (2 where e is meant).", claim * natural),
            ("The logarithm has another base (e where 2 is meant).", claim / natural),
        ]
    return variants


def _short(value: Decimal) -> str:
    return f"{value:.6g}" if value != value.to_integral_value() or abs(value) > 10**15 else str(int(value))


__all__ = ["Unparsed", "closed", "compare_number", "number_slip"]
