# ruff: noqa: E501 - an address is easier to read on one line
"""Which addresses a link may lead to."""

import pytest

from scripts.transcript.addresses import safe_address

PLAIN = (
    "https://example.org", "http://example.org:8080/a/b?c=d&e=f#g", "HTTPS://EXAMPLE.org/%C3%A4", "mailto:some.one@example.org",
    "https://example.org/a;b,c@d!$*+=~", "https://xn--bcher-kva.example/",
)  # fmt: skip


@pytest.mark.parametrize("address", PLAIN)
def test_plain_addresses_pass(address: str) -> None:
    """Of the web and of mail, as they are."""
    assert safe_address(address) == address


def test_brackets_and_apostrophes_are_written_out() -> None:
    """They would end a link in Markdown or an attribute."""
    assert safe_address("https://example.org/a_(b)'c") == "https://example.org/a_%28b%29%27c"


HOSTILE = {
    "a script": "javascript:alert(1)", "a script in capitals": "JaVaScRiPt:alert(1)", "a script behind a space": " javascript:alert(1)",
    "a script with a tab": "java\tscript:alert(1)", "a script with a line break": "java\nscript:alert(1)", "a script behind a control": "\x01javascript:alert(1)",
    "data": "data:text/html;base64,PHNjcmlwdD4=", "an old script": "vbscript:msgbox(1)", "a file": "file:///etc/passwd", "a blob": "blob:https://example.org/x",
    "no scheme": "//example.org/x", "a path": "/x", "a word": "x", "nothing": "", "a colon": ":", "a scheme alone": "https:", "no host": "https://",
    "an end of the attribute": 'https://example.org/" onclick="alert(1)', "an end of the tag": "https://example.org/><script>",
    "a space": "https://example.org/ x", "a backslash": "https:\\\\example.org", "a null": "https://example.org/\x00", "a line break": "https://example.org/\n",
    "a user before the host": "https://example.com@evil.example/", "a port of letters": "https://example.org:evil/", "a back tick": "https://example.org/`",
    "a letter that looks like another": "https://ex\u0430mple.org/", "a full-width colon": "https\uff1a//example.org/", "a mark that turns the text": "https://example.org/\u202egpj.exe",
    "an invisible letter": "https://example.org/\u200b", "braces": "https://example.org/{{x}}", "a pipe": "https://example.org/|x", "too long": "https://example.org/" + "a" * 2_000,
    "mail with a subject": "mailto:a@example.org?subject=x&body=y", "mail to two": "mailto:a@example.org,b@example.org", "mail to no one": "mailto:",
    "a hyphen before the host": "https://-example.org/", "a dot before the host": "https://.example.org/",
}  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE.values(), ids=HOSTILE)
def test_every_other_address_is_dropped(address: str) -> None:
    """Its words stay."""
    assert safe_address(address) == ""
