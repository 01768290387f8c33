"""Whether the layout prints what Chromium prints: ``python -m tests.proof.agreement FILE.json ...``.

Every formula of the lists that KaTeX accepts is printed with Chromium; the same HTML is laid out, and both are held
against each other as a proof does: glyphs x within 0.05 px and y within 1 px, lines and outlines within 2 px.
``--keep`` writes the formulas of ``constructs`` with their prints as the fixture of the tests, which need no browser.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from scripts.proof.comparing import prove
from scripts.proof.conclusions import UNRECOVERED, Proof
from scripts.proof.markup import parse
from scripts.proof.painting import read_paintings
from scripts.proof.placing import lay_out
from scripts.proof.styles import Unknown
from scripts.transcript.model import Box, Formula
from scripts.transcript.paintings import all_paintings, with_paintings
from tests.fidelity_print import Case, Print, print_cases, rendered
from tests.proof.constructs import CONSTRUCTS

PIXELS, POINTS = 19.36, 14.52  # .katex { font-size: 1.21em } of text of 16 pixels
FIXTURE = Path(__file__).parent / "fixtures" / "constructs.json"


def painted(seen: Print) -> str:
    """What the page paints for a case, as the reader hands it over."""
    whole = Formula(Box(1, 0.0, seen.top, 0.0, seen.bottom), 0.0, POINTS, seen.items, "", display=True)
    return all_paintings(with_paintings([whole], seen.page))


def agreement(piece: str, painting: str) -> Proof:
    """How well the layout of KaTeX's HTML agrees with what was painted for it."""
    try:
        return prove(read_paintings(painting)[0], lay_out(parse(piece), PIXELS))
    except Unknown as unknown:
        return Proof(UNRECOVERED, f"not laid out: {unknown}")


def measure(path: Path, details: int) -> None:
    """Print how many formulas of a list agree, and the first that do not."""
    cases = [Case(row["latex"], row["display"]) for row in json.loads(path.read_text(encoding="utf8"))]
    pieces, prints = rendered(cases), print_cases(cases)
    paintings = {number: painted(seen) for number, seen in prints.items() if seen.items}
    started = time.perf_counter()
    proofs = {number: agreement(pieces[number] or "", painting) for number, painting in paintings.items()}
    seconds = time.perf_counter() - started
    counts = Counter(proof.status for proof in proofs.values())
    told = ", ".join(f"{status} {count} ({100 * count / len(proofs):.2f} %)" for status, count in counts.most_common())
    print(f"{path.name}: {len(proofs)} printed of {len(cases)}: {told}; {1000 * seconds / len(proofs):.2f} ms each")
    others = [(number, proof) for number, proof in proofs.items() if proof.reason]
    for number, proof in others[:details]:
        print(f"  [{number}] {proof.status}: {proof.reason}\n      {cases[number].latex}")


def keep(path: Path) -> None:
    """Write each construct's HTML and print, and the HTML of those that are not the same."""
    cases = [Case(one.latex, one.display) for one in CONSTRUCTS]
    pieces, prints = rendered(cases), print_cases(cases)
    rows = []
    for number, one in enumerate(CONSTRUCTS):
        others = html_of([Case(latex, one.display) for latex in one.others])
        row = {"name": one.name, "html": pieces[number], "painting": json.loads(painted(prints[number]))}
        rows.append(row | {"others": dict(zip(one.others, others, strict=True))})
    lines = ",\n".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="ascii")


def html_of(cases: Sequence[Case]) -> list[str]:
    """KaTeX's HTML; raises ValueError for what it refuses."""
    pieces = rendered(cases)
    if None in pieces:
        raise ValueError(f"KaTeX refuses {cases[pieces.index(None)].latex}")
    return [piece for piece in pieces if piece is not None]


def main() -> None:
    """Measure the lists that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", nargs="*", type=Path)
    parser.add_argument("--details", type=int, default=20, metavar="N", help="show the first N that do not agree")
    parser.add_argument("--keep", action="store_true", help=f"write {FIXTURE.name} anew")
    chosen = parser.parse_args()
    if chosen.keep:
        keep(FIXTURE)
    for path in chosen.lists:
        measure(path, chosen.details)


if __name__ == "__main__":
    main()
