"""How the gate and the site grow: ``python -m tests.scale [--sizes 20 200 2000]``.

Makes a site of so many problems, each with its snippet, page, claims and place in a transcript, and the same pages
with every directive filled and without our extension. Measures build and check, cold and warm, and how long an edit
takes to be visible, as whole processes in the same run. Exit status 1 when a figure is not reached.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.scale.here import MOVED, copy_here, make_plain_here, moved_snippet
from tests.scale.making import make
from tests.scale.running import ROOT, Spent, run
from tests.scale.serving import edit_to_visible

CHECK_SECONDS = {20: 0.5, 200: 2.0}  # with nothing changed, beyond Python's start
BUILD_RATIO = 1.15  # warm, over the same pages without the extension
GROWTH = 1.1  # time a problem at the largest size over that at the middle one: 1 is linear, the rest is noise


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one size."""

    size: int
    check: float
    build_ratio: float
    build: Spent
    checked: Spent


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures every size and returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.scale", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[20, 200, 2000], metavar="N", help="problems a site")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="times that warm runs are repeated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-serve", action="store_true", help="do not measure the time until an edit is visible")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="make the sites here, and leave them")
    parser.add_argument("--here", action="store_true", help="this project's own site, and none that is made")
    options = parser.parse_args(arguments)
    measured = []
    if options.here:
        with tempfile.TemporaryDirectory(prefix="scale-") as scratch:
            return _measure_here(Path(scratch), options.rounds)
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="scale-") as scratch:
            folder = options.keep / str(size) if options.keep else Path(scratch)
            measured.append(_measure(folder, size, options))
    short = list(_shortfalls(measured))
    print("\n".join(f"short of the figure: {line}" for line in short) or "all figures are reached")
    return 1 if short else 0


def _measure(folder: Path, size: int, options: argparse.Namespace) -> Measured:
    ours, plain = folder / "ours", folder / "plain"
    make(ours, size, options.seed)
    run(ROOT, "tests.scale.plain", str(ours), str(plain))  # a process of its own: what we hold counts for each we start
    print(f"{size} problems:", flush=True)
    start = _repeated("python's start", options.rounds, lambda: run(ours, ""))
    shutil.rmtree(ours / ".cache")
    _told("check, cold", run(ours, "scripts.check"))
    checked = _repeated("check, nothing changed", options.rounds, lambda: run(ours, "scripts.check"))
    shutil.rmtree(ours / ".cache")
    _told("build, cold", run(ours, "mkdocs", "build"))
    ratio, build = _build_ratio(ours, plain, options.rounds)
    print(f"  build over the same pages: {ratio:.2f}; check beyond Python's start: {checked.wall - start.wall:.2f} s; "
          f"megabytes a problem: {build.megabytes / size:.2f} build, {checked.megabytes / size:.2f} check")  # fmt: skip
    if not options.without_serve:
        _edits(ours, plain)
    return Measured(size, checked.wall - start.wall, ratio, build, checked)


def _measure_here(folder: Path, rounds: int) -> int:
    """Tells how this project's own site builds and how long an edit takes; 1 when its ratio is not reached."""
    ours, plain = folder / "ours", folder / "plain"
    copy_here(ours)
    run(ROOT, "tests.scale.plain", str(ours), str(plain))
    make_plain_here(ours, plain)
    print("this site:", flush=True)
    _repeated("check, nothing changed", rounds + 1, lambda: run(ours, "scripts.check"))
    _told("build, cold", run(ours, "mkdocs", "build"))
    ratio = _build_ratio(ours, plain, rounds)[0]
    print(f"  build over the same pages: {ratio:.2f}")
    snippet, page = moved_snippet(ours)
    edited = edit_to_visible(ours, snippet, "\Z", MOVED, page, r"class=\"admonition failure drift\"")
    bare = edit_to_visible(plain, f"docs{page[:-1]}.md", "\Z", "\nThe end of it.\n", page, "The end of it")
    print(f"  edit to visible: {edited:.2f} s, without it {bare:.2f} s, ratio {edited / bare:.2f}", flush=True)
    return int(ratio > BUILD_RATIO)


def _build_ratio(ours: Path, plain: Path, rounds: int) -> tuple[float, Spent]:
    pairs = [(run(ours, "mkdocs", "build"), run(plain, "mkdocs", "build")) for _ in range(rounds)]
    build, bare = (_middle([pair[side] for pair in pairs]) for side in (0, 1))
    _told("build, warm", build)
    _told("the same pages without it", bare)
    return median(one.cpu / other.cpu for one, other in pairs), build


def _edits(ours: Path, plain: Path) -> None:
    """Tells how long an edited number takes to be on its page, from the snippet and from the page itself."""
    page, file = "/set0/p0/", "snippets/p0.py"
    edited = edit_to_visible(ours, file, r"^RATE = .*$", "RATE = 0.905", page, r"a = 0\.905")
    bare = edit_to_visible(plain, "docs/set0/p0.md", "Let the rate be", "Now let the rate be", page, "Now let the rate")
    print(f"  edit to visible: {edited:.2f} s, without it {bare:.2f} s, ratio {edited / bare:.2f}", flush=True)


def _repeated(what: str, rounds: int, once: Callable[[], Spent]) -> Spent:
    middle = _middle([once() for _ in range(rounds)])
    _told(what, middle)
    return middle


def _middle(spent: Sequence[Spent]) -> Spent:
    return Spent(median(s.wall for s in spent), median(s.cpu for s in spent), median(s.megabytes for s in spent))


def _told(what: str, spent: Spent) -> None:
    print(f"  {what:28s} {spent.wall:8.2f} s  {spent.cpu:8.2f} s of processors  {spent.megabytes:7.1f} MB", flush=True)


def _shortfalls(measured: Sequence[Measured]) -> list[str]:
    short = []
    for one in measured:
        bound = CHECK_SECONDS.get(one.size)
        if bound is not None and one.check > bound:
            short.append(f"check at {one.size}: {one.check:.2f} s beyond Python's start, at most {bound:g}")
        if one.build_ratio > BUILD_RATIO:
            short.append(f"build at {one.size}: {one.build_ratio:.2f} of the same pages, at most {BUILD_RATIO}")
    for small, large in zip(measured[-2:-1], measured[-1:], strict=False):
        for what in ("build", "checked"):
            one, other = getattr(small, what), getattr(large, what)
            growth = (other.cpu / large.size) / (one.cpu / small.size)
            memory = (other.megabytes / large.size) / (one.megabytes / small.size)
            for name, value in (("time", growth), ("memory", memory)):
                if value > GROWTH:
                    short.append(
                        f"{name} a problem of {what} grows {value:.2f} times from {small.size} to {large.size}"
                    )
    return short


if __name__ == "__main__":
    sys.exit(main())
