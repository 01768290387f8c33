"""The Markdown extension that fills our directives and renders formulas.

It knows Python-Markdown and nothing of MkDocs, so that it works under any program that renders the pages with it.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from scripts.pages.formulas import Prepare, Read, insert_formulas, mark_formulas

Fill = Callable[[str, str], str]

BEFORE_ALL_OTHERS = 200
AFTER_ALL_OTHERS = -200


class PagesExtension(Extension):
    """Fills directives with ``fill(page, text)`` and formulas with ``prepare`` and ``read``.

    Without ``read`` the formulas are only marked, for whoever drives the build to insert when a page is written.
    ``page`` is the source path of the page under way, set by whoever drives the build; ``faults`` collects one line
    for every formula that KaTeX refuses.
    """

    def __init__(self, fill: Fill, prepare: Prepare, read: Read | None = None) -> None:
        super().__init__()
        self.fill = fill
        self.prepare = prepare
        self.read = read
        self.page = ""
        self.faults: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the directives before, and the formulas after, everything else."""
        formulas = FormulaPostprocessor(md, self)
        md.preprocessors.register(DirectivePreprocessor(md, self), "directives", BEFORE_ALL_OTHERS)
        md.treeprocessors.register(TreeDone(md, formulas), "tree-done", AFTER_ALL_OTHERS)
        md.postprocessors.register(formulas, "formulas", AFTER_ALL_OTHERS)


class DirectivePreprocessor(Preprocessor):
    """Replaces the directives of a page before Markdown sees its text."""

    def __init__(self, md: Markdown, extension: PagesExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Fill the page."""
        return self.extension.fill(self.extension.page, "\n".join(lines)).split("\n")


class FormulaPostprocessor(Postprocessor):
    """Renders the formulas of the finished HTML.

    The table of contents runs the postprocessors over each heading on its own before the tree is done; a formula
    stays LaTeX there.
    """

    def __init__(self, md: Markdown, extension: PagesExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.tree_done = False

    def run(self, text: str) -> str:
        """Render the page's formulas and keep what KaTeX refuses."""
        if not self.tree_done:
            return text
        self.tree_done = False
        page, faults = mark_formulas(text, self.extension.prepare)
        self.extension.faults += [f"docs/{self.extension.page}: {fault}" for fault in faults]
        return insert_formulas(page, self.extension.read) if self.extension.read else page


class TreeDone(Treeprocessor):
    """Tells the postprocessor that what follows is the whole page."""

    def __init__(self, md: Markdown, formulas: FormulaPostprocessor) -> None:
        super().__init__(md)
        self.formulas = formulas

    def run(self, root: object) -> None:
        """Note it."""
        self.formulas.tree_done = True
