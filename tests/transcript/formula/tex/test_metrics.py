"""The metrics of TeX's fonts."""

from __future__ import annotations

import pytest

from scripts.transcript.formula.tex.metrics import designs, extent, kerns, nearest_design


def test_extent() -> None:
    """A glyph's box is that of the metric file: the italic x of ten points."""
    box = extent("cmmi10", ord("x"))
    assert box is not None
    assert (box.width, box.height, box.depth, box.italic) == pytest.approx((0.5715, 0.4306, 0.0, 0.0), abs=1e-4)


def test_no_glyph() -> None:
    """A code without a glyph, and an unknown font, have no box."""
    assert extent("msam10", 200) is None
    assert extent("cmxyz10", 65) is None


@pytest.mark.parametrize(("stem", "size", "font"), [("cmr", 11, "cmr10"), ("cmsy", 12, "cmsy10"), ("cmr", 17, "cmr17")])
def test_nearest(stem: str, size: int, font: str) -> None:
    """A font that was not cut for a size is the nearest one that was."""
    assert nearest_design(stem, size) == font


def test_kerns() -> None:
    """A letter is moved away from a comma; sizes of text fonts share the kerns of ten points."""
    assert kerns("cmmi10")[ord("P"), 59] == pytest.approx(-0.1111, abs=1e-4)
    assert kerns("cmr12") == kerns("cmr10")
    assert designs("unknown") == ()
