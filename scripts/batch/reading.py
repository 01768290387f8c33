"""Files read and told: one alone, or several side by side with a summary at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import partial

from scripts.batch.actions import Action
from scripts.batch.collecting import in_order
from scripts.batch.executors import Workplace
from scripts.batch.finding import Source
from scripts.batch.progress import Progress
from scripts.batch.summary import Tally
from scripts.batch.work import Outcome, Step, carry_out

Place = AbstractContextManager[Workplace]


def read_one(source: Source, steps: Sequence[Step], action: Action, workplace: Place) -> bool:
    """Read a file that comes alone; what is wrong goes to standard error. Returns whether nothing is."""
    with workplace as place:
        outcome = place.executor.submit(carry_out, source, steps, action.alone).result()
    lines = [outcome.fault] if outcome.fault else action.finish(source, outcome.made)
    for line in lines:
        print(line, file=sys.stderr)
    return not lines


def read_several(sources: Sequence[Source], steps: Sequence[Step], action: Action, workplace: Place) -> bool:
    """Read files side by side and tell them in order, then the summary. Returns whether nothing is wrong."""
    started = time.monotonic()
    tally, progress = Tally(), Progress(sys.stderr, len(sources))
    work = partial(carry_out, steps=tuple(steps), render=action.among_several)
    try:
        with workplace as place:
            for source, outcome in in_order(place.executor, work, sources, place.at_once, progress.tell):
                progress.clear()
                tally.add(outcome, outcome.fault or _finish(action, source, outcome))
                progress.passed(tally.page_count, source.label)
    except BrokenPipeError:
        progress.clear()
        raise
    except BaseException:
        _sum_up(tally, progress, len(sources), started)
        raise
    _sum_up(tally, progress, len(sources), started)
    return not tally.faults


def _finish(action: Action, source: Source, outcome: Outcome) -> str:
    """One line for the summary about everything that is wrong, which is told at once; "" when nothing is."""
    lines = action.finish(source, outcome.made)
    if len(lines) < 2:
        return "".join(lines)
    for line in lines:
        print(line, file=sys.stderr)
    return f"{source.label}: differs as said above"


def _sum_up(tally: Tally, progress: Progress, total: int, started: float) -> None:
    progress.clear()
    for line in tally.lines(total, time.monotonic() - started):
        print(line, file=sys.stderr)
