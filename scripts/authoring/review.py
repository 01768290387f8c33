"""Proposed claims as a TOML file that a person reads, corrects and moves into the problem's data file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from scripts.authoring.proposing import Candidate
from scripts.solution.model import Part

HEAD = """\
# Proposals for {problem} from the transcript {transcript}, to be read beside its page. Nothing here is judged yet.
#
# For each part: choose what the model really answered, correct its attempt (first, self-corrected, after hint 1, told,
# agreed to a false hint), cut the quotation to the answer with  answer = '...'  where it holds more, and move the table
# to docs/{problem}.toml in place of the [[absent]] of this model. Take an annotator's judgement from the mark itself:
#
# [claim.annotator]
# judgement = "correct"    or "incorrect", "remark"
# note = "..."
# page = 1
#
# Then delete this file.
"""
NONE = "# No passage of the model was found for this part: look through the transcript."


def review_text(problem: str, transcript: str, model: str, parts: Sequence[Part], found: Sequence[Candidate]) -> str:
    """Returns the file's text: a section for each part, in it the candidates of each turn, the likeliest first."""
    lines = [HEAD.format(problem=problem, transcript=transcript)]
    by_part = {part: list(group) for part, group in groupby(found, key=lambda one: one.part)}
    for part in parts:
        lines += ["", f"# --- {_line(part.id)}: {_line(part.title)} ({part.kind}) ---", ""]
        lines += [_table(one, model, transcript) for one in by_part.get(part.id, [])] or [NONE]
    return "\n".join(lines) + "\n"


def toml_string(text: str) -> str:
    """Returns a text as TOML, LaTeX as it is typed where that is possible."""
    if "'" not in text and text.isprintable():
        return f"'{text}'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if "\ud800" <= letter <= "\udfff":  # half of a character, which TOML cannot hold
        return "\N{REPLACEMENT CHARACTER}"
    return letter if letter.isprintable() and letter not in '"\\' else f"\\U{ord(letter):08x}"


def _table(one: Candidate, model: str, transcript: str) -> str:
    return "\n".join(
        [
            "[[claim]]",
            f"model = {toml_string(model)}",
            f"part = {toml_string(one.part)}",
            f"attempt = {toml_string(one.attempt)}",
            f"transcript = {toml_string(transcript)}",
            f"turn = {one.turn}",
            f"page = {one.passage.page}",
            f"quote = {toml_string(one.quote)}",
            *_comments(one),
            "",
        ]
    )


def _comments(one: Candidate) -> Iterator[str]:
    if one.passage.before.strip():
        yield f"# after the words: {_line(one.passage.before)}"
    for note in one.notes:
        yield f"# marked on {_line(note)}"


def _line(text: str) -> str:
    """Returns a text on one line in which nothing ends a comment."""
    return "".join(letter if letter.isprintable() else "?" for letter in " ".join(text.split()))
