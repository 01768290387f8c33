"""Derives the verdict on every claim from the claim, the computed reference and the rule that compared them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest

from scripts.solution.comparing import Question
from scripts.solution.model import Attempt, Cell, Claim, Computed, Finding, Model, Part, Problem, Reading, Symbols
from scripts.solution.references import reference_text

Compare = Callable[[Sequence[Question]], Sequence[Finding]]

Result = tuple[Reading, Finding]

UNKNOWN = Reading("", "", ""), Finding("unparsed", "no rule", "there is no computed reference to hold it against")
NAMES = {"equal": "correct", "different": "incorrect", "unparsed": "unparsed", "disputed": "disputed"}
PARTIAL = ": partial"  # a rule that ends so found a true part of the answer, and nothing false
NOT_OWN = ("told", "agreed to a false hint")  # attempts that say what the model accepted, not what it found


def derive_cells(
    problem: Problem, answers: Mapping[str, Computed], models: Sequence[Model], compare: Compare
) -> tuple[Cell, ...]:
    """Returns one cell for each part and model, in the order of both.

    A claim whose reference could not be computed is unparsed; whoever calls has already said what is missing.
    """
    results = _compared(problem, answers, compare)
    attempts: dict[tuple[str, str], list[Attempt]] = {}
    for place, claim in enumerate(problem.claims):
        attempts.setdefault((claim.part, claim.model), []).append(_attempt(claim, results.get(place, [UNKNOWN])))
    return tuple(
        _cell(part, model.id, tuple(attempts.get((part.id, model.id), ())), problem.absent.get(model.id, ""))
        for part in problem.parts
        for model in models
    )


def _compared(problem: Problem, answers: Mapping[str, Computed], compare: Compare) -> dict[int, list[Result]]:
    """Returns what each claim, by its place, gave in each reading that it may have. Everything is asked at once."""
    asked = [
        (place, claim, reading)
        for place, claim in enumerate(problem.claims)
        for reading in _readings(problem, claim)
        if reading.answer in answers
    ]
    questions = [_question(problem, claim, answers[reading.answer], reading) for _, claim, reading in asked]
    results: dict[int, list[Result]] = {}
    for (place, _, reading), finding in zip(asked, compare(questions), strict=True):
        results.setdefault(place, []).append((reading, finding))
    return results


def _readings(problem: Problem, claim: Claim) -> Iterator[Reading]:
    part = next(part for part in problem.parts if part.id == claim.part)
    for reading in part.readings or (Reading("", "", part.answer),):
        if not claim.reading or reading.id == claim.reading:
            yield reading


def _question(problem: Problem, claim: Claim, answer: Computed, reading: Reading) -> Question:
    kind = next(part.kind for part in problem.parts if part.id == claim.part)
    symbols: Symbols = problem.symbols
    if reading.assume:
        symbols = {**symbols, "assume": [*symbols.get("assume", ()), *reading.assume]}
    return Question(kind, reference_text(answer), claim.answer, symbols)


def _attempt(claim: Claim, results: Sequence[Result]) -> Attempt:
    """Returns the verdict on one claim over the readings that it may have."""
    fits = [reading for reading, finding in results if finding.verdict == "equal"]
    if len(results) > 1 and fits:
        verdict = "correct" if len(fits) == len(results) else "disputed"
        others = [reading for reading, finding in results if finding.verdict != "equal"]
        reason = (
            f"It holds if {_either(fits)}, and not if {_either(others)}." if others else "It holds in every reading."
        )
        rule = results[0][1].rule if verdict == "correct" else "readings"
        sample = results[0][1].sample if verdict == "correct" else ""
        return Attempt(claim, verdict, rule, reason, tuple(reading.id for reading in fits), sample)
    order = ("equal", "disputed", "unparsed", "different")
    reading, finding = min(results, key=lambda result: order.index(result[1].verdict))
    verdict = NAMES[finding.verdict]
    if verdict == "incorrect" and finding.rule.endswith(PARTIAL):
        verdict = "incomplete"
    held = (reading.id,) if fits and reading.id else ()
    return Attempt(claim, verdict, finding.rule, finding.reason, held, finding.sample)


def _either(readings: Sequence[Reading]) -> str:
    return " or if ".join(reading.label.replace("$", "") for reading in readings)


def _cell(part: Part, model: str, attempts: tuple[Attempt, ...], absence: str) -> Cell:
    if not attempts:
        return Cell(model, part.id, "not attempted", "", (), absence)
    stages = [(stage, list(group)) for stage, group in groupby(attempts, key=lambda attempt: attempt.claim.attempt)]
    # What a model takes back later in the same reply is not what it answered, even where the first word was right.
    following = [stage for stage, _ in stages[1:]]
    standing = [one for one, after in zip_longest(stages, following) if after != "self-corrected"]
    own = [stage for stage in standing if stage[0] not in NOT_OWN] or standing
    right = [stage for stage in own if all(attempt.verdict == "correct" for attempt in stage[1])]
    stage, group = right[0] if right else own[-1]
    verdict = next((attempt.verdict for attempt in group if attempt.verdict != "correct"), "correct")
    return Cell(model, part.id, verdict, stage, attempts, absence)
