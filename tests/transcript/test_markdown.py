# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""The Markdown that is printed shows the text as it stands."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from scripts.transcript.markdown import escaped, formula_text, guarded, to_markdown
from scripts.transcript.record import FormulaRecord
from scripts.transcript.recording import to_record
from tests.transcript.hostile import PAYLOADS
from tests.transcript.reading_of import reading
from tests.transcript.small_pdf import page, text
from tests.transcript.test_inert import Audit, record


def printed(*contents: str) -> str:
    return to_markdown(to_record(reading(*contents), "name", "0" * 64))


def test_everything_has_its_form() -> None:
    """Headings, styled text, formulas, lists, code, page marks and turns."""
    content = page(
        text(60, 60, "Problem 1", "F2", 16), text(60, 100, "It is "), text(96, 100, "bold", "F2"), text(120, 100, " and has "), text(174, 100, "x_1", "K"),
        text(192, 100, " in a paragraph wide enough."), text(280, 130, "a=b", "K"), text(70, 160, "1."), text(90, 160, "first"), text(70, 178, "2."), text(90, 178, "second"),
        text(60, 220, "x = 1", "F3"),
    )  # fmt: skip
    assert printed(content, page(text(60, 60, "Next."))) == (
        "# name\n\n<!-- page 1 -->\n\n## Model\n\n### Problem 1\n\nIt is **bold** and has $x_1$ in a paragraph wide enough.\n\n$$a=b$$\n\n"
        "1. first\n2. second\n\n```\nx = 1\n```\n\n<!-- page 2 -->\n\nNext.\n"
    )


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_renderer_shows_a_payload_as_text(payload: str) -> None:
    """No payload makes an element that the transcript did not ask for."""
    one_line = " ".join("".join(c if c.isprintable() else " " for c in payload).split())
    allowed = {
        "a",
        "sup",
        "sub",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "strong",
        "em",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "br",
        "hr",
    }
    found = Audit()
    found.feed(MarkdownIt("commonmark", {"html": True}).enable("table").render(to_markdown(record(one_line))))
    assert {fault.split()[0] for fault in found.faults} - allowed <= {"comment", "thead", "tbody", "th", "td", "tr"}
    assert [fault for fault in found.faults if fault.startswith("comment")] == ["comment ' page 1 '"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- x", "\\- x"),
        ("1. x", "1\\. x"),
        ("+ x", "\\+ x"),
        ("== ", "\\== "),
        ("1.5 is", "1.5 is"),
        ("a - b", "a - b"),
        ("12) x", "12\\) x"),
    ],
)
def test_lines_do_not_begin_lists(line: str, expected: str) -> None:
    """Only the transcript's own lists are lists."""
    assert guarded(line) == expected


def test_every_active_character_is_escaped() -> None:
    """Backslash first, so that nothing is unescaped."""
    assert escaped("\\*_<b>`[x](y)`$1$ #| ~") == r"\\\*\_\<b\>\`\[x\](y)\`\$1\$ \#\| \~"


def test_an_unrecovered_formula_is_a_visible_mark() -> None:
    """With its page, its box and the reason, never a guess."""
    assert "⟦formula not recovered: page 1, box 1, 2, 3, 4: strange layout⟧" in to_markdown(_with_doubt())


def test_a_formula_that_is_not_quite_as_printed_says_so() -> None:
    """The LaTeX, then place and reason; what is exact needs no word."""
    near = FormulaRecord("formula-1", 1, (1, 2, 3, 4), "x", False, "near", "y stands elsewhere", "", "")
    assert (
        formula_text(near, is_block=False) == "$x$ ⟦not quite as printed: page 1, box 1, 2, 3, 4: y stands elsewhere⟧"
    )
    assert formula_text(replace(near, status="exact", reason=""), is_block=True) == "$$x$$"


def _with_doubt():
    from dataclasses import replace

    whole = record("x")
    doubtful = replace(whole.formulas[0], latex="", status="unrecovered", reason="strange layout")
    return replace(whole, formulas=(doubtful, *whole.formulas[1:]))
