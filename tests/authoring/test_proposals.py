"""Proposed claims stand where they say, in the file's own format, and never depend on what is right."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.authoring.passages import passages_of
from scripts.authoring.proposals import Wanted, propose_from, proposed
from scripts.authoring.proposing import answers_part, propose
from scripts.authoring.refusal import Refusal
from scripts.authoring.review import review_text, toml_string
from scripts.solution.model import KINDS, Claim, Part
from scripts.solution.problem import find_problems, read_models, read_problem
from scripts.solution.quotations import contains, locate, read_transcript, tokens
from scripts.transcript.record import AnnotationRecord, FormulaRecord, Record, RecordBlock, RecordPiece, RecordTurn
from scripts.transcript.record import SegmentRecord as Segment
from scripts.transcript.record_json import from_json

ROOT = Path(__file__).resolve().parents[2]
BOX = (0.0, 0.0, 1.0, 1.0)
PAIRS = [
    (name, transcript)
    for name in find_problems(ROOT)
    for transcript in sorted({claim.transcript for claim in read_problem(ROOT, name, read_models(ROOT)).claims})
]


def committed(name: str) -> Record:
    return from_json((ROOT / "docs" / "transcripts" / f"{name}.json").read_bytes())


def part(name: str, kind: str = "expression", title: str = "What is it?") -> Part:
    return Part(name, title, kind, "answer", (), "", 1)


def conversation(*turns: tuple[str, str, str]) -> Record:
    """A record of turns of one block: who speaks, the part that the segment names, and the formula that it says."""
    made, formulas, segments = [], [], []
    for number, (speaker, about, latex) in enumerate(turns, start=1):
        block = RecordBlock(f"b{number}", "paragraph", 0, (1,), (BOX,), (RecordPiece(formula=f"f{number}"),))
        made.append(RecordTurn(f"turn-{number}", speaker, "", (1,), (block,)))
        formulas.append(FormulaRecord(f"f{number}", 1, BOX, latex, True, "exact", "", f"turn-{number}", f"b{number}"))
        segments.append(Segment("1", about, f"turn-{number}", (f"b{number}",)))
    return Record("chat", "", 1, "", "alpha", "Chat", tuple(made), tuple(formulas), (), tuple(segments), ())


@pytest.mark.parametrize(("problem", "transcript"), PAIRS, ids=[f"{one}-{two}" for one, two in PAIRS])
def test_every_proposal_is_located_in_its_transcript(problem: str, transcript: str) -> None:
    """What an author moves over passes the gate's search for quotations, as it stands, from the committed record."""
    found = propose(committed(transcript), read_problem(ROOT, problem, read_models(ROOT)).parts)
    claims = [
        Claim("m", one.part, one.attempt, transcript, one.turn, one.passage.page, one.quote, one.quote, "", None, 1)
        for one in found
    ]
    assert found
    assert locate("review.toml", claims, {transcript: read_transcript(ROOT, transcript)}) == []


def test_most_claims_of_the_record_are_among_the_proposals() -> None:
    """Of what people chose to quote, nine in ten stand among the few that are proposed for that part and turn."""
    hits = total = 0
    for problem, transcript in PAIRS:
        about = read_problem(ROOT, problem, read_models(ROOT))
        found = propose(committed(transcript), about.parts)
        for claim in (one for one in about.claims if one.transcript == transcript):
            near = [one for one in found if (one.part, one.turn) == (claim.part, claim.turn)]
            total += 1
            hits += any(contains(tokens(one.quote), tokens(claim.answer)) for one in near)
    assert hits >= 0.85 * total


def test_a_later_turn_about_the_same_part_is_a_later_attempt() -> None:
    """A turn about another part in between is none."""
    record = conversation(
        ("student", "a", "q"), ("model", "a", "x=1"), ("student", "b", "q"), ("model", "b", "z=1"),
        ("student", "a", "h"), ("model", "a", "x=2"),
    )  # fmt: skip
    found = propose(record, [part("a"), part("b")])
    assert [(one.part, one.turn, one.attempt, one.quote) for one in found] == [
        ("a", 2, "first", "x=1"), ("a", 6, "after hint 1", "x=2"), ("b", 4, "first", "z=1"),
    ]  # fmt: skip


def test_a_key_has_no_attempts() -> None:
    """What it prints later is no answer after a hint."""
    record = conversation(("model", "a", "x=1"), ("model", "a", "x=2"))
    assert {one.attempt for one in propose(record, [part("a")], is_key=True)} == {"first"}


def test_what_the_student_wrote_is_never_proposed() -> None:
    """Nor what could not be recovered."""
    record = conversation(("student", "a", "x=1"), ("model", "a", ""), ("thinking", "a", "x=3"))
    assert propose(record, [part("a")]) == []


def test_another_problem_of_the_conversation_can_be_left_out() -> None:
    """By its number."""
    record = conversation(("model", "a", "x=1"))
    assert propose(record, [part("a")], number="2") == []
    assert len(propose(record, [part("a")], number="1")) == 1


@pytest.mark.parametrize(
    ("segment", "name", "is_about"),
    [("a", "a", True), ("a", "a.i", True), ("a.i", "a", True), ("a.ii", "a.i", False), ("b", "a", False),
     ("", "1", True), ("A", "a", True), ("ab", "a", False), ("", "2", False)],
)  # fmt: skip
def test_a_segment_answers_the_part_that_it_names_holds_or_lies_in(segment: str, name: str, is_about: bool) -> None:
    """Names are compared piece by piece, and the problem's own number names a part too."""
    assert answers_part(Segment("1", segment, "turn-1", ()), name) is is_about


def test_the_form_that_is_asked_for_comes_first() -> None:
    """A growth rate for a growth rate, and what begins with the name of the asked before the rest."""
    growth = conversation(("model", "a", "O(n)"))
    block = RecordBlock("b1", "paragraph", 0, (1,), (BOX,), (RecordPiece(formula="f1"), RecordPiece(formula="f2")))
    other = FormulaRecord("f2", 1, BOX, "K_0=D", True, "exact", "", "turn-1", "b1")
    record = replace(growth, turns=(replace(growth.turns[0], blocks=(block,)),), formulas=(*growth.formulas, other))
    assert next(one.quote for one in propose(record, [part("a", "growth")])) == "O(n)"
    assert next(one.quote for one in propose(record, [part("a", title="The first, $K_0$")])) == "K_0=D"


def test_an_annotation_is_told_and_judges_nothing() -> None:
    """It stands beside the proposal as a comment, whatever it holds."""
    record = conversation(("model", "a", "x=1"))
    note = AnnotationRecord("annotation-1", 1, BOX, "text", "wrong\n[[claim]]\nmodel = 'x'", "b1")
    found = propose(replace(record, annotations=(note,)), [part("a")])
    written = review_text("set/one", "chat", "alpha", [part("a")], found)
    assert "# marked on page 1: wrong [[claim]] model = 'x'" in written
    assert [claim["model"] for claim in tomllib.loads(written)["claim"]] == ["alpha"]


@pytest.mark.parametrize(
    "text",
    ["x", "it's", "'''", '"', "\\frac{1}{2}", "a\nb\x00\x1b\x7f", "\u2028", "😀", "'\\'", "\U000e0001'", "a'b\"c\\d"],
)
def test_any_text_comes_back_out_of_toml(text: str) -> None:
    """LaTeX as it is typed where that is possible."""
    assert tomllib.loads(f"a = {toml_string(text)}")["a"] == text


def test_half_a_character_is_replaced() -> None:
    """TOML has no way to write it, and the file must still be read."""
    assert tomllib.loads(f"a = {toml_string('x' + chr(0xD800))}")["a"] == "x\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("piece", ["[", "[,", "(,", "\\{", "A ", "A,", "O(", " and ", "=", ","])
def test_a_hostile_formula_takes_no_time(kind: str, piece: str) -> None:
    """As long as one may be, of whatever could send a search back and forth; longer ones are left out."""
    found = propose(conversation(("model", "a", (piece * 2000)[:2000])), [part("a", kind)])
    assert len(found) == 1
    assert propose(conversation(("model", "a", "x" * 2001)), [part("a", kind)]) == []


def test_prose_is_proposed_for_answers_in_words_only() -> None:
    """A sentence is no number."""
    block = RecordBlock("b1", "paragraph", 0, (2,), (BOX,), (RecordPiece("It is the order. Nothing else."),))
    turn = RecordTurn("turn-1", "model", "", (2,), (block,))
    record = Record("chat", "", 2, "", "alpha", "Chat", (turn,), (), (), (Segment("1", "a", "turn-1", ("b1",)),), ())
    assert [one.text for one in passages_of(record)] == ["It is the order.", "Nothing else."]
    assert propose(record, [part("a", "number")]) == []
    assert {one.quote for one in propose(record, [part("a", "text")])} == {"It is the order.", "Nothing else."}


def sample(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "set").mkdir(parents=True)
    (tmp_path / "docs" / "models.toml").write_text('[[model]]\nid = "alpha"\nname = "Alpha"\n')
    (tmp_path / "docs" / "set" / "one.toml").write_text(
        'title = "One"\nsnippet = "snippets/one.py"\n[[part]]\nid = "a"\ntitle = "A"\nkind = "number"\nanswer = "x"\n'
        '[[absent]]\nmodel = "alpha"\nreason = "no"\n'
    )
    return tmp_path


def test_who_speaks_is_told_by_the_looks_or_by_the_author(tmp_path: Path) -> None:
    """And refused where neither does."""
    root, record = sample(tmp_path), conversation(("model", "a", "x=1"))
    path, text = proposed(root, record, Wanted("set/one"))
    assert (path, tomllib.loads(text)["claim"][0]["model"]) == ("review/chat.set-one.toml", "alpha")
    with pytest.raises(Refusal, match="nothing tells which model speaks"):
        proposed(root, replace(record, manner="other"), Wanted("set/one"))
    with pytest.raises(Refusal, match="unknown model"):
        proposed(root, record, Wanted("set/one"), "gamma")


def test_unknown_problem_and_transcript_are_refused(tmp_path: Path) -> None:
    """In one line each, before anything is written."""
    root = sample(tmp_path)
    with pytest.raises(Refusal, match="unknown problem"):
        proposed(root, conversation(), Wanted("set/two"))
    for name in ("none", "../models", ""):
        with pytest.raises(Refusal):
            propose_from(root, name, Wanted("set/one"))
    assert not (root / "review").exists()
