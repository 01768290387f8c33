# ruff: noqa: E501 - an object of a PDF or a row of cases is easier to read on one line
"""The bars above code."""

import pytest

from scripts.transcript.languages import language_of_bar
from scripts.transcript.markdown import info_string
from tests.transcript.hostile import PAYLOADS


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("python", ("python", False)), ("Python Copy code", ("python", True)), ("bash Copy Download Run", ("bash", True)), ("C++ Copy Edit", ("cpp", True)),
        ("Copy", ("", True)), ("Plain text", ("text", False)), ("zig Copy code", ("zig", True)), ("代码 复制", ("", True)), ("code", ("", False)),
        ("in words", None), ("Copy this line", None), ("a sentence that ends with Copy", None), ("", None), ("Rust. Copy", ("rust.", True)),
    ],
)  # fmt: skip
def test_a_bar_names_a_language(words: str, expected: tuple[str, bool] | None) -> None:
    """A known name, or any single name beside a button; other words are no bar."""
    assert language_of_bar(words) == expected


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_payload_is_a_language(payload: str) -> None:
    """Beside a button as well as alone, it is no name that a fence would take."""
    told = language_of_bar(payload + " Copy code")
    assert info_string(payload) == ""
    assert told is None or info_string(told[0]) in ("", told[0])


def test_only_plain_names_stand_at_a_fence() -> None:
    """Small letters, digits and the few signs of such names."""
    assert [info_string(name) for name in ("python", "c++", "a b", "a`b", "{x}", "python\n", "")] == [
        "python",
        "c++",
        "",
        "",
        "",
        "",
        "",
    ]
