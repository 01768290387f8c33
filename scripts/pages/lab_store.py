"""Keeps rendered labs between builds, so that a kernel starts only when something that a lab depends on has changed.

The plugin's own store looks at the lab's file alone and would show old numbers after a snippet has changed.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

READ_BY_LABS = ("requirements.txt", "snippets/**/*.py", "scripts/solution/**/*.py", "scripts/pages/*.py")

OLDER = (  # as a text of the notebook, so that it goes the way of all its texts
    '<div class="jp-MarkdownOutput"><p><strong>Older than the code:</strong> something that this lab depends on was'
    " edited since it ran. A build runs it again.</p></div>"
)

Tokens = list[dict[str, Any]]


class Heading(Protocol):
    """An entry of a page's table of contents."""

    title: str
    id: str
    level: int
    children: list[Any]


class LabStore:
    """Rendered labs in .cache/, each with a key of everything that it was made from."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".cache" / "labs"

    def remember(
        self, page: Any, restore: Callable[[Tokens], Any], excuse: Callable[[str], str] | None = None, why: str = ""
    ) -> None:
        """Let this page render from the store when it can; ``restore`` makes its table of contents from tokens.

        With ``excuse`` a lab that fails shows what this returns; one that had better not run says ``why``. And a server
        waits for no kernel unless the lab itself was edited: it shows what was kept, and says that it is older.
        """
        render = page.render

        def render_once(config: object, files: object) -> None:
            known = self.read(page.file.src_uri) or (self.older(page.file.src_uri) if excuse else None)
            if known is not None:
                page.content, page.title, page.toc = known["content"], known["title"], restore(known["toc"])
                return
            reason = why or failure(lambda: render(config, files), raises=excuse is None)
            if reason and excuse:
                page.content, page.title, page.toc = excuse(reason), Path(page.file.src_uri).stem, restore([])
                return
            self.write(
                page.file.src_uri,
                {
                    "own": self._own(page.file.src_uri),
                    "content": page.content,
                    "title": page.title,
                    "toc": tokens(page.toc),
                },
            )

        page.render = render_once

    def read(self, lab: str) -> dict[str, Any] | None:
        """What was kept of this lab, if it still holds."""
        known = self._kept(lab)
        return known if known and known.get("key") == self._key(lab) else None

    def older(self, lab: str) -> dict[str, Any] | None:
        """What was kept before something that this lab depends on was edited, with a note; not of another text."""
        known = self._kept(lab)
        if not known:
            return None
        return {**known, "content": OLDER + known["content"]} if known.get("own") == self._own(lab) else None

    def _kept(self, lab: str) -> dict[str, Any]:
        try:
            known = json.loads(self._place(lab).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def _own(self, lab: str) -> str:
        path = self.root / "docs" / lab
        return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()

    def write(self, lab: str, rendered: dict[str, Any]) -> None:
        """Keep this lab; a build that is broken off leaves the old file or the new one, never half of it."""
        place = self._place(lab)
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_suffix(".unfinished")
        unfinished.write_text(json.dumps({"key": self._key(lab), **rendered}), encoding="utf-8")
        unfinished.replace(place)

    def _place(self, lab: str) -> Path:
        return self.folder / f"{lab.replace('/', '__')}.json"

    def _key(self, lab: str) -> str:
        paths = {self.root / "docs" / lab, *(path for made in READ_BY_LABS for path in self.root.glob(made))}
        parts = [(path.relative_to(self.root).as_posix(), path.read_bytes()) for path in sorted(paths)]
        return hashlib.sha256(repr((platform.python_version(), parts)).encode()).hexdigest()


def failure(render: Callable[[], None], *, raises: bool) -> str:
    """What went wrong, in its last words; nothing when all went well."""
    try:
        render()
    except Exception as fault:  # a cell may raise anything, and a server that raises answers no one
        if raises:
            raise
        return " ".join((str(fault).strip().splitlines() or [type(fault).__name__])[-1].split())
    return ""


def tokens(headings: Iterable[Heading]) -> Tokens:
    """A table of contents as plain data."""
    return [{"name": one.title, "id": one.id, "level": one.level, "children": tokens(one.children)} for one in headings]
