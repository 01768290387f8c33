"""The layout prints each construct as Chromium did, and a proof tells apart what only looks alike."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scripts.proof.conclusions import EXACT
from tests.proof.agreement import FIXTURE, agreement
from tests.proof.constructs import CONSTRUCTS

ROWS: dict[str, dict[str, Any]] = {row["name"]: row for row in json.loads(FIXTURE.read_text(encoding="ascii"))}


@pytest.mark.parametrize("name", [one.name for one in CONSTRUCTS])
def test_a_construct_is_laid_out_as_it_is_printed(name: str) -> None:
    """Glyphs, lines and outlines of Chromium's print are those of the layout."""
    row = ROWS[name]
    assert agreement(row["html"], json.dumps(row["painting"])).status == EXACT


@pytest.mark.parametrize(
    ("name", "other"),
    [pytest.param(one.name, other, id=f"{one.name}: {other}") for one in CONSTRUCTS for other in one.others],
)
def test_another_formula_is_not_proved(name: str, other: str) -> None:
    """LaTeX that prints something else is never exact."""
    row = ROWS[name]
    proof = agreement(row["others"][other], json.dumps(row["painting"]))
    assert proof.status != EXACT
    assert proof.reason
