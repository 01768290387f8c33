"""``mkdocs build`` from end to end: a sound project becomes a site, every fault ends it with its line and status."""

from __future__ import annotations

from pathlib import Path

from scripts.pages.guard import inspect_site
from tests.pages.conftest import Run


def replace(path: Path, old: str, new: str) -> None:
    """Edit a file; what is edited must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_sound_project_becomes_a_site(project: Path, build: Run) -> None:
    """Directives are filled, formulas rendered, policy and fonts are there, and a second build gives the same bytes."""
    first = build()
    assert first.returncode == 0, first.stderr
    page = project / "site" / "set" / "one" / "index.html"
    before = page.read_bytes()
    text = before.decode()
    for part in ["s = 0.768</annotation>", "and 0.768.", "verdict-table", "Content-Security-Policy", "def</span>"]:
        assert part in text, part
    assert (project / "site" / "assets" / "katex" / "fonts" / "KaTeX_Main-Regular.woff2").is_file()
    assert inspect_site(project / "site") == []
    assert build().returncode == 0
    assert page.read_bytes() == before


def test_search_dialog_keeps_its_name(project: Path, build: Run) -> None:
    """The theme's template still has the words that the override completes."""
    build()
    assert 'role="dialog" aria-label="Search"' in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_typo_in_a_formula_ends_the_build(project: Path, build: Run) -> None:
    """One line names file, formula and KaTeX's message; the status is not 0."""
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nSee $\\alhpa$ and $x^{$.\n")
    finished = build()
    assert finished.returncode == 1
    assert finished.stderr.splitlines()[-2:] == [
        r"docs/index.md: formula '\\alhpa': Undefined control sequence: \alhpa at position 1: \alhpa",
        "docs/index.md: formula 'x^{': Expected '}', got 'EOF' at end of input: x^{",
    ]


def test_changed_number_ends_the_build(project: Path, build: Run) -> None:
    """The status is 5 and one line names the problem, what was expected and what came."""
    replace(project / "snippets" / "one.py", "0.768, sum([0.256] * 3)", "0.769, sum([0.769])")
    finished = build()
    assert finished.returncode == 5, finished.stderr
    assert "0.768" in finished.stderr
    assert "0.769" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert not (project / "site").exists()


def test_broken_snippet_ends_the_build(project: Path, build: Run) -> None:
    """The status is 4 and one line names the file and the cause."""
    replace(project / "snippets" / "one.py", "return [", "raise ValueError('no')\n    return [")
    finished = build()
    assert finished.returncode == 4
    assert [line for line in finished.stderr.splitlines() if "snippets/one.py" in line and "ValueError" in line]
    assert "Traceback" not in finished.stderr


def test_unknown_answer_ends_the_build(project: Path, build: Run) -> None:
    """A directive that names no answer is named with its page."""
    replace(project / "docs" / "set" / "one.md", "and [[answer:sum]]", "and [[answer:som]]")
    finished = build()
    assert finished.returncode == 5, finished.stderr
    assert "docs/set/one.md" in finished.stderr
    assert "som" in finished.stderr


def test_leftover_in_the_site_ends_the_build(project: Path, build: Run) -> None:
    """The guard names the built file and what is in it."""
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write('\n<p>{{ value }}</p> <img src="https://example.org/x.png" alt="">\n')
    finished = build()
    assert finished.returncode == 1
    assert finished.stderr.splitlines()[-2:] == [
        "index.html: an unfilled placeholder: {{ value }}",
        "index.html: a request to another host: https://example.org/x.png",
    ]
