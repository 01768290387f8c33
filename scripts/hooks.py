"""Glue between MkDocs' events and ``scripts.pages.site``; holds no logic. The only module that knows MkDocs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the mkdocs command does not look for modules where it is called

from scripts.pages.site import Site  # noqa: E402 (needs the line above)

site = Site(ROOT)


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    site.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    config.markdown_extensions.append(site.open(config.theme.dirs))


def on_files(files: Files, config: MkDocsConfig) -> None:
    for path, content in site.katex.package.assets().items():
        files.append(File.generated(config, f"assets/katex/{path}", content=content))
    for name, content in site.data_files().items():
        files.append(File.generated(config, f"record/data/{name}", content=content))
    site.begin_pages(files.src_uris)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    site.remember_lab(page, get_toc)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    site.extension.page = page.file.src_uri
    site.remember_page(page, markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return site.finish_content(page.file.src_uri, html)


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    site.refuse_formulas()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return site.finish_page(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return site.finish_page(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    site.close(config.site_dir)
