"""The guard reads each content once."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.pages import guard
from scripts.pages.inspected import inspect_changed


def test_what_passed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only new content is parsed; what has a finding is found again at every build."""
    parsed: list[str] = []
    inspect = guard.inspect_page
    monkeypatch.setattr(guard, "inspect_page", lambda page: parsed.append(page) or inspect(page))
    site = tmp_path / "site"
    site.mkdir()
    (site / "good.html").write_text("<p>good</p>")
    (site / "bad.html").write_text("<p>{{ bad }}</p>")
    first = inspect_changed(tmp_path, site)
    assert first == ["bad.html: an unfilled placeholder: {{ bad }}"]
    assert inspect_changed(tmp_path, site) == first
    assert parsed == ["<p>{{ bad }}</p>", "<p>good</p>", "<p>{{ bad }}</p>"]
    (site / "good.html").write_text("<p>[[answer:x]]</p>")
    assert len(inspect_changed(tmp_path, site)) == 2
