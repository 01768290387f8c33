"""The content security policy allows the theme's own inline scripts and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.pages.policy import add_policy, digest, theme_scripts

HEAD = '<head><meta charset="utf-8"></head>'
THEME = (re.compile("theme"),)


def scripts_allowed(page: str) -> list[str]:
    """The hashes in the policy of a page."""
    return re.findall(r"'sha256-([^']+)'", page)


def test_script_of_the_theme_is_allowed() -> None:
    """Its hash stands in the policy."""
    page = add_policy(f"{HEAD}<script>theme</script>", THEME)
    assert scripts_allowed(page) == [digest("theme")]


@pytest.mark.parametrize("script", ["alert(1)", "theme;alert(1)", "alert(1);theme"])
def test_script_from_content_is_refused(script: str) -> None:
    """A script that is not the theme's, or is more than the theme's, gets no hash."""
    assert scripts_allowed(add_policy(f"{HEAD}<script>{script}</script>", THEME)) == []


def test_policy_stands_before_everything_it_governs() -> None:
    """It follows the character set, and any script follows it."""
    page = add_policy('<head><meta charset="utf-8"><script>theme</script></head>', THEME)
    assert page.index("charset") < page.index("Content-Security-Policy") < page.index("<script>")


def test_policy_forbids_what_no_page_needs() -> None:
    """No inline or foreign script, no frame, no plugin, no other base, no form to another host."""
    page = add_policy(HEAD, ())
    for rule in [
        "script-src 'self';",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-src 'none'",
    ]:
        assert rule in page
    assert "unsafe-eval" not in page
    assert "script-src 'self' 'unsafe-inline'" not in page


def test_page_without_a_head_is_an_error() -> None:
    """A page that cannot take a policy is not published without one."""
    with pytest.raises(ValueError, match="no <meta charset"):
        add_policy("<p>", ())


def test_expression_in_a_template_is_an_address(tmp_path: Path) -> None:
    """What the theme fills into a script is a relative address; nothing else fits its place."""
    (tmp_path / "base.html").write_text('<script>scope("{{ base | d(1) }}")</script><script src="x.js"></script>')
    (pattern,) = theme_scripts([tmp_path])
    assert pattern.fullmatch('scope("../..")')
    assert not pattern.fullmatch('scope("");alert(1);("")')
