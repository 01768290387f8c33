"""One attempt as a line that a list of them is made of: where it stands, what was said, why it is judged so."""

from __future__ import annotations

from scripts.solution.html_parts import element, prose, said, slug, text, verdict_mark
from scripts.solution.overview.outcomes import Judged


def attempt_line(judged: Judged, root: str, *, with_person: bool = False) -> str:
    """Returns the line as HTML; ``root`` is the way up to the site's root."""
    problem, claim, attempt = judged.checked.problem, judged.attempt.claim, judged.attempt
    address = f"{root}{problem.id}/#part-{slug(claim.part)}"
    turn = f"{root}transcripts/{claim.transcript}/#turn-{claim.turn}"
    source = f"Rule: {text(attempt.rule)}. {element('a', f'Turn {claim.turn}', href=turn)}"
    pieces = [
        element("a", f"{prose(problem.title)}, part {text(claim.part)}", href=address),
        element("span", _who(judged), class_="who"),
        verdict_mark(attempt.verdict),
        element("div", said(claim.answer, judged.part.kind), class_="claim"),
        element("div", text(attempt.reason), class_="reason"),
        _person(judged) if with_person else "",
        element("div", source, class_="sources"),
    ]
    return element("li", " ".join(piece for piece in pieces if piece), class_="attempt-line")


def _who(judged: Judged) -> str:
    name = text(judged.model.name)
    return name if judged.model.is_key else f"{name}, {text(judged.attempt.claim.attempt)}"


def _person(judged: Judged) -> str:
    person = judged.attempt.claim.annotator
    if person is None:
        return ""
    note = f": {prose(person.note)}" if person.note else ""
    return element("div", f"The annotator judged it {text(person.judgement)}{note}", class_="annotator")
