"""Formulas as printed, in readable rows, so that tests need no browser: ``python -m tests.fidelity_fixtures``.

A fixture is one formula: ``= source``, ``display`` or ``inline``, one row for each painted object in paint order,
``> LaTeX`` (or ``> ?`` where it must be doubted), and a line with a dot. Glyph rows hold font, character, size, x, y
and advance; rule rows a box and "stroked"; shape rows a box, the clip's box, the operators and the points.
"""

from __future__ import annotations

from pathlib import Path

from scripts.transcript.formula import recover
from scripts.transcript.model import Box, Glyph, Painted, Rule, Shape
from tests.fidelity import OWN, judged, load
from tests.fidelity_print import Case, Print, print_cases

# What no LaTeX of the reader's prints, but what looks much like something that one does.
DOUBTED = (
    Case(r"\sqrt{\vphantom{b} a}+\sqrt{b}", True),
    Case(r"\sqrt{\vphantom{b} a}+\sqrt{b}", False),
    Case(r"\begin{bmatrix} \cos a & -\sin a \\[4pt] \sin a & \phantom{-}\cos a \end{bmatrix}", True),
)
FOLDER = Path(__file__).parent / "transcript" / "formula" / "fixtures"


def row_of(item: Painted) -> str:
    """One object as a row."""
    if isinstance(item, Glyph):
        kind = "marker" if item.is_marker else "glyph"
        char = f"U+{ord(item.text):04X}" if item.text else "-"
        return f"{kind} {item.font} {char} {item.size:.3f} {item.x:.4f} {item.y:.4f} {item.advance:.4f}"
    box = " ".join(f"{value:.4f}" for value in (item.box.x0, item.box.y0, item.box.x1, item.box.y1))
    if isinstance(item, Rule):
        return f"rule {box} {'stroked' if item.stroked else 'filled'}"
    if isinstance(item, Shape):
        clip = " ".join(f"{value:.4f}" for value in (item.clip.x0, item.clip.y0, item.clip.x1, item.clip.y1))
        points = " ".join(f"{value:.2f}" for value in item.points)
        return f"shape {box} {clip} {item.operators} {'stroked' if item.stroked else 'filled'} {points}"
    raise TypeError(item)


def item_of(row: str) -> Painted:
    """The object of a row."""
    kind, *rest = row.split()
    if kind in ("glyph", "marker"):
        font, char, *numbers = rest
        size, x, y, advance = map(float, numbers)
        text = "" if char == "-" else chr(int(char[2:], 16))
        return Glyph(1, font, 0, text, size, x, y, advance, is_marker=kind == "marker")
    box = Box(1, *map(float, rest[:4]))
    if kind == "rule":
        return Rule(box, stroked=rest[4] == "stroked")
    points = tuple(map(float, rest[10:]))
    return Shape(box, Box(1, *map(float, rest[4:8])), rest[8], points, stroked=rest[9] == "stroked")


def fixture(case: Case, seen: Print, latex: str) -> str:
    """A fixture's text."""
    first, last = min(seen.items), max(seen.items)
    items = [item for item in seen.page[max(0, first - 3) : last + 1] if belongs(item, seen)]
    rows = [row_of(item) for item in items]
    return (
        "\n".join([f"= {case.latex}", "display" if case.display else "inline", *rows, f"> {latex or '?'}", "."]) + "\n"
    )


def belongs(item: Painted, seen: Print) -> bool:
    """Whether an object is KaTeX's and stands in the case's band."""
    if isinstance(item, Glyph):
        return item.font.startswith("KaTeX") and seen.top < item.y < seen.bottom
    return isinstance(item, Rule | Shape) and seen.top < (item.box.y0 + item.box.y1) / 2 < seen.bottom


def recovered_alone(text: str) -> str:
    """What a fixture's rows are read as on a page of their own."""
    rows = [line for line in text.splitlines() if line.split(" ", 1)[0] in ("glyph", "marker", "rule", "shape")]
    formulas = recover([item_of(row) for row in rows])
    return " | ".join(formula.latex or "?" for formula in formulas)


def main() -> None:
    """Writes the fixtures of our own list, those that come back equal, and those that must be doubted."""
    cases = load(OWN)
    verdicts, prints = judged(cases), print_cases(cases)
    FOLDER.mkdir(parents=True, exist_ok=True)
    texts = []
    for number, (verdict, latex, _) in sorted(verdicts.items()):
        text = fixture(cases[number], prints[number], latex)
        if verdict == "equal" and recovered_alone(text) == latex:
            texts.append(text)
    (FOLDER / "katex-chromium.txt").write_text("\n".join(texts), encoding="utf8")
    prints = print_cases(DOUBTED)
    texts = [fixture(case, prints[number], "") for number, case in enumerate(DOUBTED)]
    (FOLDER / "doubted").mkdir(exist_ok=True)
    (FOLDER / "doubted" / "katex-chromium.txt").write_text("\n".join(texts), encoding="utf8")


if __name__ == "__main__":
    main()
