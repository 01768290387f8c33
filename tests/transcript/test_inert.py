# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Nothing of a PDF is active on the page made from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from scripts.transcript.inert import to_page
from scripts.transcript.latex_guard import forbidden
from scripts.transcript.record import (
    AnnotationRecord,
    DoubtRecord,
    FormulaRecord,
    PictureRecord,
    Record,
    RecordBlock,
    RecordItem,
    RecordPiece,
    RecordTurn,
    SegmentRecord,
)  # fmt: skip
from tests.transcript.hostile import PAYLOADS

BOX = (1.0, 2.0, 3.0, 4.0)
SHA256 = "0" * 64
PICTURES = (PictureRecord("hostile/formula-2.png", 30, 20), PictureRecord("hostile/formula-2-2.png", 30, 20))
# Every extension that the site loads, and those that could be loaded one day and would do harm.
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "tables", "toc", "smarty", "wikilinks",
    "pymdownx.arithmatex", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences",
    "pymdownx.snippets", "pymdownx.magiclink", "pymdownx.betterem", "pymdownx.caret", "pymdownx.tilde", "pymdownx.mark",
    "pymdownx.keys", "pymdownx.emoji", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.smartsymbols", "pymdownx.progressbar",
    "pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.html", "pymdownx.blocks.tab",
]  # fmt: skip
OPTIONS = {"pymdownx.arithmatex": {"generic": True}, "pymdownx.snippets": {"base_path": ["."], "check_paths": False}}
ATTRIBUTES = {
    "div": {"class", "id"}, "p": {"class", "id"}, "span": {"class", "id"}, "a": {"href", "rel"}, "h1": {"id"}, "h2": {"id"}, "h3": set(),
    "h4": set(), "h5": set(), "h6": set(), "ul": set(), "ol": set(), "li": {"value"}, "table": set(), "tr": set(), "td": {"class"},
    "th": {"class"}, "pre": set(), "code": {"class"}, "strong": set(), "em": set(), "b": set(), "br": set(), "blockquote": set(),
    "hr": set(), "s": set(), "sup": set(), "sub": set(), "aside": {"class", "id"}, "img": {"class", "src", "width", "height", "alt", "loading"},
}  # fmt: skip
PLAIN_VALUE = re.compile(r"^[A-Za-z0-9 -]*$")
ADDRESSES = {
    "href": re.compile(r"^(\.\./[A-Za-z0-9-]+\.pdf(#page=\d+)?|\.\./\.\./canonical-forms/|https://example\.org/)$"),
    "alt": re.compile(r"^[A-Za-z0-9 ,.:()-]*$"),
    "src": re.compile(r"^\.\./[A-Za-z0-9-]+/(formula|image)-\d+(-\d+)?\.png$"),
}


class Audit(HTMLParser):
    """Collects every element, attribute and address that is not ours, and the page's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.text: list[str] = []
        self.formulas: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            fine = name in ATTRIBUTES.get(tag, ()) and ADDRESSES.get(name, PLAIN_VALUE).match(value or "")
            if not fine:
                self.faults.append(f"{tag} {name}={value!r}")
        if tag not in ATTRIBUTES:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data!r}")

    handle_decl = unknown_decl = handle_pi = handle_comment


def record(text: str, *, latex: str = "x", title: str = "Title", marker: str = "•") -> Record:
    """A record with one text at every place where a PDF's text may stand."""
    styles = ("", "strong", "emphasis", "code", "strike", "superscript", "subscript", "strong emphasis", text)
    pieces = tuple(RecordPiece(text, style) for style in styles)
    links = (RecordPiece(text, address="https://example.org/"), RecordPiece(text, "strong", address=text))
    formulas = tuple(RecordPiece(formula=f"formula-{number}") for number in (1, 2, 3))
    content = (*pieces, *links, *formulas, RecordPiece(text))

    def block(number: int, kind: str, **more: object) -> RecordBlock:
        own = content if kind not in ("list", "quote") else ()
        return RecordBlock(f"turn-1-block-{number}", kind, 2, (1,), (BOX,), own, **more)  # type: ignore[arg-type]

    blocks = [block(1, "heading"), block(2, "paragraph"), block(4, "code", language=text), block(5, "image")]
    inner = block(
        12, "quote", items=(RecordItem(text, (block(13, "list", items=(RecordItem(marker, (block(14, "code"),)),)),)),)
    )
    blocks.append(block(3, "quote", items=(RecordItem(text, (block(11, "paragraph"), inner)),)))
    blocks.append(block(15, "image", picture=PictureRecord("hostile/image-1.png", 30, 20)))
    blocks.append(block(16, "image", picture=PictureRecord(text, 30, 20)))
    blocks.append(block(17, "rule"))
    blocks.append(
        block(6, "list", items=(RecordItem(marker, (block(7, "paragraph"),)), RecordItem("1.", (block(8, "code"),))))
    )
    blocks.append(block(9, "table", rows=((content, content), (content, content)), columns=(text, "right")))
    blocks.append(RecordBlock("turn-1-block-10", "formula", 0, (1,), (BOX,), (RecordPiece(formula="formula-1"),)))
    turn = RecordTurn("turn-1", "model", "DeepSeek", (1,), tuple(blocks))
    formulas = (
        FormulaRecord("formula-1", 1, BOX, latex, False, "recovered", "", "turn-1", "turn-1-block-2"),
        FormulaRecord("formula-2", 1, BOX, "", False, "unrecovered", text, "turn-1", "turn-1-block-2", PICTURES),
        FormulaRecord(
            "formula-3", 1, BOX, latex, False, "near", text, "turn-1", "turn-1-block-2", (PictureRecord(text, 9, 9),)
        ),
    )
    notes = tuple(
        AnnotationRecord(f"annotation-{n}", 1, BOX, kind, text, place)
        for n, (kind, place) in enumerate(
            [("text", "turn-1-block-2"), ("highlight", "turn-1-block-7"), ("ink", "")], start=1
        )
    )
    segments = (SegmentRecord("1", "a", "turn-1", tuple(b.id for b in blocks)),)
    return Record(
        "hostile",
        SHA256,
        1,
        "",
        "plain",
        title,
        (turn,),
        formulas,
        notes,
        segments,
        (DoubtRecord(1, BOX, text),),
        (text,),
    )


def audit(page: str) -> Audit:
    """The page rendered as the site renders it, and looked through."""
    body = page.split("---\n", 2)[2]
    found = Audit()
    found.feed(markdown.markdown(body, extensions=EXTENSIONS, extension_configs=OPTIONS))
    found.close()
    return found


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inclusion would find a file here."""
    monkeypatch.chdir(Path(__file__).parents[2])


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_payload_stays_text(payload: str) -> None:
    """Rendered with every extension, the payload adds no element and no attribute, and includes no file."""
    found = audit(to_page(record(payload)))
    assert found.faults == []
    assert "site_name" not in "".join(found.text)
    assert "requires-python" not in "".join(found.text)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_payload_is_shown_as_it_stands(payload: str) -> None:
    """What a reader sees is the text of the PDF, hidden characters replaced by a visible mark."""
    shown = "".join("".join(audit(to_page(record(payload))).text).split())
    expected = "".join("\ufffd" if not c.isprintable() and c not in "\n " else c for c in payload)
    assert "".join(expected.split()) in shown


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_payload_holds_no_active_character_in_the_source(payload: str) -> None:
    """Before any rendering, nothing of the payload's markup stands in the page."""
    page, harmless = to_page(record(payload)), to_page(record("harmless"))
    for active in (
        "`",
        "[[",
        "{{",
        "--8<",
        "$",
        "~",
        "!!!",
        "///",
        "<script",
        "onerror=",
        "javascript:",
        "\x02",
        "*",
        "_",
    ):
        assert page.count(active) == harmless.count(active), active


def test_only_addresses_of_the_web_become_links() -> None:
    """They say that they lead away; whatever else a PDF gives as an address stays unlinked words."""
    page = to_page(record("words"))
    assert page.count('<a href="https&#58;&#47;&#47;example.org&#47;" rel="noopener nofollow noreferrer">words</a>') > 3
    assert page.count("<a ") == page.count('rel="noopener') + page.count(f'href="{"../"}')


def test_what_an_image_shows_is_told_in_plain_words() -> None:
    """Its alternative text holds letters, digits and plain punctuation only."""
    page = to_page(record('a "curve" <b>'))
    assert re.findall(r'image-1.png" width="30" height="20" alt="([^"]*)"', page)[0].startswith(
        "Image on page 1: a curve b"
    )


def test_two_renderings_are_equal() -> None:
    """Rendering is a function of the page alone, so what was audited is what is built."""
    page = to_page(record(PAYLOADS["a script"]))
    assert markdown.markdown(page, extensions=EXTENSIONS) == markdown.markdown(page, extensions=EXTENSIONS)


@pytest.mark.parametrize("command", ["href", "url", "htmlClass", "htmlId", "htmlStyle", "htmlData", "includegraphics", "def", "gdef",
                                     "newcommand", "renewcommand", "let", "require", "style", "class", "cssId", "unicode", "input",
                                     "char", "verb", "catcode", "csname", "expandafter"])  # fmt: skip
def test_a_dangerous_command_becomes_a_doubt(command: str) -> None:
    """A formula with a command that is not on the list is not shown as a formula."""
    page = to_page(record("x", latex=rf"a+\{command}{{javascript:alert(1)}}{{x}}"))
    assert 'class="arithmatex"' not in page
    assert page.count('class="doubt"') > 3


BAD_LATEX: dict[str, Callable[[], str]] = {
    "unbalanced braces": lambda: "{x", "a closing brace too many": lambda: "x}{", "too long": lambda: "x" * 20_001,
    "too deep": lambda: "{" * 41 + "}" * 41, "a control character": lambda: "x\x00", "a lone backslash": lambda: "x\\",
    "an unknown environment": lambda: r"\begin{filecontents}x\end{filecontents}", "an odd colour": lambda: r"\color{red;x}y",
}  # fmt: skip


@pytest.mark.parametrize("latex", [make() for make in BAD_LATEX.values()], ids=BAD_LATEX)
def test_bad_latex_is_refused_with_a_reason(latex: str) -> None:
    """Limits, balance and lists hold."""
    assert forbidden(latex)


@pytest.mark.parametrize(
    "latex",
    [r"\frac{a}{b}\,\{x\}", r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\operatorname{softmax}(QK^{\top}/\sqrt{d})", r"\mathbb{R}^{n\times d}",
     r"\left\|x\right\|_2^2", r"\text{if }x>0", r"\color{red}x", r"\sum_{i=1}^n\alpha_i\cdots\infty", "{" * 40 + "}" * 40],
)  # fmt: skip
def test_plain_mathematics_passes(latex: str) -> None:
    """What chats write is allowed."""
    assert forbidden(latex) == ""


def test_a_formula_comes_through_rendering_as_it_is() -> None:
    """The site's formula renderer finds the very LaTeX, in a span or in a display."""
    latex = r"a_1<b^{2}\text{ & }\frac{x}{y}"
    html = markdown.markdown(to_page(record("x", latex=latex)), extensions=EXTENSIONS, extension_configs=OPTIONS)
    from html import unescape

    spans = re.findall(r'<span class="arithmatex">\\\((.*?)\\\)</span>', html)
    blocks = re.findall(r'<div class="arithmatex">\\\[(.*?)\\\]</div>', html)
    assert {unescape(found) for found in spans} == {latex}
    assert [unescape(found) for found in blocks] == [latex]


def test_the_page_tells_its_origin_and_opens_each_page() -> None:
    """Which PDF, its sha256, and a link to the PDF at every page start."""
    page = to_page(record("x"))
    assert SHA256 in page
    assert '<p class="page-start" id="page-1"><a href="../hostile.pdf#page=1">PDF page 1</a></p>' in page
    assert "## DeepSeek { #turn-1 }" in page


def test_notes_stand_in_the_block_that_they_are_about() -> None:
    """An annotation follows its block's text inside the block's element."""
    page = to_page(record("words"))
    block = page[page.index('id="turn-1-block-2"') : page.index('id="turn-1-block-3"')]
    assert 'id="annotation-1"' in block


def test_a_mark_shows_the_formulas_of_the_transcript_and_nothing_else_as_formulas() -> None:
    """A highlight over a formula sets it again; dollars around anything else stay dollars."""
    page = to_page(record(r"so $x_1$ costs $5, and $\href{x}{y}$", latex="x_1"))
    note = page[page.index('id="annotation-2"') :]
    note = note[: note.index("</aside>")]
    assert note.count('class="arithmatex"') == 1
    assert "&#36;5" in note
    assert "&#36;&#92;href" in note
