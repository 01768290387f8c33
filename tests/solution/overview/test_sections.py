"""The sections of the overview pages are plain, escaped HTML on one line."""

import html.parser

import pytest

from scripts.solution.overview.grader import NO_RECORD, GraderRecord
from scripts.solution.overview.sections import SECTIONS
from scripts.solution.overview.view import View
from tests.solution.overview.conftest import attempt, cell, problem

GRADER = GraderRecord({("number", "equal", "equal"): 5, ("number", "different", "equal"): 1})


class Words(html.parser.HTMLParser):
    """The words of a fragment, and the names of its elements."""

    def __init__(self, fragment):
        super().__init__()
        self.words, self.names = [], []
        self.feed(fragment)

    def handle_data(self, data):
        self.words.append(data)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)


def shown(record, name):
    return " ".join(" ".join(Words(SECTIONS[name](View(record, "record/index.md", GRADER))).words).split())


def test_scoreboard(record):
    """Counts, the share with its interval, and that few parts tell little; what the record lacks is said once."""
    words = shown(record, "scoreboard")
    assert "One Alpha 1 of 3 (6 to 79 %): too few to tell 1 1" in words
    assert words.endswith("Not in the record: Beta on Two.")


def test_pairs(record):
    """Two models that cannot be told apart are said to be so."""
    assert "Alpha and Beta 2 – 1".replace(" –", " 0") in shown(record, "pairs")
    assert "too few to tell (p = 1)" in shown(record, "pairs")


def test_mistakes(record):
    """Each kind has its head, its meaning and the claims that make it."""
    assert "Sign A plus for a minus" in shown(record, "mistakes")
    assert "Only a part – 1 1" in shown(record, "mistaketable")


def test_agreement(record):
    """The counts and kappa, with the warning that there are few."""
    words = shown(record, "agreement")
    assert "judged correct 1 1" in words
    assert "on 2 of these the two agree" in words
    assert "from too few claims to tell much" in words


def test_contested(record):
    """A claim on which person and machine differ comes with what the person wrote."""
    assert "The annotator judged it correct: a note" in shown(record, "contested")


def test_errata(record):
    """The share of a key that holds, and what does not."""
    words = shown(record, "errata")
    assert words.startswith("1 of 2 answers of official keys hold.")
    assert "a factor 2 too many" in words


def test_grader(record):
    """The grader's own errors are counted by kind and in all."""
    assert "number 6 5 1 0 0 all 6 5 1 0 0" in shown(record, "grader")


def test_coverage(record):
    """What a machine can judge is a sentence with counts."""
    assert "A machine can judge 4 of 6 parts" in shown(record, "coverage")


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_empty_record(name):
    """A site without problems still has every section."""
    assert isinstance(SECTIONS[name](View({}, "record/index.md", NO_RECORD)), str)


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_hostile_words_stay_words(name):
    """Nothing in a reason, a name or an absence becomes an element or breaks the line."""
    one = attempt("alpha", "a", "incorrect", reason="<script>alert(1)</script>\n<b>", person="correct")
    record = {"one/x": problem("one/x", [cell("alpha", "a", one)], {"beta": "<img src=x>"})}
    fragment = SECTIONS[name](View(record, "record/index.md", GRADER))
    assert "\n" not in fragment
    assert not {"script", "b", "img"} & set(Words(fragment).names)
