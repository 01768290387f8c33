"""What was accepted is canonical text, and every way in which it may move is told by kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.solution.accepted import FILE, canonical, changes, is_edited, merged, read_accepted
from scripts.solution.fields import ProblemFault

ANSWERS = {"x": {"kind": "number", "value": 0.1}, "y": {"kind": "sequence", "value": [1, 2]}}
VERDICTS = {"a, m, first": {"verdict": "correct", "source": "t, turn 2, page 1", "annotator": "", "claim": "0123"}}
RECORD = {"answers": ANSWERS, "verdicts": VERDICTS}


def moved(**answers: object) -> dict[str, object]:
    return {"answers": {**ANSWERS, **answers}, "verdicts": VERDICTS}


def test_canonical_text() -> None:
    """The text is sorted, has one entry a line, and is the same however the records were ordered."""
    text = canonical({"b/p": RECORD, "a/p": RECORD})
    backwards = {"verdicts": VERDICTS, "answers": dict(reversed(ANSWERS.items()))}
    assert canonical({"a/p": backwards, "b/p": RECORD}) == text
    assert '   "x": {"kind": "number", "value": 0.1},' in text.splitlines()
    assert list(json.loads(text)) == ["a/p", "b/p"]


def test_round_trip(tmp_path: Path) -> None:
    """What was written is read back as it was, untouched by hand."""
    (tmp_path / "snippets").mkdir()
    (tmp_path / FILE).write_text(canonical({"p": RECORD}))
    text, records = read_accepted(tmp_path)
    assert canonical(records) == text
    assert not is_edited(records["p"])
    assert list(changes("p", records["p"], RECORD)) == []


def test_nothing_accepted_yet(tmp_path: Path) -> None:
    """Without a file nothing is accepted, and that is canonical."""
    assert read_accepted(tmp_path) == (canonical({}), {})


@pytest.mark.parametrize("value", [0.2, 0.1000001, [0.1], "0.1", 0])
def test_changed_value(value: object) -> None:
    """A value that moves, by digits or by form, is a change."""
    (change,) = changes("p", RECORD, moved(x={"kind": "number", "value": value}))
    assert (change.kind, change.what, change.name) == ("changed", "answer", "x")


@pytest.mark.parametrize("field", ["unit", "tolerance", "second", "samples"])
def test_changed_field(field: str) -> None:
    """A unit, a tolerance, a second route or a sample that appears is a change."""
    (change,) = changes("p", RECORD, moved(x={"kind": "number", "value": 0.1, field: [1.0]}))
    assert change.detail == f"{field}: expected None, got [1.0]"


def test_new_and_removed() -> None:
    """Entries that come and go are told with their values."""
    after = {"answers": {"x": ANSWERS["x"], "z": {"kind": "choice", "value": ["A"]}}, "verdicts": {}}
    assert [str(change) for change in changes("p", RECORD, after)] == [
        "removed: p: answer y: [1, 2]",
        'new: p: answer z: ["A"]',
        'removed: p: verdict a, m, first: "correct"',
    ]


def test_digits_within_tolerance_are_kept() -> None:
    """Another machine's last digit neither is a change nor rewrites the file."""
    near = moved(x={"kind": "number", "value": 0.1 * (1 + 1e-12)})
    assert list(changes("p", RECORD, near)) == []
    assert merged(RECORD, near) == RECORD
    assert merged(None, near) == near


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"[]", b"{", b'{"p": {}}', b'{"p": {"answers": {}, "verdicts": {}, "x": 1}}', b'{"p": 1, "p": 2}'),
        *(b"[" * 100_000, b"\xff{}"),
    ],
)
def test_damaged_file(tmp_path: Path, text: bytes) -> None:
    """A file that is damaged, merged badly or of another form is refused."""
    (tmp_path / "snippets").mkdir()
    (tmp_path / FILE).write_bytes(text)
    with pytest.raises(ProblemFault):
        read_accepted(tmp_path)
