"""The ways in: every problem, every model, every topic and symbol is found, with what the verdicts say and no more."""

from __future__ import annotations

import html.parser
import re
from dataclasses import replace

import pytest

from scripts.solution.fill import fill
from scripts.solution.model import CheckedProblem
from scripts.solution.overview.contents import contents_list
from scripts.solution.overview.grader import NO_RECORD
from scripts.solution.overview.notation import notation_table
from scripts.solution.overview.outcome_words import outcome_bar, outcome_words
from scripts.solution.overview.sections import MODEL_SECTIONS, SECTIONS
from scripts.solution.overview.sets import ordered_sets, set_title
from scripts.solution.overview.topics import by_topic, related
from scripts.solution.overview.view import View
from tests.solution.overview.conftest import ALPHA, BETA, KEY, attempt, cell, problem

Record = dict[str, CheckedProblem]
HOSTILE = '<img src=x onerror="x">"\'[[typed:1|x]]\n<script>'


class Elements(html.parser.HTMLParser):
    """The words, links and elements of a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(fragment)
        self.words = " ".join(" ".join(self.parts).split())
        self.links = [attributes["href"] for tag, attributes in self.tags if tag == "a"]

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def view(record: Record, page: str = "index.md") -> View:
    return View(record, page, NO_RECORD)


def with_topics(record: Record, **topics: tuple[str, ...]) -> Record:
    return {
        name: replace(one, problem=replace(one.problem, topics=topics.get(name.partition("/")[0], ())))
        for name, one in record.items()
    }


def test_home_lists_every_problem_under_its_set_with_who_had_what_right(record: Record) -> None:
    """Each square leads to its part, each source to its own page; who is not in the record has no line."""
    shown = Elements(SECTIONS["state"](view(record)))
    assert "One The one/decay Alpha" in shown.words.replace("Problem Answers, part by part ", "")
    assert "1 of 3 right at first try, 1 right after hints, 1 unparsed" in shown.words
    assert "1 of 3 right, 1 incorrect, 1 not attempted" in shown.words
    assert {"one/decay/", "one/decay/#part-b", "record/alpha/", "one/"} <= set(shown.links)
    growth = shown.words.partition("The two/growth")[2]
    assert "Beta" not in growth


def test_a_part_that_was_right_only_later_is_told_apart(record: Record) -> None:
    """By its form and by its name, not by colour alone."""
    shown = Elements(SECTIONS["state"](view(record)))
    late = [
        attributes for tag, attributes in shown.tags if tag == "li" and "pip-late" in (attributes.get("class") or "")
    ]
    assert len(late) == 1
    assert "b: correct after hints" in {attributes.get("title") for _, attributes in shown.tags}


def test_models_have_a_line_each_and_keys_stand_last(record: Record) -> None:
    """With the share at first try, every outcome, and the mistake that is made most."""
    shown = Elements(SECTIONS["models"](view(record, "record/index.md")))
    names = [part for part in shown.parts if part in ("Alpha", "Beta", "Official key")]
    assert names == ["Alpha", "Beta", "Official key"]
    assert "../record/alpha/" in shown.links
    assert any((link or "").startswith("../record/mistakes/#mistake-") for link in shown.links)


def test_a_model_by_itself_is_split_into_first_tries_and_the_rest(record: Record) -> None:
    """Every part that the record shows it stands in exactly one of the two lists."""
    page = view(record, "record/alpha.md")
    missed, right = (Elements(MODEL_SECTIONS[name](page, "alpha")) for name in ("missed", "right"))
    parts = [re.findall(r"(The [\w/]+), part (\w)", shown.words) for shown in (missed, right)]
    assert not set(parts[0]) & set(parts[1])
    cells = [(f"The {name}", one.part) for name, checked in record.items() for one in checked.cells
             if one.model == "alpha" and "alpha" not in checked.problem.absent]  # fmt: skip
    assert sorted([*parts[0], *parts[1]]) == sorted(cells)
    assert "The answer is off by one." in missed.words
    assert "The annotator judged otherwise." in missed.words


def test_a_model_page_says_what_the_record_does_not_hold(record: Record) -> None:
    """It is not held against the model."""
    shown = Elements(MODEL_SECTIONS["model"](view(record, "record/beta.md"), "beta"))
    assert shown.words.endswith("Not in the record: Two The two/growth .")
    assert "of 3 right at first try" in shown.words


def test_an_unknown_model_is_named_with_those_that_are_known(record: Record) -> None:
    """In place, and as a fault of the page."""
    assert "unknown model &#x27;gamma&#x27;; expected one of alpha, beta, key" in fill("[[model:gamma]]", record)


def test_topics_are_sorted_whatever_their_case_and_lead_to_their_problems(record: Record) -> None:
    """Each has an anchor of its own."""
    topical = with_topics(record, one=("sums", "Norms"), two=("sums", "zeros"))
    assert list(by_topic(topical)) == ["Norms", "sums", "zeros"]
    shown = Elements(SECTIONS["topics"](view(topical, "topics.md")))
    assert [attributes["id"] for tag, attributes in shown.tags if tag == "dt"] == [
        "topic-norms", "topic-sums", "topic-zeros",
    ]  # fmt: skip
    assert shown.links.count("../one/decay/") == 2


def test_a_problem_names_the_others_that_share_a_topic(record: Record) -> None:
    """At the end of its page, without being asked; one that shares none has no such list."""
    topical = with_topics(record, one=("sums", "norms"), two=("sums",))
    shown = Elements(related(view(topical, "one/decay.md"), "one/decay"))
    assert shown.words == "The same idea elsewhere sums: The two/growth (Two)"
    assert fill("[[problem:one/decay]]\n\nText.", topical, "one/decay.md").rstrip().endswith("</aside>")
    assert related(view(record, "one/decay.md"), "one/decay") == ""
    assert fill("[[problem:one/decay]]\n\nText.", record, "one/decay.md") == "\n\nText."
    assert "aside" not in fill("Text.", topical, "about.md")


def test_a_topic_of_many_problems_leads_to_the_page_of_topics(record: Record) -> None:
    """A page does not grow with the site."""
    one = record["one/decay"].problem
    many = {
        f"one/p{number}": replace(record["one/decay"], problem=replace(one, id=f"one/p{number}", topics=("sums",)))
        for number in range(10)
    }
    shown = Elements(related(view(many, "one/p0.md"), "one/p0"))
    assert shown.links == [*(f"../../one/p{number}/" for number in range(1, 7)), "../../topics/#topic-sums"]
    assert shown.words.endswith("and 3 more")


def test_contents_lists_the_problems_of_the_own_folder_only(record: Record) -> None:
    """With how each source did."""
    shown = Elements(contents_list(view(record, "one/index.md")))
    assert shown.links == ["../one/decay/"]
    assert "3 parts" in shown.words
    assert "Alpha 1 of 3 right at first try" in shown.words
    assert "No problem" in contents_list(view(record, "three/index.md"))


def test_symbols_with_the_same_meaning_share_a_row(record: Record) -> None:
    """With another meaning they have one of their own; lists among the symbols are none."""
    symbols = {
        "one/decay": {"A": "matrix m n", "x": "positive", "S": "symmetric n"},
        "two/growth": {"A": "matrix m n", "x": "vector n", "assume": ["x = A"]},
    }
    known = {name: replace(one, problem=replace(one.problem, symbols=symbols[name])) for name, one in record.items()}
    words = Elements(notation_table(view(known, "glossary.md"))).words
    assert r"\(A\) matrix, \(m \times n\) The one/decay , The two/growth" in words
    assert r"\(x\) positive number The one/decay \(x\) column vector, \(n\) The two/growth" in words
    assert r"\(S\) symmetric matrix, \(n \times n\)" in words
    assert "assume" not in words


CITED = {
    "one/decay:b:alpha": "correct",
    "one/decay:b:alpha:first": "incorrect",
    "one/decay:b:alpha:after hint 1": "correct",
    "one/decay:c:beta": "not attempted",
}


@pytest.mark.parametrize(("place", "word"), CITED.items())
def test_any_page_may_cite_a_verdict_of_any_problem(record: Record, place: str, word: str) -> None:
    """It leads to the part's line in the problem's table."""
    part = place.split(":")[1]
    assert fill(f"It is [[verdict:{place}]].", record, "record/essay.md") == (
        f'It is <a href="../../one/decay/#part-{part}" class="cited">{word}</a>.'
    )


@pytest.mark.parametrize(
    "place", ["one/none:a:alpha", "one/decay:z:alpha", "one/decay:a:gamma", "one/decay:a:alpha:told", "one/decay", "/"]
)
def test_a_verdict_that_is_not_there_is_a_fault(record: Record, place: str) -> None:
    """So an essay cannot say what the record does not hold."""
    assert 'class="drift"' in fill(f"[[verdict:{place}]]", record, "record/essay.md")


COUNTS = {
    "one:alpha:parts": "3",
    "all:alpha:parts": "6",
    "one/decay:alpha:correct at first try": "1",
    "one:alpha:correct after hints": "1",
    "one:beta:answered": "2",
    "two:beta:parts": "0",
    "all:key:incorrect": "1",
}


@pytest.mark.parametrize(("place", "count"), COUNTS.items())
def test_counts_follow_from_the_cells(record: Record, place: str, count: str) -> None:
    """What the record does not show a model is not counted."""
    assert fill(f"[[count:{place}]]", record, "record/essay.md") == count


@pytest.mark.parametrize(
    "place", ["one:alpha", "none:alpha:parts", "one:gamma:parts", "one:alpha:wrong", "", "on:alpha:parts"]
)
def test_a_count_of_nothing_known_is_a_fault(record: Record, place: str) -> None:
    """A set is a whole folder and not the beginning of its name."""
    assert 'class="drift"' in fill(f"[[count:{place}]]", record, "record/essay.md")


def test_words_and_bar_say_the_same(record: Record) -> None:
    """Every cell is in both; a key has no tries."""
    cells = [one for one in record["one/decay"].cells if one.model == "alpha"]
    words = outcome_words(cells, ALPHA)
    pieces = re.findall(r"flex:(\d+)", outcome_bar(cells, words))
    assert sum(map(int, pieces)) == len(cells)
    assert outcome_words(cells, KEY).startswith("1 of 3 right, ")
    incorrect = [cell("alpha", "a", attempt("alpha", "a", "incorrect"))]
    assert outcome_words(incorrect, ALPHA) == "0 of 1 right at first try, 1 incorrect"


@pytest.mark.parametrize(
    ("name", "title"),
    [("hw8", "Homework 8"), ("hw10", "Homework 10"), ("midterm-review", "Midterm review"), ("a", "A")],
)
def test_sets_are_called_what_readers_call_them(name: str, title: str) -> None:
    """Homework by its number."""
    assert set_title(name) == title


def test_sets_that_a_model_answered_come_first_and_numbers_count() -> None:
    """Homework ten stands behind homework nine."""
    asked = [cell("alpha", "a", attempt("alpha", "a", "correct"))]
    absent = {"alpha": "no", "beta": "no"}
    record = {
        "exam/x": problem("exam/x", [cell("key", "a", attempt("key", "a", "correct"))], absent),
        "hw10/x": problem("hw10/x", asked), "hw9/x": problem("hw9/x", asked),
    }  # fmt: skip
    assert list(ordered_sets(record)) == ["hw9", "hw10", "exam"]


def test_problems_stand_in_the_order_of_their_numbers(record: Record) -> None:
    """Where a set numbers them; the number is told, and those without one come after, by their names."""

    def numbered(name: str, number: int) -> CheckedProblem:
        one = problem(name, [cell("alpha", "a", attempt("alpha", "a", "correct"))])
        return replace(one, problem=replace(one.problem, number=number))

    known = {name: numbered(name, number) for name, number in {"hw1/a": 2, "hw1/b": 1, "hw1/c": 0, "hw1/d": 10}.items()}
    shown = Elements(SECTIONS["state"](view(known))).words
    order = [
        shown.index(words)
        for words in ("Problem 1 The hw1/b", "Problem 2 The hw1/a", "Problem 10 The hw1/d", "The hw1/c")
    ]
    assert order == sorted(order)
    assert "Homework 1, problem 2" in Elements(MODEL_SECTIONS["model"](view(known), "alpha")).words


def hostile_record() -> Record:
    one = attempt("alpha", "a", "incorrect", reason=HOSTILE, person="correct")
    checked = problem("one/x", [cell("alpha", "a", one)], {"beta": HOSTILE})
    models = tuple(replace(model, name=HOSTILE) for model in (ALPHA, BETA, KEY))
    about = replace(checked.problem, title=HOSTILE, topics=(HOSTILE, "y"), symbols={"x": HOSTILE, HOSTILE: "real"})
    other = replace(checked, problem=replace(about, id="one/y"), models=models)
    return {"one/x": replace(checked, problem=about, models=models), "one/y": other}


@pytest.mark.parametrize("name", [*SECTIONS, *MODEL_SECTIONS, "related"])
def test_hostile_titles_topics_names_and_symbols_stay_words(name: str) -> None:
    """Nothing becomes an element or an attribute, and nothing breaks the line."""
    known = view(hostile_record(), "one/index.md")
    if name == "related":
        fragment = related(known, "one/x")
    else:
        fragment = SECTIONS[name](known) if name in SECTIONS else MODEL_SECTIONS[name](known, "alpha")
    found = Elements(fragment)
    assert "\n" not in fragment
    assert not {"script", "img"} & {tag for tag, _ in found.tags}
    assert not any(key.startswith("on") for _, attributes in found.tags for key in attributes)


@pytest.mark.parametrize("name", MODEL_SECTIONS)
def test_a_site_without_problems_still_has_model_pages(name: str) -> None:
    """They are empty."""
    assert isinstance(MODEL_SECTIONS[name](view({}, "record/alpha.md"), "alpha"), str)
