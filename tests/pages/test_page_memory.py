"""A server renders again what changed, and nothing else; what it remembers is what MkDocs had made."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.pages.page_memory import PageMemory


class File:
    """A file of a build; two of the same name are not one."""

    def __init__(self, name: str) -> None:
        self.src_uri = name
        self.dest_uri = name.replace(".md", "/index.html")


class Page:
    """As much of a page of MkDocs as is needed: it counts how often it is rendered."""

    def __init__(self, name: str, links: dict[Any, dict[str, str]] | None = None) -> None:
        self.file = File(name)
        self.links_to_anchors = None
        self.times = 0
        self.links = links

    def render(self, config: object, files: object) -> None:
        self.times += 1
        self.content, self.toc, self._title_from_render = f"<p>{self.file.src_uri}</p>", ["toc"], "Title"
        self.present_anchor_ids, self.links_to_anchors = {"a"}, self.links


class Files(dict):
    """The files of a build by their source."""

    def get_file_from_path(self, uri: str) -> Any:
        return self.get(uri)


@pytest.fixture
def memory() -> PageMemory:
    found = PageMemory()
    found.begin(b"theme", ["a.md", "b.md"])
    return found


def rendered(
    memory: PageMemory, page: Page, filled: str, files: Files | None = None, faults: list[int] | None = None
) -> Page:
    counted = iter(faults or [])
    memory.remember(page, filled, lambda: next(counted, 0))
    page.render(None, files or Files())
    return page


def test_same_text_is_not_rendered_again(memory: PageMemory) -> None:
    """The page of the next build has all that the first was rendered to."""
    rendered(memory, Page("a.md"), "x = 1")
    again = rendered(memory, Page("a.md"), "x = 1")
    assert (again.times, again.content, again.toc, again._title_from_render) == (0, "<p>a.md</p>", ["toc"], "Title")
    assert again.present_anchor_ids == {"a"}


@pytest.mark.parametrize(
    ("name", "filled", "configuration", "pages"),
    [
        ("a.md", "x = 2", b"theme", ["a.md", "b.md"]),
        ("b.md", "x = 1", b"theme", ["a.md", "b.md"]),
        ("a.md", "x = 1", b"other", ["a.md", "b.md"]),
        ("a.md", "x = 1", b"theme", ["a.md"]),
    ],
)
def test_what_renders_again(memory: PageMemory, name: str, filled: str, configuration: bytes, pages: list[str]) -> None:
    """Another text, another page, another configuration, and a page that came or went."""
    rendered(memory, Page("a.md"), "x = 1")
    memory.begin(configuration, pages)
    assert rendered(memory, Page(name), filled).times == 1


def test_links_are_those_of_this_build(memory: PageMemory) -> None:
    """A remembered link leads to the file as it is now, whose anchors may be others; one to no file is dropped."""
    old = File("b.md")
    gone = File("c.md")
    rendered(memory, Page("a.md", {old: {"x": "b.md#x"}, gone: {"y": "c.md#y"}}), "x = 1")
    new = File("b.md")
    links = rendered(memory, Page("a.md"), "x = 1", Files({"b.md": new})).links_to_anchors
    assert [(file is new, anchors) for file, anchors in links.items()] == [(True, {"x": "b.md#x"})]


def test_page_with_a_refused_formula(memory: PageMemory) -> None:
    """A page that adds to the faults is rendered each time, so that they are told each time."""
    rendered(memory, Page("a.md"), "x = 1", faults=[0, 1])
    assert rendered(memory, Page("a.md"), "x = 1").times == 1
