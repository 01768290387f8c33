"""KaTeX itself: what it renders, what it refuses, and that a later build does without Node."""

from __future__ import annotations

from pathlib import Path

import pytest

import scripts.pages.katex
from scripts.pages.katex import Katex, Latex

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def katex(tmp_path_factory: pytest.TempPathFactory) -> Katex:
    """The locked KaTeX, fetched as a build would fetch it, with an empty cache."""
    katex = Katex(ROOT)
    katex.cache.path = tmp_path_factory.mktemp("cache") / "katex.sqlite"
    return katex


def render(katex: Katex, latex: str, *, display: bool = False) -> tuple[str, str]:
    """The HTML of a formula, or KaTeX's message."""
    (prepared,) = katex.prepare([Latex(latex, display)])
    return katex.read([prepared.key]).get(prepared.key, ""), prepared.error


def test_formula_is_rendered_for_eyes_and_for_screen_readers(katex: Katex) -> None:
    """HTML, MathML and the LaTeX to copy."""
    rendered, error = render(katex, r"\frac{1}{2}", display=True)
    assert error == ""
    for part in [
        'class="katex-display"',
        "<mfrac>",
        r'encoding="application/x-tex">\frac{1}{2}<',
        'aria-hidden="true"',
    ]:
        assert part in rendered


@pytest.mark.parametrize(
    ("latex", "message"),
    [
        (r"\foo", r"Undefined control sequence: \foo at position 1: \foo"),
        ("x^{", "Expected '}', got 'EOF' at end of input: x^{"),
        (r"\href{javascript:alert(1)}{x}", r"\href is not allowed"),
        (r"\htmlClass{a}{x}", "HTML extension is disabled"),
        (r"\includegraphics{http://e/x.png}", r"\includegraphics is not allowed"),
        ("é = 1", "LaTeX-incompatible input"),
    ],
)
def test_faulty_formula_is_refused_in_one_line(katex: Katex, latex: str, message: str) -> None:
    """A typo, an unfinished group, a link and what only KaTeX would tolerate."""
    rendered, error = render(katex, latex)
    assert rendered == ""
    assert message in error
    assert "\n" not in error


def test_faults_stand_beside_what_is_right(katex: Katex) -> None:
    """Every formula has its own result, in the order they were given."""
    prepared = katex.prepare([Latex("x", display=False), Latex(r"\bad", display=False), Latex("x", display=True)])
    assert [bool(one.error) for one in prepared] == [False, True, False]
    rendered = katex.read([one.key for one in prepared])
    assert "katex-display" not in rendered[prepared[0].key]
    assert prepared[1].key not in rendered
    assert "katex-display" in rendered[prepared[2].key]


def test_later_build_starts_no_node(katex: Katex, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was rendered before comes from the cache."""
    before = render(katex, "a+b")
    later = Katex(ROOT)
    later.cache.path = katex.cache.path

    def forbidden(*_: object) -> None:
        raise AssertionError("Node was started")

    monkeypatch.setattr(scripts.pages.katex, "start", forbidden)
    assert render(later, "a+b") == before


def test_fonts_come_with_the_site(katex: Katex) -> None:
    """Every font that the style sheet asks for is among the assets, as woff2."""
    assets = katex.package.assets()
    style = assets["katex.css"].decode()
    asked = {piece.split(")")[0] for piece in style.split("url(")[1:]}
    assert asked
    assert asked == {path for path in assets if path.startswith("fonts/")}
