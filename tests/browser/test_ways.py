"""From the home page every problem is one click away, and who got what right at first try, and why not, two at most."""

from __future__ import annotations

import html.parser
import json
from pathlib import Path

import pytest


class Links(html.parser.HTMLParser):
    """Where the links of a page's own content lead, and the ids that it has."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        text = page.read_text(encoding="utf-8")
        self.feed(text[text.index("<article") : text.index("</article>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if tag == "a" and given.get("href"):
            self.found.append(given["href"])


@pytest.fixture(scope="module")
def home(site: Path) -> Links:
    """The home page's links."""
    return Links(site / "index.html")


@pytest.fixture(scope="module")
def cells(site: Path) -> list[dict[str, str]]:
    """Every part with every model that the record shows it to."""
    found = json.loads((site / "record" / "data" / "cells.json").read_text(encoding="utf-8"))
    return [cell for cell in found if not cell["absent"]]


def test_every_part_of_every_model_is_one_click_away(site: Path, home: Links, cells: list[dict[str, str]]) -> None:
    """The link leads to the line of the part, which is there."""
    known = {name: Links(site / name / "index.html").ids for name in {cell["problem"] for cell in cells}}
    for cell in cells:
        anchor = f"part-{cell['part'].lower().replace('.', '-').replace('_', '-')}"
        assert f"{cell['problem']}/#{anchor}" in home.found
        assert anchor in known[cell["problem"]]


def test_a_model_s_page_tells_why_for_each_part_that_it_missed(
    site: Path, home: Links, cells: list[dict[str, str]]
) -> None:
    """One click leads there, the next to the evidence; what was right at first try is not among them."""
    for model in {cell["source"] for cell in cells}:
        assert f"record/{model}/" in home.found
        page = (site / "record" / model / "index.html").read_text(encoding="utf-8")
        missed = page[page.index('id="missed"') : page.index('id="right"')]
        for cell in (one for one in cells if one["source"] == model):
            link = f'{cell["problem"]}/#part-{cell["part"].lower().replace(".", "-").replace("_", "-")}"'
            assert (link in missed) == (cell["outcome"] != "correct at first try"), (model, cell["part"])


def test_every_link_of_the_ways_in_leads_somewhere(site: Path) -> None:
    """Their HTML is ours, so no other check of links sees it: pages and anchors exist."""
    for name in ("", "topics", "glossary", "record", "record/mistakes", "record/key", "hw8/what-it-teaches"):
        folder = (site / name).resolve()
        for link in Links(folder / "index.html").found:
            address, _, anchor = link.partition("#")
            if "://" in address:
                continue
            target = (folder / address).resolve()
            page = target / "index.html" if target.is_dir() else target
            assert page.is_file(), (name, link)
            if anchor and page.suffix == ".html":
                assert f'id="{anchor}"' in page.read_text(encoding="utf-8"), (name, link)
