"""Rendered formulas are kept between builds."""

from __future__ import annotations

from pathlib import Path

from scripts.pages.katex_cache import KEYS_A_QUERY, FormulaCache


def test_what_was_written_is_read_by_the_next_build(tmp_path: Path) -> None:
    """Only the known keys come back."""
    FormulaCache(tmp_path / "new" / "katex.sqlite").write({"a": "<a>", "b": "<b>"})
    later = FormulaCache(tmp_path / "new" / "katex.sqlite")
    assert later.read(["a", "c"]) == {"a": "<a>"}
    assert later.known(["a", "c"]) == {"a"}


def test_long_pages_are_read_in_several_queries(tmp_path: Path) -> None:
    """A page may hold more formulas than one query takes."""
    cache = FormulaCache(tmp_path / "katex.sqlite")
    rendered = {str(number): "x" for number in range(2 * KEYS_A_QUERY + 1)}
    cache.write(rendered)
    assert cache.read(rendered) == rendered


def test_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    """A file that is no database counts as empty and is replaced."""
    path = tmp_path / "katex.sqlite"
    path.write_bytes(b"not a database, but long enough to be taken for one" * 100)
    cache = FormulaCache(path)
    assert cache.read(["a"]) == {}
    cache.write({"a": "<a>"})
    assert cache.read(["a"]) == {"a": "<a>"}
