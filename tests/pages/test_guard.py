"""The guard finds in a built page what must not be there, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.pages.guard import foreign_styles, inspect_page, inspect_site, main
from scripts.pages.policy import digest


@pytest.mark.parametrize(
    ("page", "finding"),
    [
        ("<p>[[answer:x]]</p>", "an unfilled directive: [[answer:x]]"),
        ("<p>{{ answer }}</p>", "an unfilled placeholder: {{ answer }}"),
        ('<p>--8<-- "file"</p>', 'an unfilled inclusion: --8<-- "file"'),
        ("<p>Traceback (most recent call last):</p>", "a traceback: Traceback (most recent call last)"),
        ("<td>nan</td>", "a number that is none: nan"),
        ("<td>NaN</td>", "a number that is none: NaN"),
        ("<td>-nan</td>", "a number that is none: nan"),
        (r"<p>\(x\)</p>", r"a formula that was not rendered: \(x\)"),
        (r'<span class="arithmatex">x</span>', "a formula that was not rendered"),
        ("<p><!--formula 0123--></p>", "a formula that was not rendered"),
        ("<annotation>x = [[answer:x]]</annotation>", "an unfilled directive: [[answer:x]]"),
        ("<annotation>x = nan</annotation>", "a number that is none: nan"),
        ('<span class="katex-error">x</span>', "a formula that KaTeX refuses"),
        ('<script src="https://cdn.example/x.js"></script>', "a request to another host: https://cdn.example/x.js"),
        ('<script src="//cdn.example/x.js"></script>', "a request to another host: //cdn.example/x.js"),
        ('<img src="http://example/x.png">', "a request to another host: http://example/x.png"),
        ('<link rel="stylesheet" href="https://e/x.css">', "a request to another host: https://e/x.css"),
        ('<link rel="preconnect" href="https://e">', "a request to another host: https://e"),
        ("<style>@import 'https://e/x.css'</style>", "a request to another host: https://e/x.css"),
        ('<p style="background:url(//e/x.png)">', "a request to another host: //e/x.png"),
        ("<script>x()</script>", "a script that the page's policy does not name: x()"),
        ('<p onclick="x()">', "a script in an attribute: onclick"),
        ('<a href=" java\tscript:x()">', "a script in an address:  java\tscript:x()"),
        ('<svg><image href="https://e/x.png"></svg>', "a request to another host: https://e/x.png"),
    ],
)
def test_finding(page: str, finding: str) -> None:
    """Each kind of leftover and each way to load from another host is named with what was found."""
    assert inspect_page(page) == [finding]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="https://example.org/">a link is only followed when asked</a>',
        '<link rel="canonical" href="https://example.org/page/">',
        "<code>[[answer:x]] {{ x }} nan</code>",
        "<pre>Traceback (most recent call last)</pre>",
        r"<annotation>\(x\) [[a, b], [c]] x^{{2}} \nan</annotation>",
        '<div class="transcript"><annotation>nan</annotation></div>',
        "<p>the matrix [[1, 2], [3, 4]] and a banana</p>",
        '<div class="transcript"><p>it said [[answer]] nan</p><div><p>and {{ that }}</p></div></div>',
        '<img src="data:image/png;base64,AA=="><img src="../x.png">',
        '<script id="__config" type="application/json">{"a": "nan"}</script>',
    ],
)
def test_nothing_to_find(page: str) -> None:
    """Code, data, a model's own words and plain links are no faults."""
    assert inspect_page(page) == []


@pytest.mark.parametrize("wrong", ["nan", "[[answer:x]]"])
def test_rendered_formulas_are_read_by_their_latex(wrong: str) -> None:
    """What stands in a rendered formula is found once; KaTeX's own markup is stepped over."""

    def formula(latex: str) -> str:
        katex = f'<span class="katex"><annotation encoding="x">{latex}</annotation><b>{latex}</b></span>'
        return f'<span class="formula" data-search-exclude>{katex}<!--/formula--></span>'

    assert len(inspect_page(f"<p>{formula('x')} {formula(wrong)} {formula('y')}</p>")) == 1


def test_script_that_the_policy_names_passes() -> None:
    """By its hash; another script of the same page does not."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="script-src \'sha256-{digest("theme()")}\'">'
    page = f"<head>{policy}</head><script>theme()</script><script src='x.js'></script>"
    assert inspect_page(page) == []
    assert len(inspect_page(f"{page}<script>other()</script><p>nan</p>")) == 2


def test_text_after_a_transcript_is_read() -> None:
    """What follows a quoted element is no longer quoted, even when elements in it were left open."""
    assert inspect_page('<div class="transcript"><p>nan<br><li>nan</div><p>nan</p>') == ["a number that is none: nan"]


def test_site_is_read_file_by_file(tmp_path: Path) -> None:
    """Findings in pages and style sheets are named by their file."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<p>nan</p>")
    (tmp_path / "x.css").write_text("a{background:url(https://e/x.png)}")
    assert inspect_site(tmp_path) == [
        "a/index.html: a number that is none: nan",
        "x.css: a request to another host: https://e/x.png",
    ]


def test_styles_of_this_site_pass() -> None:
    """Relative addresses and data are loaded from nowhere else."""
    assert (
        list(foreign_styles("a{background:url(fonts/x.woff2)} b{mask:url(\"data:image/svg+xml,xmlns='http://w3'\")}"))
        == []
    )


def test_empty_site_is_a_finding(tmp_path: Path) -> None:
    """A folder without a page is no site, so that a guard on the wrong folder cannot pass."""
    assert inspect_site(tmp_path) == [f"{tmp_path}: no page in it; was the site built?"]


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with 1 and one line for each finding, with 0 and silence, or with 2 when misused."""
    page = tmp_path / "index.html"
    page.write_text("<p>nan</p>")
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == "index.html: a number that is none: nan\n"
    page.write_text("<p>1</p>")
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""
    assert main([]) == 2
