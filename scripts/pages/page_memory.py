"""Lets a server render again only the pages whose text is another than before, filled directives included.

For as long as the server runs, and in its memory only: a build renders everything. What a page links to is looked up
again, and when a page comes or goes, or the configuration changes, all are rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from scripts.solution.dependencies import key_of

RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")  # what MkDocs' Page.render sets
LINKS = "links_to_anchors"


class PageMemory:
    """What the pages of this server were rendered to, each under a key of all that it was rendered from."""

    def __init__(self) -> None:
        self._surroundings = ""
        self._known: dict[str, tuple[str, dict[str, Any]]] = {}

    def begin(self, configuration: bytes, pages: Iterable[str]) -> None:
        """Forget everything when the configuration or the list of pages is another than for the last build."""
        surroundings = key_of(configuration.decode("utf-8", "replace"), sorted(pages))
        if surroundings != self._surroundings:
            self._surroundings, self._known = surroundings, {}

    def remember(self, page: Any, filled: str, faults: Callable[[], int]) -> None:
        """Let this page, which is about to be rendered, take what was made of the same text.

        ``faults`` counts what was wrong with formulas so far: a page that adds to it is rendered each time.
        """
        name, key = page.file.src_uri, key_of(page.file.dest_uri, filled)
        render = page.render

        def render_once(config: object, files: Any) -> None:
            known, kept = self._known.get(name, ("", {}))
            if known == key:
                vars(page).update(kept | {LINKS: _found(kept[LINKS], files)})
                return
            before = faults()
            render(config, files)
            links = getattr(page, LINKS, None)
            if faults() == before:
                kept = {attribute: getattr(page, attribute) for attribute in RENDERED}
                kept[LINKS] = None if links is None else {file.src_uri: anchors for file, anchors in links.items()}
                self._known[name] = key, kept

        page.render = render_once


def _found(links: dict[str, dict[str, str]] | None, files: Any) -> dict[Any, dict[str, str]] | None:
    """The links by the files of this build; those of the last one know old anchors."""
    if links is None:
        return None
    found = {files.get_file_from_path(uri): anchors for uri, anchors in links.items()}
    return {file: anchors for file, anchors in found.items() if file is not None}
