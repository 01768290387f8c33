"""The built site in a browser: quiet, self-contained, readable on a phone, in the dark and without scripts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Look, Open
from tests.browser.questions import FORMULAS, UNREACHABLE

HOME, PROBLEM, LAB = "", "hw8/ssm-kernel", "labs/hw8"
MODES = pytest.mark.parametrize(
    ("size", "dark"),
    [(DESKTOP, False), (DESKTOP, True), (PHONE, False), (PHONE, True)],
    ids=["desktop, light", "desktop, dark", "phone, light", "phone, dark"],
)


@MODES
def test_pages_are_quiet(visit: Look, size: tuple[int, int], dark: bool) -> None:
    """No page complains in the console."""
    assert {path: found.complaints for path, found in visit(size, dark).items() if found.complaints} == {}


@MODES
def test_pages_are_self_contained(visit: Look, address: str, size: tuple[int, int], dark: bool) -> None:
    """No page asks another host for anything."""
    asked = {path: found.requests for path, found in visit(size, dark).items()}
    assert all(asked.values())
    assert [(path, a) for path, all_of in asked.items() for a in all_of if not a.startswith((address, "data:"))] == []


@MODES
def test_pages_do_not_scroll_sideways(visit: Look, size: tuple[int, int], dark: bool) -> None:
    """What is too wide scrolls inside itself."""
    assert {path: found.overflow for path, found in visit(size, dark).items() if found.overflow} == {}


@MODES
def test_text_can_be_told_from_its_ground(visit: Look, size: tuple[int, int], dark: bool) -> None:
    """All text reaches a contrast of 4.5, in light and in dark."""
    assert {path: found.faint for path, found in visit(size, dark).items() if found.faint} == {}


def test_formulas_do_without_scripts(open_page: Open) -> None:
    """With JavaScript off a problem shows every formula that it shows with it."""
    shown = open_page(PROBLEM).evaluate(FORMULAS)
    assert shown > 0
    assert open_page(PROBLEM, scripts=False).evaluate(FORMULAS) == shown


def test_reader_can_search(open_page: Open) -> None:
    """A word of the problem is found, and the policy lets the search work."""
    tab = open_page(HOME)
    tab.evaluate("document.querySelector('[data-md-toggle=search]').click()")
    tab.evaluate(
        "{ const field = document.querySelector('.md-search__input'); field.focus(); field.value = 'convolution';"
        " field.dispatchEvent(new Event('input', { bubbles: true }));"
        " field.dispatchEvent(new KeyboardEvent('keyup', { key: 'n', bubbles: true })) }"
    )
    tab.until("document.querySelector('.md-search-result__item a')")
    found = tab.evaluate("[...document.querySelectorAll('.md-search-result__link')].map(a => a.getAttribute('href'))")
    assert any(PROBLEM in link for link in found)
    assert tab.complaints() == []


def test_formulas_stay_out_of_the_search_index(site: Path) -> None:
    """Nothing of the markup or the LaTeX of a problem's formulas is searched; its words are."""
    entries = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    texts = " ".join(entry["text"] for entry in entries if entry["location"].startswith(PROBLEM))
    assert "state" in texts
    assert [word for word in (r"\sum", r"\frac", r"\(", "x-tex", "katex", "mathnormal") if word in texts] == []


def test_search_dialog_has_a_name(open_page: Open) -> None:
    """A screen reader can announce it."""
    assert open_page(HOME).evaluate("document.querySelector('[role=dialog]').getAttribute('aria-label')") == "Search"


def test_reader_can_choose_light_or_dark(open_page: Open) -> None:
    """The page follows the system until the reader chooses, and then keeps the choice."""
    scheme = "document.body.dataset.mdColorScheme"
    tab = open_page(HOME, dark=True)
    tab.until(f"{scheme} === 'slate'")
    tab.evaluate("document.querySelector('label[for=__palette_1]').click()")
    tab.until(f"{scheme} === 'default'")
    assert tab.complaints() == []


def test_reader_can_copy_code(open_page: Open) -> None:
    """The button of a code block says that it copied, under the policy."""
    tab = open_page(LAB)
    tab.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    tab.until("document.querySelector('.md-code__button, .md-clipboard')")
    tab.evaluate("document.querySelector('.md-code__button, .md-clipboard').click()")
    tab.until("document.querySelector('.md-dialog--active')")
    assert tab.complaints() == []


def test_reader_can_move_the_kernel(open_page: Open) -> None:
    """The slider of the lab shows another frame: at 0 all bars but the first are gone."""
    tab = open_page(LAB)
    bars = "[...document.querySelector('.moving').querySelectorAll('.bar')]"
    lengths = f"{bars}.map(bar => bar.y1.baseVal.value - bar.y2.baseVal.value)"
    before = tab.evaluate(lengths)
    tab.evaluate(
        "{ const slider = document.querySelector('.moving input'); slider.value = 20;"
        " slider.dispatchEvent(new Event('input')) }"
    )
    after = tab.evaluate(lengths)
    assert tab.evaluate("document.querySelector('.moving output').value") == "0.00"
    assert after[1] == before[1] > 0
    assert before[2] > 0
    assert after[2:] == [0] * len(after[2:])


def test_scrolling_regions_can_be_reached_by_key(open_page: Open, pages: list[str]) -> None:
    """On a phone whatever scrolls sideways has a place in the tab order and a name."""
    for path in pages:
        assert open_page(path, size=PHONE).evaluate(UNREACHABLE) == [], path


def test_script_in_content_is_refused(site: Path, address: str, open_page: Open) -> None:
    """Where a script got into a page all the same, the policy keeps it from running."""
    page = (site / "about" / "index.html").read_text(encoding="utf-8")
    folder = site / "attacked"
    folder.mkdir()
    try:
        (folder / "index.html").write_text(
            page.replace("</h1>", "</h1><script>window.hit = 1</script><img src=x onerror='window.hit = 2'>", 1),
            encoding="utf-8",
        )
        tab = open_page("attacked")
        assert tab.evaluate("window.hit === undefined")
        assert any("Content Security Policy" in complaint for complaint in tab.complaints())
    finally:
        shutil.rmtree(folder)


def test_lab_is_light(site: Path) -> None:
    """Every lab is there, and weighs at most 300 kB."""
    labs = list((site / "labs").rglob("index.html"))
    notebooks = (Path(__file__).parents[2] / "docs" / "labs").glob("*.py")
    assert {path.parent.name for path in labs} == {notebook.stem for notebook in notebooks}
    assert {path: path.stat().st_size for path in labs if path.stat().st_size > 300_000} == {}
