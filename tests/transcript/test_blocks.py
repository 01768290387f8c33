# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Lines as headings, paragraphs, lists, code and display formulas."""

from tests.transcript.reading_of import told
from tests.transcript.small_pdf import page, text

LONG = "word " * 15 + "end"
BODY = [text(60, 700, LONG), text(60, 718, "short.")]


def lines(*words: str, x: float = 60, y: float = 100, step: float = 18) -> list[str]:
    return [text(x, y + step * index, line) for index, line in enumerate(words)]


def test_a_paragraph_is_flowed() -> None:
    """Full lines join with a space, and after a hyphen without one."""
    assert told(page(*lines(LONG, LONG[:-3] + "non-", "stop.")))[0] == ("paragraph", f"{LONG} {LONG[:-3]}non-stop.")


def test_a_gap_parts_paragraphs() -> None:
    """More than the usual distance between two lines begins a new paragraph."""
    assert told(page(*lines(LONG, "end."), *lines(LONG, "end.", y=160))) == [("paragraph", f"{LONG} end.")] * 2


def test_a_line_ended_by_its_writer_stays_ended() -> None:
    """A short line that ends a sentence, close to the next, is a hard break."""
    assert told(page(*lines("Using FFT:", "We get more.", LONG, LONG)))[0] == (
        "paragraph",
        f"Using FFT:\nWe get more.\n{LONG} {LONG}",
    )


def test_sizes_make_headings_and_levels() -> None:
    """Larger than the text is a heading; the largest is the first level."""
    content = page(text(60, 60, "Top", "F2", 20), text(60, 100, "Lower", "F2", 15), text(60, 130, "Plain."), *BODY)
    assert told(content)[:3] == [("heading 1", "Top"), ("heading 2", "Lower"), ("paragraph", "Plain.")]


def test_a_bold_line_of_the_texts_size_is_strong_text() -> None:
    """What looks like strong text and may be a heading stays strong text."""
    assert told(page(text(60, 60, "Summary:", "F2"), *BODY))[0] == ("paragraph", "**Summary:**")


def test_a_heading_over_two_lines_is_one() -> None:
    """A long heading wraps."""
    wide = "A heading that is as wide as the column of the text is"
    content = page(text(60, 60, wide, "F2", 16), text(60, 80, "and goes on", "F2", 16), *BODY)
    assert told(content)[0] == ("heading 1", f"{wide} and goes on")


def bullet(x: float, y: float) -> str:
    """A painted bullet four points wide, its middle four points above the baseline."""
    bottom = 792 - y + 2
    return f"{x} {bottom + 2} m {x} {bottom + 4} {x + 4} {bottom + 4} {x + 4} {bottom + 2} c {x + 4} {bottom} {x} {bottom} {x} {bottom + 2} c h f"


def test_painted_bullets_make_nested_lists() -> None:
    """A deeper bullet opens a list inside the item; a shallower one closes it."""
    content = page(
        text(60, 80, "Intro:"), bullet(60, 100), text(74, 100, "one"), bullet(74, 118), text(88, 118, "inner"), bullet(60, 136), text(74, 136, "two"),
        text(60, 170, "After."),
    )  # fmt: skip
    assert told(content) == [
        ("paragraph", "Intro:"),
        (
            "list",
            [("•", [("paragraph", "one"), ("list", [("•", [("paragraph", "inner")])])]), ("•", [("paragraph", "two")])],
        ),
        ("paragraph", "After."),
    ]


def test_an_item_holds_all_its_paragraphs_and_formulas() -> None:
    """What stands at the item's own left edge, or in the middle of its column, belongs to it."""
    wide = LONG + " word word"
    content = page(
        text(60, 60, wide), "0.5 g", text(60, 100, "1."), "0 g", text(80, 100, "First."), text(326, 130, "x=y", "K"), text(80, 160, wide[:70]),
        "0.5 g", text(60, 190, "2."), "0 g", text(80, 190, "Second."), text(60, 240, wide),
    )  # fmt: skip
    assert told(content)[1] == (
        "list",
        [
            ("1.", [("paragraph", "First."), ("formula", "$x=y$"), ("paragraph", wide[:70].strip())]),
            ("2.", [("paragraph", "Second.")]),
        ],
    )


def test_a_counter_in_running_text_is_no_list() -> None:
    """A paragraph may begin with a number and a word space."""
    assert told(page("BT /F1 12 Tf 60 692 Td [(1.) -250 (is the first.)] TJ ET", *BODY))[0] == (
        "paragraph",
        "1. is the first.",
    )


def test_a_counter_outside_its_column_is_a_list() -> None:
    """A browser hangs the number of an item before the column of its text."""
    content = page(*BODY, text(84, 100, "1. "), text(100, 100, "first"), text(84, 118, "2. "), text(100, 118, "second"))
    assert told(content)[0] == ("list", [("1.", [("paragraph", "first")]), ("2.", [("paragraph", "second")])])


def test_a_formula_alone_in_the_middle_is_a_display() -> None:
    """At the left edge it is a paragraph that holds nothing else."""
    content = page(*BODY, text(60, 100, "Then"), text(240, 130, "a=b", "K"), text(60, 160, "c=d", "K"))
    assert told(content)[:3] == [("paragraph", "Then"), ("formula", "$a=b$"), ("paragraph", "$c=d$")]


def test_a_formula_broken_over_lines_is_made_whole() -> None:
    """Behind a relation at the end of a line the formula goes on."""
    content = page(
        text(60, 100, LONG),
        text(60, 118, "word " * 13),
        text(450, 118, "W=", "K"),
        text(60, 136, "AB", "K"),
        text(78, 136, " holds."),
    )
    assert told(content)[0] == ("paragraph", f"{LONG} {'word ' * 13}$W=AB$ holds.")


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    """A full line continues on the next page, even where a sentence ends with it; a finished short one does not."""
    first, second = page(*lines(LONG, LONG)), page(*lines("and the rest.", "More text follows here."))
    blocks = told(first, second)
    assert blocks[0] == ("paragraph", f"{LONG} {LONG} and the rest.\nMore text follows here.")
    assert len(told(page(*lines(LONG, LONG[:-3] + "end.")), second)) == 1
    finished = page(*lines(LONG, LONG[:30] + "end."))
    assert len(told(finished, second)) == 2


def test_code_keeps_its_lines_and_indentation() -> None:
    """Indentation and empty lines come from the places of the glyphs."""
    content = page(
        *BODY,
        text(60, 100, "def f(x):", "F3", 10),
        text(84, 112, "return x", "F3", 10),
        text(60, 136, "f(1)", "F3", 10),
    )
    assert told(content)[0] == ("code", "`def f(x):\n    return x\n\nf(1)`")


def test_a_bar_at_the_left_makes_a_quote() -> None:
    """A block quote has a bar beside it."""
    content = page(*BODY, "0.8 g 60 680 2 30 re f 0 g", text(76, 96, "quoted words"), text(76, 110, "go on."))
    assert told(content)[0][0] == "quote"


def test_words_hyphenated_by_tex_are_mended() -> None:
    """A hyphen at the end of a line of TeX's fonts is TeX's; before a capital it is the writer's."""
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /CMR10 /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths ["
        + " ".join(["500"] * 95)
        + "] >>"
    )
    from scripts.transcript.reading import read
    from tests.transcript.small_pdf import no_formulas, no_join, pdf

    content = page(
        text(60, 100, LONG[:-3] + "expo-"),
        text(60, 112, "nential growth of non-" + "word " * 8 + "Non-"),
        text(60, 124, "Gaussian."),
    )
    (turn,) = read(pdf(content, fonts={"F1": font}), no_formulas, no_join).turns
    assert "exponential" in turn.blocks[0].text
    assert "Non-Gaussian" in turn.blocks[0].text
