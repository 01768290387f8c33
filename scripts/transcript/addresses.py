"""The addresses that a link of a transcript may lead to: of the web and of mail, written plainly, and no others."""

from __future__ import annotations

import re

LONGEST = 2_000
# Printable ASCII without what could end an attribute or a Markdown link; no user name before a host.
PATH = r"[A-Za-z0-9._~:/?#\[\]@!$&*+,;=%-]*"
HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
WEB = re.compile(rf"https?://{HOST}(?::\d{{1,5}})?(?:[/?#]{PATH})?", re.I)
MAIL = re.compile(rf"mailto:[A-Za-z0-9._%+-]+@{HOST}", re.I)
# Allowed in addresses, but not as they are: brackets and apostrophes end links elsewhere.
WRITTEN = str.maketrans({"(": "%28", ")": "%29", "'": "%27"})


def safe_address(address: str) -> str:
    """The address where it is one of the web or of mail and written plainly; "" for any other."""
    if len(address) > LONGEST:
        return ""
    written = address.translate(WRITTEN)
    return written if WEB.fullmatch(written) or MAIL.fullmatch(written) else ""
