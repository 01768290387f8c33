"""Every pair of the case files gets the verdict that stands before it: = equal, ! different, ? unparsed."""

from pathlib import Path

import pytest

from scripts.solution.comparison import compare
from scripts.solution.overview.grader import read_cases

ROOT = Path(__file__).resolve().parents[3]


def pairs():
    """Every pair as (kind, verdict, reference, claim, word of the reason, symbols), named by file and line."""
    for case in read_cases(ROOT):
        asked = case.question
        name = f"{case.file.removesuffix('.txt')}:{case.line}"
        yield pytest.param(asked.kind, case.verdict, asked.reference, asked.claim, case.word, asked.symbols, id=name)


@pytest.mark.parametrize(("kind", "verdict", "reference", "claim", "word", "symbols"), list(pairs()))
def test_a_pair_gets_the_verdict_written_before_it(kind, verdict, reference, claim, word, symbols):
    """The verdict of the case file is reached, and the reason holds the word that the file asks for."""
    found = compare(kind, reference, claim, symbols)
    assert found.verdict == verdict, f"{reference}  <>  {claim}: {found}"
    assert word in found.reason
    assert found.rule
