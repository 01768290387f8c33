"""How a formula stands on a transcript's page."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula_html import counted, formula_html
from scripts.transcript.record import FormulaRecord, PictureRecord

BOX = (1.0, 2.0, 3.0, 4.0)
EXACT = FormulaRecord("formula-1", 7, BOX, "x+y", False, "exact", "", "turn-1", "turn-1-block-1")
PICTURE = PictureRecord("chat/formula-1.png", 40, 20)
NEAR = replace(EXACT, status="near", reason="printed again, y stands elsewhere", pictures=(PICTURE,))
UNRECOVERED = replace(NEAR, status="unrecovered", latex="", reason="the print cuts it off")


def test_an_exact_formula_carries_nothing() -> None:
    """What is proved needs no word."""
    html = formula_html(EXACT, is_block=False)
    assert html.startswith('<span class="arithmatex">')
    assert html.count("<") == 2


def test_a_near_formula_is_set_and_shown() -> None:
    """The formula as it was read, then a word and the picture of the print beside it."""
    html = formula_html(NEAR, is_block=True)
    assert html.index('class="arithmatex"') < html.index("not quite as printed") < html.index("<img")
    assert 'src="../chat/formula-1.png" width="40" height="20"' in html
    assert 'alt="The formula as page 7 of the PDF shows it" loading="lazy"' in html


def test_an_unrecovered_formula_is_shown_only() -> None:
    """No formula is set; the reason and the picture stand in its place."""
    html = formula_html(UNRECOVERED, is_block=False)
    assert "arithmatex" not in html
    assert "the print cuts it off" in html
    assert "<img" in html


def test_a_formula_with_a_forbidden_command_is_never_set() -> None:
    """Whatever its status says."""
    assert "arithmatex" not in formula_html(replace(EXACT, latex=r"\href{x}{y}"), is_block=True)


def test_a_picture_of_another_name_is_not_shown() -> None:
    """Only names that the proof gives reach an address."""
    for file in ("../secret.png", "chat/formula-1.svg", "https://example.org/x-1.png", 'chat/x-1.png" onerror="'):
        assert "<img" not in formula_html(replace(NEAR, pictures=(PictureRecord(file, 1, 1),)), is_block=False)


def test_the_head_counts_by_status() -> None:
    """Proved, nearly so, and not recovered, and what is forbidden counts as not recovered."""
    forbidden = replace(EXACT, latex=r"\url{x}")
    assert counted([EXACT, EXACT, NEAR, UNRECOVERED, forbidden]) == (
        "5 formulas, 2 proved exact by printing them again, 1 nearly as printed, 2 not recovered"
    )
    assert counted([]) == "no formulas"
