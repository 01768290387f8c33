"""Files read and told: one alone, or several side by side with a summary at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing
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
    work = partial(carry_out, steps=tuple(steps), render=action.alone)
    with workplace as place, closing(in_order(place, work, [source])) as outcomes:
        _, outcome = next(outcomes)
    lines = [outcome.fault] if outcome.fault else action.finish(source, outcome.made)
    for line in lines:
        print(line, file=sys.stderr)
    return not lines


def read_several(sources: Sequence[Source], steps: Sequence[Step], action: Action, workplace: Place) -> bool:
    """Read files side by side and tell them in order, then the summary. Returns whether nothing is wrong."""
    started = time.monotonic()
    tally, progress = Tally(), Progress(sys.stderr, len(sources))
    work = partial(carry_out, steps=tuple(steps), render=action.among_several)
    is_heard = True
    with workplace as place:
        try:
            with closing(in_order(place, work, sources, progress.tell)) as outcomes:
                for source, outcome in outcomes:
                    progress.clear()
                    tally.add(outcome, outcome.fault or _finish(action, source, outcome))
                    progress.passed(tally.page_count, source.label)
        except BrokenPipeError:
            is_heard = False
            raise
        finally:
            progress.clear()
            for line in tally.lines(len(sources), time.monotonic() - started) if is_heard else ():
                print(line, file=sys.stderr)
    return not tally.faults


def _finish(action: Action, source: Source, outcome: Outcome) -> str:
    """One line for the summary about everything that is wrong, which is told at once; "" when nothing is."""
    lines = action.finish(source, outcome.made)
    if len(lines) < 2:
        return "".join(lines)
    for line in lines:
        print(line, file=sys.stderr)
    return f"{source.label}: differs as said above"
