"""Compares claims with references in a child process: a model's words never meet a parser in ours.

Input and output are JSON: a list of [kind, reference, claim, symbols] and a list of
[verdict, rule, reason, sample].
"""

from __future__ import annotations

import json

from scripts.solution.comparison import compare


def main(stdin: bytes) -> bytes:
    """Returns what came of each comparison, in order."""
    found = [compare(kind, reference, claim, symbols) for kind, reference, claim, symbols in json.loads(stdin)]
    return json.dumps([[one.verdict, one.rule, one.reason, one.sample] for one in found]).encode()
