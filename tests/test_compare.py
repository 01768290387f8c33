"""The command that compares JSON lines."""

import io
import json
import sys
from pathlib import Path

import pytest

from scripts import child
from scripts.compare import main, verdicts

ROOT = Path(__file__).resolve().parents[1]


def _line(**fields):
    return json.dumps({"id": "a", "kind": "number", "reference": "0.5", "claim": "1/2", **fields})


def test_a_line_gives_a_verdict_with_rule_and_reason(capsys, monkeypatch):
    """Standard input is read, and one JSON object is printed for each line that is not blank."""
    monkeypatch.setattr("sys.stdin", io.StringIO(_line() + "\n\n" + _line(id="b", claim="0.6") + "\n"))
    assert main([]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["id"], row["verdict"]) for row in rows] == [("a", "equal"), ("b", "different")]
    assert all(set(row) == {"id", "verdict", "rule", "reason"} for row in rows)


def test_a_file_is_read_too(tmp_path, capsys):
    """A path stands for standard input."""
    file = tmp_path / "pairs.jsonl"
    file.write_text(
        _line(kind="expression", reference="X^T y", claim="y^T X", symbols={"X": "matrix n d", "y": "vector n"}),
        encoding="utf-8",
    )
    assert main([str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["reason"] == "The answer is the transpose of the reference."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"), ("[1]", "not a JSON object"), ("[" * 100_000, "not JSON"), ("{" * 100_001, "characters"),
        (_line(kind="tensor"), "unknown kind"), (_line(claim=3), "claim is missing or no string"),
        (_line(symbols=[]) + "x", "not JSON"), (_line(symbols="x"), "symbols is no object"),
        (_line(symbols={"X": "blob"}), "not understood"), (_line(id=float("nan")), "not JSON"),
    ],
)  # fmt: skip
def test_a_bad_line_names_itself_and_stops_nothing(line, words):
    """The line is unparsed with its number, and the next one is still judged."""
    rows = list(verdicts([line, _line()]))
    assert rows[0]["verdict"] == "unparsed"
    assert rows[0]["reason"].startswith("Line 1: ")
    assert words in rows[0]["reason"]
    assert rows[1]["verdict"] == "equal"


def test_two_methods_that_disagree_print_unparsed():
    """The printed vocabulary has no word for a dispute, and nothing unsure is called equal or different."""
    row = next(
        verdicts([_line(kind="expression", reference="x", claim=r"x + 10^{-14} y", symbols={"x": "real", "y": "real"})])
    )
    assert row["verdict"] == "unparsed"
    assert row["rule"] == "expression: two methods disagree"


def test_any_bytes_are_read_and_only_json_is_printed():
    """Bytes that are no UTF-8 and half a surrogate pair stop nothing, whatever the terminal speaks."""
    lines = b"\xff\xfe\n" + _line(id="\ud800").encode() + b"\n" + _line(id="\u221e").encode() + b"\n"
    command = [sys.executable, "-m", "scripts.compare"]
    ended = child.start(command, folder=ROOT, extra={"PYTHONIOENCODING": "ascii"}).finish(60, lines)
    assert (ended.status, ended.errors) == (0, b"")
    rows = [json.loads(line) for line in ended.output.decode("utf-8").splitlines()]
    assert [(row["id"], row["verdict"]) for row in rows] == [
        *((None, "unparsed"), ("\ud800", "equal"), ("\u221e", "equal")),
    ]


def test_a_reader_that_leaves_is_no_error():
    """When what reads the output has seen enough, the command ends quietly."""
    script = f"{sys.executable} -m scripts.compare | head -n 1"
    ended = child.start(["sh", "-c", script], folder=ROOT).finish(60, (_line() + "\n").encode() * 50)
    assert (ended.status, ended.errors) == (0, b"")
    assert len(ended.output.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["no-such-file"], ["--no-such-option"], ["a", "b"]])
def test_a_usage_error_ends_with_two(arguments, capsys):
    """The exit status of a usage error is 2."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
