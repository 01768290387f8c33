"""Formulas typed as code, `X.T @ (X @ w - y)` or `np.sqrt(d)`, in the notation that the grammar reads; never run."""

from __future__ import annotations

import re

_LIBRARY = re.compile(
    r"(?<![\w.\\])(?:(?:np|numpy|jnp|torch|math|tf|nn|F|scipy|cp)\.)(?:(?:linalg|functional|nn|special|math)\.)?(?=[A-Za-z])"
)
_ARRAY = re.compile(r"(?<![\w.\\])(?:array|asarray|tensor|Tensor|Size|matrix|FloatTensor|tuple|list)\s*(?=\(\s*[\[(])")
_KEYWORD = re.compile(r",\s*(?:dim|axis|dtype|keepdims?|requires_grad|device)\s*=\s*[-\w.']+")
_TRANSPOSED = re.compile(r"\.(?:T|mT|t\(\)|transpose\(\))(?![A-Za-z])")
_CALLED = re.compile(
    r"(?<![\w.\\])(inv|norm|outer|kron|solve|diag|eye|sum|mean|maximum|minimum|dot|matmul|trace|det)\s*(?=\()"
)
_CALLS = {"maximum": "max", "minimum": "min", "dot": "matmul"}
_POWER = re.compile(r"\*\*\s*(\w+(?:\.\d+)?|\([^()]*\))")
_ENTRYWISE = re.compile(r"(?<!\*)\*(?!\*)")
_CODE = re.compile(r"(?<!@)@(?!@)|" + _LIBRARY.pattern + r"|(?<=[\w)\]])\.(?:T|mT|t\(\))(?![A-Za-z])")
_FENCE = re.compile(r"^\s*(?P<fence>`{1,3})(?:python|py|math|latex|text)?\s*(?P<inside>[^`]*?)\s*(?P=fence)[.\s]*$")
_INLINE = re.compile(r"`([^`\n]*)`")


def as_formula(text: str) -> str:
    """The text with code as a formula; any other text as it is, apart from the marks around code."""
    text = _INLINE.sub(r"\1", found["inside"] if (found := _FENCE.match(text)) else text)
    if not _CODE.search(text):
        return _ARRAY.sub("", text)
    text = _ARRAY.sub("", _LIBRARY.sub("", _KEYWORD.sub("", text)))
    text = _TRANSPOSED.sub(r"^{\\top}", text)
    if "@" in text:
        text = _ENTRYWISE.sub(r" \\odot ", text)
    text = _POWER.sub(r"^{\1}", text).replace("@", " ")
    return _CALLED.sub(lambda found: rf"\operatorname{{{_CALLS.get(found[1], found[1])}}}", text)
