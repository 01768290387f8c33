"""The options of a choice, as the author's setting `choices` states them, and claims that use their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_LABEL = re.compile(r"^(?:[A-Za-z]|[ivxIVX]{1,5}|\d{1,3})$")
_SPAN = re.compile(r"^\s*([A-Z])\s*(?:-|–|to|\.\.+)\s*([A-Z])\s*$")
_NONE = re.compile(r"^(?:none|neither|nothing|no options?)(?: of (?:the above|these|them|the options))?$")
_ALL = re.compile(r"^(?:all|every option|everything|both)(?: of (?:the above|these|them|the options))?$")
_DENIAL = re.compile(r"\b(?:not|no|except|but|without|neither|nor|isn't|aren't|wrong|false|incorrect|or)\b")


@dataclass(frozen=True, slots=True)
class Options:
    """The label of each option, in lower case, with its text; an empty text where only labels are known."""

    texts: Mapping[str, str]

    def spoken(self, text: str) -> frozenset[str] | None:
        """The options that words choose: `none`, `all`, the text of an option. None where they choose none surely."""
        words = _plain(text)
        same = frozenset(label for label, option in self.texts.items() if option and option == words)
        if same:
            return same
        if _NONE.match(words):
            return frozenset(label for label, option in self.texts.items() if _NONE.match(option))
        if _ALL.match(words):
            return frozenset(label for label, option in self.texts.items() if _ALL.match(option)) or self.labels
        return None

    def quoted(self, text: str) -> frozenset[str]:
        """The options whose text a longer claim quotes; none where it may deny them."""
        words = _plain(text)
        found = {
            label
            for label, option in self.texts.items()
            if option and re.search(rf"(?<!\w){re.escape(option)}(?!\w)", words)
        }
        inside = {one for one in found for other in found if one != other and self.texts[one] in self.texts[other]}
        rest = words
        for label in found:
            rest = rest.replace(self.texts[label], " ")
        return frozenset() if _DENIAL.search(rest) or inside else frozenset(found)

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(self.texts)


def options(choices: object) -> Options:
    """The options of a setting: labels, texts (labelled A, B, ... in their order) or both.

    Raises ValueError for another form.
    """
    if isinstance(choices, str):
        span = _SPAN.match(choices)
        choices = (
            [chr(code) for code in range(ord(span[1]), ord(span[2]) + 1)]
            if span
            else re.split(r"[\s,;]+", choices.strip())
        )
    if isinstance(choices, Mapping):
        given = dict(choices)
    elif isinstance(choices, list | tuple) and all(isinstance(item, str) for item in choices):
        bare = all(_LABEL.match(item.strip()) for item in choices)
        given = (
            {item.strip(): "" for item in choices}
            if bare
            else dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", choices, strict=False))
        )
    else:
        given = {}
    if not given or not all(isinstance(text, str) for pair in given.items() for text in pair):
        raise ValueError(f"choices is no list or object of texts: {choices!r:.100}")
    return Options({label.strip().lower(): _plain(text) for label, text in given.items()})


def _plain(text: str) -> str:
    """Words only, in lower case: no dressing, no label in front, no full stop."""
    text = re.sub(r"\\(?:text|textbf|textit|mathrm|boxed)\s*\{([^{}]*)\}", r"\1", text.strip())
    text = re.sub(r"^\(?(?:[A-Za-z]|[ivx]+|\d{1,2})[).:]\s+", "", text)
    return re.sub(r"\s+", " ", re.sub(r"[*`$\"“”]", "", text)).strip(" .!").lower()
