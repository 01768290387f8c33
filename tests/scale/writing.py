"""One problem as an author writes it: snippet, data, page, and the messages of a transcript that answer it. Seeded."""

from __future__ import annotations

import random
from dataclasses import dataclass

PROBLEMS_A_SET = 20
MODELS = ("qwen", "deepseek")
SNIPPET = '''\
"""A leaky sum: {count} terms at rate {rate}, in closed form and term by term."""

from __future__ import annotations

import numpy as np

from scripts.solution.answer import Answer

RATE = {rate}
COUNT = {count}


def terms() -> list[float]:
    """The terms of the sum, by the formula."""
    return [RATE**k for k in range(COUNT)]


def decayed() -> list[float]:
    """The same terms, each from the one before it."""
    values, value = [], 1.0
    while len(values) < COUNT:
        values.append(value)
        value = value * RATE
    return values


def answers() -> list[Answer]:
    """Everything that the page shows."""
    closed = (1 - RATE**COUNT) / (1 - RATE)
    limit = 1 / (1 - RATE)
    shift = np.array([[0.0, RATE], [1.0, RATE]])
    return [
        Answer("sum", "number", sum(decayed()), closed),
        Answer("terms", "sequence", terms(), decayed()),
        Answer("limit", "number", limit, 1 + RATE * limit),
        Answer("rate", "number", RATE, terms()[1]),
        Answer("steps", "matrix", shift @ shift, np.linalg.matrix_power(shift, 2)),
    ]
'''
DATA = """\
title = "Leaky sum {name}"
snippet = "{snippet}"
topics = ["geometric series", "{topic}"]

[symbols]
a = "positive"
n = "positive integer"

[[part]]
id = "a"
title = "The sum"
kind = "number"
answer = "sum"
format = ".3f"

[[part]]
id = "b"
title = "Its limit"
kind = "number"
answer = "limit"

[[part]]
id = "c"
title = "Its terms"
kind = "sequence"
answer = "terms"

[[absent]]
model = "gemini"
reason = "It was not asked."
"""
CLAIM = """
[[claim]]
model = "{model}"
part = "{part}"
attempt = "first"
transcript = "{transcript}"
turn = {turn}
page = {page}
quote = "{quote}"
answer = "{answer}"
"""
PAGE = """\
[[problem:{name}]]

# Leaky sum {title}

A sum that forgets weighs each earlier input by one more power of its rate. {opening}
{{ .lead }}

## What the models answered

[[verdicts]]

## The sum {{ #a }}

Let the rate be $a = [[answer:rate]]$. Then the terms are

$$[[answer:terms|.4f]],$$

and with $n$ of them $\\sum_{{k=0}}^{{n-1}} a^k = \\frac{{1 - a^n}}{{1 - a}} = [[answer:sum|.4f]]$. {middle}

| what | value |
|---|---|
| sum | [[answer:sum|.3f]] |
| second term | [[answer:terms.1|.3f]] |
| limit | [[answer:limit|.3f]] |

## The limit {{ #b }}

For $n \\to \\infty$ the power $a^n$ vanishes, and $s_\\infty = \\frac{{1}}{{1 - a}} = [[answer:limit|.4f]]$. {ending}
Two steps of the recursion are the matrix

$$\\begin{{pmatrix}} 0 & a \\\\ 1 & a \\end{{pmatrix}}^2 = [[answer:steps|.3f]].$$

[[snippet:decayed]]
"""
CLAUSES = (
    "Each input counts less the longer ago it came", "the closed form follows from one subtraction",
    "what was dropped is a multiple of what was kept", "the recursion holds one number instead of many",
    "a filter of this kind is stable for every rate below one", "nothing but the rate decides how fast it forgets",
    "the same argument holds for matrices whose powers vanish", "the error after a few terms is the rest of the series",
    "both routes must find the same digits", "an implementation keeps the state and drops the history",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """The files of one problem by path, and the lines of its page in the transcript."""

    files: dict[str, str]
    prompt: str
    reply: tuple[str, ...]


def problem(number: int, seed: int) -> Problem:
    """The problem of this number: always the same for the same seed."""
    rng = random.Random(seed * 1_000_003 + number)
    name, snippet = f"set{number // PROBLEMS_A_SET}/p{number}", f"snippets/p{number}.py"
    rate, count = rng.randrange(11, 90) / 100, rng.randrange(4, 7)
    total, limit = (1 - rate**count) / (1 - rate), 1 / (1 - rate)
    claims = {"a": f"{total + rng.choice((0.0, 0.1)):.3f}", "b": f"{limit:.4f}"}
    data = DATA.format(name=number, snippet=snippet, topic=rng.choice(("filters", "states", "kernels")))
    place = {"transcript": f"chat{number // PROBLEMS_A_SET}", "page": number % PROBLEMS_A_SET + 1}
    place["turn"] = 2 * place["page"]
    for model in MODELS:
        for part, answer in claims.items():
            data += CLAIM.format(model=model, part=part, quote=f"= {answer}", answer=answer, **place)
    page = PAGE.format(name=name, title=number, opening=_prose(rng), middle=_prose(rng), ending=_prose(rng))
    files = {f"docs/{name}.toml": data, f"docs/{name}.md": page, snippet: SNIPPET.format(rate=rate, count=count)}
    reply = (f"The sum is s = {claims['a']} for it.", *_lines(rng), f"The limit is t = {claims['b']} then.")
    return Problem(files, f"What is leaky sum {number} at rate {rate}?", reply)


def _prose(rng: random.Random) -> str:
    return " ".join(f"{first}, and {second.lower()}." for first, second in (rng.sample(CLAUSES, 2) for _ in range(5)))


def _lines(rng: random.Random) -> list[str]:
    return [f"{clause}." for clause in rng.sample(CLAUSES, 4)]
