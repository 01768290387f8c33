"""The verdict table of a problem: a row for each part, the reference first, then a cell for each model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scripts.solution.html_parts import element, formula, prose, said, slug, text, to_root, verdict_mark
from scripts.solution.model import Attempt, Cell, CheckedProblem, Computed, Model, Part
from scripts.solution.references import formula as answer_formula

KEY = "As printed"  # a key has no attempts
STAGES = {"first": "First attempt", "self-corrected": "Later in the reply", "told": "After being told"}


def verdict_table(checked: CheckedProblem, page: str) -> str:
    """Returns the table as HTML without line breaks; models that the record does not show stand below it.

    On a narrow screen each row may be shown as a card.
    """
    absent = checked.problem.absent
    models = [model for model in checked.models if model.id not in absent]
    heads = [element("th", "Part", scope="col"), element("th", "Reference", scope="col")]
    heads += [element("th", text(model.name), scope="col") for model in models]
    rows = [_row(checked, part, models, to_root(page)) for part in checked.problem.parts]
    table = element(
        "table",
        element("thead", element("tr", "".join(heads))) + element("tbody", "".join(rows)),
        class_="verdict-table",
    )
    notes = [
        element("li", f"{element('strong', text(model.name))}: {prose(absent[model.id])}")
        for model in checked.models
        if model.id in absent
    ]
    below = element("ul", "".join(notes), class_="absences") if notes else ""
    scroller = element(
        "div", table, class_="verdict-scroller", tabindex="0", role="region", aria_label="Verdicts, part by part"
    )
    return element("div", scroller + below, class_="verdicts", id="verdicts")


def _row(checked: CheckedProblem, part: Part, models: Sequence[Model], root: str) -> str:
    cells = {cell.model: cell for cell in checked.cells if cell.part == part.id}
    name = element("span", text(part.id), class_="part-id")
    title = element("span", prose(part.title), class_="part-title")
    shown = [element("th", f"{name} {title}", scope="row")]
    reference = _reference(part, checked.answers)
    shown.append(element("td", reference, class_="reference", data_label="Reference"))
    shown += [_cell(cells[model.id], part, model, root) for model in models if model.id in cells]
    return element("tr", "".join(shown), id=f"part-{slug(part.id)}")


def _reference(part: Part, answers: Mapping[str, Computed]) -> str:
    if not part.readings:
        return _value(part.answer, part.format, answers)
    readings = [
        element(
            "li",
            f"{element('span', prose(one.label), class_='reading-label')}: {_value(one.answer, part.format, answers)}",
        )
        for one in part.readings
    ]
    return element("ul", "".join(readings), class_="readings")


def _value(answer: str, spec: str, answers: Mapping[str, Computed]) -> str:
    if answer not in answers:
        return element("span", "not computed", class_="drift")
    computed = answers[answer]
    if computed.kind == "text":
        return element("span", text(str(computed.value)), class_="reference-text")
    return formula(answer_formula(computed, spec))


def _cell(cell: Cell, part: Part, model: Model, root: str) -> str:
    head = element("div", verdict_mark(cell.verdict, _outcome_stage(cell)), class_="outcome")
    attempts = [element("li", _attempt(attempt, part, model, root), class_="attempt") for attempt in cell.attempts]
    body = head + (element("ol", "".join(attempts), class_="attempts") if attempts else "")
    return element("td", body, class_=f"cell cell-{slug(cell.verdict)}", data_label=model.name)


def _outcome_stage(cell: Cell) -> str:
    return cell.stage if cell.verdict == "correct" and cell.stage != "first" else ""


def _attempt(attempt: Attempt, part: Part, model: Model, root: str) -> str:
    claim = attempt.claim
    name = KEY if model.is_key else STAGES.get(claim.attempt, claim.attempt[:1].upper() + claim.attempt[1:])
    place = f"{root}transcripts/{claim.transcript}"
    links = " ".join(
        [
            element("a", f"turn {claim.turn}", href=f"{place}/#turn-{claim.turn}"),
            element("a", f"PDF page {claim.page}", href=f"{place}.pdf#page={claim.page}"),
        ]
    )
    pieces = [
        element("span", text(name), class_="attempt-name"),
        verdict_mark(attempt.verdict),
        element("div", said(claim.answer, part.kind), class_="claim"),
        element("div", text(_sentence(attempt.reason)), class_="reason") if attempt.verdict != "correct" else "",
        _judgement(attempt),
        element("div", links, class_="sources"),
        _evidence(attempt, f"{place}.pdf"),
    ]
    return " ".join(piece for piece in pieces if piece)


def _judgement(attempt: Attempt) -> str:
    judged = attempt.claim.annotator
    if judged is None:
        return ""
    said = "remarked" if judged.judgement == "remark" else f"judged {judged.judgement}"
    differs = f" {element('strong', 'Differs from the verdict.', class_='differs')}" if attempt.is_contested else ""
    return element(
        "div", f"{element('span', f'Annotator {text(said)}', class_='judgement')}{differs}", class_="annotator"
    )


def _evidence(attempt: Attempt, document: str) -> str:
    """What a reader opens to see why: the rule and its finding, and what the annotator noted where."""
    lines = [element("p", f"{text(_sentence(attempt.reason))} Rule: {text(attempt.rule)}.", class_="rule")]
    if attempt.sample:
        lines.append(element("p", f"Sample: {text(_lower(attempt.sample))}", class_="sample"))
    judged = attempt.claim.annotator
    if judged and judged.note:
        page = f" {element('a', f'(page {judged.page})', href=f'{document}#page={judged.page}')}" if judged.page else ""
        lines.append(element("p", f"The annotator: {prose(judged.note)}{page}", class_="note"))
    return element("details", element("summary", "Why") + "".join(lines), class_="evidence")


def _lower(sample: str) -> str:
    return sample[:1].lower() + sample[1:]


def _sentence(reason: str) -> str:
    reason = reason.strip()
    return reason and reason[0].upper() + reason[1:] + ("" if reason[-1] in ".!?" else ".")
