"""How far the judging can be trusted, as HTML: person against machine, keys, the grader's own cases, coverage."""

from __future__ import annotations

from scripts.solution.html_parts import element, text, to_root
from scripts.solution.model import VERDICTS
from scripts.solution.overview.agreement import PERSON, Agreement, agreement
from scripts.solution.overview.attempt_line import attempt_line
from scripts.solution.overview.coverage import coverage
from scripts.solution.overview.errata import errata
from scripts.solution.overview.grader import MARKS, GraderRecord
from scripts.solution.overview.intervals import wilson
from scripts.solution.overview.view import View, table


def agreement_table(view: View) -> str:
    """Returns the confusion table of the annotators and the machine, with kappa below."""
    found = agreement(view.problems.values())
    heads = ["The annotator", *(verdict.capitalize() for verdict in VERDICTS), "All"]
    rows = []
    for person in PERSON:
        counts = [found.table[person, machine] for machine in VERDICTS]
        rows.append([f"judged {person}", *(str(count or "–") for count in counts), str(sum(counts))])
    share = wilson(found.agreed, found.decided)
    words = (
        f"Of {found.judged} claims that an annotator judged, the machine calls {found.decided} correct or incorrect; "
        f"on {found.agreed} of these the two agree ({100 * share.low:.0f} to {100 * share.high:.0f} % at 95 %). "
    )
    return table(heads, rows, "agreement", "Annotator against machine") + element("p", words + _kappa(found))


def _kappa(found: Agreement) -> str:
    if found.kappa is None:
        return "Cohen's kappa is undefined, since both only ever say the same word."
    few = "" if found.tells else ", from too few claims to tell much"
    return f"Cohen's kappa is {found.kappa:.2f}{few}."


def contested_list(view: View) -> str:
    """Returns every claim on which annotator and machine differ, with the evidence."""
    found = agreement(view.problems.values()).contested
    if not found:
        return element("p", "There is none.")
    lines = "".join(attempt_line(one, to_root(view.page), with_person=True) for one in found)
    return element("ul", lines, class_="attempt-lines")


def errata_list(view: View) -> str:
    """Returns every claim of an official key that does not hold."""
    found = errata(view.problems.values())
    if not found.claims:
        return element("p", "No problem here has an official key on record yet.")
    held = element("p", f"{found.claims - len(found.failing)} of {found.claims} answers of official keys hold.")
    lines = "".join(attempt_line(one, to_root(view.page)) for one in found.failing)
    return held + (element("ul", lines, class_="attempt-lines") if lines else "")


def grader_table(view: View) -> str:
    """Returns how the comparison does on its own test cases, by kind of answer."""
    record = view.grader
    kinds = sorted({kind for kind, _, _ in record.table})
    heads = [
        "Kind of answer",
        "Cases",
        "Right",
        "Wrong claim accepted",
        "Right claim refused",
        "Not read, but readable",
    ]
    rows = [_grader_row(record, kind) for kind in [*kinds, ""]] if kinds else []
    return table(heads, rows, "grader", "The grader on its own test cases")


def _grader_row(record: GraderRecord, kind: str) -> list[str]:
    every = tuple(MARKS.values())
    right = sum(record.count((verdict,), (verdict,), kind) for verdict in every)
    cases = record.count(every, (*every, "disputed"), kind)
    accepted = record.count(("different",), ("equal",), kind)
    refused = record.count(("equal",), ("different", "disputed"), kind)
    unread = record.count(("equal", "different"), ("unparsed",), kind)
    return [text(kind or "all"), *(str(count) for count in (cases, right, accepted, refused, unread))]


def coverage_words(view: View) -> str:
    """Returns what share of the parts and claims a machine can judge, as a sentence."""
    found = coverage(view.problems.values())
    kinds = ", ".join(f"{count} {text(kind)}" for kind, count in found.kinds.items())
    return element(
        "p",
        f"A machine can judge {found.by_machine} of {found.parts} parts ({kinds}); of the {found.claims} claims on "
        f"these it reads {found.parsed}. The others are marked unparsed, which is not the same as wrong.",
    )
