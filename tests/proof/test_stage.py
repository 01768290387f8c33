"""The proof of a whole record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.companion import CompanionFault
from scripts.pages.katex import Latex
from scripts.proof import showing, stage
from scripts.proof.rendering import Printer
from scripts.proof.showing import with_pictures
from scripts.proof.stage import with_proofs
from scripts.transcript.crops import Crop
from scripts.transcript.errors import ExtractionError
from scripts.transcript.model import Box
from scripts.transcript.record import FormulaRecord, PictureRecord, Record
from tests.proof.printing import POINTS, katex, layout_of, letter, painting_of

BOX = (10.0, 20.0, 60.0, 32.0)
HTML = {"a": katex(letter("a")), "b": katex(letter("b")), "odd": katex('<span class="marvel">a</span>')}


class FakePrinter(Printer):
    """Renders from a table, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def render(self, formulas: Sequence[Latex]) -> list[tuple[str, str]]:
        self.asked.append([one.text for one in formulas])
        return [(HTML[one.text], "") if one.text in HTML else ("", "no such command") for one in formulas]


def record(*formulas: tuple[str, str], pieces: int = 1) -> Record:
    """A record of formulas, each with the LaTeX that was read and the letter that is painted."""
    read = tuple(
        FormulaRecord(f"formula-{n}", 1, BOX, latex, False, "recovered", "", "turn-1", "turn-1-block-1")
        for n, (latex, _) in enumerate(formulas, start=1)
    )
    paintings = json.dumps([[POINTS, [piece(text)] * pieces] for _, text in formulas])
    return Record("chat", "0" * 64, 1, "", "plain", "Chat", (), read, (), (), (), paintings=paintings)


def piece(text: str) -> dict[str, object]:
    (glyph,) = painting_of(layout_of(katex(letter(text)))).glyphs
    glyphs = [[glyph.font, glyph.text, glyph.size, glyph.x, glyph.y, glyph.color]]
    return {"page": 1, "box": BOX, "is_set_again": None, "glyphs": glyphs, "lines": [], "shapes": []}


def judged(latex: str, text: str) -> FormulaRecord:
    return with_proofs(record((latex, text)), FakePrinter()).formulas[0]


def test_what_prints_the_same_is_exact() -> None:
    """Status and LaTeX, and no reason."""
    formula = judged("a", "a")
    assert (formula.status, formula.latex, formula.reason) == ("exact", "a", "")


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        ("b", "it lacks a and adds b"),
        ("odd", "cannot be compared: the class marvel"),
        ("refused", "KaTeX refuses what was read: no such command"),
        (r"\href{x}{y}", "href"),
    ],
)
def test_what_does_not_is_dropped_with_the_reason(latex: str, reason: str) -> None:
    """A wrong formula that looks right is never kept."""
    formula = judged(latex, "a")
    assert (formula.status, formula.latex) == ("unrecovered", "")
    assert reason in formula.reason


def test_what_the_reader_doubted_keeps_its_reason() -> None:
    """The proof adds nothing to it."""
    doubted = record(("", "a"))
    formula = replace(doubted.formulas[0], status="unrecovered", reason="the print cuts it off")
    proved = with_proofs(replace(doubted, formulas=(formula,)), FakePrinter())
    assert (proved.formulas[0].status, proved.formulas[0].reason) == ("unrecovered", "the print cuts it off")


def test_a_formula_is_rendered_once() -> None:
    """However often it stands in a transcript."""
    printer = FakePrinter()
    with_proofs(record(("a", "a"), ("b", "b"), ("a", "a")), printer)
    assert printer.asked == [["a", "b"]]


def test_a_record_without_paintings_stays_as_it_is() -> None:
    """A text dump has no print to compare with."""
    dump = replace(record(("a", "a")), paintings="")
    assert with_pictures(Path("none"), with_proofs(dump, FakePrinter())) is dump


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Path, list[Box]]:
    """A file, and the boxes of it that are drawn; the drawing itself is replaced."""
    boxes: list[Box] = []

    def crop(data: bytes, wanted: Sequence[Box]) -> tuple[Crop, ...]:
        boxes.extend(wanted)
        return tuple(Crop(30, 20 + number, b"PNG %d" % number) for number, _ in enumerate(wanted))

    monkeypatch.setattr(showing, "crop", crop)
    path = tmp_path / "chat.pdf"
    path.write_bytes(b"%PDF-")
    return path, boxes


def test_what_is_not_exact_is_shown(drawn: tuple[Path, list[Box]], monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture with a margin around each formula that is not proved, and none for the others."""
    path, boxes = drawn
    monkeypatch.setattr(stage, "PRINTER", FakePrinter())
    proved = stage.proved(path, record(("a", "a"), ("b", "a")))
    assert [formula.pictures for formula in proved.formulas] == [(), (PictureRecord("chat/formula-2.png", 30, 20),)]
    assert proved.files == (("chat/formula-2.png", b"PNG 0"),)
    assert boxes == [Box(1, 7.0, 17.0, 63.0, 35.0)]


def test_a_katex_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, and no page without proof."""

    class Silent(Printer):
        def render(self, formulas: Sequence[Latex]) -> list[tuple[str, str]]:
            raise CompanionFault("node gave no answer in time")

    monkeypatch.setattr(stage, "PRINTER", Silent())
    with pytest.raises(ExtractionError, match=r"cannot be proved \(node gave no answer in time\)"):
        stage.proved(tmp_path / "chat.pdf", record(("a", "a")))


def test_each_piece_of_a_broken_formula_is_shown(drawn: tuple[Path, list[Box]]) -> None:
    """A line each, in order."""
    path, boxes = drawn
    proved = with_pictures(path, with_proofs(record(("b", "a"), pieces=2), FakePrinter()))
    assert [picture.file for picture in proved.formulas[0].pictures] == ["chat/formula-1.png", "chat/formula-1-2.png"]
    assert len(boxes) == 2


def test_nothing_is_drawn_when_all_is_exact(tmp_path: Path) -> None:
    """The file is not even opened."""
    exact = with_proofs(record(("a", "a")), FakePrinter())
    assert with_pictures(tmp_path / "missing.pdf", exact) is exact


def test_katex_is_asked_as_the_site_asks_it() -> None:
    """HTML without MathML, and one line for what is refused."""
    (html, error), (none, refused) = Printer().render([Latex("x", display=False), Latex(r"\frac{1}", display=True)])
    assert "katex-html" in html
    assert "<math" not in html
    assert (error, none) == ("", "")
    assert refused
    assert "\n" not in refused
