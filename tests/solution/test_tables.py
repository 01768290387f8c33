"""The verdict table shows every verdict by word and icon, links every attempt, and lets no text become HTML."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scripts.solution.html_parts import ICONS, prose, said, slug, to_root
from scripts.solution.model import VERDICTS, CheckedProblem
from scripts.solution.problem import read_models, read_problem
from scripts.solution.tables import verdict_table
from scripts.solution.verdicts import derive_cells
from tests.solution.test_verdicts import ANSWERS, by_number

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def check(project: Path) -> CheckedProblem:
    models = read_models(project)
    problem = read_problem(project, "set1/decay", models)
    return CheckedProblem(problem, ANSWERS, derive_cells(problem, ANSWERS, models, by_number), models)


class Elements(HTMLParser):
    """Collects elements, links and text, and checks that every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def links(self) -> list[str | None]:
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]

    def of_class(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.tags if name in (attributes.get("class") or "").split()]


@pytest.fixture
def table(project: Path) -> Elements:
    """The sample's table."""
    return Elements(verdict_table(check(project), "set1/decay.md"))


def test_shape(table: Elements) -> None:
    """A row for each part has the reference first, then a labelled cell for each model that the record shows."""
    assert [attributes["id"] for tag, attributes in table.tags if tag == "tr" and attributes] == [
        "part-a",
        "part-b",
        "part-c",
    ]
    labels = [attributes["data-label"] for tag, attributes in table.tags if tag == "td"]
    assert labels == ["Reference", "Alpha", "Beta"] * 3


def test_links(table: Elements) -> None:
    """Every attempt links to its turn and its PDF page, relative to the page's address."""
    assert table.links()[:4] == [
        *("../../transcripts/set1-alpha/#turn-2", "../../transcripts/set1-alpha.pdf#page=1"),
        *("../../transcripts/set1-alpha.pdf#page=1", "../../transcripts/set1-alpha/#turn-4"),
    ]
    assert len(table.links()) == 2 * 5 + 1


def test_words(table: Elements) -> None:
    """Verdict, stage, reason, judgement and disagreement stand in words."""
    for words in (
        "correct after hint 1",
        "First attempt",
        "After hint 1",
        "The sum is off. Rule: number.",
        "not attempted",
        "disputed",
    ):
        assert words in table.words
    assert "Annotator judged incorrect" in table.words
    assert "The annotator: adds up wrongly" in table.words
    assert table.words.count("Differs from the verdict.") == 1
    assert "Gamma & Co: It was not asked." in table.words
    assert r"\(1.75\)" in table.words
    assert "the first term counts" in table.words


def test_every_verdict_has_icon_and_word(table: Elements) -> None:
    """No verdict is told by colour alone, and icons are hidden from screen readers."""
    assert set(ICONS) == set(VERDICTS)
    assert len(table.of_class("verdict-icon")) == len(table.of_class("verdict-word")) == len(table.of_class("verdict"))
    assert all(icon["aria-hidden"] == "true" for icon in table.of_class("verdict-icon"))


def test_everything_is_escaped(project: Path) -> None:
    """Titles, labels, notes, reasons, formulas and names from files never become elements."""
    checked = check(project)
    cells = tuple(
        replace(cell, attempts=tuple(_hostile(attempt) for attempt in cell.attempts), absence=HOSTILE)
        for cell in checked.cells
    )
    problem = checked.problem
    parts = tuple(
        replace(part, title=HOSTILE, readings=tuple(replace(one, label=HOSTILE) for one in part.readings))
        for part in problem.parts
    )
    hostile = replace(
        checked,
        cells=cells,
        models=tuple(replace(model, name=HOSTILE) for model in checked.models),
        problem=replace(problem, parts=parts, title=HOSTILE, topics=(HOSTILE,), absent={"gamma": HOSTILE}),
    )
    html = verdict_table(hostile, "set1/decay.md")
    tags = {tag for tag, _ in Elements(html).tags}
    assert not tags & {"script", "img"}
    assert not any(name.startswith("on") for _, attributes in Elements(html).tags for name in attributes)


def _hostile(attempt: object) -> object:
    note = replace(attempt.claim.annotator, note=HOSTILE) if attempt.claim.annotator else None
    return replace(attempt, reason=HOSTILE, rule=HOSTILE, claim=replace(attempt.claim, answer=HOSTILE, annotator=note))


@pytest.mark.parametrize(
    ("page", "up"), [("index.md", ""), ("about.md", "../"), ("hw8/index.md", "../"), ("hw8/ssm-kernel.md", "../../")]
)
def test_to_root(page: str, up: str) -> None:
    """Links climb from a page's address to the root of the site."""
    assert to_root(page) == up


@pytest.mark.parametrize(
    ("claim", "kind", "tag"),
    [
        ("the keys and the values", "choice", "<q>"),
        ("the keys", "text", "<q>"),
        ("A, D", "choice", "<span"),
        (r"\text{A and D}", "choice", "<span"),
        ("mean", "expression", "<span"),
    ],
)
def test_said(claim: str, kind: str, tag: str) -> None:
    """A choice in words is quoted as words, one by labels or with LaTeX in it is a formula."""
    assert said(claim, kind).startswith(tag)


def test_slug() -> None:
    """Ids and classes hold lower-case letters, digits and hyphens only."""
    assert slug("b.ii <x>") == "b-ii-x"


def test_prose() -> None:
    """An author's text may hold formulas; a lone dollar sign is one."""
    assert prose(r"First entry, $K_0 < 1$.") == r'First entry, <span class="arithmatex">\(K_0 &lt; 1\)</span>.'
    assert prose("costs 5 $ & more") == "costs 5 $ &amp; more"


@pytest.mark.parametrize(
    ("judgement", "verdict", "contested"),
    [
        ("correct", "correct", False),
        ("correct", "incorrect", True),
        ("incorrect", "disputed", True),
        ("remark", "incorrect", False),
        ("correct", "unparsed", False),
    ],
)
def test_contested(project: Path, judgement: str, verdict: str, contested: bool) -> None:
    """Only a judgement that meets another verdict is contested."""
    attempt = check(project).cells[0].attempts[0]
    claim = replace(attempt.claim, annotator=replace(attempt.claim.annotator, judgement=judgement))
    assert replace(attempt, claim=claim, verdict=verdict).is_contested == contested
