"""The shape of the project: which module may know what, and how large a module or function may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "scripts").rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50
STARTERS = {"subprocess", "multiprocessing", "pty", "concurrent.futures.process"}
STARTING_CALLS = {"fork", "forkpty", "system", "popen", "posix_spawn", "posix_spawnp", "startfile"}
OBSERVERS = {"scripts/companion.py"}  # holds a process that it was given; may name its type


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def importers(*packages: str) -> set[str]:
    def wanted(name: str) -> bool:
        return any(name == package or name.startswith(f"{package}.") for package in packages)

    return {name_of(path) for path in MODULES if any(wanted(name) for name in imported(path))}


def calls(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            yield node.func.value.id, node.func.attr


def test_transcript_and_solution_are_strangers() -> None:
    """The package that reads PDFs and the package that judges answers never import each other."""
    for one, other in (("transcript", "solution"), ("solution", "transcript")):
        assert not {file for file in importers(f"scripts.{other}") if file.startswith(f"scripts/{one}/")}


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("mkdocs", "scripts/hooks.py"),
        ("pypdf", "scripts/transcript/pdf.py"),
        ("pypdfium2", "scripts/transcript/crop_worker.py"),
        ("PIL", "scripts/transcript/crop_worker.py"),
    ],
)
def test_library_is_known_to_one_module(package: str, allowed: str) -> None:
    """MkDocs, the PDF library and those that draw pictures of a PDF are each imported by one module only."""
    assert importers(package) <= {allowed}


def test_processes_start_in_one_module() -> None:
    """Only scripts/child.py starts processes."""
    assert importers(*STARTERS) <= {"scripts/child.py", *OBSERVERS}
    for path in MODULES:
        started = {
            call for owner, call in calls(path) if owner == "os" and (call in STARTING_CALLS or call[:5] == "spawn")
        }
        assert not started, name_of(path)
    for observer in OBSERVERS:
        assert not {call for owner, call in calls(ROOT / observer) if owner == "subprocess"}


def test_pages_and_solution_know_no_pdf() -> None:
    """What judges answers and what fills pages never reads a PDF."""
    readers = importers("scripts.transcript.pdf")
    assert not {file for file in readers if file.startswith(("scripts/solution/", "scripts/pages/"))}


def test_proof_stands_between_reading_and_record() -> None:
    """The proof knows the reading and its own print; reading, judging and pages know nothing of it."""
    users = {file for file in importers("scripts.proof") if not file.startswith("scripts/proof/")}
    assert users <= {"scripts/extract.py", "scripts/transcript_faults.py", "scripts/authoring/intake.py"}
    assert not {file for file in importers("scripts.solution") if file.startswith("scripts/proof/")}
    assert not {file for file in importers("scripts.pages") if file.startswith("scripts/transcript/")}


def test_claims_are_never_evaluated_as_code() -> None:
    """Nothing in the project calls eval, and exec only runs a snippet inside its own process."""
    for path in MODULES:
        names = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert "eval" not in names, name_of(path)
        assert "exec" not in names or name_of(path) == "scripts/solution/snippet_worker.py"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sizes(path: Path) -> None:
    """No module is longer than 300 lines and no function longer than 50; every module says what it is for."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name
