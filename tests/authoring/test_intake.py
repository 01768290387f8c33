"""A chat's PDF becomes a transcript that the checks accept, or one line and nothing at all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from scripts.authoring.intake import take_in
from scripts.authoring.proposals import Wanted
from scripts.authoring.refusal import THIS_PDF, USAGE, Refusal
from scripts.extract import main as extract
from scripts.transcript.committed import compare
from tests.transcript.small_pdf import pdf, text

ROOT = Path(__file__).resolve().parents[2]
SITE = "nav:\n  - Home: index.md\n  - Transcripts:\n      - Overview: transcripts/index.md\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one problem and no transcript, whose model's chats have no looks of their own."""
    root = tmp_path / "project"
    (root / "docs" / "set").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SITE)
    (root / "docs" / "models.toml").write_text('[[model]]\nid = "alpha"\nname = "Alpha"\n')
    (root / "docs" / "set" / "one.toml").write_text(
        'title = "One"\nsnippet = "snippets/one.py"\n[[part]]\nid = "a"\ntitle = "A"\nkind = "text"\nanswer = "x"\n'
        '[[absent]]\nmodel = "alpha"\nreason = "no"\n'
    )
    return root


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    """A PDF with a name that is no id."""
    path = tmp_path / "My chat (1).pdf"
    path.write_bytes(pdf(text(50, 700, "You said: question (a)?"), text(50, 700, "An answer in words.")))
    return path


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_pdf_is_copied_and_its_pages_equal_what_extract_makes(project: Path, chat: Path) -> None:
    """Under a safe name, shown in the navigation, byte for byte the same PDF."""
    taken = take_in(project, chat, title="A chat")
    folder = project / "docs" / "transcripts"
    assert (folder / "my-chat-1.pdf").read_bytes() == chat.read_bytes()
    assert {"docs/transcripts/my-chat-1.pdf", "docs/transcripts/my-chat-1.md"} <= set(taken.files)
    assert compare(folder / "my-chat-1.pdf") == []
    assert (project / "mkdocs.yml").read_text() == SITE + "      - A chat: transcripts/my-chat-1.md\n"


def test_extract_writes_the_same_pages(project: Path, chat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that taking in is no second way to read."""
    take_in(project, chat, "here")
    made = files(project / "docs" / "transcripts")
    monkeypatch.chdir(project)
    assert extract(["--write", "docs/transcripts/here.pdf"]) == 0
    assert files(project / "docs" / "transcripts") == made


def test_claims_are_proposed_outside_of_the_site(project: Path, chat: Path) -> None:
    """In a file of their own, for the problem that was named."""
    taken = take_in(project, chat, "chat", wanted=[Wanted("set/one")], model="alpha")
    assert taken.files[-1] == "review/chat.set-one.toml"
    proposals = tomllib.loads((project / taken.files[-1]).read_text())
    assert {claim["model"] for claim in proposals.get("claim", [])} <= {"alpha"}


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"", THIS_PDF), (b"not a PDF", THIS_PDF), (pdf(text(50, 700, "x"))[:300], THIS_PDF), (None, THIS_PDF)],
    ids=["empty", "no PDF", "half a PDF", "not there"],
)
def test_a_pdf_that_cannot_be_read_leaves_nothing_behind(
    project: Path, tmp_path: Path, content: bytes | None, status: int
) -> None:
    """One line that names the file, and the status of a bad PDF."""
    before, path = files(project), tmp_path / "bad.pdf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refusal) as refusal:
        take_in(project, path)
    assert refusal.value.status == status
    assert "bad.pdf" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert files(project) == before


@pytest.mark.parametrize("taken", ["chat.pdf", "chat.md", "chat.json", "chat.txt", "chat/picture.png"])
def test_a_name_that_is_taken_is_refused(project: Path, chat: Path, taken: str) -> None:
    """Whatever was there stays as it is."""
    path = project / "docs" / "transcripts" / taken
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    before = files(project)
    with pytest.raises(Refusal) as refusal:
        take_in(project, chat, "chat")
    assert refusal.value.status == USAGE
    assert files(project) == before


@pytest.mark.parametrize("name", ["../x", "a/b", "index", "sources", "a b", "ä", ".x"])
def test_a_name_that_is_no_id_is_refused(project: Path, chat: Path, name: str) -> None:
    """It ends up in addresses and anchors."""
    with pytest.raises(Refusal) as refusal:
        take_in(project, chat, name)
    assert refusal.value.status == USAGE


def test_an_unknown_problem_or_model_is_refused_before_anything_is_written(project: Path, chat: Path) -> None:
    """The transcript is not taken in either."""
    before = files(project)
    for wanted, model in (("set/two", "alpha"), ("set/one", "gamma"), ("set/one", "")):
        with pytest.raises(Refusal) as refusal:
            take_in(project, chat, "chat", wanted=[Wanted(wanted)], model=model)
        assert refusal.value.status == USAGE
    assert files(project) == before


def test_another_file_than_a_pdf_is_wrong_usage(project: Path, tmp_path: Path) -> None:
    """Its ending tells."""
    with pytest.raises(Refusal, match=r"ends in \.pdf") as refusal:
        take_in(project, tmp_path / "chat.docx")
    assert refusal.value.status == USAGE
