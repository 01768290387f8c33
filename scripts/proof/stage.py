"""The proof of a whole record: every formula printed again, held against the PDF, and shown where it is not proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from scripts.companion import CompanionFault
from scripts.pages.faults import BuildFault
from scripts.pages.katex import Latex
from scripts.proof.choosing import Chooser
from scripts.proof.conclusions import UNRECOVERED, Proof
from scripts.proof.painting import Painting, read_paintings
from scripts.proof.rendering import Printer
from scripts.proof.showing import with_pictures
from scripts.transcript.errors import ExtractionError
from scripts.transcript.latex_guard import forbidden
from scripts.transcript.record import FormulaRecord, Record

RECOVERED = "recovered"
PRINTER = Printer()


def proved(path: Path, record: Record) -> Record:
    """The record of the PDF at ``path`` with each formula proved or not, and pictures of what is not exact.

    Raises ExtractionError when KaTeX does not answer or the PDF cannot be drawn.
    """
    try:
        judged_record = with_proofs(record, PRINTER)
    except (CompanionFault, BuildFault, OSError) as fault:
        what = " ".join(str(fault).split())[:160]
        raise ExtractionError(f"cannot be proved ({what})", "see that npm ci works here") from None
    return with_pictures(path, judged_record)


def with_proofs(record: Record, printer: Printer) -> Record:
    """The record with each formula proved or not; unchanged where nothing was painted, as in a text dump."""
    if not record.paintings:
        return record
    paintings = read_paintings(record.paintings)
    asked = {key_of(formula): None for formula in record.formulas if is_open(formula)}
    rendered = dict(zip(asked, printer.render(list(asked)), strict=True))
    chooser = Chooser()
    formulas = [
        judged(formula, painting, rendered, chooser)
        for formula, painting in zip(record.formulas, paintings, strict=True)
    ]
    return replace(record, formulas=tuple(formulas))


def key_of(formula: FormulaRecord) -> Latex:
    """What is asked of KaTeX for a formula."""
    return Latex(formula.latex, formula.display)


def is_open(formula: FormulaRecord) -> bool:
    """Whether a formula is one to prove: recovered, and of commands that may stand on a page."""
    return formula.status == RECOVERED and not forbidden(formula.latex)


def judged(
    formula: FormulaRecord,
    painting: Painting,
    rendered: Mapping[Latex, tuple[str, str]],
    chooser: Chooser,
) -> FormulaRecord:
    """A formula with its proof; what was read of an unrecovered one is dropped."""
    if not is_open(formula):
        return replace(formula, status=UNRECOVERED, reason=formula.reason or forbidden(formula.latex), latex="")
    html, error = rendered[key_of(formula)]
    proof = Proof(UNRECOVERED, f"KaTeX refuses what was read: {error}") if error else chooser.best(painting, html)
    latex = "" if proof.status == UNRECOVERED else formula.latex
    return replace(formula, status=proof.status, reason=proof.reason, latex=latex)
