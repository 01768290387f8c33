"""The content security policy of a page: the second layer behind transcripts that are inert already.

Inline scripts are allowed by hash, and only those that the theme's own templates hold. A script that came from a
page's content is in no template and gets no hash.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
RELATIVE_ADDRESS = r"[\w./-]*"  # the only value that the theme puts into its inline scripts
CHARSET = '<meta charset="utf-8">'
RULES = (
    "default-src 'self'",
    "script-src 'self'{hashes}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)


def theme_scripts(folders: Iterable[Path]) -> tuple[re.Pattern[str], ...]:
    """A pattern for each inline script in the templates of these folders."""
    templates = [path for folder in folders for path in sorted(_templates(folder))]
    sources = {s for path in templates for s in INLINE_SCRIPT.findall(path.read_text(encoding="utf-8"))}
    return tuple(re.compile(pattern(source), re.DOTALL) for source in sorted(sources))


def _templates(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]  # the theme has ten thousand icons there
        yield from (Path(place, name) for name in files if name.endswith(".html"))


def pattern(source: str) -> str:
    """The regular expression for a script of a template: an expression in it stands for a relative address."""
    return RELATIVE_ADDRESS.join(re.escape(piece) for piece in EXPRESSION.split(source))


def add_policy(page: str, allowed: Iterable[re.Pattern[str]]) -> str:
    """The page with its policy in the head, before anything that the policy governs."""
    patterns = tuple(allowed)
    scripts = {s for s in INLINE_SCRIPT.findall(page) if any(p.fullmatch(s) for p in patterns)}
    hashes = "".join(f" 'sha256-{digest(script)}'" for script in sorted(scripts))
    rules = "; ".join(RULES).format(hashes=hashes)
    head, charset, rest = page.partition(CHARSET)
    if not charset:
        raise ValueError(f"the page has no {CHARSET} to put the policy behind")
    return f'{head}{charset}\n      <meta http-equiv="Content-Security-Policy" content="{rules}">{rest}'


def digest(script: str) -> str:
    """The base64 SHA-256 of a script, as a policy writes it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
