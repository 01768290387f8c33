"""What happens to the site while it is built: the gate, the extension's page, the lab, the policy, the guard.

One object lives as long as the program; ``open`` starts each build. In a build every fault ends it; while serving
none does: the page shows it in red and the log says it.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.pages.extension import PagesExtension
from scripts.pages.faults import BuildFault
from scripts.pages.formulas import insert_formulas, mark_formulas
from scripts.pages.inspected import inspect_changed
from scripts.pages.katex import Katex
from scripts.pages.katex_package import find_katex
from scripts.pages.lab import plain_lab, without_additions
from scripts.pages.lab_store import LabStore, Tokens
from scripts.pages.page_memory import PageMemory
from scripts.pages.policy import add_policy, theme_scripts
from scripts.solution.model import BROKEN
from scripts.solution.report import Report
from scripts.solution.settled import remembered, settled_key

LOG = logging.getLogger("mkdocs.hooks.site")
BOX = '<div class="admonition failure drift">'
TRANSCRIPTS, LABS = "transcripts/", "labs/"


class Site:
    """The site under construction."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.serving = False
        self.katex = Katex(root)
        self.labs = LabStore(root)
        self.pages = PageMemory()
        self.report = Report((), {})
        self.data: Mapping[str, str] = {}
        self.extension = PagesExtension(self.fill, self.katex.prepare)
        self.theme_scripts: tuple[re.Pattern[str], ...] = ()

    def open(self, theme_folders: Sequence[str]) -> PagesExtension:
        """Run the gate for a new build and return the extension that will fill its pages."""
        find_katex(self.root)  # what is missing is fetched, or said, before anything of the old site is removed
        self.settle()
        lines = [str(fault) for fault in self.report.faults]
        self.refuse(lines, self.report.status)
        self.extension = PagesExtension(self.fill, self.katex.prepare)
        self.theme_scripts = theme_scripts(Path(folder) for folder in theme_folders)
        return self.extension

    def settle(self) -> None:
        """Run the gate, unless it found nothing before and nothing has changed since."""
        key = settled_key(self.root)
        if settled := remembered(self.root, key):
            self.report, self.data = Report((), {}, filled=settled.filled), settled.data
            return
        from scripts.pages import gating  # loading the gate takes longer than showing what is remembered

        self.report, self.data = gating.run(self.root, key)

    def data_files(self) -> Mapping[str, str]:
        """The tables of the record's pages as JSON and CSV, by file name."""
        return self.data

    def refuse(self, lines: Sequence[str], exit_code: int = 1) -> None:
        """End a build that has faults; while serving, log them."""
        if lines and not self.serving:
            raise BuildFault(lines, exit_code)
        for line in lines:
            LOG.error(line)

    def fill(self, page: str, text: str) -> str:
        """Fill an authored page. Nothing in a transcript is a directive."""
        if page.startswith(TRANSCRIPTS):
            return text
        stood, filled = self.report.filled.get(page, ("", ""))
        if stood == text:
            return filled
        from scripts.pages import gating

        if self.report.filled and not self.report.problems:  # remembered, and this text is not what was read then
            self.report, self.data = gating.run(self.root, "")
        return gating.fill(text, self.report.problems, page, self.report.grader)

    def begin_pages(self, pages: Iterable[str]) -> None:
        """Note which pages there are in this build."""
        configuration = self.root / "mkdocs.yml"
        self.pages.begin(configuration.read_bytes() if configuration.is_file() else b"", pages)

    def remember_page(self, page: Any, text: str) -> None:
        """Let a page that is served again as it was take what was rendered of it then."""
        name = page.file.src_uri
        if self.serving and not name.startswith(LABS):
            self.pages.remember(page, self.fill(name, text), lambda: len(self.extension.faults))

    def remember_lab(self, page: Any, restore: Callable[[Tokens], Any]) -> None:
        """Let a lab render from what an earlier build kept."""
        if not page.file.src_uri.startswith(LABS):
            return
        why = "the lab was not run, because a snippet is broken" if self.report.status == BROKEN else ""

        def excuse(reason: str) -> str:
            line = f"docs/{page.file.src_uri}: {reason}"
            LOG.error(line)
            return drift_box([line])

        self.labs.remember(page, restore, excuse if self.serving else None, why if self.serving else "")

    def finish_content(self, page: str, content: str) -> str:
        """A rendered page, with the drift above it while serving."""
        if page.startswith(LABS) and not content.startswith(BOX):
            content, faults = mark_formulas(plain_lab(content), self.katex.prepare)
            self.extension.faults += [f"docs/{page}: {fault}" for fault in faults]
        if not self.report.faults or page.startswith(TRANSCRIPTS):
            return content
        return drift_box([str(fault) for fault in self.report.faults]) + content

    def finish_page(self, output: str) -> str:
        """A whole page with its formulas and its policy.

        There is no policy while serving: the server reloads pages with an inline script, which it would refuse.
        """
        output = insert_formulas(without_additions(output), self.katex.read)
        return output if self.serving else add_policy(output, self.theme_scripts)

    def refuse_formulas(self) -> None:
        """End a build in which KaTeX refused a formula, naming all of them."""
        self.refuse(self.extension.faults)

    def close(self, built: str) -> None:
        """Inspect what was built; what is served has no policy yet, and is inspected when it is built."""
        if not self.serving:
            self.refuse(inspect_changed(self.root, Path(built)))


def drift_box(lines: Sequence[str]) -> str:
    """What is wrong, in red, to stand above a page."""
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f'{BOX}<p class="admonition-title">Drift</p><ul>{items}</ul></div>'
