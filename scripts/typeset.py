"""Prints typeset transcripts: ``python -m scripts.typeset docs/transcripts/sources/NAME.md ...``

Each source becomes docs/transcripts/<id>.pdf. Exit status 0; 2 for usage; 3 for a source that cannot be printed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.pages.katex import Katex, Latex
from scripts.typesetting.annotations import annotations
from scripts.typesetting.markup import Render, Rendered
from scripts.typesetting.page import Page, compose
from scripts.typesetting.places import find_places
from scripts.typesetting.printing import PrintError, print_page
from scripts.typesetting.source import SourceError, read_source
from scripts.typesetting.update import UpdateError, annotate

ROOT = Path(__file__).resolve().parents[1]
TRANSCRIPTS = ROOT / "docs" / "transcripts"


def main(arguments: list[str] | None = None) -> int:
    """Prints every source that is named; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.typeset", description="Print typeset transcripts.")
    parser.add_argument("source", nargs="+", type=Path)
    katex = Katex(ROOT)
    for path in parser.parse_args(arguments).source:
        try:
            source = read_source(path.read_text(encoding="utf-8"))
            target = TRANSCRIPTS / f"{source.head['id']}.pdf"
            style = (katex.package.folder / "dist" / "katex.min.css").as_uri()
            replace_file(target, typeset(compose(source, renderer(katex), style)))
        except (OSError, UnicodeError, SourceError, PrintError, UpdateError) as fault:
            print(f"{path}: {fault}", file=sys.stderr)
            return 3
        print(f"{target.relative_to(ROOT)}: printed")
    return 0


def renderer(katex: Katex) -> Render:
    """What renders formulas by this KaTeX."""

    def render(formulas: Sequence[Latex]) -> list[Rendered]:
        prepared = katex.prepare(formulas)
        known = katex.read([one.key for one in prepared if not one.error])
        return [Rendered(known.get(one.key, ""), one.error) for one in prepared]

    return render


def typeset(page: Page) -> bytes:
    """The PDF of a composed page, with its annotations where the first print found their places."""
    places = find_places(print_page(page.with_links))
    missing = [place.key for place in page.places if place.key not in places]
    if missing:
        raise UpdateError(f"the print lost the places {', '.join(missing)}")
    found = [annotation for place in page.places for annotation in annotations(place, places[place.key])]
    return annotate(print_page(page.plain), found)


def replace_file(target: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    unfinished = target.with_suffix(".unfinished")
    unfinished.write_bytes(data)
    os.replace(unfinished, target)


if __name__ == "__main__":
    sys.exit(main())
