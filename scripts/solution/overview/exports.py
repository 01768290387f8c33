"""Everything that the overview pages show, as JSON and as CSV, for whoever wants to count for themselves."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from scripts.solution.model import CheckedProblem
from scripts.solution.overview.agreement import agreement
from scripts.solution.overview.coverage import coverage
from scripts.solution.overview.grader import GraderRecord
from scripts.solution.overview.mistakes import WRONG, kind_of
from scripts.solution.overview.outcomes import Judged, every_attempt, outcome
from scripts.solution.overview.scoreboard import pairs, scores

Row = dict[str, str | int | float | None]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def data_files(problems: Mapping[str, CheckedProblem], grader: GraderRecord) -> dict[str, str]:
    """Returns the text of each file by its name: every table twice, as ``name.json`` and ``name.csv``."""
    tables = {
        "verdicts": verdict_rows(problems),
        "cells": _cell_rows(problems),
        "scoreboard": _score_rows(problems),
        "pairs": _pair_rows(problems),
        "agreement": _agreement_rows(problems),
        "coverage": _coverage_rows(problems),
        "grader": _grader_rows(grader),
    }
    files: dict[str, str] = {}
    for name, rows in tables.items():
        files[f"{name}.json"] = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
        files[f"{name}.csv"] = _csv(rows)
    return files


def verdict_rows(problems: Mapping[str, CheckedProblem]) -> list[Row]:
    """Returns a row for each claim: whose, where, what, against what, by which rule, and the person's judgement."""
    return [_verdict_row(judged) for judged in every_attempt([problems[name] for name in sorted(problems)])]


def _verdict_row(judged: Judged) -> Row:
    claim, attempt, person = judged.attempt.claim, judged.attempt, judged.attempt.claim.annotator
    return {
        "problem": judged.checked.problem.id, "part": claim.part, "kind": judged.part.kind, "source": judged.model.id,
        "is_key": int(judged.model.is_key), "attempt": claim.attempt, "claim": claim.answer, "quote": claim.quote,
        "transcript": claim.transcript, "turn": claim.turn, "page": claim.page, "verdict": attempt.verdict,
        "rule": attempt.rule, "reason": attempt.reason, "sample": attempt.sample,
        "readings": " ".join(attempt.readings),
        "mistake": kind_of(attempt).id if attempt.verdict in WRONG else "",
        "annotator": person.judgement if person else "", "differs": int(attempt.is_contested),
    }  # fmt: skip


def _cell_rows(problems: Mapping[str, CheckedProblem]) -> list[Row]:
    return [
        {"problem": name, "part": cell.part, "source": cell.model, "verdict": cell.verdict, "stage": cell.stage,
         "outcome": outcome(cell), "attempts": len(cell.attempts), "absent": cell.absence}
        for name in sorted(problems)
        for cell in problems[name].cells
    ]  # fmt: skip


def _score_rows(problems: Mapping[str, CheckedProblem]) -> list[Row]:
    return [
        {"problem_set": one.problem_set or "all", "model": one.model.id, "parts": one.parts, **one.counts,
         "one_shot_share": _share(one.one_shot.count, one.one_shot.total), "interval_low": round(one.one_shot.low, 4),
         "interval_high": round(one.one_shot.high, 4), "tells": int(one.one_shot.tells),
         "absent": " ".join(one.absent)}
        for one in scores(problems)
    ]  # fmt: skip


def _share(count: int, total: int) -> float | None:
    return round(count / total, 4) if total else None


def _pair_rows(problems: Mapping[str, CheckedProblem]) -> list[Row]:
    return [
        {"first": one.first.id, "second": one.second.id, "parts": one.parts, "both": one.both,
         "only_first": one.only_first, "only_second": one.only_second, "probability": round(one.probability, 4)}
        for one in pairs(problems)
    ]  # fmt: skip


def _agreement_rows(problems: Mapping[str, CheckedProblem]) -> list[Row]:
    table = agreement(problems.values()).table
    return [{"person": person, "machine": machine, "claims": count} for (person, machine), count in table.items()]


def _coverage_rows(problems: Mapping[str, CheckedProblem]) -> list[Row]:
    return [{"kind": kind, "parts": count} for kind, count in coverage(problems.values()).kinds.items()]


def _grader_rows(grader: GraderRecord) -> list[Row]:
    return [
        {"kind": kind, "right": right, "given": given, "cases": count}
        for (kind, right, given), count in sorted(grader.table.items())
    ]


def _csv(rows: Sequence[Row]) -> str:
    """Returns the rows with a head; a cell that a spreadsheet would run as a formula starts with an apostrophe."""
    text = io.StringIO()
    names = list(rows[0]) if rows else ["empty"]
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([[_inert(row[name]) for name in names] for row in rows])
    return text.getvalue()


def _inert(value: str | int | float | None) -> str | int | float | None:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
