"""Writes what the directives inside a line stand for: answers, verdicts, and numbers that are typed for a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scripts.solution.html_parts import text as escaped
from scripts.solution.model import CheckedProblem, Computed, Value
from scripts.solution.references import entry_formula, formula, prose

ANSWER = re.compile(r"(?P<id>[A-Za-z][\w-]*)(?P<entry>(?:\.\d+)*)(?:\|(?P<spec>[^|]*))?")
TYPED = re.compile(r"(?P<number>[^|]*\d[^|]*)\|(?P<why>[^|]*\w[^|]*)")
EXACT = "exact"  # the format that shows the closed form behind a growth rate
WORDS = "words"  # the format of a text that is no LaTeX, such as a token


class BadDirective(ValueError):
    """A directive that cannot be filled."""


class UnknownAnswer(BadDirective):
    """A directive that names no answer of its problem: ``name`` is what it names."""

    def __init__(self, name: str, answers: Mapping[str, Computed]) -> None:
        super().__init__(f"unknown answer {name!r}; expected one of {', '.join(sorted(answers)) or 'none'}")
        self.name = name


def answer_id(rest: str) -> str:
    """Returns the id of the answer that a directive names; raises BadDirective."""
    form = ANSWER.fullmatch(rest)
    if form is None:
        raise BadDirective("expected [[answer:ID]], [[answer:ID.2]] or [[answer:ID.2|.3f]]")
    return form["id"]


def answer_text(rest: str, answers: Mapping[str, Computed], in_formula: bool) -> str:
    """Returns an answer, an entry of it, or its closed form, as LaTeX or in words; raises BadDirective, BadFormat."""
    name, form = answer_id(rest), ANSWER.fullmatch(rest)
    if name not in answers:
        raise UnknownAnswer(name, answers)
    answer, spec = answers[name], form["spec"] or ""
    if spec == EXACT:
        return _closed_form(answer, in_formula)
    steps = [int(step) for step in form["entry"].split(".")[1:]]
    value = _entry(answer, steps)
    if spec == WORDS and isinstance(value, str) and not in_formula:
        return escaped(value)
    if spec and not _has_number(value):
        raise BadDirective(f"there is no number that the format {spec!r} could apply to")
    if not in_formula and isinstance(value, int | float):
        return prose(value, spec)
    if not in_formula and answer.kind == "text":
        return escaped(str(value))
    latex = entry_formula(value, spec) if steps else formula(answer, spec)
    return latex if in_formula else f"${latex}$"


def typed_text(rest: str) -> str:
    """Returns a number that is typed and not computed, and for which it is said why; raises BadDirective."""
    form = TYPED.fullmatch(rest)
    if form is None:
        raise BadDirective("expected [[typed:NUMBER|why it is typed and not computed]]")
    return form["number"]


def verdict_text(rest: str, checked: CheckedProblem) -> str:
    """Returns the verdict on a model's part, or on one attempt at it, in a word; raises BadDirective."""
    part, model, attempt = (*(piece.strip() for piece in rest.split(":", 2)), "", "")[:3]
    cell = next((one for one in checked.cells if (one.part, one.model) == (part, model)), None)
    if cell is None:
        raise BadDirective("expected [[verdict:PART:MODEL]] or [[verdict:PART:MODEL:ATTEMPT]]")
    if not attempt:
        return cell.verdict
    found = [one.verdict for one in cell.attempts if one.claim.attempt == attempt]
    if not found:
        known = ", ".join(dict.fromkeys(one.claim.attempt for one in cell.attempts))
        raise BadDirective(f"there is no attempt {attempt!r}; expected one of {known or 'none'}")
    return next((verdict for verdict in found if verdict != "correct"), "correct")


def _closed_form(answer: Computed, in_formula: bool) -> str:
    if answer.kind != "growth" or not isinstance(answer.second, str):
        raise BadDirective(f"only a growth rate has a closed form, and {answer.id!r} is of kind {answer.kind}")
    return answer.second if in_formula else f"${answer.second}$"


def _entry(answer: Computed, steps: list[int]) -> Value:
    value = answer.value
    for step in steps:
        if not isinstance(value, list) or step >= len(value):
            size = f"{len(value)} entries, from 0" if isinstance(value, list) else "no entries"
            raise BadDirective(f"there is no entry {step}: it has {size}")
        value = value[step]
    return value


def _has_number(value: Value) -> bool:
    return any(map(_has_number, value)) if isinstance(value, list) else isinstance(value, int | float)
