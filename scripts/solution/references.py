"""Writes computed values as text: in full, as the reference of a comparison, and shortened, as a formula to read."""

from __future__ import annotations

import math
import re

from scripts.solution.model import Computed, Value

FORMAT = re.compile(r"(?P<sign>\+?)(?P<grouped>,?)(?:\.(?P<digits>\d{1,2}))?(?P<kind>[defg%]?)")
SHOWN = ".6g"


class BadFormat(ValueError):
    """A number format that is not understood, or that does not suit the value."""


def reference_text(answer: Computed) -> str:
    """Returns the answer in full, in the plain form that a comparison reads."""
    match answer.kind, answer.value:
        case "interval", [low, high, *ends]:
            opening, closing = ends[0] if ends else "[]"
            left = r"(-\infty" if low is None else f"{opening}{low!r}"
            right = r"\infty)" if high is None else f"{high!r}{closing}"
            return f"{left}, {right}"
        case "set", list(members):
            return "{" + ", ".join(_plain(member) for member in members) + "}"
        case "choice", list(letters):
            return ", ".join(str(letter) for letter in letters)
    return _plain(answer.value)


def _plain(value: Value) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_plain(entry) for entry in value) + "]"
    return value if isinstance(value, str) else repr(value)


def formula(answer: Computed, spec: str = "") -> str:
    """Returns the answer as LaTeX, its numbers in the format given; raises BadFormat."""
    body = _formula(answer.kind, answer.value, spec)
    return rf"{body}\;\text{{{answer.unit}}}" if answer.unit and re.fullmatch(r"[\w/ .-]+", answer.unit) else body


def _formula(kind: str, value: Value, spec: str) -> str:
    match kind, value:
        case "matrix", [*rows]:
            lines = r" \\ ".join(" & ".join(entry_formula(entry, spec) for entry in row) for row in rows)
            return rf"\begin{{bmatrix}} {lines} \end{{bmatrix}}"
        case "sequence", [*entries]:
            return "(" + r",\allowbreak\; ".join(entry_formula(entry, spec) for entry in entries) + ")"
        case "set", [*members]:
            return r"\{" + r",\; ".join(entry_formula(member, spec) for member in members) + r"\}"
        case "interval", [low, high, *ends]:
            opening, closing = ends[0] if ends else "[]"
            left = r"(-\infty" if low is None else f"{opening}{entry_formula(low, spec)}"
            right = r"\infty)" if high is None else f"{entry_formula(high, spec)}{closing}"
            return rf"{left},\; {right}"
        case "choice", [*letters]:
            return r"\text{" + ", ".join(str(letter) for letter in letters) + "}"
        case "text", str(text):
            return r"\text{" + re.sub(r"[^\w\s.,;:()+=/'-]", "", text) + "}"
    return entry_formula(value, spec)


def entry_formula(value: Value, spec: str) -> str:
    """Returns one entry as LaTeX; a text stands as it is."""
    if isinstance(value, list):
        return "(" + r",\; ".join(entry_formula(entry, spec) for entry in value) + ")"
    if isinstance(value, str):
        return value
    digits = number(value, spec)
    mantissa, _, exponent = digits.partition("e")
    mantissa = mantissa.replace(",", "{,}").replace("%", r"\%")
    return rf"{mantissa} \times 10^{{{int(exponent)}}}" if exponent else mantissa


def prose(value: Value, spec: str) -> str:
    """Returns one number as it stands in a sentence, with a minus sign and not a hyphen."""
    digits = number(value, spec)
    mantissa, _, exponent = digits.partition("e")
    raised = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")) if exponent else ""
    return mantissa.replace("-", "−") + (f" × 10{raised}" if exponent else "")


def number(value: Value, spec: str) -> str:
    """Returns plain digits; without a format, six significant ones at most. Raises BadFormat."""
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise BadFormat(f"{value!r} is not a number and takes no format {spec!r}")
    form = FORMAT.fullmatch(spec)
    if form is None or (spec and not form["kind"]):
        raise BadFormat(f"unknown format {spec!r}; expected one such as .3f, .2e, .4g, .1%, d or ,d")
    if form["kind"] == "d":
        if form["digits"] or float(value) != int(value):
            raise BadFormat(f"the format {spec!r} is for whole numbers, and this is {value!r}")
        return format(int(value), f"{form['sign']}{form['grouped']}d")
    if not spec:
        return str(value) if isinstance(value, int) else format(value, SHOWN)
    return format(value, spec)
