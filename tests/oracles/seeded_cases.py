"""The same drawn questions everywhere: made from a seed, answered by the engine alone, compared as JSON text.

Runs under CPython and, unchanged, in Pyodide.
"""

import json
import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from navigator.dates.calendars import calendars_from_data
from navigator.dates.counting import count
from navigator.dates.periods import ClearDays, Days, Hours, Months, Period, Weeks, WorkingDays, Years
from navigator.dates.refusals import Refusal
from navigator.dates.rules import Direction, FirstDay, LastDay, Receipt, Rules, ShortPeriod
from navigator.explain.answers import count_data
from navigator.explain.elapsed import progress, progress_text

SEED = 20261122
_AMOUNTS: dict[type[Period], int] = {
    Hours: 96,
    Days: 120,
    ClearDays: 40,
    WorkingDays: 80,
    Weeks: 20,
    Months: 20,
    Years: 4,
}
_FIRST = date(2003, 1, 1)
_DAYS = 28 * 365


def answers(files: Mapping[str, Any], amount: int, seed: int = SEED) -> str:
    """The answers to that many questions, one JSON object a line."""
    calendars = calendars_from_data(files)
    names = sorted(calendars)
    draw = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    return "\n".join(
        json.dumps(_answer(draw, calendars[draw.choice(names)]), ensure_ascii=False, sort_keys=True)
        for _ in range(amount)
    )


def _answer(draw: random.Random, calendar: Any) -> dict[str, Any]:
    kind = draw.choice(list(_AMOUNTS))
    period = kind(draw.randint(1, _AMOUNTS[kind]))
    start = _FIRST + timedelta(draw.randrange(_DAYS))
    rules = Rules(
        first_day=draw.choice(list(FirstDay)),
        receipt=draw.choice(list(Receipt)),
        last_day=draw.choice(list(LastDay)),
        direction=draw.choice(list(Direction)),
        cutoff="16:00",
        short=draw.choice([None, ShortPeriod(5, "Civil Procedure Rules, rule 2.8(4)")]),
    )
    late = draw.random() < 1 / 4
    today = start + timedelta(draw.randint(-5, 60))
    try:
        counted = count(period, start, rules, calendar, late=late)
        run = progress(counted, calendar, today)
    except Refusal as refusal:
        return {"refused": str(refusal)}
    return {**count_data(counted, calendar), "progress": progress_text(run)}
