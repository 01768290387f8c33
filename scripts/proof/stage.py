"""The proof of a whole record: every formula printed again, held against the PDF, and shown where it is not proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.companion import CompanionFault
from scripts.pages.faults import BuildFault
from scripts.pages.katex import Latex
from scripts.proof.comparing import prove
from scripts.proof.conclusions import EXACT, NEAR, UNRECOVERED, Proof
from scripts.proof.markup import Node, parse
from scripts.proof.older import joined_letters
from scripts.proof.painting import Painting, read_paintings
from scripts.proof.placing import lay_out
from scripts.proof.rendering import Printer
from scripts.proof.rules import TEXT_RATIO
from scripts.proof.showing import with_pictures
from scripts.proof.styles import Unknown
from scripts.transcript.errors import ExtractionError
from scripts.transcript.latex_guard import forbidden
from scripts.transcript.record import FormulaRecord, Record

POINTS_A_PIXEL = 0.75
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
    """The record with each formula proved, near or unrecovered; unchanged where nothing was painted (a text dump)."""
    if not record.paintings:
        return record
    paintings = read_paintings(record.paintings)
    asked = {key_of(formula): None for formula in record.formulas if is_open(formula)}
    rendered = dict(zip(asked, printer.render(list(asked)), strict=True))
    trees = {html: parse(html) for html, _ in rendered.values() if html}
    formulas = [
        judged(formula, painting, rendered, trees) for formula, painting in zip(record.formulas, paintings, strict=True)
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
    trees: Mapping[str, Node],
) -> FormulaRecord:
    """A formula with its proof; what was read of an unrecovered one is dropped."""
    if not is_open(formula):
        return replace(formula, status=UNRECOVERED, reason=formula.reason or forbidden(formula.latex), latex="")
    html, error = rendered[key_of(formula)]
    proof = Proof(UNRECOVERED, f"KaTeX refuses what was read: {error}") if error else best(painting, trees[html])
    latex = "" if proof.status == UNRECOVERED else formula.latex
    return replace(formula, status=proof.status, reason=proof.reason, latex=latex)


def best(painting: Painting, tree: Node) -> Proof:
    """The best of the proofs by the layouts that printed the page may have had."""
    order = (EXACT, NEAR, UNRECOVERED)
    found = Proof(UNRECOVERED, "nothing of it was laid out")
    try:
        for number, proof in enumerate(proofs(painting, tree)):
            if number == 0 or order.index(proof.status) < order.index(found.status):
                found = proof
            if found.status == EXACT:
                break
    except Unknown as unknown:
        return Proof(UNRECOVERED, f"printed again, it holds what cannot be compared: {unknown}")
    return found


def proofs(painting: Painting, tree: Node) -> Iterator[Proof]:
    """The proofs by today's KaTeX and by an older one, on each system, at each size that the page may have had."""
    older = joined_letters(tree)
    for size in sizes_of(painting.em):
        for is_stepped in (True, False):
            for each in (tree, older):
                yield prove(painting, lay_out(each, size, is_stepped=is_stepped))


def sizes_of(em: float) -> Sequence[float]:
    """KaTeX's font sizes in CSS pixels that may print as ``em`` points, likeliest first.

    A PDF cuts font sizes short, and a page may have been shrunk to fit the paper; text of 16 pixels is what most have.
    """
    text = round(em / POINTS_A_PIXEL / TEXT_RATIO, 1)
    return (text * TEXT_RATIO,) if text == 16.0 else (text * TEXT_RATIO, 16 * TEXT_RATIO)
