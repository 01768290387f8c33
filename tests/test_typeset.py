"""The typeset transcripts as they are committed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts.pages.katex import Katex, Latex
from scripts.transcript.pdf import entry, items, open_document
from scripts.typeset import main, renderer, typeset
from scripts.typesetting.markup import Rendered
from scripts.typesetting.page import compose
from scripts.typesetting.printing import BROWSERS
from scripts.typesetting.source import read_source

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "docs" / "transcripts" / "sources").glob("*.md"))
BROWSER = any(shutil.which(name) for name in BROWSERS)


def shown(formulas: Sequence[Latex]) -> list[Rendered]:
    return [Rendered(formula.text) for formula in formulas]


def printed(source: Path) -> bytes:
    return (ROOT / "docs" / "transcripts" / f"{source.stem}.pdf").read_bytes()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_mark_of_the_source_is_an_annotation_of_the_pdf(source: Path) -> None:
    """Every remark is there word for word, and there are at least as many highlights as marks, and every sign."""
    places = compose(read_source(source.read_text(encoding="utf-8")), shown, "").places
    found = [a for page in open_document(printed(source)).pages() for a in items(entry(page.source, "/Annots"))]
    kinds = [entry(annotation, "/Subtype") for annotation in found]
    texts = [
        str(entry(annotation, "/Contents")) for annotation in found if entry(annotation, "/Subtype") == "/FreeText"
    ]
    assert texts == [place.note.text for place in places if place.note and place.note.text]
    assert kinds.count("/Highlight") >= sum(place.note is None for place in places)
    assert places or source.stem.endswith("-key")  # nobody annotated a key
    assert kinds.count("/Ink") == sum(bool(place.note and place.note.sign) for place in places)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_typeset_pdf_says_in_its_title_what_it_is(source: Path) -> None:
    """Its title is that of the source, and holds the words."""
    document = open_document(printed(source))
    assert document.title == read_source(source.read_text(encoding="utf-8")).head["title"]
    assert "typeset from a record" in document.title


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_typeset_pdf_holds_no_path_of_a_machine(source: Path) -> None:
    """No address of a file, and no place that only served the first print."""
    streams = b"".join(page.content for page in open_document(printed(source)).pages())
    for word in (b"file:", b"/tmp/", b"/home/", str(ROOT).encode(), b"place.invalid"):
        assert word not in printed(source) + streams


def test_a_missing_source_gives_one_line_and_status_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Nothing is printed for it."""
    assert main([str(tmp_path / "none.md")]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.skipif(not BROWSER, reason="no Chromium is installed")
def test_a_note_comes_to_stand_beside_what_follows_it() -> None:
    """The whole way: a small page printed twice, the remark and the highlight where they belong."""
    text = (
        "---\nid: x\nmanner: deepseek\ntitle: T\nnotice: N\n---\n::: model\n"
        'Long before.\n\n::: note red\nWrong.\n:::\n\nHere <mark class="red">$x^2$</mark> stands.\n:::\n'
    )
    katex = Katex(ROOT)
    style = (katex.package.folder / "dist" / "katex.min.css").as_uri()
    (page,) = open_document(typeset(compose(read_source(text), renderer(katex), style))).pages()
    note, mark = ([float(edge) for edge in items(entry(a, "/Rect"))] for a in items(entry(page.source, "/Annots")))
    assert note[0] > mark[2]
    assert abs(note[3] - mark[3]) < 12
