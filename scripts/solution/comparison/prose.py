"""The sentence around an answer: `Therefore the step size is 0.1.` states 0.1; `O(n), since d < n` states O(n)."""

from __future__ import annotations

import re

from scripts.solution.comparison.latex.vocabulary import GREEK

_OPENERS = r"(?:the|so|therefore|hence|thus|then|finally|consequently|our|this|final|its|it|result|answer|we)"
_WORD = r"[A-Za-z][A-Za-z'-]*"
_VERB = r"(?:is|are|equals|becomes|get|obtain|have|lies? in|is equal to|is given by|are given by)"
_LEAD = re.compile(
    rf"^\s*(?P<words>{_OPENERS}\b(?:,?\s+{_WORD})*?),?\s+{_VERB}(?:\s+(?:then|thus|therefore|hence|simply|just))?\s*:?\s+(?=\S)(?P<value>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(rf"^\s*(?P<words>(?:{_WORD}\s+){{0,3}}[A-Za-z]{{3,}})\s*:\s+(?P<value>\S.*)$", re.I | re.S)
_CONCLUSION = re.compile(r"^\s*(?:therefore|hence|thus|so|finally|consequently)\b,?:?\s+(?P<value>\S.*)$", re.I | re.S)
_REASON = re.compile(r",?\s+(?:since|because)\s[^\n]*$", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:\\q?quad\s*|\\[,;: ]\s*)*\((?:\\text\s*\{\s*)?(?:since|because|as|which|where|note|by|from|using|via)\s"
    r"[^()]*\)[.\s]*$",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"(?:[,;]\s*)?(?:\\q?quad\s*|\\[,;: ]\s*)*"
    r"(?:\\text\s*\{\s*,?\s*(?:where|with|and|here)\s*:?\s*\}|\b(?:where|with)\b)"
    r"\s*(?=\\?[A-Za-z]+(?:_(?:\{[^{}]*\}|\w))?(?:\^\{?\\?\w+\}?)?\s*=(?!\s*\d+\s*,\s*(?:\\[lc]?dots|\.\.\.|\d)))"
)
_AGAIN = re.compile(
    r"[,;]?\s*\\text\s*\{\s*[,(]?\s*(?:i\.e\.|that is|or equivalently|equivalently"
    r"|which (?:equals|simplifies to|gives|is)|or in short|in other words)\s*,?:?\s*\}\s*"
    r"|[,;]\s*(?:i\.e\.|that is,?|or equivalently|equivalently,?|which (?:equals|simplifies to|gives|is))\s+(?=\S)"
)
_BOLD = re.compile(r"(?<![*\w)\]}])\*\*\s*([^*\s](?:[^*]*[^*\s])?)\s*\*\*(?![*\w(\[{])")
_CHANGING = re.compile(
    r"(?:not|no|never|neither|nor|except|cannot|wrong\w*|incorrect\w*|false|unless|if|when|were|would|suppose\w*|assum\w*"
    r"|inverse|reciprocal|opposite|negat\w*|minus|half|twice|double\w*|square\w*|root|log\w*|transpos\w*|complement"
    r"|bound\w*|below|above|between|under|over|less|more|than|least|most|multiple|factor|times|order|difference|change"
    r"|other|another|instead|without|outside|excluded|isn't|aren't|n't)",
    re.IGNORECASE,
)


def stated(text: str) -> str:
    """What the sentence of a claim states, without the words that lead to it and the reason behind it.

    Only words that cannot change the value are taken off; any other text comes back as it is.
    """
    text = _BOLD.sub(r"\1", text)
    text = _DEFINES.sub(", ", _AGAIN.sub(" = ", _without_reason(text)))
    if found := _LEAD.match(text) or _LABEL.match(text):
        return found["value"] if _is_plain(found["words"]) else text
    found = _CONCLUSION.match(text)
    return found["value"] if found else text


def _without_reason(text: str) -> str:
    return _REASON.sub("", _ASIDE.sub("", text))


def _is_plain(words: str) -> bool:
    """Whether every word of a lead is prose: no letter of a formula, and none that turns the meaning."""
    return all(
        (len(word) > 1 or word.lower() == "a") and word not in GREEK and not _CHANGING.fullmatch(word)
        for word in re.findall(r"[A-Za-z'-]+", words)
    )
