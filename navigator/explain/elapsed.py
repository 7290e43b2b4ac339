"""How far a limit has run by a given day."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from navigator.case.verdicts.standing import DAYS_OFF, OUT_OF_SCHOOL
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count
from navigator.dates.periods import THAT_DAY, DayOfYear
from navigator.dates.rules import Direction, in_open_days
from navigator.explain.working import days
from navigator.words import ENGLISH, Language


class State(Enum):
    """Where a day stands against a limit."""

    NOT_BEGUN = "not begun"
    RUNNING = "running"
    LAST_DAY = "last day"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Progress:
    """A limit seen from a day.

    `unit` is what the numbers are in: "working days", "school days" or "days". `passed` and `left` hold the day itself
    when it counts, and the days after it; a limit counted back has only `left`. `late_by` is 0 on the days off after a
    due date, though the day is late; `days_late` are calendar days.
    """

    state: State
    unit: str
    counts_today: bool
    passed: int
    total: int
    left: int
    late_by: int
    days_late: int


def progress(count: Count, calendar: Calendar, today: date) -> Progress:
    """Say how far a count has run by a day."""
    open_days = in_open_days(count.period, count.rules)
    days_late = max(0, (today - count.due).days)
    if count.rules.direction is Direction.BEFORE or count.period == THAT_DAY or isinstance(count.period, DayOfYear):
        counted: list[date] = []
        left = calendar.between(today, count.due) if open_days else (count.due - today).days
    else:
        counted = [day.date for day in days(count, calendar) if day.counted]
        rolled = max(0, (count.due - max(count.last_day, today)).days)
        left = sum(today < day <= count.due for day in counted) + rolled
    return Progress(
        state=_state(count, today),
        # Where no day of the week is a day off, as in the law of building contracts, a Sunday is no working day.
        unit=calendar.kind.value if open_days and calendar.weekend else "days",
        counts_today=today in counted,
        passed=sum(day <= today for day in counted),
        total=len(counted),
        left=max(0, left),
        late_by=calendar.between(count.due, today) if open_days and days_late else days_late,
        days_late=days_late,
    )


def progress_text(progress: Progress, words: Language = ENGLISH, *, firm: bool = True) -> str:
    """Say it in a sentence: "Today is working day 7 of 15." or "Late by 3 working days.".

    Past the end of a calendar a date is not `firm`, and may be late at most.
    """
    unit = progress.unit.replace(" ", "_")
    if not firm and progress.state in (State.LATE, State.LAST_DAY):
        return words(f"progress.{progress.state.value}.not_firm")
    if progress.state is State.LATE:
        return words("progress.late", length=_late_by(progress, words))
    if progress.state is not State.RUNNING:
        return words(f"progress.{progress.state.value}")
    if not progress.total:
        return words("progress.left", length=words.plural(f"period.{unit}", progress.left))
    key = "progress.day" if progress.counts_today else "progress.passed"
    # With one day in all, and that not today, none has passed.
    only = ".one" if progress.total == 1 and not progress.counts_today else ""
    return words(f"{key}.{unit}{only}", n=progress.passed, total=progress.total)


_LESS_THAN = {DAYS_OFF: "late.less_than.working_days", OUT_OF_SCHOOL: "late.less_than.school_days"}


def lateness(amount: int, unit: str, words: Language = ENGLISH, *, or_more: bool = False) -> str:
    """By how much something is late, in the unit of its limit as far as one can, so that it grows with each day.

    `or_more`: it is late by that in every world, and by more in some.
    """
    if or_more:
        return words("late.at_least", late=lateness(amount, "days" if unit in _LESS_THAN else unit, words))
    if unit in _LESS_THAN:
        return words(_LESS_THAN[unit])
    return words.plural(f"period.{unit.replace(' ', '_')}", amount)


def _late_by(progress: Progress, words: Language) -> str:
    if progress.late_by or progress.unit == "days":
        return lateness(progress.late_by or progress.days_late, progress.unit, words)
    return words(f"late.less_than.{progress.unit.replace(' ', '_')}")


def _state(count: Count, today: date) -> State:
    if today > count.due:
        return State.LATE
    if today == count.due:
        return State.LAST_DAY
    ahead = count.rules.direction is Direction.BEFORE or count.period == THAT_DAY
    begun = ahead or today >= count.counted_from
    return State.RUNNING if begun else State.NOT_BEGUN
