"""Every pair of the case files gets the verdict that stands before it: = equal, ! different, ? unparsed."""

import json
from pathlib import Path

import pytest

from scripts.solution.comparison import compare

FOLDER = Path(__file__).parent / "cases"
VERDICTS = {"=": "equal", "!": "different", "?": "unparsed"}


def pairs():
    """Every pair as (kind, verdict, reference, claim, word of the reason, symbols), named by file and line."""
    for file in sorted(FOLDER.glob("*.txt")):
        symbols = {}
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("@"):
                symbols = json.loads(line[1:])
            elif line and line[0] in VERDICTS:
                reference, claim, *word = (part.strip() for part in line[1:].split(" <>"))
                kind = file.stem.split("-")[0]
                yield pytest.param(
                    kind,
                    VERDICTS[line[0]],
                    reference,
                    claim,
                    word[0] if word else "",
                    symbols,
                    id=f"{file.stem}:{number}",
                )


@pytest.mark.parametrize(("kind", "verdict", "reference", "claim", "word", "symbols"), list(pairs()))
def test_a_pair_gets_the_verdict_written_before_it(kind, verdict, reference, claim, word, symbols):
    """The verdict of the case file is reached, and the reason holds the word that the file asks for."""
    found = compare(kind, reference, claim, symbols)
    assert found.verdict == verdict, f"{reference}  <>  {claim}: {found}"
    assert word in found.reason
    assert found.rule
