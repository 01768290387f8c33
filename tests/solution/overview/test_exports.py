"""The same tables as JSON and as CSV, safe to open."""

import csv
import io
import json

from scripts.solution.overview.exports import data_files
from scripts.solution.overview.grader import GraderRecord
from tests.solution.overview.conftest import attempt, cell, problem

GRADER = GraderRecord({("number", "equal", "equal"): 5})


def rows(files, name):
    return json.loads(files[f"{name}.json"]), list(csv.DictReader(io.StringIO(files[f"{name}.csv"])))


def test_both_forms_hold_the_same(record):
    """Every table has a JSON and a CSV file with the same rows and columns."""
    files = data_files(record, GRADER)
    names = {name.rpartition(".")[0] for name in files}
    assert names == {"verdicts", "cells", "scoreboard", "pairs", "agreement", "coverage", "grader"}
    for name in names:
        from_json, from_csv = rows(files, name)
        assert len(from_json) == len(from_csv) > 0
        assert list(from_json[0]) == list(from_csv[0])


def test_a_verdict_row(record):
    """A claim's row says where it stands, what was decided and why."""
    found = next(row for row in rows(data_files(record, GRADER), "verdicts")[0] if row["mistake"] == "sign")
    assert (found["problem"], found["part"], found["source"], found["page"]) == ("one/decay", "a", "beta", 2)
    assert (found["verdict"], found["annotator"], found["differs"]) == ("incorrect", "incorrect", 0)


def test_no_cell_is_a_formula():
    """A claim that a spreadsheet would run is written with an apostrophe before it."""
    one = attempt("alpha", "a", "incorrect", reason="=1+1")
    files = data_files({"one/x": problem("one/x", [cell("alpha", "a", one)])}, GRADER)
    assert rows(files, "verdicts")[1][0]["reason"] == "'=1+1"
