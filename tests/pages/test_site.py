"""The site under construction: a build ends at a fault, a server shows it."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

import scripts.pages.site as module
from scripts.pages import gating
from scripts.pages.site import Site
from scripts.solution.model import Fault
from scripts.solution.report import Report

DRIFT = Fault("snippets/hw8.py", 0, 5, "part b.i: expected 0.768, got 0.769 <b>")
BROKEN = Fault("snippets/hw9.py", 3, 4, "the snippet raised ValueError")


def site_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *faults: Fault, serving: bool = False) -> Site:
    """A site whose gate finds these faults."""
    monkeypatch.setattr(module, "find_katex", lambda _: None)
    monkeypatch.setattr(gating, "transcript_faults", lambda _: [])
    monkeypatch.setattr(gating, "run_gate", lambda *_: Report(faults, {}))
    site = Site(tmp_path)
    site.serving = serving
    return site


@pytest.mark.parametrize(("faults", "status"), [((DRIFT,), 5), ((BROKEN,), 4), ((DRIFT, BROKEN), 4)])
def test_build_ends_at_the_gate(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    faults: tuple[Fault, ...],
    status: int,
) -> None:
    """Every fault has its line, and the exit status is 4 when a snippet is broken, else 5."""
    with pytest.raises(click.ClickException) as raised:
        site_with(monkeypatch, tmp_path, *faults).open([])
    assert raised.value.exit_code == status
    raised.value.show()
    assert capsys.readouterr().err.splitlines() == [str(fault) for fault in faults]


def test_server_shows_the_drift(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It goes on, shows every fault above the page, escaped, and logs it where --strict counts."""
    site = site_with(monkeypatch, tmp_path, DRIFT, BROKEN, serving=True)
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        site.open([])
    assert [record.message for record in caplog.records] == [str(DRIFT), str(BROKEN)]
    assert {record.name.split(".")[0] for record in caplog.records} == {"mkdocs"}
    page = site.finish_content("hw8/page.md", "<p>page</p>")
    assert page.endswith("<p>page</p>")
    assert page.count("<li>") == 2
    assert "got 0.769 &lt;b&gt;" in page
    assert "failure" in page


def test_server_recovers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Once the fault is gone the next build shows the page alone."""
    site = site_with(monkeypatch, tmp_path, DRIFT, serving=True)
    site.open([])
    monkeypatch.setattr(gating, "run_gate", lambda *_: Report((), {}))
    site.open([])
    assert site.finish_content("hw8/page.md", "<p>page</p>") == "<p>page</p>"


def test_nothing_in_a_transcript_is_a_directive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its text is left as it is; an authored page is filled."""
    site = site_with(monkeypatch, tmp_path)
    site.open([])
    assert site.fill("transcripts/hw8-x.md", "[[answer:x]]") == "[[answer:x]]"
    assert site.fill("index.md", "[[answer:x]]") != "[[answer:x]]"


def test_refused_formulas_end_a_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """All of them are named, and the exit status is 1."""
    site = site_with(monkeypatch, tmp_path)
    extension = site.open([])
    extension.faults += ["a.md: formula 'x': bad", "b.md: formula 'y': bad"]
    with pytest.raises(click.ClickException) as raised:
        site.refuse_formulas()
    assert raised.value.message.splitlines() == extension.faults
    assert raised.value.exit_code == 1


def test_policy_is_left_out_while_serving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The server reloads pages with an inline script, which the policy would refuse."""
    page = '<head><meta charset="utf-8"></head>'
    site = site_with(monkeypatch, tmp_path)
    assert "Content-Security-Policy" in site.finish_page(page)
    site.serving = True
    assert site.finish_page(page) == page


def lab(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *faults: Fault, serving: bool) -> tuple[str, list[int]]:
    """The lab's page after a build in which its cell raises, and how often it was run."""
    runs: list[int] = []
    site = site_with(monkeypatch, tmp_path, *faults, serving=serving)
    site.open([])
    page = SimpleNamespace(file=SimpleNamespace(src_uri="labs/hw8.py"))

    def render(config: object, files: object) -> None:
        runs.append(1)
        raise ValueError("cell 3\nNameError: name <b> is not defined")

    page.render = render
    site.remember_lab(page, lambda tokens: tokens)
    page.render(None, None)
    return site.finish_content("labs/hw8.py", page.content), runs


def test_server_shows_a_lab_that_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A server that raised would answer no one, so the page says what the lab said last."""
    content, runs = lab(monkeypatch, tmp_path, serving=True)
    assert "docs/labs/hw8.py: NameError: name &lt;b&gt; is not defined" in content
    assert runs == [1]


def test_server_runs_no_lab_on_a_broken_snippet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A snippet that never ends would hang its lab, which knows no clock."""
    content, runs = lab(monkeypatch, tmp_path, BROKEN, serving=True)
    assert "the lab was not run, because a snippet is broken" in content
    assert content.count(str(BROKEN)) == 1
    assert runs == []


def test_build_ends_at_a_lab_that_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the lab raises ends the build."""
    with pytest.raises(ValueError, match="NameError"):
        lab(monkeypatch, tmp_path, serving=False)


def test_a_page_that_the_gate_filled_is_not_filled_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Unless its text is another one by now; and nothing in a transcript is filled."""
    monkeypatch.setattr(gating, "fill", lambda text, *_: f"again {text}")
    site = Site(tmp_path)
    site.report = Report((), {}, filled={"one.md": ("text", "filled")})
    assert [site.fill("one.md", text) for text in ("text", "other")] == ["filled", "again other"]
    assert site.fill("transcripts/one.md", "text") == "text"


def test_served_pages_are_not_inspected(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """They have no policy, so every inline script of the theme would be blamed at every change."""
    asked: list[Path] = []
    monkeypatch.setattr(module, "inspect_changed", lambda root, built: asked.append(built) or [])
    site_with(monkeypatch, tmp_path, serving=True).close("site")
    assert asked == []
    site_with(monkeypatch, tmp_path).close("site")
    assert asked == [Path("site")]
