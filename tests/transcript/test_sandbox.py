"""A hostile PDF meets the limits of its child process, and the caller one sentence."""

from __future__ import annotations

import zlib

import pytest

from scripts import child
from scripts.transcript import sandbox
from scripts.transcript.errors import ExtractionError
from scripts.transcript.pdf_limits import MAX_FILE_BYTES
from tests.transcript.small_pdf import pdf, text


def encrypted() -> bytes:
    """A PDF that needs a password, as its trailer says; its strings are random."""
    entry = "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + "5a" * 32 + "> /U <" + "a5" * 32 + "> >>"
    data = pdf(text(9, 9, "x"), extra=[entry])
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 100 0 R /ID [<00> <00>]")


def bomb() -> bytes:
    """A page whose content inflates to 100 megabytes."""
    inflater = zlib.compressobj(9)
    content = b"".join(inflater.compress(b"q Q " * (1 << 18)) for _ in range(100)) + inflater.flush()
    small = pdf("PLACE")
    whole = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(content) + content + b"\nendstream"
    return small.replace(b"<< /Length 5 >>\nstream\nPLACE\nendstream", whole)


def test_an_encrypted_file_is_refused() -> None:
    """A password is asked of the user, not guessed."""
    with pytest.raises(ExtractionError, match="encrypted with a password"):
        sandbox.read_bytes(encrypted(), "x")


def test_a_bomb_is_refused_with_its_page() -> None:
    """What inflates beyond the reader's limit ends with one sentence."""
    with pytest.raises(ExtractionError) as raised:
        sandbox.read_bytes(bomb(), "x")
    assert "limit" in raised.value.why or "memory" in raised.value.why


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more than allowed is too much."""
    with pytest.raises(ExtractionError, match="larger than"):
        sandbox.read_bytes(b"%PDF-1.4\n" + b" " * MAX_FILE_BYTES, "x")


def test_the_clock_ends_a_slow_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that takes too long is told as that."""
    monkeypatch.setattr(sandbox, "SECONDS", 0.001)
    monkeypatch.setattr(sandbox, "SECONDS_PER_MEGABYTE", 0.0)
    with pytest.raises(ExtractionError, match="takes longer"):
        sandbox.read_bytes(pdf(text(9, 9, "x")), "x")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("hw8-deepseek", "hw8-deepseek"), ("a b/../c", "a-b-c"), ("<script>", "script"), ("日本", "transcript")],
)
def test_names_become_plain(name: str, expected: str) -> None:
    """Ids and addresses hold letters, digits and hyphens only."""
    assert sandbox.plain_name(name) == expected


def test_a_missing_library_is_not_the_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the installed requirements the reader says what to install."""

    def without(*_: object, **__: object) -> bytes:
        raise child.ChildError("ModuleNotFoundError", "No module named 'pypdf'")

    monkeypatch.setattr(sandbox.child, "run", without)
    with pytest.raises(ExtractionError, match=r"cannot be read here .*pip install -r requirements.txt"):
        sandbox.read_bytes(b"%PDF-1.4", "x")
