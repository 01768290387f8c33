"""Holds the two routes of an answer against each other, and an expression or growth rate against its samples.

Runs in the child, next to numpy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np

from scripts.solution.answer import Answer
from scripts.solution.answers import ACCEPTED_TOLERANCE, difference
from scripts.solution.model import Value
from scripts.solution.values import BadValue, plain_value

LARGEST_TOLERANCE = 0.2
FEWEST_SIZES = 3  # of each variable that a closed form depends on
SAMPLE_KEYS = {"values", "first", "second"}
GOLDEN = 0.6180339887498949  # its multiples modulo 1 are spread evenly: no two entries weigh the same

Samples = Sequence[Mapping[str, object]]


class Grader(Protocol):
    """Reads LaTeX. Both may raise BadValue."""

    def value(self, latex: str, values: Mapping[str, object]) -> np.ndarray:
        """Returns the value of an expression."""

    def count(self, latex: str, sizes: Mapping[str, object]) -> float:
        """Returns the value of a closed form in which nothing but the sizes stands."""

    def apart(self, growth: str, closed: str, assume: Sequence[str]) -> str:
        """Returns why a growth rate is not that of a closed form, or ""."""


def hold_routes(answer: Answer, value: Value, grader: Grader) -> tuple[Value, tuple[float, ...]]:
    """Returns what must be remembered of the second route, and one number a sample; raises BadValue."""
    if type(answer.tolerance) is not float or not 0 < answer.tolerance <= LARGEST_TOLERANCE:
        raise BadValue(f"expected a tolerance above 0 and at most {LARGEST_TOLERANCE}, got {answer.tolerance!r}")
    if answer.kind in ("expression", "growth"):
        hold = _hold_expression if answer.kind == "expression" else _hold_growth
        samples = _checked_samples(answer)
        second = hold(answer, samples, grader)
        return second, tuple(_fingerprint(sample) for sample in samples)
    if answer.samples:
        raise BadValue(f"samples belong to an expression or a growth rate, not to a {answer.kind}")
    if answer.kind == "text" and answer.second_route is None:
        return None, ()
    return _second(answer, value), ()


def _second(answer: Answer, value: Value) -> Value:
    if answer.second_route is None:
        raise BadValue("has no second route")
    if answer.second_route is answer.value and not isinstance(answer.value, int | str):  # these may be one by chance
        raise BadValue("its second route is the first one: the same object stands for both")
    try:
        second = plain_value(answer.kind, answer.second_route)
    except BadValue as fault:
        raise BadValue(f"second route: {fault}") from fault
    apart = difference(value, second, answer.tolerance)
    if apart:
        raise BadValue(f"the two routes disagree: {apart.replace('expected', 'first').replace('got', 'second')}")
    return second if answer.tolerance > ACCEPTED_TOLERANCE else None


def _checked_samples(answer: Answer) -> Samples:
    """Returns the samples with plain arrays in them: what compares as it likes has no say from here on."""
    samples = list(answer.samples)
    if not samples:
        raise BadValue("has no samples to hold it against")
    checked = []
    for place, sample in enumerate(samples):
        if not isinstance(sample, Mapping) or set(sample) != SAMPLE_KEYS or not isinstance(sample["values"], Mapping):
            raise BadValue(f"sample {place}: expected the keys values, first and second")
        first, second = (_array(sample[name], f"sample {place}: {name}") for name in ("first", "second"))
        if sample["second"] is sample["first"] and first.ndim:
            raise BadValue(f"sample {place}: its second route is the first one: the same object stands for both")
        checked.append({"values": dict(sample["values"]), "first": first, "second": second})
    return checked


def _array(value: object, what: str) -> np.ndarray:
    try:
        array = np.asarray(value)
        if np.iscomplexobj(array) and not np.any(array.imag):
            array = array.real
        array = array.astype(float, casting="safe")
    except (TypeError, ValueError) as fault:
        raise BadValue(f"{what}: expected numbers, got {type(value).__name__}") from fault
    if array.size == 0 or not np.all(np.isfinite(array)):
        raise BadValue(f"{what}: expected finite numbers, got {'nothing' if array.size == 0 else 'NaN or infinity'}")
    return np.squeeze(array)


def _hold_expression(answer: Answer, samples: Samples, grader: Grader) -> Value:
    formulas = dict.fromkeys([answer.value, answer.second_route or answer.value])
    for place, sample in enumerate(samples):
        first, second = sample["first"], sample["second"]
        _hold_equal(f"sample {place}: the two routes disagree", first, second, answer.tolerance)
        for latex in formulas:
            found = _array(grader.value(str(latex), sample["values"]), f"sample {place}: {latex}")
            _hold_equal(f"sample {place}: {latex} disagrees with the routes", first, found, answer.tolerance)
    return None


def _hold_equal(what: str, first: np.ndarray, second: np.ndarray, tolerance: float) -> None:
    if first.shape != second.shape:
        raise BadValue(f"{what}: shape {first.shape} and {second.shape}")
    scale = max(float(np.max(np.abs(first))), float(np.max(np.abs(second))))
    gap = np.abs(first - second)
    if np.any(gap > tolerance * scale):
        worst = np.unravel_index(int(np.argmax(gap)), first.shape)
        raise BadValue(f"{what}: {float(first[worst])!r} and {float(second[worst])!r}")


def _hold_growth(answer: Answer, samples: Samples, grader: Grader) -> Value:
    """The closed form must give every count exactly; whether it grows at the rate is then decided, not measured."""
    closed = answer.second_route
    if not isinstance(closed, str) or not closed.strip():
        raise BadValue("has no second route: expected a closed form of what was counted, in LaTeX")
    for place, sample in enumerate(samples):
        first, second = (_count(sample[name], f"sample {place}: {name}") for name in ("first", "second"))
        if first != second:
            raise BadValue(f"sample {place}: the two routes disagree: {first:g} and {second:g}")
        found = grader.count(closed, sample["values"])
        if found != first:
            raise BadValue(f"sample {place}: {closed} gives {found:g}, and {first:g} was counted")
    _hold_sizes(closed, samples, grader, _fixed(answer.assume))
    if reason := grader.apart(str(answer.value), closed, answer.assume):
        raise BadValue(f"{answer.value} is not the growth of {closed}: {reason}")
    return closed.strip()


def _count(array: np.ndarray, what: str) -> float:
    if array.ndim:
        raise BadValue(f"{what}: expected one count, got an array of shape {array.shape}")
    return float(array)


def _fixed(assume: Sequence[str]) -> set[str]:
    return {name.strip() for name, sign, number in (one.partition("=") for one in assume) if number.strip().isdigit()}


def _hold_sizes(closed: str, samples: Samples, grader: Grader, fixed: set[str]) -> None:
    """A closed form is only as good as the sizes that it was held at: each that it depends on has to vary."""
    first = samples[0]["values"]
    for name, value in first.items():
        sizes = {float(sample["values"][name]) for sample in samples}
        if len(sizes) < FEWEST_SIZES and name not in fixed:
            other = {**first, name: 1024 * float(value)}
            if grader.count(closed, first) != grader.count(closed, other):
                raise BadValue(f"{closed} was counted at {len(sizes)} values of {name}; expected {FEWEST_SIZES}")


def _fingerprint(sample: Mapping[str, object]) -> float:
    """Returns one number in which every entry of the sample, and its sign, weighs; nothing in it cancels."""
    values = sample["values"]
    arrays: Iterable[object] = [*(values[name] for name in sorted(values)), sample["first"]]
    entries = np.concatenate([np.ravel(np.real(array)).astype(float) for array in arrays])
    weights = 1 + np.modf(np.arange(1, len(entries) + 1) * GOLDEN)[0]
    return float(np.sum((entries + np.sqrt(2) * np.abs(entries)) * weights))
