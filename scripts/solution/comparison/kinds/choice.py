"""Multiple choice: single letters, Roman or Arabic numbers, yes and no."""

from __future__ import annotations

import re

from scripts.solution.comparison.kinds.options import Options, options
from scripts.solution.comparison.limits import LENGTH_CHARACTERS
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.symbols import Symbols

_DRESSING = re.compile(
    r"\\(?:textbf|textit|textrm|text|mathrm|mathbf|boxed|mathsf|operatorname)(?![A-Za-z])\s*|\\[,;: {}]|[{}$]|\*\*"
)
_FILLERS = re.compile(
    r"\b(?:options?|answers?|choices?|and|or|only|are|is|the|correct|both|this|that|it|statements?|claim)\b|[&:]",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^\s*\(?([A-H]|[ivx]+|\d{1,2})[).:]\s+\S")
_ITEM = re.compile(r"^(?:[A-Za-z]|[ivx]{1,5}|[IVX]{1,5}|\d{1,3}|true|false|yes|no|none|all)$", re.IGNORECASE)
_EITHER = re.compile(r"\bor\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"^(?:(?:i|we) (?:would |will )?(?:choose|pick|select|say|go with|think)(?: it is)?"
    r"|(?:the )?(?:correct |final |right )?(?:answer|option|choice)(?: is)?)\s*:?\s+",
    re.IGNORECASE,
)
_REASONED = re.compile(
    r"^\(?(?P<option>[A-H]|true|false|yes|no)\)?\s*(?:[.,;:–—]|\s-\s|(?=\bbecause\b|\bsince\b))\s*(?P<reason>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_HEDGES = re.compile(
    r"\b(?:[B-H]|but|if|unless|only|except|or|depends|true|false|yes|no|not sure"
    r"|however|although|wrong|when|both|also)\b"
)
_WORDS = {"t": "true", "f": "false", "yes": "true", "no": "false"}


def compare_choice(reference: str, claim: str, symbols: Symbols) -> Comparison:
    """Holds the options chosen against those to choose. Raises Unparsed when the text is no list of options."""
    known = options(symbols.settings["choices"]) if "choices" in symbols.settings else None
    expected, stated = (_among(text, known) if known else chosen(text) for text in (reference, claim))
    if expected <= {"true", "false", "yes", "no"}:
        meant = _WORDS if expected & {"true", "false"} else {"t": "yes", "f": "no", "true": "yes", "false": "no"}
        stated = frozenset(meant.get(item, item) for item in stated)
    if "all" in expected ^ stated and not known:
        raise Unparsed("which options there are is not declared, so all of them is not known")
    if expected == stated:
        return Comparison("equal", "choice", "The same options are chosen.")
    rule = "choice: partial" if stated < expected else "choice"
    return Comparison("different", rule, _reason(expected, stated))


def chosen(text: str) -> frozenset[str]:
    """The options that a text names, in lower case."""
    if len(text) > LENGTH_CHARACTERS:
        raise Unparsed(f"the text is longer than {LENGTH_CHARACTERS} characters")
    plain_text = _ANSWER.sub("", _DRESSING.sub(" ", text).strip())
    plain = _FILLERS.sub(" ", re.sub(r"\bof (?:the above|these|them)\b", " ", plain_text)).strip()
    items = [item for item in re.split(r"[\s,;./()\[\]]+", plain) if item]
    if len(items) == 1 and re.fullmatch(r"[A-H]{2,8}", items[0]) and len(set(items[0])) == len(items[0]):
        items = list(items[0])
    if not all(_ITEM.match(item) for item in items):
        first = _REASONED.match(plain_text)
        if first and not _HEDGES.search(first["reason"]):
            return frozenset({first["option"].lower()})
    found = _LABELLED.match(plain_text)
    if found and not all(_ITEM.match(item) for item in items):
        return frozenset({found[1].lower()})
    if _EITHER.search(text):
        raise Unparsed("it leaves open which of the options is meant")
    if not items or not all(_ITEM.match(item) for item in items):
        raise Unparsed("it does not name options only")
    return frozenset(item.lower() for item in items)


def _among(text: str, known: Options) -> frozenset[str]:
    """The options that a text names by label or by their words. Raises Unparsed for a label that there is not."""
    if len(text) > LENGTH_CHARACTERS:
        raise Unparsed(f"the text is longer than {LENGTH_CHARACTERS} characters")
    if (spoken := known.spoken(text)) is not None:
        return spoken
    try:
        found = chosen(text)
    except Unparsed:
        found = known.quoted(text)
        if not found:
            raise
    if not found <= known.labels:
        raise Unparsed(f"{', '.join(sorted(found - known.labels))} is none of the options")
    return found


def _reason(expected: frozenset[str], stated: frozenset[str]) -> str:
    missing, extra = sorted(expected - stated), sorted(stated - expected)
    letters = all(len(item) == 1 or item in _WORDS.values() for item in expected | stated)
    upper = ", ".join(item.upper() if letters and len(item) == 1 else item for item in missing)
    more = ", ".join(item.upper() if letters and len(item) == 1 else item for item in extra)
    if not stated:
        return f"No option is chosen, and {upper} should be."
    if missing and not extra:
        return f"Only part of the options: {upper} is missing."
    if extra and not missing:
        return f"{more} is chosen too many."
    return f"{more} is chosen instead of {upper}."
